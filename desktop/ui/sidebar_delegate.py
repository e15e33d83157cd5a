"""How the rows of the sidebar look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from desktop.ui.composition import Composition
from desktop.ui.icons import Icons
from desktop.ui.shortcuts import tooltip
from desktop.ui.sidebar_model import (
    DEPTH_ROLE,
    EXPANDED_ROLE,
    FOLDER_ROLE,
    ID_ROLE,
    KIND_ROLE,
    MARKED_ROLE,
    STREAMING_ROLE,
    TAGS_ROLE,
    UNREAD_ROLE,
)
from desktop.ui.sidebar_rows import RowKind
from desktop.ui.theme import Theme
from desktop.ui.wording import listed, tr

if TYPE_CHECKING:  # PySide makes a class when it is named: these two take long
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

AnyIndex = QModelIndex | QPersistentModelIndex

_ROW_PX, _COMPACT_PX = 33, 27
_MARGIN_PX = 10
_PADDING_PX = 10
_DOT_PX = 6
_INDENT_PX = 18
#: Folders further in are not indented any more: a title needs room.
_MOST_INDENTS = 5
_CHEVRON_PX = 12
_FOLDER_PX = 14
#: Of a row's width, what its tags may take, what that is at least beside a title that needs more
#: room itself, and how many are shown.
_TAGS, _FEWEST_TAGS = 0.45, 0.28
_MOST_TAGS = 2
#: Fewer letters of a tag are not worth showing.
_LEAST = 5
_MAX_TITLE = 200


class ConversationDelegate(QStyledItemDelegate):
    """Paints headings, folders and titles, and edits a name in its row, as plain text."""

    #: A title was edited: conversation id, new title.
    title_edited = Signal(str, str)
    #: The name of a folder was edited: folder id, new name.
    folder_edited = Signal(str, str)

    def __init__(self, theme: Theme, view: QListView, icons: Icons) -> None:
        super().__init__(view)
        self._view = view
        self._icons = icons
        #: The folder that something is dragged over.
        self.target = ""
        #: Of the name that is being changed.
        self._composition: Composition | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.ui_font(13.5)
        self._unread_font = theme.ui_font(13.5, semibold=True)
        self._heading_font = theme.ui_font(12, semibold=True)
        self._tag_font = theme.ui_font(11)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, self._theme.px(_COMPACT_PX if self._theme.compact else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(KIND_ROLE) == RowKind.HEADING:
            painter.setFont(self._heading_font)
            painter.setPen(theme.colour("secondary"))
            area = self._text_area(rect, index).translated(0, theme.px(4))
            painter.drawText(area, _FLAGS, index.data(Qt.ItemDataRole.DisplayRole))
        else:
            self._paint_ground(painter, rect, option, index)
            self._paint_row(painter, rect, index)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        theme = self._theme
        kind = index.data(KIND_ROLE)
        area = self._text_area(rect, index)
        streaming, unread = index.data(STREAMING_ROLE), index.data(UNREAD_ROLE)
        is_marked = bool(index.data(MARKED_ROLE))
        if streaming or unread:
            colour = theme.colour("on_selection" if is_marked else "accent")
            self._paint_mark(painter, rect, colour, filled=bool(streaming))
            area.setRight(area.right() - theme.px(2))
        if kind == RowKind.FOLDER:
            self._paint_folder(painter, area, expanded=bool(index.data(EXPANDED_ROLE)))
            area.setLeft(self._name_left(area))
        tags = index.data(TAGS_ROLE)
        if tags:
            area.setRight(self._paint_tags(painter, area, index, is_marked=is_marked))
        painter.setFont(self._unread_font if unread else self._font)
        token = "secondary" if kind == RowKind.MORE else "text"
        painter.setPen(theme.colour("on_selection" if is_marked else token))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _FLAGS, shown)

    def _paint_folder(self, painter: QPainter, area: QRect, *, expanded: bool) -> None:
        theme = self._theme
        left = area.left()
        for name, length in (
            ("chevron-down" if expanded else "chevron-right", _CHEVRON_PX),
            ("folder-open" if expanded else "folder", _FOLDER_PX),
        ):
            size = theme.px(length)
            picture = self._icons.pixmap(
                name,
                theme.palette.secondary,
                size=size,
                ratio=self._view.devicePixelRatioF(),
            )
            painter.drawPixmap(left, area.center().y() - size // 2 + 1, picture)
            left += size + theme.px(4)

    def _name_left(self, area: QRect) -> int:
        """Where the name of a folder begins, after its pictures."""
        px = self._theme.px
        return area.left() + px(_CHEVRON_PX) + px(_FOLDER_PX) + px(4) + px(7)

    def _paint_tags(
        self, painter: QPainter, area: QRect, index: AnyIndex, *, is_marked: bool
    ) -> int:
        """Small labels at the right end; returns where they begin."""
        theme, tags = self._theme, index.data(TAGS_ROLE)
        title = QFontMetrics(self._unread_font if index.data(UNREAD_ROLE) else self._font)
        spare = area.width() - title.horizontalAdvance(index.data(Qt.ItemDataRole.DisplayRole))
        room = max(min(area.width() * _TAGS, spare), area.width() * _FEWEST_TAGS)
        painter.setFont(self._tag_font)
        metrics = QFontMetrics(self._tag_font)
        padding = theme.px(5)
        words = self._tag_words(tags, metrics, round(room), padding)
        height = metrics.height() + theme.px(2)
        right = area.right()
        for shown in reversed(words):
            width = metrics.horizontalAdvance(shown) + 2 * padding
            top = area.center().y() - height // 2 + 0.5
            label = QRectF(right - width + 0.5, top, width - 1, height)
            painter.setPen(QPen(theme.colour("on_selection" if is_marked else "outline"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(label, theme.px(5), theme.px(5))
            painter.setPen(theme.colour("on_selection" if is_marked else "secondary"))
            painter.drawText(label.toRect(), _CENTRE, shown)
            right -= width + theme.px(4)
        return right - theme.px(2)

    def _tag_words(
        self, tags: tuple[str, ...], metrics: QFontMetrics, room: int, padding: int
    ) -> list[str]:
        """As many tags as can be read, the last of them shortened, and how many more there are."""
        words: list[str] = []
        for tag in tags:
            left = room - sum(metrics.horizontalAdvance(w) + 3 * padding for w in words)
            shown = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, left - 2 * padding)
            if words and (len(words) == _MOST_TAGS or (shown != tag and len(shown) < _LEAST)):
                words.append(f"+{len(tags) - len(words)}")
                break
            words.append(shown)
        return words

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> bool:
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        tags: tuple[str, ...] = index.data(TAGS_ROLE) or ()
        width = self._text_area(view.visualRect(index), index).width()
        fits = view.fontMetrics().horizontalAdvance(text) <= width and not tags
        if tags:
            text = f"{text}  ·  {listed(tags)}"
        if index.data(KIND_ROLE) in (RowKind.HEADING, RowKind.MORE) or fits:
            QToolTip.hideText()
        else:
            # A tooltip guesses whether its text is HTML; a title never is.
            QToolTip.showText(event.globalPos(), tooltip(text), view)
        return True

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> QWidget:
        editor = QLineEdit(parent)
        self._composition = Composition(editor)
        editor.setMaxLength(_MAX_TITLE)
        editor.setFont(self._font)
        is_folder = index.data(KIND_ROLE) == RowKind.FOLDER
        editor.setAccessibleName(tr("Name of the folder") if is_folder else tr("Title"))
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The view asks this before the editor's own filters.
        if self._composition is not None and self._composition.keeps(event):
            return False
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.DisplayRole))
            editor.selectAll()

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> None:
        rect: QRect = option.rect
        place = self._ground(rect)
        if indent := self._indent(index):
            place.setLeft(place.left() + indent)
        editor.setGeometry(place)

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> None:
        if isinstance(editor, QLineEdit):
            title = " ".join(editor.text().split())
            if title and title != index.data(Qt.ItemDataRole.DisplayRole):
                if folder_id := index.data(FOLDER_ROLE):
                    self.folder_edited.emit(folder_id, title)
                else:
                    self.title_edited.emit(index.data(ID_ROLE), title)

    def _ground(self, rect: QRect) -> QRect:
        margin = self._theme.px(_MARGIN_PX)
        # A scroll bar takes the place of the right margin, so that rows keep their width.
        right = max(margin - (self._view.width() - rect.width()), 0)
        return rect.adjusted(margin, 0, -right, 0)

    def _text_area(self, rect: QRect, index: AnyIndex) -> QRect:
        padding = self._theme.px(_PADDING_PX)
        return self._ground(rect).adjusted(padding + self._indent(index), 0, -padding, 0)

    def _indent(self, index: AnyIndex) -> int:
        depth: int = index.data(DEPTH_ROLE) or 0
        return min(depth, _MOST_INDENTS) * self._theme.px(_INDENT_PX)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - not before the first paint

        state: QStyle.StateFlag = option.state
        theme = self._theme
        ground = QRectF(self._ground(rect))
        painter.setPen(Qt.PenStyle.NoPen)
        if index.data(MARKED_ROLE):
            painter.setBrush(theme.colour("selection"))
        elif state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, theme.button_radius, theme.button_radius)
        is_target = bool(self.target) and index.data(FOLDER_ROLE) == self.target
        if state & QStyle.StateFlag.State_HasFocus or is_target:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Around a mark its ground is to be seen: the ring may have the colour of the page.
            is_marked = bool(index.data(MARKED_ROLE))
            ring, inset = ("on_selection", 3) if is_marked else ("accent", 1)
            painter.setPen(QPen(theme.colour(ring), 2))
            radius = theme.button_radius - inset
            painter.drawRoundedRect(ground.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_mark(self, painter: QPainter, rect: QRect, colour: QColor, *, filled: bool) -> None:
        """A dot while a reply arrives, a ring for what is unread."""
        theme = self._theme
        size = theme.px(_DOT_PX)
        right = self._ground(rect).right() - theme.px(3)
        dot = QRectF(right - size, rect.center().y() - size / 2 + 0.5, size, size)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, 1.5))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)
