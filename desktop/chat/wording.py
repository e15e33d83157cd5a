"""Sentences for the user that come from where no window is known.

They are English, and stay so in logs, in a terminal and in answers to other programs. Each
remembers what it was made of, so that the window can say it in the language of the user
(`desktop.ui.wording.spoken`).

Nothing that `msgspec` encodes may hold one: it takes no class made of ``str``. What is kept
holds a `Wording` instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, Self, TypeAlias

import msgspec

_FIELD = re.compile(r"\{(\w+)\}")
#: Characters of all templates and values of a `Wording`, and how deep one is inside another.
_MOST_CHARACTERS = 20_000
_DEEPEST = 5
#: Numbers from here on are kept as text; so are those that JSON does not know.
_MOST_NUMBER = 2**53
#: What Qt can count.
_MOST_COUNTED = 2**31 - 1


class Decimals(NamedTuple):
    """A number as a value of a sentence, with so many digits after the point."""

    number: float
    digits: int

    def __str__(self) -> str:
        return f"{self.number:,.{self.digits}f}"


class Listed(NamedTuple):
    """Several things as a value of a sentence, one after the other."""

    things: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.things)


#: Text, which may be a sentence as well, and numbers. A number that counts and measures nothing,
#: of a port or of a version, is text.
Value: TypeAlias = str | int | float | Decimals | Listed


class Sentence(str):
    """An English sentence, made of a template and values.

    ``template`` has fields such as ``{path}`` for the values, and nothing but their names.
    ``number`` is what the template has as ``%n``, or as ``%Ln`` for ``1,234``, or None;
    ``one`` is the template for one alone.
    """

    __slots__ = ("number", "one", "template", "values")

    template: str
    one: str
    number: int | None
    values: dict[str, Value]

    def __new__(
        cls,
        template: str,
        *,
        one: str = "",
        number: int | None = None,
        values: Mapping[str, object],
    ) -> Self:
        kept = {name: _value(value) for name, value in values.items()}
        english = one if number == 1 and one else template
        if number is not None:
            english = english.replace("%n", str(number)).replace("%Ln", f"{number:,}")
        made = super().__new__(cls, filled(english, {k: _in_english(v) for k, v in kept.items()}))
        made.template, made.one, made.number, made.values = template, one, number, kept
        return made

    def of(self, **values: object) -> Self:
        """The same with values for fields that had none."""
        kept = {**self.values, **values}
        return type(self)(self.template, one=self.one, number=self.number, values=kept)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.template, self.one, self.number, self.values)


class Wording(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a sentence was made of, to be kept: see `Sentence`."""

    template: str
    values: dict[str, str | int | float | Wording] = {}
    number: int | None = None
    one: str = ""


def say(template: str, /, **values: object) -> Sentence:
    """A sentence for the user. The template is a literal, so that translators get to see it.

    A value that is neither text nor a number, such as a path, is taken as its text.
    """
    return Sentence(template, values=values)


def say_counted(many: str, one: str, count: int, /, **values: object) -> Sentence:
    """A sentence with a number in it: ``%n`` in both templates, or ``%Ln``, is ``count``."""
    return Sentence(many, one=one, number=count, values=values)


def together(first: str, second: str) -> str:
    """Two sentences, one after the other; one alone where the other is empty."""
    if not first or not second:
        return first or second
    return say("{first} {second}", first=first, second=second)


def filled(template: str, texts: Mapping[str, str]) -> str:
    """The template with its fields filled in.

    Only plain names are fields. What looks like another kind of field, and a name without a
    text, stays as it is: a template may come from a file that anybody wrote.
    """
    return _FIELD.sub(lambda field: texts.get(field[1], field[0]), template)


def values_in(text: str, template: str) -> dict[str, str] | None:
    """With which values a template is a text; None where it is not made of it."""
    # Every second piece is the name of a field.
    pieces = _FIELD.split(template)
    pattern = "".join(
        f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece)
        for number, piece in enumerate(pieces)
    )
    found = re.fullmatch(pattern, text, re.DOTALL)
    return None if found is None else found.groupdict()


def wording_of(text: str) -> Wording | None:
    """What to keep of a sentence; None for other text, and for what is too large to be one."""
    if not isinstance(text, Sentence) or _size(text) > _MOST_CHARACTERS or _depth(text) > _DEEPEST:
        return None
    return _kept(text)


def sentence_of(text: str, wording: Wording | None) -> str:
    """The sentence that was kept as its English text and its wording.

    The text alone where there is no wording, and where the two do not say the same: what a
    window shows in another language is never something else than what was stored.
    """
    if wording is None:
        return text
    sentence = _restored(wording, _DEEPEST)
    return text if sentence is None or sentence != text else sentence


def _value(value: object) -> Value:
    return value if isinstance(value, str | int | float | Decimals | Listed) else str(value)


def _in_english(value: Value) -> str:
    """A value as it stands in the English sentence."""
    match value:
        case str():
            return value
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.10g}"
        case _:
            return str(value)


def _size(text: str) -> int:
    if not isinstance(text, Sentence):
        return len(text)
    held = (str(v) if isinstance(v, Listed) else v for v in text.values.values())
    values = sum(_size(value) for value in held if isinstance(value, str))
    return len(text.template) + len(text.one) + values


def _depth(text: str) -> int:
    if not isinstance(text, Sentence):
        return 0
    inner = (_depth(value) for value in text.values.values() if isinstance(value, str))
    return 1 + max(inner, default=0)


def _kept(sentence: Sentence) -> Wording:
    values: dict[str, str | int | float | Wording] = {}
    for name, value in sentence.values.items():
        if isinstance(value, Sentence):
            values[name] = _kept(value)
        elif isinstance(value, str):
            values[name] = str(value)
        elif isinstance(value, Decimals | Listed) or not abs(value) < _MOST_NUMBER:
            values[name] = _in_english(value)
        else:
            values[name] = value
    return Wording(str(sentence.template), values, sentence.number, str(sentence.one))


def _restored(wording: Wording, room: int) -> Sentence | None:
    """None for what is larger, or deeper, than what is kept."""
    values: dict[str, Value] = {}
    for name, value in wording.values.items():
        if isinstance(value, Wording):
            inner = _restored(value, room - 1) if room > 1 else None
            if inner is None:
                return None
            values[name] = inner
        elif isinstance(value, str) or abs(value) < _MOST_NUMBER:
            values[name] = value
        else:
            return None
    if wording.number is not None and abs(wording.number) > _MOST_COUNTED:
        return None
    for template in (wording.template, wording.one):
        fields = (values.get(name, "") for name in _FIELD.findall(template))
        if len(template) + sum(len(_in_english(value)) for value in fields) > _MOST_CHARACTERS:
            return None
    return Sentence(wording.template, one=wording.one, number=wording.number, values=values)


def _again(template: str, one: str, number: int | None, values: dict[str, Value]) -> Sentence:
    return Sentence(template, one=one, number=number, values=values)
