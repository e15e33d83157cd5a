"""Tool servers that behave, and that do not: a fault is a sentence and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from desktop.chat.blocks import Text
from desktop.chat.errors import ToolError
from desktop.chat.tool import fingerprint
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.server import McpServer
from desktop.tools.mcp.servers import McpServers
from desktop.tools.tool import ToolOutcome

SCRIPT = str(Path(__file__).with_name("tool_server.py"))


def settings(mode: str, *more: str) -> ToolServer:
    return ToolServer(command=sys.executable, args=(SCRIPT, mode, *more))


@asynccontextmanager
async def serving(
    mode: str, *more: str, limit: float = 30.0, **environment: str
) -> AsyncIterator[McpServer]:
    server = McpServer("desk", settings(mode, *more), environment=environment, start_limit=limit)
    try:
        yield server
    finally:
        await server.aclose()


def play(scene: Callable[[], Awaitable[None]]) -> None:
    async def main() -> None:
        await asyncio.wait_for(scene(), 60)

    asyncio.run(main())


def text_of(outcome: ToolOutcome) -> str:
    return "".join(part.text for part in outcome.content if isinstance(part, Text))


def test_tools_are_listed_and_called() -> None:
    async def scene() -> None:
        async with serving("good") as server:
            assert server.known is None
            echo, plain, _ = await server.tools()
            assert (echo.server, echo.definition.name) == ("desk", "echo")
            assert echo.definition.description == "Says it again."
            assert echo.hints.read_only
            assert not echo.hints.destructive
            assert plain.hints.destructive, "what is not said counts as the worst"
            assert text_of(await echo.run({"text": "hi"})) == "hi"
            both = await asyncio.gather(echo.run({"text": "1"}), echo.run({"text": "2"}))
            assert [text_of(outcome) for outcome in both] == ["1", "2"]

    play(scene)


def test_an_error_of_a_tool_is_its_answer() -> None:
    async def scene() -> None:
        async with serving("fails") as server:
            outcome = await server.call("echo", {})
            assert (text_of(outcome), outcome.is_error) == ("No.", True)

    play(scene)


def test_no_key_reaches_a_server() -> None:
    async def scene() -> None:
        keys: dict[str, Any] = {
            "OPENAI_API_KEY": "sk-canary",
            "SECRET": "canary",
            "PATH": "/bin",
            "HOME": "/h",
        }
        async with serving("environment", **keys) as server:
            seen = json.loads(text_of(await server.call("echo", {})))
            assert "canary" not in str(seen)
            assert (seen["PATH"], seen["HOME"]) == ("/bin", "/h")

    play(scene)


def test_a_variable_is_passed_on_when_the_settings_name_it() -> None:
    async def scene() -> None:
        wanted = ToolServer(
            command=sys.executable,
            args=(SCRIPT, "environment"),
            env={"TOKEN": "$MY_TOKEN", "PLAIN": "x"},
        )
        server = McpServer("desk", wanted, environment={"MY_TOKEN": "t", "OTHER": "o"})
        try:
            seen = json.loads(text_of(await server.call("echo", {})))
        finally:
            await server.aclose()
        assert (seen["TOKEN"], seen["PLAIN"]) == ("t", "x")
        assert "OTHER" not in seen

    play(scene)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("crash-at-start", "It said last: no configuration found"),
        ("garbage", "It writes what is not a message, without end"),
        ("silent", "was not ready within 1 seconds"),
    ],
)
def test_a_server_that_does_not_start_is_a_sentence(mode: str, words: str) -> None:
    async def scene() -> None:
        async with serving(mode, limit=1.0 if mode == "silent" else 30.0) as server:
            with pytest.raises(ToolError) as failure:
                await server.tools()
            assert words in f"{failure.value.message} {failure.value.hint}"
            assert not server.running

    play(scene)


def test_a_command_that_is_not_there_is_named() -> None:
    async def scene() -> None:
        server = McpServer("desk", ToolServer(command="no-such-command"), environment={})
        with pytest.raises(ToolError, match="“no-such-command” was not found") as failure:
            await server.tools()
        assert "Install it" in failure.value.hint

    play(scene)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    async def scene() -> None:
        wanted = ToolServer(command=sys.executable, cwd=str(tmp_path / "none"))
        with pytest.raises(ToolError, match=r"none', in which .* is to run, is not there"):
            await McpServer("desk", wanted, environment={}).tools()

    play(scene)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("crash-in-call", "It said last: out of cheese"),
        ("large", "more than 8 MiB"),
        ("garbage-in-call", "It writes what is not a message, without end"),
    ],
)
def test_a_server_that_breaks_in_a_call_can_be_used_again(mode: str, words: str) -> None:
    async def scene() -> None:
        async with serving(mode) as server:
            await server.tools()
            with pytest.raises(ToolError) as failure:
                await server.call("echo", {})
            assert words in f"{failure.value.message} {failure.value.hint}"
            assert len(await server.tools()) == 3

    play(scene)


def test_a_call_that_is_stopped_leaves_nothing_behind() -> None:
    async def scene() -> None:
        async with serving("hang") as server:
            await server.tools()
            call = asyncio.create_task(server.call("echo", {}))
            await asyncio.sleep(0.1)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
        assert not server.running

    play(scene)


@pytest.mark.parametrize("mode", ["chatty", "stderr"])
def test_other_words_do_no_harm_and_their_end_is_kept(mode: str) -> None:
    async def scene() -> None:
        # A gigabyte of them.
        async with serving(mode, "10000", limit=60) as server:
            assert text_of(await server.call("echo", {"text": "hi"})) == "hi"
            words = "Starting up" if mode == "chatty" else "the end of it"
            assert words in server.last_words
            assert len(server.last_words) <= 8_192

    play(scene)


def test_a_stubborn_server_ends_with_all_that_it_started(tmp_path: Path) -> None:
    async def scene() -> None:
        file = tmp_path / "pids"
        async with serving("stubborn", str(file)) as server:
            await server.tools()
            pids = [int(word) for word in file.read_text().split()]
            assert all(map(alive, pids))
        for _ in range(100):
            if not any(map(alive, pids)):
                return
            await asyncio.sleep(0.05)
        raise AssertionError("something of it still runs")

    play(scene)


def test_a_server_that_does_not_hear_of_a_stop_ends_with_all_that_it_started(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        file = tmp_path / "pids"
        async with serving("deaf", str(file)) as server:
            call = asyncio.create_task(server.call("echo", {}))
            await until(file.exists)
            await until(file.read_text)
            pids = [int(word) for word in file.read_text().split()]
            call.cancel()
            await asyncio.wait({call})
            await until(lambda: not any(map(alive, pids)))
            assert "did not hear that a call was stopped" in server.last_words
            assert len(await server.tools()) == 3

    play(scene)


def test_a_server_that_hears_of_a_stop_goes_on() -> None:
    async def scene() -> None:
        script = str(Path(__file__).with_name("talking_server.py"))
        talker = ToolServer(command=sys.executable, args=(script,))
        server = McpServer("desk", talker, environment={})
        try:
            await server.tools()
            before = server.changes
            call = asyncio.create_task(server.call("never", {}))
            await asyncio.sleep(0.2)
            call.cancel()
            await asyncio.wait({call})
            await asyncio.sleep(0.5)
            await server.call("log", {})
            assert server.changes == before, "it was not started anew"
        finally:
            await server.aclose()

    play(scene)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="is done by the system elsewhere")
def test_servers_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    program = f"""
import asyncio, sys
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.server import McpServer
wanted = ToolServer(command=sys.executable, args=({SCRIPT!r}, "stubborn", {str(file)!r}))
async def main():
    server = McpServer("desk", wanted, environment={{}})
    await server.tools()
    print("ready", flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""
    started = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
    )
    assert started.stdout is not None
    assert started.stdout.readline() == b"ready\n"
    pids = [int(word) for word in file.read_text().split()]
    assert all(map(alive, pids))
    started.kill()
    started.communicate()

    async def scene() -> None:
        await until(lambda: not any(map(alive, pids)))

    play(scene)


