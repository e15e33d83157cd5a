"""What replies cost, by the prices that are known."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from desktop.chat.conversation import Conversation
from desktop.chat.errors import SettingsError
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.prices import Bill, Price, PriceList, PriceTable
from desktop.settings import ProviderKind, ProviderSettings, Settings
from desktop.storage.usage import UsageStore

_DEFAULT_HOSTS = {
    ProviderKind.OPENAI_CHAT: "api.openai.com",
    ProviderKind.OPENAI_RESPONSES: "api.openai.com",
    ProviderKind.ANTHROPIC: "api.anthropic.com",
    ProviderKind.BUILT_IN: "",
}
_BILLED = (MessageStatus.COMPLETE, MessageStatus.STOPPED, MessageStatus.INTERRUPTED)


class PriceSource(Protocol):
    """Where the lists of prices are: files, but for tests."""

    @property
    def own(self) -> Path: ...

    async def read(self) -> tuple[PriceList, ...]: ...

    async def shipped(self) -> tuple[PriceList, ...]: ...


class Prices:
    """Knows what a model costs, and what was spent. Until `load` nothing has a price."""

    def __init__(
        self, *, files: PriceSource, usage: UsageStore, settings: Callable[[], Settings]
    ) -> None:
        self._files = files
        self._usage = usage
        self._settings = settings
        self._table = PriceTable()

    @property
    def own_file(self) -> Path:
        """Where prices of the user's own are looked for."""
        return self._files.own

    async def load(self) -> None:
        """Read the lists. Raises `SettingsError` when the user's own cannot be used; the
        prices that came with the program hold then."""
        try:
            self._table = PriceTable(await self._files.read())
        except SettingsError:
            with contextlib.suppress(SettingsError):
                self._table = PriceTable(await self._files.shipped())
            raise

    def price(self, provider_id: str, model: str) -> Price | None:
        """What a model costs; None when that is not known."""
        provider = self._settings().provider(provider_id)
        host = None if provider is None else host_of(provider)
        return self._table.find(provider_id=provider_id, host=host, model=model)

    async def spent(self, conversation: Conversation) -> Bill:
        """What all replies of a conversation cost, versions that are not read included.

        Without a reply that is arriving. Raises `StorageError`.
        """
        if conversation.temporary:
            return self.bill_of(list(conversation))
        bill = Bill()
        for reply in await self._usage.of_conversation(conversation.id):
            bill = bill.with_reply(self.price(reply.provider_id, reply.model), reply.usage)
        return bill

    def bill_of(self, messages: list[Message]) -> Bill:
        """What these messages cost."""
        bill = Bill()
        for message in messages:
            if message.role is Role.ASSISTANT and message.status in _BILLED and message.model:
                price = self.price(message.provider_id, message.model)
                bill = bill.with_reply(price, message.usage)
        return bill


def host_of(provider: ProviderSettings) -> str:
    """The server that answers for a provider; "" for the built-in model."""
    if provider.kind is ProviderKind.BUILT_IN:
        return ""
    return _host(provider.base_url) or _DEFAULT_HOSTS[provider.kind]


@lru_cache(maxsize=256)
def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()
