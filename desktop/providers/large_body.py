"""Requests of many megabytes as JSON, made so that nothing else waits long meanwhile.

A thread that encodes holds Python's lock until it is done, and the window waits for that. One
call for thirty megabytes of pictures takes more than a tenth of a second: looking for what has to
be escaped in base64, where nothing has, and moving what is there each time it grows.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, File, Image, ToolResult
from desktop.chat.message import Message

_ENCODER = msgspec.json.Encoder()
#: Of everything that is not attached; more is found room for as well.
_REST = 65_536


def attached_bytes(messages: Iterable[Message]) -> int:
    """How much pictures and files there are, in bytes."""
    return sum(map(_size_of, (block for message in messages for block in message.blocks)))


def base64_text(data: bytes, *, before: str = "") -> msgspec.Raw:
    """Bytes as a JSON string, encoded, with ``before`` in front."""
    return msgspec.Raw(b'%b%b"' % (_ENCODER.encode(before)[:-1], base64.b64encode(data)))


def data_url(media_type: str, data: bytes) -> msgspec.Raw:
    """The same as an address that holds the bytes."""
    return base64_text(data, before=f"data:{media_type};base64,")


def encoded(body: dict[str, Any], messages: Iterable[Message]) -> bytes:
    """``body`` as JSON; ``messages`` are those in it."""
    attached = attached_bytes(messages)
    if not attached:
        return _ENCODER.encode(body)
    buffer = bytearray(attached * 4 // 3 + _REST)
    _ENCODER.encode_into(body, buffer)
    return bytes(buffer)


def _size_of(block: ContentBlock) -> int:
    if isinstance(block, Image | File):
        return len(block.data)
    return sum(map(_size_of, block.content)) if isinstance(block, ToolResult) else 0
