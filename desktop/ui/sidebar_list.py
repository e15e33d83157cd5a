"""The list of conversations: which keys its rows take, and what a mouse does with them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from desktop.ui.keymap import Keymap
from desktop.ui.sidebar_model import (
    DEPTH_ROLE,
    EXPANDED_ROLE,
    FOLDER_ROLE,
    ID_ROLE,
    KIND_ROLE,
)
from desktop.ui.sidebar_rows import RowKind
from desktop.ui.walked_list import WalkedList
from desktop.ui.wording import tr

AnyIndex = QModelIndex | QPersistentModelIndex

#: So near to the end of the view, in pixels, it scrolls while something is dragged.
_EDGE_PX = 24
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MARKING = (_SHIFT, _CONTROL)


class Dragged(NamedTuple):
    """A conversation or a folder that is on its way."""

    kind: RowKind
    key: str
    title: str


class ConversationList(WalkedList):
    """Folders and conversations as rows. The open one is the selected one; arrows only move the
    focus.

    Several can be marked, to do something with all of them: which, the owner says.
    """

    #: A row was clicked, or Enter pressed on it.
    chosen = Signal(str)
    #: It shall be opened in a window of its own: by a key, or the middle button of the mouse.
    chosen_apart = Signal(str)
    #: Keys that do something with conversations: the name of a shortcut.
    act_requested = Signal(str)
    #: The same for the folder of the current row: the name, the folder's id.
    folder_act_requested = Signal(str, str)
    #: A folder shall show what is in it, or no longer (its id, bool).
    folder_toggled = Signal(str, bool)
    #: More of a folder is wanted (its id).
    more_requested = Signal(str)
    #: A conversation shall be marked, or no longer (its id).
    mark_toggled = Signal(str)
    #: A conversation shall be marked (its id).
    mark_added = Signal(str)
    #: All from the last one that was marked up to this one shall be marked (its id).
    mark_extended = Signal(str)
    mark_all_requested = Signal()
    marks_cleared = Signal()
    #: A menu is wanted for a row at a place on the screen.
    menu_requested = Signal(QModelIndex, QPoint)
    #: Something is dragged over a folder ("": over none), with the title of what it is.
    dragged = Signal(str, str, QPoint)
    #: It was dropped (`Dragged`) into a folder ("": into none).
    dropped = Signal(object, str)
    #: It was dropped nowhere, or is not dragged any more.
    drag_ended = Signal()

    def __init__(self, keys: Keymap) -> None:
        super().__init__(keys, (*_ACTS, *_FOLDER_ACTS, *_ROW_ACTS))
        self._pressed: Dragged | None = None
        self._pressed_at = QPoint()
        self._dragging = False
        self.setAccessibleName(tr("Conversations"))
        self.setUniformItemSizes(True)

    def selectionCommand(
        self,
        index: AnyIndex,  # noqa: ARG002 - Qt's signature
        event: QEvent | None = None,  # noqa: ARG002 - Qt's signature
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._keep_letters()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keep_letters()

    def _keep_letters(self) -> None:
        """Rows can be edited, for which an input method would take the letters that are keys."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def current_id(self) -> str:
        """The conversation of the current row, "" for none."""
        return self.currentIndex().data(ID_ROLE) or ""

    def make_current(self, index: QModelIndex) -> None:
        """Put the focus of the keys on a row; the open one stays selected."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def event(self, event: QEvent) -> bool:
        # Before the window's own Esc: the first press ends what is begun here.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._dragging
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState:
            return  # what ends an edit in a row, such as Enter, means nothing to the list
        if self._dragging and key == Qt.Key.Key_Escape:
            self._end_drag()
        elif modifiers not in _MARKING or not self._press_marking(key, modifiers):
            super().keyPressEvent(event)

    def act(self, name: str, index: QModelIndex) -> bool:
        conversation_id, folder_id = index.data(ID_ROLE), index.data(FOLDER_ROLE)
        if name == "rename" and (conversation_id or folder_id):
            self.edit(index)
        elif name == "open-window" and conversation_id:
            self.chosen_apart.emit(conversation_id)
        elif name == "mark" and conversation_id:
            self.mark_toggled.emit(conversation_id)
        elif name == "row-open":
            self._choose(index)
        elif name in ("unfold", "fold-around"):
            self._fold(index, open_it=name == "unfold")
        elif name in _ACTS and conversation_id:
            self.act_requested.emit(name)
        elif name in _FOLDER_ACTS and folder_id:
            self.folder_act_requested.emit(name, folder_id)
        else:
            return False
        return True

    def _press_marking(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers == _CONTROL and key == Qt.Key.Key_A:
            self.mark_all_requested.emit()
        elif modifiers == _SHIFT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._extend(self.currentIndex(), -1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _extend(self, index: QModelIndex, step: int) -> None:
        """Mark this conversation and the next one, and go there."""
        row = index.row() + step
        while 0 <= row < self.model().rowCount():
            beside = self.model().index(row, 0)
            if beside.data(ID_ROLE):
                if index.data(ID_ROLE):
                    self.mark_added.emit(index.data(ID_ROLE))
                self.mark_added.emit(beside.data(ID_ROLE))
                self.make_current(beside)
                self.scrollTo(beside)
                return
            row += step

    def _choose(self, index: QModelIndex) -> None:
        match index.data(KIND_ROLE):
            case RowKind.CONVERSATION:
                self.chosen.emit(index.data(ID_ROLE))
            case RowKind.FOLDER:
                self.folder_toggled.emit(index.data(FOLDER_ROLE), not index.data(EXPANDED_ROLE))
            case RowKind.MORE:
                self.more_requested.emit(self._folder_above(index).data(FOLDER_ROLE))

    def _fold(self, index: QModelIndex, *, open_it: bool) -> None:
        """Open or close a folder; closing elsewhere goes to the folder around."""
        if index.data(KIND_ROLE) == RowKind.FOLDER and bool(index.data(EXPANDED_ROLE)) != open_it:
            self.folder_toggled.emit(index.data(FOLDER_ROLE), open_it)
        elif not open_it:
            above = self._folder_above(index)
            if above.isValid():
                self.make_current(above)
                self.scrollTo(above)

    def _folder_above(self, index: QModelIndex) -> QModelIndex:
        """The row of the folder that a row is in; an invalid one for none."""
        depth = index.data(DEPTH_ROLE) or 0
        for row in range(index.row() - 1, -1, -1) if depth else ():
            above = self.model().index(row, 0)
            if above.data(KIND_ROLE) == RowKind.FOLDER and above.data(DEPTH_ROLE) == depth - 1:
                return above
        return QModelIndex()

    # -- the mouse --

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            place = event.globalPos()
        self.menu_requested.emit(index, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed_at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            key = index.data(ID_ROLE) or index.data(FOLDER_ROLE)
            if key:
                title = index.data(Qt.ItemDataRole.DisplayRole)
                self._pressed = Dragged(index.data(KIND_ROLE), key, title)
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and not far:
            return
        self._dragging = True
        self._scroll_at(place.y())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(
            self._target(place), self._pressed.title, event.globalPosition().toPoint()
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, pressed = event.position().toPoint(), self._pressed
        if self._dragging:
            self._end_drag()
            if pressed is not None and self.viewport().rect().contains(place):
                self.dropped.emit(pressed, self._target(place))
            return
        super().mouseReleaseEvent(event)
        self._pressed = None
        index = self.indexAt(place)
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle and index.data(ID_ROLE) and index == self.indexAt(self._pressed_at):
            self.chosen_apart.emit(index.data(ID_ROLE))
        if event.button() != Qt.MouseButton.LeftButton or index != self.indexAt(self._pressed_at):
            return
        key = index.data(ID_ROLE)
        if key and event.modifiers() == _CONTROL:
            self.mark_toggled.emit(key)
        elif key and event.modifiers() == _SHIFT:
            self.mark_extended.emit(key)
        elif index.isValid():
            self.marks_cleared.emit()
            self._choose(index)

    def _end_drag(self) -> None:
        self._dragging, self._pressed = False, None
        self.viewport().unsetCursor()
        self.setState(QAbstractItemView.State.NoState)
        self.drag_ended.emit()

    def _target(self, place: QPoint) -> str:
        """The folder at a place of the view; "" where there is none."""
        index = self.indexAt(place)
        if not index.data(FOLDER_ROLE):
            index = self._folder_above(index)
        return index.data(FOLDER_ROLE) or ""

    def _scroll_at(self, y: int) -> None:
        bar = self.verticalScrollBar()
        if y < _EDGE_PX:
            bar.setValue(bar.value() - bar.singleStep())
        elif y > self.viewport().height() - _EDGE_PX:
            bar.setValue(bar.value() + bar.singleStep())


#: The shortcuts of conversations, and those of folders.
_ACTS = ("rename", "open-window", "mark", "pin", "archive", "delete", "move", "tag")
_FOLDER_ACTS = ("rename", "delete", "move", "subfolder")
_ROW_ACTS = ("row-open", "unfold", "fold-around")
