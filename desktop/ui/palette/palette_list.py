"""The rows of the command palette, and of what completes a word in the composer."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui.icons import Icons
from desktop.ui.palette.ranking import Match, Rankable
from desktop.ui.shortcuts import key_words
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

#: A `Match`; None for a heading.
MATCH_ROLE = Qt.ItemDataRole.UserRole + 1

_AnyIndex = QModelIndex | QPersistentModelIndex

_ROW_PX = 34
_ICON_PX = 15
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)
#: Words beside the title have at least this room, or are left out. Design pixels.
_LEAST_BESIDE_PX = 48


class Listed(Rankable, Protocol):
    """An entry that can be painted as a row."""

    @property
    def keys(self) -> str: ...

    @property
    def icon(self) -> str: ...

    @property
    def checked(self) -> bool: ...


class PaletteDelegate(QStyledItemDelegate):
    """Paints a heading, or an entry: its title with the match marked, its detail, its key."""

    def __init__(self, view: QListView, icons: Icons, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._icons = icons
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.ui_font(14)
        self._small_font = theme.ui_font(12.5)
        self._heading_font = theme.ui_font(12, semibold=True)
        self._key_font = theme.ui_font(11.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        return QSize(0, max(self._theme.px(_ROW_PX), QFontMetrics(self._font).height() + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        theme = self._theme
        rect: QRect = option.rect
        area = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        match = index.data(MATCH_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if match is None:
            painter.setFont(self._heading_font)
            painter.setPen(theme.colour("secondary"))
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            painter.drawText(area.translated(0, theme.px(4)), _LEFT, words)
        else:
            self._paint_ground(painter, rect, option)
            self._paint_entry(painter, area, match)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("selected" if chosen else "hover"))
        radius = self._theme.button_radius
        painter.drawRoundedRect(QRectF(rect), radius, radius)

    def _paint_entry(self, painter: QPainter, area: QRect, match: Match[Listed]) -> None:
        theme, entry = self._theme, match.entry
        size = theme.px(_ICON_PX)
        icon = self._icons.pixmap(
            entry.icon,
            theme.palette.accent if entry.checked else theme.palette.secondary,
            size=size,
            ratio=self._view.devicePixelRatioF(),
        )
        painter.drawPixmap(area.left(), area.center().y() - size // 2 + 1, icon)
        area = area.adjusted(size + theme.px(10), 0, 0, 0)
        if entry.keys:
            area = self._paint_keys(painter, area, key_words(entry.keys))
        if entry.detail:
            area = self._paint_detail(painter, area, entry)
        self._paint_title(painter, area, match)

    def _paint_keys(self, painter: QPainter, area: QRect, words: str) -> QRect:
        """A badge at the right end; gives what is left of the area."""
        theme = self._theme
        painter.setFont(self._key_font)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(words) + theme.px(14)
        height = metrics.height() + theme.px(4)
        badge = QRectF(area.right() - width, area.center().y() - height / 2 + 1, width, height)
        painter.setPen(QPen(theme.colour("outline"), 1))
        painter.setBrush(theme.colour("page"))
        painter.drawRoundedRect(badge, theme.px(4), theme.px(4))
        painter.setPen(theme.colour("secondary"))
        painter.drawText(badge.toRect(), _CENTRE, words)
        return area.adjusted(0, 0, -width - theme.px(10), 0)

    def _paint_detail(self, painter: QPainter, area: QRect, entry: Listed) -> QRect:
        """At the right, in what the title leaves; nothing where that is too little."""
        gap = self._theme.px(12)
        painter.setFont(self._small_font)
        painter.setPen(self._theme.colour("secondary"))
        left = area.width() - QFontMetrics(self._font).horizontalAdvance(entry.title) - gap
        if left < self._theme.px(_LEAST_BESIDE_PX):
            return area
        most = left
        words = painter.fontMetrics().elidedText(entry.detail, Qt.TextElideMode.ElideRight, most)
        painter.drawText(area, _LEFT | int(Qt.AlignmentFlag.AlignRight), words)
        taken = painter.fontMetrics().horizontalAdvance(words)
        return area.adjusted(0, 0, -taken - gap, 0)

    def _paint_title(self, painter: QPainter, area: QRect, match: Match[Listed]) -> None:
        metrics = QFontMetrics(self._font)
        words = metrics.elidedText(match.entry.title, Qt.TextElideMode.ElideRight, area.width())
        layout = QTextLayout(words, self._font)
        layout.beginLayout()
        layout.createLine().setLineWidth(max(area.width(), 1) + 1)
        layout.endLayout()
        marked = QTextCharFormat()
        marked.setForeground(self._theme.colour("accent"))
        marked.setFontWeight(600)
        ranges = []
        for start, end in match.spans:
            if end > len(words):
                # Behind the ellipsis.
                break
            stretch = QTextLayout.FormatRange()
            before, inside = _units(words[:start]), _units(words[start:end])
            stretch.start, stretch.length, stretch.format = before, inside, marked
            ranges.append(stretch)
        painter.setPen(self._theme.colour("text"))
        place = QPointF(area.left(), area.center().y() - metrics.height() / 2 + 1)
        layout.draw(painter, place, ranges)


def _units(text: str) -> int:
    """How long a text is to Qt."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


class PaletteList(QListView):
    """Entries below headings. Takes no focus: the field above has it."""

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._delegate = PaletteDelegate(self, icons, theme)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "plain")
        self.setAccessibleName(tr("Found"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.doItemsLayout()
