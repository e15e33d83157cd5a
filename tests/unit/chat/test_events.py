"""Events on their way through the journal."""

from __future__ import annotations

import msgspec
import pytest

from desktop.chat.blocks import Text, ToolCall
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    UsageChanged,
    decode_events,
    encode_events,
)
from desktop.chat.message import StopReason, Usage


def test_every_event_survives_the_journal() -> None:
    events: list[ReplyEvent] = [
        ReplyStarted("m"),
        BlockStarted(0, Text()),
        BlockDelta(0, "a\u2028\x00\U0001f30a"),
        BlockFinished(0, Text()),
        BlockStarted(1, ToolCall("id", "name")),
        UsageChanged(Usage(1, None, 0)),
        ReplyFinished(StopReason.TOOL_CALLS, "tool_use"),
    ]
    assert decode_events(encode_events(events)) == events
    assert decode_events(encode_events([])) == []


@pytest.mark.parametrize("data", [b"", b"[", b"{}", b'[{"type":"new"}]', b"\xff"])
def test_anything_else_is_refused(data: bytes) -> None:
    # UnicodeDecodeError and DecodeError are both a ValueError.
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        decode_events(data)
