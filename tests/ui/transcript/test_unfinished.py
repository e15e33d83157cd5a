from __future__ import annotations

import pytest

from desktop.ui.transcript.unfinished import complete


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("a **bold", "a **bold**"),
        ("a **bold*", "a **bold**"),
        ("a **bold** b", "a **bold** b"),
        ("a *b", "a *b*"),
        ("a **", "a"),
        ("a ~~b", "a ~~b~~"),
        ("a ~~b~", "a ~~b~~"),
        ("a `cod", "a `cod`"),
        ("a ``co`d", "a ``co`d``"),
        ("a `", "a"),
        ("**bold *both", "**bold *both***"),
        ("see [the doc", "see the doc"),
        ("see [the doc](http", "see the doc"),
        ("see [the doc](http://x)", "see [the doc](http://x)"),
        ("![alt](http", "alt"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("`**` is a marker", "`**` is a marker"),
        (r"\*not emphasis", r"\*not emphasis"),
        ("a[0", "a0"),
    ],
)
def test_open_markup_is_closed(written: str, shown: str) -> None:
    assert complete(written) == shown


def test_text_of_any_length_is_cheap() -> None:
    text = "word *" * 100_000
    assert complete(text).startswith(text[:1_000])
