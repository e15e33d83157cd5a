"""Content blocks and their JSON."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    from_json,
    plain_text,
    to_json,
)

words = st.text(max_size=20)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)
contents = st.builds(Text, words) | st.builds(Image, words, st.binary(max_size=20))
blocks = st.one_of(
    contents,
    st.builds(Thinking, words, words, words, st.floats(0, 1e6)),
    st.builds(ToolCall, words, words, st.none() | st.dictionaries(words, plain), words),
    st.builds(ToolResult, words, words, st.lists(contents).map(tuple), st.booleans()),
    st.builds(File, words, words, st.binary(max_size=20)),
    st.builds(Refusal, words),
    st.builds(Opaque, words, words),
)


@given(st.lists(blocks, max_size=5).map(tuple))
def test_every_block_survives_its_json(original: tuple[ContentBlock, ...]) -> None:
    assert from_json(to_json(original)) == original


def test_the_json_names_its_types_and_omits_defaults() -> None:
    assert json.loads(to_json((Text("a"), Thinking(), Image("image/png", b"\x00\xff")))) == [
        {"type": "text", "text": "a"},
        {"type": "thinking"},
        {"type": "image", "media_type": "image/png", "data": "AP8="},
    ]


def test_fields_of_a_later_version_are_ignored() -> None:
    assert from_json('[{"type": "text", "text": "a", "later": [1]}]') == (Text("a"),)


@pytest.mark.parametrize("data", ["", "{}", "[{}]", '[{"type": "new"}]', '[{"type": "image"}]'])
def test_anything_else_is_refused(data: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        from_json(data)


def test_blocks_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Text("a").text = "b"  # type: ignore[misc]  # the point of the test


def test_plain_text_is_what_the_model_said() -> None:
    said = (
        Thinking("secretly"),
        Text("First."),
        ToolCall("1", "t"),
        Text(""),
        Refusal("Not that."),
        Opaque("p", "{}"),
    )
    assert plain_text(said) == "First.\n\nNot that."
    assert plain_text(()) == ""


def test_text_that_was_cut_where_a_source_is_named_reads_as_one() -> None:
    cut = (Text("Paris is"), Text("the capital", ()), Text(" of France."), Text("# Next"))
    assert plain_text(cut) == "Paris isthe capital of France.\n\n# Next"
    assert plain_text((Text("It says "), Text("so"), Text(", twice."))) == "It says so, twice."
    assert plain_text((Text("One."), ToolCall("1", "t"), Text("two"))) == "One.\n\ntwo"
