"""Thinking between tags, at the start of a text, however the text is cut."""

from __future__ import annotations

import pytest

from desktop.providers.think_tags import ThinkTags

THOUGHT = "<think>\nLet me see: a </thin b\n</think>\n\nThe answer is <think>."


def split(pieces: list[str]) -> tuple[str, str]:
    tags = ThinkTags()
    thinking, text = "", ""
    for piece in pieces:
        if tags.done:
            text += piece
            continue
        more_thinking, more_text = tags.feed(piece)
        thinking += more_thinking
        text += more_text
    if not tags.done:
        more_thinking, more_text = tags.flush()
        thinking += more_thinking
        text += more_text
    return thinking, text


def cut(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


@pytest.mark.parametrize("size", range(1, len(THOUGHT) + 1))
def test_thinking_is_told_apart_at_every_cut(size: int) -> None:
    assert split(cut(THOUGHT, size)) == (
        "Let me see: a </thin b\n",
        "The answer is <think>.",
    )


@pytest.mark.parametrize("size", [1, 2, 5, 100])
@pytest.mark.parametrize(
    "text", ["Hello <think>no</think>", "<thinker>x", "< think>", "", "  two blanks", "<"]
)
def test_other_text_stays_as_it_is(text: str, size: int) -> None:
    assert split(cut(text, size)) == ("", text)


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize("name", ["think", "thought", "thinking", "reasoning"])
def test_the_tags_of_other_models(name: str, size: int) -> None:
    text = f"<{name}>\nHm </thin> </thought\n</{name}>\nYes"
    assert split(cut(text, size)) == ("Hm </thin> </thought\n", "Yes")


def test_thinking_without_an_end_is_kept() -> None:
    assert split(["<think>", "cut off </thi"]) == ("cut off </thi", "")


def test_white_space_is_not_waited_for_without_end() -> None:
    assert split([" "] * 1000) == ("", " " * 1000)


def test_empty_thinking() -> None:
    assert split(["<think>\n\n</think>\n\nYes"]) == ("", "Yes")
