"""Garbage is collected in the thread of the window, and nowhere else.

Python's own collector runs in whichever thread happens to allocate. When that is a thread of
the database or of a pool, it destroys widgets that were left in reference cycles there, and Qt
ends the program: a QWidget may be destroyed in the thread of the window only.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two looks.
_PERIOD = 100
#: The same while hardly anything new is made: an idle window should not wake up for nothing.
_CALM, _CALM_PERIOD = 200, 1_000
#: New objects that are worth a look through them.
_YOUNG = 2_000
#: Collections of one generation after which the next older one has its turn (as in Python).
_TURNS = 10
#: New modules since the last look from which on most of what is new is theirs.
_MODULES = 50
#: Seconds between two looks through everything: the one collection whose cost grows.
_FULL_PERIOD = 60.0


class Collector(QObject):
    """Takes the place of Python's automatic collector while it lives.

    Belongs to the thread of the window, whose event loop has to run. What a large import makes
    is set aside instead of being looked through: it stays, and takes a tenth of a second to look
    through, in which nothing is painted. With it goes all else that is there at that moment, and
    is found again by `look_at_all`.
    """

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._full_at = clock()
        self._modules = len(sys.modules)
        gc.disable()
        gc.freeze()
        #: New objects at the last look.
        self._seen = 0
        self._all_wanted = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_PERIOD)

    def look_at_all(self) -> None:
        """Collect what was set aside, too, as soon as there is little else to do.

        For when something large has gone that may have been there before an import.
        """
        self._all_wanted = True

    def look(self) -> None:
        """Collect if enough has been allocated since the last time."""
        young, middle, old = gc.get_count()
        calm = young - self._seen < _CALM
        self._timer.start(_CALM_PERIOD if calm else _PERIOD)
        self._seen = young
        if self._all_wanted and calm:
            self._all_wanted = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            return
        if young < _YOUNG:
            return
        self._seen = 0
        modules, self._modules = self._modules, len(sys.modules)
        if self._modules - modules >= _MODULES:
            gc.freeze()
            return
        now = self._clock()
        if middle < _TURNS:
            gc.collect(0)
        elif old < _TURNS or now - self._full_at < _FULL_PERIOD:
            gc.collect(1)
        else:
            self._full_at = now
            gc.collect()
