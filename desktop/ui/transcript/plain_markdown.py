"""Blocks of Markdown without its markup, near enough to find and to read them.

What is shown is written by `DocumentWriter`; this stands in where nothing is shown yet and
costs a fraction of it. Knows no Qt.
"""

from __future__ import annotations

import re

from desktop.chat.plain_words import plain_words
from desktop.ui.transcript.leaves import (
    CodeLeaf,
    Leaf,
    MathLeaf,
    ParagraphLeaf,
    RuleLeaf,
    TableLeaf,
)

_TASK = re.compile(r"\[([ xX])\]\s")


def plain_leaf(leaf: Leaf) -> str:
    """A block as it reads, with its bullet or number."""
    match leaf:
        case CodeLeaf(text=text):
            return text
        case TableLeaf(rows=rows):
            return "\n".join("\t".join(map(plain_words, row)) for row in rows)
        case RuleLeaf():
            return ""
        case MathLeaf(latex=latex):
            return latex
        case ParagraphLeaf(place=place, content=content):
            marker = place.marker
            if marker and (task := _TASK.match(content)):
                marker, content = "☐" if task[1] == " " else "☑", content[task.end() :]
            words = plain_words(content)
            return f"{marker}\t{words}" if marker else words
