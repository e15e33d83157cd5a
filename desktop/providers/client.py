"""The SDK clients and the connections below them."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.providers.provider import Endpoint
from desktop.providers.rejections import HttpRejection
from desktop.providers.warm import WarmBackend, WarmStream, attach, has_idle_connection
from desktop.providers.wire import SdkClient, WireProtocol
from desktop.settings import Limits, ProviderSettings

if TYPE_CHECKING:
    import ssl

    import httpx2

#: Seconds to get rid of a piece of the request, to wait for a free connection, and to keep an
#: idle one for the next turn.
_WRITE, _POOL, _KEEP_ALIVE = 30.0, 10.0, 120.0
_PORTS = {"http": 80, "https": 443}
#: The proxy setting that goes past every proxy.
NO_PROXY = "none"
_CONNECTIONS, _IDLE_CONNECTIONS = 300, 20
#: How much of an error's body is read, in bytes.
_ERROR_BODY = 64 * 1024


class ConnectionTrace:
    """Notes how a request came by its connection. Called by httpcore2."""

    def __init__(self) -> None:
        #: The connection was made for this request, not taken from an earlier one.
        self.is_fresh = False

    async def __call__(self, name: str, details: dict[str, Any]) -> None:
        if name.endswith("connect_tcp.complete"):
            self.is_fresh = not isinstance(details.get("return_value"), WarmStream)


class ClientFactory:
    """Makes the connections of all providers; they share TLS contexts.

    Reads the system's certificates and proxies, and no other part of the environment.
    """

    def __init__(self, *, limits: Limits) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        #: By the path of the extra certificates.
        self._contexts: dict[str, ssl.SSLContext] = {}

    def connections(self, settings: ProviderSettings, protocol: WireProtocol) -> Connections:
        return Connections(self, settings, protocol)

    def tls_context(self, ca_file: str = "") -> ssl.SSLContext:
        """Built once for each ``ca_file``. Slow: not for the GUI thread.

        Trusts what the system trusts, and the certificates of ``ca_file`` too.
        """
        import httpx2  # noqa: PLC0415 - slow: on first use only

        with self._lock:
            context = self._contexts.get(ca_file)
            if context is None:
                context = httpx2.create_ssl_context()
                if ca_file:
                    _trust_too(context, ca_file)
                self._contexts[ca_file] = context
            return context

    def timeout(self) -> httpx2.Timeout:
        """Reads have no limit here: the reader of the stream has its own."""
        import httpx2  # noqa: PLC0415 - slow: on first use only

        return httpx2.Timeout(None, connect=self.limits.connect, write=_WRITE, pool=_POOL)

    def http(self, *, proxy: str = "", ca_file: str = "") -> httpx2.AsyncClient:
        """A pool of connections through ``proxy`` (see `ProviderSettings.proxy`).

        Raises `ProviderUnreachable` for a proxy or a file that cannot be used.
        """
        import httpx2  # noqa: PLC0415 - slow: on first use only

        verify = self.tls_context(ca_file)
        try:
            return httpx2.AsyncClient(
                verify=verify,
                limits=httpx2.Limits(
                    max_connections=_CONNECTIONS,
                    max_keepalive_connections=_IDLE_CONNECTIONS,
                    keepalive_expiry=_KEEP_ALIVE,
                ),
                timeout=self.timeout(),
                follow_redirects=False,
                proxy=None if proxy in ("", NO_PROXY) else proxy,
                trust_env=not proxy,
                event_hooks={"request": [_trace], "response": [_raise_rejection]},
            )
        except (ImportError, ValueError, httpx2.InvalidURL) as error:
            # A SOCKS proxy without its package, or a proxy address that is none.
            raise ProviderUnreachable(
                say("The proxy that is set for this provider cannot be used.")
                if proxy
                else say("The proxy that is set on this computer cannot be used."),
                say("Its address starts with http://, https:// or socks5://.")
                if proxy
                else say("Check the proxy settings (HTTPS_PROXY, ALL_PROXY)."),
                details=str(error),
                layer="proxy",
            ) from error


class Connections:
    """The connections of one provider, kept from request to request.

    Imports the SDK on the first request, in a thread. An endpoint that changes (another key,
    a local server on a new port) gets a new SDK client on the same connections.
    """

    def __init__(
        self, factory: ClientFactory, settings: ProviderSettings, protocol: WireProtocol
    ) -> None:
        self._factory = factory
        self._settings = settings
        self._protocol = protocol
        self._lock = threading.Lock()
        #: By the proxy.
        self._pools: dict[str, _Pool] = {}
        self._client: SdkClient | None = None
        self._endpoint: Endpoint | None = None

    def is_ready(self, endpoint: Endpoint) -> bool:
        """True when `client` answers without slow work."""
        return self._proxy(endpoint) in self._pools

    async def client(self, endpoint: Endpoint) -> SdkClient:
        """The SDK's client for ``endpoint``. Raises `ProviderUnreachable` for a bad proxy."""
        if self._client is not None and self._endpoint == endpoint:
            return self._client
        if self.is_ready(endpoint):
            return self._build(endpoint)
        return await asyncio.to_thread(self._build, endpoint)

    async def warm(self, endpoint: Endpoint) -> None:
        """Connect in advance: name, TCP and TLS, or TCP to the proxy. Sends no request."""
        url = self._protocol.base_url(endpoint)
        parts = urlsplit(url)
        try:
            host, port = parts.hostname, parts.port
        except ValueError:
            return
        if not host or parts.scheme not in _PORTS:
            return
        await self.client(endpoint)
        pool = self._pools.get(self._proxy(endpoint))
        if pool is None or has_idle_connection(pool.client):
            return
        tls = None
        if proxy := self.proxy_of(endpoint):
            proxy_parts = urlsplit(f"//{proxy}")
            if proxy_parts.hostname is None or proxy_parts.port is None:
                return
            host, port = proxy_parts.hostname, proxy_parts.port
        elif parts.scheme == "https":
            tls = self._factory.tls_context(self._settings.ca_file)
        port = port or _PORTS[parts.scheme]
        await pool.warm.prepare(host, port, tls=tls, timeout=self._factory.limits.connect)

    def proxy_of(self, endpoint: Endpoint) -> str:
        """The proxy that requests take, as ``host:port``; "" for none."""
        proxy = self._proxy(endpoint)
        if proxy == NO_PROXY:
            return ""
        return _netloc(proxy) if proxy else _system_proxy(self._protocol.base_url(endpoint))

    def _build(self, endpoint: Endpoint) -> SdkClient:
        with self._lock:
            proxy = self._proxy(endpoint)
            pool = self._pools.get(proxy)
            if pool is None:
                client = self._factory.http(proxy=proxy, ca_file=self._settings.ca_file)
                pool = _Pool(client, attach(client))
            self._client = self._protocol.build_client(
                endpoint, pool.client, self._factory.timeout()
            )
            self._endpoint = endpoint
            # Last, since `is_ready` looks for it: all slow work is done.
            self._pools[proxy] = pool
            return self._client

    def _proxy(self, endpoint: Endpoint) -> str:
        """A server on this computer is reached through a proxy only if that is said of it."""
        if self._settings.proxy:
            return self._settings.proxy
        return NO_PROXY if _is_loopback(self._protocol.base_url(endpoint)) else ""

    async def aclose(self) -> None:
        pools, self._pools = self._pools, {}
        self._client = self._endpoint = None
        for pool in pools.values():
            await pool.warm.aclose()
            await pool.client.aclose()


