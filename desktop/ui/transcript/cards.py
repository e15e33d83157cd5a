"""Blocks that are not text: tools, pictures, files and what is not known."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import ContentBlock, File, Image, Opaque
from desktop.ui.sizes import size_words
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.file_card import FileCard
from desktop.ui.transcript.json_card import JsonCard
from desktop.ui.transcript.picture_card import PictureButton
from desktop.ui.transcript.pictures import read_picture
from desktop.ui.transcript.resource_card import ResourceCard
from desktop.ui.wording import tr


class LineCard(QWidget):
    """One framed line that names what is there, unless not ``named``: then something else does."""

    def __init__(
        self, context: Context, words: str, parent: QWidget | None = None, *, named: bool = True
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        # A message may have fifty of these: what is not seen is not made.
        self._label = PlainLabel(words, self) if named else None
        self.setAccessibleName(words)
        self._dress()

    def arrange(self, width: int) -> int:
        assert self._label is not None
        theme = self._context.theme
        pad, height = theme.px(12), theme.px(36)
        wanted = self._label.fontMetrics().horizontalAdvance(self._words) + 2 * pad + 2
        width = min(width, wanted)
        room = width - 2 * pad
        elide = Qt.TextElideMode.ElideMiddle
        self._label.setText(self._label.fontMetrics().elidedText(self._words, elide, room))
        self._label.setGeometry(pad, 0, room, height)
        self.resize(width, height)
        return height

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), 1))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.button_radius, theme.button_radius)
        painter.end()

    def _dress(self) -> None:
        if self._label is not None:
            theme = self._context.theme
            self._label.setFont(theme.small_font())
            self._label.set_colour(theme.colour("secondary"))


class PictureCard(LineCard):
    """A picture from the conversation itself; its name if it is not readable."""

    def __init__(
        self,
        context: Context,
        image: Image,
        parent: QWidget | None = None,
        *,
        small: bool = False,
    ) -> None:
        kind, size = image.media_type.removeprefix("image/"), size_words(len(image.data))
        picture = read_picture(image.data)
        if image.sha256 and not image.data:
            words = tr("A picture that is lost: its file is missing or damaged")
        elif picture is None:
            words = tr("Image, {kind}, {size}, cannot be shown").format(kind=kind, size=size)
        else:
            words = tr("Image, {kind}, {size}").format(kind=kind, size=size)
        super().__init__(context, words, parent, named=picture is None)
        self._button = (
            PictureButton(context, picture, small=small, parent=self) if picture else None
        )

    @property
    def button(self) -> PictureButton | None:
        """None when the picture is not shown."""
        return self._button

    def arrange(self, width: int) -> int:
        if self._button is None:
            return super().arrange(width)
        self._button.arrange(width)
        self.resize(self._button.size())
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._button is None:
            super().paintEvent(event)


Card: TypeAlias = LineCard | FileCard | JsonCard | ResourceCard


def card_for(
    context: Context, block: ContentBlock, parent: QWidget, *, small: bool = False
) -> Card:
    """A card that names a block, or shows it if it is a picture, a ``small`` one if wanted."""
    match block:
        case Image():
            return PictureCard(context, block, parent, small=small)
        case File():
            return FileCard(context, block, parent)
        case Opaque(protocol=protocol):
            words = tr("Content of {protocol} that Rivulet keeps but cannot show")
            return LineCard(context, words.format(protocol=protocol), parent)
        case _:
            return LineCard(context, type(block).__name__, parent)
