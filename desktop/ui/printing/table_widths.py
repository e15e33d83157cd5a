"""How wide the columns of a table on paper are, and how small its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from desktop.chat.plain_words import plain_words
from desktop.ui.printing.print_text import PaperFormats
from desktop.ui.transcript.formats import InlineStyle

#: Rows that are measured, and how many at a time; what is wider below them may break anywhere.
_MOST_ROWS = 600
_AT_ONCE = 10
_LONGEST_CELL = 2_000
#: Words of a cell whose widths are measured.
_MEASURED = 4
#: Small letters are a little wider than their scale says.
_ROUNDED = 1.03
#: Letters do not become smaller than this.
_SMALLEST = 0.6
#: What stays together on a line; Chinese and Japanese break between any two letters.
_WORD = re.compile(
    r"[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef-]+-?|-|[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]"
)


class TableWidths(NamedTuple):
    """``columns`` in pixels, empty where Qt finds them itself; ``scale`` is of the letters."""

    scale: float = 1.0
    columns: tuple[float, ...] = ()


class TableMeasure:
    """Measures the words of a table, some rows at a time.

    Where a table has no room, its letters become smaller down to a bound. Columns are as wide as
    their longest words; if they have no room even so, the longest words of all are broken.
    """

    def __init__(self, formats: PaperFormats, *, padding: float) -> None:
        def metrics(*, strong: bool = False, code: bool = False) -> QFontMetricsF:
            return QFontMetricsF(formats.inline(InlineStyle(strong=strong, code=code)).font())

        self._bold, self._text = metrics(strong=True), metrics()
        self._code = metrics(code=True)
        self._padding = padding

    def steps(self, rows: Sequence[tuple[str, ...]], columns: int) -> Iterator[None]:
        self._words, self._lines = [0.0] * columns, [0.0] * columns
        for number, row in enumerate(rows[:_MOST_ROWS]):
            for column, content in enumerate(row[:columns]):
                self._take(column, content[:_LONGEST_CELL], head=number == 0)
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield

    def fitted(self, room: float) -> TableWidths:
        """Of what was measured, in a room of so many pixels."""
        if sum(self._lines) + len(self._lines) * self._padding <= room:
            return TableWidths()
        needed = sum(self._words) + len(self._words) * self._padding
        scale = min(max(room / needed, _SMALLEST), 1.0)
        padding = self._padding * scale
        room -= len(self._words) * padding
        if room <= 0:
            return TableWidths(_SMALLEST)
        least = _capped([word * scale for word in self._words], room)
        most = [max(line * scale, low) for line, low in zip(self._lines, least, strict=True)]
        wish = sum(most) - sum(least)
        share = (room - sum(least)) / wish if wish > 0 else 0
        widths = [low + (high - low) * share for low, high in zip(least, most, strict=True)]
        return TableWidths(scale, tuple(width + padding for width in widths))

    def _take(self, column: int, content: str, *, head: bool) -> None:
        fonts = [self._bold if head else self._text, *([self._code] if "`" in content else [])]
        text = plain_words(content)
        # The longest in letters is not always the widest.
        words = sorted(set(_WORD.findall(text)), key=len)[-_MEASURED:] or [""]
        for font in fonts:
            word = max(map(font.horizontalAdvance, words)) * _ROUNDED + 2
            self._words[column] = max(self._words[column], word)
            line = font.horizontalAdvance(text) + 2
            self._lines[column] = max(self._lines[column], line)


def _capped(widths: list[float], room: float) -> list[float]:
    """The widths with the widest made narrower, so that all have room."""
    left, waiting = room, sorted(widths)
    while waiting:
        cap = left / len(waiting)
        if waiting[0] > cap:
            return [min(width, cap) for width in widths]
        left -= waiting.pop(0)
    return widths
