"""A provider of this package in front of a scripted server."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from desktop.chat.blocks import Text
from desktop.chat.errors import ProviderError
from desktop.chat.events import ReplyEvent, Waiting, WaitSink
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.reply import ReplyBuilder
from desktop.providers.catalog import Catalog
from desktop.providers.provider import ChatRequest, Endpoint, Provider
from desktop.settings import Limits, ProviderKind, ProviderSettings

KEY = "sk-canary-0123456789"


class FixedEndpoint:
    """An `EndpointSource` for an address that does not change."""

    def __init__(self, url: str, key: str = KEY) -> None:
        self._endpoint = Endpoint(url, key)

    @contextlib.asynccontextmanager
    async def open(self, progress: WaitSink) -> AsyncIterator[Endpoint]:
        yield self._endpoint


@dataclass
class Outcome:
    """What a reader of one reply got to see."""

    message: Message
    events: list[ReplyEvent]
    error: ProviderError | None
    waits: list[Waiting] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.message.text

    def assert_not_leaking(self) -> None:
        if self.error is not None:
            told = f"{self.error.message} {self.error.hint} {self.error.details}"
            assert KEY not in told


def request(text: str = "Hello") -> ChatRequest:
    message = Message(id="1", role=Role.USER, blocks=(Text(text),), created_at=0.0)
    return ChatRequest(model="m", messages=(message,))


@contextlib.asynccontextmanager
async def provider(
    url: str,
    kind: ProviderKind = ProviderKind.OPENAI_CHAT,
    *,
    key: str = KEY,
    limits: Limits | None = None,
    **more: Any,
) -> AsyncIterator[Provider]:
    """A provider at ``url``, closed afterwards. ``more``: what else its settings say."""
    catalog = Catalog(
        endpoints=lambda settings: FixedEndpoint(settings.base_url, key),
        limits=limits or Limits(),
    )
    settings = ProviderSettings(id="p", kind=kind, name="Testing", base_url=url, **more)
    try:
        yield catalog.provider(settings)
    finally:
        await catalog.aclose()


async def ask(to: Provider, what: ChatRequest | None = None) -> Outcome:
    """Read one reply to its end, whatever end that is."""
    builder = ReplyBuilder(Message(id="2", role=Role.ASSISTANT, created_at=0.0))
    events: list[ReplyEvent] = []
    waits: list[Waiting] = []
    error: ProviderError | None = None
    try:
        async with to.stream(what or request(), progress=waits.append) as stream:
            async for event in stream:
                builder.apply(event)
                events.append(event)
    except ProviderError as raised:
        error = raised
    status = MessageStatus.COMPLETE if builder.finished else MessageStatus.INTERRUPTED
    outcome = Outcome(builder.message(status), events, error, waits)
    outcome.assert_not_leaking()
    return outcome
