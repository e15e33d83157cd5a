"""Connections that are made before they are needed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl

    import httpx2
    from httpcore2 import AsyncNetworkBackend, AsyncNetworkStream

#: Seconds that a connection without a request is kept; most servers end it after that anyway.
_KEEP = 60.0


class FreshStream:
    """A new connection. Offers what httpcore2 asks a stream for.

    Closes itself when its TLS handshake is cancelled: nobody else does, and the server would
    keep the connection.
    """

    def __init__(self, stream: AsyncNetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> Awaitable[bytes]:
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> Awaitable[None]:
        return self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            with contextlib.suppress(*_faults()):
                await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class WarmStream(FreshStream):
    """A connection that waits for its first request.

    ``tls`` is the same connection with TLS made on it, None where none is spoken.
    """

    def __init__(self, tcp: AsyncNetworkStream, tls: AsyncNetworkStream | None) -> None:
        super().__init__(tls or tcp)
        self._tls = tls
        # Reading is the one sure way to learn of its end: TLS sends tickets of its own accord.
        self._watch = asyncio.get_running_loop().create_task(
            self._until_the_end(), name="watch a warm connection"
        )

    @property
    def is_alive(self) -> bool:
        """False when the server ended it, or said something unasked."""
        return not self._watch.done()

    async def take(self) -> bool:
        """Stop watching, for the first request. False when the connection is of no use."""
        alive = self.is_alive
        self._watch.cancel()
        await asyncio.wait({self._watch})
        return alive and self._watch.cancelled()

    async def aclose(self) -> None:
        await self.take()
        await super().aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        if self._tls is not None:
            return self._tls
        return await super().start_tls(ssl_context, server_hostname, timeout)

    async def _until_the_end(self) -> None:
        with contextlib.suppress(*_faults()):
            await self._stream.read(1)


class WarmBackend:
    """The network below a pool of connections; hands out a prepared connection if it has one.

    Offers what httpcore2 asks a network backend for. Keeps one prepared connection, closed
    when nobody wanted it in time.
    """

    def __init__(self, backend: AsyncNetworkBackend) -> None:
        self._backend = backend
        self._preparing: asyncio.Future[None] | None = None
        self._address = ("", 0)
        self._ready: WarmStream | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._closing: set[asyncio.Task[None]] = set()

    async def prepare(
        self,
        host: str,
        port: int,
        *,
        tls: ssl.SSLContext | None,
        timeout: float,
    ) -> None:
        """Look up the name, connect, and shake hands. Failures are silent: the request that
        follows meets them too, and says so."""
        if self._preparing is not None or (self._ready is not None and self._ready.is_alive):
            return
        self._drop()
        self._address = (host, port)
        self._preparing = asyncio.get_running_loop().create_future()
        tcp: AsyncNetworkStream | None = None
        try:
            tcp = await self._backend.connect_tcp(host, port, timeout=timeout)
            secure: AsyncNetworkStream | None = None
            if tls is not None:
                tls.set_alpn_protocols(["http/1.1"])
                secure = await tcp.start_tls(tls, server_hostname=host, timeout=timeout)
            self._ready = WarmStream(tcp, secure)
            tcp = None
            loop = asyncio.get_running_loop()
            self._expiry = loop.call_later(_KEEP, self._drop)
        except _faults():
            pass
        finally:
            self._preparing.set_result(None)
            self._preparing = None
            if tcp is not None:
                await tcp.aclose()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Any:
        if (host, port) == self._address and local_address is None and not socket_options:
            if self._preparing is not None:
                await asyncio.wait({self._preparing}, timeout=timeout)
            ready, self._ready = self._ready, None
            if self._expiry is not None:
                self._expiry.cancel()
                self._expiry = None
            if ready is not None:
                try:
                    if await ready.take():
                        return ready
                except asyncio.CancelledError:
                    self._close(ready)
                    raise
                self._close(ready)
        stream = await self._backend.connect_tcp(
            host,
            port,
            timeout=timeout,
            local_address=local_address,
            socket_options=socket_options,
        )
        return FreshStream(stream)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> AsyncNetworkStream:
        return await self._backend.connect_unix_socket(path, timeout, socket_options)

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)

    async def aclose(self) -> None:
        self._drop()
        await asyncio.gather(*self._closing)

    def _drop(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
        ready, self._ready = self._ready, None
        if ready is not None:
            self._close(ready)

    def _close(self, stream: WarmStream) -> None:
        task = asyncio.get_running_loop().create_task(_close(stream), name="close a connection")
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


def attach(client: httpx2.AsyncClient) -> WarmBackend:
    """Put one `WarmBackend` below every pool of a client.

    httpcore2 takes a backend as an argument, httpx2 does not hand one on: hence its insides.
    """
    transports = [client._transport, *(t for t in client._mounts.values() if t is not None)]
    pools = [transport._pool for transport in transports]  # type: ignore[attr-defined] # insides
    warm = WarmBackend(pools[0]._network_backend)
    for pool in pools:
        pool._network_backend = warm
    return warm


def has_idle_connection(client: httpx2.AsyncClient) -> bool:
    """True when the next request need not connect."""
    transports = [client._transport, *(t for t in client._mounts.values() if t is not None)]
    return any(
        connection.is_idle() and not connection.has_expired()
        for transport in transports
        for connection in transport._pool.connections  # type: ignore[attr-defined] # insides
    )


async def _close(stream: WarmStream) -> None:
    with contextlib.suppress(*_faults()):
        await stream.aclose()


def _faults() -> tuple[type[Exception], ...]:
    import anyio  # noqa: PLC0415 - slow, and loaded by then
    import httpcore2  # noqa: PLC0415 - slow, and loaded by then

    return (
        httpcore2.NetworkError,
        httpcore2.TimeoutException,
        OSError,
        anyio.BrokenResourceError,
        anyio.ClosedResourceError,
        anyio.EndOfStream,
    )
