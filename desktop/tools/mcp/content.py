"""What a server sends, as blocks."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from desktop.chat.blocks import Citation, File, Image, Text
from desktop.tools.tool import ToolOutcome

_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_LONGEST_NAME = 200
_UNREADABLE = Text("[Content that cannot be read: its Base64 is broken]")


def outcome_of(result: Any) -> ToolOutcome:
    """``result`` is a ``CallToolResult`` of the package mcp."""
    content = [block_of(part) for part in result.content]
    if not content and result.structured_content is not None:
        content = [Text(msgspec.json.encode(result.structured_content).decode())]
    return ToolOutcome(tuple(content), bool(result.is_error))


def block_of(part: Any) -> Text | Image | File:
    """One part of a result or of a prompt. A link to a resource is a text with its source."""
    match part.type:
        case "text":
            return Text(part.text)
        case "image" | "audio":
            import mimetypes  # noqa: PLC0415 - slow: on first use only

            name = f"{part.type}{mimetypes.guess_extension(part.mime_type) or ''}"
            return _binary(part.data, part.mime_type, name)
        case "resource_link":
            title = (part.title or part.name)[:_LONGEST_NAME]
            words = f"[Resource {title}: {part.uri}]"
            return Text(words, citations=(Citation(title=title, url=part.uri),))
        case "resource":
            resource = part.resource
            if (text := getattr(resource, "text", None)) is not None:
                source = Citation(title=name_of(resource.uri), url=resource.uri)
                return Text(text, citations=(source,))
            return read_block(resource)
        case kind:
            return Text(f"[Content that cannot be shown: {kind}]")


def read_block(contents: Any) -> Text | Image | File:
    """Contents of a resource as something to attach; a text when they are broken."""
    name = name_of(contents.uri)
    if (text := getattr(contents, "text", None)) is not None:
        data = text.encode("utf-8", "replace")
        return File(name, contents.mime_type or "text/plain", data)
    return _binary(contents.blob, contents.mime_type or "", name)


def name_of(uri: str) -> str:
    """A name for what is at an address."""
    parts = urlsplit(uri)
    last = unquote(parts.path.rstrip("/").rsplit("/", 1)[-1]) or parts.netloc or uri
    return "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in last)[
        -_LONGEST_NAME:
    ]


def _binary(encoded: str, media_type: str, name: str) -> Text | Image | File:
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return _UNREADABLE
    if media_type in _PICTURES:
        return Image(media_type, data) if data else _UNREADABLE
    return File(name, media_type or "application/octet-stream", data)
