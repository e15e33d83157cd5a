"""Markdown that arrives in pieces, parsed once.

Only the text from the start of the last open top-level block on is parsed again when more
arrives; blocks before it are settled for good. Inside a fence nothing is parsed at all: its
lines are handed on as they come. Knows no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token

from desktop.emphasis import use_wide_emphasis
from desktop.ui.transcript.fence import Fence
from desktop.ui.transcript.footnotes import Footnotes, notes_leaves, use_footnotes
from desktop.ui.transcript.leaves import (
    CodeLeaf,
    Leaf,
    MathLeaf,
    ParagraphLeaf,
    Place,
    ProseLeaf,
    TableLeaf,
    TopBlock,
    code_leaf,
    top_blocks,
    with_content,
    with_row,
)
from desktop.ui.transcript.mathematics import GROWING, use_mathematics
from desktop.ui.transcript.unfinished import complete

References: TypeAlias = dict[str, Any]

#: Longer blocks are cut between their outermost lines, e.g. a list without an end; and where
#: there is no such line, anywhere.
_MOST_OPEN = 8_000
_MOST_WHOLE = 16_000
#: A cell takes the time of so many characters: tables are cut sooner.
_CELL = 8
#: Rows of more cells are shown as they were written.
_MOST_COLUMNS = 64

#: A last line that may turn out to be anything: not shown before the next character is known.
_UNDECIDED = re.compile(
    r"[ \t>]*(?:[-*+_=#|:~`$ \t]+|\d{1,9}[.)]?[ \t]*|\\(?:b(?:e(?:g(?:in?(?:\{\w*\*?)?)?)?)?)?"
    r"|\[(?:\^[^\]\s]*(?:\]:?)?)?)"
)
#: The first character of a line that is not indented.
_OUTER = re.compile(r"(?<=\n)[^ \t\n]")
#: The info string of a fence that is still being written.
_OPENING = re.compile(r"[ \t>]*(?:`{3,}[^`\n]*|~{3,}[^\n]*)")


def new_parser(footnotes: Callable[[MarkdownIt], None] = use_footnotes) -> MarkdownIt:
    """CommonMark with tables, strikethrough, mathematics and footnotes. HTML is text."""
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.block.ruler.at("table", _narrow_table, {"alt": ["paragraph", "reference"]})
    use_wide_emphasis(made)
    use_mathematics(made)
    footnotes(made)
    return made


def _narrow_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for tables, but for those with too many columns to be laid out."""
    if state.src.count("|", state.bMarks[start], state.eMarks[start]) > _MOST_COLUMNS:
        return False
    return table(state, start, end, silent)


@dataclass(frozen=True, slots=True)
class Settled:
    """This leaf comes next and does not change any more."""

    leaf: Leaf


@dataclass(frozen=True, slots=True)
class CodeOpened:
    """Code comes next; its text follows as `CodeAppended`."""

    leaf: CodeLeaf


@dataclass(frozen=True, slots=True)
class CodeAppended:
    text: str


@dataclass(frozen=True, slots=True)
class CodeClosed:
    pass


Step: TypeAlias = Settled | CodeOpened | CodeAppended | CodeClosed


@dataclass(slots=True)
class Update:
    """What one flush brought.

    ``steps`` extend what is settled; ``open`` replaces what was open before.
    ``references`` are all link definitions and footnotes known so far. ``late_references`` is
    true when one came, or got another number, after text that may use it was settled.
    ``notes`` are the footnotes, to be shown after all other text; ``in_note`` when the last
    thing that came belongs to one of them.
    """

    steps: list[Step] = field(default_factory=list)
    open: list[Leaf] = field(default_factory=list)
    references: References = field(default_factory=dict)
    late_references: bool = False
    notes: list[ProseLeaf] = field(default_factory=list)
    in_note: bool = False


