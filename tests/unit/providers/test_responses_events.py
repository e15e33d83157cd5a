"""What servers of the Responses protocol send besides plain text."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from desktop.chat.blocks import (
    Citation,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
)
from desktop.chat.message import Message, MessageStatus, StopReason, Usage
from desktop.providers.decoder import ErrorEvent
from desktop.providers.responses_events import ResponsesDecoder
from tests.scripted_server import sse
from tests.unit.providers.decoding import bare, built, decode


def event(kind: str, **fields: Any) -> bytes:
    return sse({"type": f"response.{kind}"} | fields, event=f"response.{kind}")


def end(kind: str = "completed", **response: Any) -> bytes:
    return event(kind, response={"status": kind, "model": "m"} | response)


def read(*steps: bytes) -> Message:
    return built(decode(ResponsesDecoder(), b"".join(steps)))


def item(index: int, whole: dict[str, Any], *between: bytes, start: Any = None) -> bytes:
    """An item from its start to its end."""
    begun = event("output_item.added", output_index=index, item=start or whole)
    return begun + b"".join(between) + event("output_item.done", output_index=index, item=whole)


def message_item(*parts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": "message", "id": "msg", "role": "assistant", "content": parts} | fields


def text_delta(text: str, index: int = 0, part: int = 0) -> bytes:
    return event("output_text.delta", output_index=index, content_index=part, delta=text)


def test_parts_of_one_message_are_blocks_of_their_own() -> None:
    whole = message_item(
        {"type": "output_text", "text": "Hi you"}, {"type": "refusal", "refusal": "No."}
    )
    message = read(
        item(
            0,
            whole,
            text_delta("Hi"),
            text_delta(" you"),
            event("refusal.delta", output_index=0, content_index=1, delta="No."),
            start=message_item(),
        ),
        end(),
    )
    assert bare(message) == (Text("Hi you"), Refusal("No."))
    assert message.stop_reason is StopReason.REFUSAL


def test_summaries_are_paragraphs_and_encrypted_thinking_is_kept() -> None:
    def summary(index: int, text: str) -> bytes:
        return event(
            "reasoning_summary_text.delta", output_index=0, summary_index=index, delta=text
        )

    texts = [{"type": "summary_text", "text": t} for t in ("One", "Two")]
    whole = {"type": "reasoning", "id": "rs", "summary": texts, "encrypted_content": "gAAA+/="}
    message = read(item(0, whole, summary(0, "O"), summary(0, "ne"), summary(1, "Two")), end())
    (thinking,) = message.blocks
    assert isinstance(thinking, Thinking)
    assert (thinking.text, thinking.encrypted) == ("One\n\nTwo", "gAAA+/=")
    assert json.loads(thinking.extra) == {"type": "reasoning", "id": "rs", "summary": texts}


def test_calls_side_by_side() -> None:
    def call(index: int, arguments: str) -> dict[str, Any]:
        name = {"type": "function_call", "id": f"fc_{index}", "call_id": f"call_{index}"}
        return name | {"name": "look", "arguments": arguments}

    def delta(index: int, text: str) -> bytes:
        return event("function_call_arguments.delta", output_index=index, delta=text)

    message = read(
        event("output_item.added", output_index=0, item=call(0, "")),
        event("output_item.added", output_index=1, item=call(1, "")),
        delta(0, '{"a'),
        delta(1, '{"b": 2'),
        delta(0, '": 1}'),
        delta(1, "}"),
        event("output_item.done", output_index=1, item=call(1, '{"b": 2}')),
        event("output_item.done", output_index=0, item=call(0, '{"a": 1}')),
        end(usage={"input_tokens": 5, "output_tokens": 7}),
    )
    assert bare(message) == (
        ToolCall("call_0", "look", {"a": 1}, '{"a": 1}'),
        ToolCall("call_1", "look", {"b": 2}, '{"b": 2}'),
    )
    assert message.stop_reason is StopReason.TOOL_CALLS
    assert message.usage == Usage(input=5, output=7)


def test_items_of_servers_that_number_nothing() -> None:
    """llama.cpp says an item's id only."""
    message = read(
        event("output_item.added", item={"type": "reasoning", "id": "rs", "summary": []}),
        event("reasoning_text.delta", item_id="rs", delta="hm"),
        event("output_item.done", item={"type": "reasoning", "id": "rs", "summary": []}),
        event("output_item.added", item=message_item()),
        event("content_part.added", item_id="msg", part={"type": "output_text", "text": ""}),
        event("output_text.delta", item_id="msg", delta="Hi"),
        event("output_item.done", item=message_item({"type": "output_text", "text": "Hi"})),
        end(),
    )
    assert bare(message) == (Thinking("hm"), Text("Hi"))


