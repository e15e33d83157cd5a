"""A conversation as the messages of a chat completion request.

https://platform.openai.com/docs/api-reference/chat/create
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.message import Message, Role
from desktop.providers.decoder import read_value
from desktop.providers.history import arguments_json, file_text
from desktop.providers.large_body import data_url


def chat_messages(messages: Sequence[Message], *, system: str) -> list[dict[str, Any]]:
    """What `sendable` left of a conversation, after the system prompt."""
    wire: list[dict[str, Any]] = [{"role": "system", "content": system}] if system else []
    turn = max((i for i, message in enumerate(messages) if message.role is Role.USER), default=-1)
    for number, message in enumerate(messages):
        if message.role is Role.ASSISTANT:
            wire += _assistant_message(message.blocks, in_turn=number > turn)
        else:
            wire += _user_messages(message)
    return wire


def _user_messages(message: Message) -> list[dict[str, Any]]:
    wire: list[dict[str, Any]] = []
    others: list[ContentBlock] = []
    for block in message.blocks:
        if not isinstance(block, ToolResult):
            others.append(block)
            continue
        texts: list[str] = []
        for item in block.content:
            if isinstance(item, Text):
                texts.append(item.text)
            elif isinstance(item, File) and (text := file_text(item)) is not None:
                texts.append(text)
            else:
                # Only text fits into a tool message; the rest follows as the user's.
                others.append(item)
                texts.append("(The content follows in the next message.)")
        wire.append({"role": "tool", "tool_call_id": block.call_id, "content": "\n".join(texts)})
    if parts := [part for block in others if (part := _part(block)) is not None]:
        only_text = len(parts) == 1 and parts[0]["type"] == "text"
        wire.append({"role": "user", "content": parts[0]["text"] if only_text else parts})
    return wire


def _assistant_message(blocks: tuple[ContentBlock, ...], *, in_turn: bool) -> list[dict[str, Any]]:
    """``in_turn``: no message of the user came after this one."""
    text = "\n\n".join(block.text for block in blocks if isinstance(block, Text | Refusal))
    calls = [_call(block) for block in blocks if isinstance(block, ToolCall)]
    images = [_part(block) for block in blocks if isinstance(block, Image)]
    if not text and not calls and not images:
        return []
    message: dict[str, Any] = {"role": "assistant", "content": text or None}
    if calls:
        message["tool_calls"] = calls
    if images:
        message["images"] = images
    _add_thinking(message, blocks, in_turn=in_turn)
    return [message]


def _add_thinking(
    message: dict[str, Any], blocks: tuple[ContentBlock, ...], *, in_turn: bool
) -> None:
    """Give thinking back in the field that it came in.

    OpenRouter wants its details with every turn; DeepSeek, Moonshot and others want theirs
    between the calls of a turn, and DeepSeek's older models refuse it elsewhere.
    """
    details: list[Any] = []
    for block in blocks:
        if not isinstance(block, Thinking) or not block.extra:
            continue
        own = read_value(block.extra)
        details += own.get("reasoning_details", [])
        field = own.get("field")
        if field and block.text and in_turn and "tool_calls" in message:
            message[field] = message.get(field, "") + block.text
    if details:
        message["reasoning_details"] = details


def _call(block: ToolCall) -> dict[str, Any]:
    own: dict[str, Any] = read_value(block.extra or "{}")
    function = {"name": block.name, "arguments": arguments_json(block)}
    return {"id": block.id, "type": "function", "function": function} | own


def _part(block: ContentBlock) -> dict[str, Any] | None:
    match block:
        case Text(text) | Refusal(text):
            return {"type": "text", "text": text}
        case Image(media_type, data):
            return {"type": "image_url", "image_url": {"url": data_url(media_type, data)}}
        case File(name, media_type, data):
            if (text_of_file := file_text(block)) is not None:
                return {"type": "text", "text": text_of_file}
            file = {"filename": name, "file_data": data_url(media_type, data)}
            return {"type": "file", "file": file}
        case _:
            return None
