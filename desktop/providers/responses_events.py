"""The events of a streamed response, as OpenAI and compatible servers send them.

https://platform.openai.com/docs/api-reference/responses-streaming
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.chat.events import ReplyEvent, ReplyFinished, ReplyStarted, UsageChanged
from desktop.chat.message import StopReason, Usage
from desktop.providers.decoder import ErrorEvent, read_json
from desktop.providers.half_characters import HalfCharacters
from desktop.providers.responses_items import PROTOCOL, Blocks, OpenItem
from desktop.providers.sse import ServerEvent


class _Event(msgspec.Struct, gc=False):
    type: str = ""
    delta: str | dict[str, Any] | None = None
    output_index: int | None = None
    content_index: int | None = None
    summary_index: int | None = None
    item_id: str | None = None
    text: str | None = None
    refusal: str | None = None
    arguments: str | dict[str, Any] | None = None
    item: msgspec.Raw = msgspec.Raw()
    part: msgspec.Raw = msgspec.Raw()
    annotation: msgspec.Raw = msgspec.Raw()
    response: msgspec.Raw = msgspec.Raw()
    error: Any = None


class _Part(msgspec.Struct, gc=False):
    type: str = ""


class _InputDetails(msgspec.Struct, gc=False):
    cached_tokens: int | None = None


class _OutputDetails(msgspec.Struct, gc=False):
    reasoning_tokens: int | None = None


class _Usage(msgspec.Struct, gc=False):
    input_tokens: int | None = None
    output_tokens: int | None = None
    input_tokens_details: _InputDetails | None = None
    output_tokens_details: _OutputDetails | None = None


class _Incomplete(msgspec.Struct, gc=False):
    reason: str | None = None


class _Response(msgspec.Struct, gc=False):
    model: str | None = None
    status: str | None = None
    error: Any = None
    incomplete_details: _Incomplete | None = None
    usage: _Usage | None = None
    output: list[msgspec.Raw] | None = None


_STOP_REASONS = {
    "completed": StopReason.END,
    "max_output_tokens": StopReason.LENGTH,
    "max_tokens": StopReason.LENGTH,
    "content_filter": StopReason.CONTENT_FILTER,
}


class ResponsesDecoder:
    """Decodes one streamed response. Knows `ReplyDecoder`'s rules; does no I/O.

    Complete with ``response.completed`` or ``response.incomplete``; ``response.failed`` is an
    error. What an item's end says fills in what its deltas left out.
    """

    def __init__(self) -> None:
        self.protocol = PROTOCOL
        self.out: list[ReplyEvent] = []
        self.valid = False
        self.has_content = False
        self.ended = False
        self._halves = HalfCharacters(self.out)
        self._decode = msgspec.json.Decoder(_Event).decode
        self._read_response = msgspec.json.Decoder(_Response).decode
        self._read_part = msgspec.json.Decoder(_Part).decode
        self._blocks = Blocks(self.out)
        #: The items that are not at their end, by `_key`.
        self._open: dict[int | str, OpenItem] = {}
        self._last: OpenItem | None = None
        #: The keys and the ids of all items so far.
        self._seen: set[int | str] = set()
        self._started = False
        self._stop_word = ""

    @property
    def complete(self) -> bool:
        return self.ended

    def decode(self, event: ServerEvent) -> None:
        begin = len(self.out)
        try:
            self._read_event(event)
        finally:
            if self._halves.seen:
                self._halves.join(begin)

    def finish(self) -> None:
        begin = len(self.out)
        self._finish()
        if self._halves.seen:
            self._halves.join(begin)

    def _read_event(self, event: ServerEvent) -> None:
        data = event.data
        if data[:1] != b"{" and data.strip() in (b"", b"[DONE]"):
            return
        item = read_json(self._decode, data, _Event, self._halves)
        kind = item.type or event.name.decode("utf-8", "replace")
        if self.ended:
            if kind != "response.created":
                return
            self._go_on()
        if not kind.startswith("response."):
            if kind == "error" or item.error:
                raise ErrorEvent(data)
            return
        self.valid = True
        delta = item.delta
        if isinstance(delta, str):
            self._add(kind, item, delta)
        elif kind == "response.output_item.added":
            self._begin(item, item.item)
        elif kind == "response.output_item.done":
            self._end(item)
        elif kind == "response.content_part.added" and item.part:
            part = read_json(self._read_part, bytes(item.part), _Part)
            self._of(item).open_part(item.content_index or 0, part.type)
        elif kind == "response.output_text.annotation.added":
            self._of(item).add_citation(item.content_index or 0, item.annotation)
        elif kind == "response.output_text.done" and item.text:
            self._of(item).complete_text(item.content_index or 0, item.text)
        elif kind == "response.refusal.done" and item.refusal:
            self._of(item).complete_refusal(item.content_index or 0, item.refusal)
        elif kind == "response.function_call_arguments.done" and item.arguments:
            self._of(item).complete_arguments(item.arguments)
        elif item.response:
            response = read_json(self._read_response, bytes(item.response), _Response)
            self._about_response(kind, data, response)
        self.has_content = self._blocks.count > 0

    def _finish(self) -> None:
        for item in list(self._open.values()):
            item.end()
        self._open.clear()
        word = self._stop_word
        reason = _STOP_REASONS.get(word, StopReason.OTHER)
        if reason is StopReason.END and self._blocks.calls:
            reason = StopReason.TOOL_CALLS
        if reason is StopReason.END and self._blocks.refused:
            reason = StopReason.REFUSAL
        self.out.append(ReplyFinished(reason, word))

    def _add(self, kind: str, item: _Event, delta: str) -> None:
        if kind == "response.output_text.delta":
            self._of(item).add_text(item.content_index or 0, delta)
        elif kind == "response.function_call_arguments.delta":
            self._of(item).add_arguments(delta)
        elif kind == "response.reasoning_summary_text.delta":
            self._of(item).add_thinking(("summary", item.summary_index or 0), delta)
        elif kind in ("response.reasoning_text.delta", "response.reasoning.delta"):
            self._of(item).add_thinking(("text", item.content_index or 0), delta)
        elif kind == "response.refusal.delta":
            self._of(item).add_refusal(item.content_index or 0, delta)
        # Other deltas belong to items that come whole at their end.

    def _key(self, item: _Event, item_id: str = "") -> int | str:
        if item.output_index is not None:
            return item.output_index
        # llama.cpp numbers nothing.
        return item.item_id or item_id

    def _of(self, item: _Event) -> OpenItem:
        """The item that an event belongs to, opened where its start was left out."""
        found = self._open.get(self._key(item))
        if found is None and item.output_index is None:
            found = self._last
        return found if found is not None else self._begin(item, msgspec.Raw(b"{}"))

    def _begin(self, item: _Event, raw: msgspec.Raw) -> OpenItem:
        self._start("")
        begun = self._blocks.item(raw or msgspec.Raw(b"{}"))
        key = self._key(item, begun.id)
        if (before := self._open.pop(key, None)) is not None:
            before.end()
        self._open[key] = self._last = begun
        self._seen |= {key, begun.id or key}
        return begun

    def _end(self, item: _Event) -> None:
        whole = item.item
        ended = self._blocks.item_id(whole)
        found = self._open.pop(self._key(item, ended), None)
        if found is None:
            found = self._begin(item, whole)
            self._open.pop(self._key(item, ended), None)
        found.end(whole)
        if self._last is found:
            self._last = None

    def _go_on(self) -> None:
        """Another response follows: a gateway that runs tools itself sends several as one."""
        self.ended = False
        self._stop_word = ""
        self._seen.clear()
        self._last = None

    def _start(self, model: str) -> None:
        if not self._started:
            self._started = True
            self.out.append(ReplyStarted(model))

    def _about_response(self, kind: str, data: bytes, response: _Response) -> None:
        if kind in ("response.created", "response.in_progress", "response.queued"):
            if response.model or kind == "response.in_progress":
                self._start(response.model or "")
            return
        if kind in ("response.failed", "response.cancelled"):
            self._count_tokens(response.usage)
            error = response.error
            raise ErrorEvent(msgspec.json.encode({"error": error}) if error else data)
        if kind not in ("response.completed", "response.incomplete"):
            return
        self._count_tokens(response.usage)
        self._start(response.model or "")
        self._fill_in(response.output or [])
        self.ended = True
        why = response.incomplete_details
        if kind == "response.completed":
            self._stop_word = "completed"
        else:
            self._stop_word = (why.reason if why else None) or "incomplete"

    def _fill_in(self, output: list[msgspec.Raw]) -> None:
        """Take the items, and the ends of items, that came with the end of the response only."""
        by_id = {self._blocks.item_id(raw): raw for raw in output}
        for key, item in list(self._open.items()):
            if isinstance(key, int) and key < len(output):
                item.end(output[key])
            else:
                item.end(by_id.get(item.id))
        self._open.clear()
        # Some servers stream the text, and a call only here. The ids may be others here.
        numbers = [key for key in self._seen if isinstance(key, int)]
        begin = max(numbers) + 1 if numbers else len(output) if self._seen else 0
        for raw in output[begin:]:
            if self._blocks.item_id(raw) not in self._seen:
                self._blocks.item(raw).end(raw)

    def _count_tokens(self, usage: _Usage | None) -> None:
        if usage is None:
            return
        into, outof = usage.input_tokens_details, usage.output_tokens_details
        self.out.append(
            UsageChanged(
                Usage(
                    input=usage.input_tokens,
                    output=usage.output_tokens,
                    cached_input=into.cached_tokens if into else None,
                    reasoning=outof.reasoning_tokens if outof else None,
                )
            )
        )
