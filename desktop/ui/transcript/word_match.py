"""Words compared without regard to case, accents, width and kind of kana. Knows no Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

#: A letter with its marks of voice is one, in half width too.
_ASCII_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f][\u3099\u309a\uff9e\uff9f]*")
#: Accents, and what only turns the direction of text.
_ACCENTS = re.compile(
    r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff\u200e\u200f\u2066-\u2069]"
)
_VOICED = re.compile("[\u3041-\u309f][\u3099\u309a]")
_KANAS = re.compile("[\u3041-\u30fe]")
#: Katakana, to hiragana.
_KANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
#: Where links lead to, and marks between which words stand: neither is shown.
_TARGET = re.compile(r"\]\([^()\s]*\)")
_MARKS = "*`[]\\"


def folded(text: str) -> str:
    """What two texts have in common that read alike."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFKD", text):
        text = unicodedata.normalize("NFKD", text)
    # What is cheap to find out first: most texts have no accents.
    return as_hiragana(_ACCENTS.sub("", text) if _ACCENTS.search(text) else text).casefold()


def as_hiragana(text: str) -> str:
    """Decomposed text with one kind of kana, which are letters of their own when voiced."""
    if not _KANAS.search(text):
        return text
    return _VOICED.sub(lambda kana: unicodedata.normalize("NFC", kana[0]), text.translate(_KANA))


def shown_words(source: str) -> str:
    """About what some Markdown shows, folded."""
    if "](" in source:
        source = _TARGET.sub("", source)
    for mark in _MARKS:
        source = source.replace(mark, "")
    return folded(source)


def has_markup(needle: str) -> bool:
    """Whether words can only be found in the source itself."""
    return any(mark in needle for mark in _MARKS)


def count_in_source(source: str, needle: str) -> int:
    """About how often folded words are shown by some Markdown.

    Markup within the words is left out of account, unless they have some themselves.
    """
    return (folded(source) if has_markup(needle) else shown_words(source)).count(needle)


def places(text: str, needle: str, most: int) -> list[tuple[int, int]]:
    """Where folded words stand in a text, as positions of a text document (UTF-16).

    Gives ``most`` places at most.
    """
    if not needle:
        return []
    if text.isascii():
        found = _found(text.lower(), needle, most)
        return [(start, start + len(needle)) for start in found]
    shown, starts = _mapped(text)
    ends = [*starts[1:], len(text.encode("utf-16-le", "surrogatepass")) // 2]
    made = []
    for start in _found(shown, needle, most):
        last = start + len(needle) - 1
        # Accents belong to the letter before them.
        end = next((ends[i] for i in range(last, len(ends)) if ends[i] > starts[last]), ends[-1])
        made.append((starts[start], end))
    return made


def places_with(
    text: str, inserted: Sequence[tuple[int, str]], needle: str, most: int
) -> list[tuple[int, int]]:
    """As `places`, where words stand in place of some characters (UTF-16 positions, ascending).

    What is found within such words is the character that they stand for.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    pieces, end = [], 0
    #: Where the words begin and end in the text that is looked through, and what they are for.
    spans: list[tuple[int, int, int]] = []
    length = 0
    for position, words in inserted:
        before = units[2 * end : 2 * position]
        inside = words.encode("utf-16-le", "surrogatepass")
        pieces += [before, inside]
        length += len(before) // 2
        spans.append((length, length + len(inside) // 2, position))
        length += len(inside) // 2
        end = position + 1
    pieces.append(units[2 * end :])
    whole = b"".join(pieces).decode("utf-16-le", "surrogatepass")

    def back(place: int, *, ends: bool) -> int:
        shift = 0
        for first, last, position in spans:
            if place < first or (ends and place == first):
                break
            if place < last or (ends and place == last):
                return position + ends
            shift = position + 1 - last
        return place + shift

    found = [
        (back(start, ends=False), back(end, ends=True))
        for start, end in places(whole, needle, most)
    ]
    return list(dict.fromkeys(found))


def _found(text: str, needle: str, most: int) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0 and most > 0:
        yield start
        most -= 1
        start = text.find(needle, start + len(needle))


def _mapped(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where it came from."""
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    for run in _ASCII_RUN.finditer(text):
        piece = run[0]
        if piece.isascii():
            pieces.append(piece.lower())
            starts += range(position, position + len(piece))
            position += len(piece)
        else:
            piece = folded(piece)
            pieces.append(piece)
            starts += [position] * len(piece)
            position += sum(2 if char > "\uffff" else 1 for char in run[0])
    return "".join(pieces), starts
