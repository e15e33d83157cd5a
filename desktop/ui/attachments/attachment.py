"""One thing that shall go with a message."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop.chat.blocks import File, Image
from desktop.chat.token_estimate import block_tokens, image_size, text_tokens
from desktop.ui.message_editor import size_words


@dataclass(slots=True, eq=False)
class Attachment:
    """``block`` is None while it is being read. Two are never the same."""

    name: str
    block: Image | File | None = None
    thumbnail: QImage | None = None

    @property
    def icon(self) -> str:
        return "image" if isinstance(self.block, Image) else "file-text"


def shown_name(block: Image | File) -> str:
    return block.name or "Picture"


def words_of(block: Image | File, *, as_text: bool) -> str:
    """Size and tokens, about. ``as_text``: only the text of a document is sent."""
    if not block.data:
        return "lost: not sent"
    if as_text and isinstance(block, File):
        return f"as text · {_tokens(text_tokens(block.text))}"
    return f"{size_words(len(block.data))} · {_tokens(block_tokens(block))}"


def details_of(block: Image | File | None) -> str:
    """What there is no room for beside the name."""
    if isinstance(block, Image) and block.data:
        width, height = image_size(block.data)
        return f"{width} × {height} pixels"
    return ""


def _tokens(count: int) -> str:
    return f"~{count / 1000:.1f}k tokens" if count >= 1000 else f"~{count} tokens"
