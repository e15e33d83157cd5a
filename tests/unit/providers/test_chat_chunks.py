"""What chat servers send besides plain text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.chat.blocks import Refusal, Text, Thinking, ToolCall
from desktop.chat.events import BlockDelta, BlockFinished, ReplyStarted
from desktop.chat.message import Message, StopReason, Usage
from desktop.providers.chat_chunks import ChatDecoder
from desktop.providers.decoder import ErrorEvent
from tests.scripted_server import DONE, chat_chunk, sse
from tests.unit.providers.decoding import bare, built, decode, finish_of


def read(*steps: bytes) -> Message:
    return built(decode(ChatDecoder(), b"".join(steps)))


def call(index: int | None = 0, **fields: Any) -> bytes:
    function = {k: fields.pop(k) for k in ("name", "arguments") if k in fields}
    delta = {"function": function, **fields} | ({} if index is None else {"index": index})
    return chat_chunk(tool_calls=[delta])


def test_events_of_a_plain_reply_in_order() -> None:
    body = chat_chunk("Hi") + chat_chunk(" you") + chat_chunk(finish="stop") + DONE
    events = decode(ChatDecoder(), body)
    assert events[0] == ReplyStarted("m")
    assert [e.text for e in events if isinstance(e, BlockDelta)] == ["Hi", " you"]
    assert events[-2] == BlockFinished(0, Text())
    assert finish_of(events).stop_reason is StopReason.END


@pytest.mark.parametrize("field", ["reasoning", "reasoning_content"])
def test_thinking_comes_before_the_text(field: str) -> None:
    message = read(
        chat_chunk(**{field: "Let me "}),
        chat_chunk(**{field: "see"}, content=""),
        chat_chunk("Yes <think>"),
        chat_chunk(finish="stop"),
    )
    assert bare(message) == (Thinking("Let me see"), Text("Yes <think>"))


def test_thinking_said_twice_is_shown_once() -> None:
    message = read(chat_chunk(reasoning="a", reasoning_content="a"), DONE)
    assert bare(message) == (Thinking("a"),)


def test_thinking_in_tags() -> None:
    message = read(chat_chunk("<thi"), chat_chunk("nk>a</think>"), chat_chunk("b"), DONE)
    assert message.blocks == (Thinking("a"), Text("b"))


def test_content_in_parts() -> None:
    thinking = {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}
    message = read(
        chat_chunk(content=[thinking]),
        chat_chunk(content=[{"type": "text", "text": "Hello"}, " you", {"type": "reference"}]),
        DONE,
    )
    assert message.blocks == (Thinking("hm"), Text("Hello you"))


def test_a_refusal() -> None:
    message = read(
        chat_chunk(refusal="I cannot"), chat_chunk(refusal="."), chat_chunk(finish="stop")
    )
    assert message.blocks == (Refusal("I cannot."),)
    assert message.stop_reason is StopReason.REFUSAL


def test_tool_calls_side_by_side() -> None:
    message = read(
        chat_chunk("Wait"),
        call(0, id="a", name="one", arguments=""),
        call(1, id="b", name="two", arguments='{"x'),
        call(0, arguments='{"y": 1}'),
        call(1, arguments='": "é😀"}'),
        chat_chunk(finish="tool_calls"),
    )
    assert message.blocks == (
        Text("Wait"),
        ToolCall("a", "one", {"y": 1}, '{"y": 1}'),
        ToolCall("b", "two", {"x": "é😀"}, '{"x": "é😀"}'),
    )
    assert message.stop_reason is StopReason.TOOL_CALLS


@pytest.mark.parametrize("finish", ["stop", None])
def test_tool_calls_count_whatever_the_stop_word(finish: str | None) -> None:
    message = read(call(0, id="a", name="one", arguments="{}"), chat_chunk(finish=finish), DONE)
    assert message.stop_reason is StopReason.TOOL_CALLS


def test_parallel_calls_that_share_one_index() -> None:
    message = read(
        call(0, id="a", name="one", arguments='{"n": 1}'),
        call(0, id="b", name="one", arguments='{"n": 2}'),
        DONE,
    )
    assert [b.arguments for b in message.blocks if isinstance(b, ToolCall)] == [{"n": 1}, {"n": 2}]


def test_calls_without_index_and_arguments_as_an_object() -> None:
    message = read(
        call(None, id="a", name="one", arguments={"n": 1}),
        call(None, id="b", name="two", arguments='{"n"'),
        call(None, arguments=": 2}"),
        DONE,
    )
    calls = [b for b in message.blocks if isinstance(b, ToolCall)]
    assert [(c.id, c.arguments) for c in calls] == [("a", {"n": 1}), ("b", {"n": 2})]


def test_a_call_without_an_id_gets_one() -> None:
    message = read(call(0, name="one", arguments="{}"), call(1, name="two"), DONE)
    ids = [b.id for b in message.blocks if isinstance(b, ToolCall)]
    assert len(set(ids)) == 2
    assert all(ids)


def test_broken_arguments_make_a_call_that_cannot_run() -> None:
    message = read(call(0, id="a", name="one", arguments='{"n": '), chat_chunk(finish="tool_calls"))
    assert message.blocks == (ToolCall("a", "one", None, '{"n": '),)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("length", StopReason.LENGTH),
        ("content_filter", StopReason.CONTENT_FILTER),
        ("STOP", StopReason.END),
        ("something_new", StopReason.OTHER),
    ],
)
def test_stop_reasons(word: str, reason: StopReason) -> None:
    message = read(chat_chunk("a"), chat_chunk(finish=word))
    assert (message.stop_reason, message.stop_word) == (reason, word)


def test_usage_with_its_parts() -> None:
    usage = {
        "prompt_tokens": 10,
        "completion_tokens": 20,
        "prompt_tokens_details": {"cached_tokens": 4},
        "completion_tokens_details": {"reasoning_tokens": 6},
    }
    message = read(chat_chunk("a"), chat_chunk(finish="stop"), sse({"choices": [], "usage": usage}))
    assert message.usage == Usage(input=10, output=20, cached_input=4, reasoning=6)


@pytest.mark.parametrize(
    "chunk",
    [
        {"choices": [], "error": {"message": "no"}},
        {"error": "no"},
        {"object": "error", "message": "no"},
        {"choices": [{"finish_reason": "error", "error": {"message": "no"}}]},
    ],
)
def test_errors_inside_the_stream(chunk: dict[str, Any]) -> None:
    decoder = ChatDecoder()
    with pytest.raises(ErrorEvent) as caught:
        decode(decoder, chat_chunk("a") + sse(chunk))
    assert json.loads(caught.value.body) == chunk
    assert not decoder.complete


def test_a_field_of_an_odd_type_costs_only_itself() -> None:
    chunk = {
        "model": 7,
        "usage": {"prompt_tokens": "many", "completion_tokens": 3},
        "choices": [{"index": "0", "delta": {"content": "kept", "refusal": {"x": 1}}}],
    }
    message = read(sse(chunk), chat_chunk(finish="stop"))
    assert message.text == "kept"
    assert message.usage == Usage(output=3)


def test_null_everywhere() -> None:
    delta = {"content": None, "tool_calls": None, "refusal": None, "reasoning": None}
    empty = {"choices": [{"index": 0, "delta": delta, "finish_reason": None}], "usage": None}
    message = read(
        sse(empty, {"choices": [{"delta": None}]}, {"choices": None}), chat_chunk("a"), DONE
    )
    assert message.blocks == (Text("a"),)
