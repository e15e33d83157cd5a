"""Any bytes in any pieces: no exception but the errors for users, bounded memory, linear time."""

from __future__ import annotations

import json
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.chat.blocks import ToolCall, from_json, to_json
from desktop.chat.message import Message, MessageStatus, Role
from desktop.providers.anthropic import AnthropicMessages
from desktop.providers.anthropic_events import AnthropicDecoder
from desktop.providers.chat_chunks import ChatDecoder
from desktop.providers.decoder import ReplyDecoder
from desktop.providers.openai_chat import OpenAIChat
from desktop.providers.openai_responses import OpenAIResponses
from desktop.providers.provider import ChatRequest, Endpoint
from desktop.providers.responses_events import ResponsesDecoder
from desktop.providers.sse import EventParser
from desktop.providers.wire import WireProtocol
from desktop.replay import Replay, as_plain
from tests.unit.providers.corpus import body_of, cut, recorded

#: How many times as many examples are tried with RIVULET_DEEP.
DEEP = 40 if os.environ.get("RIVULET_DEEP") else 1
DECODERS: list[Callable[[], ReplyDecoder]] = [ChatDecoder, ResponsesDecoder, AnthropicDecoder]
WIRES: list[WireProtocol] = [OpenAIChat("p"), OpenAIResponses("p"), AnthropicMessages("p")]


def words(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from(text.split())


#: What servers call things; the strings that mean something are among the values.
NAMES = words("""
    type index delta content content_block message usage error choices finish_reason text id
    thinking signature partial_json citation citations stop_reason output_index content_index
    item_id item part response output annotations annotation summary summary_index call_id name
    arguments function tool_calls reasoning reasoning_details reasoning_content refusal images
    image_url url input data result encrypted_content status object model logprobs phase
    input_tokens output_tokens prompt_tokens details extra_content x_groq audio transcript
    custom stop_details explanation container cached_tokens
""")
WORDS = words("""
    message_start content_block_start content_block_delta content_block_stop message_delta
    message_stop ping error text thinking redacted_thinking tool_use server_tool_use text_delta
    input_json_delta citations_delta signature_delta end_turn stop tool_calls length assistant
    response.created response.output_item.added response.output_item.done response.completed
    response.output_text.delta response.function_call_arguments.delta response.failed message
    response.content_part.added response.reasoning_summary_text.delta response.incomplete
    response.output_text.annotation.added response.refusal.delta response.output_text.done
    response.created response.queued custom_tool_call compaction compaction_delta
    function_call reasoning image_generation_call web_search_call output_text refusal
    reasoning.text reasoning.encrypted <think> </think> {} {"a":1} data:image/png;base64,AA==
    AAAA completed
""")
SCALARS = st.none() | st.booleans() | st.integers(-1, 3) | st.floats() | WORDS | st.text(max_size=4)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)
EVENTS = st.fixed_dictionaries(
    {"type": WORDS},
    optional={
        "index": st.integers(0, 2) | SCALARS,
        "output_index": st.integers(0, 2) | SCALARS,
        "delta": st.dictionaries(NAMES, VALUES, max_size=3) | WORDS | VALUES,
        "content_block": st.dictionaries(NAMES, VALUES, max_size=4).flatmap(
            lambda fields: WORDS.map(lambda kind: fields | {"type": kind})
        ),
        "item": st.dictionaries(NAMES, VALUES, max_size=4).flatmap(
            lambda fields: WORDS.map(lambda kind: fields | {"type": kind})
        ),
        "choices": st.lists(
            st.fixed_dictionaries(
                {"delta": st.dictionaries(NAMES, VALUES, max_size=4)},
                optional={"finish_reason": st.none() | WORDS, "index": SCALARS},
            )
            | VALUES,
            max_size=2,
        ),
        "response": st.dictionaries(NAMES, VALUES, max_size=4),
        "part": VALUES,
        "annotation": VALUES,
        "usage": st.dictionaries(NAMES, VALUES, max_size=3) | VALUES,
        "text": WORDS,
        "item_id": WORDS,
        "error": VALUES,
    },
)
BROKEN = st.binary(max_size=20) | st.sampled_from(
    [b"[DONE]", b"{", b'{"type":"\\ud83d"}', b'{"choices":' * 3, b"\xff", b"\xef\xbb\xbf", b"null"]
)
PAYLOADS = EVENTS.map(lambda event: json.dumps(event).encode()) | BROKEN
BODIES = st.lists(PAYLOADS, max_size=8).map(
    lambda payloads: b"".join(b"data: %b\n\n" % payload for payload in payloads)
)


def replayed(decoder: ReplyDecoder, pieces: Iterator[bytes]) -> Message:
    """Raises whatever leaves the tree of errors for users."""
    return Replay(decoder, pieces).message()


