"""Markdown of what is selected in rendered text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from desktop.ui.transcript.formats import ASIDE, INLINE_CODE, NOTE, PICTURE_SOURCE
from desktop.ui.transcript.formula_text import FORMULA, latex_of, markup_of
from desktop.ui.transcript.mathematics import delimited
from desktop.ui.transcript.picture_text import PICTURE

#: A run of text is within some of these; a link, code, a formula and what is known by its
#: markers.
_LINK, _CODE, _MATH, _NOTE = "[", "`", "$", "^"
#: What is written as it is.
_WHOLE = (_CODE, _MATH, _NOTE)
_STRONG = "**"
_SPECIAL = re.compile(r"([\\`*_\[\]<]|\$(?=[^\s\d$])|~(?=~)|(?<=~)~|&(?=#?\w+;))")
#: As Qt itself writes them in plain text.
_PLAIN = str.maketrans({"\N{LINE SEPARATOR}": "\n", "\N{NO-BREAK SPACE}": " "})
#: What would make a block of its own out of a line.
_OPENING = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|[#>]|=+$)")


def inline_markdown(block: QTextBlock, start: int, end: int, *, header: bool = False) -> str:
    """The text between two positions of the document, in one block, with its markup.

    In a ``header`` everything is strong without being marked.
    """
    writer = _Writer()
    for text, look in _runs(block, start, end):
        if written := _written(text, look):
            writer.add(written, _marks(look, header=header))
    return writer.finished()


def _written(text: str, look: QTextCharFormat) -> str:
    """The source of what is no text by itself."""
    if look.objectType() == FORMULA:
        latex = latex_of(look)
        return delimited(latex, markup_of(look)) * len(text) if latex else ""
    if look.hasProperty(PICTURE_SOURCE):
        source = str(look.property(PICTURE_SOURCE))
        return "" if source == ASIDE else source
    return _note_source(look) if look.hasProperty(NOTE) else text


def _runs(block: QTextBlock, start: int, end: int) -> Iterator[tuple[str, QTextCharFormat]]:
    """The text of a block between two positions of the document, and how it looks."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        begin = max(fragment.position(), start)
        stop = min(fragment.position() + fragment.length(), end)
        if begin < stop:
            whole = fragment.text().encode("utf-16-le", "surrogatepass")
            first, last = begin - fragment.position(), stop - fragment.position()
            yield whole[2 * first : 2 * last].decode("utf-16-le", "replace"), fragment.charFormat()
        iterator += 1


def _marks(look: QTextCharFormat, *, header: bool) -> list[str]:
    """What text of a format is within, outermost first."""
    if look.hasProperty(NOTE) or look.hasProperty(PICTURE_SOURCE):
        return [_NOTE]
    marks = [_LINK + look.anchorHref()] if look.anchorHref() else []
    if look.fontStrikeOut():
        marks.append("~~")
    if look.fontWeight() >= QFont.Weight.Bold and not header:
        marks.append(_STRONG)
    if look.fontItalic():
        marks.append("*")
    if look.hasProperty(INLINE_CODE):
        marks.append(_CODE)
    if look.objectType() == FORMULA:
        marks.append(_MATH)
    return marks


