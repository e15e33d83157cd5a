"""A character that a server cut in two between its events is one character again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from desktop.chat.blocks import Text, Thinking, ToolCall
from desktop.chat.events import BlockDelta, encode_events
from desktop.chat.message import Message, MessageStatus
from desktop.providers.anthropic_events import AnthropicDecoder
from desktop.providers.chat_chunks import ChatDecoder
from desktop.providers.decoder import ErrorEvent, ReplyDecoder
from desktop.providers.responses_events import ResponsesDecoder
from tests.unit.providers.decoding import built, decode

HIGH, LOW = "\ud83d", "\ude00"
PING = b'event: ping\ndata: {"type": "ping"}\n\n'


def chat(kind: str, deltas: list[str], number: int) -> list[dict[str, Any]]:
    call: dict[str, Any] = {"index": number, "id": f"c{number}", "function": {"name": "f"}}
    events: list[dict[str, Any]] = []
    for text in deltas:
        call = call | {"function": call["function"] | {"arguments": text}}
        delta = {
            "text": {"content": text},
            "thinking": {"reasoning_content": text},
            "tool": {"tool_calls": [call]},
        }[kind]
        events.append({"choices": [{"index": 0, "delta": delta}]})
    return events


def messages(kind: str, deltas: list[str], number: int) -> list[dict[str, Any]]:
    starts: dict[str, dict[str, Any]] = {
        "text": {"type": "text", "text": ""},
        "thinking": {"type": "thinking", "thinking": ""},
        "tool": {"type": "tool_use", "id": f"c{number}", "name": "f", "input": {}},
    }
    start = starts[kind]
    field = {"text": "text", "thinking": "thinking", "tool": "partial_json"}[kind]
    return [
        {"type": "content_block_start", "index": number, "content_block": start},
        *(
            {"type": "content_block_delta", "index": number, "delta": {field: text}}
            for text in deltas
        ),
        {"type": "content_block_stop", "index": number},
    ]


def responses(kind: str, deltas: list[str], number: int) -> list[dict[str, Any]]:
    items: dict[str, dict[str, Any]] = {
        "text": {"type": "message", "content": []},
        "thinking": {"type": "reasoning", "summary": []},
        "tool": {"type": "function_call", "call_id": f"c{number}", "name": "f"},
    }
    item = items[kind]
    name = {
        "text": "response.output_text.delta",
        "thinking": "response.reasoning_text.delta",
        "tool": "response.function_call_arguments.delta",
    }[kind]
    at = {"output_index": number}
    return [
        {"type": "response.output_item.added", "item": item} | at,
        *({"type": name, "content_index": 0, "delta": text} | at for text in deltas),
        {"type": "response.output_item.done", "item": item} | at,
    ]


class Dialect(NamedTuple):
    decoder: Callable[[], ReplyDecoder]
    block: Callable[[str, list[str], int], list[dict[str, Any]]]
    end: list[dict[str, Any]]


DIALECTS = {
    "chat": Dialect(ChatDecoder, chat, [{"choices": [{"delta": {}, "finish_reason": "stop"}]}]),
    "messages": Dialect(
        AnthropicDecoder,
        messages,
        [{"type": "message_delta", "delta": {"stop_reason": "end_turn"}}, {"type": "message_stop"}],
    ),
    "responses": Dialect(
        ResponsesDecoder,
        responses,
        [{"type": "response.completed", "response": {"status": "completed"}}],
    ),
}
every_dialect = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
every_kind = pytest.mark.parametrize("kind", ["text", "thinking", "tool"])


def body(events: list[dict[str, Any]], between: bytes = b"") -> bytes:
    """Python's JSON writes a half as its escape, as the servers do that cut characters."""
    return between.join(b"data: " + json.dumps(event).encode() + b"\n\n" for event in events)


def read(dialect: Dialect, events: list[dict[str, Any]], between: bytes = b"") -> Message:
    out = decode(dialect.decoder(), body(events + dialect.end, between))
    encode_events(out)  # the journal takes whole characters only
    message = built(out)
    assert message.status is MessageStatus.COMPLETE
    return message


def said(message: Message) -> list[str]:
    """The text of every block; of a tool call, its arguments."""
    return [
        block.arguments_text if isinstance(block, ToolCall) else block.text
        for block in message.blocks
        if isinstance(block, Text | Thinking | ToolCall)
    ]


