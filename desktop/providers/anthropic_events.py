"""The events of a streamed message, as Anthropic and compatible gateways send them.

https://docs.anthropic.com/en/docs/build-with-claude/streaming
"""

from __future__ import annotations

import itertools
from typing import Any

import msgspec

from desktop.chat.blocks import Citation, ContentBlock, Opaque, Text, Thinking, ToolCall
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    UsageChanged,
)
from desktop.chat.message import StopReason, Usage
from desktop.providers.anthropic_container import Container, extra_of
from desktop.providers.decoder import ErrorEvent, raw_text, read_json, read_value
from desktop.providers.half_characters import HalfCharacters, mended
from desktop.providers.sse import ServerEvent

#: The mark of `Opaque` blocks that this protocol made and takes back.
PROTOCOL = "anthropic"


class _OutputDetails(msgspec.Struct, gc=False):
    thinking_tokens: int | None = None


class _Usage(msgspec.Struct, gc=False):
    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_creation_input_tokens: int | None = None
    cache_read_input_tokens: int | None = None
    output_tokens_details: _OutputDetails | None = None


class _Message(msgspec.Struct, gc=False):
    id: str | None = None
    model: str | None = None
    usage: _Usage | None = None
    container: Container | None = None


class _StopDetails(msgspec.Struct, gc=False):
    explanation: str | None = None


class _Delta(msgspec.Struct, gc=False):
    type: str | None = None
    text: str | None = None
    thinking: str | None = None
    signature: str | None = None
    partial_json: str | None = None
    stop_reason: str | None = None
    stop_details: _StopDetails | None = None
    container: Container | None = None
    citation: msgspec.Raw = msgspec.Raw()


class _Citation(msgspec.Struct, gc=False):
    title: str | None = None
    document_title: str | None = None
    url: str | None = None
    source: str | None = None
    cited_text: str | None = None


class _Start(msgspec.Struct, gc=False):
    """The start of a block; a field that is not text counts as not there."""

    type: str = ""
    id: str | None = None
    name: str | None = None
    text: str | None = None
    thinking: str | None = None
    signature: str | None = None
    data: str | None = None
    input: msgspec.Raw = msgspec.Raw()
    citations: list[msgspec.Raw] | None = None


class _Event(msgspec.Struct, gc=False):
    type: str = ""
    index: int | None = None
    delta: _Delta | None = None
    content_block: msgspec.Raw = msgspec.Raw()
    message: _Message | None = None
    usage: _Usage | None = None
    error: Any = None


_STOP_REASONS = {
    "end_turn": StopReason.END,
    "stop_sequence": StopReason.STOP_SEQUENCE,
    "max_tokens": StopReason.LENGTH,
    "tool_use": StopReason.TOOL_CALLS,
    "pause_turn": StopReason.PAUSE,
    "compaction": StopReason.PAUSE,
    "refusal": StopReason.REFUSAL,
    "model_context_window_exceeded": StopReason.CONTEXT_FULL,
}


class _Part:
    """A block on its way: its place in our reply, and what its end will bring."""

    __slots__ = ("block", "changes", "citations", "index", "input", "json", "raw", "signature")

    def __init__(self, index: int, block: ContentBlock, raw: msgspec.Raw, start: _Start) -> None:
        self.index = index
        self.block = block
        self.raw = raw
        self.input = start.input
        self.citations = list(start.citations or ())
        self.json: list[str] = []
        self.signature: list[str] = []
        #: What deltas changed of a block that is not known.
        self.changes: dict[str, list[Any]] = {}


