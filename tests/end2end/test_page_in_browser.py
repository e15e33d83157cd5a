"""The page of conversations in real Chromium: what its user sees and does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, expect

from desktop.chat.blocks import Image
from desktop.chat.conversation import new_conversation
from desktop.runtime.paths import resources_folder
from tests.browser import chromium, needs_chromium, watched
from tests.scripted_server import Answer, Cut, Gate, Hang, chat_chunk, chat_chunks
from tests.unit.gateway.paging import MODEL, Paged, paged

ICONS = resources_folder()
pytestmark = needs_chromium

Scene = Callable[[Paged, Browser], Coroutine[Any, Any, None]]


def play(tmp_path: Path, scene: Scene) -> None:
    async def main() -> None:
        async with paged(tmp_path) as run, chromium() as browser:
            await scene(run, browser)

    asyncio.run(main())


async def entered(run: Paged, page: Page) -> None:
    await page.goto(run.gateway.page_address())
    await expect(page.locator("#empty")).to_be_visible()


async def send(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")


def reply(page: Page) -> Any:
    return page.locator("article.assistant").last


def test_sending_streaming_stopping_and_retrying_by_keys(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        gate = Gate()
        run.upstream.chat(
            Answer([chat_chunk("## Grow"), gate, chat_chunk("ing\n\nmore"), Hang()]),
            Answer(chat_chunks(["A *whole* reply"])),
        )
        async with watched(browser) as page:
            await entered(run, page)
            assert "code" not in page.url
            await expect(page.locator("#text")).to_be_focused()
            await page.keyboard.type("One")
            await page.keyboard.press("Shift+Enter")
            await page.keyboard.type("two")
            await page.keyboard.press("Enter")
            await expect(page.locator("article.user")).to_have_text("One\ntwo")
            await expect(reply(page).locator("h2")).to_have_text("Grow")
            await expect(page.locator("#send")).to_contain_text("Stop")
            gate.event.set()
            await expect(reply(page).locator("h2")).to_have_text("Growing")
            await expect(reply(page).locator("p")).to_have_text("more")
            await page.keyboard.press("Escape")
            await expect(page.locator("#send")).to_contain_text("Send")
            await asyncio.wait_for(run.upstream.disconnected.wait(), 5)
            await expect(reply(page).locator(".end")).to_contain_text("Stopped.")
            await reply(page).get_by_role("button", name="retry").click()
            await expect(reply(page).locator("em")).to_have_text("whole")
            assert await page.locator("article").count() == 2
            await expect(page.locator("#said")).to_have_text("The reply is complete.")
            row = page.get_by_role("navigation").get_by_role("button", name="One", exact=True)
            await expect(row).to_have_attribute("aria-current", "page")

    play(tmp_path, scene)


def test_a_reload_in_the_middle_goes_on_and_other_windows_see_the_same(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        gates = [Gate(), Gate()]
        run.upstream.chat(
            Answer(
                [
                    chat_chunk("First paragraph.\n\n"),
                    gates[0],
                    chat_chunk("Second "),
                    gates[1],
                    *chat_chunks(["one."])[1:],
                ]
            )
        )
        async with watched(browser) as page, watched(browser) as other:
            await entered(run, page)
            await entered(run, other)
            await send(page, "Hello")
            await expect(reply(page)).to_contain_text("First paragraph.")
            await page.reload()
            await expect(reply(page)).to_contain_text("First paragraph.")
            await other.get_by_role("navigation").get_by_role("button", name="Hello").click()
            gates[0].event.set()
            for one in (page, other):
                await expect(reply(one).locator("p").last).to_have_text("Second ")
            gates[1].event.set()
            for one in (page, other):
                await expect(reply(one).locator("p")).to_have_text(
                    ["First paragraph.", "Second one."]
                )
            # What another face of the program sends comes too.
            conversation = await run.library.open(page.url.partition("#")[2])
            assert conversation is not None
            run.upstream.chat(Answer(chat_chunks(["From the window"])))
            # The last word is on the page before the reply is on the disk.
            async with asyncio.timeout(10):
                while run.live.is_busy(conversation.id):  # noqa: ASYNC110 - it tells nobody
                    await asyncio.sleep(0.02)
            asked = await run.live.post(conversation, "Again", parent_id=conversation.leaf_id)
            run.live.begin(conversation, parent_id=asked.id, model=MODEL)
            for one in (page, other):
                await expect(reply(one)).to_contain_text("From the window")

    play(tmp_path, scene)


#: What replies, titles and messages of security row 3 try.
PAYLOADS = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<svg onload=alert(1)>",
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,<script>1</script>)",
    "[d](vbscript:x) [e](file:///etc/passwd) [f](//evil.example/x) [g](\x01javascript:alert(1))",
    "![i](javascript:alert(1)) ![j](https://canary.invalid/x.png)",
    "<https://canary.invalid/> <javascript:alert(1)>",
    "`</code><script>alert(1)</script>`",
    "```html\n</pre><script>alert(1)</script>\n```",
    "| <b>x</b> | y |\n|---|---|\n| <img src=x onerror=alert(1)> | [k](javascript:1) |",
    '[l](https://ok.example "\\" onmouseover=alert(1) x=\\"")',
    "<iframe src=javascript:alert(1)></iframe><base href=//evil.example><form action=x>",
    "[ref]\n\n[ref]: javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;img src=x onerror=alert(1)&#x3e;",
    "constructor prototype [m](https://x.example/?q=<script>)",
]


def test_no_text_becomes_more_than_text(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        asked: list[str] = []
        async with watched(browser) as page:
            page.on("request", lambda request: asked.append(request.url))
            await entered(run, page)
            texts = "\n\n".join(PAYLOADS)
            # In pieces, so that every beginning is drawn too.
            pieces = [texts[at : at + 37] for at in range(0, len(texts), 37)]
            run.upstream.chat(Answer(chat_chunks(pieces)))
            await send(page, PAYLOADS[1] + texts)
            await expect(page.locator("#send")).to_contain_text("Send")
            await expect(reply(page)).to_contain_text("constructor prototype")
            await run.library.rename(page.url.partition("#")[2], PAYLOADS[1])
            await expect(page.locator("#title")).to_have_text(PAYLOADS[1])
            await page.reload()
            await expect(reply(page)).to_contain_text("constructor prototype")
            assert await page.title() == f"{PAYLOADS[1]} - Rivulet"
            found = await page.evaluate(
                """() => {
                  const names = [...document.querySelectorAll("#messages *, #list *, #title *")]
                    .map((element) => element.localName);
                  const handlers = [...document.querySelectorAll("*")].flatMap((element) =>
                    [...element.attributes].filter(({ name }) => name.startsWith("on")));
                  const links = [...document.querySelectorAll("a[href]")].map((a) => a.href);
                  return { names: [...new Set(names)], handlers: handlers.length, links };
                }"""
            )
            bad = {"script", "img", "svg", "iframe", "base", "form", "style", "object", "input"}
            assert not bad & set(found["names"]), found
            assert found["handlers"] == 0
            assert all(
                link.startswith(("https://", f"{run.url}/#text")) for link in found["links"]
            ), found["links"]
            assert [url for url in asked if not url.startswith(run.url)] == []

    play(tmp_path, scene)


def test_the_policy_holds_for_what_a_mistake_would_let_through(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        page = await browser.new_page()
        await entered(run, page)
        told = await page.evaluate(
            """async () => {
              const told = {};
              try { document.body.innerHTML = "<p>x</p>"; told.html = "parsed"; }
              catch (error) { told.html = error.name; }
              try { document.createElement("script").text = "1"; told.script = "made"; }
              catch (error) { told.script = error.name; }
              const image = new Image();
              const stopped = new Promise((done) => {
                document.addEventListener("securitypolicyviolation", (event) => {
                  if (event.effectiveDirective === "img-src") done("stopped");
                });
              });
              image.src = "https://canary.invalid/x.png";
              told.image = await stopped;
              try { await fetch("https://canary.invalid/"); told.fetch = "sent"; }
              catch (error) { told.fetch = error.name; }
              told.cookie = document.cookie;
              return told;
            }"""
        )
        assert told == {
            "html": "TypeError",
            "script": "TypeError",
            "image": "stopped",
            "fetch": "TypeError",
            "cookie": "",
        }

    play(tmp_path, scene)


def test_a_cut_reply_and_a_program_that_is_gone_are_told_in_words(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        run.upstream.chat(Answer([chat_chunk("Half of"), Cut()]), Answer(chat_chunks([" it"])))
        made = await browser.new_context()
        page = await made.new_page()
        await entered(run, page)
        await send(page, "Hello")
        await expect(reply(page).locator(".end.failure")).to_contain_text("broke off")
        await reply(page).get_by_role("button", name="continue").click()
        await expect(page.locator("article")).to_have_count(4)
        await page.locator("#text").fill("typed")
        port = run.port
        await run.gateway.stop()
        await expect(page.locator("#notice")).to_contain_text("does not answer")
        await page.keyboard.press("Enter")
        await expect(page.locator("#text")).to_have_value("typed")
        await run.gateway.start(port)
        # The way in is gone with it.
        await expect(page.locator("#outside")).to_be_visible(timeout=15_000)
        await page.goto(run.gateway.page_address())
        await expect(page.locator("#outside")).to_be_hidden()
        await made.close()

    play(tmp_path, scene)


def test_a_phone_and_a_dark_room(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        wide = "| " + " | ".join(f"column {n}" for n in range(20)) + " |\n|" + "---|" * 20
        long = f"{wide}\n\n```\n{'x' * 400}\n```\n\n{'word ' * 40}{'y' * 300}"
        run.upstream.chat(Answer(chat_chunks([long])))
        phone = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True}
        async with watched(browser, color_scheme="dark", **phone) as page:
            await entered(run, page)
            ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground == "rgb(27, 28, 30)"
            await send(page, "z" * 400)
            await expect(page.locator("#send")).to_contain_text("Send")
            await expect(reply(page)).to_contain_text("word")
            # Nothing is wider than the screen but what scrolls by itself.
            assert await page.evaluate(
                "document.documentElement.scrollWidth <= 390 && "
                "document.getElementById('transcript').scrollWidth <= 390"
            )
            await expect(page.get_by_role("navigation")).to_be_hidden()
            await page.get_by_role("button", name="Conversations").tap()
            await expect(page.locator("#new")).to_be_focused()
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("navigation")).to_be_hidden()
            await expect(page.locator("#menu")).to_be_focused()
            await page.locator("#menu").tap()
            await page.get_by_role("button", name="New conversation").tap()
            await expect(page.locator("#empty")).to_be_visible()
            await page.go_back()
            await expect(reply(page)).to_contain_text("word")
            await page.emulate_media(color_scheme="light")
            ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground == "rgb(255, 255, 255)"

    play(tmp_path, scene)


def test_words_from_right_to_left_and_more_contrast(tmp_path: Path) -> None:
    arabic = "- [x] مهمة منجزة\n- العنصر\n\nالنهر يجري 1234.5.\n\n1. One\n2. Two"

    async def scene(run: Paged, browser: Browser) -> None:
        run.upstream.chat(Answer(chat_chunks([arabic])))
        async with watched(browser, color_scheme="light") as page:
            await entered(run, page)
            await send(page, "اكتب لي نصا.")
            await expect(reply(page)).to_contain_text("Two")
            column = await page.locator("#messages").bounding_box()
            assert column is not None
            middle = column["x"] + column["width"] / 2

            async def start_of(words: str) -> float:
                """Where the first letter of an element stands."""
                return float(
                    await reply(page)
                    .get_by_text(words)
                    .evaluate(
                        "e => { const r = document.createRange(); r.selectNodeContents(e);"
                        " r.setEnd(r.startContainer.firstChild ?? r.startContainer, 1);"
                        " return r.getBoundingClientRect().left; }"
                    )
                )

            assert await start_of("العنصر") > middle
            assert await start_of("النهر") > middle
            assert await start_of("One") < middle
            task = reply(page).get_by_text("مهمة")
            assert await task.evaluate("e => getComputedStyle(e).listStyleType") == "none"
            # A sentence ends at its left.
            for part in (page.locator("article.user .part"), reply(page).get_by_text("1234.5")):
                assert await part.evaluate("e => getComputedStyle(e).direction") == "rtl"
            secondary = "getComputedStyle(document.getElementById('keys')).color"
            assert await page.evaluate(secondary) == "rgb(107, 106, 102)"
            await page.emulate_media(contrast="more")
            assert await page.evaluate(secondary) == "rgb(46, 46, 46)"
            await page.emulate_media(contrast="more", color_scheme="dark")
            assert await page.evaluate(secondary) == "rgb(218, 218, 218)"

    play(tmp_path, scene)


def test_the_reader_keeps_their_place_while_text_comes(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        gate = Gate()
        paragraphs = "".join(f"Paragraph {n} of many.\n\n" for n in range(60))
        run.upstream.chat(
            Answer([chat_chunk(paragraphs), gate, *chat_chunks([paragraphs, "The end."])[1:]])
        )
        async with watched(browser, viewport={"width": 1000, "height": 600}) as page:
            await entered(run, page)
            await send(page, "Go")
            top = "document.getElementById('transcript').scrollTop"
            await expect(reply(page)).to_contain_text("Paragraph 59")
            await page.wait_for_function(f"{top} > 500")
            await page.locator("#transcript").hover()
            await page.mouse.wheel(0, -700)
            await expect(page.locator("#latest")).to_be_visible()
            before = await page.evaluate(top)
            gate.event.set()
            await expect(reply(page)).to_contain_text("The end.")
            assert await page.evaluate(top) == before
            await page.locator("#latest").click()
            await expect(page.locator("#latest")).to_be_hidden()
            assert await page.evaluate(top) > before

    play(tmp_path, scene)


def test_pictures_and_earlier_messages_are_brought(tmp_path: Path) -> None:
    async def scene(run: Paged, browser: Browser) -> None:
        run.upstream.chat(Answer(chat_chunks(["ok"])))
        conversation = new_conversation()
        for number in range(25):
            asked = await run.live.post(
                conversation, f"Question {number}", parent_id=conversation.leaf_id
            )
            run.live.begin(conversation, parent_id=asked.id, model=MODEL)
            await run.until(lambda: not run.live.is_busy(conversation.id), "a reply")
        await run.live.post(
            conversation,
            "Look",
            parent_id=conversation.leaf_id,
            attached=(Image("image/png", (ICONS / "rivulet-64.png").read_bytes()),),
        )
        async with watched(browser) as page:
            await entered(run, page)
            await page.get_by_role("navigation").get_by_role("button", name="Question 0").click()
            await expect(page.locator("article")).to_have_count(40)
            shown = page.locator("article.user img")
            await expect(shown).to_have_attribute("alt", "Picture")
            await page.wait_for_function("document.querySelector('img').naturalWidth === 64")
            await page.get_by_role("button", name="Show earlier messages").click()
            await expect(page.locator("article")).to_have_count(51)
            await expect(page.locator("article").first).to_have_text("Question 0")
            await expect(page.locator("#older")).to_be_hidden()

    play(tmp_path, scene)
