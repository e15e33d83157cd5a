"""How text looks on paper, and how it is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextDocument

from desktop.ui.palettes import LIGHT
from desktop.ui.theme import Theme, own_family
from desktop.ui.transcript.formats import INLINE_CODE, InlineStyle, TextFormats

_MOST_WORDS = 300


def print_theme() -> Theme:
    """Black on white, a little smaller than on the screen."""
    black = LIGHT._replace(text="#000000", secondary="#4A4A48", panel="#F5F5F3")
    return Theme(black, 90, own=own_family())


class PaperFormats(TextFormats):
    """Inline code has a ground of its own: nobody paints one behind it here."""

    def _build(self, style: InlineStyle) -> QTextCharFormat:
        made = super()._build(style)
        if style.code:
            made.setBackground(self.theme.colour("panel"))
            made.clearProperty(INLINE_CODE)
        return made

    def back_link(self, number: int) -> tuple[str, QTextCharFormat]:
        """Nothing leads anywhere on paper."""
        return "", super().back_link(number)[1]


class ClosedDocument(QTextDocument):
    """Shows what was put into it and loads nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - nothing is loaded
        return None


def coloured(line: str, spans: Sequence[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """A line cut into pieces with the name of each one's colour; spans count in UTF-16."""
    units = line.encode("utf-16-le", "surrogatepass")

    def cut(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")

    made: list[tuple[str, str]] = []
    position, total = 0, len(units) // 2
    for start, length, colour in spans:
        begin, end = min(start, total), min(start + length, total)
        if begin > position:
            made.append((cut(position, begin), ""))
        if end > begin:
            made.append((cut(begin, end), colour))
        position = max(position, end)
    if position < total:
        made.append((cut(position, total), ""))
    return made


def aligned(alignment: str, *, rtl: bool = False) -> QTextBlockFormat:
    """Of a cell; ``rtl`` is for a table whose first column stands on the right."""
    sides = {
        "left": Qt.AlignmentFlag.AlignLeft,
        "center": Qt.AlignmentFlag.AlignHCenter,
        "right": Qt.AlignmentFlag.AlignRight,
    }
    made = QTextBlockFormat()
    # Of the column, whatever runs to the other side in it.
    side = sides.get(alignment, sides["right" if rtl else "left"])
    made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return made


def flat_block() -> QTextBlockFormat:
    """Of the blocks that a document needs around a frame: they take no room."""
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def pieces(text: str, size: int) -> list[str]:
    """A text cut between lines, or within one that is too long."""
    made: list[str] = []
    held: list[str] = []
    room = size
    for whole in text.split("\n"):
        for line in _cut(whole, size):
            if held and len(line) + 1 > room:
                made.append("\n".join(held))
                held, room = [], size
            held.append(line)
            room -= len(line) + 1
    if held:
        made.append("\n".join(held))
    return made


def _cut(line: str, size: int) -> Iterator[str]:
    """A line in parts that end between words, if there are any."""
    while len(line) > size:
        end = line.rfind(" ", 0, size) + 1 or size
        yield line[:end]
        line = line[end:]
    yield line


def shortened(words: str) -> str:
    flat = " ".join(words[: 4 * _MOST_WORDS].split())
    return flat if len(flat) <= _MOST_WORDS else f"{flat[:_MOST_WORDS]}…"
