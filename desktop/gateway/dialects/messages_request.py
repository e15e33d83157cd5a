"""The request of Anthropic's Messages, on its way to a provider of another protocol.

https://docs.anthropic.com/en/api/messages
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, File, Image, Text, ToolCall, ToolResult
from desktop.chat.message import Role
from desktop.chat.tool import ToolDefinition
from desktop.gateway.asked import AUTO, NONE, REQUIRED, Asked, ToolChoice, Turns
from desktop.gateway.dialect import Fields, field
from desktop.gateway.dialects.parts import decoded, unknown
from desktop.gateway.faults import bad_request
from desktop.providers.provider import JsonAnswer


class _Message(msgspec.Struct):
    role: str
    content: str | list[dict[str, Any]]


class _Tool(msgspec.Struct):
    name: str
    type: str = "custom"
    description: str = ""
    input_schema: dict[str, Any] | None = None


class _Choice(msgspec.Struct):
    type: str
    name: str = ""
    disable_parallel_tool_use: bool = False


def read_request(fields: Fields) -> Asked:
    """Raises `Refused`."""
    turns = Turns()
    for message in field(fields, "messages", list[_Message], []):
        blocks = _blocks(message.content)
        match message.role:
            case "assistant":
                turns.add(Role.ASSISTANT, blocks)
            case "user":
                results: list[ContentBlock] = [b for b in blocks if isinstance(b, ToolResult)]
                turns.add(Role.TOOL, results)
                turns.add(Role.USER, [b for b in blocks if not isinstance(b, ToolResult)])
            case role:
                raise bad_request(f"messages: the role {role[:60]!r} is not known.")
    choice = field(fields, "tool_choice", _Choice)
    output = field(fields, "output_config", dict[str, Any], {})
    effort = output.get("effort")
    return Asked(
        messages=turns.messages(),
        system=_system(field(fields, "system", str | list[dict[str, Any]], "")),
        max_tokens=field(fields, "max_tokens", int),
        temperature=field(fields, "temperature", float),
        top_p=field(fields, "top_p", float),
        effort=effort if isinstance(effort, str) else "",
        stop=tuple(field(fields, "stop_sequences", list[str], [])),
        answer=_answer(output.get("format")),
        tools=tuple(_tool(tool) for tool in field(fields, "tools", list[_Tool], [])),
        tool_choice=None if choice is None else _choice(choice),
        parallel=choice is None or not choice.disable_parallel_tool_use,
    )


def _blocks(content: str | list[dict[str, Any]]) -> list[ContentBlock]:
    if isinstance(content, str):
        return [Text(content)] if content else []
    return [block for part in content if (block := _block(part)) is not None]


def _block(part: dict[str, Any]) -> ContentBlock | None:
    match part:
        case {"type": "text", "text": str(text)}:
            return Text(text)
        case {"type": "thinking" | "redacted_thinking"}:
            return None  # only the provider that wrote it can read it
        case {"type": "image" | "document", "source": dict(source)}:
            return _attached(part, source)
        case {"type": "tool_use", "id": str(call_id), "name": str(name), "input": dict(value)}:
            return ToolCall(call_id, name, value, msgspec.json.encode(value).decode())
        case {"type": "tool_result", "tool_use_id": str(call_id)}:
            inner = _blocks(part.get("content") or "")
            content = tuple(b for b in inner if isinstance(b, Text | Image | File))
            return ToolResult(call_id, content=content, is_error=part.get("is_error") is True)
        case _:
            raise unknown(part.get("type"))


def _attached(part: dict[str, Any], source: dict[str, Any]) -> Image | File:
    title = part.get("title")
    name = title if isinstance(title, str) and title else "document"
    match source:
        case {"type": "base64", "media_type": str(media_type), "data": str(data)}:
            if part["type"] == "image":
                return Image(media_type, decoded(data))
            return File(name, media_type, decoded(data))
        case {"type": "text", "data": str(text)}:
            return File(name, "text/plain", text.encode("utf-8", "replace"))
        case _:
            raise bad_request(
                "Pictures and documents are sent as base64 here; nothing is fetched from an "
                "address."
            )


def _system(system: str | list[dict[str, Any]]) -> str:
    if isinstance(system, str):
        return system
    return "\n\n".join(block.text for block in _blocks(system) if isinstance(block, Text))


def _answer(form: Any) -> JsonAnswer | None:
    match form:
        case {"type": "json_schema", "schema": dict(schema)}:
            return JsonAnswer(schema=schema)
        case _:
            return None


def _tool(tool: _Tool) -> ToolDefinition:
    if tool.type != "custom":
        raise unknown(tool.type)
    return ToolDefinition(
        name=tool.name, description=tool.description, schema=tool.input_schema or {}
    )


def _choice(choice: _Choice) -> ToolChoice:
    match choice.type:
        case "auto":
            return ToolChoice(AUTO)
        case "none":
            return ToolChoice(NONE)
        case "any":
            return ToolChoice(REQUIRED)
        case "tool":
            return ToolChoice(REQUIRED, choice.name)
        case _:
            raise bad_request("tool_choice: not known.")
