"""Values held against a JSON Schema of unknown origin, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from desktop.chat.wording import say

#: Subschemas that are looked at for one value: a schema can multiply itself without end.
_MOST_STEPS = 50_000
#: How much of a complaint is told, in characters.
_MOST_WORDS = 300
#: Regular expressions of strangers can take for ever.
_SKIPPED = ("pattern", "patternProperties")


class BadSchema(ValueError):
    """The schema is none; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _TooMuchWork(Exception):
    pass


class SchemaCheck:
    """Holds values against one schema. Fetches no other schema from anywhere.

    Patterns of strangers are not looked at. Raises `BadSchema` for a schema that is none.
    """

    def __init__(self, schema: dict[str, Any], *, own: bool = False) -> None:
        """``own``: the user wrote the schema. Its patterns are looked at, and it may be long."""
        import jsonschema  # noqa: PLC0415 - slow: on first use only
        import referencing  # noqa: PLC0415 - slow: on first use only

        self._failures = (jsonschema.ValidationError, referencing.exceptions.Unresolvable)
        self._most_steps = _MOST_STEPS * 10 if own else _MOST_STEPS
        self._steps = 0
        kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
        try:
            kind.check_schema(schema)
        except jsonschema.SchemaError as error:
            raise BadSchema(error.message[:_MOST_WORDS]) from error
        except RecursionError as error:
            raise BadSchema(say("It is nested too deeply")) from error
        counted = {name: self._counted(rule) for name, rule in kind.VALIDATORS.items()}
        skipped = () if own else _SKIPPED
        rules = counted | dict.fromkeys((n for n in skipped if n in counted), _ignored)
        extend: Any = jsonschema.validators.extend  # it has no types
        bounded = extend(kind, rules)
        # An empty registry: the default one would ask the network for references.
        self._validator = bounded(schema, registry=referencing.Registry())

    def complaint(self, value: Any) -> str:
        """What is wrong with a value, in a sentence; "" when nothing is."""
        self._steps = 0
        try:
            self._validator.validate(value)
        except self._failures as error:
            path = getattr(error, "json_path", "$")
            reason = getattr(error, "message", "") or str(error)
            return say(
                "It does not fit the schema at {path}: {reason}.",
                path=path,
                reason=reason[:_MOST_WORDS],
            )
        except (RecursionError, _TooMuchWork):
            return say("Its schema is too involved to be checked.")
        return ""

    def _counted(self, rule: Callable[..., Any]) -> Callable[..., Any]:
        def counted(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
            self._steps += 1
            if self._steps > self._most_steps:
                raise _TooMuchWork
            yield from rule(validator, value, instance, schema) or ()

        return counted


def _ignored(*_: Any) -> Iterator[Any]:
    return iter(())
