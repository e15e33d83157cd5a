"""The text of a code block whose end has not come yet. Knows no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """What a fence made of some text."""

    text: str
    rest: str


class Fence:
    """Reads the lines of an open fence (CommonMark 4.5). Does not look at what they mean."""

    def __init__(self, markup: str, indent: int) -> None:
        char = re.escape(markup[0])
        self._closing = re.compile(rf" {{0,3}}{char}{{{len(markup)},}}[ \t]*")
        #: A line that may still become a closing fence, or whose indent is not known yet.
        self._undecided = re.compile(rf" *(?:(?<! {{4}}){char}*[ \t]*)")
        self._indent = indent
        self._mid_line = False
        self._first = True

    def take(self, source: str, *, final: bool) -> tuple[Taken, bool]:
        """Text to show and the rest to keep; true when the fence is closed, by its line or
        by the end of all text.
        """
        shown: list[str] = []
        position = 0
        while True:
            end = source.find("\n", position)
            line = source[position:] if end < 0 else source[position:end]
            if not self._mid_line:
                if (end >= 0 or final) and self._closing.fullmatch(line):
                    rest = "" if end < 0 else source[end + 1 :]
                    return Taken("".join(shown), rest), True
                if end < 0 and (not line or (self._undecided.fullmatch(line) and not final)):
                    break
                # Line ends are shown with the line that follows: the last one has none.
                shown.append("" if self._first else "\n")
                self._first = False
                line = self._dedented(line)
            shown.append(line)
            self._mid_line = end < 0
            if end < 0:
                position = len(source)
                break
            position = end + 1
        return Taken("".join(shown), source[position:]), final

    def _dedented(self, line: str) -> str:
        spaces = len(line) - len(line.lstrip(" "))
        return line[min(self._indent, spaces) :]
