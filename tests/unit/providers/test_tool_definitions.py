"""Tools in requests, for each protocol."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest

from desktop.chat.tool import ToolDefinition
from desktop.parameters import ModelParameters
from desktop.settings import ProviderKind
from tests.scripted_server import Answer, ScriptedServer
from tests.unit.providers.serving import ask, provider, request

SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
NOTHING: dict[str, Any] = {"type": "object", "properties": {}}
TOOLS = (
    ToolDefinition(name="weather", description="Says it.", schema=SCHEMA),
    ToolDefinition(name="now"),
)


def sent(kind: ProviderKind, **changes: Any) -> dict[str, Any]:
    """The body that a server gets."""

    async def main() -> dict[str, Any]:
        async with ScriptedServer() as server:
            server.replies(Answer(status=400, content_type="application/json"))
            url = server.url if kind is ProviderKind.ANTHROPIC else f"{server.url}/v1"
            wanted = msgspec.structs.replace(request(), **changes)
            async with provider(url, kind) as it:
                await ask(it, wanted)
            body: dict[str, Any] = server.requests[-1].json
            return body

    return asyncio.run(main())


def test_chat() -> None:
    assert sent(ProviderKind.OPENAI_CHAT, tools=TOOLS)["tools"] == [
        {
            "type": "function",
            "function": {"name": "weather", "description": "Says it.", "parameters": SCHEMA},
        },
        {"type": "function", "function": {"name": "now", "description": "", "parameters": NOTHING}},
    ]


def test_responses_without_the_strictness_that_refuses_most_schemas() -> None:
    assert sent(ProviderKind.OPENAI_RESPONSES, tools=TOOLS)["tools"][0] == {
        "type": "function",
        "name": "weather",
        "description": "Says it.",
        "parameters": SCHEMA,
        "strict": False,
    }


def test_anthropic() -> None:
    assert sent(ProviderKind.ANTHROPIC, tools=TOOLS)["tools"] == [
        {"name": "weather", "description": "Says it.", "input_schema": SCHEMA},
        {"name": "now", "description": "", "input_schema": NOTHING},
    ]


@pytest.mark.parametrize("stream", [True, False])
def test_tools_that_the_provider_runs_itself_stay(stream: bool) -> None:
    own = {"type": "web_search_20250305", "name": "web_search"}
    body = sent(
        ProviderKind.ANTHROPIC,
        tools=TOOLS,
        stream=stream,
        parameters=ModelParameters(extra={"tools": [own]}),
    )
    assert [tool["name"] for tool in body["tools"]] == ["weather", "now", "web_search"]


def test_without_tools_nothing_is_said_of_them() -> None:
    assert "tools" not in sent(ProviderKind.OPENAI_CHAT)
