"""Footnotes in Markdown: what refers to one, and in which order they stand. Knows no Qt.

Notes are numbered in the order in which the text refers to them, those that it does not refer
to come last. They are kept among the link definitions, under keys that no link has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from desktop.ui.transcript.leaves import (
    Leaf,
    Note,
    ParagraphLeaf,
    Place,
    ProseLeaf,
    RuleLeaf,
    TableLeaf,
    TopBlock,
)

_REFERENCE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,200})\]")
#: A label that will probably be defined: what a sentence hardly has in brackets otherwise.
_PROBABLE = re.compile(r"[\w.:-]{1,40}")
#: A reference, and what is none although it looks alike.
_CITED = re.compile(
    rf"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\\.|{_REFERENCE.pattern}", re.DOTALL
)
#: What may name a definition.
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]", re.DOTALL)
#: More than this in one paragraph is shown as it was written.
_MOST_TICKS = 600


#: What links in the text and back from the notes lead to, followed by the number.
TO_NOTE, TO_TEXT = "footnote:", "footnote-text:"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that the text may refer to. Two are equal when references to them look alike.

    ``leaves`` are empty as long as it is not known what the note says.
    """

    number: int
    leaves: tuple[Leaf, ...] = field(default=(), compare=False)


def footnote_key(label: str) -> str:
    """What a note is found by among the link definitions. Labels of links are capitals."""
    return "footnote " + normalizeReference(label)


def use_footnotes(parser: MarkdownIt) -> None:
    """Teach a parser: definitions stay where they are; references are ``footnote_ref`` tokens
    if the environment knows the note, with its number as ``meta``.
    """
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _refer)


def _refer(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    note = state.env.get("references", {}).get(footnote_key(found["label"])) if found else None
    if found is None or not isinstance(note, Footnote):
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.content = found[0]
        token.meta = {"number": note.number}
    state.pos = found.end()
    return True


def named(content: str, references: Mapping[str, object]) -> tuple[object, ...]:
    """The definitions of links and footnotes that some text names: it looks as they say."""
    if "[" not in content:
        return ()
    found: list[object] = []
    for name in _LABEL.finditer(content):
        label = name[1]
        found.append(references.get(normalizeReference(label)))
        if label.startswith("^"):
            found.append(references.get(footnote_key(label[1:])))
    return tuple(found)


def note_target(number: int) -> str:
    """Where a reference leads to."""
    return f"{TO_NOTE}{number}"


def text_target(number: int) -> str:
    """Where the link at the end of a note leads to."""
    return f"{TO_TEXT}{number}"


def counterpart(target: str) -> str:
    """The target of the link that a link with ``target`` leads to; "" when that is elsewhere."""
    for here, there in ((TO_NOTE, TO_TEXT), (TO_TEXT, TO_NOTE)):
        if target.startswith(here):
            return there + target.removeprefix(here)
    return ""


class Footnotes:
    """The footnotes of a text that may still grow."""

    def __init__(self) -> None:
        #: By key, whether a note of that label is probable.
        self._cited: dict[str, bool] = {}
        self._notes: dict[str, tuple[Leaf, ...]] = {}

    def settle(self, block: TopBlock) -> None:
        """This block comes next and does not change any more."""
        self._cited.update(_cited(block))
        for note in block.notes:
            _define(self._notes, note)

    def known(self, open_: Sequence[TopBlock], *, final: bool) -> dict[str, Footnote]:
        """All of them in their order, with what may change still.

        Before the ``final`` round references count as well whose note may come yet.
        """
        cited, notes = self._cited, self._notes
        if any(block.notes for block in open_):
            notes = dict(notes)
            for note in (note for block in open_ for note in block.notes):
                _define(notes, note)
        if coming := [found for block in open_ for found in _cited(block)]:
            cited = {**cited, **dict(coming)}
        if not cited and not notes:
            return {}
        keys = [key for key in cited if key in notes or (cited[key] and not final)]
        keys += [key for key in notes if key not in cited]
        return {key: Footnote(n, notes.get(key, ())) for n, key in enumerate(keys, start=1)}


def notes_leaves(notes: Iterable[Footnote]) -> list[ProseLeaf]:
    """What stands below a text: a line, and what the notes say."""
    leaves = [prose for note in notes for leaf in note.leaves for prose in _as_prose(leaf)]
    return [RuleLeaf(Place("n")), *leaves] if leaves else []


def _as_prose(leaf: Leaf) -> Iterator[ProseLeaf]:
    """Notes are running text: there is no room in it for tables, but for their rows."""
    if not isinstance(leaf, TableLeaf):
        yield leaf
        return
    for row in leaf.rows:
        yield ParagraphLeaf(replace(leaf.place, tight=True), " | ".join(row))


def _define(notes: dict[str, tuple[Leaf, ...]], note: Note) -> None:
    """Whoever defines a note twice wrote more of it."""
    key = footnote_key(note.label)
    known, leaves = notes.get(key, ()), note.leaves
    if known and leaves:
        first = replace(leaves[0], place=replace(leaves[0].place, marker=""))
        leaves = (first, *leaves[1:])
    notes[key] = known + leaves


def _cited(block: TopBlock) -> Iterator[tuple[str, bool]]:
    """The keys of the notes that a block refers to, and whether they are probable."""
    for leaf in (*block.leaves, *(leaf for note in block.notes for leaf in note.leaves)):
        for text in _texts(leaf):
            if "[^" in text and text.count("`") <= _MOST_TICKS:
                for found in _CITED.finditer(text):
                    if label := found["label"]:
                        yield footnote_key(label), _PROBABLE.fullmatch(label) is not None


def _texts(leaf: Leaf) -> Iterable[str]:
    match leaf:
        case ParagraphLeaf(content=content):
            return (content,)
        case TableLeaf(rows=rows):
            return (cell for row in rows for cell in row)
        case _:
            return ()
