"""The words of Markdown without its markup, near enough to find and to read them. Pure."""

from __future__ import annotations

import re

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
_FENCE = re.compile(r"[ >]*(?:```|~~~)")
#: What stands at the beginning of a line: quotes, then a heading, a bullet or a box.
_BEGIN = re.compile(r"\s*(?:>\s?)*(?:#{1,6}\s+|(?P<bullet>[-*+]\s+)(?:\[(?P<done>[ xX])\]\s+)?)?")
_TABLE_LINE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")


def plain_words(content: str) -> str:
    """Inline Markdown as it reads, on one line."""
    return _LINE_END.sub(" ", _INLINE.sub(_shown, content)) if content else ""


def fences_before(source: str, end: int) -> int:
    """How many lines above a place begin or end code."""
    return sum(1 for _ in _FENCES.finditer(source, 0, end))


def plain_text_of(source: str, *, in_code: bool = False) -> str:
    """A piece of Markdown as it reads, line by line; ``in_code`` where it begins within code."""
    made: list[str] = []
    prose: list[str] = []

    def end_prose() -> None:
        if prose:
            made.append(plain_words("\n".join(prose)))
            prose.clear()

    for line in source.split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
            end_prose()
        elif in_code:
            made.append(line)
        elif not _TABLE_LINE.match(line) or not line.strip():
            prose.append(_without_marks(line))
    end_prose()
    return "\n".join(made)


def _without_marks(line: str) -> str:
    begin = _BEGIN.match(line)
    assert begin is not None  # all of it is optional
    words = line[begin.end() :]
    if words.startswith("|"):
        cells = [cell.strip() for cell in _BAR.split(words.strip().strip("|"))]
        return " · ".join(cell for cell in cells if cell)
    if begin["done"] is not None:
        return ("☐ " if begin["done"] == " " else "☑ ") + words
    return f"• {words}" if begin["bullet"] else words


def _shown(found: re.Match[str]) -> str:
    if found["code"] is not None:
        return found["code"]
    if found["words"] is not None:
        return plain_words(found["words"])
    if found["note"] is not None:
        return f"[{found['note']}]"
    return found["latex"] or found["brackets"] or found["escaped"] or ""


_FENCES = re.compile(rf"^{_FENCE.pattern}", re.MULTILINE)
