"""What the palette takes typed words for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.palette.ranking import ranked

TITLES = (
    "New conversation",
    "Next conversation",
    "Export as PDF…",
    "Export…",
    "Stream replies in this conversation",
    "Theme: dark",
    "claude-sonnet-5",
    "Über die Flüsse",
    "Schöne Grüße",
)


def entry(title: str, **more: Any) -> Entry:
    return Entry(key=title, kind=EntryKind.ACTION, title=title, **more)


def best(text: str, *, recent: tuple[str, ...] = ()) -> str:
    places = {key: place for place, key in enumerate(recent)}
    found = ranked(text, map(entry, TITLES), recent=places, limit=5)
    return found[0].entry.title if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("new", "New conversation"),
        ("NC", "New conversation"),
        ("conv new", "New conversation"),
        ("pdf", "Export as PDF…"),
        ("exp", "Export…"),
        ("exprot pdf", "Export as PDF…"),
        ("stram", "Stream replies in this conversation"),
        ("dark", "Theme: dark"),
        ("sonet", "claude-sonnet-5"),
        ("uber", "Über die Flüsse"),
        ("grusse", ""),
        ("gruße", "Schöne Grüße"),
        ("xyzzy", ""),
    ],
)
def test_the_likeliest_entry_is_first(typed: str, meant: str) -> None:
    assert best(typed) == meant


def test_what_was_used_last_goes_first_among_equals() -> None:
    assert best("conversation") == "New conversation"
    assert best("conversation", recent=("Next conversation",)) == "Next conversation"


def test_what_stands_beside_the_title_is_found_and_counts_less() -> None:
    entries = [entry("large", detail="Orange"), entry("Orange")]

    found = ranked("orange", entries, recent={}, limit=5)

    assert [match.entry.title for match in found] == ["Orange", "large"]
    assert found[1].spans == ()


def test_what_it_is_also_called_is_found() -> None:
    entries = [entry("Neue Unterhaltung", also="New conversation"), entry("Neuer Ordner")]

    found = ranked("new conv", entries, recent={}, limit=5)

    assert [match.entry.title for match in found] == ["Neue Unterhaltung"]
    assert found[0].spans == ()


def test_the_typed_places_of_the_title_are_marked() -> None:
    (found,) = ranked("flusse über", [entry("Über die Flüsse")], recent={}, limit=5)

    assert [found.entry.title[start:end] for start, end in found.spans] == ["Über", "Flüsse"]


def test_no_more_than_asked_for() -> None:
    assert len(ranked("e", map(entry, TITLES), recent={}, limit=3)) == 3


@given(text=st.text(max_size=40), title=st.text(max_size=300))
def test_any_text_is_compared_with_any_title(text: str, title: str) -> None:
    for match in ranked(text, [entry(title)], recent={}, limit=1):
        for start, end in match.spans:
            assert 0 <= start < end <= len(title)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ＰＤＦ", "Export as PDF…"),
        ("がいど", "ガイドを開く"),
        ("ガイド", "ガイドを開く"),
        ("かいど", ""),
        ("新しい　会話", "新しい会話"),
        ("하구", ""),
        ("한국", "한국어"),
    ],
)
def test_scripts_of_east_asia_are_found(typed: str, meant: str) -> None:
    titles = (*TITLES, "ガイドを開く", "新しい会話", "한국어")
    found = ranked(typed, map(entry, titles), recent={}, limit=5)
    assert (found[0].entry.title if found else "") == meant
