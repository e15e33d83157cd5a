"""Prompts with gaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.prompt import Variable, filled, variables_of


def test_gaps_are_found_once_each_in_their_order() -> None:
    text = "To {{name}} in {{ language : French }}, from {{sender}}; again {{name: Ada}}"
    assert variables_of(text) == (
        Variable("name", "Ada"), Variable("language", "French"), Variable("sender"),
    )  # fmt: skip


def test_what_is_no_gap_stays_as_it_is() -> None:
    text = "f{x} {{}} {{ 1st }} {{a{b}}} {{ok}} }}{{"
    assert [v.name for v in variables_of(text)] == ["ok"]
    assert filled(text, {"ok": "yes"}) == text.replace("{{ok}}", "yes")


def test_gaps_are_filled_with_values_or_with_what_was_given() -> None:
    text = "{{greeting: Hello}} {{ name }}! {{name}}?"
    assert filled(text, {"name": "Ada"}) == "Hello Ada! Ada?"
    assert filled(text, {"greeting": "Hi", "name": ""}) == "Hi ! ?"


def test_braces_in_a_value_are_words() -> None:
    assert filled("{{a}} {{b}}", {"a": "{{b}}", "b": r"\1"}) == r"{{b}} \1"


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_any_text_can_be_filled(text: str, values: dict[str, str]) -> None:
    result = filled(text, values)
    if not variables_of(text):
        assert result == text
