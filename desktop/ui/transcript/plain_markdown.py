"""The words of Markdown without its markup, near enough to find and to read them.

What is shown is written by `DocumentWriter`; this stands in where nothing is shown yet and
costs a fraction of it. Knows no Qt.
"""

from __future__ import annotations

import re

from desktop.ui.transcript.leaves import (
    CodeLeaf,
    Leaf,
    MathLeaf,
    ParagraphLeaf,
    RuleLeaf,
    TableLeaf,
)

#: Code first: in it nothing else is markup. Then what shows a part of itself.
_INLINE = re.compile(
    r"(?P<ticks>`+)(?P<code>[^`](?:.*?[^`])?)(?P=ticks)(?!`)"
    r"|\\\((?P<brackets>.+?)\\\)"
    r"|(?<![\w$])(?P<dollars>\$\$?)(?P<latex>[^\s$`](?:[^$`]*[^\s$`])?)(?P=dollars)(?!\d)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[\^(?P<note>[^\[\]\s]+)\]"
    r"|!?\[(?P<words>[^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
    r"|(?P<marks>\*+|~~|(?<!\w)_+|_+(?!\w))",
    re.DOTALL,
)
_LINE_END = re.compile(r"(?:\\|[ ]*)\n[ ]*")
_TASK = re.compile(r"\[([ xX])\]\s")


def plain_words(content: str) -> str:
    """Inline Markdown as it reads, on one line."""
    return _LINE_END.sub(" ", _INLINE.sub(_shown, content)) if content else ""


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


def _shown(found: re.Match[str]) -> str:
    if found["code"] is not None:
        return found["code"]
    if found["words"] is not None:
        return plain_words(found["words"])
    if found["note"] is not None:
        return f"[{found['note']}]"
    return found["latex"] or found["brackets"] or found["escaped"] or ""
