"""Requests of many megabytes as JSON, made so that nothing waits for them.

What is attached becomes base64 piece by piece, while the request is sent. Made whole before, thirty
megabytes of pictures keep a thread in Python's lock for a tenth of a second, and the window waits
for every part of that.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, File, Image, ToolResult
from desktop.chat.message import Message

#: Of bytes that become one piece of base64; a multiple of three.
_STEP = 48 * 1024


class Attached:
    """Stands in a request for a JSON string: ``before``, then the bytes as base64.

    No dataclass and no struct: msgspec would encode it by itself.
    """

    __slots__ = ("before", "data")

    def __init__(self, before: str, data: bytes) -> None:
        self.before = before
        self.data = data


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A request as JSON: ``text``, in which ``mark``, a number and a full stop stand for each of
    what is ``attached``. ``bytes()`` makes it whole."""

    text: bytes
    mark: bytes = b""
    attached: tuple[bytes, ...] = ()

    def __len__(self) -> int:
        return sum(
            -(-len(part) // 3) * 4 if is_attached else len(part)
            for part, is_attached in self._parts()
        )

    def __bytes__(self) -> bytes:
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """What is sent, in pieces of at most 64 KiB."""
        for part, is_attached in self._parts():
            if is_attached:
                for start in range(0, len(part), _STEP):
                    yield base64.b64encode(part[start : start + _STEP])
            else:
                step = _STEP // 3 * 4
                for start in range(0, len(part), step):
                    yield part[start : start + step]

    def with_text(self, text: bytes) -> Body:
        """The same with another text around what is attached."""
        return Body(text, self.mark, self.attached)

    def _parts(self) -> Iterator[tuple[bytes, bool]]:
        if not self.attached:
            yield self.text, False
            return
        first, *others = self.text.split(self.mark)
        yield first, False
        for other in others:
            number, _, after = other.partition(b".")
            yield self.attached[int(number)], True
            yield after, False


def data_url(media_type: str, data: bytes) -> Attached:
    """Bytes as an address that holds them."""
    return Attached(f"data:{media_type};base64,", data)


def encoded(body: dict[str, Any]) -> Body:
    """``body``, which may hold `Attached`, as JSON."""
    attached: list[bytes] = []
    # By chance, so that nothing a person or a model writes is taken for it.
    mark = secrets.token_hex(16)

    def stand_in(value: object) -> str:
        if not isinstance(value, Attached):
            raise TypeError(f"{type(value)} is no JSON")
        attached.append(value.data)
        return f"{value.before}{mark}{len(attached) - 1}."

    text = msgspec.json.encode(body, enc_hook=stand_in)
    return Body(text, mark.encode(), tuple(attached))


def attached_bytes(messages: Iterable[Message]) -> int:
    """How much pictures and files there are, in bytes."""
    return sum(map(_size_of, (block for message in messages for block in message.blocks)))


def _size_of(block: ContentBlock) -> int:
    if isinstance(block, Image | File):
        return len(block.data)
    return sum(map(_size_of, block.content)) if isinstance(block, ToolResult) else 0
