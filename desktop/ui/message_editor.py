"""The text fields in which messages are written."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from desktop.settings import SendKey
from desktop.ui.composition import Preedit
from desktop.ui.markdown_aids import PAIRS, begin_line, surround
from desktop.ui.sizes import size_words
from desktop.ui.word_moves import WordPointer, press_word_key
from desktop.ui.wording import counted, tr

MAX_BYTES = 4_000_000
#: Wrapping one line costs the square of its length: 0.2 s at 100,000 letters without a space,
#: 19 s at 1,000,000. Twenty thousand lines of usual length are inserted in 40 ms.
MAX_LINE = 10_000
_MAX_LINES_SHOWN = 10
#: Milliseconds after which the window is painted, and its style is at rest.
_GROUND_MS = 1000

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


def clean(text: str) -> tuple[str, int]:
    """``text`` with plain line ends and without control characters, and how many those were."""
    text = _LINE_ENDS.sub("\n", text)
    text, removed = _CONTROLS.subn("", text)
    # Half a character cannot be encoded, so it could be neither saved nor sent.
    return _SURROGATES.sub("\ufffd", text), removed


def longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


if TYPE_CHECKING:

    class _Field(QAbstractScrollArea):
        """What Qt's two kinds of text fields have in common, and their base class has not."""

        textChanged: ClassVar[Signal]  # noqa: N815 - as Qt names it

        def document(self, /) -> QTextDocument: ...
        def textCursor(self, /) -> QTextCursor: ...
        def setTextCursor(self, cursor: QTextCursor, /) -> None: ...
        def cursorForPosition(self, point: QPoint, /) -> QTextCursor: ...
        def cursorRect(self, *cursor: QTextCursor) -> QRect: ...
        def ensureCursorVisible(self, /) -> None: ...
        def setPlaceholderText(self, text: str, /) -> None: ...
        def setTabChangesFocus(self, changes: bool, /) -> None: ...

else:
    _Field = object


