"""How texts are taken apart for searching: words, parts of names in code, single characters.

Scripts that do not separate words are taken by the character; their words are found as
sequences; so are those of Hangul, which glues particles to them. Katakana are taken as hiragana,
forms of half and of full width as the ordinary ones. ``getUserName`` is found by its
parts too, and ``C++`` and ``C#`` as names of their own. The index and the query must agree on all
of this: a change here needs the index to be filled again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: Kana, Han and their extensions, Hangul; Thai, Lao, Burmese and Khmer.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])"
)
#: Forms of half and of full width. Signs that voice a kana stand beside it and go with it.
_WIDTHS = re.compile("[\uff01-\uffee]+")
_KATAKANA = re.compile("[\u30a1-\u30f6\u30fd\u30fe]")
HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_HUMPED = re.compile(r"\b[A-Za-z]*(?:[a-z][A-Z]|[A-Z][A-Z][a-z])[A-Za-z]*")
_SPACE = re.compile(r"\s")
_HAS_HUMP = re.compile(r"[a-z][A-Z]|[A-Z][A-Z][a-z]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

#: Characters looked through in one go. Other threads wait meanwhile.
_SLICE = 16_000


#: Names that end in signs, and private characters in place of those: letters to the index.
_SIGNED = re.compile(r"[^\W_]+[+#]{1,4}(?![^\W_])")
_SIGNS = str.maketrans("+#", "\ue02b\ue023")


def spaced(text: str) -> str:
    """The text in one form, with spaces around characters that are words of their own."""
    if text.isascii():
        return text
    if _WIDTHS.search(text):
        text = _WIDTHS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if _KATAKANA.search(text):
        text = text.translate(HIRAGANA)
    return _UNSPACED.sub(r" \1 ", text)


def signed(name: str) -> str:
    """What the index has for a name like ``C++``; "" for any other word."""
    return name.translate(_SIGNS) if _SIGNED.fullmatch(name) else ""


def humps(text: str) -> str:
    """What else names in a text begin with: ``UserName Name`` for ``getUserName``."""
    found = [
        name.translate(_SIGNS)
        for name in dict.fromkeys(n for part in _parts(text) for n in _SIGNED.findall(part))
    ]
    names = (name for part in _parts(text) for name in _HUMPED.findall(part))
    for name in dict.fromkeys(names):
        parts = _HUMP.split(name)
        found += ("".join(parts[first:]) for first in range(1, len(parts)))
    return " ".join(found)


def _parts(text: str) -> Iterator[str]:
    """The text in slices that cut no word; a word longer than that only if it can have a name."""
    start = 0
    while start < len(text):
        end = start + _SLICE
        while end < len(text) and not text[end].isspace():
            end = _next_space(text, end)
        if end - start <= 2 * _SLICE or _has_hump(text, start, end):
            yield text[start:end]
        start = end


def _next_space(text: str, start: int) -> int:
    """Where the next space after ``start`` may be."""
    found = _SPACE.search(text, start, start + _SLICE)
    return found.start() if found else min(start + _SLICE, len(text))


def _has_hump(text: str, start: int, end: int) -> bool:
    return any(
        _HAS_HUMP.search(text, place, min(place + _SLICE + 2, end))
        for place in range(start, end, _SLICE)
    )
