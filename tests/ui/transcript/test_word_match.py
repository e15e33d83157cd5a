from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.transcript.word_match import count_in_source, folded, places, places_with


def _utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le")


@given(st.text(st.sampled_from("aAeéE\u0301ßñ日本한\U0001f469ﬁ *\n"), max_size=30), st.data())
def test_every_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    needle = folded(text[start : data.draw(st.integers(start, len(text)))])
    found = places(text, needle, 100)
    assert bool(found) == bool(needle)
    for first, last in found:
        assert folded(_utf16(text, first, last)).find(needle) >= 0


@pytest.mark.parametrize(
    ("source", "words", "count"),
    [
        ("A **bold** word, a `bold word`.", "bold word", 2),
        ("[A link](https://example.org/word) to a word", "link to", 1),
        ("[A link](https://example.org/word) to a word", "word", 1),
        ("2 * 3", "2 * 3", 1),
        ("snake_case_name", "case_n", 1),
        ("Été été", "ete", 2),
    ],
)
def test_markdown_is_counted_as_it_is_shown(source: str, words: str, count: int) -> None:
    assert count_in_source(source, folded(words)) == count


def test_not_more_places_than_wanted_are_given() -> None:
    assert len(places("a" * 1_000, "a", 10)) == 10
    assert places("anything", "", 10) == []


def test_words_that_a_character_stands_for_are_found_at_its_place() -> None:
    text = "\U0001f469 a \ufffc b \ufffc"
    inserted = [(5, r"\frac{a}{b}"), (9, "b")]
    assert places_with(text, inserted, "frac", 9) == [(5, 6)]
    assert places_with(text, inserted, "a", 9) == [(3, 4), (5, 6)]
    assert places_with(text, inserted, "b", 9) == [(5, 6), (7, 8), (9, 10)]
    assert places_with(text, inserted, "} b b", 9) == [(5, 10)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("ＧＰＴと ｶﾞｲﾄﾞ", "gpt", ["ＧＰＴ"]),
        ("ＧＰＴと ｶﾞｲﾄﾞ", "ガイド", ["ｶﾞｲﾄﾞ"]),
        ("カタカナとかたかな", "ｶﾀｶﾅ", ["カタカナ", "かたかな"]),
        ("か゛ が か\u3099", "が", ["が", "か\u3099"]),
        ("がっこう", "か", []),
        ("１２３円", "123", ["１２３"]),
        ("한국", "하", ["한"]),
    ],
)
def test_width_and_kind_of_kana_do_not_matter(text: str, words: str, found: list[str]) -> None:
    places_found = places(text, folded(words), 9)
    assert [_utf16(text, first, last) for first, last in places_found] == found
