"""What a user searches for, as typed and as understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from desktop.chat.errors import SearchNotUnderstood
from desktop.chat.message import Role
from desktop.chat.wording import say

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
    #: Tags and folders of the conversation, casefolded; with ``prefix`` by their beginnings.
    tags: tuple[Term, ...] = ()
    folders: tuple[Term, ...] = ()

    @property
    def empty(self) -> bool:
        return self == SearchQuery()

    @property
    def of_messages(self) -> bool:
        """Whether something is asked that only messages have: then a title is no answer."""
        whole = SearchQuery(terms=self.terms, tags=self.tags, folders=self.folders)
        return self != whole


def parse_search(text: str) -> SearchQuery:
    """Understand what was typed, also while it is being typed.

    Words match the beginnings of words, ``"phrases"`` match as they are. ``model:``, ``role:``,
    ``after:``, ``before:``, ``tag:`` and ``folder:`` narrow the search. Raises
    `SearchNotUnderstood` for a filter whose value makes no sense.
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
            query = narrow(query, Term(value, prefix=word is not None))
        elif len(terms) < _MOST_TERMS:
            term = Term(word.rstrip("*")) if word is not None else Term(quoted, prefix=False)
            if _WORD_CHARACTER.search(term.text):
                terms.append(term)
    return msgspec.structs.replace(query, terms=tuple(terms))


def _by_model(query: SearchQuery, value: Term) -> SearchQuery:
    return msgspec.structs.replace(query, model=value.text.casefold())


def _by_role(query: SearchQuery, value: Term) -> SearchQuery:
    wanted = value.text.casefold()
    for role in (Role.USER, Role.ASSISTANT):
        if wanted and role.startswith(wanted):
            return msgspec.structs.replace(query, role=role)
    raise SearchNotUnderstood(say("After “role:” comes “user” or “assistant”."))


def _after(query: SearchQuery, value: Term) -> SearchQuery:
    return msgspec.structs.replace(query, after=_begin_of("after", value.text))


def _before(query: SearchQuery, value: Term) -> SearchQuery:
    return msgspec.structs.replace(query, before=_begin_of("before", value.text))


def _by_tag(query: SearchQuery, value: Term) -> SearchQuery:
    return msgspec.structs.replace(query, tags=_with_place(query.tags, value))


def _by_folder(query: SearchQuery, value: Term) -> SearchQuery:
    return msgspec.structs.replace(query, folders=_with_place(query.folders, value))


def _with_place(places: tuple[Term, ...], value: Term) -> tuple[Term, ...]:
    name = " ".join(value.text.lstrip("#").split()).casefold()
    wanted = Term(name, prefix=value.prefix)
    return (*places, wanted) if name and len(places) < _MOST_TERMS else places


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
        say(
            "After “{name}:” comes a date, such as 2026-03-01, 2026-03, 2026 or yesterday.",
            name=name,
        )
    )


_FILTERS: dict[str, Callable[[SearchQuery, Term], SearchQuery]] = {
    "model": _by_model,
    "role": _by_role,
    "after": _after,
    "before": _before,
    "tag": _by_tag,
    "folder": _by_folder,
}
