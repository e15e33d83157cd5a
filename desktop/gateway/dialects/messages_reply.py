"""The events of a streamed message of Anthropic's, and a message that is whole.

https://docs.anthropic.com/en/docs/build-with-claude/streaming
"""

from __future__ import annotations

import secrets
from typing import Any

import msgspec

from desktop.chat.blocks import (
    Citation,
    ContentBlock,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
)
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    UsageChanged,
)
from desktop.chat.message import Message, StopReason, Usage
from desktop.gateway.dialect import named_event, quoted
from desktop.gateway.faults import Fault

#: What this protocol's own blocks that Rivulet does not know are marked with.
_OWN = "anthropic"
_NO_PICTURE = "(A picture, which this protocol cannot carry.)"

_STOP = {
    StopReason.LENGTH: "max_tokens",
    StopReason.TOOL_CALLS: "tool_use",
    StopReason.STOP_SEQUENCE: "stop_sequence",
    StopReason.REFUSAL: "refusal",
    StopReason.CONTENT_FILTER: "refusal",
    StopReason.PAUSE: "pause_turn",
    StopReason.CONTEXT_FULL: "model_context_window_exceeded",
}

#: The delta and its field that carry the text of a block.
_DELTAS: dict[type[ContentBlock], tuple[str, str]] = {
    Text: ("text_delta", "text"),
    Refusal: ("text_delta", "text"),
    Thinking: ("thinking_delta", "thinking"),
    ToolCall: ("input_json_delta", "partial_json"),
}


class _OpenBlock:
    """A block that was announced: its number, what stands before its text, and how much of
    its text was sent."""

    __slots__ = ("before", "number", "sent")

    def __init__(self, number: int, block: ContentBlock) -> None:
        delta, name = _DELTAS[type(block)]
        self.number = number
        self.sent = 0
        self.before = (
            b'event: content_block_delta\ndata: {"type":"content_block_delta","index":%d,'
            b'"delta":{"type":"%b","%b":' % (number, delta.encode(), name.encode())
        )

    def delta(self, text: str) -> bytes:
        if not text:
            return b""
        self.sent += len(text)
        return self.before + quoted(text) + b"}}\n\n"


class MessagesEncoder:
    """Writes one streamed message. Its head goes out with the first block: providers tell of
    the tokens of the request just before."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._usage: Usage | None = None
        self._begun = False
        self._count = 0
        self._open: dict[int, _OpenBlock] = {}

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
            case ReplyFinished(reason):
                return self._begin() + self._end(reason)
        return b""

    def fail(self, fault: Fault) -> bytes:
        return named_event(fault_body(fault))

    def _begin(self) -> bytes:
        if self._begun:
            return b""
        self._begun = True
        message = _head(self._model) | {
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": usage_fields(self._usage),
        }
        return named_event({"type": "message_start", "message": message})

    def _start(self, index: int, block: ContentBlock) -> bytes:
        if type(block) not in _DELTAS:
            return b""  # comes whole, at its end
        part = self._open[index] = _OpenBlock(self._count, block)
        self._count += 1
        return self._announce(part.number, _empty(block)) + part.delta(_text(block))

    def _finish(self, index: int, block: ContentBlock) -> bytes:
        if type(block) not in _DELTAS:
            return self._whole(block)
        announced = b"" if index in self._open else self._start(index, block)
        part = self._open.pop(index)
        end = announced + part.delta(_text(block)[part.sent :])
        for added in _last_deltas(block):
            end += named_event(
                {"type": "content_block_delta", "index": part.number, "delta": added}
            )
        return end + named_event({"type": "content_block_stop", "index": part.number})

    def _whole(self, block: ContentBlock) -> bytes:
        made = _content(block)
        if made is None:
            return b""
        number = self._count
        self._count += 1
        stop = named_event({"type": "content_block_stop", "index": number})
        return self._announce(number, made) + stop

    def _announce(self, number: int, block: Any) -> bytes:
        start = {"type": "content_block_start", "index": number, "content_block": block}
        return named_event(start)

    def _end(self, reason: StopReason) -> bytes:
        delta = {"stop_reason": _STOP.get(reason, "end_turn"), "stop_sequence": None}
        usage = usage_fields(self._usage)
        end = named_event({"type": "message_delta", "delta": delta, "usage": usage})
        return end + named_event({"type": "message_stop"})


def whole_message(message: Message, model: str) -> dict[str, Any]:
    """A reply that is not streamed."""
    reason = _STOP.get(message.stop_reason or StopReason.END, "end_turn")
    return _head(model) | {
        "content": [made for block in message.blocks if (made := _content(block)) is not None],
        "stop_reason": reason,
        "stop_sequence": None,
        "usage": usage_fields(message.usage),
    }


def usage_fields(usage: Usage | None) -> dict[str, Any]:
    """Token counts in this protocol's words: its input has no cached tokens in it."""
    usage = usage or Usage()
    cached = usage.cached_input or 0
    return {
        "input_tokens": max((usage.input or 0) - cached, 0),
        "output_tokens": usage.output or 0,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": cached,
    }


