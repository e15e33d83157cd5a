"""What is typed into the search field, as understood."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.errors import SearchNotUnderstood
from desktop.chat.excerpts import excerpt
from desktop.chat.message import Role
from desktop.chat.search import SearchQuery, Term, parse_search
from desktop.chat.search_words import humps, spaced


def midnight(year: int, month: int = 1, day: int = 1) -> float:
    return datetime(year, month, day).astimezone().timestamp()


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("two words", (Term("two"), Term("words"))),
        ("begin*", (Term("begin"),)),
        ('"as it is" more', (Term("as it is", prefix=False), Term("more"))),
        ('"still being typ', (Term("still being typ", prefix=False),)),
        ("std::vector http://x.org", (Term("std::vector"), Term("http://x.org"))),
        ("+ ** :: ()", ()),
    ],
)
def test_words_and_phrases(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse_search(typed) == SearchQuery(terms=terms)


def test_filters_narrow() -> None:
    query = parse_search('MODEL:Sonnet role:user after:2026-03 before:2026-04-02 "the end"')
    assert query == SearchQuery(
        terms=(Term("the end", prefix=False),),
        model="sonnet",
        role=Role.USER,
        after=midnight(2026, 3),
        before=midnight(2026, 4, 2),
    )
    assert parse_search('model:"a b"').model == "a b"
    assert parse_search("role:a").role is Role.ASSISTANT
    assert parse_search("after:2026").after == midnight(2026)
    yesterday, today = parse_search("after:yesterday").after, parse_search("after:today").after
    assert yesterday is not None
    assert today is not None
    assert yesterday < today


@pytest.mark.parametrize("typed", ["role:", "role:model", "after:soon", "before:2026-13", "after:"])
def test_a_filter_that_makes_no_sense_is_explained(typed: str) -> None:
    with pytest.raises(SearchNotUnderstood, match=typed.partition(":")[0]):
        parse_search(f"word {typed}")


@given(st.text(max_size=60))
def test_anything_can_be_typed(typed: str) -> None:
    try:
        query = parse_search(typed)
    except SearchNotUnderstood:
        return
    assert all(term.text for term in query.terms)


def test_texts_are_taken_apart_as_they_are_searched() -> None:
    assert spaced("plain") == "plain"
    assert spaced("数据库 x").split() == ["数", "据", "库", "x"]
    assert humps("call getUserName() of HTTPServer, not plain") == "UserName Name Server"


@given(
    st.lists(
        st.sampled_from(["get", "User", "NAME", "x", "_", "1", " ", "\n", "\u2028", "é", "."])
    ),
    st.integers(1, 12),
)
def test_a_long_text_is_looked_through_in_slices(pieces: list[str], size: int) -> None:
    text = "".join(pieces)
    whole = humps(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.chat.search_words._SLICE", size)
        assert humps(text) == whole


def test_an_excerpt_shows_where_a_word_stands() -> None:
    text = "Begin. " * 40 + "The Café serves\n\n  strong coffee. " + "End. " * 80
    found = excerpt(text, (Term("cafe"), Term("coff")))
    marked = [found.text[start:end] for start, end in found.marks]
    assert marked == ["Café", "coff"]
    assert found.text.startswith("…")
    assert "\n" not in found.text
    assert len(found.text) <= 201


@pytest.mark.parametrize(
    ("text", "term", "marked"),
    [
        ("restream, stream", Term("stream"), ["stream"]),
        ("getUserName", Term("username"), ["UserName"]),
        ("关于数据库的问题", Term("数据"), ["数据"]),
        ("a b-c", Term("b c", prefix=False), ["b-c"]),
        ("nothing of it", Term("else"), []),
        ("x" * 50, Term(""), []),
    ],
)
def test_the_marks_are_what_the_index_finds(text: str, term: Term, marked: list[str]) -> None:
    found = excerpt(text, (term,))
    assert [found.text[start:end] for start, end in found.marks] == marked


@pytest.mark.parametrize(
    ("source", "term", "words", "marked"),
    [
        ("Some **bold words** of `code()`.", "bold", "Some bold words of code().", ["bold"]),
        ("## Rivers\n\n- [x] the *Rhine*\n", "rhine", "…☑ the Rhine", ["Rhine"]),
        ("| a | b |\n|---|--:|\n| Rhine | **1233** |", "1233", "…Rhine · 1233", ["1233"]),
        ("See [the page](https://e.org/rhine).", "page", "See the page.", ["page"]),
        # Only the markup has it.
        ("See [the page](https://e.org/rhine).", "e.org", "https://e.org/rhine", ["e.org"]),
        ("```py\na = 2 ** b ** c\n```\n", "b", "…a = 2 ** b ** c", ["b"]),
        ("Above\n\n> a *quote* here", "quote", "…a quote here", ["quote"]),
    ],
)
def test_of_markdown_an_excerpt_shows_the_words(
    source: str, term: str, words: str, marked: list[str]
) -> None:
    found = excerpt(source, (Term(term),), markdown=True)
    assert words in found.text
    assert [found.text[start:end] for start, end in found.marks] == marked
    assert "*" not in excerpt("**a** word " * 99, (Term("word"),), markdown=True).text
    assert "**" in excerpt("**a** word " * 99, (Term("word"),)).text


@given(st.text(max_size=400), st.text(max_size=5))
def test_marks_stay_within_the_excerpt(text: str, word: str) -> None:
    found = excerpt(text, (Term(word),), markdown=len(text) % 2 == 0)
    places = [place for mark in found.marks for place in mark]
    assert places == sorted(places)
    assert all(0 <= place <= len(found.text) for place in places)