def test_a_huge_answer_over_http_is_a_sentence() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + b'"')
        with contextlib.suppress(OSError):
            for _ in range(100):
                writer.write(b"x" * 1024 * 1024)
                await writer.drain()
        writer.close()

    async def scene() -> None:
        listening = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        server = McpServer("far", ToolServer(url=f"http://127.0.0.1:{port}/"), environment={})
        async with listening:
            with pytest.raises(ToolError, match="more than 8 MiB"):
                await server.tools()
        await server.aclose()

    play(scene)


async def until(look: Callable[[], object]) -> None:
    for _ in range(1_000):
        if look():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("waited in vain")


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_changed_tool_is_another_one() -> None:
    async def scene() -> None:
        async with serving("changes") as server:
            before = (await server.tools())[0]
            await before.run({"text": "x"})
            after = (await server.tools())[0]
            prints = [fingerprint(t.definition, t.title, t.hints) for t in (before, after)]
            assert prints[0] != prints[1]

    play(scene)


def test_patterns_for_results_are_not_run() -> None:
    """The one that this server names would take for ever."""

    async def scene() -> None:
        async with serving("good") as server:
            await server.tools()
            assert text_of(await server.call("shaped", {})) == "x"

    play(scene)


def test_settings_that_change_make_another_server_and_start_none() -> None:
    async def scene() -> None:
        wanted = {"a": settings("good"), "b": settings("good")}
        servers = McpServers(lambda: wanted, environment={})
        a, b = servers.all()
        await a.tools()
        wanted["a"] = settings("fails")
        other, same = servers.all()
        assert same is b
        assert other is not a
        await servers.aclose()
        assert not any(server.running for server in (a, b, other))

    play(scene)
