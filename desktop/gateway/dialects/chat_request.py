"""The request of a chat completion, on its way to a provider of another protocol.

https://platform.openai.com/docs/api-reference/chat/create
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, Refusal, Text, ToolCall, ToolResult
from desktop.chat.message import Role
from desktop.chat.reply import parse_arguments
from desktop.chat.tool import ToolDefinition
from desktop.gateway.asked import AUTO, NONE, REQUIRED, Asked, ToolChoice, Turns
from desktop.gateway.dialect import Fields, field
from desktop.gateway.dialects.parts import file_at, image_at, unknown
from desktop.gateway.faults import bad_request
from desktop.providers.provider import JsonAnswer


class _Function(msgspec.Struct):
    name: str = ""
    arguments: str = ""


class _Call(msgspec.Struct):
    id: str = ""
    function: _Function = msgspec.field(default_factory=_Function)


class _Message(msgspec.Struct):
    role: str
    content: str | list[dict[str, Any]] | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None
    tool_call_id: str = ""


class _ToolFunction(msgspec.Struct):
    name: str
    description: str | None = None
    parameters: dict[str, Any] | None = None


class _Tool(msgspec.Struct):
    type: str = "function"
    function: _ToolFunction | None = None


def read_request(fields: Fields) -> Asked:
    """Raises `Refused`."""
    if field(fields, "n", int, 1) != 1:
        raise bad_request("n: one reply at a time.")
    turns, system = Turns(), []
    for message in field(fields, "messages", list[_Message], []):
        match message.role:
            case "system" | "developer":
                system.append(_text(message.content))
            case "user":
                turns.add(Role.USER, _parts(message.content))
            case "assistant":
                turns.add(Role.ASSISTANT, _reply(message))
            case "tool":
                result = tuple(b for b in _parts(message.content) if isinstance(b, Text))
                turns.add(Role.TOOL, [ToolResult(message.tool_call_id, content=result)])
            case role:
                raise bad_request(f"messages: the role {role[:60]!r} is not known.")
    stop = field(fields, "stop", str | list[str], [])
    return Asked(
        messages=turns.messages(),
        system="\n\n".join(text for text in system if text),
        max_tokens=field(fields, "max_completion_tokens", int) or field(fields, "max_tokens", int),
        temperature=field(fields, "temperature", float),
        top_p=field(fields, "top_p", float),
        effort=field(fields, "reasoning_effort", str, ""),
        stop=(stop,) if isinstance(stop, str) else tuple(stop),
        answer=_answer(field(fields, "response_format", dict[str, Any], {})),
        tools=tuple(_tool(tool) for tool in field(fields, "tools", list[_Tool], [])),
        tool_choice=_choice(field(fields, "tool_choice", str | dict[str, Any])),
        parallel=field(fields, "parallel_tool_calls", bool, True),
    )


def _reply(message: _Message) -> list[ContentBlock]:
    blocks = _parts(message.content)
    if message.refusal:
        blocks.append(Refusal(message.refusal))
    for call in message.tool_calls or ():
        source = call.function.arguments
        blocks.append(ToolCall(call.id, call.function.name, parse_arguments(source), source))
    return blocks


def _parts(content: str | list[dict[str, Any]] | None) -> list[ContentBlock]:
    if not isinstance(content, list):
        return [Text(content)] if content else []
    return [_part(part) for part in content]


def _part(part: dict[str, Any]) -> ContentBlock:
    match part:
        case {"type": "text", "text": str(text)}:
            return Text(text)
        case {"type": "refusal", "refusal": str(text)}:
            return Refusal(text)
        case {"type": "image_url", "image_url": {"url": url} | str(url)}:
            return image_at(url)
        case {"type": "file", "file": {"file_data": url, **rest}}:
            return file_at(url, rest.get("filename"))
        case _:
            raise unknown(part.get("type"))


def _text(content: str | list[dict[str, Any]] | None) -> str:
    return "".join(block.text for block in _parts(content) if isinstance(block, Text))


def _answer(wanted: dict[str, Any]) -> JsonAnswer | None:
    match wanted:
        case {"type": "json_object"}:
            return JsonAnswer()
        case {"type": "json_schema", "json_schema": {"schema": dict(schema), **rest}}:
            name = rest.get("name")
            return JsonAnswer(
                schema=schema,
                name=name if isinstance(name, str) and name else "answer",
                strict=rest.get("strict") is True,
            )
        case _:
            return None


def _tool(tool: _Tool) -> ToolDefinition:
    if tool.type != "function" or tool.function is None:
        raise unknown(tool.type)
    function = tool.function
    return ToolDefinition(
        name=function.name,
        description=function.description or "",
        schema=function.parameters or {},
    )


def _choice(choice: str | dict[str, Any] | None) -> ToolChoice | None:
    match choice:
        case None:
            return None
        case "auto" | "none" | "required":
            return ToolChoice({"auto": AUTO, "none": NONE, "required": REQUIRED}[choice])
        case {"type": "function", "function": {"name": str(name)}}:
            return ToolChoice(REQUIRED, name)
        case _:
            raise bad_request("tool_choice: not known.")
