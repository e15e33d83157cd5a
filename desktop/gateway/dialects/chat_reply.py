"""The chunks of a chat completion, and one that is whole.

https://platform.openai.com/docs/api-reference/chat-streaming
"""

from __future__ import annotations

import secrets
import time
from typing import Any

from desktop.chat.blocks import Citation, ContentBlock, Image, Refusal, Text, Thinking, ToolCall
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
from desktop.gateway.dialect import data_event, quoted, to_json
from desktop.gateway.dialects.parts import data_url
from desktop.gateway.faults import Fault

_DONE = b"data: [DONE]\n\n"

_FINISH = {
    StopReason.LENGTH: "length",
    StopReason.CONTEXT_FULL: "length",
    StopReason.TOOL_CALLS: "tool_calls",
    StopReason.CONTENT_FILTER: "content_filter",
    StopReason.REFUSAL: "content_filter",
}

#: The field of a delta that carries the text of a block. Thinking has no field in OpenAI's
#: protocol; this is the one that most servers and clients know.
_FIELDS: dict[type[ContentBlock], bytes] = {
    Text: b"content",
    Thinking: b"reasoning_content",
    Refusal: b"refusal",
}


class ChatEncoder:
    """Writes one streamed completion. ``with_usage``: the client asked for a last chunk of it."""

    def __init__(self, model: str, *, with_usage: bool) -> None:
        self._head = _head("chat.completion.chunk", model)
        self._with_usage = with_usage
        self._usage: Usage | None = None
        self._begun = False
        #: What stands before and after the text of a delta, by the index of the block.
        self._around: dict[int, tuple[bytes, bytes]] = {}
        self._calls: dict[int, _OpenCall] = {}
        self._refused = False
        start = to_json(self._head)[:-1]
        self._before = b'data: %b,"choices":[{"index":0,"delta":{' % start
        self._after = b'},"finish_reason":null}]}\n\n'

    def encode(self, event: ReplyEvent) -> bytes:
        match event:
            case BlockDelta(index, text):
                around = self._around.get(index)
                if around is None:
                    return self._argument(index, text)
                return around[0] + quoted(text) + around[1]
            case BlockStarted(index, block):
                return self._begin() + self._start(index, block)
            case BlockFinished(index, block):
                return self._finish(index, block)
            case UsageChanged(usage):
                self._usage = usage
            case ReplyStarted():
                return self._begin()
            case ReplyFinished(reason):
                return self._begin() + self._end(reason)
        return b""

    def fail(self, fault: Fault) -> bytes:
        return data_event(fault_body(fault))

    def _begin(self) -> bytes:
        if self._begun:
            return b""
        self._begun = True
        return self._chunk({"role": "assistant", "content": ""})

    def _start(self, index: int, block: ContentBlock) -> bytes:
        name = _FIELDS.get(type(block))
        if name is not None:
            self._around[index] = (self._before + b'"%b":' % name, self._after)
            self._refused = self._refused or isinstance(block, Refusal)
            text = block.text if isinstance(block, Text | Thinking | Refusal) else ""
            return self._chunk({name.decode(): text}) if text else b""
        if isinstance(block, ToolCall):
            self._calls[index] = call = _OpenCall(len(self._calls))
            if block.name:
                return self._name(call, block) + self._rest(call, block.arguments_text)
        return b""

    def _argument(self, index: int, text: str) -> bytes:
        call = self._calls.get(index)
        if call is None or not call.named:
            return b""  # comes with the end of the block
        call.sent += len(text)
        before = b'"tool_calls":[{"index":%d,"function":{"arguments":' % call.number
        return self._before + before + quoted(text) + b"}}]" + self._after

    def _finish(self, index: int, block: ContentBlock) -> bytes:
        match block:
            case ToolCall():
                call = self._calls.get(index) or _OpenCall(len(self._calls))
                named = b"" if call.named else self._name(call, block)
                return named + self._rest(call, block.arguments_text)
            case Text(citations=citations) if citations:
                return self._chunk({"annotations": [_annotation(c) for c in citations]})
            case Image():
                return self._chunk({"images": [_image(block)]})
            case _:
                return b""

    def _name(self, call: _OpenCall, block: ToolCall) -> bytes:
        call.named = True
        function = {"name": block.name, "arguments": ""}
        start = {"index": call.number, "id": block.id, "type": "function", "function": function}
        return self._chunk({"tool_calls": [start]})

    def _rest(self, call: _OpenCall, arguments: str) -> bytes:
        rest = arguments[call.sent :]
        call.sent += len(rest)
        if not rest:
            return b""
        delta = {"index": call.number, "function": {"arguments": rest}}
        return self._chunk({"tool_calls": [delta]})

    def _end(self, reason: StopReason) -> bytes:
        last = {"index": 0, "delta": {}, "finish_reason": _FINISH.get(reason, "stop")}
        end = data_event(self._head | {"choices": [last]})
        if self._with_usage:
            usage = usage_fields(self._usage)
            end += data_event(self._head | {"choices": [], "usage": usage})
        return end + _DONE

    def _chunk(self, delta: dict[str, Any]) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": None}
        return data_event(self._head | {"choices": [choice]})


