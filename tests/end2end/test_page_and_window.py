"""The real program and a real browser: one conversation, live in both places."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import CHROMIUM, OPTIONS, needs_chromium
from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, Hang, ScriptedServer, chat_chunk, chat_chunks

pytestmark = needs_chromium


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.fixture
def app(start_app: StartApp, server: ScriptedServer, tmp_path: Path) -> RunningApp:
    """The program, with something in the place of the browser that notes its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").write_text(
        SETTINGS.format(url=server.url)
        + f'\n[appearance]\nlanguage = "de"\n\n[gateway]\nport = {port}\n'
    )
    folder = tmp_path / "bin"
    folder.mkdir()
    opener = folder / "xdg-open"
    opener.write_text(
        f'#!/bin/sh\nprintf %s "$1" >{tmp_path}/opened.new\n'
        f"mv {tmp_path}/opened.new {tmp_path}/opened\n"
    )
    opener.chmod(0o755)
    return start_app(PATH=f"{folder}:/usr/bin:/bin", SCRIPTED_KEY="sk-any")


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser.new_page()
        browser.close()


def listening(app: RunningApp) -> set[str]:
    """The addresses on which the program takes connections."""
    connections = psutil.Process(app.process.pid).net_connections("tcp")
    return {c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN}


def test_what_is_said_in_the_one_is_seen_in_the_other(
    app: RunningApp, server: ScriptedServer, page: Page, tmp_path: Path
) -> None:
    server.chat(
        Answer(chat_chunks(["Told in the window"])),
        Answer([chat_chunk("Told in the browser"), Hang()]),
        Answer(chat_chunks(["The third"])),
    )
    app.wait_window()
    app.type("Hello")
    app.key("Return")
    wait_for("the reply", lambda: "Told in the window" in str(replies(app.data_dir)))

    # Nothing listens before it is wanted, and then on this computer only.
    assert listening(app) == set()
    app.key("ctrl+alt+w")
    address = tmp_path / "opened"
    wait_for("the browser", address.exists)
    assert "127.0.0.1" in listening(app) <= {"127.0.0.1", "::1"}
    page.goto(address.read_text())
    # It speaks as the window does.
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#send")).to_contain_text("Senden")
    page.get_by_role("navigation").get_by_role("button", name="Hello").click()
    expect(page.locator("article.assistant p")).to_have_text("Told in the window")

    page.locator("#text").fill("And you?")
    page.keyboard.press("Enter")
    expect(page.locator("article.assistant").last).to_contain_text("Told in the browser")
    # The window shows it as its own: Esc there stops it.
    app.key("Escape")
    wait_for("the close of the connection", server.disconnected.is_set)
    expect(page.locator("article.assistant").last.locator(".end")).to_contain_text("Angehalten.")

    app.type("Last")
    app.key("Return")
    expect(page.locator("article.assistant").last).to_contain_text("The third")
    assert page.locator("article").count() == 6
    code = address.read_text().partition("#code=")[2]
    assert code
    assert code not in app.log + app.output
    assert " ERROR " not in app.log
