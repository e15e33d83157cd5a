"""Pictures within a text: one character each, painted when they are here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from desktop.ui.transcript.formats import PICTURE_SOURCE, PICTURE_URL
from desktop.ui.transcript.pictures import Picture, Pictures, fitted

#: The kind of object that a picture's character stands for.
PICTURE = int(QTextFormat.ObjectTypes.UserObject) + 2
#: Higher pictures are made smaller; pressing one enlarges it. Ems of the text around it.
_TALLEST = 14.0


class PictureText(QPyTextObject):
    """Measures and paints the pictures of one document. Fetches nothing."""

    def __init__(self, pictures: Pictures, em: Callable[[], float], parent: QTextDocument) -> None:
        """``em`` gives the size of the text around them, in pixels."""
        super().__init__(parent)
        self._document = parent
        self._waiting = False
        self._pictures = pictures
        self._em = em

    def intrinsicSize(self, document: QTextDocument, position: int, look: Any) -> QSizeF:  # noqa: ARG002 - Qt's signature
        picture = self._pictures.remote(str(look.property(PICTURE_URL)))
        if not isinstance(picture, Picture):
            return QSizeF(0, 0)
        room = document.textWidth()
        width = int(room) if room > 0 else 10_000
        return QSizeF(fitted(picture.size, QSize(width, round(self._em() * _TALLEST))))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,  # noqa: ARG002 - Qt's signature
        position: int,  # noqa: ARG002 - as above
        look: Any,
    ) -> None:
        rect = QRectF(rect)
        picture = self._pictures.remote(str(look.property(PICTURE_URL)))
        if not isinstance(picture, Picture) or rect.isEmpty():
            return
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._pictures.pixmap(picture, (rect.size() * ratio).toSize())
        if pixmap is None and not self._waiting:
            self._waiting = True
            self._pictures.ready.connect(self._on_pictures_ready)
        if pixmap is not None and not pixmap.isNull():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
            painter.restore()

    def _on_pictures_ready(self) -> None:
        self._pictures.ready.disconnect(self._on_pictures_ready)
        self._waiting = False
        self._document.documentLayout().update.emit()


def picture_format(base: QTextCharFormat, url: str, source: str) -> QTextCharFormat:
    """The format of a character that stands for a picture, written as ``source``."""
    made = QTextCharFormat(base)
    made.setObjectType(PICTURE)
    made.setProperty(PICTURE_URL, url)
    made.setProperty(PICTURE_SOURCE, source)
    return made


def picture_urls(block: QTextBlock) -> Iterator[str]:
    """The addresses of the pictures in a block, whether they are here or not."""
    iterator = block.begin()
    while not iterator.atEnd():
        look = iterator.fragment().charFormat()
        if look.hasProperty(PICTURE_URL):
            yield str(look.property(PICTURE_URL))
        iterator += 1
