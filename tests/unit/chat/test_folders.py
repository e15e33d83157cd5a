from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.folders import MAX_DEPTH, Folder, FolderTree, tags_in, tidy_tag


def tree(*places: tuple[str, str | None]) -> FolderTree:
    return FolderTree(Folder(id=key, name=key.upper(), parent_id=above) for key, above in places)


def test_folders_come_in_the_order_of_their_names_each_before_what_is_in_it() -> None:
    found = tree(("b", None), ("a", None), ("z", "a"), ("y", "a"), ("x", "z"))
    assert [folder.id for folder in found] == ["a", "y", "z", "x", "b"]
    assert found.label("x") == "A / Z / X"
    assert found.label(None) == found.label("unknown") == ""


_KEYS = st.sampled_from("abcdefg")


@given(st.dictionaries(_KEYS, st.none() | _KEYS))
def test_whatever_is_stored_is_shown_as_a_tree(places: dict[str, str | None]) -> None:
    """Circles are cut open, and what is in a folder that is gone stands at the top."""
    found = tree(*places.items())
    assert sorted(folder.id for folder in found) == sorted(places)
    for folder in found:
        path = found.path(folder.id)
        assert path[-1] == folder
        assert len({one.id for one in path}) == len(path)


def test_a_folder_goes_neither_into_itself_nor_too_deep() -> None:
    found = tree(("a", None), ("b", "a"), ("c", "b"), ("d", None))
    assert found.may_hold("d", "a")
    assert not any(found.may_hold(inside, "a") for inside in "abc")
    deep = tree(*((str(n), str(n - 1) if n else None) for n in range(MAX_DEPTH)), ("d", None))
    assert not deep.may_hold(str(MAX_DEPTH - 1))
    assert deep.may_hold(str(MAX_DEPTH - 2))
    assert not deep.may_hold("d", "0")
    assert deep.may_hold(None, "0")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [(" #Work ", "Work"), ("two  words", "two words"), ('a"b', "a b"), ("# ", ""), ("C++", "C++")],
)
def test_a_tag_is_one_plain_line(typed: str, tag: str) -> None:
    assert tidy_tag(typed) == tag


def test_tags_in_a_row_are_taken_apart_and_each_is_there_once() -> None:
    assert tags_in("work, Home; work,,WORK") == ("work", "Home")
