"""A box to choose from a few words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from desktop.ui.icons import Icons
from desktop.ui.theme import Theme

_CHEVRON_PX = 14
#: What the style leaves free beside the text.
_MARGIN = 4


class ChoiceBox(QComboBox):
    """A combo box whose arrow is drawn in the colours of the theme."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._theme: Theme | None = None
        # The longest choice must not decide how wide a page is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        line = self.lineEdit()
        if line is not None:
            # Qt gives its font to a list, but not to a line edit.
            line.setFont(theme.small_font())
            line.setProperty("look", "plain")
        self.update()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        style = self.style()
        room = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        ).width()
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room - _MARGIN
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it must not change a setting in passing.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is None:
            return
        size = self._theme.px(_CHEVRON_PX)
        pixmap = self._icons.pixmap(
            "chevron-down",
            self._theme.palette.secondary,
            size=size,
            ratio=self.devicePixelRatioF(),
        )
        painter = QPainter(self)
        left = self.width() - size - self._theme.px(8)
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
        painter.end()