@pytest.mark.parametrize("named", [True, False])
def test_events_without_a_name_or_a_type(named: bool) -> None:
    delta = {"output_index": 0, "content_index": 0, "delta": "Hi"}
    if named:
        first = sse(delta, event="response.output_text.delta")
    else:
        first = sse(delta | {"type": "response.output_text.delta"})
    assert bare(read(first, end())) == (Text("Hi"),)


def test_what_deltas_left_out_comes_with_the_end() -> None:
    part = {"type": "output_text", "text": "Hi you"}
    assert bare(read(item(0, message_item(part), text_delta("Hi")), end())) == (Text("Hi you"),)
    assert bare(read(item(0, message_item(part)), end())) == (Text("Hi you"),)
    assert bare(read(end(output=[message_item(part)]))) == (Text("Hi you"),)
    started = event("output_item.added", output_index=0, item=message_item())
    assert bare(read(started, end(output=[message_item(part)]))) == (Text("Hi you"),)


def test_sources() -> None:
    note = {"type": "url_citation", "url": "https://a", "title": "A", "start_index": 0}
    added = event("output_text.annotation.added", output_index=0, content_index=0, annotation=note)
    part = {"type": "output_text", "text": "Hi", "annotations": [note]}
    (text,) = read(item(0, message_item(part), text_delta("Hi"), added), end()).blocks
    assert isinstance(text, Text)
    assert text.citations == (Citation("A", "https://a", data=json.dumps(note)),)


def test_a_generated_picture() -> None:
    pixels = b"\x89PNG\r\n"
    result = base64.b64encode(pixels).decode()
    whole = {"type": "image_generation_call", "id": "ig", "result": result}
    partial = event("image_generation_call.partial_image", output_index=0, partial_image_b64="x")
    (image,) = read(item(0, whole, partial, start=whole | {"result": None}), end()).blocks
    assert isinstance(image, Image)
    assert (image.media_type, image.data) == ("image/png", pixels)


def test_items_of_an_unknown_kind_are_kept_letter_by_letter() -> None:
    source = '{"type": "new_call", "n": 1.0, "text": "\\u00e9", "big": 12345678901234567890123}'
    body = f'data: {{"type": "response.output_item.done", "output_index": 0, "item": {source}}}'
    odd = event("new_call.delta", output_index=0, delta="x") + event("new", delta={"a": 1})
    message = read(odd, body.encode() + b"\n\n", end())
    assert message.blocks == (Opaque("openai-responses", source),)


@pytest.mark.parametrize(
    ("step", "reason", "word"),
    [
        (end(), StopReason.END, "completed"),
        (
            end("incomplete", incomplete_details={"reason": "max_output_tokens"}),
            StopReason.LENGTH,
            "max_output_tokens",
        ),
        (
            end("incomplete", incomplete_details={"reason": "content_filter"}),
            StopReason.CONTENT_FILTER,
            "content_filter",
        ),
        (end("incomplete"), StopReason.OTHER, "incomplete"),
    ],
)
def test_stop_reasons(step: bytes, reason: StopReason, word: str) -> None:
    message = read(text_delta("Hi"), step)
    assert message.status is MessageStatus.COMPLETE
    assert (message.stop_reason, message.stop_word) == (reason, word)


@pytest.mark.parametrize(
    "step",
    [
        end("failed", error={"code": "server_error", "message": "no"}),
        sse({"type": "error", "code": "server_error", "message": "no"}, event="error"),
        sse({"type": "error", "error": {"type": "server_error", "message": "no"}}),
        sse({"error": {"code": "server_error", "message": "no"}}),
    ],
)
def test_errors_inside_the_stream(step: bytes) -> None:
    decoder = ResponsesDecoder()
    with pytest.raises(ErrorEvent) as caught:
        decode(decoder, text_delta("Hi") + step)
    assert b"server_error" in caught.value.body
    assert not decoder.complete


