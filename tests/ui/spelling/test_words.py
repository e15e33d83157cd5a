"""Which words of a line are checked."""

from __future__ import annotations

import pytest

from desktop.ui.spelling.words import checked_words, word_at


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Hello, wrold: don't!", ["Hello", "wrold", "don't"]),
        ("call `my_func(x)` in src/main.py or ~/notes", ["call", "in", "or"]),
        ("see https://example.org/wrold and me@example.org", ["see", "and"]),
        ("NASA iPhone asyncio.Queue snake_case @file", []),
        ("東京 へ Über größer", ["Über", "größer"]),
        ("a I 42 x2", []),
        ("word" * 2000, []),
    ],
)
def test_only_prose_is_checked(line: str, words: list[str]) -> None:
    assert [word for _, word in checked_words(line)] == words


def test_the_word_at_a_place_is_found_up_to_its_end() -> None:
    assert word_at("one wrold", 4) == (4, "wrold")
    assert word_at("one wrold", 9) == (4, "wrold")
    assert word_at("one  wrold", 4) is None
