from __future__ import annotations

from typing import Any

import pytest

from desktop.json_schema import BadSchema, SchemaCheck


def test_what_fits_and_what_does_not() -> None:
    check = SchemaCheck({"type": "object", "properties": {"n": {"type": "integer"}}})
    assert check.complaint({"n": 1}) == ""
    assert check.complaint({"n": "x"}) == (
        "It does not fit the schema at $.n: 'x' is not of type 'integer'."
    )


def test_a_schema_that_is_none_is_named() -> None:
    with pytest.raises(BadSchema, match="'nonsense' is not valid"):
        SchemaCheck({"type": "nonsense"})


def multiplied() -> dict[str, Any]:
    """Each level looks twice at the next one: 2 to the power of 40 steps."""
    levels = {
        f"l{n}": {"allOf": [{"$ref": f"#/$defs/l{n + 1}"}, {"$ref": f"#/$defs/l{n + 1}"}]}
        for n in range(40)
    }
    return {"$defs": levels | {"l40": {"type": "object"}}, "$ref": "#/$defs/l0"}


@pytest.mark.parametrize(
    "schema",
    [
        multiplied(),
        {"$ref": "#"},
        {"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"},
    ],
)
def test_a_schema_without_end_is_given_up(schema: dict[str, Any]) -> None:
    assert SchemaCheck(schema).complaint({}) == "Its schema is too involved to be checked."


def test_patterns_of_strangers_are_not_run() -> None:
    """This one would take longer than the universe is old."""
    slow = {"type": "string", "pattern": "^(a+)+$"}
    check = SchemaCheck({"properties": {"s": slow}, "patternProperties": {"(a+)+$": {}}})
    assert check.complaint({"s": "a" * 60 + "!"}) == ""


def test_a_schema_elsewhere_is_not_fetched() -> None:
    assert "http" in SchemaCheck({"$ref": "http://127.0.0.1:1/s.json"}).complaint({})
