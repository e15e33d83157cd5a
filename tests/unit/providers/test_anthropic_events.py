"""What Anthropic and its gateways send besides plain text."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from desktop.chat.blocks import Citation, Opaque, Text, Thinking, ToolCall
from desktop.chat.message import Failure, Message, Remark, StopReason, Usage
from desktop.providers.anthropic_events import AnthropicDecoder
from desktop.providers.decoder import ErrorEvent
from tests.scripted_server import message_event, message_events, sse
from tests.unit.providers.decoding import bare, built, decode


def read(*steps: object) -> Message:
    body = b"".join(step for step in steps if isinstance(step, bytes))
    return built(decode(AnthropicDecoder(), body))


def block(content: dict[str, Any], *deltas: dict[str, Any], index: int = 0) -> bytes:
    return b"".join(
        [
            message_event("content_block_start", index=index, content_block=content),
            *(message_event("content_block_delta", index=index, delta=delta) for delta in deltas),
            message_event("content_block_stop", index=index),
        ]
    )


END = message_event("message_delta", delta={"stop_reason": "end_turn"}) + message_event(
    "message_stop"
)


def test_events_without_a_name() -> None:
    body = b"".join(step for step in message_events(["Hi", " you"]) if isinstance(step, bytes))
    nameless = b"\n".join(line for line in body.split(b"\n") if not line.startswith(b"event:"))
    assert built(decode(AnthropicDecoder(), nameless)) == built(decode(AnthropicDecoder(), body))


def test_events_without_a_type() -> None:
    steps = [
        sse(
            {"index": 0, "delta": {"type": "text_delta", "text": "Hi"}}, event="content_block_delta"
        ),
        sse({"delta": {"stop_reason": "end_turn"}}, event="message_delta"),
    ]
    assert read(*steps).blocks == (Text("Hi"),)


def test_thinking_keeps_its_signature_exactly() -> None:
    message = read(
        block(
            {"type": "thinking", "thinking": "", "signature": ""},
            {"type": "thinking_delta", "thinking": "Let me "},
            {"type": "thinking_delta", "thinking": "see"},
            {"type": "signature_delta", "signature": "EqQB+/="},
        ),
        block({"type": "redacted_thinking", "data": "xyz=="}, index=1),
        END,
    )
    assert bare(message) == (Thinking("Let me see", "EqQB+/="), Thinking(encrypted="xyz=="))


@pytest.mark.parametrize(
    ("pieces", "arguments"),
    [
        ([], {}),
        ([""], {}),
        (["", "{}"], {}),
        (['{"a"', ": 1", "}"], {"a": 1}),
        (['{"a": '], None),
    ],
)
def test_tool_arguments(pieces: list[str], arguments: dict[str, Any] | None) -> None:
    deltas = [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]
    start = {"type": "tool_use", "id": "t", "name": "look", "input": {}}
    (call,) = read(block(start, *deltas), END).blocks
    assert isinstance(call, ToolCall)
    assert (call.id, call.name, call.arguments) == ("t", "look", arguments)


def test_tool_arguments_that_come_whole_at_the_start() -> None:
    start = {"type": "tool_use", "id": "t", "name": "look", "input": {"a": 1}}
    (call,) = read(block(start), END).blocks
    assert isinstance(call, ToolCall)
    assert call.arguments == {"a": 1}


def test_blocks_of_an_unknown_kind_are_put_together() -> None:
    server_tool = {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {}}
    result = {"type": "web_search_tool_result", "content": [{"url": "u", "encrypted": "e=="}]}
    message = read(
        block(server_tool, {"type": "input_json_delta", "partial_json": '{"query": "x"}'}),
        block(result, index=1),
        block(
            {"type": "compaction", "content": None},
            {"type": "compaction_delta", "content": "sum"},
            {"type": "compaction_delta", "content": "mary"},
            index=2,
        ),
        END,
    )
    assert all(isinstance(b, Opaque) and b.protocol == "anthropic" for b in message.blocks)
    assert [json.loads(b.data) for b in message.blocks if isinstance(b, Opaque)] == [
        server_tool | {"input": {"query": "x"}},
        result,
        {"type": "compaction", "content": "summary"},
    ]


def test_unknown_blocks_are_kept_letter_by_letter() -> None:
    source = '{"type": "new", "n": 1.0, "text": "\\u00e9", "big": 12345678901234567890123}'
    start = f'data: {{"type": "content_block_start", "index": 0, "content_block": {source}}}'
    message = read(start.encode() + b"\n\n", message_event("content_block_stop", index=0), END)
    assert message.blocks == (Opaque("anthropic", source),)


def test_sources_are_kept_with_their_text() -> None:
    note = {"type": "web_search_result_location", "url": "https://a", "title": "A"}
    note |= {"cited_text": "words", "encrypted_index": "Eo8B+/="}
    (text,) = read(
        block(
            {"type": "text", "text": "", "citations": []},
            {"type": "citations_delta", "citation": note},
            {"type": "text_delta", "text": "Hi"},
        ),
        END,
    ).blocks
    assert isinstance(text, Text)
    assert text.text == "Hi"
    assert text.citations == (Citation("A", "https://a", "words", json.dumps(note)),)


def test_who_called_a_tool_is_kept() -> None:
    caller = {"type": "code_execution_20250825", "tool_id": "srvtoolu_1"}
    start = {"type": "tool_use", "id": "t", "name": "look", "input": {}, "caller": caller}
    (call,) = read(block(start), END).blocks
    assert isinstance(call, ToolCall)
    assert (call.origin, json.loads(call.extra)) == ("anthropic", {"caller": caller})


def test_half_an_unknown_block_is_not_kept() -> None:
    start = {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {}}
    delta = {"type": "input_json_delta", "partial_json": '{"query'}
    message = read(
        message_event("content_block_start", index=0, content_block=start),
        message_event("content_block_delta", index=0, delta=delta),
    )
    assert message.blocks == ()


def test_usage_is_cumulative_and_contains_the_cache() -> None:
    start = {"input_tokens": 3, "cache_read_input_tokens": 10, "cache_creation_input_tokens": 100}
    message = read(
        message_event("message_start", message={"usage": start | {"output_tokens": 1}}),
        message_event("message_delta", delta={}, usage={"output_tokens": 5}),
        message_event(
            "message_delta",
            delta={"stop_reason": "end_turn"},
            usage={"output_tokens": 9, "output_tokens_details": {"thinking_tokens": 4}},
        ),
    )
    assert message.usage == Usage(input=113, output=9, cached_input=10, reasoning=4)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("max_tokens", StopReason.LENGTH),
        ("tool_use", StopReason.TOOL_CALLS),
        ("pause_turn", StopReason.PAUSE),
        ("refusal", StopReason.REFUSAL),
        ("model_context_window_exceeded", StopReason.CONTEXT_FULL),
        ("something_new", StopReason.OTHER),
    ],
)
def test_stop_reasons(word: str, reason: StopReason) -> None:
    message = read(*message_events(["a"], stop=word))
    assert (message.stop_reason, message.stop_word) == (reason, word)


def test_a_second_start_changes_nothing() -> None:
    events = message_events(["a"])
    assert read(events[0], *events) == read(*events)


def test_unknown_events_are_passed_over() -> None:
    events = message_events(["a"])
    odd = message_event("something_new", delta={"text": 5}, index="x")
    assert read(events[0], odd, *events[1:]) == read(*events)


def test_an_error_event() -> None:
    error = {"type": "error", "error": {"type": "overloaded_error", "message": "Busy"}}
    with pytest.raises(ErrorEvent):
        read(*message_events(["a"], stop=None, end=False), sse(error, event="error"))


def test_a_message_inside_of_another_is_a_cut() -> None:
    """Something in between asked again, in silence: half a call is no call."""
    start = message_event("message_start", message={"id": "one"})
    call = {"type": "tool_use", "id": "t", "name": "look", "input": {}}
    half = message_event("content_block_start", index=0, content_block=call)
    piece = {"type": "input_json_delta", "partial_json": '{"a": '}
    half += message_event("content_block_delta", index=0, delta=piece)
    second = message_event("message_start", message={"id": "two"}) + block(call, piece)
    decoder = AnthropicDecoder()
    with pytest.raises(msgspec.DecodeError):
        decode(decoder, start + half + second + END)
    assert not decoder.complete
    # The same message once more, or another one after its end, is none.
    assert read(start, half, start, END).stop_reason is StopReason.END
    assert read(start, block({"type": "text", "text": "a"}), END, second, END).text == "a"


def test_usage_of_servers_that_count_once() -> None:
    message = read(
        message_event("message_start", message={"usage": {"input_tokens": 7, "output_tokens": 0}}),
        message_event(
            "message_delta",
            delta={"stop_reason": "end_turn"},
            usage={"input_tokens": 0, "output_tokens": 3},
        ),
    )
    assert message.usage == Usage(input=7, output=3)


def test_why_the_model_declined_is_kept() -> None:
    details = {"type": "refusal", "category": "bio", "explanation": "This is blocked."}
    message = read(
        message_event("message_start", message={"id": "m"}),
        message_event("message_delta", delta={"stop_reason": "refusal", "stop_details": details}),
        message_event("message_stop"),
    )
    assert message.stop_reason is StopReason.REFUSAL
    assert message.failure == Failure(Remark.EXPLAINED, "This is blocked.")


@pytest.mark.parametrize(
    "content",
    [
        {"type": "web_search_tool_result", "tool_use_id": "s", "content": [{"url": "https://a"}]},
        {"type": "code_execution_tool_result", "tool_use_id": "s", "content": {"stdout": "2"}},
        {"type": "mcp_tool_result", "tool_use_id": "s", "is_error": False, "content": []},
        {"type": "container_upload", "file_id": "f"},
        {"type": "fallback", "from": {"model": "a"}, "to": {"model": "b"}},
    ],
)
def test_blocks_of_the_server_are_kept(content: dict[str, Any]) -> None:
    (found,) = read(message_event("message_start", message={}), block(content), END).blocks
    assert isinstance(found, Opaque)
    assert json.loads(found.data) == content


@pytest.mark.parametrize("kind", ["server_tool_use", "mcp_tool_use"])
def test_what_the_server_asks_itself_is_kept_with_its_input(kind: str) -> None:
    start = {"type": kind, "id": "s", "name": "search", "input": {}}
    pieces = [{"type": "input_json_delta", "partial_json": p} for p in ("", '{"q', 'uery":"x"}')]
    message = read(message_event("message_start", message={}), block(start, *pieces), END)
    (found,) = message.blocks
    assert isinstance(found, Opaque)
    assert json.loads(found.data) == start | {"input": {"query": "x"}}
    assert message.stop_reason is StopReason.END


def test_a_compaction_grows() -> None:
    start = {"type": "compaction", "content": None}
    deltas = [{"type": "compaction_delta", "content": text} for text in ("So ", "far")]
    (found,) = read(message_event("message_start", message={}), block(start, *deltas), END).blocks
    assert isinstance(found, Opaque)
    assert json.loads(found.data) == start | {"content": "So far"}
