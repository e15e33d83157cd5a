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
        ("so $x^2 +", "so `x^2 +`"),
        ("so $x_1$ and *y", "so $x_1$ and *y*"),
        ("so $", "so"),
        ("so $$x^2$", "so `x^2`"),
        (r"so \(x_1", "so `x_1`"),
        ("so \\(x_1\\", "so `x_1`"),
        (r"so \[", "so"),
        ("*so $x", "*so `x`*"),
        ("costs $5 and", "costs $5 and"),
        ("set $HOME to the folder", "set $HOME to the folder"),
        ("US$x", "US$x"),
    ],
)
def test_open_markup_is_closed(written: str, shown: str) -> None:
    assert complete(written) == shown


def test_text_of_any_length_is_cheap() -> None:
    text = "word *" * 100_000
    assert complete(text).startswith(text[:1_000])
