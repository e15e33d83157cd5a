"""Responses: OpenAI's newer protocol, which a few other servers speak too.

https://platform.openai.com/docs/api-reference/responses
"""

from __future__ import annotations

import re
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
from desktop.providers.decoder import ReplyDecoder, read_value
from desktop.providers.history import Reader, arguments_json, file_text, sendable
from desktop.providers.large_body import Attached, Body, data_url, encoded
from desktop.providers.openai_chat import OpenAIChat
from desktop.providers.provider import ChatRequest, Endpoint
from desktop.providers.responses_events import ResponsesDecoder
from desktop.providers.responses_items import PROTOCOL

if TYPE_CHECKING:
    import httpx2
    import openai

#: These do not reason, and refuse to be asked for their reasoning.
_WITHOUT_REASONING = re.compile(r"(openai/)?(gpt-[34]|chatgpt-4)")


class OpenAIResponses:
    """Speaks Responses, and lets the server store nothing.

    So every request carries the whole conversation, reasoning included: encrypted, as it came.
    """

    name = PROTOCOL
    reply_path = "/responses"
    models_path = "/models"

    def __init__(self, provider_id: str = "") -> None:
        self._provider_id = provider_id
        self._chat = OpenAIChat(provider_id)

    def base_url(self, endpoint: Endpoint) -> str:
        return self._chat.base_url(endpoint).removesuffix(self.reply_path)

    def build_client(
        self, endpoint: Endpoint, http: httpx2.AsyncClient, timeout: httpx2.Timeout
    ) -> openai.AsyncOpenAI:
        at = Endpoint(self.base_url(endpoint), endpoint.api_key)
        return self._chat.build_client(at, http, timeout)

    def no_header(self) -> Any:
        return self._chat.no_header()

    def body(self, request: ChatRequest, endpoint: Endpoint) -> Body:  # noqa: ARG002 - as declared
        reader = Reader(PROTOCOL, self._provider_id)
        items: list[Any] = []
        for message in sendable(request.messages, reader):
            is_reply = message.role is Role.ASSISTANT
            items += _reply_items(message.blocks) if is_reply else _user_items(message)
        body: dict[str, Any] = {
            "model": request.model,
            "input": items,
            "stream": True,
            "store": False,
        }
        if not _WITHOUT_REASONING.match(request.model):
            body["include"] = ["reasoning.encrypted_content"]
        if request.system:
            body["instructions"] = request.system
        if request.max_tokens is not None:
            body["max_output_tokens"] = request.max_tokens
        return encoded(body)

    def decoder(self) -> ReplyDecoder:
        return ResponsesDecoder()


def _user_items(message: Message) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for block in message.blocks:
        if isinstance(block, ToolResult):
            output: Any = [part for item in block.content if (part := _part(item)) is not None]
            if all(part["type"] == "input_text" for part in output):
                output = "\n".join(part["text"] for part in output)
            items.append(
                {"type": "function_call_output", "call_id": block.call_id, "output": output}
            )
        elif (part := _part(block)) is not None:
            parts.append(part)
    if parts:
        items.append({"type": "message", "role": "user", "content": parts})
    return items


def _part(block: ContentBlock) -> dict[str, Any] | None:
    match block:
        case Text(text) | Refusal(text):
            return {"type": "input_text", "text": text}
        case Image(media_type, data):
            return {"type": "input_image", "image_url": data_url(media_type, data)}
        case File(name, media_type, data):
            if (text_of_file := file_text(block)) is not None:
                return {"type": "input_text", "text": text_of_file}
            file_data = data_url(media_type, data)
            return {"type": "input_file", "filename": name, "file_data": file_data}
        case _:
            return None


def _reply_items(blocks: tuple[ContentBlock, ...]) -> list[Any]:
    items: list[Any] = []
    #: Reasoning is refused unless the item that it led to follows.
    reasoning: list[Any] = []
    parts: list[Any] = []
    before: ContentBlock | None = None
    for block in blocks:
        if isinstance(block, Thinking):
            if (item := _reasoning(block)) is not None:
                reasoning.append(item)
            before = None
            continue
        items += reasoning
        reasoning = []
        match block:
            case Text() | Refusal():
                # The parts of one message go back as one.
                if not (isinstance(before, Text) and _extra(before) == _extra(block)):
                    parts = []
                    items.append(_message(block, parts))
                parts.append(_said(block))
            case ToolCall():
                items.append(_call(block))
            case Image(data=data, extra=extra) if extra:
                items.append(read_value(extra) | {"result": Attached("", data)})
            case Opaque(data=source):
                items.append(msgspec.Raw(source.encode()))
        before = block
    return items


def _extra(block: Text | Refusal) -> str:
    return block.extra if isinstance(block, Text) else ""


def _message(block: Text | Refusal, parts: list[Any]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": "message", "role": "assistant", "content": parts}
    own = read_value(_extra(block) or "{}")
    # Without their phase, OpenAI's models take their own comments for answers.
    return item | {name: own[name] for name in ("phase",) if name in own}


def _said(block: Text | Refusal) -> dict[str, Any]:
    if isinstance(block, Refusal):
        return {"type": "refusal", "refusal": block.text}
    annotations = [msgspec.Raw(source.data.encode()) for source in block.citations if source.data]
    return {"type": "output_text", "text": block.text, "annotations": annotations}


def _reasoning(block: Thinking) -> dict[str, Any] | None:
    """The reasoning item as it came; None for one that only the server's store could complete."""
    item: dict[str, Any] = read_value(block.extra or "{}")
    if block.encrypted:
        item["encrypted_content"] = block.encrypted
    elif not item.get("content"):
        return None
    return {"type": "reasoning", "summary": []} | item


def _call(block: ToolCall) -> dict[str, Any]:
    own: dict[str, Any] = read_value(block.extra or "{}")
    # The item's own id is not asked for; without a store it names nothing.
    own.pop("id", None)
    call = {"type": "function_call", "call_id": block.id, "name": block.name}
    return own | call | {"arguments": arguments_json(block)}
