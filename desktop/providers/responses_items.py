"""The output items of a response, on their way to content blocks."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Literal, TypeAlias

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
from desktop.chat.events import BlockDelta, BlockFinished, BlockStarted, ReplyEvent
from desktop.providers.decoder import raw_text, read_json, read_value
from desktop.providers.half_characters import mended

#: The mark of what this protocol made and takes back.
PROTOCOL = "openai-responses"


class _Piece(msgspec.Struct, gc=False):
    type: str = ""
    text: str | None = None
    refusal: str | None = None
    annotations: list[msgspec.Raw] | None = None


class _Item(msgspec.Struct, gc=False):
    type: str = ""
    id: str | None = None
    call_id: str | None = None
    name: str | None = None
    arguments: str | dict[str, Any] | None = None
    content: list[_Piece] | None = None
    summary: list[_Piece] | None = None
    encrypted_content: str | None = None
    phase: str | None = None
    result: str | None = None


class _Annotation(msgspec.Struct, gc=False):
    title: str | None = None
    filename: str | None = None
    url: str | None = None


_Section: TypeAlias = tuple[Literal["summary", "text"], int]

#: How the pictures begin that a provider sends without naming their encoding.
_MAGIC = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"GIF8", "image/gif"))


def media_type_of(data: bytes) -> str:
    """The encoding of a picture, by its first bytes; PNG when they do not tell."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "image/png")


class _Part:
    """A block of an item: its place in the reply, and the text that came of it."""

    __slots__ = ("block", "citations", "index", "pieces")

    def __init__(self, index: int, block: ContentBlock) -> None:
        self.index = index
        self.block = block
        self.pieces: list[str] = []
        self.citations: list[msgspec.Raw] = []


class Blocks:
    """Numbers the blocks of one reply and writes their events to ``out``."""

    def __init__(self, out: list[ReplyEvent]) -> None:
        self.out = out
        self.count = 0
        self.calls = 0
        self.refused = False
        self._read = msgspec.json.Decoder(_Item).decode

    def item(self, raw: msgspec.Raw) -> OpenItem:
        """Begin an item."""
        return OpenItem(self, self.read(raw), raw)

    def item_id(self, raw: msgspec.Raw) -> str:
        return (self.read(raw).id or "") if raw else ""

    def read(self, raw: msgspec.Raw) -> _Item:
        return read_json(self._read, bytes(raw) or b"{}", _Item)

    def open(self, block: ContentBlock) -> _Part:
        part = _Part(self.count, block)
        self.count += 1
        self.out.append(BlockStarted(part.index, block))
        return part

    def add(self, part: _Part, text: str) -> None:
        if text:
            part.pieces.append(text)
            self.out.append(BlockDelta(part.index, text))

    def complete(self, part: _Part, whole: str) -> None:
        """Add what the deltas left out of the ``whole`` text."""
        have = mended("".join(part.pieces))
        if whole.startswith(have):
            self.add(part, whole[len(have) :])

    def close(self, part: _Part, block: ContentBlock) -> None:
        self.out.append(BlockFinished(part.index, block))


