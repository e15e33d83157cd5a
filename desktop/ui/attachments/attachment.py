"""One thing that shall go with a message."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from desktop.chat.blocks import File, Image
from desktop.chat.token_estimate import block_tokens, image_size, text_tokens
from desktop.ui.sizes import size_words
from desktop.ui.wording import counted, figure, tr


@dataclass(slots=True, eq=False)
class Attachment:
    """``block`` is None while it is being read. Two are never the same."""

    name: str
    block: Image | File | None = None
    thumbnail: QImage | None = None

    #: Tokens, about, by whether only the text of a document is sent: counting takes a while.
    _counted: dict[bool, int] = field(default_factory=dict)

    @property
    def icon(self) -> str:
        return "image" if isinstance(self.block, Image) else "file-text"

    def tokens(self, *, as_text: bool) -> int:
        """About how many it is; 0 while it is being read."""
        block = self.block
        if block is None:
            return 0
        if as_text not in self._counted:
            text = block.text if as_text and isinstance(block, File) else ""
            self._counted[as_text] = text_tokens(text) if text else block_tokens(block)
        return self._counted[as_text]

    def words(self, *, as_text: bool) -> str:
        """Size and tokens. ``as_text``: only the text of a document is sent."""
        if self.block is None:
            return tr("reading…", "a file")
        if not self.block.data:
            return tr("lost: not sent", "a file")
        begin = (
            tr("as text", "how a document is sent") if as_text else size_words(len(self.block.data))
        )
        return f"{begin} · {_tokens(self.tokens(as_text=as_text))}"


def shown_name(block: Image | File) -> str:
    return block.name or tr("Picture")


def details_of(block: Image | File | None) -> str:
    """What there is no room for beside the name."""
    if isinstance(block, Image) and block.data:
        width, height = image_size(block.data)
        return tr("{width} × {height} pixels").format(width=width, height=height)
    return ""


def _tokens(count: int) -> str:
    if count >= 1000:
        return tr("~{count}k tokens", "thousands").format(count=figure(count / 1000, 1))
    return counted("~%n tokens", "~%n token", count)
