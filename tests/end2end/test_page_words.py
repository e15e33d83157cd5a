"""The page of conversations in another language than English."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.async_api import Page, Route, expect
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.runtime.paths import resources_folder
from desktop.settings import Language
from desktop.tools.tool import ToolOutcome, says
from desktop.ui.translations import Translations
from desktop.ui.wording import language, spoken
from tests.browser import chromium, needs_chromium
from tests.scripted_server import Answer, Cut, chat_chunk, chat_chunks, sse
from tests.unit.gateway.paging import paged
from tests.unit.session.turning import StandIn

FOLDER = resources_folder() / "translations"
#: A reply that calls a tool.
CALL = {"index": 0, "id": "c1", "function": {"name": "desk__zaehle", "arguments": '{"was": 1}'}}
CALLING = sse({"choices": [{"index": 0, "delta": {"tool_calls": [CALL]}}]})
pytestmark = needs_chromium


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp, FOLDER)
    translations.speak(Language.GERMAN)
    yield
    translations.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


async def zaehle(arguments: dict[str, object]) -> ToolOutcome:
    return says("1")


def english_texts() -> re.Pattern[str]:
    """All that the program says in English, and in other words in German."""
    patterns = []
    for message in ElementTree.parse(FOLDER / "rivulet_de.ts").iter("message"):
        english, german = message.findtext("source") or "", message.findtext("translation")
        parts = re.split(r"\{\w+\}|%L?n", english)
        # What is nearly all fields is found in German as well.
        if english != german and len(re.findall(r"[a-zA-Z]", "".join(parts))) > 2:
            patterns.append(".+".join(map(re.escape, parts)))
    return re.compile("|".join(patterns))


async def texts_of(page: Page) -> set[str]:
    """Everything that is on the page to be read, or said by a screen reader."""
    found = await page.evaluate(
        """() => {
          const texts = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest("noscript, kbd, .code pre")) {
              texts.push(walker.currentNode.data);
            }
          }
          for (const element of document.querySelectorAll("*")) {
            for (const name of ["aria-label", "placeholder", "title", "alt"]) {
              texts.push(element.getAttribute(name) ?? "");
            }
          }
          return texts;
        }"""
    )
    return {text.strip() for text in found} - {""}


@pytest.mark.usefixtures("german")
def test_no_english_is_left_on_a_german_page(tmp_path: Path) -> None:
    english, seen = english_texts(), set[str]()

    async def look(page: Page) -> None:
        texts = await texts_of(page)
        seen.update(texts)
        assert [text for text in texts if english.fullmatch(text)] == []

    async def main() -> None:
        tools = [StandIn("zaehle", zaehle)]
        async with (
            paged(tmp_path, tools, in_words=spoken, language=language()) as run,
            chromium() as browser,
        ):
            page = await browser.new_page()
            run.upstream.chat(
                Answer([CALLING, b"data: [DONE]\n\n"]),
                Answer(chat_chunks(["Fertig:\n\n```\nx\n```\n"])),
                Answer([chat_chunk("Halb"), Cut()]),
            )
            await page.goto(run.gateway.page_address())
            await expect(page.locator("html")).to_have_attribute("lang", "de")
            await expect(page.locator("#empty h2")).to_have_text("Worüber sprechen wir?")
            await look(page)
            await page.locator("#text").fill("Guten Tag")
            await page.keyboard.press("Enter")
            await expect(page.locator(".asks p")).to_have_text("„zaehle“ von desk erlauben?")
            await expect(page.locator("#state")).to_contain_text("Zustimmung")
            await look(page)
            await page.get_by_role("button", name="Verweigern").click()
            reply = page.locator("article.assistant").last
            await expect(reply).to_contain_text("Fertig")
            await expect(page.locator("#said")).to_have_text("Die Antwort ist vollständig.")
            refused = page.locator("article.tool pre")
            await expect(refused).to_have_text("Sie haben diesen Aufruf nicht erlaubt.")
            await expect(reply.get_by_role("button", name="Diesen Code kopieren")).to_be_visible()
            await look(page)
            await page.locator("#text").fill("Und nun?")
            await page.keyboard.press("Enter")
            await expect(reply.locator(".end.failure")).to_contain_text("brach vor ihrem Ende ab")
            await look(page)
            port = run.port
            await run.gateway.stop()
            await expect(page.locator("#notice")).to_contain_text("antwortet nicht")
            await run.gateway.start(port)
            await expect(page.locator("#outside")).to_be_visible(timeout=15_000)
            await look(page)

    asyncio.run(main())
    assert seen >= {"Heute", "Senden", "fortsetzen", "erneut versuchen", "zaehle (desk): fragt"}
    assert english.fullmatch("first token 0.45 s"), "it would be seen"


@pytest.mark.usefixtures("german")
def test_nothing_is_shown_before_its_words_are_known_or_cannot_be(tmp_path: Path) -> None:
    async def main() -> None:
        async with (
            paged(tmp_path, in_words=spoken, language=language()) as run,
            chromium() as browser,
        ):
            held: asyncio.Queue[Route] = asyncio.Queue()
            page = await browser.new_page()
            await page.route("**/page/words", held.put)
            sent = page.locator("#send span")
            await page.goto(run.gateway.page_address())
            route = await held.get()
            assert await shown(page) == []
            await route.continue_()
            await expect(sent).to_have_text("Senden")
            await expect(sent).to_be_visible()
            await page.reload()
            await (await held.get()).abort()
            await expect(sent).to_have_text("Send")
            await expect(sent).to_be_visible()
            await expect(page.locator("#empty")).to_be_visible()

    asyncio.run(main())


async def shown(page: Page) -> Any:
    """What of the page can be seen."""
    return await page.evaluate(
        "[...document.querySelectorAll('body *')].filter((e) => "
        "e.checkVisibility({ visibilityProperty: true })).map((e) => e.outerHTML)"
    )
