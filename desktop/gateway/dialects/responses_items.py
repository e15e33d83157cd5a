"""The items of a response's output, made of content blocks."""

from __future__ import annotations

import base64
import secrets
from typing import Any

import msgspec

from desktop.chat.blocks import (
    Citation,
    ContentBlock,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
)

#: The mark of what a provider of this protocol made; that goes back to it as it came.
OWN = "openai-responses"


def item_id(block: ContentBlock) -> str:
    """A name for the item of a block: reasoning keeps its own, its encryption is bound to it."""
    if isinstance(block, Thinking) and isinstance(own := _fields(block).get("id"), str):
        return own
    prefixes: dict[type[ContentBlock], str] = {ToolCall: "fc", Thinking: "rs", Image: "ig"}
    return f"{prefixes.get(type(block), 'msg')}_{secrets.token_hex(16)}"


def begun_item(block: ContentBlock, name: str) -> dict[str, Any] | None:
    """The item of a block as it begins; None for what comes whole, at its end."""
    match block:
        case Text() | Refusal():
            return _message(name, "in_progress", [])
        case Thinking():
            return {"id": name, "type": "reasoning", "summary": []}
        case ToolCall(call_id, tool):
            return _call(name, "in_progress", call_id, tool, "")
        case _:
            return None


def whole_item(block: ContentBlock, name: str) -> Any:
    """The item of a whole block; None for what this protocol does not know."""
    match block:
        case Text():
            item = _message(name, "completed", [whole_part(block)])
            return item | _own(block)
        case Refusal():
            return _message(name, "completed", [whole_part(block)])
        case Thinking(text):
            item = {"id": name, "type": "reasoning", "summary": _summary(text)}
            if block.encrypted and block.origin == OWN:
                item["encrypted_content"] = block.encrypted
            return item | _own(block)
        case ToolCall(call_id, tool):
            call = _call(name, "completed", call_id, tool, block.arguments_text or "{}")
            return call | _own(block)
        case Image():
            result = base64.b64encode(block.data).decode("ascii")
            return {
                "id": name,
                "type": "image_generation_call",
                "status": "completed",
                "result": result,
            }
        case Opaque(protocol, data) if protocol == OWN:
            return msgspec.Raw(data.encode())
        case _:
            return None


def whole_part(block: Text | Refusal) -> dict[str, Any]:
    """The content of a message item."""
    if isinstance(block, Refusal):
        return {"type": "refusal", "refusal": block.text}
    sources = [_annotation(source, block.origin) for source in block.citations]
    return {"type": "output_text", "text": block.text, "annotations": sources, "logprobs": []}


def _message(name: str, status: str, content: list[Any]) -> dict[str, Any]:
    return {
        "id": name,
        "type": "message",
        "status": status,
        "role": "assistant",
        "content": content,
    }


def _call(name: str, status: str, call_id: str, tool: str, arguments: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "function_call",
        "status": status,
        "call_id": call_id,
        "name": tool,
        "arguments": arguments,
    }


def _summary(text: str) -> list[dict[str, str]]:
    return [{"type": "summary_text", "text": text}] if text else []


def _own(block: Text | Thinking | ToolCall) -> dict[str, Any]:
    """What a provider of this protocol said of an item besides what a block holds."""
    return {name: value for name, value in _fields(block).items() if name != "id"}


def _fields(block: Text | Thinking | ToolCall) -> dict[str, Any]:
    if not block.extra or block.origin != OWN:
        return {}
    return msgspec.json.decode(block.extra, type=dict[str, Any])


def _annotation(source: Citation, origin: str) -> Any:
    if source.data and origin == OWN:
        return msgspec.Raw(source.data.encode())
    place = {"start_index": 0, "end_index": 0}
    return {"type": "url_citation", "url": source.url, "title": source.title} | place
