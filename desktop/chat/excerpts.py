"""A few words of a text around what was looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Literal

import msgspec

from desktop.chat.plain_words import fences_before, plain_text_of
from desktop.chat.search import Term
from desktop.chat.search_words import HIRAGANA, signed, spaced

#: Characters that are shown before the first mark and in all.
_BEFORE = 32
_LENGTH = 200
_MOST_MARKS = 50
#: As far before a term the line of Markdown is looked at that it stands in.
_LONGEST_LINE = 400
_HALF_AND_FULL = re.compile("[\uff01-\uffee]")
#: As far as this a text is looked through.
_FAR = 1_000_000


class Excerpt(msgspec.Struct, frozen=True):
    """One line of text, and which stretches of it (start, end) were looked for."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def excerpt(
    text: str, terms: Iterable[Term], *, length: int = _LENGTH, markdown: bool = False
) -> Excerpt:
    """The part of a text where a term stands first; its beginning when none does.

    Of Markdown it is what can be read, unless a term stands in nothing but its markup.
    """
    terms = tuple(terms)
    first = _first_place(text, terms)
    as_it_is = _around(text, first, terms, length)
    if not markdown:
        return as_it_is
    begin = max(text.rfind("\n", 0, first) + 1, first - _LONGEST_LINE)
    in_code = fences_before(text, begin) % 2 == 1
    words = plain_text_of(text[begin : first + 4 * length], in_code=in_code)
    shown = _around(words, _first_place(words, terms), terms, length, cut=begin > 0)
    return shown if shown.marks or not as_it_is.marks else as_it_is


def _first_place(text: str, terms: tuple[Term, ...]) -> int:
    folded = _folded(text[:_FAR])
    places = (spans[0][0] for term in terms if (spans := _spans(term, folded, most=1)))
    return min(places, default=0)


def _around(
    text: str, first: int, terms: tuple[Term, ...], length: int, *, cut: bool = False
) -> Excerpt:
    """A line of what stands around a place; ``cut`` when there is more above the text."""
    start = max(first - _BEFORE, 0)
    if start:
        # Begin with a word, if there is one near.
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    line = " ".join(text[start : start + 2 * length].split())[:length]
    line = ("…" if start or cut else "") + line
    folded = _folded(line)
    return Excerpt(line, tuple(_joined(span for term in terms for span in _spans(term, folded))))


def _spans(term: Term, folded: str, *, most: int = _MOST_MARKS) -> list[tuple[int, int]]:
    """Where a term stands in a folded text, at the beginnings of words if it does so at all.

    Within a name like ``getUserName`` and in scripts without spaces a word begins anywhere.
    """
    name = term.text.rstrip(".,:;!?")
    if signed(name):
        inner = re.escape(_folded(name))
    else:
        inner = r"[\W_]*".join(re.findall(r"[^\W_]+", spaced(_folded(term.text))))
    if not inner:
        return []
    end = "" if term.prefix else r"(?![^\W_])"
    for pattern in (rf"(?<![^\W_]){inner}{end}", inner):
        spans = [match.span() for match in islice(re.finditer(pattern, folded), most)]
        if spans:
            return spans
    return []


class _Fold(dict[int, str]):
    """Maps a character to its small form without accents, of ordinary width, kana to hiragana:
    always one character."""

    def __missing__(self, code: int) -> str:
        # Ligatures and the like have to stay one: only what has a width is made another sign.
        form: Literal["NFKD", "NFD"] = "NFKD" if _HALF_AND_FULL.match(chr(code)) else "NFD"
        base = unicodedata.normalize(form, chr(code))[0].lower().translate(HIRAGANA)
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_Fold())


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in their order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
