"""A read-only text widget that is as high as its text."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.data_pictures import put_back
from desktop.ui.transcript.footnotes import counterpart
from desktop.ui.transcript.leaf_markdown import leaves_markdown
from desktop.ui.transcript.leaves import Leaf, ParagraphLeaf, Place
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.word_match import places
from desktop.ui.word_moves import WordPointer


class TextView(QTextBrowser):
    """Real text: selectable, focusable, readable by screen readers. Does not scroll down.

    Never loads anything: every resource is an empty picture. Links go to ``context.open_link``.
    Keys that neither select nor copy are left to the transcript.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._arranged: tuple[int, int] | None = None
        self._caret = False
        self._words = WordPointer(self, mark=self.mark)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
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

    def is_stale(self, width: int) -> bool:
        """Whether it was measured, and for another width."""
        return self._arranged is not None and self._arranged[0] != width

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

    def make_scrollable(self, wide: bool) -> int:
        """Whether it is wider than its room, and scrolls sideways; gives the bar's height."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if wide else policy.ScrollBarAlwaysOff
        )
        if not wide:
            return 0
        return self.horizontalScrollBar().sizeHint().height() + self._context.theme.px(2)

    def show_sideways(self, place: QRect) -> None:
        """Scroll sideways as little as shows a part of the viewport."""
        bar, margin = self.horizontalScrollBar(), self._context.theme.px(24)
        lowest = bar.value() + place.right() + margin - self.viewport().width()
        highest = bar.value() + place.left() - margin
        bar.setValue(min(max(bar.value(), lowest), highest))

    def line_from(self, y: int) -> int:
        """Where the first line begins that is whole below this height: an anchor's hold."""
        cursor = self.cursorForPosition(QPoint(0, max(y, 0)))
        rect = self.cursorRect(cursor)
        if rect.top() < y:
            below = self.cursorForPosition(QPoint(0, rect.bottom() + 2))
            cursor = below if self.cursorRect(below).top() >= y else cursor
        return cursor.position()

    def top_of(self, position: int) -> int:
        """Where the line with a position begins."""
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

    @property
    def length(self) -> int:
        """The last position in the text."""
        return self.document().characterCount() - 1

    def mark(self, anchor: int, position: int) -> None:
        """Select from one position to another, without scrolling sideways."""
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) == (anchor, position):
            return
        sideways = self.horizontalScrollBar().value()
        cursor.setPosition(min(anchor, self.length))
        cursor.setPosition(min(position, self.length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.horizontalScrollBar().setValue(sideways)

    def show_caret(self, shown: bool) -> None:
        """Draw a line where the cursor stands: the reader moves it by keys."""
        if shown != self._caret:
            self._caret = shown
            self.viewport().update()

    def selects_all(self) -> bool:
        cursor = self.textCursor()
        return cursor.selectionStart() == 0 and cursor.selectionEnd() == self.length

    def selected_text(self) -> str:
        """The selection as it reads."""
        return self.textCursor().selection().toPlainText()

    def whole_text(self) -> str:
        """All of it as it reads."""
        return self.toPlainText()

    def places_of(self, needle: str, most: int) -> list[tuple[int, int]]:
        """Where folded words stand, ``most`` places at most."""
        return places(self.toPlainText(), needle, most)

    @property
    def references(self) -> References:
        """The link definitions that the text may use."""
        return {}

    def selected_leaves(self) -> list[Leaf]:
        """The selection as Markdown blocks."""
        return [ParagraphLeaf(Place(), self.selected_text())]

    def with_addresses(self, markdown: str) -> str:
        """Markdown of this conversation in which pictures are written out as they came."""
        return put_back(markdown, self._context.pictures.source_of)

    def lone_markdown(self) -> str:
        """The selection as Markdown when nothing is selected with it."""
        return leaves_markdown(self.selected_leaves())

    def createMimeDataFromSelection(self) -> QMimeData:
        # Colours and fonts of this theme have no place in other programs.
        selection = self._context.selection
        if selection is not None:
            return selection.mime(self)
        made = QMimeData()
        made.setText(self.selected_text())
        made.setData("text/markdown", self.lone_markdown().encode("utf-8", "replace"))
        return made

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_caret(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.show_caret(False)
        selection = self._context.selection
        if selection is not None and event.button() is Qt.MouseButton.LeftButton:
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if extends and selection.extend(event.globalPosition().toPoint()):
                return
            selection.begin(self)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._words.double_clicked(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        selection = self._context.selection
        dragged = bool(event.buttons() & Qt.MouseButton.LeftButton)
        inside = 0 <= event.position().y() < self.height()
        follows = inside or not dragged or selection is None
        if follows and not self._words.moved(event):
            super().mouseMoveEvent(event)
        if dragged and selection is not None:
            selection.drag(event.globalPosition().toPoint(), inside=inside)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._words.released()
        event.accept()
        if self._context.selection is not None:
            self._context.selection.drop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        bar = self.horizontalScrollBar()
        if (sideways or shifted) and bar.maximum():
            bar.setValue(bar.value() - (event.angleDelta().x() or event.angleDelta().y()))
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The transcript selects and copies beyond this text.
        selection = self._context.selection
        alone = selection is None or self not in selection.texts
        copies = event.matches(QKeySequence.StandardKey.Copy) and self.textCursor().hasSelection()
        selects = event.matches(QKeySequence.StandardKey.SelectAll) and selection is None
        if (copies and alone) or selects:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._caret:
            painter = QPainter(self.viewport())
            line = self.cursorRect()
            line.setWidth(2)
            painter.fillRect(line, self._context.theme.colour("accent"))
            painter.end()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.follow(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def follow(self, target: str) -> None:
        """Go where a link of this text leads to."""
        if there := counterpart(target):
            self._context.jump(self, there)
        else:
            self._context.open_link(target)
