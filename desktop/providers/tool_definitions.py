"""Tools as each wire protocol wants to be told of them."""

from __future__ import annotations

from typing import Any

from desktop.chat.tool import ToolDefinition
from desktop.settings import ProviderKind


def wire_tools(tools: tuple[ToolDefinition, ...], kind: ProviderKind) -> list[dict[str, Any]]:
    """The definitions for the field ``tools`` of a request."""
    return [_wire_tool(tool, kind) for tool in tools]


def _wire_tool(tool: ToolDefinition, kind: ProviderKind) -> dict[str, Any]:
    # Servers leave these out for tools without arguments; not every provider takes that.
    schema = {"type": "object", "properties": {}} | tool.schema
    named = {"name": tool.name, "description": tool.description}
    match kind:
        case ProviderKind.ANTHROPIC:
            return named | {"input_schema": schema}
        case ProviderKind.OPENAI_RESPONSES:
            # Strict is the default there, and refuses most schemas.
            return {"type": "function"} | named | {"parameters": schema, "strict": False}
        case _:
            return {"type": "function", "function": named | {"parameters": schema}}
