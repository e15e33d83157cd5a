"""The mark at the end of text that is arriving."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context


class Caret(QWidget):
    """A small block in the accent colour. Does not blink, and takes no clicks."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def place(self, point: QPoint | None) -> None:
        """Stand right of the line whose end has its lower right corner here; None hides."""
        if point is None:
            self.hide()
            return
        theme = self._context.theme
        width, height = theme.px(8), theme.px(16)
        below = theme.px(2)
        self.setGeometry(point.x() + theme.px(3), point.y() - height - below, width, height)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(2), theme.px(2))
        painter.end()
