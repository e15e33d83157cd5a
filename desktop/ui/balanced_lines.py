"""Long words on the screen in lines of about equal length."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

#: Letters from here on are about twice as wide as those of the alphabets before them.
_WIDE = "\u2e80"


def balanced(text: str, most: int) -> str:
    """The text with line breaks, so that no line is wider than ``most`` narrow letters.

    It is as few lines as can be, none of them much shorter than the others: no word or letter
    stands alone in the last one. Breaks that are there already stay.
    """
    return "\n".join(line for given in text.split("\n") for line in _lines(given, most))


def _lines(text: str, most: int) -> list[str]:
    total = _width(text)
    if total <= most:
        return [text]
    pieces = _pieces(text, most)
    fewest = len(_filled(pieces, most))
    for room in range(-(-total // fewest), most):
        if len(lines := _filled(pieces, room)) <= fewest:
            return lines
    return _filled(pieces, most)


def _filled(pieces: list[str], room: int) -> list[str]:
    """Each line as full as it can be."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and _width((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(text: str, most: int) -> list[str]:
    """What stays together in a line, as far as it fits into one."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    units = text.encode("utf-16-le")
    pieces, start = [], 0
    while (end := finder.toNextBoundary()) > 0:
        piece = units[2 * start : 2 * end].decode("utf-16-le", "replace")
        pieces += [piece[n : n + most] for n in range(0, len(piece), most)]
        start = end
    return pieces


def _width(text: str) -> int:
    return len(text) + sum(letter >= _WIDE for letter in text)
