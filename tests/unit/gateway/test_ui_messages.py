"""The UI message stream, by what ``useChat`` expects of it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.settings import ProviderKind
from tests.scripted_server import Answer, Cut, chat_chunk, chat_chunks
from tests.unit.gateway.running import running
from tests.unit.gateway.test_chat import KINDS, TEXTS, reply
from tests.unit.gateway.test_protocols import two_calls

USER: Any = {"id": "1", "role": "user", "parts": [{"type": "text", "text": "Hello"}]}


def events_of(text: str) -> list[Any]:
    """The events of a stream; each is one line, whatever the model wrote."""
    pieces = text.split("\n\n")
    assert pieces.pop() == ""
    assert all(piece.startswith("data: ") and "\n" not in piece for piece in pieces)
    return [piece[6:] if piece == "data: [DONE]" else json.loads(piece[6:]) for piece in pieces]


@pytest.mark.parametrize("kind", KINDS)
def test_text_streams(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run:
            run.upstream.replies(Answer(reply(kind)))
            made = await run.post("/api/chat", {"id": "chat", "messages": [USER]})
            assert made.headers["x-vercel-ai-ui-message-stream"] == "v1"
            assert made.headers["content-type"].startswith("text/event-stream")
            events = events_of(made.text)
            assert events[-1] == "[DONE]"
            assert [event["type"] for event in events[:-1]] == [
                "start",
                "start-step",
                "text-start",
                *["text-delta"] * 3,
                "text-end",
                "finish-step",
                "finish",
            ]
            assert [e["delta"] for e in events[3:6]] == TEXTS
            assert len({e["id"] for e in events[2:7]}) == 1
            assert events[-2]["finishReason"] == "stop"
            assert events[-2]["messageMetadata"]["usage"]["totalTokens"] == 12

    asyncio.run(main())


def test_tools_and_reasoning_stream(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            run.upstream.chat(Answer(two_calls()))
            made = await run.post("/api/chat", {"messages": [USER], "model": "p/m"})
            events = events_of(made.text)[:-1]
            kinds = [event["type"] for event in events]
            assert kinds[2:5] == ["reasoning-start", "reasoning-delta", "reasoning-end"]
            begun = [e["toolCallId"] for e in events if e["type"] == "tool-input-start"]
            assert begun == ["call_a", "call_b"]
            parts: dict[str, str] = {}
            for event in events:
                if event["type"] == "tool-input-delta":
                    name = event["toolCallId"]
                    parts[name] = parts.get(name, "") + event["inputTextDelta"]
            assert json.loads(parts["call_a"]) == {"place": "Paris"}
            available = [e for e in events if e["type"] == "tool-input-available"]
            assert [e["input"]["place"] for e in available] == ["Paris", "Rome"]
            assert events[-1]["finishReason"] == "tool-calls"

    asyncio.run(main())


def test_the_page_sends_back_what_tools_answered(tmp_path: Path) -> None:
    said: Any = {
        "id": "2",
        "role": "assistant",
        "parts": [
            {"type": "step-start"},
            {"type": "reasoning", "text": "Hm"},
            {
                "type": "tool-weather",
                "toolCallId": "c1",
                "state": "output-available",
                "input": {"place": "Oslo"},
                "output": {"sky": "snow"},
            },
            {"type": "step-start"},
            {"type": "text", "text": "It snows."},
        ],
    }
    picture = {"type": "file", "mediaType": "image/png", "url": "data:image/png;base64,iVBORw0="}

    async def main() -> None:
        async with running(tmp_path) as run:
            run.upstream.chat(Answer(chat_chunks(["Yes"])))
            third = {"id": "3", "role": "user", "parts": [{"type": "text", "text": "?"}, picture]}
            await run.post("/api/chat", {"messages": [USER, said, third]})
            messages = run.upstream.requests[0].json["messages"]
            assert [m["role"] for m in messages] == [
                "user",
                "assistant",
                "tool",
                "assistant",
                "user",
            ]
            assert json.loads(messages[2]["content"]) == {"sky": "snow"}
            assert messages[3]["content"] == "It snows."
            assert messages[4]["content"][1]["image_url"]["url"] == picture["url"]

    asyncio.run(main())


def test_a_cut_is_an_error(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            run.upstream.chat(Answer([chat_chunk("Hel"), Cut()]))
            made = await run.post("/api/chat", {"messages": [USER]})
            events = events_of(made.text)
            assert events[-1]["type"] == "error"
            assert "broke off" in events[-1]["errorText"]
            assert "[DONE]" not in made.text

    asyncio.run(main())


def test_a_failure_before_the_reply_has_its_status(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            run.upstream.chat(Answer([b'{"error": "Slower"}'], 429, "application/json"))
            made = await run.post("/api/chat", {"messages": [USER]})
            assert made.status_code == 429
            for wrong in ({}, {"messages": []}, {"messages": [{"role": "user", "parts": 7}]}):
                assert (await run.post("/api/chat", wrong)).status_code == 400

    asyncio.run(main())
