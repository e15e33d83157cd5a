"""A reply as one value, for everything that shows no growing text."""

from __future__ import annotations

import time

import msgspec

from desktop.chat.errors import StreamInterrupted
from desktop.chat.events import Waiting, WaitSink
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.reply import ReplyBuilder
from desktop.chat.wording import say
from desktop.providers.provider import ChatRequest, Provider


def ignore(waiting: Waiting) -> None:
    """A `WaitSink` for requests that show no progress."""


async def complete(
    provider: Provider, request: ChatRequest, *, progress: WaitSink = ignore
) -> Message:
    """The whole reply to a request that is not streamed. Raises `ProviderError`."""
    draft = Message(id="", role=Role.ASSISTANT, created_at=time.time(), model=request.model)
    builder = ReplyBuilder(draft)
    whole = msgspec.structs.replace(request, stream=False)
    async with provider.stream(whole, progress=progress) as events:
        async for event in events:
            builder.apply(event)
    if not builder.finished:
        raise StreamInterrupted(
            say("The connection ended before the reply was complete."),
            say("Retry asks for a new reply."),
        )
    return builder.message(MessageStatus.COMPLETE)