class MessageField(_Field):
    """Plain text that grows from one line to ten, then scrolls.

    Decides which key sends, and keeps out what a message cannot hold. Does not send, and does
    not know what else belongs to the message: ``room`` says how many bytes are left for it.
    """

    #: The send key was pressed, outside of an input method's composition.
    send_requested = Signal()
    #: Up was pressed in the empty field.
    edit_last_requested = Signal()
    #: Undo was pressed, and nothing in the field can be undone.
    take_back_requested = Signal()
    #: A sentence for the user about what was pasted.
    notice_requested = Signal(str)
    #: A pasted text that is too long, or has a line too long to be laid out; not inserted.
    overlong_pasted = Signal(str)
    focus_changed = Signal(bool)
    #: An input method has begun to compose, or has ended it.
    composition_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.send_key = SendKey.ENTER
        self.room = MAX_BYTES
        #: A longer text becomes an attachment: it is said by `overlong_pasted`.
        self.long_paste = MAX_BYTES
        #: Takes what is pasted or dropped and is no text; False when it does not.
        self.take_in: Callable[[QMimeData], bool] = lambda _source: False
        self._preedit = Preedit(self)
        self._words = WordPointer(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Message Rivulet", "what one does: to write it a message"))
        self.setAccessibleName(tr("Message"))
        self.setAccessibleDescription(tr("Write a message to the model"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._text_height = 0
        self.textChanged.connect(self.fit)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing: keys are its own then."""
        return bool(self._preedit.text and self._composed())

    def finish_composition(self) -> None:
        """Write what an input method has not written yet: the text is about to be taken."""
        self._preedit.finish()
        if self.composing:
            self._preedit.write(self._composed())

    def _composed(self) -> str:
        """Nothing once a text was put in by program, of which no input method is told."""
        return self.textCursor().block().layout().preeditAreaText()

    def sizeHint(self) -> QSize:
        return QSize(240, self._text_height)

    def fit(self) -> None:
        """Ask for the height that the text needs now."""
        height = self._measure()
        if height != self._text_height:
            self._text_height = height
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._text_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._preedit.press(event)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.take_back_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_enter(event, modifiers)
        elif (
            event.key() == Qt.Key.Key_Up
            and modifiers == Qt.KeyboardModifier.NoModifier
            and self.document().isEmpty()
            and not self.composing
        ):
            self.edit_last_requested.emit()
        elif not self.composing and press_word_key(self, event):
            event.accept()
        elif event.text() in PAIRS and self.textCursor().hasSelection() and not self.composing:
            surround(self, event.text(), PAIRS[event.text()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finish_composition()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._words.double_clicked(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._words.moved(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._words.released()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_composing, composes = self.composing, bool(event.preeditString())
        if not was_composing:
            self._preedit.text = ""
        self._preedit.follow(event)
        super().inputMethodEvent(event)
        if composes != was_composing:
            self.composition_changed.emit(composes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composition()
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Pictures too, to say why nothing happens.
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.take_in(source):
            return
        if not source.hasText():
            self.notice_requested.emit(tr("Only text can be pasted into a message."))
            return
        text, removed = clean(source.text())
        size = len(text.encode())
        if size > self.room:
            words = tr(
                "The pasted text has {size}, and this message has room for {room}. Nothing was "
                "inserted; the clipboard still holds the text."
            )
            room = size_words(max(self.room, 0))
            self.notice_requested.emit(words.format(size=size_words(size), room=room))
            return
        if removed:
            words = counted(
                "%Ln control characters were removed from the pasted text.",
                "%Ln control character was removed from the pasted text.",
                removed,
            )
            self.notice_requested.emit(words)
        cursor = self.textCursor()
        is_long = len(text) > self.long_paste
        if is_long or cursor.block().length() + longest_line(text) > MAX_LINE:
            self.overlong_pasted.emit(text)
            return
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _press_enter(self, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> None:
        if self.composing:
            event.accept()
            return
        mod = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        # Mod+Enter sends under both settings: nothing else could be meant.
        if mod or (plain and self.send_key is SendKey.ENTER):
            self.send_requested.emit()
        else:
            begin_line(self)
        event.accept()

    def _measure(self) -> int:
        """Lines differ in height: those in a font that stands in for another are taller."""
        left = _MAX_LINES_SHOWN
        height = 0.0
        block = self.document().firstBlock()
        while block.isValid() and left > 0:
            lines = max(block.layout().lineCount(), 1)
            height += self._height_of(block) * min(left / lines, 1.0)
            left -= lines
            block = block.next()
        # One more, or Qt holds the last line for cut off and scrolls.
        return math.ceil(height) + 1

    def _height_of(self, block: QTextBlock) -> float:
        """All lines of a block together."""
        return self.document().documentLayout().blockBoundingRect(block).height()


class MessageEditor(MessageField, QPlainTextEdit):
    """The field of the composer: takes twenty thousand lines at once."""

    _grounding: QTimer | None = None
    _placeholder = ""

    def setPlaceholderText(self, text: str) -> None:
        super().setPlaceholderText(text)
        self._placeholder = text

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        # Qt would go on drawing it, below what is composed.
        super().setPlaceholderText("" if event.preeditString() else self._placeholder)

    def set_colours(self, *, placeholder: str, ground: str) -> None:
        """Stand on a plain ``ground`` of its own, whatever lies below."""
        if self._grounding is None:
            self._grounding = QTimer(self, interval=_GROUND_MS, singleShot=True)
            self._grounding.timeout.connect(self._fill_ground)
        self.setStyleSheet(
            f"QPlainTextEdit {{ placeholder-text-color: {placeholder}; background: {ground}; }}"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ground_later()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._ground_later()

    def _ground_later(self) -> None:
        """A style sheet fills the ground itself and puts this back whenever it is read."""
        if self._grounding is not None:
            self._grounding.start()

    def _fill_ground(self) -> None:
        """Let Qt know that nothing shines through, or a blink of the cursor paints all below too.

        To ask for the viewport, PySide makes all classes of widgets: not before the first paint.
        """
        self.viewport().setAutoFillBackground(True)
