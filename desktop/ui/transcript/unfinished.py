"""Guesses how half-written inline Markdown will end, so that raw markers do not flash.

Only for text that is still arriving: what is settled is shown exactly as written.
"""

from __future__ import annotations

import re
from collections.abc import Container

from desktop.ui.transcript.mathematics import half_span_at, span_at

#: Looking further back than this costs more than a marker that flashes.
_REACH = 2_000

_TOKEN = re.compile(
    r"(?P<math>\$|\\[(\[])|\\.|(?P<code>`+)|(?P<star>\*+)|(?P<under>_+)|(?P<strike>~~)|(?P<open>!?\[)|(?P<close>\])",
    re.DOTALL,
)
#: A reference to a footnote that is still being written.
_HALF_NOTE = re.compile(r"\[\^\S*")


def complete(content: str, references: Container[str] = ()) -> str:
    """``content`` with open code, emphasis and strikethrough closed and open links as text.

    A formula without its end is code.
    """
    if len(content) > _REACH:
        cut = len(content) - _REACH
        return content[:cut] + complete(content[cut:], references)
    scan = _Scan(content)
    if scan.code:
        start, ticks = scan.code
        inside = content[start + len(ticks) :]
        if not inside.strip("`").strip():
            return _closed(content[:start].rstrip(" "), scan.open_marks)
        # A closing run that is not whole yet.
        return _closed(content.rstrip("`") + ticks, scan.open_marks)
    if scan.formula is not None:
        start, opening = scan.formula
        inside = content[start + len(opening) :].rstrip("$\\")
        if not inside.strip() or "`" in inside:
            return _closed(content[:start].rstrip(" "), scan.open_marks)
        return _closed(f"{content[:start]}`{inside}`", scan.open_marks)
    if scan.link is not None:
        start, text_end = scan.link
        if text_end is None and _HALF_NOTE.fullmatch(content, start):
            return _closed(content[:start], scan.open_marks)
        inner = content[start:].removeprefix("!").removeprefix("[")
        if text_end is not None:
            inner = content[start:text_end].removeprefix("!").removeprefix("[")
        return _closed(content[:start] + inner, scan.open_marks)
    return _closed(content, scan.open_marks)


def _closed(content: str, marks: list[tuple[int, str]]) -> str:
    """Close what is open, innermost first; a marker with nothing after it goes away."""
    closers = ""
    for start, mark in reversed(marks):
        if not content[start:].strip("*_~ \n"):
            content = content[:start].rstrip(" ")
            continue
        if not closers:
            # Half of the closing marker may have come.
            content = content.rstrip(mark[0])
        closers += mark
    return content.rstrip(" ") + closers if closers else content


class _Scan:
    """One pass over the inline source, noting what is open at its end."""

    def __init__(self, content: str) -> None:
        self.open_marks: list[tuple[int, str]] = []
        self.code: tuple[int, str] | None = None
        #: Start of an unfinished link and the end of its text, if that is known.
        self.link: tuple[int, int | None] | None = None
        #: Start and opening delimiter of an unfinished formula.
        self.formula: tuple[int, str] | None = None
        self._brackets: list[int] = []
        position = 0
        while found := _TOKEN.search(content, position):
            position = found.end()
            kind = found.lastgroup
            if kind == "math":
                span = span_at(content, found.start())
                if span is not None:
                    position = span.end
                elif opening := half_span_at(content, found.start()):
                    self.formula = (found.start(), opening)
                    return
            elif kind == "code":
                end = _code_end(content, position, found[0])
                if end < 0:
                    self.code = (found.start(), found[0])
                    break
                position = end
            elif kind == "open":
                self._brackets.append(found.start())
            elif kind == "close" and self._brackets:
                start = self._brackets.pop()
                end = _link_end(content, position)
                if end < 0:
                    self.link = (start, position - 1)
                    return
                position = end
            elif kind in ("star", "under", "strike"):
                self._mark(content, found.start(), found[0])
        if self.code is None and self._brackets:
            last = self._brackets[-1]
            # A bracket with a line behind it is more likely prose than a link.
            if "\n" not in content[last:] and len(content) - last < 200:
                self.link = (last, None)

    def _mark(self, content: str, start: int, run: str) -> None:
        before = content[start - 1 : start]
        after = content[start + len(run) : start + len(run) + 1]
        for index in range(len(self.open_marks) - 1, -1, -1):
            mark = self.open_marks[index][1]
            if mark == run and before and not before.isspace():
                del self.open_marks[index:]
                return
            if mark[0] == run[0] and len(run) > len(mark) and before and not before.isspace():
                run = run[len(mark) :]
                del self.open_marks[index:]
        opens = not after.isspace() if after else True
        if before.isalnum() and (run[0] == "_" or (run == "*" and after)):
            opens = False
        if opens and len(run) <= 3:
            self.open_marks.append((start, run))


def _link_end(content: str, position: int) -> int:
    """Where the target after a link's text ends; -1 when it is still being written."""
    if content[position : position + 1] != "(":
        return position
    end = content.find(")", position)
    return position if end < 0 and "\n\n" in content[position:] else end + (end >= 0)


def _code_end(content: str, position: int, ticks: str) -> int:
    """Where the code span that began with ``ticks`` ends, or -1."""
    for found in re.finditer(r"`+", content[position:]):
        if found[0] == ticks:
            return position + found.end()
    return -1
