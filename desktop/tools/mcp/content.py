"""What a server's tool answered, as the blocks of a result."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import msgspec

from desktop.chat.blocks import File, Image, Text
from desktop.tools.tool import ToolOutcome

_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def outcome_of(result: Any) -> ToolOutcome:
    """``result`` is a ``CallToolResult`` of the package mcp."""
    content = [_block(part) for part in result.content]
    if not content and result.structured_content is not None:
        content = [Text(msgspec.json.encode(result.structured_content).decode())]
    return ToolOutcome(tuple(content), bool(result.is_error))


def _block(part: Any) -> Text | Image | File:
    match part.type:
        case "text":
            return Text(part.text)
        case "image" if part.mime_type in _PICTURES:
            data = _bytes(part.data)
            return Image(part.mime_type, data) if data else Text("[A picture that is broken]")
        case "resource_link":
            return Text(f"[Resource {part.name}: {part.uri}]")
        case "resource":
            resource = part.resource
            text = getattr(resource, "text", None)
            return Text(text if text is not None else f"[Resource: {resource.uri}]")
        case kind:
            return Text(f"[Content that cannot be shown: {kind}]")


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return b""
