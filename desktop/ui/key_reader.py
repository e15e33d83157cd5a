"""Reads the keys of one place: single ones, and sequences of two."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.ui.keymap import Keymap

#: How long a key may be followed by the second one of a sequence, in seconds.
_TOGETHER = 1.0
#: What a letter does with Shift is another key; a sign is the same with it or without.
_LETTERS = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)
_SPECIAL = 0x0100_0000

Strokes = tuple[int, ...]


class KeyReader:
    """Says which shortcut a key event means, among those of one place.

    A key that means something by itself does it at once, also when it begins a longer
    sequence: of Y and Y C, C then only adds to what Y did. Does nothing itself.
    """

    def __init__(
        self,
        keys: Keymap,
        names: Iterable[str],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keys = keys
        self._names = tuple(names)
        self._clock = clock
        self._before: tuple[int, float] | None = None
        self._known: dict[Strokes, str] = {}
        keys.changed.connect(self._learn)
        self._learn()

    def wants(self, event: QKeyEvent) -> bool:
        """Whether `read` would make something of the event. Forgets and remembers nothing."""
        return self._meaning(_stroke(event)) is not None

    def read(self, event: QKeyEvent) -> str | None:
        """The name of a shortcut; "" when the key may begin a sequence; None for any other."""
        stroke = _stroke(event)
        meaning = self._meaning(stroke)
        self._before = (stroke, self._clock()) if self._begins(stroke) else None
        return meaning

    def _meaning(self, stroke: int) -> str | None:
        if self._before is not None and self._clock() - self._before[1] < _TOGETHER:
            name = self._known.get((self._before[0], stroke))
            if name is not None:
                return name
        name = self._known.get((stroke,))
        return name if name is not None else "" if self._begins(stroke) else None

    def _begins(self, stroke: int) -> bool:
        return any(len(strokes) > 1 and strokes[0] == stroke for strokes in self._known)

    def _learn(self) -> None:
        self._before = None
        self._known = {
            _strokes(keys): name for name in self._names for keys in self._keys.keys(name)
        }


def _strokes(keys: str) -> Strokes:
    """As numbers: the combined codes of Qt."""
    return tuple(
        QKeySequence(part)[0].toCombined()  # type: ignore[index] # its stub forgets it
        for part in keys.split(", ")
    )


def _stroke(event: QKeyEvent) -> int:
    key = event.key()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key not in _LETTERS and key < _SPECIAL:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return key | modifiers.value
