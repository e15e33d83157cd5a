"""The rows of the model picker."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui.icons import Icons
from desktop.ui.model_words import BETWEEN
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

REF_ROLE = Qt.ItemDataRole.UserRole + 1
PROVIDER_ROLE = Qt.ItemDataRole.UserRole + 2
HEADING_ROLE = Qt.ItemDataRole.UserRole + 3
STATE_ROLE = Qt.ItemDataRole.UserRole + 4
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 5

_ROW_PX = 32
_CHECK_PX = 14


class _ModelDelegate(QStyledItemDelegate):
    """Paints a provider's heading, or a model with its state and the check of the chosen one."""

    def __init__(self, view: QListView, icons: Icons) -> None:
        super().__init__(view)
        self._view = view
        self._icons = icons
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.ui_font(13.5)
        self._heading_font = theme.ui_font(12, semibold=True)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        return QSize(0, self._theme.px(_ROW_PX) if self._theme else _ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._theme
        if theme is None:
            return
        rect: QRect = option.rect
        area = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(HEADING_ROLE):
            painter.setFont(self._heading_font)
            painter.setPen(theme.colour("secondary"))
            painter.drawText(area.translated(0, theme.px(3)), _FLAGS, text)
        else:
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                radius = theme.button_radius
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("selected"))
                painter.drawRoundedRect(QRectF(rect), radius, radius)
            self._paint_model(painter, area, text, index)
        painter.restore()

    def _paint_model(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        assert self._theme is not None
        theme = self._theme
        check = theme.px(_CHECK_PX)
        if index.data(CURRENT_ROLE):
            ratio = self._view.devicePixelRatioF()
            pixmap = self._icons.pixmap("check", theme.palette.accent, size=check, ratio=ratio)
            painter.drawPixmap(area.left(), area.center().y() - check // 2 + 1, pixmap)
        area = area.adjusted(check + theme.px(8), 0, 0, 0)
        painter.setFont(self._font)
        width = painter.fontMetrics().horizontalAdvance
        words = str(index.data(STATE_ROLE) or "").split(BETWEEN)
        # A long name matters more than all that is known of the model.
        while len(words) > 1 and width(text + BETWEEN + BETWEEN.join(words)) > area.width():
            words.pop()
        if state := BETWEEN.join(words):
            painter.setPen(theme.colour("secondary"))
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(area, flags, state)
            area.setRight(area.right() - width(state) - theme.px(12))
        painter.setPen(theme.colour("text"))
        middle = Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(text, middle, max(area.width(), 0))
        painter.drawText(area, _FLAGS, shown)


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)


class ModelList(QListView):
    """Models below the headings of their providers. Takes no focus: the field above has it."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._delegate = _ModelDelegate(self, icons)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "plain")
        self.setAccessibleName(tr("Models"))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.doItemsLayout()