def plain_text(cursor: QTextCursor) -> str:
    """What is selected, with formulas as LaTeX and the numbers of footnotes in brackets."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    lines: list[str] = []
    special = False
    while block.isValid() and (block.position() < end or not lines):
        runs = list(_runs(block, start, end))
        special = special or any(map(_is_special, (look for _, look in runs)))
        lines.append("".join(_reading(text, look) for text, look in runs))
        block = block.next()
    # What has nothing special in it is Qt's to tell.
    if not special:
        return cursor.selection().toPlainText()
    return "\n".join(lines).translate(_PLAIN)


def _note_source(look: QTextCharFormat) -> str:
    """The Markdown of a reference to a footnote."""
    source = str(look.property(NOTE))
    return "" if source == ASIDE else source


def _is_special(look: QTextCharFormat) -> bool:
    kinds = (FORMULA, PICTURE)
    return look.objectType() in kinds or any(map(look.hasProperty, (NOTE, PICTURE_SOURCE)))


def _reading(text: str, look: QTextCharFormat) -> str:
    if look.objectType() == FORMULA:
        return latex_of(look) * len(text)
    if look.objectType() == PICTURE:
        return str(look.toolTip())
    if look.hasProperty(PICTURE_SOURCE):
        return "" if look.property(PICTURE_SOURCE) == ASIDE else text
    if look.hasProperty(NOTE):
        return f"[{text}]" if _note_source(look) else ""
    return text


def formula_latex(document: QTextDocument, position: int) -> str:
    """The LaTeX of the formula at a position, or ""."""
    latex = ""
    for look, begin, end in _formulas(document.findBlock(position)):
        # A piece of a formula has the LaTeX of none.
        latex = latex_of(look) or latex
        if begin <= position < end:
            return latex
    return ""


def latex_in(block: QTextBlock) -> list[tuple[int, str]]:
    """The formulas of a block: where each stands, and its LaTeX."""
    return [
        (position, latex_of(look))
        for look, begin, end in _formulas(block)
        for position in range(begin, end)
    ]


def last_latex(document: QTextDocument) -> str:
    """Of the last formula of a document, or ""."""
    block = document.lastBlock()
    while block.isValid():
        if found := latex_in(block):
            return found[-1][1]
        block = block.previous()
    return ""


def _formulas(block: QTextBlock) -> Iterator[tuple[QTextCharFormat, int, int]]:
    """Formats of formulas in a block, and where they begin and end."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().objectType() == FORMULA:
            begin = fragment.position()
            yield fragment.charFormat(), begin, begin + fragment.length()
        iterator += 1


class _Writer:
    """Opens and closes markers between runs of text; blanks stay outside of them."""

    def __init__(self) -> None:
        self._made: list[str] = []
        self._open: list[str] = []
        self._run = ""
        self._marks: list[str] = []
        self._blank = ""

    def add(self, text: str, marks: list[str]) -> None:
        if marks != self._marks:
            self._flush()
            self._marks = marks
        self._run += text

    def finished(self) -> str:
        self._flush()
        self._close(0)
        return "".join(self._made) + self._blank

    def _flush(self) -> None:
        run, self._run = self._run, ""
        inner = run.strip()
        if not inner:
            self._blank += run
            return
        before, _, after = run.partition(inner)
        self._blank += before
        kept = 0
        while kept < min(len(self._open), len(self._marks)):
            if self._open[kept] != self._marks[kept] or self._marks[kept] in _WHOLE:
                break
            kept += 1
        self._close(kept)
        self._made.append(_broken(self._blank))
        self._blank = after
        if not kept and self._marks == [_LINK + inner] and not re.search(r"[*_~`]", inner):
            # A bare address is a link by itself.
            self._made.append(inner)
            return
        for mark in self._marks[kept:]:
            if mark in _WHOLE:
                continue
            self._open.append(mark)
            self._made.append("[" if mark.startswith(_LINK) else mark)
        if _CODE in self._marks:
            self._made.append(_code(inner))
        elif _MATH in self._marks or _NOTE in self._marks:
            self._made.append(inner)
        else:
            self._made.append(self._escaped(inner))

    def _close(self, kept: int) -> None:
        while len(self._open) > kept:
            mark = self._open.pop()
            target = mark[len(_LINK) :]
            self._made.append(f"]({_target(target)})" if mark.startswith(_LINK) else mark)

    def _escaped(self, text: str) -> str:
        text = _SPECIAL.sub(r"\\\1", text)
        if not "".join(self._made).strip() and (opening := _OPENING.match(text)):
            text = f"{opening[0]}\\{text[opening.end() :]}"
        return _broken(text)


def _broken(text: str) -> str:
    return text.replace("\N{LINE SEPARATOR}", "\\\n")


def _code(text: str) -> str:
    text = text.replace("\N{LINE SEPARATOR}", " ")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
