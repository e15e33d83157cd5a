"""Connections over real sockets of this computer."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import httpcore2
import pytest

from desktop.providers.network import Connection, Network
from tests.relay import listening
from tests.unit.providers.test_faults import self_signed

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]


@contextlib.asynccontextmanager
async def connected(serve: Serve) -> AsyncIterator[Connection]:
    async with listening(serve) as port:
        connection = await Network().connect_tcp("127.0.0.1", port, timeout=5)
        try:
            yield connection
        finally:
            await connection.aclose()


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


def test_large_pieces_go_out_whole_and_come_back_in_bounded_reads() -> None:
    sent = bytes(range(256)) * 20_000

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()

    async def main() -> None:
        async with connected(echo) as connection:
            writing = asyncio.create_task(connection.write(sent, timeout=20))
            received = b""
            while len(received) < len(sent):
                data = await connection.read(10_000)
                assert 0 < len(data) <= 10_000
                received += data
            await writing
            assert received == sent

    asyncio.run(main())


def test_the_server_has_to_wait_for_a_slow_reader() -> None:
    """What nobody takes is not heaped up."""

    async def main() -> None:
        waiting = asyncio.Event()
        size = 64 * 1024 * 1024

        async def flood(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            for _number in range(size // 65536):
                writer.write(b"x" * 65536)
                try:
                    await asyncio.wait_for(writer.drain(), 0.3)
                except TimeoutError:
                    waiting.set()
                    await writer.drain()

        async with connected(flood) as connection:
            await asyncio.wait_for(waiting.wait(), 20)
            received = 0
            while received < size:
                received += len(await connection.read(1 << 20))

    asyncio.run(main())


def test_the_end_is_empty_and_stays_so() -> None:
    async def last_words(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"bye")

    async def main() -> None:
        async with connected(last_words) as connection:
            assert await connection.read(100) == b"bye"
            assert await connection.read(100) == b""
            assert await connection.read(100, timeout=1) == b""
            assert connection.get_extra_info("is_readable")
            await asyncio.sleep(0.05)
            with pytest.raises(httpcore2.WriteError):
                await connection.write(b"more")

    asyncio.run(main())


def test_a_reset_is_an_error() -> None:
    async def reset(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        linger = b"\1\0\0\0\0\0\0\0"
        peer = writer.get_extra_info("socket")
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    async def main() -> None:
        async with connected(reset) as connection:
            with pytest.raises(httpcore2.ReadError):
                await connection.read(100)

    asyncio.run(main())


def test_a_limit_of_reading() -> None:
    async def main() -> None:
        async with connected(silent) as connection:
            assert not connection.get_extra_info("is_readable")
            with pytest.raises(httpcore2.ReadTimeout):
                await connection.read(100, timeout=0.05)

    asyncio.run(main())


def test_a_server_that_takes_nothing() -> None:
    async def main() -> None:
        end = asyncio.Event()

        async def deaf(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            assert isinstance(writer.transport, asyncio.Transport)
            writer.transport.pause_reading()
            await end.wait()

        async with connected(deaf) as connection:
            with pytest.raises(httpcore2.WriteTimeout):
                await connection.write(b"x" * 50_000_000, timeout=0.2)
            end.set()

    asyncio.run(main())


def test_a_server_whose_queue_is_full_does_not_answer_in_time() -> None:
    """A listening socket that takes no more connections drops what asks for one."""

    async def main() -> None:
        with socket.socket() as full:
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            with contextlib.ExitStack() as fillers:
                for _ in range(8):
                    filler = fillers.enter_context(socket.socket())
                    filler.setblocking(False)
                    filler.connect_ex(full.getsockname())
                await asyncio.sleep(0.05)
                with pytest.raises(httpcore2.ConnectTimeout):
                    await Network().connect_tcp(*full.getsockname(), timeout=0.2)

    asyncio.run(main())


def test_nobody_listens() -> None:
    async def main() -> None:
        async with listening(silent) as port:
            pass
        with pytest.raises(httpcore2.ConnectError) as caught:
            await Network().connect_tcp("127.0.0.1", port, timeout=5)
        assert isinstance(caught.value.__cause__, ConnectionRefusedError)

    asyncio.run(main())


def test_a_handshake_that_does_not_end_closes_the_connection(tmp_path: Path) -> None:
    async def main() -> None:
        gone = asyncio.Event()

        async def mute(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError):
                while await reader.read(65536):
                    pass
            gone.set()

        context = ssl.create_default_context(cafile=str(self_signed(tmp_path)))
        async with listening(mute) as port:
            connection = await Network().connect_tcp("127.0.0.1", port, timeout=5)
            with pytest.raises(httpcore2.ConnectTimeout):
                await connection.start_tls(context, "127.0.0.1", timeout=0.1)
            await asyncio.wait_for(gone.wait(), 5)

    asyncio.run(main())


def test_a_name_that_does_not_exist() -> None:
    async def main() -> None:
        with pytest.raises(httpcore2.ConnectError) as caught:
            await Network().connect_tcp("nowhere.invalid", 443, timeout=20)
        assert isinstance(caught.value.__cause__, socket.gaierror)

    asyncio.run(main())
