"""Markdown that arrives in pieces: what of the page's tree changes with each."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.gateway.page.nodes import Node, blocks_of, new_parser, tree

#: A definition that text before it may refer to.
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)


class Change(NamedTuple):
    """The first ``keep`` nodes stay, ``nodes`` come instead of the others."""

    keep: int
    nodes: list[Node]


class GrowingText:
    """One text as nodes. Blocks before the last one are settled and not parsed again.

    At the end, a text with definitions is parsed as a whole: they count for all of it.
    """

    def __init__(self) -> None:
        self._parser = new_parser()
        self._seen = ""
        self._final = False
        #: How much of the text is settled, and how many nodes that are.
        self._settled = 0
        self._count = 0

    def waiting(self, source: str) -> int:
        """How many characters `change` would parse."""
        return 0 if source == self._seen else len(source) - self._settled

    def change(self, source: str, *, final: bool) -> Change | None:
        """What to do for the text as it is now; None for nothing."""
        source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        if source == self._seen and final == self._final:
            return None
        if not source.startswith(self._seen[: self._settled]):
            self._settled = self._count = 0
        if final and _DEFINITION.search(source):
            self._settled = self._count = 0
        self._seen, self._final = source, final
        tail, keep = source[self._settled :], self._count
        blocks = list(blocks_of(self._parser.parse(tail)))
        nodes: list[Node] = []
        for index, block in enumerate(blocks):
            last = index == len(blocks) - 1
            made = tree(block, coloured=final or not last)
            nodes += made
            if not last:
                self._count += len(made)
        if len(blocks) > 1 and not final and (start := blocks[-1][0].map) is not None:
            self._settled += _offset(tail, start[0])
        else:
            self._count = keep
        return Change(keep, nodes)


def _offset(text: str, line: int) -> int:
    """Where a line begins."""
    offset = 0
    for _ in range(line):
        offset = text.index("\n", offset) + 1
    return offset
