"""Selecting and copying by keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor

from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.reading_area import ReadingArea
from desktop.ui.transcript.selection import Edge, Selection
from desktop.ui.transcript.text_order import Place, TextOrder
from desktop.ui.word_breaks import word_step

_Key = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation


class _Far(Enum):
    PAGE_UP = auto()
    PAGE_DOWN = auto()


@dataclass(frozen=True, slots=True)
class _Step:
    """``selects`` keeps the anchor where it is."""

    to: _Move | _Far | Edge
    selects: bool = True


_STEPS = {
    _Key.SelectNextChar: _Step(_Move.Right),
    _Key.SelectPreviousChar: _Step(_Move.Left),
    _Key.SelectNextWord: _Step(_Move.WordRight),
    _Key.SelectPreviousWord: _Step(_Move.WordLeft),
    _Key.SelectNextLine: _Step(_Move.Down),
    _Key.SelectPreviousLine: _Step(_Move.Up),
    _Key.SelectStartOfLine: _Step(_Move.StartOfLine),
    _Key.SelectEndOfLine: _Step(_Move.EndOfLine),
    _Key.SelectStartOfDocument: _Step(Edge.START),
    _Key.SelectEndOfDocument: _Step(Edge.END),
    _Key.SelectPreviousPage: _Step(_Far.PAGE_UP),
    _Key.SelectNextPage: _Step(_Far.PAGE_DOWN),
    _Key.MoveToNextChar: _Step(_Move.Right, selects=False),
    _Key.MoveToPreviousChar: _Step(_Move.Left, selects=False),
    _Key.MoveToNextWord: _Step(_Move.WordRight, selects=False),
    _Key.MoveToPreviousWord: _Step(_Move.WordLeft, selects=False),
}
_PARAGRAPHS = {Qt.Key.Key_Up: _Move.PreviousBlock, Qt.Key.Key_Down: _Move.NextBlock}
_BACK = (_Move.Left, _Move.WordLeft, _Move.Up, _Move.PreviousBlock)


class SelectionKeys:
    """Moves a caret through the texts of a page, which selects with Shift.

    The caret goes on where the reader clicked or selected, else from the beginning of the
    message with the focus, or at the top of the page.
    """

    def __init__(self, area: ReadingArea, *, selection: Selection, order: TextOrder) -> None:
        self._area = area
        self._selection = selection
        self._order = order
        #: Where up and down lead to, as pixels from the left of the page.
        self._column: int | None = None

    def run(self, event: QKeyEvent, view: MessageView | None) -> bool:
        """False when the key means nothing here. ``view`` has the focus."""
        if event.matches(_Key.SelectAll):
            self._select_all(view)
        elif event.matches(_Key.Copy):
            return self.copy()
        elif (step := _step_of(event)) is not None:
            self._go(step, view)
        else:
            return False
        return True

    def copy(self) -> bool:
        """False when nothing is selected."""
        if self._selection.is_empty:
            return False
        QGuiApplication.clipboard().setMimeData(self._selection.mime())
        return True

    def _select_all(self, view: MessageView | None) -> None:
        """The message first, then the conversation."""
        if view is None or self._selection.covers(view):
            self._selection.select(Edge.START, Edge.END)
        else:
            self._selection.select_message(view)

    def _go(self, step: _Step, view: MessageView | None) -> None:
        here = self._here(view)
        if here is None:
            return
        goal = self._goal(step, here)
        head, anchor = self._selection.head, self._selection.anchor
        if not step.selects:
            anchor = goal
        elif anchor is None or head not in (here, Edge.START, Edge.END):
            anchor = here
        if goal is not None and anchor is not None:
            self._selection.select(anchor, goal)
            self._show(goal)

    def _here(self, view: MessageView | None) -> Place | None:
        head = self._selection.head
        if isinstance(head, Edge):
            texts = self._order.texts()
            if not texts:
                return None
            text = texts[0 if head is Edge.START else -1]
            return Place(text, 0 if head is Edge.START else text.length)
        if head is not None:
            holder = self._order.view_of(head.text)
            if holder is not None and view in (None, holder):
                return head
        view = view or self._area.message_at_top()
        ends = self._order.ends_of(view) if view is not None else None
        return Place(ends[0], 0) if ends is not None else None

    def _goal(self, step: _Step, here: Place) -> Place | Edge | None:
        if isinstance(step.to, Edge):
            return step.to
        if isinstance(step.to, _Far):
            return self._by_page(here, 1 if step.to is _Far.PAGE_DOWN else -1)
        return self._by_move(step.to, here)

    def _by_move(self, move: _Move, here: Place) -> Place:
        cursor = QTextCursor(here.text.document())
        cursor.setPosition(min(here.position, here.text.length))
        upright = move in (_Move.Up, _Move.Down)
        if not upright:
            self._column = None
        elif self._column is None:
            self._column = self._x(here)
        if upright and self._column is not None:
            return self._by_line(cursor, move, here)
        if move in (_Move.WordLeft, _Move.WordRight):
            cursor.setPosition(word_step(cursor, forwards=move is _Move.WordRight))
        else:
            cursor.movePosition(move)
        if cursor.position() != here.position:
            return Place(here.text, cursor.position())
        if move in (_Move.StartOfLine, _Move.EndOfLine):
            return here
        beside = self._order.neighbour(here.text, -1 if move in _BACK else 1)
        if beside is None:
            return Place(here.text, 0 if move in _BACK else here.text.length)
        return Place(beside, beside.length if move in _BACK else 0)

    def _by_line(self, cursor: QTextCursor, move: _Move, here: Place) -> Place:
        """The line above or below, as far from the left as the caret began."""
        assert self._column is not None
        text, up = here.text, move is _Move.Up
        if cursor.movePosition(move):
            line = text.cursorRect(cursor).center().y()
        else:
            beside = self._order.neighbour(text, -1 if up else 1)
            if beside is None:
                return Place(text, 0 if up else text.length)
            text = beside
            cursor = QTextCursor(text.document())
            cursor.movePosition(_Move.End if up else _Move.Start)
            line = text.cursorRect(cursor).center().y()
        left = text.viewport().mapFrom(self._area.viewport(), QPoint(self._column, 0)).x()
        return Place(text, text.cursorForPosition(QPoint(left, line)).position())

    def _by_page(self, here: Place, step: int) -> Place:
        bar = self._area.verticalScrollBar()
        page = round(bar.pageStep() * 0.9)
        point = here.text.viewport().mapToGlobal(_rect(here).center())
        before = bar.value()
        self._area.scroll_to(before + step * page)
        left = step * page - (bar.value() - before)
        found = self._order.at(point + QPoint(0, left))
        return found if found is not None else here

    def _x(self, place: Place) -> int:
        viewport = place.text.viewport()
        return viewport.mapTo(self._area.viewport(), _rect(place).topLeft()).x()

    def _show(self, goal: Place | Edge) -> None:
        match goal:
            case Edge.START:
                self._area.scroll_to(0)
            case Edge.END:
                self._area.scroll_to_end()
            case Place(text, _):
                text.setFocus(Qt.FocusReason.OtherFocusReason)
                text.show_caret(True)
                text.show_sideways(_rect(goal))
                self._area.reveal_part(text, _rect(goal))


def _step_of(event: QKeyEvent) -> _Step | None:
    for key, step in _STEPS.items():
        if event.matches(key):
            return step
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    move = _PARAGRAPHS.get(Qt.Key(event.key()))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if move is None or modifiers not in (control, control | shift):
        return None
    return _Step(move, selects=bool(modifiers & shift))


def _rect(place: Place) -> QRect:
    cursor = QTextCursor(place.text.document())
    cursor.setPosition(min(place.position, place.text.length))
    return place.text.cursorRect(cursor)
