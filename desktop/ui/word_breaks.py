"""Where words begin and end, also in scripts that are written without spaces.

To Qt a whole sentence of Chinese, Japanese or Thai is one word. ICU has dictionaries for them,
and is there already: Qt for Linux comes with it, macOS and Windows have it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextCursor

_Move = QTextCursor.MoveOperation
#: Thai, Lao, Burmese and Khmer; kana, Han and their extensions; both widths.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
#: What is looked at on each side of a place, in UTF-16 units.
_AROUND = 400
#: Versions of ICU that a Qt may bring along.
_VERSIONS = range(90, 55, -1)

#: Gives the places between the words of a text, in UTF-16 units, from its start to its end.
_Breaker: TypeAlias = Callable[[bytes], list[int]]


def word_span(cursor: QTextCursor, *, before: bool = False) -> tuple[int, int] | None:
    """Where the word behind a cursor begins and ends, or that ``before`` it.

    None where Qt's own words are good: in scripts with spaces.
    """
    whole = QTextCursor(cursor)
    whole.select(QTextCursor.SelectionType.WordUnderCursor)
    if not _UNSPACED.search(whole.selectedText()):
        return None
    start = cursor.block().position()
    place = cursor.positionInBlock() - before
    words = pairwise(_breaks_around(cursor))
    return next(((start + a, start + b) for a, b in words if a <= place < b), None)


def word_step(cursor: QTextCursor, *, forwards: bool) -> int:
    """Where the next word begins, or the word before."""
    qt = QTextCursor(cursor)
    qt.movePosition(_Move.WordRight if forwards else _Move.WordLeft)
    block, place = cursor.block(), cursor.positionInBlock()
    units = _units(block.text())
    goal = min(max(qt.position() - block.position(), 0), len(units) // 2)
    low, high = sorted((place, goal))
    if not _UNSPACED.search(_text(units[2 * low : 2 * high])):
        return qt.position()
    breaks = _breaks_around(cursor)
    ahead = (
        [b for b in breaks if place < b <= goal]
        if forwards
        else [b for b in reversed(breaks) if goal <= b < place]
    )
    for found in ahead:
        if not _text(units[2 * found : 2 * found + 2]).isspace():
            return block.position() + found
    return qt.position()


def _breaks_around(cursor: QTextCursor) -> list[int]:
    """The places between words near a cursor, from the beginning of its block."""
    units, place = _units(cursor.block().text()), cursor.positionInBlock()
    first = max(place - _AROUND, 0)
    return [first + found for found in _breaker()(units[2 * first : 2 * (place + _AROUND)])]


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")


@cache
def _breaker() -> _Breaker:
    found = _of_icu()
    return found if found is not None else _of_qt


def _of_qt(units: bytes) -> list[int]:
    """Takes each character of these scripts for a word."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, _text(units))
    breaks = [0]
    while (place := finder.toNextBoundary()) > 0:
        breaks.append(place)
    return breaks


def _of_icu() -> _Breaker | None:
    """https://unicode-org.github.io/icu-docs/apidoc/released/icu4c/ubrk_8h.html; None without."""
    # Here, and not above: it is needed where such a script is met, and not for the first paint.
    import ctypes  # noqa: PLC0415

    for name, suffix in _libraries():
        try:
            library = ctypes.CDLL(name, mode=getattr(os, "RTLD_NOLOAD", 0) if suffix else 0)
            functions = [getattr(library, f"ubrk_{act}{suffix}") for act in _ACTS]
        except (OSError, AttributeError):
            continue
        return _breaker_of(*functions)
    return None


_ACTS = ("open", "next", "close")
_WORDS, _DONE = 1, -1


def _libraries() -> list[tuple[str, str]]:
    """Names, and what the names of their functions end with."""
    if sys.platform == "darwin":
        return [("/usr/lib/libicucore.dylib", "")]
    if sys.platform == "win32":
        return [("icu.dll", "")]
    # The one that Qt has loaded: its functions have its version in their names.
    return [(f"libicuuc.so.{version}", f"_{version}") for version in _VERSIONS]


def _breaker_of(begin: Any, step: Any, end: Any) -> _Breaker:
    import ctypes  # noqa: PLC0415 - as above

    status_at = ctypes.POINTER(ctypes.c_int)
    begin.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32, status_at)
    begin.restype = ctypes.c_void_p
    step.argtypes, step.restype = (ctypes.c_void_p,), ctypes.c_int32
    end.argtypes, end.restype = (ctypes.c_void_p,), None

    def breaks(units: bytes) -> list[int]:
        status = ctypes.c_int(0)
        text = ctypes.create_string_buffer(units)  # it is read as long as there is an iterator
        iterator = begin(_WORDS, b"", text, len(units) // 2, ctypes.byref(status))
        if status.value > 0 or not iterator:
            return _of_qt(units)
        found = [0]
        while (place := step(iterator)) != _DONE:
            found.append(place)
        end(iterator)
        return found

    return breaks
