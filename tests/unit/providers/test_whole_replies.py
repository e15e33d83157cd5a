"""Replies that are not streamed: the same events and the same errors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from desktop.chat.blocks import Text, Thinking, ToolCall
from desktop.chat.errors import (
    AuthenticationFailed,
    NotAnEventStream,
    Overloaded,
    ProviderError,
    ProviderUnreachable,
    RateLimited,
    RequestRejected,
    StreamInterrupted,
)
from desktop.chat.events import WaitStage
from desktop.chat.message import Message, StopReason, Usage
from desktop.parameters import ModelParameters
from desktop.providers.complete import complete
from desktop.providers.provider import ChatRequest, JsonAnswer
from desktop.providers.retry import RetryingProvider
from desktop.providers.structured import CheckedProvider
from desktop.settings import Limits, ProviderKind
from tests.scripted_server import Answer, Cut, Hang, ScriptedServer, chat_chunks
from tests.unit.providers.serving import Outcome, ask, provider, request

CHAT, RESPONSES, ANTHROPIC = (
    ProviderKind.OPENAI_CHAT,
    ProviderKind.OPENAI_RESPONSES,
    ProviderKind.ANTHROPIC,
)
KINDS = [CHAT, RESPONSES, ANTHROPIC]
PATHS = {CHAT: "/v1/chat/completions", RESPONSES: "/v1/responses", ANTHROPIC: "/v1/messages"}


def reply(kind: ProviderKind, text: str, *, stop: str | None = "normal") -> dict[str, Any]:
    """A whole reply of one text."""
    if kind is CHAT:
        word = {"normal": "stop", "length": "length", None: None}[stop]
        message = {"role": "assistant", "content": text}
        return {
            "object": "chat.completion",
            "model": "m-1",
            "choices": [{"index": 0, "message": message, "finish_reason": word}],
            "usage": {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12},
        }
    if kind is ANTHROPIC:
        word = {"normal": "end_turn", "length": "max_tokens", None: None}[stop]
        return {
            "type": "message",
            "model": "m-1",
            "content": [{"type": "text", "text": text}],
            "stop_reason": word,
            "usage": {"input_tokens": 5, "output_tokens": 7},
        }
    status = {"normal": "completed", "length": "incomplete", None: "in_progress"}[stop]
    part = {"type": "output_text", "text": text, "annotations": []}
    return {
        "object": "response",
        "status": status,
        "model": "m-1",
        "incomplete_details": {"reason": "max_output_tokens"} if stop == "length" else None,
        "error": None,
        "output": [{"type": "message", "id": "i", "role": "assistant", "content": [part]}],
        "usage": {"input_tokens": 5, "output_tokens": 7, "total_tokens": 12},
    }


def json_answer(value: Any, status: int = 200) -> Answer:
    return Answer([json.dumps(value).encode()], status, "application/json", framing="length")


def base(server: ScriptedServer, kind: ProviderKind) -> str:
    return server.url + ("" if kind is ANTHROPIC else "/v1")


def run(
    kind: ProviderKind,
    *answers: Answer,
    limits: Limits | None = None,
    what: ChatRequest | None = None,
) -> tuple[Outcome, list[Any]]:
    async def main() -> tuple[Outcome, list[Any]]:
        async with ScriptedServer() as server:
            server.route("POST", PATHS[kind], *answers)
            async with provider(base(server, kind), kind, stream=False, limits=limits) as it:
                outcome = await ask(it, what)
                return outcome, [asked.json for asked in server.requests]

    return asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_reply_is_like_a_streamed_one(kind: ProviderKind) -> None:
    outcome, (asked,) = run(kind, json_answer(reply(kind, "Hello, world")))
    assert outcome.error is None
    assert outcome.text == "Hello, world"
    assert outcome.message.stop_reason is StopReason.END
    assert outcome.message.usage is not None
    assert (outcome.message.usage.input, outcome.message.usage.output) == (5, 7)
    assert outcome.message.model == "m-1"
    assert asked["stream"] is False
    assert "stream_options" not in asked


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_that_is_cut_short_says_so(kind: ProviderKind) -> None:
    outcome, _ = run(kind, json_answer(reply(kind, "Hel", stop="length")))
    assert outcome.message.stop_reason is StopReason.LENGTH


def test_everything_that_a_chat_completion_holds() -> None:
    whole = reply(CHAT, "Look")
    whole["choices"][0]["finish_reason"] = "tool_calls"
    whole["choices"][0]["message"] |= {
        "reasoning_content": "Hm",
        "tool_calls": [
            {"id": "c1", "type": "function", "function": {"name": "a", "arguments": '{"x": 1}'}},
            {"id": "c2", "type": "function", "function": {"name": "b", "arguments": "{}"}},
        ],
    }
    outcome, _ = run(CHAT, json_answer(whole))
    thinking = [block.text for block in outcome.message.blocks if isinstance(block, Thinking)]
    calls = [block for block in outcome.message.blocks if isinstance(block, ToolCall)]
    assert thinking == ["Hm"]
    assert [(call.id, call.name, call.arguments) for call in calls] == [
        ("c1", "a", {"x": 1}),
        ("c2", "b", {}),
    ]
    assert outcome.message.stop_reason is StopReason.TOOL_CALLS


def test_everything_that_a_message_holds() -> None:
    whole = reply(ANTHROPIC, "Look")
    whole["stop_reason"] = "tool_use"
    whole["content"] = [
        {"type": "thinking", "thinking": "Hm", "signature": "s1"},
        {"type": "redacted_thinking", "data": "xyz"},
        *whole["content"],
        {"type": "tool_use", "id": "c1", "name": "a", "input": {"x": 1}},
        {"type": "tool_use", "id": "c2", "name": "b", "input": {}},
    ]
    whole["usage"]["cache_read_input_tokens"] = 3
    outcome, _ = run(ANTHROPIC, json_answer(whole))
    first, second, text, *calls = outcome.message.blocks
    assert isinstance(first, Thinking)
    assert isinstance(second, Thinking)
    assert (first.text, first.signature, second.encrypted) == ("Hm", "s1", "xyz")
    assert isinstance(text, Text)
    assert [call.arguments for call in calls if isinstance(call, ToolCall)] == [{"x": 1}, {}]
    assert outcome.message.usage == Usage(input=8, output=7, cached_input=3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (json_answer({"error": {"type": "overloaded_error", "message": "Busy"}}), Overloaded),
        (json_answer({"error": {"message": "No"}}, 401), AuthenticationFailed),
        (json_answer({"error": {"message": "Slow down"}}, 429), RateLimited),
        (json_answer({"hello": 1}), NotAnEventStream),
        (json_answer([1]), NotAnEventStream),
        (Answer([b"<html>Sign in</html>"], content_type="text/html"), NotAnEventStream),
        (Answer([b""], content_type="application/json"), NotAnEventStream),
        (Answer([b'{"choices": [', Cut()], content_type="application/json"), ProviderUnreachable),
        (Answer([b"{", Hang()], content_type="application/json"), ProviderUnreachable),
        (Answer([b"\xff\xfe"], content_type="application/json"), NotAnEventStream),
    ],
)
def test_what_goes_wrong_is_told_as_for_a_stream(
    kind: ProviderKind, answer: Answer, expected: type[ProviderError]
) -> None:
    outcome, _ = run(kind, answer, limits=Limits(first_byte=0.2, idle=0.2))
    assert type(outcome.error) is expected
    assert outcome.error.hint
    assert outcome.text == ""


@pytest.mark.parametrize("kind", [RESPONSES, ANTHROPIC])
def test_a_reply_without_a_reason_for_its_end_is_not_complete(kind: ProviderKind) -> None:
    outcome, _ = run(kind, json_answer(reply(kind, "Hel", stop=None)))
    assert outcome.error is not None


def test_a_server_that_streams_all_the_same() -> None:
    outcome, _ = run(CHAT, Answer(chat_chunks(["Hel", "lo"])))
    assert outcome.error is None
    assert outcome.text == "Hello"


@pytest.mark.parametrize("kind", KINDS)
def test_one_request_can_be_whole_although_the_provider_streams(kind: ProviderKind) -> None:
    async def main() -> Message:
        async with ScriptedServer() as server:
            server.route("POST", PATHS[kind], json_answer(reply(kind, "Hi")))
            async with provider(base(server, kind), kind) as it:
                return await complete(it, request())

    assert asyncio.run(main()).text == "Hi"


# -- parameters --


@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        (CHAT, {"temperature": 0.5, "max_tokens": 9, "reasoning_effort": "low", "seed": 3}),
        (
            RESPONSES,
            {"temperature": 0.5, "max_output_tokens": 9, "reasoning": {"effort": "low"}, "seed": 3},
        ),
        (
            ANTHROPIC,
            {"temperature": 0.5, "max_tokens": 9, "output_config": {"effort": "low"}, "seed": 3},
        ),
    ],
)
def test_parameters_of_the_settings_are_sent(kind: ProviderKind, wire: dict[str, Any]) -> None:
    values = ModelParameters(
        temperature=0.5, max_tokens=9, reasoning_effort="low", extra={"seed": 3}
    )

    async def main() -> Any:
        async with ScriptedServer() as server:
            server.route("POST", PATHS[kind], json_answer(reply(kind, "Hi")))
            more: Any = {"stream": False, "parameters": {"m": values}}
            async with provider(base(server, kind), kind, **more) as it:
                await ask(it)
                await ask(it, msgspec.structs.replace(request(), model="other"))
                return [asked.json for asked in server.requests]

    first, second = asyncio.run(main())
    assert {name: first[name] for name in wire} == wire
    assert not {"temperature", "seed", "reasoning_effort"} & set(second)


@pytest.mark.parametrize("status", ["queued", "in_progress", "something_new"])
def test_a_response_that_is_not_at_its_end(status: str) -> None:
    outcome, _ = run(RESPONSES, json_answer(reply(RESPONSES, "Hi") | {"status": status}))
    assert isinstance(outcome.error, StreamInterrupted)
    assert "does not say that it is complete" in outcome.error.message


def test_why_the_model_declined_is_kept_of_a_whole_reply_too() -> None:
    details = {"type": "refusal", "explanation": "This is blocked."}
    body = reply(ANTHROPIC, "") | {"stop_reason": "refusal", "stop_details": details}
    outcome, _ = run(ANTHROPIC, json_answer(body))
    assert outcome.message.failure is not None
    assert outcome.message.failure.message == "This is blocked."


# -- structured output --

SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
    "required": ["name", "age"],
    "additionalProperties": False,
}


def ask_json(
    kind: ProviderKind,
    answer: JsonAnswer,
    *answers: Answer | str,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> tuple[Outcome, list[Any]]:
    """What came of a request for JSON, through all that stands before a conversation."""

    async def main() -> tuple[Outcome, list[Any]]:
        async with ScriptedServer() as server:
            scripted = [
                json_answer(reply(kind, said)) if isinstance(said, str) else said
                for said in answers
            ]
            server.route("POST", PATHS[kind], *scripted)
            async with provider(base(server, kind), kind) as it:
                checked = CheckedProvider(RetryingProvider(it, sleep=sleep))
                outcome = await ask(checked, msgspec.structs.replace(request(), answer=answer))
                return outcome, [asked.json for asked in server.requests]

    return asyncio.run(main())


def verdict(outcome: Outcome) -> tuple[WaitStage, str]:
    last = outcome.waits[-1]
    return last.stage, last.text


@pytest.mark.parametrize("kind", KINDS)
def test_json_that_fits_the_schema(kind: ProviderKind) -> None:
    text = '{"name": "Ada", "age": 36}'
    got, (asked,) = ask_json(kind, JsonAnswer(schema=SCHEMA, name="person"), text)
    assert got.text == text
    assert verdict(got) == (WaitStage.FITS, "Fits the schema")
    assert asked["stream"] is False
    place = {
        CHAT: lambda: asked["response_format"]["json_schema"]["schema"],
        RESPONSES: lambda: asked["text"]["format"]["schema"],
        ANTHROPIC: lambda: asked["output_config"]["format"]["schema"],
    }
    assert place[kind]() == SCHEMA


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_does_not_fit_is_asked_for_again_once(kind: ProviderKind) -> None:
    got, asked = ask_json(
        kind, JsonAnswer(schema=SCHEMA), '{"name": "Ada", "age": "old"}', '{"name": "A", "age": 1}'
    )
    assert got.text == '{"name": "A", "age": 1}'
    assert len(asked) == 2
    assert "$.age" in json.dumps(asked[1])
    # It stays in sight while the second answer is on its way.
    assert [wait.stage for wait in got.waits if "Asking again (1 of 1)" in wait.text] == [
        WaitStage.RETRYING,
        WaitStage.CONNECTING,
        WaitStage.FIRST_TOKEN,
    ]
    stage, said = verdict(got)
    assert stage is WaitStage.MENDED
    assert "second attempt" in said
    assert "$.age: 'old' is not of type 'integer'" in said
    assert got.message.usage == Usage(input=10, output=14)  # both are billed


@pytest.mark.parametrize(
    "text", ["no JSON", '{"name": 1}', "[]", '{"name": "A", "age": 1, "b": 2}', "[" * 5000, ""]
)
def test_an_answer_that_never_fits_is_shown_with_what_is_wrong(text: str) -> None:
    got, asked = ask_json(CHAT, JsonAnswer(schema=SCHEMA), text)
    assert got.text == text
    stage, said = verdict(got)
    assert stage is WaitStage.UNFIT
    assert said.startswith("It ")
    assert "asked for twice" in said
    assert len(asked) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_json_without_a_schema(kind: ProviderKind) -> None:
    got, (asked,) = ask_json(kind, JsonAnswer(), '```json\n{"a": [1]}\n```')
    assert verdict(got) == (WaitStage.FITS, "Valid JSON")
    assert "json" in json.dumps(asked).lower()


def test_a_schema_that_is_none_is_not_sent() -> None:
    got, asked = ask_json(CHAT, JsonAnswer(schema={"type": "nonsense"}), "{}")
    assert isinstance(got.error, RequestRejected)
    assert "not a JSON Schema" in got.error.message
    assert asked == []


def test_a_schema_elsewhere_is_not_fetched() -> None:
    got, _ = ask_json(CHAT, JsonAnswer(schema={"$ref": "http://127.0.0.1:9/schema"}), "{}")
    assert verdict(got)[0] is WaitStage.UNFIT


def test_the_patterns_of_a_schema_count() -> None:
    schema = {"properties": {"code": {"pattern": "^[a-z]+$"}}}
    got, asked = ask_json(CHAT, JsonAnswer(schema=schema), '{"code": "A1"}', '{"code": "ab"}')
    assert verdict(got)[0] is WaitStage.MENDED
    assert len(asked) == 2


def test_the_conversation_of_the_second_request_holds_the_first_answer() -> None:
    _, asked = ask_json(CHAT, JsonAnswer(schema=SCHEMA), "[]", '{"name": "A", "age": 1}')
    assert [message["role"] for message in asked[1]["messages"]] == ["user", "assistant", "user"]
    assert asked[1]["messages"][1]["content"] == "[]"


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_answer_is_kept_where_no_second_one_comes(kind: ProviderKind) -> None:
    denied = Answer([b'{"error": {"message": "bad"}}'], 400, "application/json")
    got, asked = ask_json(kind, JsonAnswer(schema=SCHEMA), "[1]", denied)
    assert got.error is None
    assert got.text == "[1]"
    assert len(asked) == 2
    stage, said = verdict(got)
    assert stage is WaitStage.UNFIT
    assert "Asking again failed" in said


def test_a_call_of_a_tool_is_no_answer() -> None:
    call = {"id": "c", "type": "function", "function": {"name": "look", "arguments": "{}"}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls"}
    body = {"object": "chat.completion", "model": "m", "choices": [choice]}
    got, asked = ask_json(CHAT, JsonAnswer(schema=SCHEMA), json_answer(body))
    assert got.message.stop_reason is StopReason.TOOL_CALLS
    assert len(asked) == 1
    assert not {wait.stage for wait in got.waits} & {WaitStage.FITS, WaitStage.UNFIT}


@pytest.mark.parametrize("kind", KINDS)
def test_a_busy_provider_is_asked_again_for_json(kind: ProviderKind) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    busy = Answer([b""], 529, "application/json")
    got, asked = ask_json(kind, JsonAnswer(), busy, busy, '{"a": 1}', sleep=sleep)
    assert got.text == '{"a": 1}'
    assert len(asked) == 3
    assert sum(slept) == 10
    waits = [wait.text for wait in got.waits]
    assert "The provider is busy: trying again in 2 s (1 of 2)" in waits


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_enforced_where_that_is_asked_for(kind: ProviderKind) -> None:
    _, (asked,) = ask_json(kind, JsonAnswer(schema=SCHEMA, strict=True), '{"name": "A", "age": 1}')
    said = {
        CHAT: lambda: asked["response_format"]["json_schema"]["strict"],
        RESPONSES: lambda: asked["text"]["format"]["strict"],
        # Anthropic enforces every schema, and knows no such word.
        ANTHROPIC: lambda: "strict" not in asked["output_config"]["format"],
    }
    assert said[kind]() is True


def test_effort_and_schema_share_a_field() -> None:
    async def main() -> Any:
        async with ScriptedServer() as server:
            server.route("POST", PATHS[ANTHROPIC], json_answer(reply(ANTHROPIC, "{}")))
            more: Any = {"parameters": {"m": ModelParameters(reasoning_effort="low")}}
            async with provider(base(server, ANTHROPIC), ANTHROPIC, **more) as it:
                wanted = JsonAnswer(schema={"type": "object"})
                await ask(it, msgspec.structs.replace(request(), stream=False, answer=wanted))
                return server.requests[0].json["output_config"]

    form = {"type": "json_schema", "schema": {"type": "object"}}
    assert asyncio.run(main()) == {"effort": "low", "format": form}
