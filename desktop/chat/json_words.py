"""Why a text is not JSON, in words that can be translated."""

from __future__ import annotations

import re

from desktop.chat.wording import say

_PLACE = re.compile(r"\(byte (\d+)\)$")


def why_not_json(error: Exception, text: str) -> str:
    """What msgspec says of a text that it cannot decode, to stand behind a colon."""
    if isinstance(error, RecursionError):
        return say("it is nested too deeply")
    if str(error) == "Input data was truncated":
        return say("it ends too early")
    found = _PLACE.search(str(error))
    if found is None:
        return str(error)
    before = text.encode("utf-8", "replace")[: int(found[1])].decode("utf-8", "replace")
    return say(
        "there is a mistake near line {line}, column {column}",
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
    )
