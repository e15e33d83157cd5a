"""A real server that speaks all three wire protocols: llama.cpp with the built-in model."""

from __future__ import annotations

import asyncio

import pytest

from desktop.chat.blocks import Text, Thinking
from desktop.chat.message import Message, MessageStatus, Role, StopReason
from desktop.local_model.server import LocalModelServer
from desktop.local_model.weights import built_in_weights
from desktop.providers.provider import ChatRequest
from desktop.settings import ProviderKind
from tests.unit.providers.serving import Outcome, ask, provider

pytest.importorskip("xllamacpp", reason="needs the extra built-in")
pytestmark = pytest.mark.skipif(built_in_weights() is None, reason="needs the extra built-in")

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]


def said(role: Role, *words: Text | Thinking, provider_id: str = "") -> Message:
    return Message(id="m", role=role, blocks=words, created_at=0.0, provider_id=provider_id)


def asked(kind: ProviderKind, *, max_tokens: int) -> Outcome:
    """A reply of the built-in model to a conversation that began elsewhere."""

    async def main() -> Outcome:
        server = LocalModelServer(model_path=None, context=1024)
        try:
            async with server.lease(lambda _sentence: None) as address:
                url = address.base_url
                if kind is ProviderKind.ANTHROPIC:
                    url = url.removesuffix("/v1")
                request = ChatRequest(
                    model=address.model,
                    system="Answer briefly.",
                    messages=(
                        said(Role.USER, Text("Hello")),
                        said(
                            Role.ASSISTANT,
                            Thinking("hm", "signed", origin="anthropic"),
                            Text("Hello! What can I do?"),
                            provider_id="elsewhere",
                        ),
                        said(Role.USER, Text("Say the word yes.")),
                    ),
                    max_tokens=max_tokens,
                )
                async with provider(url, kind, key=address.api_key) as it:
                    return await ask(it, request)
        finally:
            await server.aclose()

    return asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_over_every_protocol(kind: ProviderKind) -> None:
    outcome = asked(kind, max_tokens=200)
    assert outcome.error is None
    assert outcome.message.status is MessageStatus.COMPLETE
    assert outcome.message.stop_reason is StopReason.END
    assert outcome.text.strip()
    assert outcome.message.usage is not None
    assert outcome.message.usage.input
    assert outcome.message.usage.output


@pytest.mark.parametrize("kind", [ProviderKind.OPENAI_CHAT, ProviderKind.ANTHROPIC])
def test_a_limit_is_told_over_every_protocol_that_tells(kind: ProviderKind) -> None:
    """llama.cpp calls every response complete."""
    assert asked(kind, max_tokens=2).message.stop_reason is StopReason.LENGTH
