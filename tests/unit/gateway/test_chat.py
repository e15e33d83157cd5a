"""OpenAI's own client against the gateway, in front of providers of every protocol."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openai
import pytest

from desktop.session.forward_log import ForwardStatus
from desktop.settings import ProviderKind
from tests.scripted_server import (
    Answer,
    Cut,
    Hang,
    Pause,
    Step,
    chat_chunk,
    chat_chunks,
    message_event,
    message_events,
    response_events,
)
from tests.unit.gateway.running import Running, running

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
TEXTS = ["Hel", "lo,\r\n\r\ndata: ", "wörld \u2028"]
HELLO: Any = [{"role": "user", "content": "Hello"}]
TOOLS: Any = [
    {
        "type": "function",
        "function": {
            "name": "weather",
            "description": "Tells it.",
            "parameters": {"type": "object", "properties": {"place": {"type": "string"}}},
        },
    }
]


def reply(kind: ProviderKind, texts: Sequence[str] = TEXTS) -> list[Step]:
    match kind:
        case ProviderKind.ANTHROPIC:
            return message_events(texts)
        case ProviderKind.OPENAI_RESPONSES:
            return response_events(texts)
        case _:
            return chat_chunks(texts)


def client_of(run: Running) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(base_url=f"{run.url}/v1", api_key=run.token, max_retries=0)


async def read(stream: Any, texts: list[str | None]) -> None:
    """Add the texts of the chunks that come to ``texts``."""
    async for chunk in stream:
        texts += [choice.delta.content for choice in chunk.choices]


@pytest.mark.parametrize("kind", KINDS)
def test_a_streamed_reply_comes_token_by_token(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run, client_of(run) as client:
            run.upstream.replies(Answer(reply(kind)))
            stream = await client.chat.completions.create(
                model="p/m", messages=HELLO, stream=True, stream_options={"include_usage": True}
            )
            chunks = [chunk async for chunk in stream]
            texts = [
                chunk.choices[0].delta.content
                for chunk in chunks
                if chunk.choices and chunk.choices[0].delta.content
            ]
            assert texts == TEXTS
            assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
            usage = chunks[-1].usage
            assert usage is not None
            assert (usage.prompt_tokens, usage.completion_tokens) == (5, 7)
            await run.until(lambda: run.last.status is ForwardStatus.COMPLETE)
            assert run.last.timing.first_token is not None
            assert run.last.usage is not None
            assert run.last.client == "tests"

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_reply_is_one_json(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run, client_of(run) as client:
            # The provider streams although it was asked not to: that is understood too.
            run.upstream.replies(Answer(reply(kind)))
            made = await client.chat.completions.create(model="m", messages=HELLO)
            assert made.choices[0].message.content == "".join(TEXTS)
            assert made.choices[0].finish_reason == "stop"
            assert made.usage is not None
            assert made.usage.total_tokens == 12
            assert run.upstream.requests[0].json["stream"] is False

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_asked_reaches_the_provider(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> dict[str, Any]:
        async with running(tmp_path, kind) as run, client_of(run) as client:
            run.upstream.replies(Answer(reply(kind)))
            messages: Any = [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": [{"type": "text", "text": "Paris?"}]},
                {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [
                        {
                            "id": "call_1",
                            "type": "function",
                            "function": {"name": "weather", "arguments": '{"place": "Paris"}'},
                        }
                    ],
                },
                {"role": "tool", "tool_call_id": "call_1", "content": "Rain"},
            ]
            await client.chat.completions.create(
                model="p/m",
                messages=messages,
                tools=TOOLS,
                tool_choice="required",
                max_tokens=99,
                temperature=0.5,
            )
            assert run.upstream.requests[0].headers["authorization"].endswith("0123456789")
            body: dict[str, Any] = run.upstream.requests[0].json
            return body

    body = asyncio.run(main())
    assert body["model"] == "m"
    assert body["temperature"] == 0.5
    text = json.dumps(body)
    assert "Be brief." in text
    assert text.count("call_1") == 2
    assert "Rain" in text
    match kind:
        case ProviderKind.ANTHROPIC:
            assert body["system"] == "Be brief."
            assert body["max_tokens"] == 99
            assert body["tools"][0]["input_schema"]["properties"] == {"place": {"type": "string"}}
            assert body["tool_choice"] == {"type": "any"}
        case ProviderKind.OPENAI_RESPONSES:
            assert body["instructions"] == "Be brief."
            assert body["max_output_tokens"] == 99
            assert body["tools"][0]["name"] == "weather"
            assert body["tool_choice"] == "required"
        case _:
            assert body["messages"][0] == {"role": "system", "content": "Be brief."}
            assert body["tools"] == TOOLS


def test_tool_calls_cross_protocols(tmp_path: Path) -> None:
    steps = [
        message_event("message_start", message={"model": "m", "usage": {"input_tokens": 5}}),
        message_event(
            "content_block_start",
            index=0,
            content_block={"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {}},
        ),
        *(
            message_event(
                "content_block_delta",
                index=0,
                delta={"type": "input_json_delta", "partial_json": piece},
            )
            for piece in ('{"pla', 'ce": "Paris"}')
        ),
        message_event("content_block_stop", index=0),
        message_event(
            "message_delta", delta={"stop_reason": "tool_use"}, usage={"output_tokens": 7}
        ),
        message_event("message_stop"),
    ]

    async def main() -> None:
        async with running(tmp_path, ProviderKind.ANTHROPIC) as run, client_of(run) as client:
            run.upstream.messages(Answer(steps))
            async with client.chat.completions.stream(
                model="p/m", messages=HELLO, tools=TOOLS
            ) as stream:
                made = (await stream.get_final_completion()).choices[0]
            assert made.finish_reason == "tool_calls"
            assert made.message.tool_calls is not None
            call = made.message.tool_calls[0]
            assert call.type == "function"
            assert (call.id, call.function.name) == ("toolu_1", "weather")
            assert json.loads(call.function.arguments) == {"place": "Paris"}

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_is_an_error_and_never_a_normal_end(kind: ProviderKind, tmp_path: Path) -> None:
    cut = {
        ProviderKind.ANTHROPIC: message_events(["Hel"], stop=None, end=False),
        ProviderKind.OPENAI_RESPONSES: response_events(["Hel"], status=None, item_ends=False),
        ProviderKind.OPENAI_CHAT: chat_chunks(["Hel"], finish=None, done=False),
    }

    async def main() -> None:
        async with running(tmp_path, kind) as run, client_of(run) as client:
            run.upstream.replies(Answer([*cut[kind], Cut()]))
            stream = await client.chat.completions.create(model="p/m", messages=HELLO, stream=True)
            texts: list[str | None] = []
            with pytest.raises(openai.APIError, match="broke off"):
                await read(stream, texts)
            assert "Hel" in texts
            await run.until(lambda: run.last.status is ForwardStatus.FAILED)
            raw = await run.post(
                "/v1/chat/completions", {"messages": HELLO, "model": "m", "stream": True}
            )
            assert raw.status_code == 200
            assert "[DONE]" not in raw.text

    asyncio.run(main())


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, openai.AuthenticationError),
        (429, openai.RateLimitError),
        (400, openai.BadRequestError),
        (404, openai.NotFoundError),
        (503, openai.InternalServerError),
    ],
)
@pytest.mark.parametrize("stream", [True, False])
def test_a_refusal_of_the_provider_keeps_its_status(
    status: int, error: type[openai.APIStatusError], stream: bool, tmp_path: Path
) -> None:
    body = b'{"error": {"message": "That model does not exist", "type": "some_error"}}'
    refusal = Answer([body], status, "application/json", headers={"Retry-After": "7"})

    async def main() -> None:
        async with running(tmp_path) as run, client_of(run) as client:
            run.upstream.chat(refusal)
            with pytest.raises(error, match="That model does not exist") as caught:
                await client.chat.completions.create(model="m", messages=HELLO, stream=stream)
            assert caught.value.status_code == status
            assert len(run.upstream.requests) == 1
            if status == 429:
                assert caught.value.response.headers["retry-after"] == "7"

    asyncio.run(main())


@pytest.mark.parametrize("stream", [True, False])
def test_a_client_that_leaves_ends_the_request_upstream(stream: bool, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, client_of(run) as client:
            run.upstream.chat(Answer([chat_chunk("Hel"), Hang()]))
            asking = asyncio.create_task(
                client.chat.completions.create(model="m", messages=HELLO, stream=stream)
            )
            await run.upstream.requested.wait()
            if stream:
                made: Any = await asking
                await made.close()
            else:
                asking.cancel()
            await asyncio.wait_for(run.upstream.disconnected.wait(), 5)
            await run.until(lambda: run.last.status is ForwardStatus.LEFT)
            assert run.log.running == 0

    asyncio.run(main())


def test_a_request_can_be_cancelled_here(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, client_of(run) as client:
            run.upstream.chat(Answer([chat_chunk("Hel"), Hang()]))
            stream = await client.chat.completions.create(model="m", messages=HELLO, stream=True)
            assert (await anext(stream)).choices[0].delta.content == ""
            assert (await anext(stream)).choices[0].delta.content == "Hel"
            run.log.cancel(run.last.id)
            with pytest.raises(openai.APIError, match="cancelled in Rivulet"):
                await read(stream, [])
            await asyncio.wait_for(run.upstream.disconnected.wait(), 5)
            assert run.last.status is ForwardStatus.CANCELLED

    asyncio.run(main())


def test_the_gateway_stops_in_the_middle_of_a_reply(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, client_of(run) as client:
            run.upstream.chat(Answer([chat_chunk("Hel"), Hang()]))
            stream = await client.chat.completions.create(model="m", messages=HELLO, stream=True)
            await anext(stream)
            await run.gateway.stop()
            assert run.gateway.address == ""
            with pytest.raises(openai.APIError):
                await read(stream, [])
            await asyncio.wait_for(run.upstream.disconnected.wait(), 5)

    asyncio.run(main())


def test_silence_is_filled_with_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.gateway.relay.KEEP_ALIVE", 0.05)

    async def main() -> None:
        async with running(tmp_path) as run:
            steps = [Pause(0.3), *chat_chunks(["Hello"])]
            run.upstream.chat(Answer(steps))
            body = {"model": "m", "messages": HELLO, "stream": True}
            made = await run.post("/v1/chat/completions", body)
            assert made.headers["cache-control"] == "no-cache"
            assert made.headers["x-accel-buffering"] == "no"
            assert made.text.startswith(": ")
            assert made.text.endswith("data: [DONE]\n\n")

    asyncio.run(main())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff",
        b"{}",
        b'{"messages": null}',
        b'{"messages": 7}',
        b'{"messages": []}',
        b'{"messages": [{"role": "user"}], "model": 7}',
        b'{"messages": [null]}',
        b'{"messages": [{"role": 7}]}',
        b'{"messages": [{"role": "user", "content": "x"}], "stream": "yes"}',
        b'{"messages": [{"role": "user", "content": "x"}], "n": 2}',
        b'{"messages": [{"role": "user", "content": "x"}], "tools": {}}',
        b'{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": "http://x"}]}]}',
        b'{"messages": ' + b"[" * 100_000,
    ],
)
def test_a_wrong_body_is_400(body: bytes, tmp_path: Path) -> None:
    async def main() -> None:
        import httpx2

        async with (
            running(tmp_path, ProviderKind.ANTHROPIC) as run,
            httpx2.AsyncClient(trust_env=False) as http,
        ):
            made = await http.post(
                f"{run.url}/v1/chat/completions",
                content=body,
                headers=run.headers | {"Content-Type": "application/json"},
            )
            assert made.status_code == 400
            assert made.json()["error"]["message"]
            assert run.upstream.requests == []

    asyncio.run(main())
