"""Connections for httpcore2, made with asyncio alone.

Replies are read through here, token by token, so reading does as little as it can.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from desktop.providers.http_chunks import ChunkMerger

if TYPE_CHECKING:
    import ssl

#: Bytes received at a time, at most.
_READ = 64 * 1024
#: Receiving pauses while more bytes than this wait to be read.
_MAX_UNREAD = 256 * 1024
#: Seconds before the next address of a host is tried beside the first (RFC 8305).
_NEXT_ADDRESS = 0.25


class Connection:
    """One connection, plain or with TLS. Offers what httpcore2 asks a stream for.

    Raises httpcore2's errors. Reading gives fewer HTTP chunks than were sent: see
    `ChunkMerger`.
    """

    def __init__(self, transport: asyncio.Transport, line: _Line) -> None:
        self._transport = transport
        self._line = line
        self._merger = ChunkMerger()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has arrived, at least one byte; b"" at the end."""
        line = self._line
        while True:
            if not line.received and not line.ended:
                if timeout is None:
                    await line.wait()
                else:
                    await self._wait(timeout)
            if not line.received:
                if line.error is not None:
                    raise _httpcore().ReadError(str(line.error)) from line.error
                return b""
            if merged := self._merger.feed(line.take(max_bytes)):
                return merged

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Returns when the system took most of it."""
        line = self._line
        self._merger.restart()
        try:
            if line.lost:
                raise line.error or ConnectionResetError("The connection is closed.")
            self._transport.write(buffer)
            if not line.may_write:
                async with asyncio.timeout(timeout):
                    await line.drain()
        except TimeoutError as error:
            raise _httpcore().WriteTimeout() from error
        except OSError as error:
            raise _httpcore().WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close at once: nobody waits for what was not sent."""
        self._transport.abort()
        # The loop closes the socket when it gets its turn.
        await asyncio.sleep(0)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Connection:
        """The same connection with TLS on it. Closed when that fails or is cancelled."""
        loop = asyncio.get_running_loop()
        line = self._line
        try:
            async with asyncio.timeout(timeout):
                transport = await loop.start_tls(
                    self._transport, line, ssl_context, server_hostname=server_hostname
                )
            assert transport is not None
        except BaseException as error:
            await self.aclose()
            if isinstance(error, TimeoutError):
                raise _httpcore().ConnectTimeout() from error
            if isinstance(error, OSError):
                raise _httpcore().ConnectError(str(error)) from error
            raise
        line.transport = transport
        return Connection(transport, line)

    def get_extra_info(self, info: str) -> Any:
        match info:
            case "is_readable":  # of an idle connection: the server ended it
                return self._line.ended or bool(self._line.received)
            case "client_addr":
                return self._transport.get_extra_info("sockname")
            case "server_addr":
                return self._transport.get_extra_info("peername")
            case _:
                return self._transport.get_extra_info(info)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._line.wait()
        except TimeoutError as error:
            raise _httpcore().ReadTimeout() from error


class Network:
    """Makes connections. Offers what httpcore2 asks a network backend for."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Connection:
        loop = asyncio.get_running_loop()
        line = _Line()
        try:
            async with asyncio.timeout(timeout):
                transport, _ = await loop.create_connection(
                    lambda: line,
                    host,
                    port,
                    local_addr=None if local_address is None else (local_address, 0),
                    happy_eyeballs_delay=_NEXT_ADDRESS,
                )
        except TimeoutError as error:
            raise _httpcore().ConnectTimeout() from error
        except OSError as error:
            raise _httpcore().ConnectError(str(error)) from error
        connected = transport.get_extra_info("socket")
        for option in socket_options or ():
            connected.setsockopt(*option)
        return Connection(transport, line)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Line(asyncio.BufferedProtocol):
    """What a transport received, until it is taken."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.received = bytearray()
        #: One for all reads: a new one for each costs more than the text in it.
        self._buffer = memoryview(bytearray(_READ))
        #: Nothing more will arrive.
        self.ended = False
        #: Nothing more can be sent; ``error`` says why, if the connection did not just close.
        self.lost = False
        self.error: Exception | None = None
        self.may_write = True
        self._paused = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None

    async def wait(self) -> None:
        """Until there is something to take, or the end."""
        self._reader = asyncio.get_running_loop().create_future()
        try:
            await self._reader
        finally:
            self._reader = None

    async def drain(self) -> None:
        """Until more may be written. Raises OSError when the connection broke meanwhile."""
        while not self.may_write and not self.lost:
            self._writer = asyncio.get_running_loop().create_future()
            try:
                await self._writer
            finally:
                self._writer = None
        if self.lost:
            raise self.error or ConnectionResetError("The connection was closed.")

    def take(self, max_bytes: int) -> bytes:
        data = bytes(self.received[:max_bytes])
        del self.received[:max_bytes]
        if self._paused and self.transport is not None and len(self.received) < _MAX_UNREAD:
            self._paused = False
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                self.transport.resume_reading()
        return data

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - as declared
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        self.received += self._buffer[:nbytes]
        if not self._paused and self.transport is not None and len(self.received) > _MAX_UNREAD:
            self._paused = True
            self.transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> None:
        self.ended = True
        _wake(self._reader)

    def connection_lost(self, error: Exception | None) -> None:
        self.ended = self.lost = True
        self.error = error
        _wake(self._reader)
        _wake(self._writer)

    def pause_writing(self) -> None:
        self.may_write = False

    def resume_writing(self) -> None:
        self.may_write = True
        _wake(self._writer)


def _wake(waiting: asyncio.Future[None] | None) -> None:
    if waiting is not None and not waiting.done():
        waiting.set_result(None)


def _httpcore() -> Any:
    import httpcore2  # noqa: PLC0415 - slow, and loaded by then

    return httpcore2
