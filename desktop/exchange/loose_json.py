"""JSON of other programs, where any field may be missing or of another type."""

from __future__ import annotations

import datetime
import json
from typing import Any

import msgspec

from desktop.exchange.portion import sane_time

#: The largest value that is decoded as a whole, in bytes.
MAX_VALUE = 16 * 1024 * 1024


def fields_of(source: bytes | msgspec.Raw) -> dict[str, msgspec.Raw] | None:
    """The fields of an object, not yet decoded; None for anything else."""
    try:
        return msgspec.json.decode(source, type=dict[str, msgspec.Raw])
    except (ValueError, RecursionError):
        return None


def items_of(source: bytes | msgspec.Raw) -> list[msgspec.Raw] | None:
    """The items of an array, not yet decoded; None for anything else."""
    try:
        return msgspec.json.decode(source, type=list[msgspec.Raw])
    except (ValueError, RecursionError):
        return None


def value_of(source: bytes | msgspec.Raw) -> Any:
    """A value as plain data; None when it is missing, damaged, too deep or too large."""
    raw = bytes(source)
    if not raw or len(raw) > MAX_VALUE:
        return None
    try:
        return msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        return None


def mended(source: bytes) -> bytes:
    """JSON with half a character in it, as text that was cut off may have, without that half.

    What is damaged in another way, or too large, is returned as it is.
    """
    if len(source) > MAX_VALUE:
        return source
    try:
        return msgspec.json.encode(_without_halves(json.loads(source)))
    except (ValueError, RecursionError, OverflowError):
        return source


def _without_halves(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [_without_halves(item) for item in value]
        case dict():
            return {_without_halves(key): _without_halves(item) for key, item in value.items()}
        case _:
            return value


def text_of(value: Any) -> str:
    """The value if it is a text, else ""."""
    return value if isinstance(value, str) else ""


def object_of(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    """The value if it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def time_of(value: Any, otherwise: float) -> float:
    """Seconds since 1970, from such a number or from an ISO 8601 text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return sane_time(float(value))
        except OverflowError:
            return otherwise
    if isinstance(value, str) and len(value) < 64:
        try:
            moment = datetime.datetime.fromisoformat(value)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=datetime.UTC)
            return sane_time(moment.timestamp())
        except (ValueError, OverflowError):
            return otherwise
    return otherwise
