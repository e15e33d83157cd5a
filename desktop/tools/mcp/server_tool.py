"""A tool of a server, as the rest of the program knows tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.tools.alike import places_of
from desktop.tools.caller import NOBODY, Caller
from desktop.tools.tool import ToolOutcome

if TYPE_CHECKING:
    from desktop.tools.mcp.server import McpServer

#: Of a description, in characters, and of a schema, in bytes of JSON.
_MOST_WORDS = 10_000
_MOST_SCHEMA = 256 * 1024
_LONGEST_NAME = 200


class ServerTool:
    """One tool of one server. What it says of itself is said by the server."""

    #: Servers say nothing of whether their calls may overlap; the protocol allows it.
    alone = False

    def __init__(
        self, server: McpServer, definition: ToolDefinition, title: str, hints: ToolHints
    ) -> None:
        self._server = server
        self.definition = definition
        self.title = title
        self.hints = hints

    @property
    def server(self) -> str:
        return self._server.name

    def alike(self, arguments: dict[str, Any]) -> str:
        return places_of(arguments)

    async def run(self, arguments: dict[str, Any], caller: Caller = NOBODY) -> ToolOutcome:
        return await self._server.call(self.definition.name, arguments, caller)


def readable_tool(raw: Any) -> tuple[ToolDefinition, str, ToolHints] | None:
    """A tool as a server lists it; None for one that no model could be told of."""
    schema = raw.input_schema
    if not raw.name or len(raw.name) > _LONGEST_NAME or not isinstance(schema, dict):
        return None
    if len(msgspec.json.encode(schema)) > _MOST_SCHEMA:
        return None
    definition = ToolDefinition(
        name=raw.name, description=(raw.description or "")[:_MOST_WORDS], schema=schema
    )
    said = raw.annotations
    title = raw.title or (said.title if said else "") or ""
    return definition, title[:_LONGEST_NAME], _hints(said)


def _hints(said: Any) -> ToolHints:
    """What is not said counts as the worst, as the protocol has it."""
    if said is None:
        return ToolHints()
    read_only = bool(said.read_only_hint)
    destructive = said.destructive_hint
    return ToolHints(
        read_only=read_only,
        # The protocol gives it a meaning only for tools that do not only read.
        destructive=(not read_only) if destructive is None else bool(destructive),
        open_world=said.open_world_hint is not False,
    )
