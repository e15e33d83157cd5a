from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

Main = Callable[[], Coroutine[Any, Any, int]]

# ---- sockets ---------------------------------------------------------------------------------


def test_readers_and_writers_come_and_go(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.setblocking(False)
            received = bytearray()
            readable, writable = asyncio.Event(), asyncio.Event()

            def read() -> None:
                received.extend(ours.recv(1))
                readable.set()

            loop.add_writer(ours, writable.set)
            await writable.wait()
            assert loop.remove_writer(ours)
            loop.add_reader(ours, read)
            theirs.send(b"abc")
            while len(received) < 3:
                readable.clear()
                await readable.wait()
            assert loop.remove_reader(ours)
            theirs.send(b"d")
            await asyncio.sleep(0.01)
            assert received == b"abc"
        return 0

    assert run_main(main) == 0


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(65536):
        writer.write(chunk)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def _with_echo_server(visit: Callable[[tuple[str, int]], Awaitable[None]]) -> None:
    open_connections: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_connections.add(task)
        await _echo(reader, writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    await visit(server.sockets[0].getsockname())
    await asyncio.gather(*open_connections)
    server.close()
    await server.wait_closed()


def test_streams_carry_megabytes_both_ways(run_main: Callable[[Main], int]) -> None:
    payload = os.urandom(4_000_000)

    async def visit(address: tuple[str, int]) -> None:
        reader, writer = await asyncio.open_connection(*address)

        async def send() -> None:
            writer.write(payload)
            await writer.drain()
            writer.write_eof()

        sending = asyncio.create_task(send())
        assert await reader.read(-1) == payload
        await sending
        writer.close()
        await writer.wait_closed()

    async def main() -> int:
        await _with_echo_server(visit)
        return 0

    assert run_main(main) == 0


def test_fifty_connections_at_once(run_main: Callable[[Main], int]) -> None:
    async def talk(address: tuple[str, int], number: int) -> None:
        reader, writer = await asyncio.open_connection(*address)
        for turn in range(20):
            line = f"{number} {turn}\n".encode()
            writer.write(line)
            assert await reader.readline() == line
        writer.close()
        await writer.wait_closed()

    async def visit(address: tuple[str, int]) -> None:
        await asyncio.gather(*(talk(address, number) for number in range(50)))

    async def main() -> int:
        await _with_echo_server(visit)
        return 0

    assert run_main(main) == 0


def test_cancelling_a_read_lets_the_other_side_see_the_end(
    run_main: Callable[[Main], int],
) -> None:
    async def main() -> int:
        seen = asyncio.Event()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(-1)
            seen.set()
            writer.close()

        async def wait_for_text() -> None:
            reader, writer = await asyncio.open_connection(*address)
            try:
                await reader.readline()
            finally:
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        address = server.sockets[0].getsockname()
        task = asyncio.create_task(wait_for_text())
        await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.wait_for(seen.wait(), 30)
        server.close()
        await server.wait_closed()
        return 0

    assert run_main(main) == 0


# ---- child processes -------------------------------------------------------------------------


def test_a_child_talks_through_pipes(run_main: Callable[[Main], int]) -> None:
    payload = os.urandom(500_000)

    async def main() -> int:
        child = await asyncio.create_subprocess_exec(
            "cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        out, _ = await child.communicate(payload)
        assert out == payload
        assert child.returncode == 0
        return 0

    assert run_main(main) == 0


def test_a_child_is_read_line_by_line_and_ends_with_its_input(
    run_main: Callable[[Main], int],
) -> None:
    source = """
import sys
print("ready", flush=True)
for line in sys.stdin:
    print(line, end="", flush=True)
sys.exit(9)
"""

    async def main() -> int:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            source,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        assert await child.stdout.readline() == b"ready\n"
        child.stdin.write(b"line\n")
        assert await child.stdout.readline() == b"line\n"
        child.stdin.close()
        return await child.wait()

    assert run_main(main) == 9


def test_children_end_by_exit_code_and_by_signal(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        many = await asyncio.gather(
            *(asyncio.create_subprocess_exec("sh", "-c", f"exit {n}") for n in range(10))
        )
        assert [await child.wait() for child in many] == list(range(10))
        child = await asyncio.create_subprocess_exec("sleep", "60")
        child.kill()
        return await child.wait()

    assert run_main(main) == -signal.SIGKILL


def test_a_missing_command_is_an_ordinary_error(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        with pytest.raises(FileNotFoundError):
            await asyncio.create_subprocess_exec("no-such-command-here")
        return 0

    assert run_main(main) == 0