class MarkdownStream:
    """Turns a growing source into settled and open leaves. Does not parse inline content."""

    def __init__(self, parser: MarkdownIt) -> None:
        self._parser = parser
        self._tail = ""
        self._held = ""
        self._fence: Fence | None = None
        self._references: References = {}
        self._footnotes = Footnotes()
        #: Blocks that may change still, without half-written markup.
        self._open: list[TopBlock] = []
        self._has_notes = False
        self._settled_any = False
        self._late = False

    def flush(self, text: str, *, final: bool = False) -> Update:
        """Take new text. With ``final`` everything is settled and nothing is open."""
        text = self._held + text
        # A line end may be cut in two.
        self._held = "\r" if text.endswith("\r") and not final else ""
        text = text[: len(text) - len(self._held)].replace("\r\n", "\n").replace("\r", "\n")
        self._tail += text.replace("\0", "\N{REPLACEMENT CHARACTER}")
        update = Update()
        self._open = []
        while self._advance(update, final=final):
            pass
        self._take_footnotes(update, final=final)
        return update

    def _take_footnotes(self, update: Update, *, final: bool) -> None:
        known = self._footnotes.known(self._open, final=final)
        if known or self._has_notes:
            self._has_notes = True
            update.references = {**update.references, **known}
            update.notes = notes_leaves(known.values())
            update.late_references = final
            update.in_note = bool(self._open and self._open[-1].notes)

    def _settle(self, blocks: Sequence[TopBlock], update: Update) -> None:
        for block in blocks:
            update.steps.extend(Settled(leaf) for leaf in block.leaves)
            self._footnotes.settle(block)

    def _advance(self, update: Update, *, final: bool) -> bool:
        """One round; true when the rest of the tail needs another."""
        if self._fence is not None:
            update.references = self._references
            taken, closed = self._fence.take(self._tail, final=final)
            if taken.text:
                update.steps.append(CodeAppended(taken.text))
            self._tail = taken.rest
            if not closed:
                return False
            update.steps.append(CodeClosed())
            self._fence = None
            return bool(self._tail)
        blocks, references, defined = self._parse(self._tail, growing=not final)
        if self._cut_definitions(blocks, references, defined, update):
            return True
        if self._cut_long(blocks, references, update):
            return True
        settled = self._settled_count(blocks, final=final)
        self._settle(blocks[:settled], update)
        update.references = references
        if final:
            self._commit(references, before=None)
            update.late_references = self._late
            self._tail = ""
            return False
        self._settled_any = self._settled_any or settled > 0
        if settled < len(blocks):
            first = blocks[settled]
            cut = self._cut(first.start, blocks[settled - 1].end if settled else 0)
            self._commit(references, before=cut)
            self._tail = _from_line(self._tail, cut)
            if first.fence is not None and cut == first.start and "\n" in self._tail:
                self._open_fence(first.fence, update)
                return True
        self._open = self._shown_open(blocks[settled:], references)
        update.open = [leaf for block in self._open for leaf in block.leaves]
        return False

    def _cut_definitions(
        self,
        blocks: Sequence[TopBlock],
        references: References,
        defined: Sequence[int],
        update: Update,
    ) -> bool:
        """Settle all that stands before the last link definition, which may still grow."""
        cut = max(defined, default=0)
        if not cut or any(block.start <= cut < block.end for block in blocks):
            return False
        before = [block for block in blocks if block.end <= cut]
        self._settle(before, update)
        self._settled_any = self._settled_any or bool(before)
        self._commit(references, before=cut)
        self._tail = _from_line(self._tail, cut)
        return True

    def _cut_long(self, blocks: Sequence[TopBlock], references: References, update: Update) -> bool:
        """Settle the beginning of the first block that is too long to be parsed at each flush.

        Where it is cut does not depend on how the text came, nor on what follows the block.
        """
        if _weight(self._tail, _CELL) <= _MOST_OPEN:
            return False
        starts = _line_starts(self._tail)
        for index, block in enumerate(blocks):
            begin, end = starts[block.start], starts[min(block.end, len(starts) - 1)]
            cell = _CELL if block.leaves and isinstance(block.leaves[0], TableLeaf) else 0
            if block.fence is not None or _weight(self._tail[begin:end], cell) <= _MOST_OPEN:
                continue
            cut = self._cut(block.start, blocks[index - 1].end if index else 0)
            place = _place_to_cut(self._tail[starts[cut] : end], cell)
            if not place:
                continue
            self._settle(blocks[:index], update)
            self._commit(references, before=cut)
            self._tail = self._tail[starts[cut] :]
            self._settle_beginning(place, update)
            return True
        return False

    def _settle_beginning(self, place: int, update: Update) -> None:
        blocks, references, _ = self._parse(self._tail[:place])
        self._settle(blocks, update)
        self._commit(references, before=None)
        rest = self._tail[place:]
        last = blocks[-1] if blocks else None
        if last is not None and last.leaves and isinstance(last.leaves[-1], TableLeaf):
            # The rows that follow need their header again.
            header = "".join(_from_line(self._tail, last.start).splitlines(True)[:2])
            if len(header) < place:
                rest = header + rest
        self._tail = rest
        self._settled_any = True

    def _parse(
        self, source: str, *, growing: bool = False
    ) -> tuple[list[TopBlock], References, list[int]]:
        """The blocks, all definitions known with them, and the lines where definitions are."""
        references = dict(self._references)
        known = len(references)
        env: MutableMapping[str, Any] = {"references": references, GROWING: growing}
        tokens: list[Token] = []
        self._parser.block.parse(source, self._parser, env, tokens)
        defined = [*islice(references.values(), known, None), *env.get("duplicate_refs", ())]
        return top_blocks(tokens), references, [int(found["map"][0]) for found in defined]

    def _settled_count(self, blocks: Sequence[TopBlock], *, final: bool) -> int:
        if final:
            return len(blocks)
        count = len(blocks) - 1
        # A line without its end may still turn out to belong to the block above it.
        if count > 0 and not self._tail.endswith("\n"):
            count -= blocks[-1].start == self._tail.count("\n")
        # Mathematics that does not end is text, and may go on the block above it.
        if 0 < count == len(blocks) - 1 and _is_math(blocks[-1]):
            count -= blocks[count - 1].end == blocks[count].start
        return max(count, 0)

    def _cut(self, start: int, previous_end: int) -> int:
        """The line from which on the source is still needed.

        Not always ``start``, where the first open block begins: what looks like a paragraph
        right after a link definition may turn out to be the definition's title.
        """
        if start <= previous_end:
            return start
        line_before = self._tail.split("\n", start)[start - 1]
        return previous_end if line_before.strip() else start

    def _commit(self, references: References, *, before: int | None) -> None:
        """Keep the definitions that end before a line: those after it may still grow."""
        for label, definition in references.items():
            if label not in self._references and (before is None or definition["map"][1] <= before):
                self._references[label] = definition
                self._late = self._late or self._settled_any

    def _open_fence(self, token: Token, update: Update) -> None:
        opening, _, self._tail = self._tail.partition("\n")
        indent = len(opening) - len(opening.lstrip(" "))
        leaf = code_leaf(token, Place())
        update.steps.append(CodeOpened(CodeLeaf(leaf.place, "", leaf.language)))
        self._fence = Fence(token.markup, indent)
        self._settled_any = True

    def _shown_open(self, blocks: list[TopBlock], references: References) -> list[TopBlock]:
        """The open blocks without the half-written markup at their end."""
        head, newline, line = self._tail.rpartition("\n")
        if line and (_UNDECIDED.fullmatch(line) or _OPENING.fullmatch(line)):
            blocks, _, _ = self._parse(head + newline, growing=True)
        if blocks and blocks[-1].leaves:
            leaves = _completed(blocks[-1].leaves, references)
            blocks[-1] = replace(blocks[-1], leaves=leaves)
        elif blocks and blocks[-1].notes:
            *notes, last = blocks[-1].notes
            last = replace(last, leaves=_completed(last.leaves, references))
            blocks[-1] = replace(blocks[-1], notes=(*notes, last))
        return blocks


