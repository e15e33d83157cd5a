from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.report import Report
from desktop.exchange.tree import arrange

_NAMES = st.sampled_from("abcdefgh")


@given(st.dictionaries(_NAMES, st.none() | st.sampled_from("abcdefghxy")))
def test_nothing_is_lost_and_parents_come_first_unless_they_are_missing_or_below(
    parents: dict[str, str | None],
) -> None:
    report = Report()

    arranged = arrange(parents, {}, report)

    assert sorted(arranged) == sorted(parents)
    cut = [
        node
        for place, node in enumerate(arranged)
        if parents[node] is not None and parents[node] not in arranged[:place]
    ]
    assert len(cut) == sum(note.count for note in report.notes.values())


def test_versions_stand_in_the_order_that_their_parent_names() -> None:
    parents = {"a": None, "b": "a", "c": "a", "d": "a"}

    assert arrange(parents, {"a": ["d", "b", "c"]}, Report()) == ["a", "d", "b", "c"]


def test_a_long_chain_is_no_matter() -> None:
    parents = {str(number): str(number - 1) if number else None for number in range(100_000)}

    assert arrange(parents, {}, Report()) == list(parents)
