"""What every provider offers, whatever its wire protocol."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import msgspec

from desktop.chat.events import ReplyEvent, WaitSink
from desktop.chat.message import Message
from desktop.chat.model import ModelInfo
from desktop.chat.tool import ToolDefinition
from desktop.parameters import ModelParameters

__all__ = [
    "ChatRequest",
    "Endpoint",
    "EndpointSource",
    "JsonAnswer",
    "ModelInfo",
    "Provider",
]


class JsonAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Asks for a reply that is JSON: of any shape, or one that fits ``schema``.

    ``strict`` has OpenAI enforce the schema, which then must name all fields as required and
    allow no others. The built-in model and Anthropic always do, other servers may not.
    """

    schema: dict[str, Any] | None = None
    name: str = "answer"
    strict: bool = False


class ChatRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One request for a reply to ``messages``, the path from the first to the last.

    Thinking and tool calls of earlier replies are in the messages' blocks.
    """

    model: str
    messages: tuple[Message, ...]
    system: str = ""
    max_tokens: int | None = None
    #: False: the whole reply at once. The events are the same.
    stream: bool = True
    answer: JsonAnswer | None = None
    #: What the model may call.
    tools: tuple[ToolDefinition, ...] = ()
    #: What goes before the parameters that the settings have for the model.
    parameters: ModelParameters = ModelParameters()


class Endpoint(msgspec.Struct, frozen=True):
    """Where to send requests, and with what key. ``api_key`` may be "" for a local server."""

    base_url: str
    api_key: str = ""

    def __repr__(self) -> str:
        return f"Endpoint(base_url={self.base_url!r})"


class EndpointSource(Protocol):
    """Says where a provider is. Lets a local server start first, and keeps it up meanwhile."""

    def open(self, progress: WaitSink) -> AbstractAsyncContextManager[Endpoint]:
        """Raises `KeyMissing` when a needed key is not there, `ProviderUnreachable` when the
        local server does not start."""


class Provider(Protocol):
    """One configured provider. Holds its connections; close it once, at the end."""

    @property
    def id(self) -> str:
        """The provider's id in the settings."""

    def stream(
        self, request: ChatRequest, *, progress: WaitSink
    ) -> AbstractAsyncContextManager[AsyncIterator[ReplyEvent]]:
        """Send a request. Leaving the context closes its connection at once.

        The iterator raises a `ProviderError`: `StreamInterrupted` when the stream breaks off
        after its first content, else the class that names the cause. Nothing is sent before
        the context is entered, and nothing is retried.
        """

    async def list_models(self) -> tuple[ModelInfo, ...]:
        """Ask the provider for its models. Raises `ProviderError`."""

    async def check(self, model: str = "") -> str:
        """Test the connection and return a sentence of success. Costs one token at most.

        Raises the `ProviderError` of the layer that fails: DNS, proxy, TLS, key, model.
        """

    async def aclose(self) -> None:
        """Close all connections."""
