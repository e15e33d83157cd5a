from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.json_elements import JsonElements
from desktop.exchange.report import Report

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_OBJECTS = st.dictionaries(st.text(max_size=8), _VALUES, max_size=3)


def split(text: bytes, *, size: int = 7, limit: int = 10_000) -> tuple[list[bytes], Report]:
    report = Report()
    chunks = [text[start : start + size] for start in range(0, len(text), size)]
    return list(JsonElements(report, limit=limit).split(chunks)), report


@given(st.lists(_OBJECTS, max_size=4), st.integers(1, 40), st.booleans())
def test_an_array_comes_apart_however_it_is_cut(
    values: list[object], size: int, plain: bool
) -> None:
    text = json.dumps(values, ensure_ascii=plain, indent=size % 3).encode("utf-8", "replace")

    elements, report = split(text, size=size)

    assert [json.loads(element) for element in elements] == json.loads(text)
    assert not report.notes


@given(_OBJECTS, st.integers(1, 40))
def test_an_object_alone_is_one_element(value: object, size: int) -> None:
    text = b"\xef\xbb\xbf" + json.dumps(value).encode()

    elements, report = split(text, size=max(size, 3))

    assert [json.loads(element) for element in elements] == [value]
    assert not report.notes


@pytest.mark.parametrize("size", [1, 2, 3, 100, 5000])
@pytest.mark.parametrize("long", ['"' + "x" * 900 + '\\\\"', "[" * 500 + "]" * 500])
def test_what_is_too_long_is_left_out_and_the_rest_is_read(size: int, long: str) -> None:
    text = f'[{{"a": 1}}, {{"b": {long}}}, {{"c": "\\\\\\""}}]'.encode()

    elements, report = split(text, size=size, limit=200)

    assert [json.loads(element) for element in elements] == [{"a": 1}, {"c": '\\"'}]
    assert [note.count for note in report.notes.values()] == [1]


@pytest.mark.parametrize("end", ["", "{", '{"a": "b', '{"a": [1, 2'])
def test_a_text_that_was_cut_off_is_said_to_be(end: str) -> None:
    elements, report = split(f'[{{"a": 1}}, {end}'.encode())

    assert elements == [b'{"a": 1}']
    assert list(report.notes) == ["Files that end too early"]


def test_entries_that_are_no_objects_are_noted() -> None:
    elements, report = split(b'["a", 1, null, {"b": 2}]', size=100)

    assert elements == [b'{"b": 2}']
    assert list(report.notes) == ["Entries that are no conversation"]


def test_a_text_without_brackets_holds_nothing() -> None:
    elements, report = split(b'"only a text"')

    assert elements == []
    assert list(report.notes) == ["Files that hold no conversations"]
