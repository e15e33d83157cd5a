"""A read-only text widget that is as high as its text."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.ui.transcript.context import Context


class TextView(QTextBrowser):
    """Real text: selectable, focusable, readable by screen readers. Does not scroll down.

    Never loads anything: every resource is an empty picture. Links go to ``context.open_link``.
    Keys that neither select nor copy are left to the transcript.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._arranged: tuple[int, int] | None = None
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QTextBrowser.SizeAdjustPolicy.AdjustIgnored)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def arrange(self, width: int) -> int:
        """Take this width; gives the height of the text, and takes it too."""
        if self._arranged is not None and self._arranged[0] == width:
            return self._arranged[1]
        height = self._height_at(width)
        self.resize(width, height)
        self._arranged = (width, height)
        return height

    def expect_width(self, width: int) -> None:
        """Lay out for this width from now on: text that comes later is laid out only once."""
        if width > 0 and self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)

    def touch(self) -> None:
        """The text changed: the next `arrange` measures again."""
        self._arranged = None

    def restyle(self) -> None:
        """The context has another theme now."""
        raise NotImplementedError

    def _height_at(self, width: int) -> int:
        # Not WidgetWidth: a widget that is not shown yet has not got its width either.
        self.expect_width(width)
        return math.ceil(self.document().size().height())

    def position_at(self, y: int) -> int:
        """The text position at this height: what an anchor holds on to."""
        return self.cursorForPosition(QPoint(0, y)).position()

    def top_of(self, position: int) -> int:
        """The inverse of `position_at`."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return self.cursorRect(cursor).top()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002 - nothing is loaded
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @property
    def rendered(self) -> bool:
        """Whether the text was made from Markdown."""
        return False

    def mark(self, anchor: int, position: int) -> None:
        """Select from one position to another."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_text(self) -> str:
        """The selection as it reads."""
        return self.textCursor().selection().toPlainText()

    def selected_markdown(self, *, alone: bool) -> str:  # noqa: ARG002 - for code it matters
        """The selection as Markdown; ``alone`` when nothing else is selected with it."""
        return self.selected_text()

    def createMimeDataFromSelection(self) -> QMimeData:
        # Colours and fonts of this theme have no place in other programs.
        selection = self._context.selection
        if selection is not None:
            return selection.mime(self)
        made = QMimeData()
        made.setText(self.selected_text())
        made.setData("text/markdown", self.selected_markdown(alone=True).encode("utf-8", "replace"))
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        selection = self._context.selection
        if selection is not None and event.button() is Qt.MouseButton.LeftButton:
            selection.begin(self)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        selection = self._context.selection
        if selection is not None and event.buttons() & Qt.MouseButton.LeftButton:
            selection.extend(self, event.globalPosition().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = (
            QKeySequence.StandardKey.Copy,
            QKeySequence.StandardKey.SelectAll,
            QKeySequence.StandardKey.SelectNextChar,
            QKeySequence.StandardKey.SelectPreviousChar,
            QKeySequence.StandardKey.SelectNextWord,
            QKeySequence.StandardKey.SelectPreviousWord,
            QKeySequence.StandardKey.SelectNextLine,
            QKeySequence.StandardKey.SelectPreviousLine,
        )
        selection = self._context.selection
        if selection is not None and event.matches(QKeySequence.StandardKey.SelectAll):
            selection.select_message(self)
            return
        opens_link = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if any(event.matches(key) for key in own) or (
            opens_link and self.textCursor().charFormat().isAnchor()
        ):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self._context.open_link(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
