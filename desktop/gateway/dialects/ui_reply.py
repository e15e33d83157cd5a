"""The UI message stream: what the AI SDK's ``useChat`` reads.

https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
"""

from __future__ import annotations

import secrets
from typing import Any

from desktop.chat.blocks import ContentBlock, Image, Refusal, Text, Thinking, ToolCall
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    UsageChanged,
)
from desktop.chat.message import Message, StopReason, Usage
from desktop.gateway.dialect import data_event, quoted
from desktop.gateway.dialects.parts import data_url
from desktop.gateway.faults import Fault

_DONE = b"data: [DONE]\n\n"

_FINISH = {
    StopReason.LENGTH: "length",
    StopReason.CONTEXT_FULL: "length",
    StopReason.TOOL_CALLS: "tool-calls",
    StopReason.CONTENT_FILTER: "content-filter",
    StopReason.REFUSAL: "content-filter",
    StopReason.OTHER: "other",
}


class _OpenPart:
    """A part that was announced: its name, what stands before its text, how much was sent."""

    __slots__ = ("before", "name", "sent")

    def __init__(self, name: str, block: ContentBlock) -> None:
        self.name = name
        self.sent = 0
        quoted_name = quoted(name)
        if isinstance(block, ToolCall):
            self.before = (
                b'data: {"type":"tool-input-delta","toolCallId":%b,"inputTextDelta":' % quoted_name
            )
        else:
            kind = b"reasoning" if isinstance(block, Thinking) else b"text"
            self.before = b'data: {"type":"%b-delta","id":%b,"delta":' % (kind, quoted_name)

    def delta(self, text: str) -> bytes:
        if not text:
            return b""
        self.sent += len(text)
        return self.before + quoted(text) + b"}\n\n"


class UiEncoder:
    """Writes one message as `useChat` puts it together."""

    def __init__(self) -> None:
        self._begun = False
        self._usage: Usage | None = None
        self._open: dict[int, _OpenPart] = {}

    def encode(self, event: ReplyEvent) -> bytes:
        match event:
            case BlockDelta(index, text):
                part = self._open.get(index)
                return part.delta(text) if part is not None else b""
            case BlockStarted(index, block):
                if isinstance(block, ToolCall) and not block.name:
                    return self._begin()  # its end brings the name
                return self._begin() + self._start(index, block)
            case BlockFinished(index, block):
                return self._begin() + self._finish(index, block)
            case UsageChanged(usage):
                self._usage = usage
            case ReplyStarted():
                return self._begin()
            case ReplyFinished(reason):
                return self._begin() + self._end(reason)
        return b""

    def fail(self, fault: Fault) -> bytes:
        return self._begin() + data_event({"type": "error", "errorText": fault.message})

    def _begin(self) -> bytes:
        if self._begun:
            return b""
        self._begun = True
        start = {"type": "start", "messageId": f"msg_{secrets.token_hex(12)}"}
        return data_event(start) + data_event({"type": "start-step"})

    def _start(self, index: int, block: ContentBlock) -> bytes:
        match block:
            case ToolCall(call_id, name):
                part = self._open[index] = _OpenPart(call_id, block)
                start: dict[str, Any] = {"type": "tool-input-start", "toolCallId": call_id}
                start["toolName"] = name
            case Text() | Refusal() | Thinking():
                part = self._open[index] = _OpenPart(str(index), block)
                start = {"type": f"{_kind(block)}-start", "id": part.name}
            case _:
                return b""
        return data_event(start) + part.delta(_text(block))

    def _finish(self, index: int, block: ContentBlock) -> bytes:
        if isinstance(block, Image):
            file = {"type": "file", "mediaType": block.media_type, "url": data_url(block)}
            return data_event(file)
        announced = b"" if index in self._open else self._start(index, block)
        part = self._open.pop(index, None)
        if part is None:
            return b""
        text = _text(block)
        said = announced + part.delta(text[part.sent :])
        if isinstance(block, ToolCall):
            return said + _called(block)
        end = said + data_event({"type": f"{_kind(block)}-end", "id": part.name})
        for number, source in enumerate(block.citations if isinstance(block, Text) else ()):
            if source.url:
                named = {"sourceId": f"{part.name}-{number}", "url": source.url}
                end += data_event({"type": "source-url"} | named | {"title": source.title})
        return end

    def _end(self, reason: StopReason) -> bytes:
        finish: dict[str, Any] = {"type": "finish", "finishReason": _FINISH.get(reason, "stop")}
        if self._usage is not None:
            finish["messageMetadata"] = {"usage": usage_fields(self._usage)}
        return data_event({"type": "finish-step"}) + data_event(finish) + _DONE


def whole_ui_message(message: Message) -> dict[str, Any]:
    """A reply as `useChat` keeps it."""
    parts: list[dict[str, Any]] = [{"type": "step-start"}]
    for block in message.blocks:
        match block:
            case Text(text) | Refusal(text) | Thinking(text):
                parts.append({"type": _kind(block), "text": text, "state": "done"})
            case ToolCall(call_id, name, arguments):
                called = {"type": f"tool-{name}", "toolCallId": call_id}
                parts.append(called | {"state": "input-available", "input": arguments or {}})
            case Image(media_type):
                parts.append({"type": "file", "mediaType": media_type, "url": data_url(block)})
    metadata = {"usage": usage_fields(message.usage or Usage())}
    name = f"msg_{secrets.token_hex(12)}"
    return {"id": name, "role": "assistant", "metadata": metadata, "parts": parts}


def usage_fields(usage: Usage) -> dict[str, int]:
    """Token counts in the SDK's words; 0 where the provider does not say."""
    into, out = usage.input or 0, usage.output or 0
    return {"inputTokens": into, "outputTokens": out, "totalTokens": into + out}


def _called(block: ToolCall) -> bytes:
    named = {"toolCallId": block.id, "toolName": block.name}
    if block.arguments is None:
        words = "The arguments of this call are no JSON object."
        wrong = {"input": block.arguments_text, "errorText": words}
        return data_event({"type": "tool-input-error"} | named | wrong)
    return data_event({"type": "tool-input-available"} | named | {"input": block.arguments})


def _kind(block: ContentBlock) -> str:
    return "reasoning" if isinstance(block, Thinking) else "text"


def _text(block: ContentBlock) -> str:
    match block:
        case Text(text) | Thinking(text) | Refusal(text) | ToolCall(arguments_text=text):
            return text
        case _:
            return ""
