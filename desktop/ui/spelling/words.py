"""Which words of a line are checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST_LINE = 5_000
_LONGEST_WORD = 50
#: What is no prose: code in a line, addresses, paths, what begins with a sign.
_SKIPPED = re.compile(r"`[^`]*`?|\S+://\S+|\S+@\S+|[@/#~\\]\S+|\S*[/\\_=<>{}]\S*|\S*\.\w+\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Scripts that are written without spaces, or that dictionaries rarely know.
_OTHER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def checked_words(line: str) -> Iterator[tuple[int, str]]:
    """The words of a line with their places. Names with capitals inside are left out."""
    if len(line) > _LONGEST_LINE:
        return
    prose = _SKIPPED.sub(lambda found: " " * len(found[0]), line)
    for found in _WORD.finditer(prose):
        word = found[0]
        if not 1 < len(word) <= _LONGEST_WORD or _OTHER.search(word):
            continue
        if any(letter.isupper() for letter in word[1:]):
            continue
        yield found.start(), word


def word_at(line: str, place: int) -> tuple[int, str] | None:
    """The checked word that a place is in, or at the end of."""
    words = checked_words(line)
    return next((w for w in words if w[0] <= place <= w[0] + len(w[1])), None)
