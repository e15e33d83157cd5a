"""Where to look, for a moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

#: How long it is seen, in milliseconds.
_SHOWN_MS = 2_500
#: How far it reaches around the widget, and how much of the colour is on the widget itself.
_AROUND, _TINT = 6, 28


class Spotlight(QWidget):
    """Marks a widget and goes by itself. Takes no focus and no clicks, and moves nothing."""

    def __init__(self, widget: QWidget, colour: QColor) -> None:
        super().__init__(widget.parentWidget())
        self._widget = widget
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.installEventFilter(self)
        widget.destroyed.connect(self.deleteLater)
        QTimer.singleShot(_SHOWN_MS, self, self.deleteLater)
        self._follow()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = QColor(self._colour)
        tint.setAlpha(_TINT)
        painter.setPen(QPen(self._colour, 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _follow(self) -> None:
        self.setGeometry(self._widget.geometry().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
