"""Markdown blocks laid flat: what a document shows from top to bottom.

A `Leaf` is the smallest block that holds text: a paragraph, a heading, a rule, code, a table.
Where it is nested is part of its value, so that two leaves that are equal look equal, and a
view that is given new leaves only touches those that differ. Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

BULLETS = ("•", "◦", "▪")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a leaf stands.

    ``path`` has a letter for each block around it, outermost first: ``l`` a list item,
    ``q`` a quote, ``n`` a footnote. ``marker`` is the bullet or number that stands before it;
    that of a footnote is ``[^label]:``. ``tight`` leaves stand close to the leaf above.
    """

    path: str = ""
    marker: str = ""
    tight: bool = False


def note_marker(label: str) -> str:
    return f"[^{label}]:"


def label_of(place: Place) -> str:
    """Of the footnote that begins there; "" where none does."""
    return place.marker[2:-2] if place.marker.startswith("[^") else ""


@dataclass(frozen=True, slots=True)
class ParagraphLeaf:
    """Inline Markdown. ``level`` is 1 to 6 for a heading, else 0."""

    place: Place
    content: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class RuleLeaf:
    place: Place


@dataclass(frozen=True, slots=True)
class CodeLeaf:
    """``text`` has no line end after its last line."""

    place: Place
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class MathLeaf:
    """LaTeX on lines of its own. ``markup`` is what stood before it, e.g. ``$$``; it is ""
    when the LaTeX is an environment. ``growing`` when its end has not come yet.
    """

    place: Place
    latex: str
    markup: str
    growing: bool = False


@dataclass(frozen=True, slots=True)
class TableLeaf:
    """Cells are inline Markdown; the first row is the header. ``alignments``: "", left, ..."""

    place: Place
    alignments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


#: What running text is made of.
ProseLeaf: TypeAlias = ParagraphLeaf | RuleLeaf | CodeLeaf | MathLeaf
Leaf: TypeAlias = ProseLeaf | TableLeaf


@dataclass(frozen=True, slots=True)
class Note:
    """What a footnote says."""

    label: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class TopBlock:
    """A block that is in no other block, with the lines of source that it covers."""

    start: int
    end: int
    leaves: tuple[Leaf, ...]
    #: The opening fence, if this is a fenced code block.
    fence: Token | None = None
    #: The footnotes that are defined in it, or that it is.
    notes: tuple[Note, ...] = ()


def top_blocks(tokens: Sequence[Token]) -> list[TopBlock]:
    """Cut the tokens of a document between its outermost blocks."""
    blocks: list[TopBlock] = []
    begin = 0
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            first = tokens[begin]
            start, end = first.map or (0, 0)
            flat = _Flattener()
            leaves = flat.flatten(tokens[begin : index + 1])
            fence = first if first.type == "fence" else None
            blocks.append(TopBlock(start, end, tuple(leaves), fence, tuple(flat.notes)))
            begin = index + 1
    return blocks


