"""What the body and the headers of a refusal say, in the shapes that providers use."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

import msgspec

#: How many characters of a provider's own words are told.
MAX_WORDS = 400

#: What decoding a body raises that is no JSON, or nested deeper than anybody means.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def words_of(value: Any, types: set[str]) -> tuple[str, float | None]:
    """The words of an error body, and the seconds it asks to wait; its machine-readable words
    go into ``types``."""
    if isinstance(value, list):
        return words_of(value[0], types) if value else ("", None)
    if isinstance(value, str):
        return value, None
    if not isinstance(value, dict):
        return "", None
    for name in ("type", "code", "status"):
        if isinstance(word := value.get(name), str):
            types.add(word.lower())
    for name in ("error", "errors", "detail"):
        inner = value.get(name)
        if isinstance(inner, dict | list | str) and inner:
            message, after = words_of(inner, types)
            if message:
                return message, after
    message = next(
        (m for name in ("message", "msg", "title") if isinstance(m := value.get(name), str)), ""
    )
    # OpenRouter hands on what the provider behind it said.
    raw = value.get("metadata")
    if isinstance(raw, dict) and isinstance(raw.get("raw"), str) and len(raw["raw"]) < MAX_WORDS:
        message = f"{message} ({raw['raw']})"
    return message, _google_delay(value.get("details"))


def _google_delay(details: Any) -> float | None:
    for item in details if isinstance(details, list) else ():
        delay = item.get("retryDelay") if isinstance(item, dict) else None
        if isinstance(delay, str):
            return _seconds(delay.removesuffix("s"))
    return None


def holds_error(body: bytes) -> bool:
    try:
        value = msgspec.json.decode(body)
    except UNREADABLE:
        return False
    if isinstance(value, list) and value:
        value = value[0]  # Google wraps an error in an array
    return isinstance(value, dict) and bool(value.get("error") or value.get("object") == "error")


def status_in(body: bytes) -> int:
    """An HTTP status given as the code of an error, as OpenRouter does; 0 without."""
    try:
        value = msgspec.json.decode(body)
    except UNREADABLE:
        return 0
    error = value.get("error") if isinstance(value, dict) else None
    for holder in (error, value):
        code = holder.get("code") if isinstance(holder, dict) else None
        if isinstance(code, int | str) and str(code).isdigit() and 400 <= int(code) < 600:
            return int(code)
    return 0


def beginning(body: bytes) -> str:
    """The first 200 characters, for the details."""
    return body[:1000].decode("utf-8", "replace")[:200]


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from the headers; None when they name no usable time."""
    if (milliseconds := _seconds(headers.get("retry-after-ms", ""))) is not None:
        return milliseconds / 1000
    value = headers.get("retry-after", "").strip()
    if (seconds := _seconds(value)) is not None:
        return seconds
    import email.utils  # noqa: PLC0415 - rare

    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, moment.timestamp() - time.time())


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None