def test_without_its_last_event_a_reply_is_interrupted() -> None:
    whole = message_item({"type": "output_text", "text": "Hi"})
    message = read(item(0, whole, text_delta("Hi")), sse("[DONE]"))
    assert message.status is MessageStatus.INTERRUPTED


def test_half_an_opaque_item_is_not_kept() -> None:
    message = read(
        text_delta("Hi"),
        event("output_item.added", output_index=1, item={"type": "web_search_call", "id": "w"}),
    )
    assert bare(message) == (Text("Hi"),)


def test_parts_that_are_counted_in_two_ways() -> None:
    """Bedrock counts the parts of a message on from those of the thinking before it."""
    whole = message_item({"type": "output_text", "text": "Hi you"})
    between = [
        event("content_part.added", output_index=1, content_index=1, part={"type": "output_text"}),
        text_delta("Hi ", 1, 1),
        text_delta("you", 1, 1),
        event("output_text.done", output_index=1, content_index=1, text="Hi you"),
    ]
    assert bare(read(item(1, whole, *between), end(output=[whole]))) == (Text("Hi you"),)


def test_several_responses_as_one() -> None:
    """A gateway that runs tools itself."""

    def response(text: str, tokens: int) -> bytes:
        whole = message_item({"type": "output_text", "text": text})
        usage = {"input_tokens": tokens, "output_tokens": tokens}
        return b"".join(
            [
                event("created", response={"model": "m"}),
                item(0, whole, text_delta(text)),
                end(output=[whole], usage=usage),
            ]
        )

    both = response("one", 1) + response("two", 2)
    message = read(both)
    assert bare(message) == (Text("one"), Text("two"))
    assert message.usage == Usage(2, 2)
    assert read(both, b"data: [DONE]\n\n") == message
    cut_off = read(response("one", 1), event("created", response={}), text_delta("two"))
    assert cut_off.status is MessageStatus.INTERRUPTED


def test_a_call_that_comes_with_the_end_of_the_response_only() -> None:
    text = message_item({"type": "output_text", "text": "Hi"})
    call = {"type": "function_call", "id": "f", "call_id": "c", "name": "look", "arguments": "{}"}
    message = read(item(0, text, text_delta("Hi")), end(output=[text | {"id": "other"}, call]))
    assert bare(message) == (Text("Hi"), ToolCall("c", "look", {}, "{}"))
    assert message.stop_reason is StopReason.TOOL_CALLS


@pytest.mark.parametrize(
    ("kind", "between"),
    [
        ("code_interpreter_call", event("code_interpreter_call_code.delta", delta="1+1")),
        ("mcp_list_tools", event("mcp_list_tools.in_progress", output_index=0)),
        ("mcp_call", event("mcp_call_arguments.delta", output_index=0, delta='{"a":')),
        ("mcp_approval_request", b""),
        ("custom_tool_call", event("custom_tool_call_input.delta", output_index=0, delta="x")),
        ("shell_call", event("shell_call_command.delta", output_index=0, delta="ls")),
        ("compaction", b""),
    ],
)
def test_what_the_server_did_is_kept_as_it_ended(kind: str, between: bytes) -> None:
    started = {"type": kind, "id": "x", "status": "in_progress"}
    whole = started | {"status": "completed", "output": [{"logs": "2"}]}
    (block,) = read(item(0, whole, between, start=started), end(output=[whole])).blocks
    assert isinstance(block, Opaque)
    assert json.loads(block.data) == whole


def test_a_picture_that_grows_sharper() -> None:
    whole = {
        "type": "image_generation_call",
        "id": "x",
        "result": base64.b64encode(b"GIF8").decode(),
    }
    partial = event("image_generation_call.partial_image", output_index=0, partial_image_b64="R0k=")
    (block,) = read(item(0, whole, partial, start=whole | {"result": None}), end()).blocks
    assert isinstance(block, Image)
    assert (block.media_type, block.data) == ("image/gif", b"GIF8")


def test_a_response_that_waits_its_turn() -> None:
    whole = message_item({"type": "output_text", "text": "Hi"})
    queued = event("queued", response={"status": "queued", "model": "m"})
    beat = sse({"type": "keepalive", "sequence_number": 3})
    assert read(queued, beat, item(0, whole, text_delta("Hi")), end()).text == "Hi"
