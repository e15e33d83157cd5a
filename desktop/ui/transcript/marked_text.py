"""Markdown of what is selected in rendered text."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat

from desktop.ui.transcript.document_writer import ProseLeaf
from desktop.ui.transcript.formats import INLINE_CODE
from desktop.ui.transcript.leaves import BULLETS, CodeLeaf, ParagraphLeaf, Place

_SPECIAL = re.compile(r"([\\`*_\[\]<])")
#: Deep enough for what stands in an item of a bullet list and of a numbered one.
_INDENT = "   "


def leaf_markdown(leaf: ProseLeaf, content: str | None = None) -> str:
    """A whole leaf as Markdown, or with other inline ``content`` in its place."""
    first, rest = _prefixes(leaf.place)
    match leaf:
        case CodeLeaf(text=text, language=language):
            body = fenced(text, language) if content is None else content
        case ParagraphLeaf():
            marks = "#" * leaf.level + " " if leaf.level else ""
            body = marks + (leaf.content if content is None else content)
        case _:
            body = "---"
    return first + body.replace("\n", f"\n{rest}")


def fenced(text: str, language: str) -> str:
    """Code as a fenced block, with a fence that the code does not contain."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def inline_markdown(block: QTextBlock, start: int, end: int) -> str:
    """The text between two positions of the document, in one block, with its markup."""
    made: list[str] = []
    run, kind = "", ("", "")
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        begin = max(fragment.position(), start)
        stop = min(fragment.position() + fragment.length(), end)
        if begin < stop:
            text = fragment.text()[begin - fragment.position() : stop - fragment.position()]
            found = _kind(fragment.charFormat())
            if found != kind:
                made.append(_marked(run, kind))
                run, kind = "", found
            run += text
        iterator += 1
    made.append(_marked(run, kind))
    return "".join(made)


def _kind(look: QTextCharFormat) -> tuple[str, str]:
    """The markers around text of a format, and where it links to."""
    if look.hasProperty(INLINE_CODE):
        return "`", look.anchorHref()
    marks = "~~" if look.fontStrikeOut() else ""
    if look.fontWeight() >= QFont.Weight.Bold:
        marks += "**"
    if look.fontItalic():
        marks += "*"
    return marks, look.anchorHref()


def _marked(text: str, kind: tuple[str, str]) -> str:
    marks, target = kind
    if not text.strip():
        return text
    text = text.replace("\N{LINE SEPARATOR}", "\\\n" if marks != "`" else " ")
    inner = text.strip()
    before, _, after = text.partition(inner)
    if marks == "`":
        ticks = "``" if "`" in inner else "`"
        made = f"{ticks}{inner}{ticks}"
    elif target == inner:
        made = inner
    else:
        made = marks + _SPECIAL.sub(r"\\\1", inner) + marks[::-1]
    if target and target != inner:
        made = f"[{made}]({target})"
    return before + made + after


def _prefixes(place: Place) -> tuple[str, str]:
    """What stands before the first and before every other line of a leaf."""
    rest = "".join("> " if letter == "q" else _INDENT for letter in place.path)
    if not place.marker:
        return rest, rest
    marker = "- " if place.marker in BULLETS else f"{place.marker} "
    return rest[: -len(_INDENT)] + marker, rest
