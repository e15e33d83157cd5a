"""Where requests go, and what must happen before they can."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from desktop.chat.errors import KeyMissing
from desktop.chat.events import Waiting, WaitSink, WaitStage
from desktop.chat.wording import say
from desktop.local_model.server import LocalModelServer
from desktop.providers.provider import Endpoint, EndpointSource
from desktop.settings import ProviderKind, ProviderSettings
from desktop.storage.keys import KeyStore


def endpoint_sources(
    keys: KeyStore, servers: LocalServers
) -> Callable[[ProviderSettings], EndpointSource]:
    """Where each provider is."""

    def source(provider: ProviderSettings) -> EndpointSource:
        if provider.kind is ProviderKind.BUILT_IN:
            return LocalEndpoint(provider, servers)
        return KeyedEndpoint(provider, keys)

    return source


class KeyedEndpoint:
    """A provider's address with the key that the key store holds for it."""

    def __init__(self, provider: ProviderSettings, keys: KeyStore) -> None:
        self._provider = provider
        self._keys = keys

    def open(self, progress: WaitSink) -> AbstractAsyncContextManager[Endpoint]:
        return self._open(progress)

    @asynccontextmanager
    async def _open(self, progress: WaitSink) -> AsyncIterator[Endpoint]:
        progress(Waiting(WaitStage.PREPARING))
        key = await self._keys.key(self._provider)
        if not key and self._provider.needs_key:
            raise KeyMissing(
                say("There is no key for {title} yet.", title=self._provider.title),
                say("Add a key, then retry. Nothing was sent."),
            )
        yield Endpoint(self._provider.base_url, key or "")


class LocalEndpoint:
    """The built-in model's server, started when it is needed."""

    def __init__(self, provider: ProviderSettings, servers: LocalServers) -> None:
        self._provider = provider
        self._servers = servers

    def open(self, progress: WaitSink) -> AbstractAsyncContextManager[Endpoint]:
        return self._open(progress)

    @asynccontextmanager
    async def _open(self, progress: WaitSink) -> AsyncIterator[Endpoint]:
        def tell(text: str) -> None:
            progress(Waiting(WaitStage.STARTING_MODEL, text))

        server = await self._servers.server(self._provider.model_path)
        async with server.lease(tell) as address:
            yield Endpoint(address.base_url, address.api_key)


class LocalServers:
    """The server for whatever model file a provider names; one runs at a time."""

    def __init__(self, new_server: Callable[[Path | None], LocalModelServer]) -> None:
        """``new_server`` takes a GGUF file, or None for the model that came with Rivulet."""
        self._new_server = new_server
        self._path: Path | None = None
        self._server: LocalModelServer | None = None

    async def server(self, model_path: str) -> LocalModelServer:
        """The server for ``model_path`` ("": the built-in model); ends one for another file."""
        path = _expanded(model_path)
        if self._server is not None and path != self._path:
            await self.aclose()
        if self._server is None:
            self._path, self._server = path, self._new_server(path)
        return self._server

    async def aclose(self) -> None:
        if self._server is not None:
            server, self._server = self._server, None
            await server.aclose()


def _expanded(model_path: str) -> Path | None:
    return Path(model_path).expanduser() if model_path else None
