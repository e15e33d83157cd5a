"""Formulas that are laid out in the background, and those that were."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass
from queue import SimpleQueue
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.transcript.typesetting import LONGEST, Formula, Typesetter

#: Formulas kept; the least recently used go first. One takes about 20 KB.
_MOST_KEPT = 1_000
#: More formulas than this are not laid out at a time: they are shown as they were written.
_MOST_WAITING = 5_000
#: How often a look is taken at what is done, so that the page is laid out once for some
#: formulas, in ms.
_TOGETHER_MS = 30


class FormulaKey(NamedTuple):
    """What a formula's look depends on, but for size and colour."""

    latex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a formula; ``formula`` is None for what cannot be drawn."""

    formula: Formula | None


class Formulas(QObject):
    """Lays formulas out in a thread of its own and keeps the most recent ones.

    The thread begins with the first formula and ends with this object. Needs
    `desktop.runtime.collector`: in a thread that allocates as much as this one, Python's own
    collector would sooner or later destroy a widget.
    """

    #: Formulas that were asked for are done, or found to be none (set of FormulaKey).
    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: OrderedDict[FormulaKey, Outcome] = OrderedDict()
        self._waiting: set[FormulaKey] = set()
        self._jobs: SimpleQueue[FormulaKey | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[FormulaKey, Formula | None]] = SimpleQueue()
        self._started = False
        self._look = QTimer(self)
        self._look.setInterval(_TOGETHER_MS)
        self._look.timeout.connect(self._on_look_timeout)
        self._ended = threading.Event()
        weakref.finalize(self, _end, self._jobs, self._ended)

    @property
    def busy(self) -> bool:
        """Whether some formula is still to come."""
        return bool(self._waiting)

    def look_up(self, key: FormulaKey) -> Outcome | None:
        """None while the formula is being laid out, which begins now."""
        known = self._outcomes.get(key)
        if known is not None:
            self._outcomes.move_to_end(key)
            return known
        if len(key.latex) > LONGEST:
            return Outcome(None)
        if key not in self._waiting:
            if len(self._waiting) >= _MOST_WAITING:
                return Outcome(None)
            self._waiting.add(key)
            self._start()
            self._jobs.put(key)
        return None

    def _start(self) -> None:
        self._look.start()
        if self._started:
            return
        self._started = True
        # The thread is given nothing of Qt's: what it lets go of last is destroyed in it.
        given = (self._jobs, self._results, self._ended)
        threading.Thread(target=_work, args=given, name="formulas", daemon=True).start()

    def _on_look_timeout(self) -> None:
        done: set[FormulaKey] = set()
        while not self._results.empty():
            key, formula = self._results.get()
            self._waiting.discard(key)
            self._outcomes[key] = Outcome(formula)
            done.add(key)
        while len(self._outcomes) > _MOST_KEPT:
            self._outcomes.popitem(last=False)
        if not self._waiting:
            self._look.stop()
        if done:
            self.ready.emit(done)


def _work(
    jobs: SimpleQueue[FormulaKey | None],
    results: SimpleQueue[tuple[FormulaKey, Formula | None]],
    ended: threading.Event,
) -> None:
    typesetter = Typesetter()
    while (key := jobs.get()) is not None and not ended.is_set():
        results.put((key, typesetter.typeset(key.latex, display=key.display)))


def _end(jobs: SimpleQueue[FormulaKey | None], ended: threading.Event) -> None:
    """Let the thread end with the formula that it is at."""
    ended.set()
    jobs.put(None)
