"""Which entries are meant by what was typed, the likeliest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

from desktop.ui.transcript.word_match import as_hiragana

#: Entries that are compared with what is typed, and characters of each.
MOST_COMPARED = 2_000
_LONGEST = 200
#: Words that are looked for.
_MOST_WORDS = 8
#: From this many letters on a word may have mistakes, if this much (of 100) agrees.
_SHORTEST_MISTAKEN = 4
_LEAST_AGREEMENT = 78.0
#: How much each way of matching is worth.
_BEGINNING, _WORD, _INSIDE, _INITIALS, _MISTAKEN = 1.0, 0.95, 0.75, 0.85, 0.6
#: What stands beside the title counts less than the title.
_BESIDE = 0.8
#: What was used last goes first among equals.
_RECENT = 0.06
_WORDS = re.compile(r"\w+")

Span = tuple[int, int]


class Rankable(Protocol):
    """What can be found by its title, by what is said beside it, or by what it is also called."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def detail(self) -> str: ...

    @property
    def also(self) -> str: ...


R = TypeVar("R", bound=Rankable)


@dataclass(frozen=True, slots=True)
class Match(Generic[R]):
    """An entry and the places of its title that were typed, as starts and ends."""

    entry: R
    spans: tuple[Span, ...] = ()


def ranked(
    text: str, entries: Iterable[R], *, recent: Mapping[str, int], limit: int
) -> list[Match[R]]:
    """At most ``limit`` entries in which every typed word is found.

    A word is found as the beginning of a word, inside one, as initials (``nc``: New
    conversation), or with a mistake in it. ``recent`` gives the place of an entry's key among
    those used last, 0 for the latest. Case, accents and width do not matter. Mistakes count in
    titles; in what stands beside them, where so much is like anything, if nothing else is found.
    """
    words, given = _folded(text).split()[:_MOST_WORDS], list(islice(entries, MOST_COMPARED))
    found = _matches(words, given, recent, forgiving=False)
    if not found:
        found = _matches(words, given, recent, forgiving=True)
    found.sort(key=lambda item: item[:2])
    return [match for _, _, match in found[:limit]]


def _matches(
    words: list[str], entries: list[R], recent: Mapping[str, int], *, forgiving: bool
) -> list[tuple[float, int, Match[R]]]:
    found: list[tuple[float, int, Match[R]]] = []
    for order, entry in enumerate(entries):
        scored = _compared(words, entry, forgiving=forgiving)
        if scored is None:
            continue
        score, spans = scored
        if entry.key in recent:
            score += _RECENT / (1 + recent[entry.key])
        found.append((-score, order, Match(entry, spans)))
    return found


def _compared(
    words: list[str], entry: Rankable, *, forgiving: bool
) -> tuple[float, tuple[Span, ...]] | None:
    title, others = _folded(entry.title), (_folded(entry.detail), _folded(entry.also))
    total = 0.0
    spans: list[Span] = []
    for word in words:
        value, span = _best(word, title, forgiving=True)
        beside = _BESIDE * max(_best(word, other, forgiving=forgiving)[0] for other in others)
        if beside > value:
            value = beside
        elif span is not None:
            spans.append(span)
        if not value:
            return None
        total += value
    # Of two titles that match as well, the shorter one is meant.
    return total / max(len(words), 1) - len(title) / 10_000, tuple(sorted(spans))


def _best(word: str, text: str, *, forgiving: bool) -> tuple[float, Span | None]:
    """How well a word is found in a text, from 0 to 1, and where."""
    place = text.find(word)
    if place == 0:
        return _BEGINNING, (0, len(word))
    if place > 0:
        begun = re.search(rf"\b{re.escape(word)}", text)
        if begun is not None:
            return _WORD, begun.span()
        inside = (place, place + len(word))
    else:
        inside = None
    if "".join(match[0][0] for match in _WORDS.finditer(text)).startswith(word):
        return _INITIALS, None
    if inside is not None:
        return _INSIDE, inside
    return _mistaken(word, text) if forgiving else (0.0, None)


def _mistaken(word: str, text: str) -> tuple[float, Span | None]:
    if len(word) < _SHORTEST_MISTAKEN or not text:
        return 0.0, None
    # Here, and not above: the palette is not needed for the first paint.
    from rapidfuzz import fuzz  # noqa: PLC0415

    best: tuple[float, Span | None] = (0.0, None)
    for match in _WORDS.finditer(text):
        agreement = fuzz.ratio(word, match[0][: len(word) + 1], score_cutoff=_LEAST_AGREEMENT)
        if agreement / 100 * _MISTAKEN > best[0]:
            best = (agreement / 100 * _MISTAKEN, match.span())
    return best


def _folded(text: str) -> str:
    """Without case, accents, width and kind of kana, as long as the text: places in one are
    places in the other."""
    return "".join(map(_letter, text[:_LONGEST]))


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    parts = unicodedata.normalize("NFKD", letter)
    if "\u3041" <= parts[0] <= "\u30fe":
        base = as_hiragana(parts)
    elif all(map(unicodedata.combining, parts[1:])):
        base = parts[0].lower()
    else:
        base = letter  # of several, such as a syllable of Hangul
    return base if len(base) == 1 else letter