class AnthropicDecoder:
    """Decodes one streamed message. Knows `ReplyDecoder`'s rules; does no I/O.

    Complete with a stop reason or with ``message_stop``. Blocks of a kind that is not known
    are kept as `Opaque`, put together from their deltas.
    """

    def __init__(self) -> None:
        self.protocol = PROTOCOL
        self.out: list[ReplyEvent] = []
        self.valid = False
        self.has_content = False
        self.ended = False
        self._halves = HalfCharacters(self.out)
        self._decode = msgspec.json.Decoder(_Event).decode
        self._read_start = msgspec.json.Decoder(_Start).decode
        self._started = False
        self._count = 0
        #: By the provider's index.
        self._parts: dict[int, _Part] = {}
        self._usage = Usage()
        self._input = _Usage()
        self._message_id = ""
        self._stop_reason = ""
        self._explanation = ""
        self._container: Container | None = None

    @property
    def complete(self) -> bool:
        return self.ended or bool(self._stop_reason)

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
        if data[:1] != b"{" and data.strip() in (b"", b"[DONE]"):  # gateways that came from chat
            return
        item = read_json(self._decode, data, _Event, self._halves)
        # Gateways leave out the event's name, or more rarely the type.
        kind = item.type or event.name.decode("utf-8", "replace")
        if kind == "content_block_delta":
            if item.delta is not None:
                self._add(item.index or 0, item.delta, data)
        elif kind == "content_block_start":
            self._begin(item.index or 0, item.content_block or msgspec.Raw(b"{}"))
        elif kind == "content_block_stop":
            self._end_block(item.index or 0)
        elif kind == "message_delta":
            self._end_message(item)
        elif kind == "message_start":
            self._start(item.message or _Message())
        elif kind == "message_stop":
            # Without a message before it, this is no end of one.
            self.ended = self.valid
        elif kind == "error" or item.error:
            raise ErrorEvent(data)
        elif kind == "ping":
            self.valid = True

    def _finish(self) -> None:
        for index in list(self._parts):
            self._end_block(index)
        word = self._stop_reason
        reason = _STOP_REASONS.get(word, StopReason.OTHER) if word else StopReason.END
        extra = extra_of(self._container)
        self.out.append(ReplyFinished(reason, word, extra, self._explanation))

    def _start(self, message: _Message) -> None:
        self.valid = True
        # A gateway that runs tools itself may send several messages as one.
        if self.ended:
            self.ended = False
            self._stop_reason = self._explanation = ""
            self._input = _Usage()
        elif message.id and self._message_id not in ("", message.id) and self._parts:
            # One that was asked for again, in silence: the first one is cut off.
            raise msgspec.DecodeError("another message begins inside of this one")
        self._message_id = message.id or self._message_id
        if not self._started:
            self._started = True
            self.out.append(ReplyStarted(message.model or ""))
        if message.usage is not None:
            self._count_tokens(message.usage)
        self._container = message.container or self._container

    def _add(self, index: int, delta: _Delta, data: bytes) -> None:
        part = self._parts.get(index)
        if part is None:
            part = self._begin(index, msgspec.Raw(b'{"type":"%b"}' % _block_type(delta)))
        if isinstance(part.block, Opaque):
            self._add_opaque(part, delta, data)
        elif delta.text is not None:
            self._tell(part, delta.text)
        elif delta.thinking is not None:
            self._tell(part, delta.thinking)
        elif delta.partial_json is not None:
            self._tell(part, delta.partial_json)
            part.json.append(delta.partial_json)
        elif delta.signature is not None:
            part.signature.append(delta.signature)
        elif delta.citation:
            part.citations.append(delta.citation)

    def _tell(self, part: _Part, text: str) -> None:
        if text:
            self.has_content = True
            self.out.append(BlockDelta(part.index, text))

    def _begin(self, index: int, raw: msgspec.Raw) -> _Part:
        if index in self._parts:
            self._end_block(index)
        if not self._started:
            self._start(_Message())
        start = read_json(self._read_start, bytes(raw), _Start)
        part = self._parts[index] = _Part(self._count, _begun(start, raw), raw, start)
        self._count += 1
        self.has_content = True
        self.out.append(BlockStarted(part.index, part.block))
        return part

    def _end_block(self, index: int) -> None:
        part = self._parts.pop(index, None)
        if part is None:
            return
        block = part.block
        end: ContentBlock
        match block:
            case ToolCall():
                # The input comes in deltas; some gateways send it whole at the start.
                is_whole = not "".join(part.json).strip() and bytes(part.input) not in (
                    b"",
                    b"null",
                    b"{}",
                )
                end = ToolCall(arguments_text=raw_text(part.input) if is_whole else "")
            case Thinking():
                end = Thinking(signature="".join(part.signature))
            case Opaque():
                end = Opaque(PROTOCOL, _whole(part))
            case _:
                citations = tuple(_citation(raw) for raw in part.citations)
                end = Text("", citations, PROTOCOL if citations else "")
        self.out.append(BlockFinished(part.index, end))

    def _add_opaque(self, part: _Part, delta: _Delta, data: bytes) -> None:
        if delta.partial_json is not None:
            part.json.append(delta.partial_json)
            return
        whole = read_value(data).get("delta")
        for name, value in whole.items() if isinstance(whole, dict) else ():
            if name != "type":
                part.changes.setdefault(name, []).append(value)

    def _end_message(self, item: _Event) -> None:
        self.valid = True
        if item.usage is not None:
            self._count_tokens(item.usage)
        if item.delta is not None:
            self._stop_reason = item.delta.stop_reason or self._stop_reason
            self._container = item.delta.container or self._container
            if item.delta.stop_details is not None:
                self._explanation = item.delta.stop_details.explanation or ""

    def _count_tokens(self, usage: _Usage) -> None:
        """Counts are cumulative; what is left out stays as it was."""
        for name in _Usage.__struct_fields__:
            # Some servers count once and say 0 afterwards.
            value = getattr(usage, name)
            if value or (value is not None and getattr(self._input, name) is None):
                setattr(self._input, name, value)
        seen = self._input
        parts = (
            seen.input_tokens,
            seen.cache_creation_input_tokens,
            seen.cache_read_input_tokens,
        )
        details = seen.output_tokens_details
        total = Usage(
            input=sum(part or 0 for part in parts) if seen.input_tokens is not None else None,
            output=seen.output_tokens,
            cached_input=seen.cache_read_input_tokens,
            reasoning=details.thinking_tokens if details else None,
        )
        if total != self._usage:
            self._usage = total
            self.out.append(UsageChanged(total))


