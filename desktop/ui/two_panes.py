"""Two things side by side, or one above the other where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_BESIDE, _ABOVE = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
#: The largest that a widget can be, as Qt has it.
_ANY = 16_777_215


class TwoPanes(QWidget):
    """Puts ``side`` beside ``main``, or above it below a width. Scrolls neither."""

    #: They are one above the other now, or side by side again (bool).
    narrowed = Signal(bool)

    def __init__(self, side: QWidget, main: QWidget) -> None:
        super().__init__()
        self._side, self._main = side, main
        self._below, self._width, self._height = 0, 0, _ANY
        self.is_narrow = False
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(side)
        self._row.addWidget(main, 1)

    def set_measures(
        self, *, below: int, spacing: int, side_width: int, side_height: int = _ANY
    ) -> None:
        """In pixels: the width below which they are stacked, how wide ``side`` is beside
        ``main``, and how high it is above it at most."""
        self._below, self._width, self._height = below, side_width, side_height
        self._row.setSpacing(spacing)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """That of both stacked: there is always that way out."""
        side, main = self._side.minimumSizeHint(), self._main.minimumSizeHint()
        height = side.height() + self._row.spacing() + main.height()
        return QSize(max(side.width(), main.width()), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _side_height(self) -> int:
        return self._height if self._height == _ANY else min(self._height, self.height() // 2)

    def _arrange(self) -> None:
        narrow = 0 < self.width() < self._below
        self._row.setDirection(_ABOVE if narrow else _BESIDE)
        self._side.setMinimumWidth(0 if narrow else self._width)
        self._side.setMaximumSize(
            QSize(_ANY, self._side_height()) if narrow else QSize(self._width, _ANY)
        )
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self.narrowed.emit(narrow)
