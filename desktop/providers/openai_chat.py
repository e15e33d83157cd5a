"""Chat Completions: OpenAI's protocol that nearly every other server speaks too.

https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.providers.chat_chunks import PROTOCOL, ChatDecoder
from desktop.providers.chat_messages import chat_messages
from desktop.providers.decoder import ReplyDecoder
from desktop.providers.history import Reader, sendable
from desktop.providers.large_body import Body, encoded
from desktop.providers.provider import ChatRequest, Endpoint

if TYPE_CHECKING:
    import httpx2
    import openai

_DEFAULT_BASE_URL = "https://api.openai.com/v1"


class OpenAIChat:
    """Speaks Chat Completions, and gives a server its own thinking back where it wants it.

    ``think_tags``: the server leaves the model's thinking in its text, in ``<think>`` tags.
    """

    name = PROTOCOL
    reply_path = "/chat/completions"
    models_path = "/models"

    def __init__(self, provider_id: str = "", *, think_tags: bool = True) -> None:
        self._provider_id = provider_id
        self._think_tags = think_tags

    def base_url(self, endpoint: Endpoint) -> str:
        url = endpoint.base_url.strip().rstrip("/") or _DEFAULT_BASE_URL
        return url.removesuffix(self.reply_path)

    def build_client(
        self, endpoint: Endpoint, http: httpx2.AsyncClient, timeout: httpx2.Timeout
    ) -> openai.AsyncOpenAI:
        import openai  # noqa: PLC0415 - slow: on first use only

        client = openai.AsyncOpenAI(
            api_key=endpoint.api_key,
            # "" keeps the SDK from asking the environment.
            admin_api_key="",
            organization="",
            project="",
            webhook_secret="",
            base_url=self.base_url(endpoint),
            timeout=timeout,
            max_retries=0,
            http_client=http,
        )
        client.admin_api_key = client.organization = client.project = None
        # OPENAI_CUSTOM_HEADERS: no argument of the constructor turns it off.
        client._custom_headers = {}
        return client

    def no_header(self) -> Any:
        import openai  # noqa: PLC0415 - slow, and loaded by then

        return openai.Omit()

    def body(self, request: ChatRequest, endpoint: Endpoint) -> Body:
        host = urlsplit(self.base_url(endpoint)).hostname or ""
        reader = Reader(
            PROTOCOL,
            self._provider_id,
            takes_reply_images=host.endswith("openrouter.ai"),
            short_call_ids=host.endswith("mistral.ai"),
        )
        messages = chat_messages(sendable(request.messages, reader), system=request.system)
        body: dict[str, Any] = {
            "model": request.model,
            "messages": messages,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        if request.max_tokens is not None:
            # OpenAI's reasoning models refuse the old name, other servers ignore the new one.
            official = host.endswith("openai.com")
            body["max_completion_tokens" if official else "max_tokens"] = request.max_tokens
        return encoded(body)

    def decoder(self) -> ReplyDecoder:
        return ChatDecoder(think_tags=self._think_tags)
