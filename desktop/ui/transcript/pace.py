"""When text that arrives is shown."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_FRAME = 0.016
#: The next flush waits so many times as long as the last one took, so that text which has to
#: be laid out again and again cannot eat the processor.
_REST = 1.5
#: The same while a backlog is worked off, which is done only once.
_BACKLOG_REST = 0.5
#: After so many seconds without a flush the reader waits for text, and no turn of the event
#: loop comes before it is shown. In a burst such a turn keeps each single step short.
_IDLE = 0.1


class Pace(QObject):
    """Calls ``flush`` at once for the first text, then at most once per frame.

    A costly flush makes the next one wait longer. The timer runs only while there is
    something to show: ``flush`` says whether more is left.
    """

    def __init__(
        self,
        flush: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.perf_counter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._flush = flush
        self._clock = clock
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush_now)
        self._waiting = False

    def request(self) -> None:
        """There is something to show. Cheap while a flush is due already."""
        if self._waiting:
            return
        left = self._due - self._clock()
        if left <= -_IDLE:
            self.flush_now()
        else:
            self._wait(max(left, 0.0))

    def flush_now(self) -> None:
        self._timer.stop()
        self._waiting = False
        begin = self._clock()
        more = self._flush()
        end = self._clock()
        spent = end - begin
        pause = _BACKLOG_REST * spent if more else max(_FRAME, _REST * spent)
        self._due = end + pause
        if more:
            self._wait(pause)

    def _wait(self, seconds: float) -> None:
        self._waiting = True
        self._timer.start(math.ceil(seconds * 1_000))
