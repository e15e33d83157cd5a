"""The clients of Anthropic and of OpenAI's Responses, in front of providers of every protocol."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import anthropic
import openai
import pytest

from desktop.session.forward_log import ForwardStatus
from desktop.settings import ProviderKind
from tests.scripted_server import (
    DONE,
    Answer,
    Cut,
    Hang,
    Step,
    chat_chunk,
    message_event,
    message_events,
    response_event,
)
from tests.unit.gateway.running import Running, running
from tests.unit.gateway.test_chat import HELLO, KINDS, TEXTS, reply
from tests.unit.providers.test_faults import begun

SCHEMA = {"type": "object", "properties": {"place": {"type": "string"}}}


def claude(run: Running) -> anthropic.AsyncAnthropic:
    return anthropic.AsyncAnthropic(base_url=run.url, api_key=run.token, max_retries=0)


def gpt(run: Running) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(base_url=f"{run.url}/v1", api_key=run.token, max_retries=0)


def two_calls() -> list[Step]:
    """Thinking, then two tool calls at once, as a chat completion."""

    def call(index: int, arguments: str, **named: str) -> bytes:
        function = {"arguments": arguments} | ({"name": "weather"} if named else {})
        return chat_chunk(tool_calls=[{"index": index, "function": function, **named}])

    return [
        chat_chunk(reasoning_content="Hmm"),
        call(0, "", id="call_a"),
        call(0, '{"place": '),
        call(0, '"Paris"}'),
        call(1, '{"place": "Rome"}', id="call_b"),
        chat_chunk(finish="tool_calls"),
        DONE,
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_messages_streams_token_by_token(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run, claude(run) as client:
            run.upstream.replies(Answer(reply(kind)))
            async with client.messages.stream(
                model="p/m", max_tokens=99, messages=HELLO, system="Be brief."
            ) as stream:
                texts = [text async for text in stream.text_stream]
                made = await stream.get_final_message()
            assert texts == TEXTS
            assert made.stop_reason == "end_turn"
            assert (made.usage.input_tokens, made.usage.output_tokens) == (5, 7)
            body = run.upstream.requests[0].json
            assert "Be brief." in json.dumps(body)
            assert 99 in body.values()

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_messages_comes_whole(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run, claude(run) as client:
            run.upstream.replies(Answer(reply(kind)))
            made = await client.messages.create(model="m", max_tokens=9, messages=HELLO)
            assert [block.type for block in made.content] == ["text"]
            assert made.content[0].type == "text"
            assert made.content[0].text == "".join(TEXTS)
            assert made.stop_reason == "end_turn"

    asyncio.run(main())


@pytest.mark.parametrize("stream", [True, False])
def test_messages_calls_tools_of_another_protocol(stream: bool, tmp_path: Path) -> None:
    tools: Any = [{"name": "weather", "description": "Tells it.", "input_schema": SCHEMA}]
    messages: Any = [
        {"role": "user", "content": "Oslo?"},
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": "Hm", "signature": "sig"},
                {"type": "tool_use", "id": "t1", "name": "weather", "input": {"place": "Oslo"}},
            ],
        },
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "t1", "content": "Snow"},
                {"type": "text", "text": "And Paris, Rome?"},
            ],
        },
    ]

    async def main() -> None:
        async with running(tmp_path) as run, claude(run) as client:
            run.upstream.chat(Answer(two_calls()))
            asked: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": messages}
            choice: Any = {"type": "any", "disable_parallel_tool_use": True}
            if stream:
                async with client.messages.stream(
                    **asked, tools=tools, tool_choice=choice
                ) as events:
                    made = await events.get_final_message()
            else:
                made = await client.messages.create(**asked, tools=tools, tool_choice=choice)
            assert made.stop_reason == "tool_use"
            calls = [block for block in made.content if block.type == "tool_use"]
            assert [call.input for call in calls] == [{"place": "Paris"}, {"place": "Rome"}]
            assert [call.id for call in calls] == ["call_a", "call_b"]
            assert made.content[0].type == "thinking"
            body = run.upstream.requests[0].json
            assert [message["role"] for message in body["messages"]] == [
                "user",
                "assistant",
                "tool",
                "user",
            ]
            assert body["tools"][0]["function"]["parameters"] == SCHEMA
            assert body["tool_choice"] == "required"
            assert body["parallel_tool_calls"] is False

    asyncio.run(main())


def test_a_request_in_its_own_protocol_goes_out_as_it_came(tmp_path: Path) -> None:
    """Caching, signatures and tools of the provider survive."""
    content: Any = [
        {"type": "text", "text": "Hello", "cache_control": {"type": "ephemeral"}},
        {"type": "document", "source": {"type": "url", "url": "https://example.com/a.pdf"}},
    ]
    tools: Any = [{"type": "web_search_20250305", "name": "web_search", "max_uses": 2}]

    async def main() -> None:
        async with running(tmp_path, ProviderKind.ANTHROPIC) as run, claude(run) as client:
            run.upstream.messages(Answer(message_events(TEXTS)))
            await client.messages.create(
                model="p/m",
                max_tokens=7,
                messages=[{"role": "user", "content": content}],
                tools=tools,
                metadata={"user_id": "me"},
                thinking={"type": "enabled", "budget_tokens": 2000},
            )
            body = run.upstream.requests[0].json
            assert body["model"] == "m"
            assert body["messages"] == [{"role": "user", "content": content}]
            assert body["tools"] == tools
            assert body["metadata"] == {"user_id": "me"}
            assert body["thinking"] == {"type": "enabled", "budget_tokens": 2000}
            assert body["max_tokens"] == 7

    asyncio.run(main())


def test_a_reply_in_its_own_protocol_keeps_what_must_come_back(tmp_path: Path) -> None:
    search = {"type": "server_tool_use", "id": "s1", "name": "web_search", "input": {"q": "x"}}
    steps = [
        message_event("message_start", message={"model": "m", "usage": {"input_tokens": 5}}),
        message_event(
            "content_block_start",
            index=0,
            content_block={"type": "thinking", "thinking": "", "signature": ""},
        ),
        message_event(
            "content_block_delta", index=0, delta={"type": "thinking_delta", "thinking": "Hm"}
        ),
        message_event(
            "content_block_delta", index=0, delta={"type": "signature_delta", "signature": "Sig="}
        ),
        message_event("content_block_stop", index=0),
        message_event("content_block_start", index=1, content_block=search),
        message_event("content_block_stop", index=1),
        message_event("message_delta", delta={"stop_reason": "end_turn"}, usage={}),
        message_event("message_stop"),
    ]

    async def main() -> None:
        async with running(tmp_path, ProviderKind.ANTHROPIC) as run, claude(run) as client:
            run.upstream.messages(Answer(steps))
            async with client.messages.stream(model="m", max_tokens=9, messages=HELLO) as stream:
                made = await stream.get_final_message()
            thinking, search_made = made.content
            assert thinking.type == "thinking"
            assert (thinking.thinking, thinking.signature) == ("Hm", "Sig=")
            assert search_made.type == "server_tool_use"
            assert search_made.input == {"q": "x"}

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_responses_streams_token_by_token(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run, gpt(run) as client:
            run.upstream.replies(Answer(reply(kind)))
            async with client.responses.stream(
                model="p/m", input="Hello", instructions="Be brief."
            ) as stream:
                texts = [
                    event.delta
                    async for event in stream
                    if event.type == "response.output_text.delta"
                ]
                made = await stream.get_final_response()
            assert texts == TEXTS
            assert made.output_text == "".join(TEXTS)
            assert made.status == "completed"
            assert made.usage is not None
            assert made.usage.total_tokens == 12
            assert "Be brief." in json.dumps(run.upstream.requests[0].json)

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_responses_comes_whole(kind: ProviderKind, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run, gpt(run) as client:
            run.upstream.replies(Answer(reply(kind)))
            made = await client.responses.create(model="m", input=HELLO)
            assert made.output_text == "".join(TEXTS)
            assert made.status == "completed"

    asyncio.run(main())


@pytest.mark.parametrize("stream", [True, False])
def test_responses_calls_tools_of_another_protocol(stream: bool, tmp_path: Path) -> None:
    tools: Any = [{"type": "function", "name": "weather", "parameters": SCHEMA, "strict": False}]
    asked: Any = [
        {"role": "user", "content": [{"type": "input_text", "text": "Oslo?"}]},
        {"type": "reasoning", "id": "rs_1", "summary": []},
        {
            "type": "function_call",
            "call_id": "c1",
            "name": "weather",
            "arguments": '{"place": "Oslo"}',
        },
        {"type": "function_call_output", "call_id": "c1", "output": "Snow"},
    ]

    async def main() -> None:
        async with running(tmp_path) as run, gpt(run) as client:
            run.upstream.chat(Answer(two_calls()))
            if stream:
                async with client.responses.stream(model="m", input=asked, tools=tools) as events:
                    made: Any = await events.get_final_response()
            else:
                made = await client.responses.create(model="m", input=asked, tools=tools)
            calls = [item for item in made.output if item.type == "function_call"]
            assert [json.loads(call.arguments)["place"] for call in calls] == ["Paris", "Rome"]
            assert [call.call_id for call in calls] == ["call_a", "call_b"]
            reasoning = made.output[0]
            assert reasoning.type == "reasoning"
            assert reasoning.summary[0].text == "Hmm"
            roles = [message["role"] for message in run.upstream.requests[0].json["messages"]]
            assert roles == ["user", "assistant", "tool"]

    asyncio.run(main())


def test_encrypted_reasoning_keeps_its_name(tmp_path: Path) -> None:
    item = {"type": "reasoning", "id": "rs_own", "summary": [], "encrypted_content": "gAAA"}
    response = {"id": "r", "status": "completed", "output": [item], "error": None}
    steps = [
        response_event("created", response={"id": "r", "model": "m", "output": []}),
        response_event("output_item.added", output_index=0, item=item),
        response_event("output_item.done", output_index=0, item=item),
        response_event("completed", response=response),
    ]

    async def main() -> None:
        async with running(tmp_path, ProviderKind.OPENAI_RESPONSES) as run, gpt(run) as client:
            run.upstream.responses(Answer(steps))
            async with client.responses.stream(model="m", input="Hello") as stream:
                made = await stream.get_final_response()
            kept = made.output[0]
            assert kept.type == "reasoning"
            assert (kept.id, kept.encrypted_content) == ("rs_own", "gAAA")

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dialect", ["messages", "responses"])
def test_a_cut_is_an_error_in_every_dialect(
    kind: ProviderKind, dialect: str, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running(tmp_path, kind) as run:
            run.upstream.replies(Answer([*begun(kind), Cut()]))
            body = {"model": "m", "stream": True, "input": HELLO, "messages": HELLO}
            made = await run.post(f"/v1/{dialect}", body)
            assert made.status_code == 200
            assert "event: error\n" in made.text
            for end in ("message_stop", "message_delta", "response.completed", "[DONE]"):
                assert end not in made.text
            await run.until(lambda: run.last.status is ForwardStatus.FAILED)
            if dialect == "messages":
                async with claude(run) as client:
                    with pytest.raises(anthropic.APIError, match="broke off"):
                        async with client.messages.stream(
                            model="m", max_tokens=9, messages=HELLO
                        ) as stream:
                            await stream.until_done()

    asyncio.run(main())


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        (401, anthropic.AuthenticationError, 401),
        (429, anthropic.RateLimitError, 429),
        (400, anthropic.BadRequestError, 400),
        (503, anthropic.APIStatusError, 529),
    ],
)
def test_messages_tells_of_failures_in_its_own_words(
    status: int, error: type[anthropic.APIStatusError], told: int, tmp_path: Path
) -> None:
    body = b'{"error": {"message": "That will not do"}}'

    async def main() -> None:
        async with running(tmp_path) as run, claude(run) as client:
            run.upstream.chat(Answer([body], status, "application/json"))
            with pytest.raises(error, match="That will not do") as caught:
                await client.messages.create(model="m", max_tokens=9, messages=HELLO)
            assert caught.value.status_code == told
            answer: Any = caught.value.body
            assert answer["type"] == "error"
            stranger = anthropic.AsyncAnthropic(base_url=run.url, api_key="x", max_retries=0)
            async with stranger:
                with pytest.raises(anthropic.AuthenticationError):
                    await stranger.messages.create(model="m", max_tokens=9, messages=HELLO)
            listed = [model.id async for model in client.models.list()]
            assert listed == ["p/m"]

    asyncio.run(main())


@pytest.mark.parametrize("dialect", ["messages", "responses"])
def test_leaving_ends_the_request_upstream_in_every_dialect(dialect: str, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, claude(run) as one, gpt(run) as other:
            run.upstream.chat(Answer([chat_chunk("Hel"), Hang()]))
            stream: Any
            if dialect == "messages":
                stream = await one.messages.create(
                    model="m", max_tokens=9, messages=HELLO, stream=True
                )
            else:
                stream = await other.responses.create(model="m", input="Hello", stream=True)
            await anext(aiter(stream))
            await stream.close()
            await asyncio.wait_for(run.upstream.disconnected.wait(), 5)
            await run.until(lambda: run.last.status is ForwardStatus.LEFT)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("messages", {}),
        ("messages", {"messages": []}),
        ("messages", {"messages": [{"role": "user"}]}),
        ("messages", {"messages": [{"role": "king", "content": "x"}]}),
        ("messages", {"messages": [{"role": "user", "content": [{"type": "audio"}]}]}),
        ("messages", {"messages": [{"role": "user", "content": [7]}]}),
        ("messages", {"messages": HELLO, "tools": [{"type": "bash_20250124", "name": "bash"}]}),
        ("messages", {"messages": HELLO, "stop_sequences": "x"}),
        (
            "messages",
            {
                "messages": [
                    {
                        "role": "user",
                        "content": [
                            {"type": "image", "source": {"type": "url", "url": "http://127.0.0.1"}}
                        ],
                    }
                ]
            },
        ),
        ("responses", {}),
        ("responses", {"input": []}),
        ("responses", {"input": 7}),
        ("responses", {"input": [7]}),
        ("responses", {"input": [{"role": "user", "content": 7}]}),
        ("responses", {"input": [{"role": "user", "content": [7]}]}),
        ("responses", {"input": "x", "previous_response_id": "r"}),
        ("responses", {"input": "x", "tools": [{"type": "web_search"}]}),
        ("responses", {"input": [{"type": "item_reference", "id": "x"}]}),
    ],
)
def test_what_cannot_be_said_in_another_protocol_is_400(
    path: str, body: dict[str, Any], tmp_path: Path
) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            made = await run.post(f"/v1/{path}", {"model": "m"} | body)
            assert made.status_code == 400
            assert made.json()["error"]["message"]
            assert run.upstream.requests == []

    asyncio.run(main())