def _completed(leaves: tuple[Leaf, ...], references: References) -> tuple[Leaf, ...]:
    last = leaves[-1] if leaves else None
    if isinstance(last, ParagraphLeaf):
        return (*leaves[:-1], with_content(last, complete(last.content, references)))
    if isinstance(last, MathLeaf) and not last.latex:
        return leaves[:-1]
    if isinstance(last, TableLeaf):
        return (*leaves[:-1], with_row(last, _completed_row(last.rows[-1], references)))
    return leaves


def _completed_row(cells: tuple[str, ...], references: References) -> tuple[str, ...]:
    """With the cell completed that is being written: the last one that holds something."""
    index = max((i for i, cell in enumerate(cells) if cell), default=-1)
    return tuple(complete(c, references) if i == index else c for i, c in enumerate(cells))


def _is_math(block: TopBlock) -> bool:
    return bool(block.leaves) and isinstance(block.leaves[0], MathLeaf)


def _line_starts(source: str) -> list[int]:
    """Where each line begins, and the end."""
    starts = [0]
    while position := source.find("\n", starts[-1]) + 1:
        starts.append(position)
    starts.append(len(source))
    return starts


def _weight(text: str, cell: int) -> int:
    """Characters, and so many more for each cell of a table."""
    return len(text) + cell * text.count("|") if cell else len(text)


def _place_to_cut(block: str, cell: int) -> int:
    """The last line in the bound that begins at the left edge; else any line's end; else any
    place. 0 when the block may still go on as it is.
    """
    outer = 0
    for found in _OUTER.finditer(block, 1, _MOST_OPEN):
        if _weight(block[: found.start()], cell) > _MOST_OPEN:
            break
        outer = found.start()
    if outer or len(block) <= _MOST_WHOLE:
        return outer
    return block.rfind("\n", 0, _MOST_WHOLE) + 1 or _MOST_WHOLE


def _from_line(source: str, number: int) -> str:
    position = 0
    for _ in range(number):
        position = source.index("\n", position) + 1
    return source[position:]
