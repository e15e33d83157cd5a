"""How long something takes, in words."""

from __future__ import annotations

import pytest

from desktop.chat.durations import duration


@pytest.mark.parametrize(
    ("seconds", "digits", "words"),
    [
        (0.446, 2, "0.45 s"),
        (12.34, 1, "12.3 s"),
        (15, None, "15 s"),
        (0.5, None, "0.5 s"),
        (59.94, 1, "59.9 s"),
        (59.96, 1, "1 min 0 s"),
        (75.0, 1, "1 min 15 s"),
        (119.6, 1, "2 min 0 s"),
        (7_500, 1, "2 h 5 min"),
        (360_000, 0, "100 h 0 min"),
    ],
)
def test_minutes_are_told_apart_from_seconds(
    seconds: float, digits: int | None, words: str
) -> None:
    assert duration(seconds, digits=digits) == words
