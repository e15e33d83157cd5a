"""The request of a chat page: the messages of the AI SDK's ``useChat``.

https://ai-sdk.dev/docs/ai-sdk-ui/chatbot
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, Text, ToolCall, ToolResult
from desktop.chat.message import Role
from desktop.gateway.asked import Asked, Turns
from desktop.gateway.dialect import Fields, field
from desktop.gateway.dialects.parts import file_at, image_at
from desktop.gateway.faults import bad_request


class _Message(msgspec.Struct):
    role: str
    parts: list[dict[str, Any]] = []


def read_request(fields: Fields) -> Asked:
    """Raises `Refused`. Parts that are only shown, such as sources, are left out."""
    turns, system = Turns(), [field(fields, "system", str, "")]
    for message in field(fields, "messages", list[_Message], []):
        match message.role:
            case "system":
                system += [part["text"] for part in message.parts if _is_text(part)]
            case "user":
                turns.add(Role.USER, _user_blocks(message.parts))
            case "assistant":
                _add_reply(turns, message.parts)
            case role:
                raise bad_request(f"messages: the role {role[:60]!r} is not known.")
    return Asked(
        messages=turns.messages(),
        system="\n\n".join(text for text in system if text),
        max_tokens=field(fields, "maxOutputTokens", int),
        temperature=field(fields, "temperature", float),
        top_p=field(fields, "topP", float),
    )


def _is_text(part: dict[str, Any]) -> bool:
    return part.get("type") == "text" and isinstance(part.get("text"), str)


def _user_blocks(parts: list[dict[str, Any]]) -> list[ContentBlock]:
    blocks: list[ContentBlock] = []
    for part in parts:
        match part:
            case {"type": "text", "text": str(text)} if text:
                blocks.append(Text(text))
            case {"type": "file", "mediaType": str(media_type), "url": url}:
                is_image = media_type.startswith("image/")
                blocks.append(image_at(url) if is_image else file_at(url, part.get("filename")))
    return blocks


def _add_reply(turns: Turns, parts: list[dict[str, Any]]) -> None:
    """The parts of one reply are several turns: its tools answered in between."""
    results: list[ContentBlock] = []
    for part in parts:
        if part.get("type") == "step-start":
            turns.add(Role.TOOL, results)
            results = []
        elif _is_text(part):
            turns.add(Role.TOOL, results)
            results = []
            turns.add(Role.ASSISTANT, [Text(part["text"])] if part["text"] else [])
        elif (call := _call(part)) is not None:
            turns.add(Role.ASSISTANT, [call])
            results.append(_result(part, call))
    turns.add(Role.TOOL, results)


def _call(part: dict[str, Any]) -> ToolCall | None:
    kind, call_id = part.get("type"), part.get("toolCallId")
    if not isinstance(kind, str) or not isinstance(call_id, str):
        return None
    name = part.get("toolName") if kind == "dynamic-tool" else kind.removeprefix("tool-")
    if not isinstance(name, str) or (kind != "dynamic-tool" and not kind.startswith("tool-")):
        return None
    value = part.get("input")
    arguments = value if isinstance(value, dict) else {}
    return ToolCall(call_id, name, arguments, msgspec.json.encode(arguments).decode())


def _result(part: dict[str, Any], call: ToolCall) -> ToolResult:
    error = part.get("errorText")
    if isinstance(error, str):
        return ToolResult(call.id, call.name, (Text(error),), is_error=True)
    output = part.get("output")
    said = output if isinstance(output, str) else msgspec.json.encode(output).decode()
    return ToolResult(call.id, call.name, (Text(said),))
