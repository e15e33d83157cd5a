"""Searching what the user has written and read in this program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from desktop.chat.search_result import Found, SearchResult
from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.chat.tool_words import OWN_TITLES
from desktop.chat.wording import say
from desktop.tools.caller import NOBODY, Caller
from desktop.tools.tool import ToolOutcome, says

_MOST_FOUND = 20


class LibrarySearch:
    """Finds messages of all stored conversations. ``find`` searches as a user would."""

    server = ""
    title = OWN_TITLES["search_conversations"]
    alone = True
    hints = ToolHints(read_only=True, destructive=False, open_world=False)
    definition = ToolDefinition(
        name="search_conversations",
        description=str(
            say(
                "Searches the user's earlier conversations. Words match beginnings of words; "
                '"a phrase", role:user, after:2026-03 and before:2026-04-01 narrow the search.'
            )
        ),
        schema={
            "type": "object",
            "properties": {"query": {"type": "string", "maxLength": 500}},
            "required": ["query"],
            "additionalProperties": False,
        },
    )

    def __init__(self, find: Callable[[str], Awaitable[SearchResult | None]]) -> None:
        self._find = find

    def alike(self, arguments: dict[str, Any]) -> str:  # noqa: ARG002 - all are alike
        return ""

    async def run(
        self,
        arguments: dict[str, Any],
        caller: Caller = NOBODY,  # noqa: ARG002 - it asks nothing
    ) -> ToolOutcome:
        result = await self._find(arguments["query"])
        found = result.messages[:_MOST_FOUND] if result is not None else ()
        return says("\n\n".join(map(_words, found)) or "Nothing was found.")


def _words(found: Found) -> str:
    day = datetime.fromtimestamp(found.created_at).astimezone()
    title = found.conversation.title or "Untitled"
    return f"{title} ({found.role}, {day:%Y-%m-%d}): {found.excerpt.text}"
