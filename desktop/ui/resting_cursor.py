"""The text cursor stands still while nobody types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

#: Milliseconds without a move of the cursor after which it no longer blinks; GTK's default for
#: ``gtk-cursor-blink-timeout`` is the same.
_PATIENCE = 10_000
#: Given to Qt as a flash time: what the platform says; a cursor that is always seen.
_AS_THE_PLATFORM_SAYS, _STEADY = -1, 0


class RestingCursor(QObject):
    """Lets the cursor blink while text is typed, and be steadily seen after that.

    Every blink wakes the program and paints: without it an open window sleeps. A platform whose
    cursor never blinks keeps that.
    """

    def __init__(self, app: QApplication, *, patience: int = _PATIENCE) -> None:
        super().__init__(app)
        self._app = app
        self._rests = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self._on_timer_timeout)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_cursor_moved)
        app.focusObjectChanged.connect(self._on_cursor_moved)
        self._timer.start()

    @Slot()
    def _on_cursor_moved(self) -> None:
        self._timer.start()
        if self._rests:
            self._rests = False
            self._app.setCursorFlashTime(_AS_THE_PLATFORM_SAYS)

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._rests = True
        self._app.setCursorFlashTime(_STEADY)
