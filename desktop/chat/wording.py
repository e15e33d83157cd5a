"""Sentences for the user that come from where no window is known.

They are English, and stay so in logs, in a terminal and in answers to other programs. Each
remembers what it was made of, so that the window can say it in the language of the user
(`desktop.ui.wording.spoken`).
"""

from __future__ import annotations

from typing import Self


class Sentence(str):
    """An English sentence, made of a template and values.

    ``template`` has fields such as ``{path}`` for the values, which may be sentences as well.
    ``number`` is what the template has as ``%n``, or None; ``one`` is the template
    for one alone.
    """

    __slots__ = ("number", "one", "template", "values")

    template: str
    one: str
    number: int | None
    values: dict[str, object]

    def __new__(
        cls, template: str, *, one: str = "", number: int | None = None, values: dict[str, object]
    ) -> Self:
        english = one if number == 1 else template
        if number is not None:
            english = english.replace("%n", str(number))
        made = super().__new__(cls, english.format(**values) if values else english)
        made.template, made.one, made.number, made.values = template, one, number, values
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.template, self.one, self.number, self.values)


def say(template: str, **values: object) -> Sentence:
    """A sentence for the user. The template is a literal, so that translators get to see it."""
    return Sentence(template, values=values)


def say_counted(many: str, one: str, count: int, **values: object) -> Sentence:
    """A sentence with a number in it: ``%n`` in both templates is ``count``."""
    return Sentence(many, one=one, number=count, values=values)


def _again(template: str, one: str, number: int | None, values: dict[str, object]) -> Sentence:
    return Sentence(template, one=one, number=number, values=values)
