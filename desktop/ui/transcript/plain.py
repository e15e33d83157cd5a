"""Text on its way into a QTextDocument, and measures of text."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtGui import QFontMetrics

#: Characters that mean something to QTextDocument itself: paragraph and frame marks.
_RESERVED = re.compile("[\0\r\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")

#: Control characters, and those that turn the direction of writing or join nothing visibly.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)

#: As much of a word as stays together in a label that wraps.
_LONG_WORD = re.compile(r"\S{24}")
_LONGER_WORD = re.compile(r"\S{25,}")
#: As much of it as stays together where it does not fit into a line.
_SYLLABLE = re.compile(r"\S{6}")


def displayable(text: str) -> str:
    """The text with what a text document would take for structure made harmless."""
    if text.isascii() and "\0" not in text and "\r" not in text:
        return text
    return _RESERVED.sub(_stand_in, text.replace("\r\n", "\n").replace("\r", "\n"))


def _stand_in(found: re.Match[str]) -> str:
    return "\N{LINE SEPARATOR}" if found[0] == "\u2029" else "\N{REPLACEMENT CHARACTER}"


#: Hebrew, Arabic and their neighbours, as far as anybody writes them in messages.
_TO_THE_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_NO_WORDS = re.compile(r"(`+)[^`].*?\1|\$[^$]+\$|\]\([^)\s]*\)|https?://\S+", re.DOTALL)


def visible_controls(text: str) -> str:
    """The text with what hides or turns other text made visible; line ends and tabs stay."""
    return _CONTROLS.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0xA0 else f"⟨U+{code:04X}⟩"


def is_right_to_left(markdown: str) -> bool:
    """Whether the first character with a direction runs to the left.

    Code, formulas and addresses have none: in every language they run to the right.
    """
    if _TO_THE_LEFT.search(markdown) is None:
        return False
    for char in _NO_WORDS.sub(" ", markdown):
        match unicodedata.bidirectional(char):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


class LineBreaker:
    """Breaks lines that are too long to be laid out each time something is added to them.

    Text comes in pieces; where it breaks does not depend on how it was cut.
    """

    def __init__(self, longest: int = 1_000) -> None:
        self._longest = longest
        self._column = 0
        #: Whether some line was too long.
        self.broke = False

    def broken(self, text: str) -> str:
        """The next piece, with line ends added."""
        if self._column + len(text) <= self._longest and "\n" not in text:
            self._column += len(text)
            return text
        lines = text.split("\n")
        for number, line in enumerate(lines):
            column = 0 if number else self._column
            if column + len(line) > self._longest:
                self.broke = True
                room = self._longest - column
                starts = range(room, len(line), self._longest)
                lines[number] = "\n".join(
                    [line[:room], *(line[start : start + self._longest] for start in starts)]
                )
                column, line = 0, line[starts[-1] :] if starts else line  # noqa: PLW2901 - its end
            self._column = column + len(line)
        return "\n".join(lines)


def breakable(text: str) -> str:
    """The text with places where a label may break a long word that has none."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


def breakable_within(text: str, width: int, metrics: QFontMetrics) -> str:
    """The same for the words that do not fit into ``width`` pixels; the others are copied whole."""

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        fits = metrics.horizontalAdvance(word) <= width
        return word if fits else _SYLLABLE.sub("\\g<0>\u200b", word)

    return _LONGER_WORD.sub(broken, text)
