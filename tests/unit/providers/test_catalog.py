"""Providers from settings: lists of models, the connection check, and what is closed when."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest

from desktop.chat.blocks import Text, Thinking
from desktop.chat.errors import (
    AuthenticationFailed,
    NotAnEventStream,
    ProviderError,
    ProviderUnreachable,
    RequestRejected,
)
from desktop.providers.catalog import Catalog
from desktop.providers.provider import ModelInfo
from desktop.settings import Limits, ProviderKind, ProviderSettings
from tests.scripted_server import Answer, Hang, ScriptedServer, chat_chunks
from tests.unit.providers.serving import FixedEndpoint, ask, provider, request

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
MODELS = {
    "data": [
        {"id": "gpt-x", "context_length": 1000, "max_input_tokens": 1000, "display_name": "X"},
        {"id": "gpt-y", "object": "model"},
    ]
}


def json_answer(value: Any, status: int = 200) -> Answer:
    return Answer([json.dumps(value).encode()], status, "application/json")


def check(
    listed: Answer, model: str = "", kind: ProviderKind = KINDS[0], one: Answer | None = None
) -> str:
    async def main() -> str:
        async with ScriptedServer() as server:
            server.route("GET", "/v1/models", listed)
            if one is not None:
                server.route("GET", f"/v1/models/{model}", one)
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind, limits=Limits(first_byte=0.3)) as it:
                return await it.check(model)

    return asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_a_working_connection(kind: ProviderKind) -> None:
    assert check(json_answer(MODELS), "", kind) == "Connected to Testing: 2 models."
    told = check(json_answer(MODELS), "gpt-x", kind)
    assert told == "Connected to Testing: 2 models, gpt-x is available."


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_that_is_not_listed(kind: ProviderKind) -> None:
    with pytest.raises(RequestRejected, match="does not list the model gpt-z") as caught:
        check(json_answer(MODELS), "gpt-z", kind)
    assert "gpt-x" in caught.value.hint
    assert "available" in check(json_answer(MODELS), "alias", kind, json_answer({"id": "gpt-x"}))


def test_a_server_without_a_list() -> None:
    nothing = json_answer({"detail": "Not Found"}, 404)
    assert check(nothing) == "Testing can be reached, but does not list its models."


def test_a_server_without_a_list_is_asked_for_one_token() -> None:
    async def main(answer: Answer) -> tuple[str, Any]:
        async with ScriptedServer() as server:
            server.chat(answer)
            async with provider(server.url + "/v1") as it:
                told = await it.check("any")
                return told, server.requests[-1].json

    told, asked = asyncio.run(main(Answer(chat_chunks(["Hi"], finish="length"))))
    assert told == "Connected to Testing: any answers. It does not list its models."
    assert asked["max_tokens"] == 1
    with pytest.raises(AuthenticationFailed):
        asyncio.run(main(json_answer({"error": {"message": "Bad key"}}, 401)))


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (json_answer({"error": {"message": "Bad key"}}, 401), AuthenticationFailed, "Bad key."),
        (Answer([b"<html>"], 404, "text/html"), RequestRejected, "http://127.0.0.1"),
        (Answer([b"<html>"], 200, "text/html"), NotAnEventStream, "http://127.0.0.1"),
        (json_answer({"hello": 1}), NotAnEventStream, "http://127.0.0.1"),
        (Answer(before=[Hang()]), ProviderUnreachable, "0.3 seconds"),
        (Answer([b"{", Hang()]), ProviderUnreachable, "0.3 seconds"),
        (
            Answer([], 302, None, {"Location": "https://b.example/"}),
            ProviderUnreachable,
            "b.example",
        ),
    ],
)
def test_a_failing_connection_names_the_cause(
    answer: Answer, kind: type[ProviderError], words: str
) -> None:
    with pytest.raises(kind) as caught:
        check(answer)
    assert words in caught.value.message
    assert caught.value.hint


def models_of(kind: ProviderKind, answer: Answer) -> tuple[ModelInfo, ...]:
    async def main() -> tuple[ModelInfo, ...]:
        async with ScriptedServer() as server:
            server.route("GET", "/v1/models", answer)
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind) as it:
                return await it.list_models()

    return asyncio.run(main())


def test_models_with_what_is_known_of_them() -> None:
    first, second = models_of(ProviderKind.OPENAI_CHAT, json_answer(MODELS))
    assert first == ModelInfo("gpt-x", "X", 1000)
    assert second == ModelInfo("gpt-y")
    first, _ = models_of(ProviderKind.ANTHROPIC, json_answer(MODELS))
    assert first == ModelInfo("gpt-x", "X", 1000)
    (only,) = models_of(ProviderKind.OPENAI_CHAT, json_answer([{"id": "bare"}]))
    assert only.id == "bare"


def test_a_list_with_odd_entries_is_a_list() -> None:
    odd = [
        {"id": "a", "context_length": "many", "name": 5, "meta": [], "capabilities": "all"},
        {"name": "nameless"},
        "b",
        {"id": "c", "context_length": "4096", "supported_parameters": None},
    ]
    for body in ({"object": "list", "data": odd}, odd):
        first, second = models_of(ProviderKind.OPENAI_CHAT, json_answer(body))
        assert first == ModelInfo("a")
        assert second == ModelInfo("c", context_window=4096)
    with pytest.raises(NotAnEventStream):
        models_of(ProviderKind.OPENAI_CHAT, json_answer({"hello": 1}))


def catalog() -> Catalog:
    return Catalog(endpoints=lambda s: FixedEndpoint(s.base_url), limits=Limits())


def settings(url: str, **fields: Any) -> ProviderSettings:
    kind = fields.pop("kind", ProviderKind.OPENAI_CHAT)
    return ProviderSettings(id="p", kind=kind, base_url=url, **fields)


def test_a_provider_lives_as_long_as_its_settings() -> None:
    async def main() -> None:
        it = catalog()
        first = it.provider(settings("http://a"))
        assert it.provider(settings("http://a")) is first
        assert first.id == "p"
        assert it.provider(settings("http://b")) is not first
        await it.aclose()

    asyncio.run(main())


def test_a_change_of_settings_lets_the_open_reply_end() -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            server.chat(Answer(chat_chunks(["Hel", "lo"])))
            it = catalog()
            old = it.provider(settings(server.url + "/v1"))
            async with old.stream(request(), progress=lambda waiting: None) as events:
                await anext(events)
                new = it.provider(settings(server.url + "/v1", name="New"))
                await asyncio.sleep(0)
                assert len([event async for event in events]) > 3
            assert (await ask(new)).text == "Hello"
            await it.aclose()

    asyncio.run(main())


def test_the_built_in_model_is_asked_by_chat_completions() -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            server.chat(Answer(chat_chunks(["Hi"])))
            it = Catalog(endpoints=lambda s: FixedEndpoint(server.url + "/v1", ""), limits=Limits())
            built_in = it.provider(ProviderSettings(id="built-in", kind=ProviderKind.BUILT_IN))
            assert (await ask(built_in)).text == "Hi"
            assert "authorization" not in server.requests[0].headers
            await it.aclose()

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_a_warm_provider_need_not_prepare(kind: ProviderKind) -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            it = catalog()
            await it.warm(settings(server.url, kind=kind))
            outcome = await ask(it.provider(settings(server.url, kind=kind)))
            assert [wait.stage for wait in outcome.waits] == ["connecting", "first_token"]
            assert len(server.requests) == 1
            await it.aclose()

    asyncio.run(main())


def test_the_catalog_loads_no_sdk_and_no_network_library() -> None:
    program = (
        "import sys, desktop.providers.catalog, desktop.providers.scripted;"
        "print([m for m in ('openai', 'anthropic', 'httpx2', 'pydantic', 'anyio')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(("tags", "kinds"), [(True, [Thinking, Text]), (False, [Text])])
def test_think_tags_are_thinking_only_where_the_settings_say_so(
    tags: bool, kinds: list[type]
) -> None:
    async def scene() -> None:
        async with ScriptedServer() as server:
            server.chat(Answer(chat_chunks(["<think>Hm.</think>", "Yes"])))
            async with provider(f"{server.url}/v1", think_tags=tags) as asked:
                outcome = await ask(asked)
            assert [type(block) for block in outcome.message.blocks] == kinds

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (
            {
                "id": "a/b",
                "name": "B",
                "context_length": 9,
                "architecture": {"input_modalities": ["text", "image", "file"]},
                "top_provider": {"max_completion_tokens": 5},
                "supported_parameters": ["temperature", "tools", "reasoning"],
            },
            ModelInfo(
                "a/b",
                "B",
                9,
                5,
                ("images", "files", "tools", "thinking"),
                ("temperature", "tools", "reasoning"),
            ),
        ),
        (
            {
                "id": "claude",
                "display_name": "Claude",
                "max_input_tokens": 9,
                "max_tokens": 5,
                "capabilities": {
                    "image_input": {"supported": True},
                    "pdf_input": {"supported": False},
                    "thinking": {"supported": True, "types": {}},
                    "structured_outputs": {"supported": True},
                },
            },
            ModelInfo("claude", "Claude", 9, 5, ("images", "thinking", "json")),
        ),
        (
            {
                "id": "mistral",
                "max_context_length": 9,
                "capabilities": {"completion_chat": True, "vision": True, "function_calling": True},
            },
            ModelInfo("mistral", "", 9, None, ("images", "tools")),
        ),
        ({"id": "llama.gguf", "meta": {"n_ctx_train": 9}}, ModelInfo("llama.gguf", "", 9)),
        ({"id": "text-embedding-3-small"}, None),
        ({"id": "x", "type": "embedding"}, None),
        ({"id": "ocr", "capabilities": {"completion_chat": False}}, None),
    ],
)
def test_abilities_as_the_providers_tell_them(
    listed: dict[str, Any], expected: ModelInfo | None
) -> None:
    found = models_of(ProviderKind.OPENAI_CHAT, json_answer({"data": [listed]}))
    assert found == (() if expected is None else (expected,))
