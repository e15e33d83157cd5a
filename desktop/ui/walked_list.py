"""A list of the sidebar, walked through by keys that can be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.ui.key_reader import KeyReader
from desktop.ui.keymap import Keymap

AnyIndex = QModelIndex | QPersistentModelIndex

_Move = QAbstractItemView.CursorAction
#: Where the shortcuts of rows lead.
_MOVES = {
    "row-next": _Move.MoveDown,
    "row-previous": _Move.MoveUp,
    "row-first": _Move.MoveHome,
    "row-last": _Move.MoveEnd,
    "rows-down": _Move.MovePageDown,
    "rows-up": _Move.MovePageUp,
}
_LEAVING = ("list-search", "list-write")


class WalkedList(QListView):
    """Rows that look like those of the sidebar. What is done with a row, a subclass says."""

    #: Up was pressed on the first row, or the search is wanted.
    left_upwards = Signal()
    #: The composer is wanted.
    write_requested = Signal()

    def __init__(self, keys: Keymap, acts: Iterable[str]) -> None:
        """``acts`` are the names of the shortcuts that `act` knows."""
        super().__init__()
        self._reader = KeyReader(keys, (*_MOVES, *_LEAVING, *acts))
        self.setProperty("look", "plain")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def act(self, name: str, index: QModelIndex) -> bool:
        """What a shortcut does on a row; False when it means nothing there."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        # What the rows listen for goes before what the window does.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._reader.wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self._reader.read(event)
        if name == "" or (name is not None and self._do(name)):
            return  # done, or the first key of two
        super().keyPressEvent(event)

    def _do(self, name: str) -> bool:
        index = self.currentIndex()
        if name in _MOVES:
            self._walk(name, index)
        elif name == "list-search":
            self.left_upwards.emit()
        elif name == "list-write":
            self.write_requested.emit()
        else:
            return self.act(name, index)
        return True

    def _walk(self, name: str, index: QModelIndex) -> None:
        if name == "row-last" and not index.isValid():
            # From nowhere, every key leads to the first row.
            self._go(self.moveCursor(_Move.MoveHome, Qt.KeyboardModifier.NoModifier), 1)
        there = self.moveCursor(_MOVES[name], Qt.KeyboardModifier.NoModifier)
        if name == "row-previous" and there == index:
            self.left_upwards.emit()
        else:
            self._go(there, 1 if name in ("row-first", "rows-up") else -1)

    def _go(self, index: QModelIndex, step: int) -> None:
        """To a row, or from a heading on to the next row that is none."""
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            index = index.siblingAtRow(index.row() + step)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, self.selectionCommand(index))
            self.scrollTo(index)
