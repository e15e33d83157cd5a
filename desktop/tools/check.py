"""Arguments of a call, held against what its tool takes."""

from __future__ import annotations

import asyncio
from typing import Any

from desktop.chat.blocks import ToolCall
from desktop.chat.tool_rounds import broken_words
from desktop.json_schema import BadSchema, SchemaCheck
from desktop.tools.tool import Tool


async def complaint_about(call: ToolCall, tool: Tool) -> str:
    """Why a call must not run, for the model; "" when it may."""
    if call.arguments is None:
        return broken_words(call)
    return await asyncio.to_thread(_complaint, call.arguments, tool.definition.schema)


def _complaint(arguments: dict[str, Any], schema: dict[str, Any]) -> str:
    try:
        complaint = SchemaCheck(schema).complaint(arguments)
    except BadSchema as error:
        return f"This tool cannot be called: its own schema is not valid. {error}."
    return f"The arguments are wrong, the tool was not run. {complaint}" if complaint else ""
