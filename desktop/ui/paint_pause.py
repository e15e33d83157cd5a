"""A moment without painting, for what is more urgent."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

#: The longest pause: about three frames, in milliseconds.
_LONGEST_MS = 50


class PaintPause(QObject):
    """Keeps a widget as it is on the screen; changes of it are painted together afterwards.

    Between Enter and the request for the reply the page changes twice, and painting it takes as
    long as all the rest. Ends by itself when nobody ends it.

    ``widget`` is one of ours: of one that Qt made, such as a viewport, Python may lose sight.
    """

    def __init__(self, widget: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._widget = widget
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LONGEST_MS)
        self._timer.timeout.connect(self.end)

    def begin(self) -> None:
        self._begun = True
        self._widget.setUpdatesEnabled(False)
        self._timer.start()

    def end(self) -> None:
        """Harmless when nothing was begun."""
        self._timer.stop()
        if self._begun:
            self._begun = False
            if isValid(self._widget):
                self._widget.setUpdatesEnabled(True)
