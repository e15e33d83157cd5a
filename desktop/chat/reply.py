"""Folding a stream of events into a message."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock, Opaque, Refusal, Text, Thinking, ToolCall
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    UsageChanged,
)
from desktop.chat.message import Failure, Message, MessageStatus, Remark, Timing

#: A short piece takes many times the room of its letters: so many at most wait to be joined.
_MOST_PIECES = 1000


class _Part:
    """A block under construction."""

    __slots__ = ("block", "finished", "pieces", "since", "texts")

    def __init__(self, block: ContentBlock, since: float) -> None:
        self.block = block
        self.pieces: list[str] = []
        #: What was joined of the pieces before.
        self.texts: list[str] = []
        self.finished = False
        self.since = since

    def join(self) -> None:
        self.texts.append("".join(self.pieces))
        self.pieces.clear()

    def text(self) -> str:
        """What the deltas brought."""
        if self.pieces:
            self.join()
        if len(self.texts) > 1:
            self.texts = ["".join(self.texts)]
        return self.texts[0] if self.texts else ""

    def joined(self) -> ContentBlock:
        """The block with everything that arrived, complete or not."""
        return self.block if self.finished else _with_text(self.block, self.text())


class ReplyBuilder:
    """The only place where deltas become text.

    Appends in constant time and joins on read. Does not save, does not know where the events
    come from. ``draft`` is the message to build on: its id, parent, model and time are kept.
    """

    def __init__(self, draft: Message, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._draft = draft
        self._clock = clock
        self._sent_at = clock()
        self._parts: dict[int, _Part] = {}
        self._first: float | None = None
        self._last: float | None = None
        self._finish: ReplyFinished | None = None
        self._is_whole = False

    @property
    def finished(self) -> bool:
        """True once the provider said that the reply is complete."""
        return self._finish is not None

    @property
    def has_content(self) -> bool:
        return self._first is not None

    def mark_sent(self) -> None:
        """Count times from now: the request leaves."""
        self._sent_at = self._clock()

    def mark_whole(self) -> None:
        """The reply was asked for in one piece."""
        self._is_whole = True

    def apply(self, event: ReplyEvent) -> ReplyEvent:
        """Take one event; give back what to show, with a finished block made whole."""
        match event:
            case BlockDelta(index, text):
                part = self._parts.get(index)
                if part is None:
                    part = self._parts[index] = _Part(Text(), self._clock())
                if text:
                    part.pieces.append(text)
                    if len(part.pieces) == _MOST_PIECES:
                        part.join()
                    self._touch()
            case BlockStarted(index, block):
                self._parts[index] = _Part(block, self._clock())
                if not isinstance(block, Text | Thinking | Refusal) or _text_of(block):
                    self._touch()
            case BlockFinished(index, block):
                part = self._parts.setdefault(index, _Part(block, self._clock()))
                part.block = self._whole(part, block)
                part.finished = True
                return BlockFinished(index, part.block)
            case UsageChanged(usage):
                self._draft = msgspec.structs.replace(self._draft, usage=usage)
            case ReplyStarted(model):
                if model:
                    self._draft = msgspec.structs.replace(self._draft, model=model)
            case ReplyFinished():
                self._finish = event
        return event

    def message(self, status: MessageStatus, failure: Failure | None = None) -> Message:
        """The message as it stands. Unfinished blocks hold what arrived of them.

        Opaque content that is not whole means nothing to anybody: a final message has none.
        """
        finish = self._finish
        if failure is None and finish is not None and finish.explanation:
            failure = Failure(Remark.EXPLAINED, finish.explanation)
        streaming = status is MessageStatus.STREAMING
        return msgspec.structs.replace(
            self._draft,
            blocks=tuple(
                part.joined()
                for _, part in sorted(self._parts.items())
                if part.finished or streaming or not isinstance(part.block, Opaque)
            ),
            status=status,
            stop_reason=finish.stop_reason if finish else None,
            stop_word=finish.stop_word if finish else "",
            timing=Timing(self._first, self._last, self._is_whole),
            extra=finish.extra if finish else "",
            failure=failure,
        )

    def _touch(self) -> None:
        now = self._clock() - self._sent_at
        if self._first is None:
            self._first = now
        self._last = now

    def _whole(self, part: _Part, end: ContentBlock) -> ContentBlock:
        start, text = part.block, part.text()
        part.texts = []
        if type(start) is not type(end):
            return _with_text(end, text) if text else end
        merged = _with_text(_merge(start, end), text)
        match merged:
            case ToolCall(arguments=None, arguments_text=source):
                return msgspec.structs.replace(merged, arguments=parse_arguments(source))
            case Thinking(seconds=0.0):
                return msgspec.structs.replace(merged, seconds=self._clock() - part.since)
        return merged


def parse_arguments(source: str) -> dict[str, Any] | None:
    """The arguments of a complete tool call; no text at all means no arguments.

    None when the source is not a JSON object: such a call must not run.
    """
    if not source.strip():
        return {}
    try:
        value = msgspec.json.decode(source)
    except msgspec.DecodeError:
        return None
    return value if isinstance(value, dict) else None


def _text_of(block: ContentBlock) -> str:
    match block:
        case Text(text) | Thinking(text) | Refusal(text) | ToolCall(arguments_text=text):
            return text
        case _:
            return ""


def _with_text(block: ContentBlock, text: str) -> ContentBlock:
    """``block`` with ``text`` after the text that it has already."""
    if not text:
        return block
    match block:
        case Text() | Thinking() | Refusal():
            return msgspec.structs.replace(block, text=block.text + text)
        case ToolCall():
            return msgspec.structs.replace(block, arguments_text=block.arguments_text + text)
        case _:
            return block


def _merge(start: ContentBlock, end: ContentBlock) -> ContentBlock:
    """The start with every field that the end fills in."""
    filled = {
        name: value
        for name in end.__struct_fields__
        if (value := getattr(end, name)) not in ("", b"", None, 0.0, ())
    }
    return msgspec.structs.replace(start, **filled)
