"""Connections that are made before they are needed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Iterable
from typing import TYPE_CHECKING, Any

from desktop.providers.network import Connection, Network

if TYPE_CHECKING:
    import ssl

    import httpx2

#: Seconds that a connection without a request is kept; most servers end it after that anyway.
_KEEP = 60.0


class WarmStream:
    """A connection that waits for its first request. Offers what httpcore2 asks a stream for.

    ``tls`` is the same connection with TLS made on it, None where none is spoken.
    """

    def __init__(self, tcp: Connection, tls: Connection | None) -> None:
        self._stream = tls or tcp
        self._tls = tls

    @property
    def is_alive(self) -> bool:
        """False when the server ended it, or said something unasked."""
        return not self._stream.get_extra_info("is_readable")

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
    ) -> Connection:
        if self._tls is not None:
            return self._tls
        return await self._stream.start_tls(ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class WarmBackend:
    """The network below a pool of connections; hands out a prepared connection if it has one.

    Offers what httpcore2 asks a network backend for. Keeps one prepared connection, closed
    when nobody wanted it in time.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
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
        tcp: Connection | None = None
        try:
            tcp = await self._network.connect_tcp(host, port, timeout=timeout)
            secure: Connection | None = None
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
    ) -> Connection | WarmStream:
        if (host, port) == self._address and local_address is None and not socket_options:
            if self._preparing is not None:
                await asyncio.wait({self._preparing}, timeout=timeout)
            ready, self._ready = self._ready, None
            if self._expiry is not None:
                self._expiry.cancel()
                self._expiry = None
            if ready is not None:
                if ready.is_alive:
                    return ready
                self._close(ready)
        return await self._network.connect_tcp(
            host,
            port,
            timeout=timeout,
            local_address=local_address,
            socket_options=socket_options,
        )

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)

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
    warm = WarmBackend(Network())
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
    import httpcore2  # noqa: PLC0415 - slow, and loaded by then

    return (httpcore2.NetworkError, httpcore2.TimeoutException, OSError)
