"""The current date and time."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desktop.chat.errors import ToolError
from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.chat.tool_words import OWN_TITLES
from desktop.chat.wording import say
from desktop.tools.caller import NOBODY, Caller
from desktop.tools.tool import ToolOutcome, says


class Clock:
    """Tells the time here, or in a named time zone."""

    server = ""
    title = OWN_TITLES["current_time"]
    alone = False
    hints = ToolHints(read_only=True, destructive=False, open_world=False)
    definition = ToolDefinition(
        name="current_time",
        description=str(say("The current date and time, on this computer or in a time zone.")),
        schema={
            "type": "object",
            "properties": {
                "timezone": {
                    "type": "string",
                    "maxLength": 100,
                    "description": "An IANA name such as Europe/Paris; without it, local time.",
                }
            },
            "additionalProperties": False,
        },
    )

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """``now`` gives the time with its zone."""
        self._now = now

    def alike(self, arguments: dict[str, Any]) -> str:  # noqa: ARG002 - all are alike
        return ""

    async def run(
        self,
        arguments: dict[str, Any],
        caller: Caller = NOBODY,  # noqa: ARG002 - it asks nothing
    ) -> ToolOutcome:
        name = arguments.get("timezone", "")
        try:
            zone = zoneinfo.ZoneInfo(name) if name else None
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ToolError(f"There is no time zone {name!r}.", "Use an IANA name.") from error
        time = self._now().astimezone(zone)
        return says(f"{time:%A}, {time.isoformat(timespec='seconds')} ({name or time.tzname()})")
