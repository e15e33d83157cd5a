"""A box to choose from a few words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from desktop.ui.icons import Icons
from desktop.ui.theme import Theme

_CHEVRON_PX = 14
_ROOM_PX = 14
#: What the style leaves free beside the text.
_MARGIN = 4
_ANY_WIDTH = 1_000


class ArrowBox(QComboBox):
    """A combo box with an arrow of its own: the style sheet takes the one of Qt away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        """Before, there is no arrow."""
        self._theme = theme
        self.update()

    def showPopup(self) -> None:
        # In the list every choice is whole, however narrow the box is.
        view = self.view()
        edges = view.contentsMargins()
        wanted = view.sizeHintForColumn(0) + edges.left() + edges.right()
        if self.count() > self.maxVisibleItems():
            wanted += view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        # Of the arrow, which the style leaves no room for.
        room = 0 if self._theme is None else self._theme.px(_ROOM_PX)
        return QSize(hint.width() + room, hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it must not change a setting in passing.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is not None:
            painter = QPainter(self)
            self._paint_arrow(painter, self._theme)
            painter.end()

    def _paint_arrow(self, painter: QPainter, theme: Theme) -> None:
        half = theme.px(_CHEVRON_PX) / 4
        tip = QPointF(self.width() - theme.px(8) - 2 * half, (self.height() + half) / 2)
        left, right = tip - QPointF(half, half), tip + QPointF(half, -half)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("secondary"), theme.px(_CHEVRON_PX) / 12)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([left, tip, right])


class ChoiceBox(ArrowBox):
    """One that is as wide as it is told, and whose arrow is an icon like those beside it."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        # The longest choice must not decide how wide a page is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        line = self.lineEdit()
        if line is not None:
            # Qt gives its font to a list, but not to a line edit.
            line.setFont(theme.small_font())
            line.setProperty("look", "plain")

    def whole_width(self) -> int:
        """How wide it has to be to show the longest choice whole."""
        self.ensurePolished()  # a style sheet tells nothing before
        metrics = QFontMetricsF(self.font())  # words are cut by fractions of a pixel
        texts = (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count()))
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        # The style alone knows what it takes beside the text; at any width it is the same.
        option.rect.setWidth(_ANY_WIDTH)
        beside = _ANY_WIDTH - self._room(option)
        return ceil(max(texts, default=0)) + beside + _MARGIN

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room(option) - _MARGIN
        )

    def _room(self, option: QStyleOptionComboBox) -> int:
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, field, self).width()

    def _paint_arrow(self, painter: QPainter, theme: Theme) -> None:
        size = theme.px(_CHEVRON_PX)
        pixmap = self._icons.pixmap(
            "chevron-down", theme.palette.secondary, size=size, ratio=self.devicePixelRatioF()
        )
        left = self.width() - size - theme.px(8)
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
