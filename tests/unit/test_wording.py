"""Sentences of the layers that know no window."""

from __future__ import annotations

import copy
import pickle

from desktop.chat.wording import Sentence, say, say_counted


def test_a_sentence_is_its_english_text() -> None:
    sentence = say("The disk of {path} is full.", path="/home")

    assert sentence == "The disk of /home is full."
    assert f"{sentence} Sorry." == "The disk of /home is full. Sorry."


def test_a_sentence_remembers_what_it_was_made_of() -> None:
    sentence = say("The disk of {path} is full.", path="/home")

    assert sentence.template == "The disk of {path} is full."
    assert sentence.values == {"path": "/home"}


def test_braces_of_a_sentence_without_values_are_braces() -> None:
    assert say("Write {name} for a variable.") == "Write {name} for a variable."


def test_braces_of_a_value_are_left_alone() -> None:
    assert say("No file {name}.", name="{x}") == "No file {x}."


def test_a_number_chooses_the_form() -> None:
    def told(count: int) -> str:
        return say_counted("%n files of {name}", "%n file of {name}", count, name="A")

    assert [told(0), told(1), told(2)] == ["0 files of A", "1 file of A", "2 files of A"]


def test_a_copy_remembers_too() -> None:
    sentence = say_counted("%n files of {name}", "%n file of {name}", 3, name=say("A {b}", b=1))

    for again in (copy.deepcopy(sentence), pickle.loads(pickle.dumps(sentence))):
        assert isinstance(again, Sentence)
        assert again == sentence
        assert (again.template, again.one, again.number) == (
            "%n files of {name}",
            "%n file of {name}",
            3,
        )
        assert again.values == {"name": "A 1"}
