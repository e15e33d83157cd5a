"""Reading a recorded or written stream without a network, as the provider would."""

from __future__ import annotations

import msgspec

from desktop.chat.blocks import ContentBlock, Text, Thinking, ToolCall
from desktop.chat.events import ReplyEvent, ReplyFinished
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.reply import ReplyBuilder
from desktop.providers.decoder import ReplyDecoder
from desktop.providers.sse import EventParser
from tests.unit.providers.corpus import cut


def decode(decoder: ReplyDecoder, body: bytes, size: int = 1 << 24) -> list[ReplyEvent]:
    """All events of a body that is cut into pieces of ``size`` bytes."""
    parser = EventParser()
    for piece in cut(body, size):
        for event in parser.feed(piece):
            decoder.decode(event)
    if decoder.complete:
        decoder.finish()
    return list(decoder.out)


def built(events: list[ReplyEvent]) -> Message:
    """The message that the events make."""
    draft = Message(id="reply", role=Role.ASSISTANT, created_at=0.0)
    builder = ReplyBuilder(draft, clock=lambda: 0.0)
    for event in events:
        builder.apply(event)
    status = MessageStatus.COMPLETE if builder.finished else MessageStatus.INTERRUPTED
    return builder.message(status)


def bare(message: Message) -> tuple[ContentBlock, ...]:
    """The blocks without what only their provider can read."""
    return tuple(
        msgspec.structs.replace(block, origin="", extra="")
        if isinstance(block, Text | Thinking | ToolCall)
        else block
        for block in message.blocks
    )


def finish_of(events: list[ReplyEvent]) -> ReplyFinished:
    assert isinstance(events[-1], ReplyFinished)
    return events[-1]
