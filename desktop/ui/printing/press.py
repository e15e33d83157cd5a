"""Making pages while the window lives on."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.printing.pages import Request, Steps
from desktop.ui.transcript.formulas import Formulas
from desktop.ui.transcript.pictures import Pictures

#: Seconds per turn of the event loop.
_SLICE = 0.008


class Press(QObject):
    """Runs the steps that make pages, a few milliseconds at a time.

    Waits for pictures that are being decoded, and for formulas that are being laid out. Ends by
    itself; `cancel` ends it at once.
    """

    #: All steps were made.
    finished = Signal()

    def __init__(
        self,
        steps: Steps,
        *,
        pictures: Pictures,
        formulas: Formulas,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._pictures = pictures
        self._clock = clock
        self._wanted: Request = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        pictures.ready.connect(self._on_ready)
        formulas.ready.connect(self._on_ready)
        self._timer.start()

    def cancel(self) -> None:
        """Make no more steps."""
        self._timer.stop()
        self._wanted = None
        self._steps.close()

    def _on_timer_timeout(self) -> None:
        until = self._clock() + _SLICE
        while self._clock() < until:
            pixmap = None
            match self._wanted:
                case Formulas() as formulas if formulas.busy:
                    return  # `ready` goes on
                case (picture, size):
                    pixmap = self._pictures.pixmap(picture, size)
                    if pixmap is None:
                        return  # as above
            self._wanted = None
            try:
                self._wanted = self._steps.send(pixmap)
            except StopIteration:
                self.finished.emit()
                return
        self._timer.start()

    def _on_ready(self) -> None:
        if self._wanted is not None:
            self._timer.start()
