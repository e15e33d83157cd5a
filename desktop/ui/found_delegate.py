"""How a search result looks: where it stands, when, and its words with the match marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.chat.excerpts import Excerpt
from desktop.chat.search_result import Found
from desktop.ui.found_model import DATE_ROLE, FOUND_ROLE
from desktop.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

_HEADING_PX = 33
_MARGIN_PX = 10
_PADDING_PX = 10
_GAP_PX = 7
_LINES = 2
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)


class FoundDelegate(QStyledItemDelegate):
    """Paints the rows of `FoundItemModel`. All texts are plain texts."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._heading_font = theme.ui_font(12, semibold=True)
        self._title_font = theme.ui_font(13, semibold=True)
        self._text_font = theme.ui_font(13)
        self._date_font = theme.ui_font(11.5)
        self._title_height = QFontMetrics(self._title_font).height()
        self._line_height = QFontMetrics(self._text_font).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        found = index.data(FOUND_ROLE)
        if found is None:
            return QSize(0, self._theme.px(_HEADING_PX))
        lines = _LINES if found.message_id else 0
        gaps = 2 * self._theme.px(_GAP_PX)
        return QSize(0, self._title_height + lines * self._line_height + gaps)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        found = index.data(FOUND_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area(rect)
        if found is None:
            painter.setFont(self._heading_font)
            painter.setPen(self._theme.colour("secondary"))
            area.translate(0, self._theme.px(4))
            painter.drawText(area, _FLAGS, index.data(Qt.ItemDataRole.DisplayRole))
        else:
            self._paint_ground(painter, rect, option)
            area.adjust(0, self._theme.px(_GAP_PX), 0, 0)
            self._paint_head(painter, area, found, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, found: Found, index: AnyIndex) -> None:
        """Title and date in one line, the words below it."""
        theme = self._theme
        date = index.data(DATE_ROLE)
        painter.setFont(self._date_font)
        painter.setPen(theme.colour("secondary"))
        head = QRect(area.left(), area.top(), area.width(), self._title_height)
        painter.drawText(head, _FLAGS | int(Qt.AlignmentFlag.AlignRight), date)
        room = head.width() - painter.fontMetrics().horizontalAdvance(date) - theme.px(8)
        painter.setPen(theme.colour("text"))
        if found.message_id:
            painter.setFont(self._title_font)
            title = painter.fontMetrics().elidedText(
                index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, room
            )
            painter.drawText(head, _FLAGS, title)
            painter.setPen(theme.colour("secondary"))
            place = QPointF(area.left(), head.bottom() + 1)
            self._paint_words(painter, place, area.width(), found.excerpt, _LINES)
        else:
            self._paint_words(painter, QPointF(head.topLeft()), room, found.excerpt, 1)

    def _paint_words(
        self, painter: QPainter, place: QPointF, width: int, words: Excerpt, lines: int
    ) -> None:
        layout = self._laid_out(words.text, width, lines)
        while layout.lineCount() > lines:
            # What is left of the last line may wrap again with the ellipsis behind it.
            last = layout.lineAt(lines - 1)
            end = last.textStart() + max(last.textLength() - 2, 0)
            if end <= last.textStart():
                break
            layout = self._laid_out(words.text[:end].rstrip() + "…", width, lines)
        marked = QTextCharFormat()
        marked.setBackground(self._theme.colour("selection"))
        marked.setForeground(self._theme.colour("on_selection"))
        ranges = []
        for start, end in words.marks:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length, stretch.format = start, end - start, marked
            ranges.append(stretch)
        layout.draw(painter, place, ranges, QRectF(place.x(), place.y(), width, 10_000))

    def _laid_out(self, text: str, width: int, lines: int) -> QTextLayout:
        """The text in lines of this width; one more than wanted says that it is longer."""
        layout = QTextLayout(text, self._text_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        for number in range(lines + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._line_height))
        layout.endLayout()
        return layout

    def _ground(self, rect: QRect) -> QRect:
        margin = self._theme.px(_MARGIN_PX)
        # A scroll bar takes the place of the right margin, so that rows keep their width.
        right = max(margin - (self._view.width() - rect.width()), 0)
        return rect.adjusted(margin, 0, -right, 0)

    def _area(self, rect: QRect) -> QRect:
        padding = self._theme.px(_PADDING_PX)
        return self._ground(rect).adjusted(padding, 0, -padding, 0)

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        theme = self._theme
        ground = QRectF(self._ground(rect)).adjusted(0, 1, 0, -1)
        radius = theme.button_radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(ground, radius, radius)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
