"""The word that is being typed, as far as it can be completed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from PySide6.QtGui import QTextCursor

#: Letters of a word that is completed. It may have spaces: names of files do.
_LONGEST = 200
#: What a word may stand behind, besides space.
_BEFORE = "([{\"'"
#: What else begins a word: an input method writes it in full width.
_WIDE = {"＠": "@", "／": "/"}


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A trigger, its place in the document, and what was typed behind it."""

    trigger: str
    place: int
    query: str


def begun_word(cursor: QTextCursor, triggers: Mapping[str, bool]) -> TypedWord | None:
    """The word before the cursor, when it begins with one of the ``triggers``.

    ``triggers`` says of each whether it counts at the start of the message only.
    """
    if cursor.hasSelection():
        return None
    line = cursor.block().text()[: cursor.positionInBlock()][-_LONGEST - 1 :]
    offset = cursor.position() - len(line)
    start = max(line.rfind(" "), line.rfind("\t"), line.rfind("\u3000")) + 1
    while start < len(line) and line[start] in _BEFORE:
        start += 1
    # What is written without spaces may end right before it.
    start = max((n for n in range(start + 1, len(line)) if _begins(line, n)), default=start)
    trigger = _narrow(line[start : start + 1])
    place = offset + start
    if trigger not in triggers or not trigger or (triggers[trigger] and place != 0):
        return None
    return TypedWord(trigger, place, line[start + 1 :])


def continued_word(cursor: QTextCursor, word: TypedWord) -> TypedWord | None:
    """The same word as it is now; None when the cursor has left it, or its trigger is gone."""
    if cursor.hasSelection():
        return None
    block = cursor.block()
    start = word.place - block.position()
    end = cursor.positionInBlock()
    if start < 0 or not start < end <= start + _LONGEST:
        return None
    typed = block.text()[start:end]
    same = _narrow(typed[0]) == word.trigger
    return TypedWord(word.trigger, word.place, typed[1:]) if same else None


def _begins(line: str, place: int) -> bool:
    """Whether a sign begins a word behind a character of a script without spaces."""
    return _narrow(line[place]) == "@" and east_asian_width(line[place - 1]) in "WF"


def _narrow(char: str) -> str:
    return _WIDE.get(char, char)
