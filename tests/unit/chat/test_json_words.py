"""Why a text is not JSON."""

from __future__ import annotations

import msgspec
import pytest

from desktop.chat.json_words import why_not_json


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1', "it ends too early"),
        ("No.", "there is a mistake near line 1, column 1"),
        ('{"ä": 1,\n "ü": x}', "there is a mistake near line 2, column 7"),
        ('{"a": 1} x', "there is a mistake near line 1, column 11"),
        ("[" * 100_000, "it is nested too deeply"),
    ],
)
def test_the_place_of_the_mistake_is_told(text: str, words: str) -> None:
    with pytest.raises((msgspec.DecodeError, RecursionError)) as raised:
        msgspec.json.decode(text)
    assert why_not_json(raised.value, text) == words