class _Pool(NamedTuple):
    client: httpx2.AsyncClient
    warm: WarmBackend


def _system_proxy(url: str) -> str:
    import urllib.request  # noqa: PLC0415 - rare

    parts = urlsplit(url)
    if _is_loopback(url) or urllib.request.proxy_bypass(parts.hostname or ""):
        return ""
    proxies = urllib.request.getproxies()
    return _netloc(proxies.get(parts.scheme) or proxies.get("all") or "")


def _netloc(proxy: str) -> str:
    return (urlsplit(proxy).netloc or proxy).rpartition("@")[2].rstrip("/")


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.") or host.endswith(".localhost")


def _trust_too(context: ssl.SSLContext, ca_file: str) -> None:
    import ssl  # noqa: PLC0415 - loaded by then

    try:
        context.load_verify_locations(cafile=Path(ca_file).expanduser())
    except (OSError, ssl.SSLError) as error:
        empty = isinstance(error, ssl.SSLError)
        reason = say("It holds no certificate") if empty else why(error)
        raise ProviderUnreachable(
            say("The certificates in {file} cannot be used: {why}.", file=ca_file, why=reason),
            say("Choose a PEM file in the provider's settings, or none."),
            details=str(error),
            layer="tls",
        ) from error


async def _trace(request: httpx2.Request) -> None:
    request.extensions["trace"] = ConnectionTrace()


async def _raise_rejection(response: httpx2.Response) -> None:
    """Read the beginning of an error's body, before an SDK reads all of it without a bound."""
    if 200 <= response.status_code < 300:
        return
    body = bytearray()
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) >= _ERROR_BODY:
            break
    raise HttpRejection(response.status_code, response.headers, bytes(body[:_ERROR_BODY]))
