"""Segments of a reply that are not built yet, and how leaves are divided into segments."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

from desktop.chat.plain_words import plain_words
from desktop.ui.theme import Theme
from desktop.ui.transcript.document_writer import gap_above, level_of
from desktop.ui.transcript.formula_guess import is_long_formula
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.leaves import (
    CodeLeaf,
    Leaf,
    MathLeaf,
    ParagraphLeaf,
    ProseLeaf,
    TableLeaf,
    label_of,
    with_text,
)
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.picture_words import picture_of
from desktop.ui.transcript.plain_markdown import plain_leaf
from desktop.ui.transcript.spreadsheet import as_tsv
from desktop.ui.transcript.word_match import count_in_source

#: What one segment shows: running text, or one block of its own kind.
Group: TypeAlias = list[ProseLeaf] | CodeLeaf | TableLeaf

#: A segment of prose takes no further leaf when its leaves weigh this much.
_MOST_WEIGHT = 4_000
#: What a leaf weighs besides its characters.
_LEAF_WEIGHT = 80
#: How wide a character of running text is on average, in line heights.
_CHAR = 0.33


class Stub:
    """Holds the leaves of one segment and guesses how high it will be. Is no widget.

    A segment stays a stub until the reader comes near to it.
    """

    def __init__(self, group: Group, references: References) -> None:
        self.references = references
        #: Whether more code may come.
        self.growing = False
        self._prose: list[ProseLeaf] = []
        self._block: CodeLeaf | TableLeaf | None = None
        self._pieces: list[str] = []
        self._estimate: tuple[object, int] = (None, 0)
        if isinstance(group, list):
            self._prose = list(group)
        else:
            self._block = group
            if isinstance(group, CodeLeaf):
                self._pieces = [group.text]

    @property
    def group(self) -> Group:
        match self._block:
            case None:
                return self._prose
            case CodeLeaf() as leaf:
                self._pieces = ["".join(self._pieces)]
                return with_text(leaf, self._pieces[0])
            case leaf:
                return leaf

    @property
    def leaves(self) -> Sequence[ProseLeaf]:
        """Of running text; empty for code and tables."""
        return self._prose

    @property
    def all_leaves(self) -> Sequence[Leaf]:
        """Of any kind."""
        group = self.group
        return group if isinstance(group, list) else [group]

    def plain_text(self) -> str:
        """The words without most of their markup."""
        group = self.group
        match group:
            case CodeLeaf(text=text):
                return text
            case TableLeaf(rows=rows):
                return as_tsv([[plain_words(cell) for cell in row] for row in rows])
        return "\n".join(plain_leaf(leaf) for leaf in group)

    @property
    def length(self) -> int:
        """Characters of code so far."""
        return sum(map(len, self._pieces))

    @property
    def has_notes(self) -> bool:
        """Whether it refers to footnotes, or is one, as it seems."""
        return any("[^" in text for text in self._sources()) or any(
            map(label_of, (leaf.place for leaf in self._prose))
        )

    @property
    def may_have_formulas(self) -> bool:
        return any(isinstance(leaf, MathLeaf) for leaf in self._prose) or any(
            "$" in text or "\\(" in text for text in self._sources()
        )

    def count(self, words: str) -> int:
        """About how often folded words are shown."""
        return sum(count_in_source(text, words) for text in self._sources())

    def set_leaves(self, start: int, leaves: Sequence[ProseLeaf], references: References) -> None:
        """As `ProseView.set_leaves`."""
        self._prose[start:] = leaves
        self.references = references
        self._estimate = (None, 0)

    def append(self, text: str) -> None:
        """More code."""
        self._pieces.append(text)
        self._estimate = (None, 0)

    def _sources(self) -> list[str]:
        group = self.group
        if isinstance(group, CodeLeaf):
            return [group.text]
        if isinstance(group, TableLeaf):
            return [cell for row in group.rows for cell in row]
        texts = []
        for leaf in group:
            match leaf:
                case ParagraphLeaf(content=text) | CodeLeaf(text=text) | MathLeaf(latex=text):
                    texts.append(text)
        return texts

    def estimated_height(self, width: int, theme: Theme) -> int:
        key = (width, theme)
        if self._estimate[0] != key:
            self._estimate = (key, _height(self.group, width, theme))
        return self._estimate[1]


def _height(group: Group, width: int, theme: Theme) -> int:
    per_line = max((width - 2 * theme.px(BLEED)) / (theme.line_height * _CHAR), 1.0)
    if isinstance(group, CodeLeaf):
        return round((group.text.count("\n") + 1) * theme.code_line_height) + theme.px(54)
    if isinstance(group, TableLeaf):
        return round(len(group.rows) * (theme.line_height + theme.px(11)))
    height = 0.0
    for index, leaf in enumerate(group):
        lines = 1
        if isinstance(leaf, ParagraphLeaf):
            lines = max(math.ceil(len(leaf.content) / per_line), 1)
        elif isinstance(leaf, MathLeaf):
            lines = 2 * leaf.latex.count("\\\\") + 2
        elif isinstance(leaf, CodeLeaf):
            lines = leaf.text.count("\n") + 1
        height += lines * theme.line_height
        if index:
            height += gap_above(leaf, theme, headed=bool(level_of(group[index - 1])))
    return round(height)


def grouped(leaves: Sequence[Leaf], kept: Sequence[ProseLeaf] = ()) -> list[Group]:
    """Neighbouring prose together, up to a bound; code in quotes and footnotes is prose.

    ``kept`` are the leaves of the segment that the first group continues; where a segment ends
    does not depend on how the leaves came.
    """
    groups: list[Group] = [[]] if kept else []
    before = kept[-1] if kept else None
    weight = sum(map(_weight, kept))
    for leaf in leaves:
        if isinstance(leaf, TableLeaf) or (
            isinstance(leaf, CodeLeaf) and not stands_in_prose(leaf)
        ):
            groups.append(leaf)
            before = None
            continue
        if _stands_alone(leaf) or (before is not None and _stands_alone(before)):
            groups.append([leaf])
            weight, before = _weight(leaf), leaf
            continue
        last = groups[-1] if groups else None
        # The bars of a quote are painted within one segment.
        whole = before is not None and "q" in before.place.path and "q" in leaf.place.path
        if isinstance(last, list) and (weight < _MOST_WEIGHT or whole):
            last.append(leaf)
            weight += _weight(leaf)
        else:
            groups.append([leaf])
            weight = _weight(leaf)
        before = leaf
    return groups


def _stands_alone(leaf: Leaf) -> bool:
    return picture_of(leaf) is not None or is_long_formula(leaf)


def stands_in_prose(leaf: CodeLeaf) -> bool:
    """Whether code is no segment of its own."""
    return "q" in leaf.place.path or "n" in leaf.place.path


def size_of(group: Group) -> int:
    """How many leaves it has."""
    return len(group) if isinstance(group, list) else 1


def _weight(leaf: ProseLeaf) -> int:
    content = leaf.content if isinstance(leaf, ParagraphLeaf) else ""
    return _LEAF_WEIGHT + len(content)
