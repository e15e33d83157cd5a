"""From the settings of a provider to the provider."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from desktop.chat.events import WaitSink
from desktop.providers.anthropic import AnthropicMessages
from desktop.providers.batches import Batches
from desktop.providers.client import ClientFactory
from desktop.providers.complete import ignore
from desktop.providers.exchange import Exchange
from desktop.providers.http_provider import HttpProvider
from desktop.providers.openai_chat import OpenAIChat
from desktop.providers.openai_responses import OpenAIResponses
from desktop.providers.provider import EndpointSource, Provider
from desktop.providers.wire import WireProtocol
from desktop.settings import Limits, ProviderKind, ProviderSettings


class Catalog:
    """Makes providers and keeps them as long as their settings do not change.

    A provider whose settings changed is closed once its last stream has ended. Close the
    catalog at the end, when no stream is open. ``endpoints`` says where a provider is and
    with which key.
    """

    def __init__(
        self,
        *,
        endpoints: Callable[[ProviderSettings], EndpointSource],
        limits: Limits,
    ) -> None:
        self._endpoints = endpoints
        self._factory = ClientFactory(limits=limits)
        self._providers: dict[str, tuple[ProviderSettings, HttpProvider]] = {}
        self._retiring: set[asyncio.Task[None]] = set()

    def provider(self, settings: ProviderSettings) -> Provider:
        """The provider of these settings. Does no I/O.

        Call it where an event loop runs.
        """
        return self._provider(settings)

    def batches(self, settings: ProviderSettings, *, progress: WaitSink = ignore) -> Batches:
        """The batches of a provider, over its connections."""
        return self._provider(settings).batches(progress)

    async def warm(self, settings: ProviderSettings) -> None:
        """Import the SDK in a thread, so that the first request need not wait for it."""
        await self._provider(settings).warm()

    async def connect(self, settings: ProviderSettings) -> None:
        """Make a connection in advance: name, TCP and TLS. Sends no request, asks for no key.

        A provider on this computer that is started on demand is not started: what a request
        needs is imported, and no more.
        """
        provider = self._provider(settings)
        await (provider.warm() if settings.kind is ProviderKind.BUILT_IN else provider.connect())

    def set_limits(self, limits: Limits) -> None:
        """Replies that are on their way keep theirs."""
        if limits != self._factory.limits:
            self._factory = ClientFactory(limits=limits)
            for provider_id in list(self._providers):
                self._retire(self._providers.pop(provider_id)[1], provider_id)

    async def aclose(self) -> None:
        """Close all connections."""
        providers = [provider for _, provider in self._providers.values()]
        self._providers.clear()
        await asyncio.gather(*self._retiring, *(provider.aclose() for provider in providers))

    def _provider(self, settings: ProviderSettings) -> HttpProvider:
        known = self._providers.get(settings.id)
        if known is not None and known[0] == settings:
            return known[1]
        protocol = _protocol(settings)
        provider = HttpProvider(
            Exchange(
                settings,
                protocol=protocol,
                endpoints=self._endpoints(settings),
                connections=self._factory.connections(settings, protocol),
                limits=self._factory.limits,
            )
        )
        self._providers[settings.id] = (settings, provider)
        if known is not None:
            self._retire(known[1], settings.id)
        return provider

    def _retire(self, provider: HttpProvider, provider_id: str) -> None:
        task = asyncio.get_running_loop().create_task(
            provider.retire(), name=f"retire provider {provider_id}"
        )
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)


def _protocol(settings: ProviderSettings) -> WireProtocol:
    match settings.kind:
        case ProviderKind.OPENAI_CHAT | ProviderKind.BUILT_IN:
            return OpenAIChat(settings.id, think_tags=settings.think_tags)
        case ProviderKind.ANTHROPIC:
            return AnthropicMessages(settings.id)
        case ProviderKind.OPENAI_RESPONSES:
            return OpenAIResponses(settings.id)
