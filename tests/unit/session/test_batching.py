"""Files of prompts."""

from __future__ import annotations

import json

import pytest

from desktop.chat.errors import RequestRejected
from desktop.session import batching
from desktop.session.batching import BatchRef, Prompt, read_prompts


def test_plain_lines_are_named_by_their_number() -> None:
    content = "\ufeffWhy is it so?\r\n\n  And {this}?\u2028yes \n".encode()
    assert read_prompts(content) == {
        "1": Prompt("Why is it so?"),
        "3": Prompt("And {this}?\u2028yes"),
    }


def test_json_lines_bring_names_and_system_prompts() -> None:
    lines = [{"prompt": "A", "id": "first"}, {"prompt": "B", "system": ""}]
    content = "\n".join(json.dumps(line) for line in lines).encode()
    assert read_prompts(content) == {
        "first": Prompt("A", "first"),
        "2": Prompt("B", system=""),
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"prompt": "A"}\n{"promt": "B"}', "Line 2 .*promt"),
        (b'{"prompt": "A"}\nB', "Line 2 "),
        (b'{"prompt": " "}', "Line 1 .*empty"),
        (b'{"prompt": "A", "id": "a b"}', "Line 1 .*letters"),
        (b'{"prompt": "A", "id": "2"}\n{"prompt": "B"}', "Line 2 .*'2' is there twice"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(content: bytes, words: str) -> None:
    with pytest.raises(RequestRejected, match=words):
        read_prompts(content)


def test_there_is_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "MOST_PROMPTS", 2)
    with pytest.raises(RequestRejected, match=r"Line 3 .*at most 2"):
        read_prompts(b"a\nb\nc\n")


@pytest.mark.parametrize("text", ["", "a", "a/", "/b"])
def test_a_name_of_a_batch_has_two_parts(text: str) -> None:
    assert BatchRef.parse(text) is None
    assert str(BatchRef.parse("openai/batch_1")) == "openai/batch_1"
