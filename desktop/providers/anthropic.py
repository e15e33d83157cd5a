"""Messages: Anthropic's protocol.

https://docs.anthropic.com/en/api/messages
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.message import Message, Role
from desktop.providers.anthropic_container import container_of
from desktop.providers.anthropic_events import PROTOCOL, AnthropicDecoder
from desktop.providers.decoder import ReplyDecoder, read_value
from desktop.providers.history import Reader, file_text, sendable
from desktop.providers.large_body import Attached, Body, encoded
from desktop.providers.provider import ChatRequest, Endpoint

if TYPE_CHECKING:
    import anthropic
    import httpx2

_DEFAULT_BASE_URL = "https://api.anthropic.com"
#: The protocol wants a limit with every request. This one fits every model since Claude 4;
#: the older ones refuse more than theirs.
_MAX_TOKENS = 32_000
_OLDER_MAX_TOKENS = ((r"claude-3-[57]", 8_192), (r"claude-(3|2|instant)", 4_096))


class AnthropicMessages:
    """Speaks Messages. What it sent is sent back as it came: signatures, tools, citations."""

    name = PROTOCOL
    reply_path = "/v1/messages"
    models_path = "/v1/models?limit=1000"

    def __init__(self, provider_id: str = "", *, clock: Callable[[], float] = time.time) -> None:
        """``clock`` gives the seconds since 1970, UTC."""
        self._provider_id = provider_id
        self._clock = clock

    def base_url(self, endpoint: Endpoint) -> str:
        url = endpoint.base_url.strip().rstrip("/") or _DEFAULT_BASE_URL
        return url.removesuffix("/messages").removesuffix("/v1")

    def build_client(
        self, endpoint: Endpoint, http: httpx2.AsyncClient, timeout: httpx2.Timeout
    ) -> anthropic.AsyncAnthropic:
        import anthropic  # noqa: PLC0415 - slow: on first use only

        client = anthropic.AsyncAnthropic(
            # Even an empty key keeps the SDK from looking for one in files and environment.
            api_key=endpoint.api_key,
            webhook_key="",
            base_url=self.base_url(endpoint),
            timeout=timeout,
            max_retries=0,
            open_telemetry=False,
            http_client=http,
        )
        # ANTHROPIC_CUSTOM_HEADERS: no argument of the constructor turns it off.
        client._custom_headers = {}
        return client

    def no_header(self) -> Any:
        import anthropic  # noqa: PLC0415 - slow, and loaded by then

        return anthropic.Omit()

    def body(self, request: ChatRequest, endpoint: Endpoint) -> Body:  # noqa: ARG002 - as declared
        reader = Reader(PROTOCOL, self._provider_id)
        body: dict[str, Any] = {
            "model": request.model,
            "max_tokens": request.max_tokens or _max_tokens(request.model),
            "messages": [
                wire
                for message in sendable(request.messages, reader)
                if (wire := _wire_message(message)) is not None
            ],
            "stream": True,
        }
        if request.system:
            body["system"] = request.system
        if (container := container_of(request.messages, reader, now=self._clock())) is not None:
            body["container"] = container
        return encoded(body)

    def decoder(self) -> ReplyDecoder:
        return AnthropicDecoder()


def _max_tokens(model: str) -> int:
    return next(
        (limit for pattern, limit in _OLDER_MAX_TOKENS if re.search(pattern, model)), _MAX_TOKENS
    )


def _wire_message(message: Message) -> dict[str, Any] | None:
    is_reply = message.role is Role.ASSISTANT
    content: list[Any] = []
    results: list[Any] = []
    for block in message.blocks:
        if isinstance(block, ToolResult):
            results.append(_tool_result(block))
        elif (part := _part(block, is_reply=is_reply)) is not None:
            content.append(part)
    # The protocol wants tool results before everything else.
    content = results + content
    if is_reply and not any(isinstance(block, _SAID) for block in message.blocks):
        return None  # thinking alone is refused
    if not content:
        return None
    return {"role": "assistant" if is_reply else "user", "content": content}


#: What makes a reply worth sending.
_SAID = Text | Refusal | ToolCall | Opaque


def _part(block: ContentBlock, *, is_reply: bool) -> Any:
    match block:
        case Text(text, citations):
            # The API refuses a reply whose text ends in white space.
            part: dict[str, Any] = {"type": "text", "text": text.rstrip() if is_reply else text}
            if own := [msgspec.Raw(source.data.encode()) for source in citations if source.data]:
                part |= {"text": text, "citations": own}
            return part
        case Refusal(text):
            return {"type": "text", "text": text.rstrip() if is_reply else text}
        case Thinking(encrypted=data) if data:
            return {"type": "redacted_thinking", "data": data}
        case Thinking(text, signature) if signature:
            return {"type": "thinking", "thinking": text, "signature": signature}
        case ToolCall(call_id, name, arguments, extra=extra):
            call = {"type": "tool_use", "id": call_id, "name": name, "input": arguments or {}}
            return read_value(extra or "{}") | call
        case Image(media_type, data):
            return {"type": "image", "source": _source(media_type, data)}
        case File(name, media_type, data):
            if (text_of_file := file_text(block)) is not None:
                return {"type": "text", "text": text_of_file}
            source = _source(media_type, data)
            return {"type": "document", "title": name, "source": source}
        case Opaque(data=source_text):
            return msgspec.Raw(source_text.encode())
        case _:
            return None


def _tool_result(block: ToolResult) -> dict[str, Any]:
    content = [_part(item, is_reply=False) for item in block.content]
    result: dict[str, Any] = {"type": "tool_result", "tool_use_id": block.call_id}
    if content:
        result["content"] = content
    if block.is_error:
        result["is_error"] = True
    return result


def _source(media_type: str, data: bytes) -> dict[str, Any]:
    return {"type": "base64", "media_type": media_type, "data": Attached("", data)}
