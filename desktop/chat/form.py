"""Questions of a tool server to a person: a few plain fields, or an address to visit."""

from __future__ import annotations

import enum
import math
from typing import Any

import msgspec

from desktop.chat.wording import say

#: More fields than this are no form that a person fills in.
MOST_FIELDS = 40
_MOST_CHOICES = 200
_MOST_WORDS = 2_000

#: What one field can hold.
Value = str | int | float | bool | list[str]


class FieldKind(enum.StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"


class Choice(msgspec.Struct, frozen=True):
    value: str
    label: str


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is asked for. ``choices`` belong to the kinds that have some."""

    name: str
    title: str = ""
    description: str = ""
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: tuple[Choice, ...] = ()
    default: Value | None = None

    @property
    def label(self) -> str:
        return self.title or self.name


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What ``server`` asks. With a ``url`` it asks to open that, and has no fields.

    ``schema`` is what the answer has to fit.
    """

    server: str
    message: str = ""
    fields: tuple[Field, ...] = ()
    url: str = ""
    schema: dict[str, Any] = {}


class FormNotUnderstood(ValueError):
    """``str(error)`` says what cannot be asked, to the server that asks."""


class ValueNotUnderstood(ValueError):
    """``message`` says what a field wants."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def fields_of(schema: dict[str, Any]) -> tuple[Field, ...]:
    """The fields of a flat JSON Schema of an object. Raises `FormNotUnderstood`."""
    properties = schema.get("properties", {})
    if not isinstance(properties, dict) or len(properties) > MOST_FIELDS:
        raise FormNotUnderstood("It asks for what is no form.")
    required = schema.get("required", [])
    wanted = set(map(str, required)) if isinstance(required, list) else set()
    return tuple(_field(name, rule, name in wanted) for name, rule in properties.items())


def read_value(field: Field, text: str) -> Value | None:
    """What was typed into a field; None for nothing. Raises `ValueNotUnderstood`."""
    if not text.strip():
        if field.required:
            raise ValueNotUnderstood(say("{field} is needed.", field=field.label))
        return None
    try:
        if field.kind is FieldKind.INTEGER:
            return int(text)
        if field.kind is FieldKind.NUMBER:
            number = float(text)
            if not math.isfinite(number):
                raise ValueError
            return number
    except ValueError:
        raise ValueNotUnderstood(
            say("{field} has to be a whole number.", field=field.label)
            if field.kind is FieldKind.INTEGER
            else say("{field} has to be a number.", field=field.label)
        ) from None
    return text


def _field(name: str, rule: Any, required: bool) -> Field:
    if not isinstance(rule, dict):
        raise FormNotUnderstood(f"It asks for {name!r}, and does not say what that is.")
    default = rule.get("default")
    field = Field(
        name=name,
        title=_words(rule.get("title")),
        description=_words(rule.get("description")),
        required=required,
        default=default if isinstance(default, str | int | float | bool | list) else None,
    )
    match rule.get("type"):
        case "boolean":
            return msgspec.structs.replace(field, kind=FieldKind.YES_NO)
        case "integer":
            return msgspec.structs.replace(field, kind=FieldKind.INTEGER)
        case "number":
            return msgspec.structs.replace(field, kind=FieldKind.NUMBER)
        case "array" if choices := _choices(rule.get("items")):
            return msgspec.structs.replace(field, kind=FieldKind.CHOICES, choices=choices)
        case "string":
            choices = _choices(rule)
            kind = FieldKind.CHOICE if choices else FieldKind.TEXT
            return msgspec.structs.replace(field, kind=kind, choices=choices)
        case other:
            raise FormNotUnderstood(
                f"It asks for {name!r} as {other}, for which there is no field."
            )


def _choices(rule: Any) -> tuple[Choice, ...]:
    match rule:
        case {"oneOf": list(options)} | {"anyOf": list(options)}:
            found = [
                Choice(option["const"], _words(option.get("title")) or option["const"])
                for option in options
                if isinstance(option, dict) and isinstance(option.get("const"), str)
            ]
        case {"enum": list(values)}:
            names = rule.get("enumNames")
            labels = names if isinstance(names, list) and len(names) == len(values) else values
            found = [
                Choice(value, _words(label) or value)
                for value, label in zip(values, labels, strict=True)
                if isinstance(value, str)
            ]
        case _:
            found = []
    if len(found) > _MOST_CHOICES:
        raise FormNotUnderstood("It offers more choices than can be shown.")
    return tuple(found)


def _words(said: Any) -> str:
    return said[:_MOST_WORDS] if isinstance(said, str) else ""
