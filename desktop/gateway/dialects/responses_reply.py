"""The events of a streamed response of OpenAI's, and a response that is whole.

https://platform.openai.com/docs/api-reference/responses-streaming
"""

from __future__ import annotations

import secrets
import time
from typing import Any

from desktop.chat.blocks import ContentBlock, Refusal, Text, Thinking, ToolCall
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
from desktop.gateway.dialect import named_event, quoted
from desktop.gateway.dialects.chat_reply import fault_body
from desktop.gateway.dialects.responses_items import begun_item, item_id, whole_item, whole_part
from desktop.gateway.faults import Fault

_INCOMPLETE = {
    StopReason.LENGTH: "max_output_tokens",
    StopReason.CONTEXT_FULL: "max_output_tokens",
    StopReason.CONTENT_FILTER: "content_filter",
}


class _OpenItem:
    """An item that was announced: its place in the output, and how much of its text was sent."""

    __slots__ = ("kind", "name", "number", "place", "sent")

    def __init__(self, number: int, name: str, block: ContentBlock) -> None:
        self.number = number
        self.name = name
        self.sent = 0
        self.place: dict[str, Any] = {"item_id": name, "output_index": number}
        match block:
            case ToolCall():
                self.kind = "function_call_arguments"
            case Thinking():
                self.kind = "reasoning_summary_text"
                self.place["summary_index"] = 0
            case Refusal():
                self.kind = "refusal"
                self.place["content_index"] = 0
            case _:
                self.kind = "output_text"
                self.place["content_index"] = 0


class ResponsesEncoder:
    """Writes one streamed response; every event is numbered."""

    def __init__(self, model: str) -> None:
        self._response = new_response(model)
        self._usage: Usage | None = None
        self._number = 0
        self._begun = False
        self._output: list[Any] = []
        self._open: dict[int, _OpenItem] = {}

    def encode(self, event: ReplyEvent) -> bytes:
        match event:
            case BlockDelta(index, text):
                item = self._open.get(index)
                return self._delta(item, text) if item is not None else b""
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
        body = fault_body(fault)["error"]
        code = body["code"] or body["type"]
        begun = self._begin()
        error = self._event("error", code=code, message=fault.message, param=None)
        failed = {"status": "failed", "error": {"code": code, "message": fault.message}}
        response = self._response | failed | {"output": self._output}
        return begun + error + self._event("response.failed", response=response)

    def _begin(self) -> bytes:
        if self._begun:
            return b""
        self._begun = True
        created = self._event("response.created", response=self._response)
        return created + self._event("response.in_progress", response=self._response)

    def _start(self, index: int, block: ContentBlock) -> bytes:
        name = item_id(block)
        begun = begun_item(block, name)
        if begun is None:
            return b""
        item = self._open[index] = _OpenItem(len(self._output), name, block)
        self._output.append(begun)
        place = {"output_index": item.number}
        start = self._event("response.output_item.added", **place, item=begun)
        if isinstance(block, Thinking):
            part: dict[str, Any] = {"type": "summary_text", "text": ""}
            start += self._event("response.reasoning_summary_part.added", **item.place, part=part)
        elif isinstance(block, Text | Refusal):
            part = whole_part(Text() if isinstance(block, Text) else Refusal())
            start += self._event("response.content_part.added", **item.place, part=part)
        return start + self._delta(item, _text(block))

    def _delta(self, item: _OpenItem, text: str) -> bytes:
        if not text:
            return b""
        item.sent += len(text)
        kind = f"response.{item.kind}.delta"
        # The event of every token: written by hand but for its text.
        number = self._number
        self._number += 1
        place = b"".join(
            b'"%b":%b,' % (key.encode(), quoted(value) if isinstance(value, str) else b"%d" % value)
            for key, value in item.place.items()
        )
        return b'event: %b\ndata: {"type":"%b","sequence_number":%d,%b"delta":%b}\n\n' % (
            kind.encode(),
            kind.encode(),
            number,
            place,
            quoted(text),
        )

    def _finish(self, index: int, block: ContentBlock) -> bytes:
        announced = b"" if index in self._open else self._start(index, block)
        item = self._open.pop(index, None)
        if item is None:
            return self._whole(block)
        text = _text(block)
        end = announced + self._delta(item, text[item.sent :])
        whole = self._output[item.number] = whole_item(block, item.name)
        end += self._text_done(item, block, text)
        done = "response.output_item.done"
        return end + self._event(done, output_index=item.number, item=whole)

    def _text_done(self, item: _OpenItem, block: ContentBlock, text: str) -> bytes:
        done = f"response.{item.kind}.done"
        match block:
            case ToolCall():
                return self._event(done, **item.place, name=block.name, arguments=text or "{}")
            case Thinking():
                part = {"type": "summary_text", "text": text}
                said = self._event(done, **item.place, text=text)
                ended = "response.reasoning_summary_part.done"
                return said + self._event(ended, **item.place, part=part)
            case Text() | Refusal():
                name = "refusal" if isinstance(block, Refusal) else "text"
                said = self._event(done, **item.place, **{name: text})
                part = whole_part(block)
                return said + self._event("response.content_part.done", **item.place, part=part)
            case _:
                return b""

    def _whole(self, block: ContentBlock) -> bytes:
        item = whole_item(block, item_id(block))
        if item is None:
            return b""
        place = {"output_index": len(self._output)}
        self._output.append(item)
        added = self._event("response.output_item.added", **place, item=item)
        return added + self._event("response.output_item.done", **place, item=item)

    def _end(self, reason: StopReason) -> bytes:
        response = self._response | ending(reason, self._usage) | {"output": self._output}
        return self._event(f"response.{response['status']}", response=response)

    def _event(self, kind: str, **fields: Any) -> bytes:
        number = self._number
        self._number += 1
        return named_event({"type": kind, "sequence_number": number} | fields)


def new_response(model: str) -> dict[str, Any]:
    """A response before its first word."""
    return {
        "id": f"resp_{secrets.token_hex(16)}",
        "object": "response",
        "created_at": int(time.time()),
        "status": "in_progress",
        "model": model,
        "output": [],
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "temperature": None,
        "top_p": None,
        "usage": None,
    }


def ending(reason: StopReason, usage: Usage | None) -> dict[str, Any]:
    """What the end of a response says."""
    why = _INCOMPLETE.get(reason)
    return {
        "status": "incomplete" if why else "completed",
        "incomplete_details": {"reason": why} if why else None,
        "usage": usage_fields(usage),
    }


def whole_response(message: Message, model: str) -> dict[str, Any]:
    """A reply that is not streamed."""
    items = (whole_item(block, item_id(block)) for block in message.blocks)
    output = [item for item in items if item is not None]
    end = ending(message.stop_reason or StopReason.END, message.usage)
    return new_response(model) | end | {"output": output}


def usage_fields(usage: Usage | None) -> dict[str, Any]:
    """Token counts in this protocol's words; 0 where the provider does not say."""
    usage = usage or Usage()
    into, out = usage.input or 0, usage.output or 0
    return {
        "input_tokens": into,
        "input_tokens_details": {"cached_tokens": usage.cached_input or 0},
        "output_tokens": out,
        "output_tokens_details": {"reasoning_tokens": usage.reasoning or 0},
        "total_tokens": into + out,
    }


def _text(block: ContentBlock) -> str:
    match block:
        case Text(text) | Thinking(text) | Refusal(text) | ToolCall(arguments_text=text):
            return text
        case _:
            return ""
