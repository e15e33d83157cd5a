"""The built-in model's server over all three protocols: whole replies, JSON, stopping."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from desktop.chat.blocks import Text
from desktop.chat.events import BlockDelta, WaitStage
from desktop.chat.message import Message, Role
from desktop.local_model.server import LocalModelServer
from desktop.local_model.weights import built_in_weights
from desktop.providers.complete import complete
from desktop.providers.provider import ChatRequest, JsonAnswer, Provider
from desktop.providers.structured import CheckedProvider
from desktop.settings import ProviderKind
from tests.unit.providers.serving import Outcome, ask, provider

pytest.importorskip("xllamacpp", reason="needs the extra built-in")
pytestmark = pytest.mark.skipif(built_in_weights() is None, reason="needs the extra built-in")

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"colour": {"enum": ["red", "green"]}, "count": {"type": "integer"}},
    "required": ["colour", "count"],
    "additionalProperties": False,
}


@contextlib.asynccontextmanager
async def served(kind: ProviderKind) -> AsyncIterator[tuple[Provider, str]]:
    """A provider in front of the built-in model, and the model's name."""
    server = LocalModelServer(model_path=None, context=8192)
    try:
        async with server.lease(lambda _sentence: None) as address:
            url = address.base_url
            if kind is ProviderKind.ANTHROPIC:
                url = url.removesuffix("/v1")
            async with provider(url, kind, key=address.api_key) as it:
                yield it, address.model
    finally:
        await server.aclose()


def asking(model: str, text: str, max_tokens: int) -> ChatRequest:
    message = Message(id="m", role=Role.USER, blocks=(Text(text),), created_at=0.0)
    return ChatRequest(model=model, messages=(message,), max_tokens=max_tokens)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_reply(kind: ProviderKind) -> None:
    async def main() -> Message:
        async with served(kind) as (it, model):
            return await complete(it, asking(model, "Say hello.", 60))

    message = asyncio.run(main())
    assert message.text.strip()
    assert message.usage is not None
    assert message.usage.input
    assert message.usage.output


@pytest.mark.parametrize("kind", KINDS)
def test_json_that_fits_a_schema_or_is_refused(kind: ProviderKind) -> None:
    """llama.cpp enforces the schema of a chat completion, which is how the built-in model is
    asked. Over the other protocols the small model may fail, and that has to be noticed."""

    async def main() -> Outcome:
        async with served(kind) as (it, model):
            what = asking(model, "How many apples, and of which colour? Answer in JSON.", 60)
            wanted = msgspec.structs.replace(what, answer=JsonAnswer(schema=SCHEMA))
            return await ask(CheckedProvider(it), wanted)

    got = asyncio.run(main())
    verdict = got.waits[-1]
    if verdict.stage is WaitStage.UNFIT:
        assert kind is not ProviderKind.OPENAI_CHAT
        assert verdict.text.startswith("It ")
        assert got.text
    else:
        assert verdict.stage in (WaitStage.FITS, WaitStage.MENDED)
        answer = msgspec.json.decode(got.text)
        assert answer["colour"] in ("red", "green")
        assert isinstance(answer["count"], int)


def test_a_streamed_reply_fits_a_schema_too() -> None:
    async def main() -> str:
        async with served(ProviderKind.OPENAI_CHAT) as (it, model):
            request = asking(model, "How many apples, and of which colour?", 60)
            wanted = msgspec.structs.replace(request, answer=JsonAnswer(schema=SCHEMA))
            return (await ask(it, wanted)).text

    assert set(msgspec.json.decode(asyncio.run(main()))) == {"colour", "count"}


@pytest.mark.parametrize("kind", KINDS)
def test_stopping_frees_the_model_for_the_next_request(kind: ProviderKind) -> None:
    async def main() -> Message:
        async with served(kind) as (it, model):
            long = asking(model, "Write a very long story about a river.", 8000)
            async with it.stream(long, progress=lambda _: None) as events:
                async for event in events:
                    if isinstance(event, BlockDelta):
                        break
            # The model answers one at a time, and the story takes minutes.
            return await asyncio.wait_for(complete(it, asking(model, "Say yes.", 3)), 60)

    assert asyncio.run(main()).usage is not None
