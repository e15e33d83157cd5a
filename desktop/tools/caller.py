"""Whoever had a tool called, as the tool can speak to them while it runs."""

from __future__ import annotations

from typing import Protocol

import msgspec

from desktop.chat.form import Form, Value


class Progress(msgspec.Struct, frozen=True):
    """How far a call is. ``total`` is None where the tool does not know the end."""

    done: float
    total: float | None = None
    words: str = ""


class FormAnswer(msgspec.Struct, frozen=True):
    """What came of a form. ``values`` is None when the person said no; then ``dismissed`` tells
    that they, or the program, rather did not answer at all."""

    values: dict[str, Value] | None = None
    dismissed: bool = False


class Caller(Protocol):
    """Hears of a running call, and asks the person who is there."""

    def progressed(self, progress: Progress) -> None: ...

    async def ask(self, form: Form) -> FormAnswer: ...


class Nobody:
    """Nobody is there: questions stay without an answer."""

    def progressed(self, progress: Progress) -> None:
        pass

    async def ask(self, form: Form) -> FormAnswer:  # noqa: ARG002 - as declared
        return FormAnswer(dismissed=True)


NOBODY = Nobody()