class _OpenCall:
    """A tool call on its way: its number among the calls, and how much of it was sent."""

    __slots__ = ("named", "number", "sent")

    def __init__(self, number: int) -> None:
        self.number = number
        self.named = False
        self.sent = 0


def whole_completion(message: Message, model: str) -> bytes:
    """A reply that is not streamed."""
    reply: dict[str, Any] = {"role": "assistant", "content": None, "refusal": None}
    texts = [block for block in message.blocks if isinstance(block, Text)]
    if texts:
        reply["content"] = "".join(block.text for block in texts)
        if sources := [_annotation(c) for block in texts for c in block.citations]:
            reply["annotations"] = sources
    for block in message.blocks:
        match block:
            case Thinking(text) if text:
                reply["reasoning_content"] = reply.get("reasoning_content", "") + text
            case Refusal(text):
                reply["refusal"] = (reply["refusal"] or "") + text
            case ToolCall():
                reply.setdefault("tool_calls", []).append(_call(block))
            case Image():
                reply.setdefault("images", []).append(_image(block))
    reason = _FINISH.get(message.stop_reason or StopReason.END, "stop")
    choice = {"index": 0, "message": reply, "logprobs": None, "finish_reason": reason}
    head = _head("chat.completion", model)
    return to_json(head | {"choices": [choice], "usage": usage_fields(message.usage)})


def usage_fields(usage: Usage | None) -> dict[str, Any]:
    """Token counts in this protocol's words; 0 where the provider does not say."""
    usage = usage or Usage()
    into, out = usage.input or 0, usage.output or 0
    return {
        "prompt_tokens": into,
        "completion_tokens": out,
        "total_tokens": into + out,
        "prompt_tokens_details": {"cached_tokens": usage.cached_input or 0},
        "completion_tokens_details": {"reasoning_tokens": usage.reasoning or 0},
    }


_TYPES = {
    "rate-limit": ("requests", "rate_limit_exceeded"),
    "quota": ("insufficient_quota", "insufficient_quota"),
    "authentication": ("authentication_error", "invalid_api_key"),
    "not-found": ("invalid_request_error", "model_not_found"),
    "invalid": ("invalid_request_error", None),
    "overloaded": ("server_error", "overloaded"),
}


def fault_body(fault: Fault) -> dict[str, Any]:
    """A failure as OpenAI's protocols tell of it."""
    kind, code = _TYPES.get(fault.kind, ("server_error", fault.kind))
    return {"error": {"message": fault.message, "type": kind, "param": None, "code": code}}


def _head(kind: str, model: str) -> dict[str, Any]:
    name = f"chatcmpl-{secrets.token_hex(12)}"
    return {"id": name, "object": kind, "created": int(time.time()), "model": model}


def _call(block: ToolCall) -> dict[str, Any]:
    function = {"name": block.name, "arguments": block.arguments_text or "{}"}
    return {"id": block.id, "type": "function", "function": function}


def _image(block: Image) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": data_url(block)}}


def _annotation(source: Citation) -> dict[str, Any]:
    cited = {"url": source.url, "title": source.title, "start_index": 0, "end_index": 0}
    return {"type": "url_citation", "url_citation": cited}