@settings(max_examples=300 * DEEP, deadline=None, suppress_health_check=list(HealthCheck))
@given(BODIES, st.sampled_from(DECODERS), st.integers(1, 40))
def test_any_events_make_a_message_that_can_be_kept_and_sent(
    body: bytes, decoder: Callable[[], ReplyDecoder], size: int
) -> None:
    message = replayed(decoder(), cut(body, size))
    whole = replayed(decoder(), cut(body, 1 << 20))
    assert without_chance(message) == without_chance(whole)
    assert from_json(to_json(message.blocks)) == message.blocks
    json.dumps(as_plain(message), default=repr)
    again = Message(id="u", role=Role.USER, blocks=message.blocks, created_at=0.0)
    for wire in WIRES:
        sent = wire.body(ChatRequest(model="m", messages=(message, again)), Endpoint("http://h/v1"))
        assert isinstance(json.loads(bytes(sent)), dict)


def without_chance(message: Message) -> Message:
    """Calls without an id are given a random one; the details show the first bytes read."""
    blocks = tuple(
        msgspec.structs.replace(block, id="") if isinstance(block, ToolCall) else block
        for block in message.blocks
    )
    return msgspec.structs.replace(message, blocks=blocks, failure=None)


@settings(max_examples=300 * DEEP, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(DECODERS), st.integers(1, 9))
def test_any_bytes_make_a_message(
    body: bytes, decoder: Callable[[], ReplyDecoder], size: int
) -> None:
    replayed(decoder(), cut(body, size))
    replayed(decoder(), cut(b"data: " + body + b"\n\n", size))


@settings(max_examples=200 * DEEP, deadline=None)
@given(st.data(), st.sampled_from(["fmt_chat", "fmt_responses", "fmt_anthropic"]))
def test_recorded_streams_with_bytes_changed(data: st.DataObject, feature: str) -> None:
    entries = [entry for entry in recorded(feature) if entry["bytes"] < 10_000]
    if not entries:
        pytest.skip("there are no recorded streams")
    body = bytearray(body_of(data.draw(st.sampled_from(entries))))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=3))
    for decoder in DECODERS:
        replayed(decoder(), cut(bytes(body), 4096))


@given(st.lists(st.binary(max_size=30), max_size=20))
def test_events_do_not_depend_on_the_cut(pieces: list[bytes]) -> None:
    parser = EventParser()
    events = [event for piece in pieces for event in parser.feed(piece)]
    whole = EventParser()
    assert events == whole.feed(b"".join(pieces))
    assert parser.pending == whole.pending


@pytest.mark.parametrize("decoder", DECODERS)
@pytest.mark.parametrize("depth", [500, 950, 990, 1000, 20_000])
def test_deep_nesting_is_no_bug(decoder: Callable[[], ReplyDecoder], depth: int) -> None:
    for opening, closing in ((b"[", b"]"), (b'{"content_block":', b"}"), (b'{"item":', b"}")):
        inner = b"data: " + opening * depth + b"1" + closing * depth + b"\n\n"
        outer = b'data: {"type":"content_block_start","content_block":' + inner[6:-2] + b"}\n\n"
        for body in (inner, outer):
            assert replayed(decoder(), cut(body, 4096)).status is not MessageStatus.COMPLETE


def deltas(count: int) -> dict[Callable[[], ReplyDecoder], list[bytes]]:
    """A hostile and a plain stream of ``count`` deltas for each protocol."""

    def event(**fields: Any) -> bytes:
        return b"data: " + json.dumps(fields).encode() + b"\n\n"

    chat = event(choices=[{"index": 0, "delta": {"content": "abcd"}}])
    detail = {"type": "reasoning.text", "text": "abcd"}
    details = event(choices=[{"index": 0, "delta": {"reasoning_details": [detail]}}])
    tag = event(choices=[{"index": 0, "delta": {"content": "<think>" if count else ""}}])
    text = event(type="response.output_text.delta", output_index=0, content_index=0, delta="abcd")
    opening = event(
        type="content_block_start", index=0, content_block={"type": "compaction", "content": ""}
    )
    grow = event(type="content_block_delta", index=0, delta={"type": "x", "content": "abcd"})
    said = event(type="content_block_delta", index=1, delta={"type": "text_delta", "text": "ab"})
    return {
        ChatDecoder: [tag + chat * count, details * count],
        ResponsesDecoder: [text * count],
        AnthropicDecoder: [opening + grow * count, said * count],
    }


@pytest.mark.parametrize("decoder", DECODERS)
def test_time_is_linear_in_the_events(decoder: Callable[[], ReplyDecoder]) -> None:
    def cost(body: bytes) -> float:
        begin = time.process_time()
        replayed(decoder(), cut(body, 4096))
        return time.process_time() - begin

    for short, long in zip(deltas(2_000)[decoder], deltas(16_000)[decoder], strict=True):
        cost(short)
        # Eight times the events; quadratic work would take sixty-four times as long.
        assert cost(long) < 24 * max(cost(short), 0.001)


@pytest.mark.parametrize("decoder", DECODERS)
def test_memory_is_that_of_the_message(decoder: Callable[[], ReplyDecoder]) -> None:
    for body in deltas(20_000)[decoder]:
        tracemalloc.start()
        replayed(decoder(), cut(body, 4096))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 6 * len(body) + 1_000_000