_TYPES = {
    "rate-limit": "rate_limit_error",
    "quota": "rate_limit_error",
    "authentication": "authentication_error",
    "permission": "permission_error",
    "not-found": "not_found_error",
    "invalid": "invalid_request_error",
    "too-large": "request_too_large",
    "overloaded": "overloaded_error",
    "timeout": "timeout_error",
}


def fault_body(fault: Fault) -> dict[str, Any]:
    """A failure as this protocol tells of it."""
    kind = _TYPES.get(fault.kind, "api_error")
    return {"type": "error", "error": {"type": kind, "message": fault.message}}


def _head(model: str) -> dict[str, Any]:
    name = f"msg_{secrets.token_hex(12)}"
    return {"id": name, "type": "message", "role": "assistant", "model": model}


def _text(block: ContentBlock) -> str:
    match block:
        case Text(text) | Thinking(text) | Refusal(text) | ToolCall(arguments_text=text):
            return text
        case _:
            return ""


def _empty(block: ContentBlock) -> dict[str, Any]:
    """A block as it starts in a stream."""
    match block:
        case Thinking(encrypted=data) if data:
            return {"type": "redacted_thinking", "data": data}
        case Thinking():
            return {"type": "thinking", "thinking": "", "signature": ""}
        case ToolCall(call_id, name):
            return {"type": "tool_use", "id": call_id, "name": name, "input": {}}
        case _:
            return {"type": "text", "text": ""}


def _last_deltas(block: ContentBlock) -> list[dict[str, Any]]:
    match block:
        case Thinking(signature=signature) if signature and block.origin == _OWN:
            return [{"type": "signature_delta", "signature": signature}]
        case Text(citations=citations):
            return [
                {"type": "citations_delta", "citation": own}
                for source in citations
                if (own := _citation(source, block.origin)) is not None
            ]
        case _:
            return []


def _content(block: ContentBlock) -> Any:
    """A whole block; None for what this protocol does not know."""
    match block:
        case Text(text, citations):
            own = [c for source in citations if (c := _citation(source, block.origin)) is not None]
            return {"type": "text", "text": text} | ({"citations": own} if own else {})
        case Refusal(text):
            return {"type": "text", "text": text}
        case Thinking(text) if not block.encrypted:
            signature = block.signature if block.origin == _OWN else ""
            return {"type": "thinking", "thinking": text, "signature": signature}
        case Thinking():
            return _empty(block)
        case ToolCall(call_id, name, arguments):
            return {"type": "tool_use", "id": call_id, "name": name, "input": arguments or {}}
        case Image():
            return {"type": "text", "text": _NO_PICTURE}
        case Opaque(protocol, data) if protocol == _OWN:
            return msgspec.Raw(data.encode())
        case _:
            return None


def _citation(source: Citation, origin: str) -> Any:
    return msgspec.Raw(source.data.encode()) if source.data and origin == _OWN else None
