"""Scrolls while the reader drags a selection to the edge of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer

from desktop.ui.transcript.reading_area import ReadingArea

_TICK_MS = 30
#: The strip inside the page where scrolling begins, and how much of the distance to it is
#: scrolled with each tick. Pixels.
_EDGE = 20
_SPEED = 0.35
_FASTEST = 120


class DragScroll(QObject):
    """Scrolls the faster the further the pointer is beyond the edge.

    ``moved`` is told with each step where the pointer is on the screen.
    """

    def __init__(self, area: ReadingArea, *, moved: Callable[[QPoint], None]) -> None:
        super().__init__(area)
        self._area = area
        self._moved = moved
        self._pointer = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def follow(self, on_screen: QPoint | None) -> None:
        """The pointer is there; None when it is let go."""
        if on_screen is not None:
            self._pointer = on_screen
        if on_screen is None or not self._step():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _step(self) -> int:
        """Pixels to scroll, upwards below 0."""
        page = self._area.viewport()
        y = page.mapFromGlobal(self._pointer).y()
        beyond = min(y - _EDGE, 0) + max(y - (page.height() - _EDGE), 0)
        step = round(beyond * _SPEED) or (beyond > 0) - (beyond < 0)
        return max(-_FASTEST, min(step, _FASTEST))

    def _on_timer_timeout(self) -> None:
        bar = self._area.verticalScrollBar()
        before = bar.value()
        self._area.scroll_to(before + self._step())
        if bar.value() == before:
            self._timer.stop()
        self._moved(self._pointer)
