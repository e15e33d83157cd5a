"""Sentences of the layers that know no window."""

from __future__ import annotations

import copy
import pickle

import msgspec
import pytest

from desktop.chat.errors import ChatError, StorageError
from desktop.chat.message import Failure
from desktop.chat.wording import (
    Decimals,
    Listed,
    Sentence,
    Wording,
    say,
    say_counted,
    sentence_of,
    together,
    values_in,
    wording_of,
)


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


def test_things_of_a_list_are_kept_as_they_were_said() -> None:
    sentence = say("Did you mean {names}?", names=Listed(("one", "two")))

    assert sentence == "Did you mean one, two?"
    assert sentence.values == {"names": Listed(("one", "two"))}
    kept = wording_of(sentence)
    assert kept is not None
    assert sentence_of(str(sentence), kept) == "Did you mean one, two?"
    assert wording_of(say("{names}", names=Listed(("long",) * 10_000))) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tool a: b, c.", {"name": "a", "names": "b, c"}),
        ("Tool a: b\nc: d.", {"name": "a", "names": "b\nc: d"}),
        ("Tool a: .", None),
        ("A tool a: b.", None),
    ],
)
def test_the_values_of_a_template_are_found_again(text: str, values: dict[str, str] | None) -> None:
    assert values_in(text, "Tool {name}: {names}.") == values


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


def test_numbers_are_written_for_readers() -> None:
    sentence = say(
        "{a}, {b}, {c}, {d}, {e}", a=1234567, b=0.5, c=120.0, d=Decimals(1, 1), e=Decimals(2e3, 2)
    )

    assert sentence == "1,234,567, 0.5, 120, 1.0, 2,000.00"


@pytest.mark.parametrize(
    "template",
    ["{x.__class__}", "{x[0]}", "{x!r}", "{x:>9999999}", "{}", "{0", "{{x}", "{y}"],
)
def test_only_plain_names_are_fields(template: str) -> None:
    said = say(template, x="X")

    assert said == template.replace("{x}", "X")


def test_a_value_is_not_filled_in_itself() -> None:
    assert say("{a} {b}", a="{b}", b="{a}") == "{b} {a}"


def test_two_sentences_are_one_that_remembers_both() -> None:
    both = together(say("The disk is full."), say("Free {n} MB.", n=3))

    assert both == "The disk is full. Free 3 MB."
    assert isinstance(both, Sentence)
    assert both.values == {"first": "The disk is full.", "second": "Free 3 MB."}
    assert together("", "x") == together("x", "") == "x"


def failed() -> StorageError:
    inner = say_counted("%n pages of {name}", "%n page of {name}", 2, name="{a}")
    return StorageError(
        say("{what}: {size} of {of} MB", what=inner, size=Decimals(1.5, 1), of=2, path="/p"),
        say("Free some space."),
        details="why",
    )


def test_a_failure_is_kept_in_plain_text_with_what_it_was_made_of() -> None:
    failure = Failure.of(failed())
    again = msgspec.json.decode(msgspec.json.encode(failure), type=Failure)

    assert again == failure
    assert type(failure.message) is type(failure.hint) is str
    assert (failure.kind, failure.details) == ("storage", "why")
    for sentence, text in (
        (again.sentence, "2 pages of {a}: 1.5 of 2 MB"),
        (again.hint_sentence, "Free some space."),
    ):
        assert sentence == text
        assert isinstance(sentence, Sentence)
    assert isinstance(again.sentence, Sentence)
    assert isinstance(again.sentence.values["what"], Sentence)
    assert again.sentence.values["of"] == 2


def test_other_words_of_a_failure_are_kept_as_they_are() -> None:
    failure = Failure.of(ChatError("of the provider"))

    assert msgspec.json.encode(failure) == b'{"kind":"error","message":"of the provider"}'
    assert failure.sentence == "of the provider"
    assert not isinstance(failure.sentence, Sentence)


def test_an_old_failure_says_what_it_said() -> None:
    old = msgspec.json.decode(b'{"kind":"error","message":"{x}","hint":"h"}', type=Failure)

    assert (old.sentence, old.hint_sentence) == ("{x}", "h")


def test_what_is_no_sentence_in_size_is_kept_as_text_alone() -> None:
    deep = say("x")
    for _ in range(9):
        deep = say("{x}", x=deep)

    assert wording_of(deep) is None
    assert wording_of(say("{x}", x="x" * 30_000)) is None
    huge = wording_of(say("{x}", x=2**70))
    assert huge is not None
    assert huge.values == {"x": f"{2**70:,}"}


@pytest.mark.parametrize(
    "wording",
    [
        Wording("Your key is {x}.", {"x": "safe"}),
        Wording("{x.__class__}", {"x": "1"}),
        Wording("{x}", {"x": 2**100}),
        Wording("%n", number=2**40),
        Wording(""),
    ],
)
def test_a_wording_that_does_not_say_the_text_counts_for_nothing(wording: Wording) -> None:
    assert not isinstance(sentence_of("The text.", wording), Sentence)
    assert sentence_of("The text.", wording) == "The text."


def test_a_wording_made_to_grow_without_end_counts_for_nothing() -> None:
    bomb = Wording("x" * 100)
    for _ in range(5):
        bomb = Wording("{x}" * 1000, {"x": bomb})
    deep = Wording("x")
    for _ in range(500):
        deep = Wording("{x}", {"x": deep})

    assert sentence_of("x", bomb) == sentence_of("x", deep) == "x"
    assert not isinstance(sentence_of("x", deep), Sentence)
