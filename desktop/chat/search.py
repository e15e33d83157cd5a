"""What a user searches for, as typed and as understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from desktop.chat.errors import SearchNotUnderstood
from desktop.chat.message import Role

#: Terms of one search; what is typed beyond that is left out.
_MOST_TERMS = 20
#: A phrase, a filter with its value, or a word. A quotation mark may still be open.
_PART = re.compile(r'(?:(\w+):)?"([^"]*)(?:"|$)|(\S+)')
_WORD_CHARACTER = re.compile(r"[^\W_]")


class Term(msgspec.Struct, frozen=True):
    """Words that follow each other; with ``prefix`` the last one may go on."""

    text: str
    prefix: bool = True


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Messages that hold every term, and that every filter lets through.

    ``after`` and ``before`` are in seconds since 1970; the first is within, the second is not.
    """

    terms: tuple[Term, ...] = ()
    #: A part of the model's name, casefolded.
    model: str = ""
    role: Role | None = None
    after: float | None = None
    before: float | None = None

    @property
    def empty(self) -> bool:
        return self == SearchQuery()

    @property
    def filtered(self) -> bool:
        """Whether there is more than terms: then a title is no answer."""
        return self != SearchQuery(terms=self.terms)


def parse_search(text: str) -> SearchQuery:
    """Understand what was typed, also while it is being typed.

    Words match the beginnings of words, ``"phrases"`` match as they are. ``model:``, ``role:``,
    ``after:`` and ``before:`` narrow the search. Raises `SearchNotUnderstood` for a filter whose
    value makes no sense.
    """
    query = SearchQuery()
    terms: list[Term] = []
    for match in _PART.finditer(text):
        name, quoted, word = match.groups()
        if word is not None:
            name, colon, value = word.partition(":")
            if not colon:
                name = ""
        else:
            value = quoted
        narrow = _FILTERS.get((name or "").lower())
        if narrow is not None:
            query = narrow(query, value)
        elif len(terms) < _MOST_TERMS:
            term = Term(word.rstrip("*")) if word is not None else Term(quoted, prefix=False)
            if _WORD_CHARACTER.search(term.text):
                terms.append(term)
    return msgspec.structs.replace(query, terms=tuple(terms))


def _by_model(query: SearchQuery, value: str) -> SearchQuery:
    return msgspec.structs.replace(query, model=value.casefold())


def _by_role(query: SearchQuery, value: str) -> SearchQuery:
    wanted = value.casefold()
    for role in (Role.USER, Role.ASSISTANT):
        if wanted and role.startswith(wanted):
            return msgspec.structs.replace(query, role=role)
    raise SearchNotUnderstood("After “role:” comes “user” or “assistant”.")


def _after(query: SearchQuery, value: str) -> SearchQuery:
    return msgspec.structs.replace(query, after=_begin_of("after", value))


def _before(query: SearchQuery, value: str) -> SearchQuery:
    return msgspec.structs.replace(query, before=_begin_of("before", value))


def _begin_of(name: str, value: str) -> float:
    """The first second of a day, month or year, in the time zone of this computer."""
    word = value.casefold()
    if word in ("today", "yesterday"):
        day = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return (day - timedelta(days=word == "yesterday")).timestamp()
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            return datetime.strptime(value, form).astimezone().timestamp()
        except (ValueError, OverflowError):
            continue
    raise SearchNotUnderstood(
        f"After “{name}:” comes a date, such as 2026-03-01, 2026-03, 2026 or yesterday."
    )


_FILTERS: dict[str, Callable[[SearchQuery, str], SearchQuery]] = {
    "model": _by_model,
    "role": _by_role,
    "after": _after,
    "before": _before,
}