class _Flattener:
    """Walks the tokens of one top block and collects its leaves, and apart from them `notes`."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._leaves: list[Leaf] = []
        self._path = ""
        self._marker = ""
        #: Of each open list: the next number, or None for bullets.
        self._numbers: list[int | None] = []
        self._delimiters: list[str] = []
        self._tight = False
        self._level = 0

    def flatten(self, tokens: Sequence[Token]) -> list[Leaf]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            match token.type:
                case "table_open":
                    index = self._table(tokens, index)
                case "inline":
                    self._paragraph(token.content)
                case "paragraph_open":
                    self._tight = token.hidden
                case "heading_open":
                    self._level = int(token.tag[1:])
                case "heading_close":
                    self._level = 0
                case "fence" | "code_block":
                    self._code(token)
                case "math_block":
                    self._lone_marker()
                    self._tight = False
                    growing = bool(token.meta.get("growing"))
                    leaf = MathLeaf(self._place(), token.content, token.markup, growing)
                    self._leaves.append(leaf)
                case "hr":
                    self._lone_marker()
                    self._leaves.append(RuleLeaf(self._place()))
                case "blockquote_open":
                    self._lone_marker()
                    self._path += "q"
                case "blockquote_close" | "list_item_close":
                    self._lone_marker()
                    self._path = self._path[:-1]
                case "bullet_list_open" | "ordered_list_open":
                    self._open_list(token)
                case "bullet_list_close" | "ordered_list_close":
                    self._numbers.pop()
                    self._delimiters.pop()
                case "list_item_open":
                    self._open_item()
                case "footnote_reference_open":
                    index = self._note(tokens, index)
            index += 1
        return self._leaves

    def _place(self) -> Place:
        # The first leaf keeps its distance to the block above, however tight its list is.
        tight = bool(self._leaves) and self._tight
        place = Place(self._path, self._marker, tight)
        self._marker = ""
        return place

    def _paragraph(self, content: str) -> None:
        self._leaves.append(ParagraphLeaf(self._place(), content, self._level))
        if self._level:
            self._tight = False

    def _lone_marker(self) -> None:
        """An item that does not begin with a paragraph has its marker on a line of its own."""
        if self._marker:
            self._tight = True
            self._leaves.append(ParagraphLeaf(self._place(), ""))

    def _code(self, token: Token) -> None:
        self._lone_marker()
        self._tight = False
        self._leaves.append(code_leaf(token, self._place()))

    def _open_list(self, token: Token) -> None:
        self._lone_marker()
        if token.type == "bullet_list_open":
            self._numbers.append(None)
        else:
            self._numbers.append(int(token.attrGet("start") or 1) if token.attrs else 1)
            if token.attrs and token.attrGet("start") == 0:
                self._numbers[-1] = 0
        self._delimiters.append(token.markup)

    def _open_item(self) -> None:
        number = self._numbers[-1]
        if number is None:
            depth = sum(kind is None for kind in self._numbers)
            self._marker = BULLETS[(depth - 1) % len(BULLETS)]
        else:
            self._marker = f"{number}{self._delimiters[-1]}"
            self._numbers[-1] = number + 1
        self._path += "l"
        self._tight = True

    def _note(self, tokens: Sequence[Token], index: int) -> int:
        """Collect a footnote, wherever it is nested; gives the index of its last token."""
        label, begin = str(tokens[index].meta["label"]), index + 1
        depth = 1
        while depth:
            index += 1
            depth += tokens[index].nesting
        inner = _Flattener()
        inner._path, inner._marker = "n", note_marker(label)
        leaves = inner.flatten(tokens[begin:index])
        inner._lone_marker()
        self.notes += [Note(label, tuple(leaves)), *inner.notes]
        return index

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        """Collect a table; gives the index of its last token."""
        self._lone_marker()
        rows: list[tuple[str, ...]] = []
        cells: list[str] = []
        alignments: list[str] = []
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "inline":
                cells.append(token.content)
            elif token.type == "th_open":
                style = str(token.attrGet("style") or "")
                alignments.append(style.removeprefix("text-align:"))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
            index += 1
        self._tight = False
        self._leaves.append(TableLeaf(self._place(), tuple(alignments), tuple(rows)))
        return index


def code_leaf(token: Token, place: Place) -> CodeLeaf:
    """The leaf of a fence or an indented block."""
    language, _, _ = unescapeAll(token.info).strip().partition(" ")
    return CodeLeaf(place, token.content.removesuffix("\n"), language)


def with_content(leaf: ParagraphLeaf, content: str) -> ParagraphLeaf:
    return replace(leaf, content=content)


def with_row(leaf: TableLeaf, cells: tuple[str, ...]) -> TableLeaf:
    """Another last row."""
    return replace(leaf, rows=(*leaf.rows[:-1], cells))


def with_text(leaf: CodeLeaf, text: str) -> CodeLeaf:
    return replace(leaf, text=text)
