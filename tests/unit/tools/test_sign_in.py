"""Signing in at a tool server: a real one, and a browser that follows its redirect."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from desktop.chat.blocks import Text
from desktop.chat.errors import KeyringLocked, ToolError
from desktop.session.sign_ins import SignInRequest, SignIns
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.redirect import RedirectReceiver, address, free_port
from desktop.tools.mcp.server import McpServer
from desktop.tools.mcp.sign_in import may_be_opened
from tests.unit.tools.oauth_server import Book, oauth_server


class Keyring:
    """Keeps secrets in memory, or does not work."""

    def __init__(self, *, works: bool = True) -> None:
        self.kept: dict[str, str] = {}
        self.hidden: list[str] = []
        self.works = works

    async def secret(self, name: str) -> str | None:
        if not self.works:
            raise KeyringLocked("locked")
        return self.kept.get(name)

    async def has_secret(self, name: str) -> bool | None:
        return name in self.kept if self.works else None

    async def keep_secret(self, name: str, text: str) -> None:
        if not self.works:
            raise KeyringLocked("locked")
        self.kept[name] = text

    async def forget_secret(self, name: str) -> None:
        self.kept.pop(name, None)

    def hide(self, text: str) -> None:
        self.hidden.append(text)


class Browser:
    """Goes where it is sent, and follows one redirect."""

    def __init__(self, *, agrees: bool = True, comes_back: bool = True) -> None:
        self.agrees = agrees
        self.comes_back = comes_back
        self.requests: list[SignInRequest] = []
        self.pages: list[str] = []
        self.closed = 0
        self.tasks: list[asyncio.Task[None]] = []
        self.asked = asyncio.Event()

    def show(self, request: SignInRequest) -> None:
        self.requests.append(request)
        self.asked.set()
        request.closed = self._on_closed
        if not self.agrees:
            request.refuse()
            return
        request.agree()
        if self.comes_back:
            self.tasks.append(asyncio.create_task(self._go(request.url)))

    def _on_closed(self) -> None:
        self.closed += 1

    async def _go(self, url: str) -> None:
        async with httpx2.AsyncClient(follow_redirects=True, trust_env=False) as client:
            self.pages.append((await client.get(url)).text)


Scene = Callable[[str, Book], Awaitable[None]]


def play(scene: Scene) -> None:
    async def main() -> None:
        async with oauth_server() as (url, book):
            await asyncio.wait_for(scene(url, book), 60)

    asyncio.run(main())


def server(url: str, keyring: Keyring, browser: Browser, **settings: Any) -> McpServer:
    sign_ins = SignIns(keyring)
    sign_ins.show = browser.show
    wanted = ToolServer(url=url, **settings)
    return McpServer("guarded", wanted, environment={}, sign_in=sign_ins.of("guarded", wanted))


async def whoami(found: McpServer) -> str:
    outcome = await found.call("whoami", {})
    return "".join(part.text for part in outcome.content if isinstance(part, Text))


def test_one_signs_in_once_and_is_known_afterwards() -> None:
    async def scene(url: str, book: Book) -> None:
        keyring, browser = Keyring(), Browser()
        first = server(url, keyring, browser)
        assert await whoami(first) == "somebody who signed in"
        await first.aclose()
        await asyncio.gather(*browser.tasks)
        assert "You are signed in." in browser.pages[0]
        assert browser.requests[0].server == "guarded"
        assert browser.closed == 1
        assert first.may_be_signed_in
        # As after a start: what is known is in the keyring, and nowhere else.
        later = server(url, keyring, browser)
        await later.look_for_sign_in()
        assert later.may_be_signed_in
        assert await whoami(later) == "somebody who signed in"
        await later.aclose()
        assert book.signed_in == 1
        assert len(browser.requests) == 1
        [kept] = keyring.kept.values()
        token = json.loads(json.loads(kept)["tokens"])["access_token"]
        assert token in keyring.hidden
        await later.sign_out()
        assert keyring.kept == {}
        assert not later.may_be_signed_in

    play(scene)


@pytest.mark.parametrize("works", [True, False])
def test_one_can_only_sign_out_where_one_may_be_signed_in(works: bool) -> None:
    async def main() -> None:
        found = server("http://localhost:9/mcp", Keyring(works=works), Browser())
        await found.look_for_sign_in()
        assert found.may_be_signed_in is not works, "a locked keyring may hold something"
        headers = {"Authorization": "Bearer $TOKEN"}
        named = server("http://localhost:9/mcp", Keyring(), Browser(), headers=headers)
        assert not named.may_be_signed_in

    asyncio.run(main())


def test_an_answer_that_says_no_keeps_the_connection() -> None:
    async def scene(url: str, book: Book) -> None:
        found = server(url, Keyring(), Browser())
        await found.tools()
        changes = found.changes
        with pytest.raises(ToolError):
            await found.read("nothing://here")
        assert found.running
        await found.tools()
        assert found.changes == changes, "it was not connected anew"
        await found.aclose()

    play(scene)


@pytest.mark.parametrize("restart", [False, True])
def test_a_token_that_ran_out_is_renewed_without_the_user(restart: bool) -> None:
    async def scene(url: str, book: Book) -> None:
        keyring, browser = Keyring(), Browser()
        found = server(url, keyring, browser)
        book.holds = -1 if not restart else 1
        assert await whoami(found) == "somebody who signed in"
        if restart:
            await found.aclose()
            for token in book.access.values():
                token.expires_at = 1
            await asyncio.sleep(1.1)
            found = server(url, keyring, browser)
            assert await whoami(found) == "somebody who signed in"
        await found.aclose()
        await asyncio.gather(*browser.tasks)
        assert book.signed_in == 1
        assert book.refreshed == 1

    play(scene)


def test_without_a_keyring_it_holds_until_the_end() -> None:
    async def scene(url: str, book: Book) -> None:
        keyring, browser = Keyring(works=False), Browser()
        found = server(url, keyring, browser)
        await found.tools()
        await found.stop()
        await found.tools()
        await found.aclose()
        await asyncio.gather(*browser.tasks)
        assert book.signed_in == 1
        assert keyring.kept == {}

    play(scene)


def test_who_does_not_sign_in_gets_a_sentence() -> None:
    async def scene(url: str, book: Book) -> None:
        found = server(url, Keyring(), Browser(agrees=False))
        with pytest.raises(ToolError, match="did not sign in at the tool server guarded"):
            await found.tools()
        assert not found.running
        assert book.signed_in == 0

    play(scene)


def test_waiting_for_the_browser_takes_as_long_as_it_takes_and_can_be_given_up() -> None:
    async def scene(url: str, book: Book) -> None:
        browser = Browser(comes_back=False)
        sign_ins = SignIns(Keyring())
        sign_ins.show = browser.show
        wanted = ToolServer(url=url)
        sign_in = sign_ins.of("guarded", wanted)
        found = McpServer("guarded", wanted, environment={}, sign_in=sign_in, start_limit=3.0)
        listing = asyncio.create_task(found.tools())
        await browser.asked.wait()
        await asyncio.sleep(3.2)
        assert not listing.done()
        browser.requests[0].refuse()
        with pytest.raises(ToolError, match="did not sign in"):
            await listing
        assert browser.closed == 1

    play(scene)


def test_a_server_with_credentials_in_its_settings_does_not_ask() -> None:
    assert (
        SignIns(Keyring()).of("a", ToolServer(url="https://a", headers={"authorization": "x"}))
        is None
    )


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://example.org/authorize?x=1", True),
        ("http://127.0.0.1:9/authorize", True),
        ("http://localhost/authorize", True),
        ("http://example.org/authorize", False),
        ("http://127.0.0.1.example.org/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("x-rce:$(calc)", False),
        ("a' && calc.exe && '", False),
    ],
)
def test_a_browser_is_sent_to_https_and_to_this_computer_only(url: str, allowed: bool) -> None:
    assert may_be_opened(url) is allowed


@pytest.mark.parametrize(
    "request_line",
    [
        "GET /callback?code=x&state=other HTTP/1.1",
        "GET /other?code=x&state=mine HTTP/1.1",
        "POST /callback?code=x&state=mine HTTP/1.1",
        "GET /callback HTTP/1.1",
        "nonsense",
    ],
)
def test_the_receiver_takes_only_what_it_waits_for(request_line: str) -> None:
    async def scene() -> None:
        port = free_port()
        receiver = RedirectReceiver(port, "mine")
        await receiver.open()
        try:
            assert b"404" in await sent(port, f"{request_line}\r\nHost: 127.0.0.1:{port}\r\n\r\n")
            # A page that had its own name lead here, too.
            good = "GET /callback?code=x&state=mine HTTP/1.1"
            assert b"404" in await sent(port, f"{good}\r\nHost: evil.example:{port}\r\n\r\n")
            assert b"200" in await sent(port, f"{good}\r\nHost: 127.0.0.1:{port}\r\n\r\n")
            assert (await receiver.received())["code"] == "x"
            with pytest.raises(ToolError, match="is taken"):
                await RedirectReceiver(port, "mine").open()
        finally:
            await receiver.aclose()
        assert address(port) == f"http://127.0.0.1:{port}/callback"

    asyncio.run(asyncio.wait_for(scene(), 20))


async def sent(port: int, text: str) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(text.encode())
    try:
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()
