"""What leaves for the provider: bodies, headers, and nothing from the environment."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Opaque,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.message import Message, MessageStatus, Role
from desktop.providers.anthropic import AnthropicMessages
from desktop.providers.openai_chat import OpenAIChat
from desktop.providers.provider import ChatRequest, Endpoint
from desktop.providers.wire import WireProtocol
from desktop.settings import ProviderKind
from tests.scripted_server import Answer, Recorded, ScriptedServer, chat_chunks, message_events
from tests.unit.providers.serving import KEY, ask, provider, request


def said(role: Role, *blocks: ContentBlock, **fields: Any) -> Message:
    return Message(id="m", role=role, blocks=blocks, created_at=0.0, **fields)


def body(
    protocol: WireProtocol, *messages: Message, url: str = "http://localhost/v1", **fields: Any
) -> dict[str, Any]:
    made = ChatRequest(model="m", messages=messages, **fields)
    parsed: dict[str, Any] = json.loads(bytes(protocol.body(made, Endpoint(url))))
    return parsed


CALL = ToolCall("c1", "look", {"q": "é"}, '{"q": "é"}')
RESULT = ToolResult("c1", "look", (Text("found"),))
PICTURE = Image("image/png", b"\x89PNG")


def test_chat_sends_text_as_text() -> None:
    sent = body(
        OpenAIChat(),
        said(Role.USER, Text("Hi")),
        said(Role.ASSISTANT, Thinking("hm"), Text("Hello")),
        said(Role.USER, Text("Bye")),
        system="Be kind",
    )
    assert sent == {
        "model": "m",
        "messages": [
            {"role": "system", "content": "Be kind"},
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "Bye"},
        ],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_chat_sends_pictures_and_files() -> None:
    (message,) = body(
        OpenAIChat(),
        said(
            Role.USER,
            Text("Look"),
            PICTURE,
            File("a.py", "text/x-python", b"print('`')"),
            File("a.pdf", "application/pdf", b"%PDF"),
        ),
    )["messages"]
    assert message["content"] == [
        {"type": "text", "text": "Look"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw=="}},
        {"type": "text", "text": "a.py:\n```\nprint('`')\n```"},
        {
            "type": "file",
            "file": {"filename": "a.pdf", "file_data": "data:application/pdf;base64,JVBERg=="},
        },
    ]


def test_chat_sends_tool_rounds() -> None:
    messages = body(
        OpenAIChat(),
        said(Role.ASSISTANT, Text("Wait"), CALL),
        said(Role.TOOL, ToolResult("c1", "look", (Text("found"), PICTURE))),
    )["messages"]
    assert messages[0]["tool_calls"] == [
        {"id": "c1", "type": "function", "function": {"name": "look", "arguments": '{"q": "é"}'}}
    ]
    assert (messages[1]["role"], messages[1]["tool_call_id"]) == ("tool", "c1")
    assert messages[1]["content"].startswith("found")
    assert messages[2]["content"][0]["type"] == "image_url"


def test_anthropic_sends_its_own_blocks_back_unchanged() -> None:
    opaque = {"type": "server_tool_use", "id": "s", "input": {"a": [1, None]}}
    messages = body(
        AnthropicMessages(),
        said(
            Role.ASSISTANT,
            Thinking("hm", "EqQB+/="),
            Thinking(encrypted="xyz"),
            Thinking("of another provider"),
            Opaque("anthropic", json.dumps(opaque)),
            Opaque("openai-responses", "{}"),
            Text("Wait \n"),
            CALL,
        ),
        said(Role.USER, Text("and"), RESULT),
    )["messages"]
    assert messages[0]["content"] == [
        {"type": "thinking", "thinking": "hm", "signature": "EqQB+/="},
        {"type": "redacted_thinking", "data": "xyz"},
        opaque,
        {"type": "text", "text": "Wait"},
        {"type": "tool_use", "id": "c1", "name": "look", "input": {"q": "é"}},
    ]
    assert messages[1] == {
        "role": "user",
        "content": [
            {
                "type": "tool_result",
                "tool_use_id": "c1",
                "content": [{"type": "text", "text": "found"}],
            },
            {"type": "text", "text": "and"},
        ],
    }


def test_anthropic_sends_pictures_and_documents() -> None:
    (message,) = body(
        AnthropicMessages(),
        said(Role.USER, PICTURE, File("a.pdf", "application/pdf", b"%PDF")),
        system="Be kind",
    )["messages"]
    assert [part["type"] for part in message["content"]] == ["image", "document"]


@pytest.mark.parametrize("protocol", [OpenAIChat(), AnthropicMessages()])
def test_what_every_provider_rejects_is_left_out(protocol: WireProtocol) -> None:
    messages = body(
        protocol,
        said(Role.USER, Text("One")),
        said(Role.ASSISTANT, status=MessageStatus.FAILED),
        said(Role.ASSISTANT, Text("  "), ToolCall("never answered", "look", {})),
        said(Role.ASSISTANT, Text("Two"), ToolCall("broken", "look", None, "{")),
        said(Role.TOOL, ToolResult("broken"), ToolResult("never asked")),
        said(Role.USER, Text("Three")),
    )["messages"]
    assert [message["role"] for message in messages] == ["user", "assistant", "user"]
    assert "look" not in json.dumps(messages)


def test_limits_on_the_length_of_the_reply() -> None:
    hello = said(Role.USER, Text("Hi"))
    assert "max_tokens" not in body(OpenAIChat(), hello)
    assert body(OpenAIChat(), hello, max_tokens=5)["max_tokens"] == 5
    official = body(OpenAIChat(), hello, max_tokens=5, url="https://api.openai.com/v1")
    assert official["max_completion_tokens"] == 5
    assert "max_tokens" not in official
    assert body(AnthropicMessages(), hello, max_tokens=5)["max_tokens"] == 5
    assert body(AnthropicMessages(), hello)["max_tokens"] == 32_000


@pytest.mark.parametrize(
    ("protocol", "typed", "meant"),
    [
        (OpenAIChat(), "", "https://api.openai.com/v1"),
        (OpenAIChat(), " http://localhost:1234/v1/ ", "http://localhost:1234/v1"),
        (OpenAIChat(), "http://h/v1/chat/completions", "http://h/v1"),
        (AnthropicMessages(), "", "https://api.anthropic.com"),
        (AnthropicMessages(), "http://h/v1/messages", "http://h"),
        (AnthropicMessages(), "http://h/anthropic/v1/", "http://h/anthropic"),
    ],
)
def test_addresses_as_people_type_them(protocol: WireProtocol, typed: str, meant: str) -> None:
    assert protocol.base_url(Endpoint(typed)) == meant


def sent_with(kind: ProviderKind, key: str) -> Recorded:
    async def main() -> Recorded:
        async with ScriptedServer() as server:
            server.chat(Answer(chat_chunks(["Hi"])))
            server.messages(Answer(message_events(["Hi"])))
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind, key=key) as it:
                assert (await ask(it)).text == "Hi"
            return server.requests[0]

    return asyncio.run(main())


KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.ANTHROPIC]


@pytest.mark.parametrize("key", [KEY, ""])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_environment_leaves(
    kind: ProviderKind, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for vendor in ("OPENAI", "ANTHROPIC"):
        for name in ("API_KEY", "ADMIN_KEY", "AUTH_TOKEN", "ORG_ID", "PROJECT_ID", "PROFILE"):
            monkeypatch.setenv(f"{vendor}_{name}", "leak")
        monkeypatch.setenv(f"{vendor}_BASE_URL", "http://127.0.0.1:9/leak")
        monkeypatch.setenv(f"{vendor}_CUSTOM_HEADERS", "X-Extra: leak\nAuthorization: leak")
    sent = sent_with(kind, key)
    assert "leak" not in repr(sent.headers)
    assert sent.headers.get("authorization") == (f"Bearer {key}" if key else None)
    if kind is ProviderKind.ANTHROPIC:
        assert sent.headers["anthropic-version"]


@pytest.mark.parametrize("kind", KINDS)
def test_bodies_have_a_length_and_are_not_chunked(kind: ProviderKind) -> None:
    sent = sent_with(kind, KEY)
    assert sent.headers["content-length"] == str(len(sent.body))
    assert "transfer-encoding" not in sent.headers


@pytest.mark.parametrize("kind", KINDS)
def test_debug_logs_hold_neither_key_nor_prompt(
    kind: ProviderKind, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sent = sent_with(kind, KEY)
    assert caplog.records
    assert KEY not in caplog.text
    assert request().messages[0].text not in caplog.text
    assert sent.headers["authorization"] == f"Bearer {KEY}"


def test_a_large_body_arrives_whole() -> None:
    async def main() -> None:
        async with ScriptedServer() as server, provider(server.url + "/v1") as it:
            server.chat(Answer(chat_chunks(["Hi"])))
            text = "é" * 3_000_000
            assert (await ask(it, request(text))).text == "Hi"
            assert server.requests[0].json["messages"][0]["content"] == text

    asyncio.run(main())
