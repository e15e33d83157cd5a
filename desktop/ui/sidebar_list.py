"""The list of conversations: how its rows look and which keys they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from desktop.ui.shortcuts import tooltip
from desktop.ui.sidebar_model import HEADING_ROLE, ID_ROLE, STREAMING_ROLE, UNREAD_ROLE
from desktop.ui.theme import Theme

if TYPE_CHECKING:  # PySide makes a class when it is named: these two take long
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

AnyIndex = QModelIndex | QPersistentModelIndex

_ROW_PX, _COMPACT_PX = 33, 27
_MARGIN_PX = 10
_PADDING_PX = 10
_DOT_PX = 6
_MAX_TITLE = 200


class ConversationDelegate(QStyledItemDelegate):
    """Paints headings and titles, and edits a title in its row. Titles are plain text."""

    #: A title was edited: conversation id, new title.
    title_edited = Signal(str, str)

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.ui_font(13.5)
        self._unread_font = theme.ui_font(13.5, semibold=True)
        self._heading_font = theme.ui_font(12, semibold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, self._theme.px(_COMPACT_PX if self._theme.compact else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        theme = self._theme
        text = index.data(Qt.ItemDataRole.DisplayRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(HEADING_ROLE):
            painter.setFont(self._heading_font)
            painter.setPen(theme.colour("secondary"))
            area = self._text_area(rect).translated(0, theme.px(4))
            painter.drawText(area, _FLAGS, text)
        else:
            self._paint_ground(painter, rect, option)
            area = self._text_area(rect)
            streaming, unread = index.data(STREAMING_ROLE), index.data(UNREAD_ROLE)
            if streaming or unread:
                self._paint_mark(painter, rect, filled=bool(streaming))
                area.setRight(area.right() - theme.px(2))
            painter.setFont(self._unread_font if unread else self._font)
            painter.setPen(theme.colour("text"))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, _FLAGS, shown)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> bool:
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        width = self._text_area(view.visualRect(index)).width()
        if index.data(HEADING_ROLE) or view.fontMetrics().horizontalAdvance(text) <= width:
            QToolTip.hideText()
        else:
            # A tooltip guesses whether its text is HTML; a title never is.
            QToolTip.showText(event.globalPos(), tooltip(text), view)
        return True

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,  # noqa: ARG002 - Qt's signature
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(_MAX_TITLE)
        editor.setFont(self._font)
        editor.setAccessibleName("Title")
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.DisplayRole))
            editor.selectAll()

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: AnyIndex,  # noqa: ARG002 - Qt's signature
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(self._ground(rect))

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> None:
        if isinstance(editor, QLineEdit):
            title = " ".join(editor.text().split())
            if title and title != index.data(Qt.ItemDataRole.DisplayRole):
                self.title_edited.emit(index.data(ID_ROLE), title)

    def _ground(self, rect: QRect) -> QRect:
        margin = self._theme.px(_MARGIN_PX)
        # A scroll bar takes the place of the right margin, so that rows keep their width.
        right = max(margin - (self._view.width() - rect.width()), 0)
        return rect.adjusted(margin, 0, -right, 0)

    def _text_area(self, rect: QRect) -> QRect:
        padding = self._theme.px(_PADDING_PX)
        return self._ground(rect).adjusted(padding, 0, -padding, 0)

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - not before the first paint

        state: QStyle.StateFlag = option.state
        theme = self._theme
        ground = QRectF(self._ground(rect))
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, theme.button_radius, theme.button_radius)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(
                ground.adjusted(1, 1, -1, -1), theme.button_radius - 1, theme.button_radius - 1
            )

    def _paint_mark(self, painter: QPainter, rect: QRect, *, filled: bool) -> None:
        """A dot while a reply arrives, a ring for what is unread."""
        theme = self._theme
        size = theme.px(_DOT_PX)
        right = self._ground(rect).right() - theme.px(3)
        dot = QRectF(right - size, rect.center().y() - size / 2 + 0.5, size, size)
        accent = theme.colour("accent")
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(accent, 1.5))
        painter.setBrush(accent if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)


class ConversationList(QListView):
    """Conversations as rows. The open one is the selected one; arrows only move the focus."""

    #: A row was clicked, or Enter pressed on it.
    chosen = Signal(str)
    pin_requested = Signal(str)
    archive_requested = Signal(str)
    delete_requested = Signal(str)
    #: A menu is wanted for a conversation at a place on the screen.
    menu_requested = Signal(str, QPoint)
    #: Up was pressed on the first row.
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.setAccessibleName("Conversations")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    def selectionCommand(
        self,
        index: AnyIndex,  # noqa: ARG002 - Qt's signature
        event: QEvent | None = None,  # noqa: ARG002 - Qt's signature
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def current_id(self) -> str:
        return self.currentIndex().data(ID_ROLE) or ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current_id()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not current or not plain:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(current)
            case Qt.Key.Key_F2:
                self.edit(self.currentIndex())
            case Qt.Key.Key_P:
                self.pin_requested.emit(current)
            case Qt.Key.Key_A:
                self.archive_requested.emit(current)
            case Qt.Key.Key_Delete:
                self.delete_requested.emit(current)
            case Qt.Key.Key_Up:
                before = self.currentIndex()
                super().keyPressEvent(event)
                if self.currentIndex() == before:
                    self.left_upwards.emit()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            place = event.globalPos()
        if conversation_id := index.data(ID_ROLE):
            self.menu_requested.emit(conversation_id, place)

    def _on_clicked(self, index: QModelIndex) -> None:
        if conversation_id := index.data(ID_ROLE):
            self.chosen.emit(conversation_id)
