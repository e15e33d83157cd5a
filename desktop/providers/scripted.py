"""A provider that replays a script: for demonstrations, pictures and tests."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence

from desktop.chat.blocks import Text
from desktop.chat.errors import ProviderError
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    Waiting,
    WaitSink,
    WaitStage,
)
from desktop.chat.message import StopReason
from desktop.providers.provider import ChatRequest, ModelInfo


class ScriptedProvider:
    """Gives every request the next of its ``replies``, and begins again after the last.

    ``delay`` is the seconds before each event. A reply may end in a `ProviderError`, which is
    raised there. ``requests`` keeps what was asked; ``open_streams`` counts the replies that
    are being read. Knows no network.
    """

    def __init__(
        self,
        *replies: Sequence[ReplyEvent | ProviderError],
        provider_id: str = "scripted",
        models: tuple[ModelInfo, ...] = (ModelInfo("scripted-model"),),
        delay: float = 0.0,
    ) -> None:
        self._replies = replies
        self._id = provider_id
        self._models = models
        self._delay = delay
        self.requests: list[ChatRequest] = []
        self.open_streams = 0
        self.closed = False

    @property
    def id(self) -> str:
        return self._id

    @contextlib.asynccontextmanager
    async def stream(
        self, request: ChatRequest, *, progress: WaitSink
    ) -> AsyncIterator[AsyncIterator[ReplyEvent]]:
        reply = self._replies[len(self.requests) % len(self._replies)] if self._replies else ()
        self.requests.append(request)
        progress(Waiting(WaitStage.CONNECTING))
        progress(Waiting(WaitStage.FIRST_TOKEN))
        self.open_streams += 1
        try:
            async with contextlib.aclosing(self._replay(reply)) as events:
                yield events
        finally:
            self.open_streams -= 1

    async def list_models(self) -> tuple[ModelInfo, ...]:
        return self._models

    async def check(self, model: str = "") -> str:
        return f"The script has {len(self._replies)} replies{f' for {model}' if model else ''}."

    async def aclose(self) -> None:
        self.closed = True

    async def _replay(
        self, reply: Sequence[ReplyEvent | ProviderError]
    ) -> AsyncGenerator[ReplyEvent, None]:
        for event in reply:
            await asyncio.sleep(self._delay)
            if isinstance(event, ProviderError):
                raise event
            yield event


def text_reply(texts: Iterable[str], *, model: str = "scripted-model") -> list[ReplyEvent]:
    """The events of a reply of one text block, a delta for each of ``texts``."""
    return [
        ReplyStarted(model),
        BlockStarted(0, Text()),
        *(BlockDelta(0, text) for text in texts),
        BlockFinished(0, Text()),
        ReplyFinished(StopReason.END, "stop"),
    ]
