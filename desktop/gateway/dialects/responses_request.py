"""The request of OpenAI's Responses, on its way to a provider of another protocol.

https://platform.openai.com/docs/api-reference/responses/create
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, File, Image, Refusal, Text, ToolCall, ToolResult
from desktop.chat.message import Role
from desktop.chat.reply import parse_arguments
from desktop.chat.tool import ToolDefinition
from desktop.gateway.asked import AUTO, NONE, REQUIRED, Asked, ToolChoice, Turns
from desktop.gateway.dialect import Fields, field
from desktop.gateway.dialects.parts import file_at, image_at, unknown
from desktop.gateway.faults import bad_request
from desktop.providers.provider import JsonAnswer

#: What needs a server that remembers, or works on by itself.
_REMEMBERED = ("previous_response_id", "conversation", "prompt", "background")


class _Tool(msgspec.Struct):
    type: str
    name: str = ""
    description: str | None = None
    parameters: dict[str, Any] | None = None


def read_request(fields: Fields) -> Asked:
    """Raises `Refused`."""
    for name in _REMEMBERED:
        if bytes(fields.get(name, b"null")) not in (b"null", b"false"):
            raise bad_request(
                f"{name}: nothing is remembered between requests to this model; send the whole "
                "conversation."
            )
    turns, system = Turns(), [field(fields, "instructions", str, "")]
    asked = field(fields, "input", str | list[dict[str, Any]], [])
    for item in [{"role": "user", "content": asked}] if isinstance(asked, str) else asked:
        _add(item, turns, system)
    form = field(fields, "text", dict[str, Any], {}).get("format")
    effort = field(fields, "reasoning", dict[str, Any], {}).get("effort")
    return Asked(
        messages=turns.messages(),
        system="\n\n".join(text for text in system if text),
        max_tokens=field(fields, "max_output_tokens", int),
        temperature=field(fields, "temperature", float),
        top_p=field(fields, "top_p", float),
        effort=effort if isinstance(effort, str) else "",
        answer=_answer(form),
        tools=tuple(_tool(tool) for tool in field(fields, "tools", list[_Tool], [])),
        tool_choice=_choice(field(fields, "tool_choice", str | dict[str, Any])),
        parallel=field(fields, "parallel_tool_calls", bool, True),
    )


def _add(item: dict[str, Any], turns: Turns, system: list[str]) -> None:
    match item:
        case {"role": "system" | "developer", "content": content}:
            system.append("".join(b.text for b in _parts(content) if isinstance(b, Text)))
        case {"role": "user", "content": content}:
            turns.add(Role.USER, _parts(content))
        case {"role": "assistant", "content": content}:
            turns.add(Role.ASSISTANT, _parts(content))
        case {"type": "function_call", "call_id": str(call_id), "name": str(name)}:
            source = item.get("arguments")
            source = source if isinstance(source, str) else ""
            turns.add(Role.ASSISTANT, [ToolCall(call_id, name, parse_arguments(source), source)])
        case {"type": "function_call_output", "call_id": str(call_id), "output": output}:
            content = [b for b in _parts(output) if isinstance(b, Text | Image | File)]
            turns.add(Role.TOOL, [ToolResult(call_id, content=tuple(content))])
        case {"type": "reasoning"}:
            return  # only the provider that wrote it can read it
        case _:
            raise unknown(item.get("type") or item.get("role"))


def _parts(content: Any) -> list[ContentBlock]:
    if isinstance(content, str):
        return [Text(content)] if content else []
    if not isinstance(content, list):
        raise bad_request("input: the content of a message is a text or a list.")
    return [_part(part) for part in content]


def _part(part: Any) -> ContentBlock:
    match part:
        case {"type": "input_text" | "output_text" | "text", "text": str(text)}:
            return Text(text)
        case {"type": "refusal", "refusal": str(text)}:
            return Refusal(text)
        case {"type": "input_image", "image_url": url}:
            return image_at(url)
        case {"type": "input_file", "file_data": url}:
            return file_at(url, part.get("filename"))
        case _:
            raise unknown(part.get("type") if isinstance(part, dict) else part)


def _answer(form: Any) -> JsonAnswer | None:
    match form:
        case {"type": "json_object"}:
            return JsonAnswer()
        case {"type": "json_schema", "schema": dict(schema)}:
            name = form.get("name")
            return JsonAnswer(
                schema=schema,
                name=name if isinstance(name, str) and name else "answer",
                strict=form.get("strict") is True,
            )
        case _:
            return None


def _tool(tool: _Tool) -> ToolDefinition:
    if tool.type != "function":
        raise unknown(tool.type)
    return ToolDefinition(
        name=tool.name, description=tool.description or "", schema=tool.parameters or {}
    )


def _choice(choice: str | dict[str, Any] | None) -> ToolChoice | None:
    match choice:
        case None:
            return None
        case "auto" | "none" | "required":
            return ToolChoice({"auto": AUTO, "none": NONE, "required": REQUIRED}[choice])
        case {"type": "function", "name": str(name)}:
            return ToolChoice(REQUIRED, name)
        case _:
            raise bad_request("tool_choice: not known.")
