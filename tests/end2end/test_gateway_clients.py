"""Real clients at the gateway: the official ones for Node, and a page made with the AI SDK."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import http.server
import json
import shutil
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from desktop.session.forward_log import ForwardStatus
from desktop.settings import ProviderKind
from tests.browser import chromium, needs_chromium, watched
from tests.scripted_server import (
    DONE,
    Answer,
    Cut,
    Gate,
    Hang,
    Step,
    chat_chunk,
    chat_chunks,
)
from tests.unit.gateway.running import Running, running

SOURCES = Path(__file__).parents[1] / "clients"
#: Where packaging/setup.sh installs what SOURCES asks for.
MODULES = Path(sys.prefix) / "clients" / "node_modules"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None or not MODULES.exists(), reason="needs Node and the packages of tests/clients"
)
TEXTS = ["Hel", "lo\r\n", "wörld\n\ndata: {}\n\n"]


def calling(arguments: str) -> list[Step]:
    """A call of a tool, its arguments in two pieces."""

    def call(**fields: Any) -> bytes:
        return chat_chunk(tool_calls=[{"index": 0, **fields}])

    half = len(arguments) // 2
    return [
        call(id="c1", function={"name": "count", "arguments": arguments[:half]}),
        call(function={"arguments": arguments[half:]}),
        chat_chunk(finish="tool_calls"),
        DONE,
    ]


async def node(script: Path, *arguments: str) -> bytes:
    assert NODE is not None
    process = await asyncio.create_subprocess_exec(
        *(NODE, str(script), *arguments),
        cwd=script.parent,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complaints = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, complaints.decode()
    return said


def project(folder: Path, *names: str) -> Path:
    """A folder with these sources, in which the packages are found."""
    folder.mkdir()
    (folder / "node_modules").symlink_to(MODULES)
    for name in names:
        shutil.copy(SOURCES / name, folder / Path(name).name)
    return folder


def test_the_official_clients_for_node(tmp_path: Path) -> None:
    arguments = '{"of": "a\\nb"}'
    cut: list[Step] = [chat_chunk("Half"), Cut()]
    left: list[Step] = [chat_chunk("Some"), Hang()]
    limit = b'{"error": {"message": "Slow down", "type": "rate_limit_error"}}'
    busy = b'{"error": {"message": "Too much", "type": "overloaded_error"}}'

    async def main() -> Any:
        async with running(tmp_path, ProviderKind.OPENAI_CHAT) as run:
            run.upstream.chat(
                Answer(chat_chunks(TEXTS)),
                Answer(calling(arguments)),
                Answer(chat_chunks(TEXTS)),
                Answer(chat_chunks(TEXTS)),
                Answer(calling(arguments)),
                Answer(chat_chunks(TEXTS)),
                *[Answer(cut)] * 3,
                Answer([limit], 429, "application/json", {"Retry-After": "7"}),
                Answer([busy], 503, "application/json"),
                *[Answer(left)] * 2,
            )
            folder = project(tmp_path / "node", "sdks.mjs")
            said = await node(folder / "sdks.mjs", run.url, run.token)
            await run.until(lambda: run.log.running == 0)
            statuses = [entry.status for entry in run.log.entries]
            assert statuses[:2] == [ForwardStatus.LEFT] * 2
            for _ in range(500):
                if len(run.upstream.disconnects) == 2:
                    break
                await asyncio.sleep(0.01)
            assert len(run.upstream.disconnects) == 2
            return json.loads(said)

    got = asyncio.run(main())
    text = "".join(TEXTS)
    assert got["models"] == ["p/m"]
    assert got["chat"] == {"texts": TEXTS, "tokens": 7}
    assert got["chatTools"] == [["count", arguments]]
    assert got["responses"] == {"text": text, "last": "response.completed"}
    assert got["messages"] == {"pieces": TEXTS, "stop": "end_turn", "tokens": 7}
    assert got["messagesTools"] == [["count", {"of": "a\nb"}]]
    assert got["whole"] == text
    assert got["beforeChatCut"] == "Half"
    for name in ("chatCut", "responsesCut", "messagesCut"):
        assert "broke off" in got[name]["words"], got[name]
    assert got["limited"]["name"] == "RateLimitError"
    assert "Slow down" in got["limited"]["words"]
    assert got["overloaded"]["status"] in (503, 529)
    assert got["unknown"]["name"] == "NotFoundError"
    assert got["openaiStranger"]["name"] == "AuthenticationError"
    assert got["anthropicStranger"]["name"] == "AuthenticationError"
    assert got["left"] == "openai, anthropic"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The files of a folder at an origin of their own."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextlib.asynccontextmanager
async def shown(run: Running, origin: str) -> AsyncIterator[Any]:
    async with chromium() as browser, watched(browser) as page:
        place = json.dumps({"url": run.url, "token": run.token})
        await page.add_init_script(f"window.gateway = {place}")
        await page.goto(origin)
        await expect(page.locator("#status")).to_have_text("ready")
        yield page


@needs_chromium
def test_a_page_made_with_react_and_the_ai_sdk(tmp_path: Path) -> None:
    async def main() -> None:
        names = ("page/index.html", "page/main.jsx", "page/vite.config.js")
        folder = project(tmp_path / "page", *names)
        await node(MODULES / "vite" / "bin" / "vite.js", "build", str(folder))
        with serving(folder / "dist") as origin:
            async with running(tmp_path, origins=(origin,)) as run:
                gate = Gate()
                run.upstream.chat(
                    Answer(
                        [
                            chat_chunk(reasoning_content="Hmm"),
                            chat_chunk("One <b>"),
                            gate,
                            *chat_chunks(["and two"])[1:],
                        ]
                    ),
                    Answer(calling('{"of": "x"}')),
                    Answer([chat_chunk("Half"), Cut()]),
                    Answer([chat_chunk("Long"), Hang()]),
                )
                async with shown(run, origin) as page:
                    last = page.locator("p.assistant").last

                    async def ask(words: str) -> None:
                        await page.locator("input").fill(words)
                        await page.keyboard.press("Enter")

                    await ask("Hello")
                    await expect(last.locator(".text")).to_have_text("One <b>")
                    await expect(last.locator(".reasoning")).to_have_text("Hmm")
                    await expect(page.locator("#status")).to_have_text("streaming")
                    gate.event.set()
                    await expect(last.locator(".text")).to_have_text("One <b>and two")
                    await expect(page.locator("#status")).to_have_text("ready")
                    await ask("Count")
                    await expect(last.locator(".tool")).to_have_text(
                        'count input-available {"of":"x"}'
                    )
                    await ask("Break")
                    await expect(page.locator("#error")).to_contain_text("broke off")
                    await expect(page.locator("#status")).to_have_text("error")
                    await ask("Again")
                    await expect(last.locator(".text")).to_have_text("Long")
                    await page.locator("#stop").click()
                    await expect(page.locator("#status")).to_have_text("ready")
                    await run.until(lambda: run.last.status is ForwardStatus.LEFT)
                    async with asyncio.timeout(5):
                        await run.upstream.disconnected.wait()

    asyncio.run(main())
