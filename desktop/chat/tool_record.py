"""A call of a tool, as it is written down."""

from __future__ import annotations

from typing import Any

import msgspec


class CallRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One call. ``at`` is in seconds since 1970, UTC; ``seconds`` is how long it ran.

    ``decided_by`` is "user", "permission" or "read-only"; ``outcome`` is "done", "failed",
    "denied", "stopped" or, when there was no such tool or its arguments were wrong, "not run".
    """

    at: float
    conversation_id: str
    server: str
    tool: str
    #: Which model called it.
    model: str = ""
    arguments: dict[str, Any] = {}
    decided_by: str = ""
    outcome: str = ""
    seconds: float = 0.0