def _begun(start: _Start, raw: msgspec.Raw) -> ContentBlock:
    match start.type:
        case "text":
            return Text(start.text or "")
        case "thinking":
            signature = start.signature or ""
            return Thinking(start.thinking or "", signature=signature, origin=PROTOCOL)
        case "redacted_thinking":
            return Thinking(encrypted=start.data or "", origin=PROTOCOL)
        case "tool_use":
            known = ("type", "id", "name", "input")
            own = {k: v for k, v in read_value(raw).items() if k not in known and v is not None}
            extra = msgspec.json.encode(own).decode() if own else ""
            origin = PROTOCOL if extra else ""
            return ToolCall(start.id or "", start.name or "", origin=origin, extra=extra)
        case _:
            return Opaque(PROTOCOL, raw_text(raw))


def _block_type(delta: _Delta) -> bytes:
    """The kind of a block whose start was left out."""
    if delta.thinking is not None or delta.signature is not None:
        return b"thinking"
    return b"tool_use" if delta.partial_json is not None else b"text"


def _whole(part: _Part) -> str:
    """A block of a kind that is not known, verbatim but for what its deltas changed."""
    source = mended("".join(part.json))
    if not source and not part.changes:
        return raw_text(part.raw)
    fields = _FIELDS.decode(part.raw)
    for name, values in part.changes.items():
        before = [read_value(fields[name])] if name in fields else []
        fields[name] = msgspec.Raw(msgspec.json.encode(_grown(before + values)))
    if source:
        try:
            read_value(source)
        except msgspec.DecodeError:
            source = msgspec.json.encode(source).decode()
        fields["input"] = msgspec.Raw(source.encode())
    return msgspec.json.encode(fields).decode()


_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def _grown(values: list[Any]) -> Any:
    """What a field became by its deltas: text and lists grow, anything else is replaced."""
    last = values[-1]
    begin = len(values)
    while begin and type(values[begin - 1]) is type(last):
        begin -= 1
    if isinstance(last, str):
        return "".join(values[begin:])
    return list(itertools.chain(*values[begin:])) if isinstance(last, list) else last


def _citation(raw: msgspec.Raw) -> Citation:
    try:
        source = msgspec.json.decode(raw, type=_Citation)
    except msgspec.ValidationError:
        source = _Citation()
    return Citation(
        title=source.title or source.document_title or "",
        url=source.url or source.source or "",
        quote=source.cited_text or "",
        data=raw_text(raw),
    )
