"""Prompts with gaps that are filled in before they are sent. Pure text."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

#: What a prompt's file says that it is.
KIND = "rivulet-prompts"
#: ``{{name}}``, or ``{{name: what stands there at first}}``.
_VARIABLE = re.compile(r"\{\{\s*([^\W\d_][\w -]{0,39}?)\s*(?::[ \t]*([^{}]*?)\s*)?\}\}")


class Prompt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A text to be sent again and again, found by its title."""

    id: str
    name: str
    text: str = ""


class Variable(msgspec.Struct, frozen=True):
    """A gap. ``given`` stands in it at first."""

    name: str
    given: str = ""


def variables_of(text: str) -> tuple[Variable, ...]:
    """The gaps in their order, each name once; the first text given for it holds."""
    found: dict[str, str] = {}
    for match in _VARIABLE.finditer(text):
        name, given = match[1], match[2] or ""
        found[name] = found.get(name) or given
    return tuple(Variable(name, given) for name, given in found.items())


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its gaps filled; a gap without a value keeps what was given for it.

    What a value holds is not looked at: braces in it stay braces.
    """
    given = {variable.name: variable.given for variable in variables_of(text)}
    return _VARIABLE.sub(lambda match: values.get(match[1]) or given[match[1]], text)