@every_dialect
@every_kind
@pytest.mark.parametrize("between", [b"", b": wait\n\n"])
@pytest.mark.parametrize(
    ("deltas", "whole"),
    [
        (["a" + HIGH, LOW + "b"], "a😀b"),
        ([HIGH, LOW], "😀"),
        ([HIGH, "", LOW], "😀"),
        (["a" + HIGH, LOW + HIGH, LOW + "b"], "a😀😀b"),
        (["a" + HIGH], "a\ufffd"),
        (["a" + HIGH, "b"], "a\ufffdb"),
        (["a", LOW + "b"], "a\ufffdb"),
        (["a" + HIGH, HIGH + "b"], "a\ufffd\ufffdb"),
        (["a" + LOW, HIGH + "b" + HIGH, LOW], "a\ufffd\ufffdb😀"),
        (["a" + HIGH, LOW, "c"], "a😀c"),
    ],
)
def test_halves_in_events_that_follow_each_other(
    dialect: Dialect, kind: str, between: bytes, deltas: list[str], whole: str
) -> None:
    message = read(dialect, dialect.block(kind, deltas, 0), between)
    assert said(message) == [whole]


@every_dialect
def test_tool_arguments_are_read_with_the_whole_character(dialect: Dialect) -> None:
    message = read(dialect, dialect.block("tool", ['{"mood": "' + HIGH, LOW + '"}'], 0))
    (call,) = message.blocks
    assert isinstance(call, ToolCall)
    assert call.arguments == {"mood": "😀"}


@every_dialect
def test_halves_of_two_tool_calls_do_not_meet(dialect: Dialect) -> None:
    one = dialect.block("tool", ["1" + HIGH, LOW], 0)
    two = dialect.block("tool", ["2" + HIGH, LOW], 1)
    mixed = [event for pair in zip(one, two, strict=True) for event in pair]
    assert said(read(dialect, mixed)) == ["1😀", "2😀"]


@every_dialect
def test_a_half_does_not_reach_over_to_the_next_block(dialect: Dialect) -> None:
    events = dialect.block("thinking", ["a" + HIGH], 0) + dialect.block("text", [LOW + "b"], 1)
    assert said(read(dialect, events)) == ["a\ufffd", "\ufffdb"]


def test_a_ping_may_come_between_the_halves() -> None:
    events = messages("text", ["a" + HIGH, LOW], 0)
    assert said(read(DIALECTS["messages"], events, between=PING)) == ["a😀"]


@every_dialect
def test_text_shows_at_once_but_for_the_half(dialect: Dialect) -> None:
    decoder = dialect.decoder()
    begun = [event for event in dialect.block("text", ["a" + HIGH], 0) if "stop" not in str(event)]
    decode(decoder, body([event for event in begun if "done" not in str(event.get("type"))]))
    assert [event.text for event in decoder.out if isinstance(event, BlockDelta)] == ["a"]


def test_what_a_gateway_sends_back_is_whole_too() -> None:
    """OpenRouter's details are kept for the next request, not shown as they are."""
    events: list[dict[str, Any]] = [
        {"choices": [{"delta": {"reasoning_details": [{"type": "reasoning.text", "text": text}]}}]}
        for text in ("a" + HIGH, LOW + "b")
    ]
    message = read(DIALECTS["chat"], events)
    assert said(message) == ["a😀b"]
    (block,) = message.blocks
    assert isinstance(block, Thinking)
    assert json.loads(block.extra)["reasoning_details"][0]["text"] == "a😀b"


def test_a_block_that_is_not_known_keeps_whole_characters() -> None:
    start = {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {}}
    deltas = ['{"query": "' + HIGH, LOW + '"}']
    events = messages("tool", deltas, 0)
    events[0]["content_block"] = start
    message = read(DIALECTS["messages"], events)
    assert "😀" in message.blocks[0].data  # type: ignore[union-attr] # an opaque block


def test_an_error_after_a_half_in_the_same_event() -> None:
    decoder = ChatDecoder()
    event = {"choices": [{"delta": {"content": "a" + HIGH}}], "error": {"message": "no"}}
    with pytest.raises(ErrorEvent):
        decode(decoder, body([event]))
    encode_events(decoder.out)
    assert built(decoder.out).text == "a"


@pytest.mark.parametrize("text", ["\U0010d83d\U0010de00", "\U0010d83d", "😀"])
def test_private_characters_stay_what_they_are(text: str) -> None:
    assert said(read(DIALECTS["chat"], chat("text", [text], 0))) == [text]
