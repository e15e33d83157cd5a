"""Leaves written as Markdown again. Knows no Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from markdown_it.common.utils import normalizeReference

from desktop.ui.transcript.footnotes import Footnote, footnote_key
from desktop.ui.transcript.leaves import (
    BULLETS,
    CodeLeaf,
    Leaf,
    MathLeaf,
    ParagraphLeaf,
    Place,
    RuleLeaf,
    TableLeaf,
    label_of,
)
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.mathematics import delimited

#: What may name a definition: brackets that are no link by themselves.
_LABEL = re.compile(r"\[([^\[\]]{1,999})\](?!\()")
_RULES = {"left": ":--", "center": ":-:", "right": "--:"}


def leaves_markdown(leaves: Sequence[Leaf]) -> str:
    """Leaves that follow one another, with the lists and quotes that they stand in.

    Where the item around a leaf began before the first leaf, it is no item here.
    """
    writer = _Writer()
    for leaf in leaves:
        writer.add(leaf)
    return writer.finished()


def fenced(text: str, language: str) -> str:
    """Code as a fenced block, with a fence that the code does not contain."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language.replace('`', '')}\n{text}\n{fence}"


def table_markdown(leaf: TableLeaf) -> str:
    """The first row is the header, whichever it was."""
    width = len(leaf.alignments)
    rows = [[*row, *[""] * (width - len(row))] for row in leaf.rows]
    rule = [_RULES.get(kind, "---") for kind in leaf.alignments]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
        for row in [*rows[:1], rule, *rows[1:]]
    )


class _Writer:
    """Knows which items and quotes are open, and what their lines begin with."""

    def __init__(self) -> None:
        self._made = ""
        self._path = ""
        #: What a line begins with for each letter of the path; "" for an item without marker.
        self._levels: list[str] = []
        #: A marker whose item has nothing yet, and the path up to it.
        self._lone: tuple[str, str] | None = None
        self._cut = False

    def add(self, leaf: Leaf) -> None:
        place = leaf.place
        if isinstance(leaf, RuleLeaf) and place.path == "n":
            return  # nobody wrote the line above the footnotes
        same = takewhile(lambda pair: pair[0] == pair[1], zip(self._path, place.path, strict=False))
        common = len(list(same))
        if place.marker:
            common = min(common, len(place.path) - 1)
        shared = "".join(self._levels[:common]).rstrip()
        inner = place.path[common:]
        self._levels[common:] = ["> " if letter == "q" else "" for letter in inner]
        first = self._first_prefix(place)
        self._path = place.path
        if self._lone is not None and not place.path.startswith(self._lone[0]):
            self._end_lone()
        if self._lone is not None:
            before = self._lone[1]
            first = before + first[len("".join(self._levels[: len(self._lone[0])])) :]
            self._lone = None
        elif self._made:
            tight = place.tight and not self._cut
            self._made += "\n" if tight else f"\n{shared}\n"
        if isinstance(leaf, ParagraphLeaf) and place.marker and not leaf.content:
            self._lone = (place.path, first)
            return
        self._made += first + _body(leaf).replace("\n", "\n" + "".join(self._levels))
        self._cut = "" in self._levels

    def finished(self) -> str:
        self._end_lone()
        return self._made

    def _first_prefix(self, place: Place) -> str:
        """What the first line of a leaf begins with; opens its item."""
        if not place.marker:
            return "".join(self._levels)
        marker = "- " if place.marker in BULLETS else f"{place.marker} "
        self._levels[-1] = " " * (4 if label_of(place) else len(marker))
        return "".join(self._levels[:-1]) + marker

    def _end_lone(self) -> None:
        if self._lone is not None:
            self._made += self._lone[1].rstrip()
            self._lone = None


def _body(leaf: Leaf) -> str:
    match leaf:
        case CodeLeaf(text=text, language=language):
            return fenced(text, language)
        case TableLeaf():
            return table_markdown(leaf)
        case RuleLeaf():
            return "***"
        case MathLeaf(latex=latex, markup=markup):
            return delimited(f"\n{latex}\n", markup) if markup else latex
        case ParagraphLeaf(content=content, level=0):
            return content
        case ParagraphLeaf(content=content, level=level):
            return "#" * level + " " + content.replace("\n", " ")


def definitions(markdown: str, references: References) -> str:
    """The link definitions that some Markdown uses, a line each, and the footnotes."""
    links: dict[str, str] = {}
    notes: dict[str, str] = {}
    for found in _LABEL.finditer(markdown) if references else ():
        label = found[1]
        reference = references.get(normalizeReference(label))
        note = references.get(footnote_key(label[1:])) if label.startswith("^") else None
        if isinstance(reference, dict):
            title = str(reference.get("title") or "").replace('"', '\\"')
            words = f' "{title}"' if title else ""
            links[label] = f"[{label}]: <{reference.get('href', '')}>{words}"
        elif isinstance(note, Footnote) and note.leaves and f"[{label}]:" not in markdown:
            notes[label] = leaves_markdown(note.leaves)
    return "\n\n".join(filter(None, ("\n".join(links.values()), "\n".join(notes.values()))))
