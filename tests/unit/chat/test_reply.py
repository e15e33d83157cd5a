"""Folding events into a message."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.blocks import ContentBlock, Opaque, Refusal, Text, Thinking, ToolCall
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
from desktop.chat.message import (
    Failure,
    Message,
    MessageStatus,
    Role,
    StopReason,
    Timing,
    Usage,
)
from desktop.chat.reply import ReplyBuilder, parse_arguments

DRAFT = Message(
    id="m",
    parent_id="p",
    role=Role.ASSISTANT,
    status=MessageStatus.STREAMING,
    created_at=1.0,
    provider_id="prov",
    model="asked",
)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def built(*events: ReplyEvent, status: MessageStatus = MessageStatus.COMPLETE) -> Message:
    builder = ReplyBuilder(DRAFT, clock=Clock())
    for event in events:
        builder.apply(event)
    return builder.message(status)


def test_nothing_yet_is_an_empty_message() -> None:
    builder = ReplyBuilder(DRAFT)
    message = builder.message(MessageStatus.FAILED, Failure("timeout", "No answer."))
    assert not builder.has_content
    assert not builder.finished
    assert message.blocks == ()
    assert message.failure == Failure("timeout", "No answer.")
    assert (message.id, message.parent_id, message.created_at) == ("m", "p", 1.0)
    assert message.timing == Timing(None, None)


def test_a_whole_reply() -> None:
    message = built(
        ReplyStarted("answered"),
        BlockStarted(0, Thinking()),
        BlockDelta(0, "hm "),
        BlockDelta(0, "well"),
        BlockFinished(0, Thinking(signature="s")),
        BlockStarted(1, Text()),
        BlockDelta(1, "a"),
        UsageChanged(Usage(1, 1)),
        BlockDelta(1, "b"),
        BlockFinished(1, Text()),
        UsageChanged(Usage(1, 2)),
        ReplyFinished(StopReason.LENGTH, "max_tokens"),
    )
    assert message.blocks == (Thinking("hm well", signature="s"), Text("ab"))
    assert message.model == "answered"
    assert message.usage == Usage(1, 2)
    assert (message.stop_reason, message.stop_word) == (StopReason.LENGTH, "max_tokens")
    assert message.status is MessageStatus.COMPLETE


def test_a_nameless_start_keeps_the_model_that_was_asked() -> None:
    assert built(ReplyStarted("")).model == "asked"


def test_reading_in_between_changes_nothing() -> None:
    builder = ReplyBuilder(DRAFT)
    builder.apply(BlockStarted(0, Text("a")))
    for letter in "bcd":
        builder.apply(BlockDelta(0, letter))
        assert builder.message(MessageStatus.STREAMING).text.endswith(letter)
    assert builder.message(MessageStatus.STREAMING).text == "abcd"
    assert builder.apply(BlockFinished(0, Text())) == BlockFinished(0, Text("abcd"))
    assert builder.message(MessageStatus.COMPLETE).text == "abcd"


def test_blocks_that_overlap_are_told_apart_and_sorted() -> None:
    message = built(
        BlockStarted(3, Text()),
        BlockStarted(1, ToolCall("c", "t")),
        BlockDelta(3, "x"),
        BlockDelta(1, '{"a":'),
        BlockDelta(3, "y"),
        BlockDelta(1, "1}"),
        BlockFinished(3, Text()),
        BlockFinished(1, ToolCall()),
    )
    assert message.blocks == (ToolCall("c", "t", {"a": 1}, '{"a":1}'), Text("xy"))


def test_a_finished_block_is_handed_on_whole() -> None:
    builder = ReplyBuilder(DRAFT)
    builder.apply(BlockStarted(0, ToolCall("c", "t")))
    builder.apply(BlockDelta(0, "{}"))
    assert builder.apply(BlockFinished(0, ToolCall())) == BlockFinished(
        0, ToolCall("c", "t", {}, "{}")
    )
    assert builder.apply(delta := BlockDelta(1, "x")) is delta


def test_a_delta_without_a_start_is_text() -> None:
    assert built(BlockDelta(0, "a"), BlockDelta(0, "b")).blocks == (Text("ab"),)


def test_an_end_without_a_start_is_the_block() -> None:
    whole = Opaque("anthropic", '{"type":"new"}')
    assert built(BlockFinished(0, whole)).blocks == (whole,)
    assert built(BlockFinished(0, Text("a"))).text == "a"


def test_the_end_may_name_what_the_start_did_not_know() -> None:
    message = built(
        BlockStarted(0, ToolCall("c", "")),
        BlockDelta(0, '{"q": "x"}'),
        BlockFinished(0, ToolCall("", "search")),
    )
    assert message.blocks == (ToolCall("c", "search", {"q": "x"}, '{"q": "x"}'),)


@pytest.mark.parametrize("start", [Text(), Refusal(), Thinking()])
def test_an_end_of_another_kind_wins_and_keeps_the_text(start: ContentBlock) -> None:
    other = Refusal() if not isinstance(start, Refusal) else Text()
    (block,) = built(
        BlockStarted(0, start), BlockDelta(0, "so far"), BlockFinished(0, other)
    ).blocks
    assert type(block) is type(other)
    assert getattr(block, "text") == "so far"  # noqa: B009 - no field of the whole union


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        ("", {}),
        ("  ", {}),
        ("{}", {}),
        ('{"a": {"b": [1]}}', {"a": {"b": [1]}}),
        ("[1]", None),
        ("null", None),
        ('{"a": ', None),
        ('{"a": 1} x', None),
        ('"text"', None),
    ],
)
def test_only_an_object_is_a_tool_calls_argument(source: str, arguments: object) -> None:
    assert parse_arguments(source) == arguments
    message = built(
        BlockStarted(0, ToolCall("c", "t")), BlockDelta(0, source), BlockFinished(0, ToolCall())
    )
    assert message.blocks == (ToolCall("c", "t", arguments, source),)  # type: ignore[arg-type]  # any


def test_an_unfinished_tool_call_has_no_arguments() -> None:
    message = built(BlockStarted(0, ToolCall("c", "t")), BlockDelta(0, '{"a": 1}'))
    assert message.blocks == (ToolCall("c", "t", None, '{"a": 1}'),)


def test_times_count_from_the_request_to_first_and_last_content() -> None:
    clock = Clock()
    builder = ReplyBuilder(DRAFT, clock=clock)
    clock.now = 110.0
    builder.mark_sent()
    clock.now = 110.5
    builder.apply(ReplyStarted("m"))
    builder.apply(BlockStarted(0, Text()))
    builder.apply(BlockDelta(0, ""))
    assert not builder.has_content
    clock.now = 111.0
    builder.apply(BlockDelta(0, "a"))
    assert builder.has_content
    clock.now = 113.0
    builder.apply(BlockDelta(0, "b"))
    clock.now = 200.0
    builder.apply(BlockFinished(0, Text()))
    builder.apply(ReplyFinished(StopReason.END))
    assert builder.finished
    assert builder.message(MessageStatus.COMPLETE).timing == Timing(1.0, 3.0)


def test_thinking_knows_how_long_it_took() -> None:
    clock = Clock()
    builder = ReplyBuilder(DRAFT, clock=clock)
    builder.apply(BlockStarted(0, Thinking()))
    clock.now += 2.5
    builder.apply(BlockDelta(0, "hm"))
    builder.apply(BlockFinished(0, Thinking()))
    assert builder.message(MessageStatus.COMPLETE).blocks == (Thinking("hm", seconds=2.5),)


def test_a_tool_call_is_content_before_its_arguments() -> None:
    builder = ReplyBuilder(DRAFT)
    builder.apply(BlockStarted(0, ToolCall("c", "t")))
    assert builder.has_content


@given(st.lists(st.text(max_size=8), max_size=30), st.sets(st.integers(0, 30)))
def test_text_is_the_deltas_joined_whenever_it_is_read(pieces: list[str], reads: set[int]) -> None:
    builder = ReplyBuilder(DRAFT)
    builder.apply(BlockStarted(0, Text()))
    for number, piece in enumerate(pieces):
        builder.apply(BlockDelta(0, piece))
        if number in reads:
            assert builder.message(MessageStatus.STREAMING).text == "".join(pieces[: number + 1])
    builder.apply(BlockFinished(0, Text()))
    assert builder.message(MessageStatus.COMPLETE).text == "".join(pieces)


@given(st.data())
def test_a_replay_from_the_journal_gives_the_same_blocks(data: st.DataObject) -> None:
    """However the raw events are cut into batches, and wherever they end."""
    events: list[ReplyEvent] = [
        ReplyStarted("m"),
        BlockStarted(0, Thinking()),
        BlockDelta(0, "hm"),
        BlockFinished(0, Thinking(signature="s")),
        BlockStarted(1, ToolCall("c", "t")),
        BlockDelta(1, '{"a"'),
        BlockStarted(2, Text("seed ")),
        BlockDelta(2, "x"),
        BlockDelta(1, ": 1}"),
        BlockFinished(1, ToolCall()),
        BlockDelta(2, "y"),
        BlockFinished(2, Text()),
        UsageChanged(Usage(1, 2)),
        ReplyFinished(StopReason.END, "stop"),
    ]
    end = data.draw(st.integers(0, len(events)))
    cut = data.draw(st.integers(0, end))
    replayed = [
        *decode_events(encode_events(events[:cut])),
        *decode_events(encode_events(events[cut:end])),
    ]
    assert built(*replayed) == built(*events[:end])


def test_a_reply_of_many_tiny_deltas_stays_small() -> None:
    builder = ReplyBuilder(DRAFT)
    builder.apply(BlockStarted(0, Text()))
    tracemalloc.start()
    try:
        for _ in range(100_000):
            builder.apply(BlockDelta(0, "ab"))
        message = builder.message(MessageStatus.STREAMING)
        size, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert message.text == "ab" * 100_000
    assert peak < 1_000_000
    assert size < 1_000_000
