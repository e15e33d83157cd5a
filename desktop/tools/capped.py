"""Outcomes of tools, cut to what a conversation can hold."""

from __future__ import annotations

from desktop.chat.blocks import File, Image, Text
from desktop.tools.tool import ToolOutcome

#: Pictures and files of one outcome, in bytes.
MOST_BYTES = 10_000_000
_MOST_PARTS = 100


def capped(outcome: ToolOutcome, *, most_characters: int) -> ToolOutcome:
    """The outcome with at most so much text; what is missing is told at its place."""
    kept: list[Text | Image | File] = []
    characters, size = most_characters, MOST_BYTES
    for part in outcome.content[:_MOST_PARTS]:
        if isinstance(part, Text):
            kept.append(Text(_cut(part.text, characters)))
            characters = max(characters - len(part.text), 0)
        elif len(part.data) <= size:
            kept.append(part)
            size -= len(part.data)
        else:
            kept.append(Text(f"[Left out: {len(part.data):,} bytes of {part.media_type}]"))
    if (more := len(outcome.content) - _MOST_PARTS) > 0:
        kept.append(Text(f"[Left out: {more:,} more parts]"))
    return ToolOutcome(tuple(kept), outcome.is_error)


def _cut(text: str, room: int) -> str:
    # Half a character that a server made up could not be stored.
    text = text.encode("utf-8", "replace").decode() if not text.isascii() else text
    if len(text) <= room:
        return text
    return f"{text[:room]}\n[Cut here: {len(text):,} characters, {room:,} are kept]"