class OpenItem:
    """One output item that is not at its end.

    A message has a block for each of its parts, any other item has one. An item of a kind
    that Rivulet does not know is kept as `Opaque`, as it is at its end.
    """

    def __init__(self, blocks: Blocks, item: _Item, raw: msgspec.Raw) -> None:
        self._blocks = blocks
        self._raw = raw
        self.id = item.id or ""
        self.kind = item.type
        #: The open blocks by kind and content index; the index is 0 but in messages.
        self._parts: dict[tuple[type[ContentBlock], int], _Part] = {}
        self._section: _Section | None = None
        match item.type:
            case "reasoning":
                # Its name is known from the start: what hands it on needs it there.
                named = msgspec.json.encode({"id": item.id}).decode() if item.id else ""
                self._only(Thinking(origin=PROTOCOL, extra=named))
            case "function_call":
                self._call(item)
            case "" | "message" | "image_generation_call":
                pass  # begin with their content
            case _:
                self._only(Opaque(PROTOCOL, raw_text(raw)))

    def open_part(self, index: int, kind: str) -> None:
        if kind in ("output_text", "text"):
            self._at(index, Text)
        elif kind == "refusal":
            self._at(index, Refusal)

    def add_text(self, index: int, text: str) -> None:
        self._blocks.add(self._at(index, Text), text)

    def add_refusal(self, index: int, text: str) -> None:
        self._blocks.add(self._at(index, Refusal), text)

    def add_citation(self, index: int, annotation: msgspec.Raw) -> None:
        if annotation:
            self._at(index, Text).citations.append(annotation)

    def add_thinking(self, section: _Section, text: str) -> None:
        part = self._only(Thinking(origin=PROTOCOL))
        if self._section != section:
            if part.pieces:
                text = "\n\n" + text
            self._section = section
        self._blocks.add(part, text)

    def add_arguments(self, text: str) -> None:
        if self.kind in ("", "function_call"):
            self._blocks.add(self._call(_Item()), text)

    def complete_text(self, index: int, text: str) -> None:
        self._blocks.complete(self._at(index, Text), text)

    def complete_refusal(self, index: int, text: str) -> None:
        self._blocks.complete(self._at(index, Refusal), text)

    def complete_arguments(self, arguments: str | dict[str, Any]) -> None:
        if self.kind not in ("", "function_call"):
            return
        part = self._call(_Item())
        if not isinstance(arguments, dict):
            self._blocks.complete(part, arguments)
        elif not part.pieces:
            self._blocks.add(part, msgspec.json.encode(arguments).decode())

    def end(self, raw: msgspec.Raw | None = None) -> None:
        """Close the blocks. ``raw`` is the whole item, where the provider sent it."""
        raw = raw or self._raw
        item = self._blocks.read(raw)
        match self.kind or item.type:
            case "reasoning":
                self._end_thinking(item, raw)
            case "function_call":
                self._end_call(item, raw)
            case "image_generation_call":
                self._end_image(item, raw)
            case "" | "message":
                self._end_message(item)
            case _:
                self._close(Opaque(PROTOCOL, raw_text(raw)))
        for part in self._parts.values():
            self._blocks.close(part, part.block)
        self._parts.clear()

    def _close(self, whole: ContentBlock, end: ContentBlock | None = None) -> None:
        """Close the only block of its kind; open it first where it was not."""
        part = self._only(whole)
        del self._parts[type(whole), 0]
        self._blocks.close(part, end or whole)

    def _end_message(self, item: _Item) -> None:
        for number, piece in enumerate(item.content or ()):
            if piece.refusal is not None:
                index = self._place(number, Refusal, piece.refusal)
                self.complete_refusal(index, piece.refusal)
            elif piece.text is not None:
                index = self._place(number, Text, piece.text)
                self.complete_text(index, piece.text)
                if piece.annotations:
                    self._at(index, Text).citations = piece.annotations
        own = {"id": item.id or self.id, "phase": item.phase}
        extra = msgspec.json.encode({k: v for k, v in own.items() if v}).decode()
        for key in [key for key in self._parts if key[0] is Text]:
            part = self._parts.pop(key)
            citations = tuple(citation(raw) for raw in part.citations)
            self._blocks.close(part, Text("", citations, PROTOCOL, extra))

    def _end_thinking(self, item: _Item, raw: msgspec.Raw) -> None:
        part = self._only(Thinking(origin=PROTOCOL))
        pieces = [*(item.content or ()), *(item.summary or ())]
        self._blocks.complete(part, "\n\n".join(piece.text for piece in pieces if piece.text))
        own = _own_fields(raw, {"encrypted_content"})
        encrypted = item.encrypted_content or ""
        self._close(Thinking(encrypted=encrypted, origin=PROTOCOL, extra=own))

    def _end_call(self, item: _Item, raw: msgspec.Raw) -> None:
        self._call(item)
        if item.arguments:
            self.complete_arguments(item.arguments)
        own = _own_fields(raw, {"type", "status", "call_id", "name", "arguments"})
        self._close(ToolCall(item.call_id or "", item.name or "", origin=PROTOCOL, extra=own))

    def _end_image(self, item: _Item, raw: msgspec.Raw) -> None:
        try:
            pixels = base64.b64decode(item.result or "", validate=True)
        except (binascii.Error, ValueError):
            pixels = b""
        if not pixels:
            self._close(Opaque(PROTOCOL, raw_text(raw)))
            return
        media_type = media_type_of(pixels)
        extra = _own_fields(raw, {"result"})
        # The start brought the pixels; the end need not repeat them.
        self._close(Image(media_type, pixels, PROTOCOL, extra), Image(media_type, b""))

    def _place(self, number: int, kind: type[Text | Refusal], whole: str) -> int:
        """The content index of part ``number``. Bedrock counts on from the item before."""
        if (kind, number) not in self._parts:
            for (known, index), part in self._parts.items():
                if known is kind and whole and whole == mended("".join(part.pieces)):
                    return index
        return number

    def _at(self, index: int, kind: type[Text | Refusal]) -> _Part:
        part = self._parts.get((kind, index))
        if part is None:
            block = Text(origin=PROTOCOL) if kind is Text else Refusal()
            self._blocks.refused = self._blocks.refused or kind is Refusal
            part = self._parts[kind, index] = self._blocks.open(block)
        return part

    def _call(self, item: _Item) -> _Part:
        if (ToolCall, 0) not in self._parts:
            self._blocks.calls += 1
            self.kind = "function_call"
        call_id = item.call_id or item.id or self.id
        return self._only(ToolCall(id=call_id, name=item.name or "", origin=PROTOCOL))

    def _only(self, block: ContentBlock) -> _Part:
        """The only block of its kind."""
        key = (type(block), 0)
        part = self._parts.get(key)
        if part is None:
            part = self._parts[key] = self._blocks.open(block)
        return part


def citation(raw: msgspec.Raw) -> Citation:
    try:
        source = msgspec.json.decode(raw, type=_Annotation)
    except msgspec.ValidationError:
        source = _Annotation()
    return Citation(
        title=source.title or source.filename or "", url=source.url or "", data=raw_text(raw)
    )


def _own_fields(raw: msgspec.Raw, known: set[str]) -> str:
    """The item without the fields in ``known`` and those that are null."""
    value = read_value(raw)
    own = {k: v for k, v in value.items() if k not in known and v is not None}
    return msgspec.json.encode(own).decode()
