"""Recorded streams give the message that a plain reading of their JSON gives."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from desktop.chat.blocks import (
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    from_json,
    to_json,
)
from desktop.chat.message import Message, MessageStatus, StopReason
from desktop.providers.anthropic_events import AnthropicDecoder
from desktop.providers.chat_chunks import ChatDecoder
from desktop.providers.decoder import ErrorEvent, ReplyDecoder
from desktop.providers.responses_events import ResponsesDecoder
from desktop.providers.sse import EventParser
from desktop.replay import Replay
from tests.unit.providers.corpus import body_of, cut, payloads_of, recorded
from tests.unit.providers.decoding import built, decode

#: 0 is random.
SIZES = [1, 2, 7, 4096, 0]
DECODERS: dict[str, Callable[[], ReplyDecoder]] = {
    "fmt_chat": ChatDecoder,
    "fmt_responses": ResponsesDecoder,
    "fmt_anthropic": AnthropicDecoder,
}


def named(feature: str) -> list[Any]:
    return [pytest.param(entry, id=entry["file"]) for entry in recorded(feature)]


def joined(message: Message, kind: type[Text | Thinking | Refusal]) -> str:
    return "".join(block.text for block in message.blocks if isinstance(block, kind))


def read(entry: dict[str, Any], feature: str) -> Message:
    """The message, which is the same however the body is cut, and when it is stored."""
    body = body_of(entry)
    messages = []
    for size in SIZES:
        decoder = DECODERS[feature]()
        if "error" in entry["features"]:
            with pytest.raises(ErrorEvent):
                decode(decoder, body, size)
            assert not decoder.complete
            messages.append(built(decoder.out))
        else:
            messages.append(built(decode(decoder, body, size)))
            assert messages[-1].status is MessageStatus.COMPLETE
    assert all(message == messages[0] for message in messages)
    assert from_json(to_json(messages[0].blocks)) == messages[0].blocks
    return messages[0]


@pytest.mark.parametrize("entry", named("fmt_chat"))
def test_chat_completions(entry: dict[str, Any]) -> None:
    message = read(entry, "fmt_chat")
    text = thinking = refusal = ""
    calls: dict[int, dict[str, Any]] = {}
    details: list[dict[str, Any]] = []
    usage: dict[str, Any] = {}
    finish = ""
    for chunk in payloads_of(body_of(entry)):
        usage = chunk.get("usage") or (chunk.get("x_groq") or {}).get("usage") or usage
        for choice in chunk.get("choices") or []:
            finish = choice.get("finish_reason") or finish
            delta = choice.get("delta") or {}
            content = delta.get("content")
            if isinstance(content, list):
                content = "".join(part.get("text", "") for part in content)
            text += content or choice.get("text") or ""
            details += delta.get("reasoning_details") or []
            said = delta.get("reasoning_content") or delta.get("reasoning")
            if not said:
                said = "".join(
                    detail.get("text") or "" for detail in delta.get("reasoning_details") or []
                )
            thinking += said
            refusal += delta.get("refusal") or ""
            for number, call in enumerate(delta.get("tool_calls") or []):
                slot = calls.setdefault(call.get("index", number), {"arguments": ""})
                slot["id"] = slot.get("id") or call.get("id")
                function = call.get("function") or {}
                slot["name"] = slot.get("name") or function.get("name")
                slot["arguments"] += function.get("arguments") or ""
    assert joined(message, Text) == text
    assert joined(message, Thinking) == thinking
    assert joined(message, Refusal) == refusal
    assert message.stop_word == finish
    found = [block for block in message.blocks if isinstance(block, ToolCall)]
    assert [(c.id, c.name, c.arguments_text) for c in found] == [
        (c["id"], c["name"], c["arguments"]) for c in calls.values()
    ]
    for call_ in found:
        assert call_.arguments == json.loads(call_.arguments_text or "{}")
    if usage:
        assert message.usage is not None
        assert message.usage.input == usage["prompt_tokens"]
        assert message.usage.output == usage["completion_tokens"]
    kept: list[dict[str, Any]] = []
    for block in message.blocks:
        if isinstance(block, Thinking) and block.extra:
            kept += json.loads(block.extra).get("reasoning_details", [])
    for name in ("text", "signature", "data"):
        assert "".join(d.get(name) or "" for d in kept) == "".join(
            d.get(name) or "" for d in details
        )


@pytest.mark.parametrize("entry", named("fmt_anthropic"))
def test_messages(entry: dict[str, Any]) -> None:
    message = read(entry, "fmt_anthropic")
    blocks: list[dict[str, Any]] = []
    open_blocks: dict[int, dict[str, Any]] = {}
    output = stop_word = None
    for event in payloads_of(body_of(entry)):
        kind = event["type"]
        if kind == "content_block_start":
            start = {"json": "", "cited": []} | event["content_block"]
            open_blocks[event["index"]] = start
            blocks.append(start)
        elif kind == "content_block_delta":
            block, delta = open_blocks[event["index"]], event["delta"]
            block["json"] += delta.get("partial_json") or ""
            block["cited"] += [delta["citation"]] if "citation" in delta else []
            for name in ("text", "thinking", "signature", "content"):
                if isinstance(delta.get(name), str):
                    block[name] = (block.get(name) or "") + delta[name]
        elif kind == "message_delta":
            output = event["usage"]["output_tokens"]
            stop_word = event["delta"]["stop_reason"]
    assert message.stop_word == stop_word
    assert message.usage is not None
    assert message.usage.output == output
    assert len(message.blocks) == len(blocks)
    for found, expected in zip(message.blocks, blocks, strict=True):
        source, cited = expected.pop("json"), expected.pop("cited")
        match expected["type"]:
            case "text":
                assert isinstance(found, Text)
                assert found.text == expected["text"]
                assert [json.loads(source.data) for source in found.citations] == cited
            case "thinking":
                assert isinstance(found, Thinking)
                assert found.text == expected["thinking"]
                assert found.signature == expected["signature"]
            case "redacted_thinking":
                assert isinstance(found, Thinking)
                assert found.encrypted == expected["data"]
            case "tool_use":
                assert isinstance(found, ToolCall)
                assert (found.id, found.name) == (expected["id"], expected["name"])
                assert found.arguments == (json.loads(source) if source else expected["input"])
            case _:
                assert isinstance(found, Opaque)
                if source:
                    expected["input"] = json.loads(source)
                assert json.loads(found.data) == expected


@pytest.mark.parametrize("entry", named("fmt_responses"))
def test_responses(entry: dict[str, Any]) -> None:
    message = read(entry, "fmt_responses")
    texts: dict[tuple[int, int], str] = {}
    thoughts: dict[int, str] = {}
    arguments: dict[int, str] = {}
    done: dict[int, dict[str, Any]] = {}
    response: dict[str, Any] = {}
    for event in payloads_of(body_of(entry)):
        at = event.get("output_index", -1)
        match event["type"]:
            case "response.output_text.delta":
                place = (at, event["content_index"])
                texts[place] = texts.get(place, "") + event["delta"]
            case "response.reasoning_summary_text.delta" | "response.reasoning_text.delta":
                thoughts[at] = thoughts.get(at, "") + event["delta"]
            case "response.function_call_arguments.delta":
                arguments[at] = arguments.get(at, "") + event["delta"]
            case "response.output_item.done":
                done[at] = event["item"]
            case "response.completed" | "response.failed":
                response = event["response"]
    if response.get("status") == "failed":
        assert message.blocks == ()
        return
    assert message.stop_word == response["status"]
    usage = response["usage"]
    assert message.usage is not None
    assert message.usage.input == usage["input_tokens"]
    assert message.usage.output == usage["output_tokens"]
    blocks = list(message.blocks)
    items = [item for _, item in sorted(done.items())]
    for index, item in sorted(done.items()):
        match item["type"]:
            case "message":
                for number, part in enumerate(item["content"]):
                    found = blocks.pop(0)
                    assert isinstance(found, Text)
                    # One recording has only the beginning of its deltas.
                    assert found.text == part["text"]
                    assert found.text.startswith(texts.get((index, number), ""))
                    noted = [json.loads(source.data) for source in found.citations]
                    assert noted == (part.get("annotations") or [])
            case "reasoning":
                found = blocks.pop(0)
                assert isinstance(found, Thinking)
                assert found.text == thoughts.get(index, "")
                assert found.encrypted == (item.get("encrypted_content") or "")
            case "function_call":
                found = blocks.pop(0)
                assert isinstance(found, ToolCall)
                assert (found.id, found.name) == (item["call_id"], item["name"])
                assert found.arguments_text == arguments.get(index, item["arguments"])
                assert found.arguments == json.loads(item["arguments"])
            case "image_generation_call":
                found = blocks.pop(0)
                assert isinstance(found, Image)
                assert found.data == base64.b64decode(item["result"])
            case _:
                found = blocks.pop(0)
                assert isinstance(found, Opaque)
                assert json.loads(found.data) == item
    assert blocks == []
    called = any(item["type"] == "function_call" for item in items)
    assert message.stop_reason is (StopReason.TOOL_CALLS if called else StopReason.END)


def all_streams() -> list[Any]:
    """The smaller streams that end well, with the protocol they are in."""
    return [
        pytest.param(feature, entry, id=entry["file"])
        for feature in DECODERS
        for entry in recorded(feature)
        if "error" not in entry["features"]
        and entry["bytes"] < 6000
        # Two messages in one stream: complete, not complete, complete.
        and "tool-search" not in entry["file"]
    ]


def test_there_are_streams_enough_to_cut() -> None:
    if recorded("fmt_chat"):
        features = [param.values[0] for param in all_streams()]
        assert len(features) >= 20
        assert min(features.count(feature) for feature in DECODERS) >= 3


@pytest.mark.parametrize(("feature", "entry"), all_streams())
def test_a_cut_at_any_byte_is_not_complete_before_the_reason(
    feature: str, entry: dict[str, Any]
) -> None:
    """A prefix is complete only when it holds, whole, the event that says so."""
    body = body_of(entry)
    whole = built(decode(DECODERS[feature](), body))
    said = first_end(body, feature)
    decoder, parser = DECODERS[feature](), EventParser()
    for offset in range(len(body)):
        for event in parser.feed(body[offset : offset + 1]):
            decoder.decode(event)
        assert decoder.complete == (offset + 1 >= said), offset
        if offset % 97 == 0 and not decoder.complete:
            assert_is_part(built(list(decoder.out)), whole)


def first_end(body: bytes, feature: str) -> int:
    """After how many bytes the stream first says that it is complete."""
    end = 0
    text = body.replace(b"\r\n", b"\n")
    assert len(text) == len(body) or feature != "fmt_chat"
    for event in text.split(b"\n\n"):
        end += len(event) + 2
        data = b"".join(
            line[5:].strip() for line in event.split(b"\n") if line.startswith(b"data:")
        )
        if data == b"[DONE]" and feature == "fmt_chat":
            return end
        if not data.startswith(b"{"):
            continue
        value = json.loads(data)
        if any(choice.get("finish_reason") for choice in value.get("choices") or []):
            return end
        if feature == "fmt_anthropic" and (value.get("delta") or {}).get("stop_reason"):
            return end
        if value.get("type") in ("message_stop", "response.completed", "response.incomplete"):
            return end
    raise AssertionError("the stream has no end")


def assert_is_part(part: Message, whole: Message) -> None:
    assert part.status is MessageStatus.INTERRUPTED
    assert joined(whole, Text).startswith(joined(part, Text))
    finished = [b for b in whole.blocks if isinstance(b, ToolCall)]
    for block in part.blocks:
        if isinstance(block, ToolCall) and block.arguments is not None:
            assert any(
                msgspec.structs.astuple(block)[:4] == msgspec.structs.astuple(other)[:4]
                for other in finished
            )


def foreign_streams() -> list[Any]:
    """Every recorded stream with every decoder that is not for it."""
    return [
        pytest.param(feature, entry, id=f"{feature} {entry['file']}")
        for feature in DECODERS
        for entry in recorded("")
        if feature not in entry["features"]
    ]


@pytest.mark.parametrize(("feature", "entry"), foreign_streams())
def test_a_stream_of_another_protocol_is_refused_in_a_sentence(
    feature: str, entry: dict[str, Any]
) -> None:
    """Gemini's and Cohere's own ones by all, and ours by each other, also where a gateway
    ends them as a chat."""
    for body in (body_of(entry), body_of(entry) + b"data: [DONE]\n\n"):
        for size in SIZES:
            message = Replay(DECODERS[feature](), cut(body, size)).message()
            assert message.status is MessageStatus.FAILED
            assert message.blocks == ()
            assert message.failure is not None
            if "error" not in entry["features"]:
                assert "not in the protocol that it was asked in" in message.failure.message
                assert message.failure.hint


@pytest.mark.parametrize("entry", named(""))
def test_every_stream_reads_the_same_however_it_is_cut(entry: dict[str, Any]) -> None:
    body = body_of(entry)
    for feature, decoder in DECODERS.items():
        messages = [Replay(decoder(), cut(body, size)).message() for size in SIZES]
        assert all(message == messages[0] for message in messages)
        own = feature in entry["features"]
        assert (messages[0].status is MessageStatus.COMPLETE) == (
            own and "error" not in entry["features"]
        )
