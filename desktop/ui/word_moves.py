"""Moving, selecting and deleting by words, in texts with scripts that have no spaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCursor

_Key = QKeySequence.StandardKey
_Mode = QTextCursor.MoveMode
#: Whether a key leads forwards, and what becomes of the word: left, selected or deleted.
_KEYS = {
    _Key.MoveToNextWord: (True, "leave"),
    _Key.MoveToPreviousWord: (False, "leave"),
    _Key.SelectNextWord: (True, "select"),
    _Key.SelectPreviousWord: (False, "select"),
    _Key.DeleteEndOfWord: (True, "delete"),
    _Key.DeleteStartOfWord: (False, "delete"),
}


class WordField(Protocol):
    """Either of Qt's text fields."""

    def textCursor(self, /) -> QTextCursor: ...
    def setTextCursor(self, cursor: QTextCursor, /) -> None: ...
    def cursorForPosition(self, point: QPoint, /) -> QTextCursor: ...
    def cursorRect(self, cursor: QTextCursor, /) -> QRect: ...


def press_word_key(editor: WordField, event: QKeyEvent) -> bool:
    """Do what a key does with a word. False where Qt's own way is as good."""
    found = next((act for key, act in _KEYS.items() if event.matches(key)), None)
    cursor = editor.textCursor()
    if found is None or (found[1] == "delete" and cursor.hasSelection()):
        return False
    from desktop.ui.word_breaks import word_step  # noqa: PLC0415 - not for the first paint

    forwards, act = found
    goal, usual = word_step(cursor, forwards=forwards), QTextCursor(cursor)
    usual.movePosition(
        QTextCursor.MoveOperation.NextWord if forwards else QTextCursor.MoveOperation.PreviousWord
    )
    if usual.position() == goal:
        return False
    cursor.setPosition(goal, _Mode.MoveAnchor if act == "leave" else _Mode.KeepAnchor)
    if act == "delete":
        cursor.removeSelectedText()
    editor.setTextCursor(cursor)
    return True


class WordPointer:
    """A double click, and a drag that goes on from it. The view tells of its mouse events."""

    def __init__(
        self,
        view: WordField,
        *,
        mark: Callable[[int, int], object] | None = None,
    ) -> None:
        """``mark`` selects from one position to another; without it the view scrolls there."""
        self._view = view
        self._mark = mark or self._select
        #: The word that was clicked, where Qt's own is none.
        self._word: tuple[int, int] | None = None

    def double_clicked(self, event: QMouseEvent) -> None:
        """Correct what Qt has selected."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._word = self._span(event.position().toPoint())
            if self._word is not None:
                self._mark(*self._word)

    def moved(self, event: QMouseEvent) -> bool:
        """Select whole words up to the pointer; False when no word was clicked."""
        if self._word is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        first, last = self._word
        point = event.position().toPoint()
        here = self._view.cursorForPosition(point).position()
        low, high = self._span(point) or (here, here)
        if here < first:
            self._mark(last, low)
        else:
            self._mark(first, max(last, high))
        return True

    def released(self) -> None:
        self._word = None

    def _span(self, point: QPoint) -> tuple[int, int] | None:
        from desktop.ui.word_breaks import word_span  # noqa: PLC0415 - not for the first paint

        cursor = self._view.cursorForPosition(point)
        return word_span(cursor, before=point.x() < self._view.cursorRect(cursor).left())

    def _select(self, anchor: int, position: int) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, _Mode.KeepAnchor)
        self._view.setTextCursor(cursor)
