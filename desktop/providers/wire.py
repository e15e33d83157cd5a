"""What makes one wire protocol different from another, for the code they all share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from desktop.providers.decoder import ReplyDecoder
from desktop.providers.large_body import Body
from desktop.providers.provider import ChatRequest, Endpoint

if TYPE_CHECKING:
    import anthropic
    import httpx2
    import openai

#: The vendor's client that builds, signs and sends a request. Its classes stay below here.
SdkClient: TypeAlias = "openai.AsyncOpenAI | anthropic.AsyncAnthropic"


class WireProtocol(Protocol):
    """Requests out, replies in. Does no I/O and holds no state."""

    @property
    def name(self) -> str:
        """What its decoders call it: the origin of the blocks that they make."""

    @property
    def reply_path(self) -> str:
        """Where to ask for a reply, below the base URL."""

    @property
    def models_path(self) -> str:
        """Where the models are listed, below the base URL."""

    def base_url(self, endpoint: Endpoint) -> str:
        """The address that the paths are below, from what the user typed."""

    def build_client(
        self, endpoint: Endpoint, http: httpx2.AsyncClient, timeout: httpx2.Timeout
    ) -> SdkClient:
        """Import the SDK and build its client, free of environment variables. Slow."""

    def no_header(self) -> Any:
        """The SDK's mark for a header that is not to be sent."""

    def body(self, request: ChatRequest, endpoint: Endpoint) -> Body:
        """The JSON to ask for a streamed reply."""

    def decoder(self) -> ReplyDecoder:
        """A decoder for one reply."""
