"""A conversation that moves from one provider to another stays sendable, and whole."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest

from desktop.chat.blocks import (
    Citation,
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.message import Message, MessageStatus, Role
from desktop.providers.anthropic import AnthropicMessages
from desktop.providers.openai_chat import OpenAIChat
from desktop.providers.openai_responses import OpenAIResponses
from desktop.providers.provider import ChatRequest, Endpoint
from desktop.providers.wire import WireProtocol

CHAT, RESPONSES, ANTHROPIC = "openai-chat", "openai-responses", "anthropic"
PROTOCOLS = [CHAT, RESPONSES, ANTHROPIC]
PICTURE = Image("image/png", b"\x89PNG")
PAPER = File("a.pdf", "application/pdf", b"%PDF")


def wire(protocol: str, provider_id: str) -> WireProtocol:
    made: dict[str, WireProtocol] = {
        CHAT: OpenAIChat(provider_id),
        RESPONSES: OpenAIResponses(provider_id),
        ANTHROPIC: AnthropicMessages(provider_id),
    }
    return made[protocol]


def said(role: Role, *blocks: ContentBlock, **fields: Any) -> Message:
    return Message(id="m", role=role, blocks=blocks, created_at=0.0, **fields)


def sent(
    protocol: str, *messages: Message, provider_id: str = "", url: str = "http://h/v1"
) -> dict[str, Any]:
    request = ChatRequest(model="m", messages=messages)
    body: dict[str, Any] = json.loads(
        bytes(wire(protocol, provider_id).body(request, Endpoint(url)))
    )
    return body


def items_of(body: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = body["input"] if "input" in body else body["messages"]
    return items


def reply_of(protocol: str) -> list[ContentBlock]:
    """What a provider may have answered, with what only it can read marked SECRET."""
    match protocol:
        case "openai-chat":
            details = [{"type": "reasoning.text", "text": "hm", "signature": "SECRET"}]
            extra = json.dumps({"field": "reasoning", "reasoning_details": details})
            return [
                Thinking("hm", origin=CHAT, extra=extra),
                Text("Look", (Citation("T", "https://t", data='{"x":"SECRET"}'),), CHAT),
                ToolCall(
                    "c 1/ü",
                    "look",
                    {"q": 1},
                    '{"q": 1}',
                    CHAT,
                    '{"extra_content":{"google":{"thought_signature":"SECRET"}}}',
                ),
            ]
        case "openai-responses":
            return [
                Thinking("hm", encrypted="SECRET", origin=RESPONSES, extra='{"id":"rs_SECRET"}'),
                Opaque(RESPONSES, '{"type":"web_search_call","id":"ws_SECRET"}'),
                Text("Look", origin=RESPONSES, extra='{"id":"msg_1","phase":"commentary"}'),
                ToolCall("call_1", "look", {"q": 1}, '{"q": 1}', RESPONSES, '{"id":"fc_SECRET"}'),
            ]
        case _:
            return [
                Thinking("hm", "SECRET", origin=ANTHROPIC),
                Thinking(encrypted="SECRET", origin=ANTHROPIC),
                Opaque(ANTHROPIC, '{"type":"server_tool_use","id":"s_SECRET","input":{}}'),
                Opaque(ANTHROPIC, '{"type":"web_search_tool_result","tool_use_id":"s_SECRET"}'),
                Text("Look", (Citation("T", "https://t", data='{"x":"SECRET"}'),), ANTHROPIC),
                ToolCall("toolu_1", "look", {"q": 1}, '{"q": 1}'),
            ]


def conversation(protocol: str) -> list[Message]:
    blocks = reply_of(protocol)
    call = next(block for block in blocks if isinstance(block, ToolCall))
    mine = {"provider_id": protocol, "model": "m"}
    return [
        said(Role.USER, Text("Hello"), PICTURE, PAPER),
        said(Role.ASSISTANT, *blocks, **mine),
        said(Role.TOOL, ToolResult(call.id, "look", (Text("found"), PICTURE), is_error=False)),
        said(Role.ASSISTANT, Text("Here it is"), Refusal("not that"), PICTURE, **mine),
        said(Role.USER, Text("And now?")),
    ]


@pytest.mark.parametrize(("before", "after"), list(itertools.product(PROTOCOLS, PROTOCOLS)))
def test_a_conversation_goes_on_with_another_provider(before: str, after: str) -> None:
    """Moved to another provider, of the same protocol or of another one."""
    body = sent(after, *conversation(before), provider_id="other")
    source = json.dumps(body, ensure_ascii=False)
    assert "SECRET" not in source
    for words in ("Hello", "Look", "found", "Here it is", "not that", "And now?"):
        assert words in source
    assert source.count("iVBORw==") == 3
    assert "JVBERg==" in source
    assert_valid(after, body)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_provider_gets_back_what_only_it_can_read(protocol: str) -> None:
    messages = conversation(protocol)[:3]
    body = sent(protocol, *messages, provider_id=protocol)
    source = json.dumps(body, ensure_ascii=False)
    assert source.count("SECRET") == {CHAT: 2, RESPONSES: 3, ANTHROPIC: 5}[protocol]
    assert_valid(protocol, body)


def assert_valid(protocol: str, body: dict[str, Any]) -> None:
    """The rules by which these protocols refuse requests."""
    calls: list[str] = []
    results: list[str] = []
    for item in items_of(body):
        if protocol == RESPONSES:
            if item["type"] == "function_call":
                calls.append(item["call_id"])
                assert json.loads(item["arguments"]) == {"q": 1}
            elif item["type"] == "function_call_output":
                results.append(item["call_id"])
            elif item["type"] == "message":
                kinds = {part["type"] for part in item["content"]}
                own = {"output_text", "refusal"}
                assert kinds <= own if item["role"] == "assistant" else not kinds & own
        elif protocol == CHAT:
            calls += [call["id"] for call in item.get("tool_calls", [])]
            results += [item["tool_call_id"]] if item["role"] == "tool" else []
            assert item["content"] or item.get("tool_calls")
        else:
            parts = item["content"]
            assert parts
            for part in parts:
                if part["type"] == "tool_use":
                    calls.append(part["id"])
                    assert re.fullmatch("[A-Za-z0-9_-]+", part["id"])
                elif part["type"] == "tool_result":
                    results.append(part["tool_use_id"])
                elif part["type"] in ("image", "document"):
                    assert item["role"] == "user"
                elif part["type"] == "text":
                    assert part["text"].strip()
    assert calls == results
    assert len(set(calls)) == len(calls)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_ids_that_repeat_are_told_apart(protocol: str) -> None:
    """Some servers count their calls anew in every reply, or twice in one."""

    def turn(*answers: str) -> list[Message]:
        calls = [ToolCall("call_1", "look", {"q": 1}, '{"q":1}') for _ in answers]
        return [
            said(Role.USER, Text("Go")),
            said(Role.ASSISTANT, *calls),
            said(Role.TOOL, *(ToolResult("call_1", "look", (Text(a),)) for a in answers)),
        ]

    body = sent(protocol, *turn("one"), *turn("two", "three"))
    assert_valid(protocol, body)
    source = json.dumps(body)
    assert all(answer in source for answer in ("one", "two", "three"))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_a_stopped_reply_left_half_done_is_not_sent(protocol: str) -> None:
    body = sent(
        protocol,
        said(Role.USER, Text("Go")),
        said(
            Role.ASSISTANT,
            Text("Yes"),
            Opaque(ANTHROPIC, '{"type":"server_tool_use","id":"s","input":{}}'),
            Thinking("hm", encrypted="E", origin=RESPONSES, extra='{"id":"rs"}'),
            ToolCall("c", "look", None, '{"q'),
            status=MessageStatus.STOPPED,
        ),
        said(Role.USER, Text("Again")),
    )
    assert len(items_of(body)) == 3
    assert not any(word in json.dumps(body) for word in ("server_tool_use", "look", '"E"'))


def test_a_pause_is_resumed_with_the_open_call() -> None:
    call = {"type": "server_tool_use", "id": "s", "input": {}}
    body = sent(
        ANTHROPIC,
        said(Role.USER, Text("Go")),
        said(Role.ASSISTANT, Text("Yes"), Opaque(ANTHROPIC, json.dumps(call))),
    )
    assert items_of(body)[1]["content"][1] == call


def test_opaque_content_goes_back_letter_by_letter() -> None:
    source = '{"type": "mcp_tool_use", "n": 1.0, "big": 12345678901234567890123, "t": "\\u00e9"}'
    message = said(Role.ASSISTANT, Opaque(ANTHROPIC, source), Text("x"))
    request = ChatRequest(model="m", messages=(message,))
    assert source.encode() in AnthropicMessages().body(request, Endpoint("")).text
    message = said(Role.ASSISTANT, Opaque(RESPONSES, source), Text("x"))
    request = ChatRequest(model="m", messages=(message,))
    assert source.encode() in OpenAIResponses().body(request, Endpoint("")).text


def test_mistral_gets_ids_of_its_own_kind() -> None:
    body = sent(
        CHAT,
        *conversation(ANTHROPIC),
        provider_id="mistral",
        url="https://api.mistral.ai/v1",
    )
    ids = [call["id"] for item in items_of(body) for call in item.get("tool_calls", [])]
    assert [bool(re.fullmatch("[A-Za-z0-9]{9}", call_id)) for call_id in ids] == [True]


def test_a_server_gets_its_thinking_between_the_calls_of_a_turn() -> None:
    thought = Thinking("hm", origin=CHAT, extra='{"field":"reasoning_content"}')
    call, result = ToolCall("c", "look", {}, "{}"), ToolResult("c", "look", (Text("found"),))
    turn = [said(Role.USER, Text("Go")), said(Role.ASSISTANT, thought, call)]
    turn.append(said(Role.TOOL, result))
    during = items_of(sent(CHAT, *turn))
    assert during[1]["reasoning_content"] == "hm"
    after = items_of(sent(CHAT, *turn, said(Role.USER, Text("Thanks"))))
    assert "reasoning_content" not in after[1]


def test_openrouter_gets_its_reply_with_pictures_back() -> None:
    messages = [said(Role.USER, Text("Draw")), said(Role.ASSISTANT, Text("So"), PICTURE)]
    url = "https://openrouter.ai/api/v1"
    items = items_of(sent(CHAT, *messages, said(Role.USER, Text("Bluer")), url=url))
    assert items[1]["images"][0]["image_url"]["url"].startswith("data:image/png;base64,")


def test_a_generated_picture_goes_back_as_the_item_it_was() -> None:
    extra = '{"type":"image_generation_call","id":"ig_1","status":"completed"}'
    picture = Image("image/png", b"\x89PNG", RESPONSES, extra)
    messages = [said(Role.ASSISTANT, picture, Text("So")), said(Role.USER, Text("Bluer"))]
    assert items_of(sent(RESPONSES, *messages))[0] == {
        "type": "image_generation_call",
        "id": "ig_1",
        "status": "completed",
        "result": "iVBORw==",
    }
