"""The chunks of a streamed chat completion, as OpenAI and all compatible servers send them.

https://platform.openai.com/docs/api-reference/chat-streaming
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

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
from desktop.chat.message import StopReason, Usage
from desktop.providers.chat_calls import Call
from desktop.providers.chat_parts import (
    ReasoningDetails,
    citation,
    details_text,
    image_in,
    sources_in,
)
from desktop.providers.chat_shapes import Choice, Chunk, Delta, Function, TokenCounts, ToolDelta
from desktop.providers.chat_stops import FAILURES, stop_reason
from desktop.providers.decoder import ErrorEvent, raw_text, read_json
from desktop.providers.half_characters import HalfCharacters
from desktop.providers.sse import ServerEvent
from desktop.providers.think_tags import ThinkTags

#: The mark of what this protocol made and takes back.
PROTOCOL = "openai-chat"

_Running = TypeVar("_Running", Text, Thinking, Refusal)


class ChatDecoder:
    """Decodes one streamed chat completion. Knows `ReplyDecoder`'s rules; does no I/O.

    Complete with a ``finish_reason`` or with ``[DONE]``: some servers leave out either.
    """

    def __init__(self, *, think_tags: bool = True) -> None:
        """``think_tags``: read ``<think>`` at the beginning of the text as thinking."""
        self.protocol = PROTOCOL
        self.out: list[ReplyEvent] = []
        self.valid = False
        self.has_content = False
        self.ended = False
        self._halves = HalfCharacters(self.out)
        self._decode = msgspec.json.Decoder(Chunk).decode
        self._started = False
        self._count = 0
        self._choice: int | None = None
        #: The block that text is being added to, if any.
        self._running: Text | Thinking | Refusal | None = None
        self._running_index = 0
        self._tags = ThinkTags() if think_tags else None
        #: The field that thinking came in, and comes back in.
        self._field = ""
        self._details = ReasoningDetails()
        self._citations: list[Citation] = []
        self._addresses: list[Any] = []
        self._results = msgspec.Raw()
        self._calls: dict[int | str, Call] = {}
        self._all_calls: list[Call] = []
        self._refused = False
        #: Something was said that is no part of a chat completion.
        self._is_foreign = False
        self._usage: Usage | None = None
        self._usage_told: Usage | None = None
        self._finish_reason = ""

    @property
    def complete(self) -> bool:
        return self.ended or bool(self._finish_reason)

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
        if self.ended:
            return
        if data[:1] != b"{":
            if data.strip() == b"[DONE]":
                # Gateways end streams of other protocols so, too.
                self.valid = self.ended = self.valid or not self._is_foreign
                return
            if not data.strip():
                return
        chunk = read_json(self._decode, data, Chunk, self._halves)
        choices = chunk.choices
        if choices:
            if not self._started:
                self._start(chunk)
            for choice in choices:
                self._read(choice, data)
        elif choices is not None or (chunk.usage is not None and chunk.type is None):
            self._start(chunk)
        else:
            self._is_foreign = True
        if chunk.error or chunk.object == "error" or (choices is None and event.name == b"error"):
            self._count_tokens(chunk.usage)
            self._tell_usage()
            raise ErrorEvent(data)
        if self._finish_reason in FAILURES:
            body = FAILURES[self._finish_reason]
            self._finish_reason = ""
            raise ErrorEvent(body)
        if chunk.citations:
            self._addresses = chunk.citations
        if chunk.search_results and bytes(chunk.search_results) not in (b"null", b"[]"):
            # A view of the event: a copy, so that not all of it is kept.
            self._results = chunk.search_results.copy()
        if chunk.usage is not None or chunk.x_groq is not None:
            self._count_tokens(chunk.usage or (chunk.x_groq.usage if chunk.x_groq else None))
            if not choices or self._finish_reason:
                self._tell_usage()

    def _read(self, choice: Choice, data: bytes) -> None:
        if choice.index != self._choice:
            # Whoever asks for several answers at once is shown the first.
            if self._choice is not None and choice.index is not None:
                return
            self._choice = choice.index
        delta, message = choice.delta, choice.message
        if delta is not None:
            self._add(delta)
        elif choice.text:
            self._add_content(choice.text)
        # Perplexity sends both, also in a reply that comes whole: then the delta is empty.
        if message is not None and not self.has_content and (delta is None or choice.finish_reason):
            self._add(message)
        if choice.finish_reason or choice.error or choice.usage:
            self._end(choice, data)

    def _finish(self) -> None:
        if self._tags is not None:
            thinking, text = self._tags.flush()
            self._tags = None
            self._add_text(Thinking, thinking)
            self._add_text(Text, text)
        self._citations += sources_in(self._results, self._addresses)
        self._close_running()
        if self._details:
            self._add_text(Thinking, "", even_empty=True)
            self._close_running()
        for call in self._all_calls:
            origin = PROTOCOL if call.extra else ""
            end = ToolCall(id=call.id, name=call.name, origin=origin, extra=call.extra)
            self.out.append(BlockFinished(call.block_index, end))
        self._tell_usage()
        word = self._finish_reason
        reason = stop_reason(word)
        if reason is StopReason.END and self._all_calls:
            reason = StopReason.TOOL_CALLS  # Ollama and Gemini say "stop" here
        if reason is StopReason.END and self._refused:
            reason = StopReason.REFUSAL
        self.out.append(ReplyFinished(reason, word))

    def _start(self, chunk: Chunk) -> None:
        if not self._started:
            self._started = self.valid = True
            self.out.append(ReplyStarted(chunk.model or ""))

    def _add(self, delta: Delta) -> None:
        content = delta.content
        thinking = delta.reasoning_content or delta.reasoning or delta.reasoning_text
        if thinking:
            if not self._field:
                self._field = _field_of(delta)
            self._tags = None
            self._add_text(Thinking, thinking)
        if delta.reasoning_details:
            self._add_details(delta.reasoning_details, is_shown=bool(thinking))
        if content:
            if isinstance(content, str):
                self._add_content(content)
            else:
                self._add_parts(content)
        if delta.refusal:
            self._refused = True
            self._add_text(Refusal, delta.refusal)
        if delta.tool_calls:
            for tool_delta in delta.tool_calls:
                self._add_call(tool_delta)
        if delta.function_call is not None:
            self._add_call(ToolDelta(0, None, delta.function_call))
        if delta.images:
            self._add_parts(delta.images)
        if delta.annotations:
            self._citations += [citation(raw) for raw in delta.annotations]
        if delta.audio and isinstance(words := delta.audio.get("transcript"), str):
            self._add_text(Text, words)

    def _add_details(self, details: list[dict[str, Any]], *, is_shown: bool) -> None:
        text = "" if is_shown else details_text(details)
        # Signatures and encrypted thinking may come late; they do not part the text.
        if text or not self._count:
            self._tags = None
            self._add_text(Thinking, text, even_empty=True)
        self._details.add(details)

    def _add_content(self, content: str) -> None:
        tags = self._tags
        if tags is None:
            self._add_text(Text, content)
            return
        thinking, text = tags.feed(content)
        if tags.done:
            self._tags = None
        self._add_text(Thinking, thinking)
        self._add_text(Text, text)

    def _add_parts(self, parts: list[Any]) -> None:
        """Content as a list: thinking, pictures, and plain text parts."""
        for part in parts:
            if isinstance(part, str):
                self._add_content(part)
            elif isinstance(part, dict):
                # Databricks says "summary".
                inner = part.get("thinking") or part.get("summary")
                if inner:
                    self._tags = None
                    self._add_text(Thinking, _joined(inner))
                elif (image := image_in(part)) is not None:
                    self._add_image(image)
                else:
                    self._add_content(_joined(part.get("text")))

    def _add_image(self, image: Image) -> None:
        self._close_running()
        index = self._open(image)
        # The start brought the pixels; the end need not repeat them.
        self.out.append(BlockFinished(index, Image(image.media_type, b"")))

    def _add_text(self, kind: type[_Running], text: str, *, even_empty: bool = False) -> None:
        if not text and not even_empty:
            return
        if self._running.__class__ is not kind:
            self._close_running()
            self._running = kind()
            self._running_index = self._open(self._running)
        if text:
            self.out.append(BlockDelta(self._running_index, text))

    def _add_call(self, delta: ToolDelta) -> None:
        function = delta.function or Function()
        custom = delta.custom
        if custom is not None and (custom.name or custom.input):
            function = Function(custom.name, custom.input)
        key: int | str
        if delta.index is not None:
            key = delta.index
        elif delta.id or not self._all_calls:
            key = delta.id or ""
        else:
            key = next(k for k, call in self._calls.items() if call is self._all_calls[-1])
        call = self._calls.get(key)
        if call is None and not (delta.id or function.name or function.arguments):
            return  # Snowflake lists calls that are none
        if call is None or call.is_another(delta.id, function):
            self._close_running()
            call = Call(self._count, delta.id or "", function.name or "")
            self._open(ToolCall(id=call.id, name=call.name))
            self._calls[key] = call
            self._all_calls.append(call)
        else:
            call.name = call.name or function.name or ""
            if delta.id and not call.is_named:
                call.id, call.is_named = delta.id, True
        if delta.extra_content:
            call.extra = f'{{"extra_content":{raw_text(delta.extra_content)}}}'
        if arguments := function.arguments:
            if isinstance(arguments, dict):
                arguments = msgspec.json.encode(arguments).decode()
            call.pieces.append(arguments)
            self.out.append(BlockDelta(call.block_index, arguments))

    def _open(self, block: ContentBlock) -> int:
        index = self._count
        self._count += 1
        self.has_content = True
        self.out.append(BlockStarted(index, block))
        return index

    def _close_running(self) -> None:
        end = self._running
        if end is None:
            return
        self._running = None
        if isinstance(end, Text) and self._citations:
            end = Text("", tuple(self._citations), PROTOCOL)
            self._citations = []
        elif isinstance(end, Thinking) and (self._field or self._details):
            own = {"field": self._field} if self._field else {}
            details = {"reasoning_details": self._details.take()} if self._details else {}
            extra = msgspec.json.encode(own | details).decode()
            end = Thinking(origin=PROTOCOL, extra=extra)
        self.out.append(BlockFinished(self._running_index, end))

    def _end(self, choice: Choice, data: bytes) -> None:
        if choice.error:
            raise ErrorEvent(data)
        if choice.finish_reason:
            self._finish_reason = choice.finish_reason
        if choice.usage is not None:
            self._count_tokens(choice.usage)

    def _count_tokens(self, usage: TokenCounts | None) -> None:
        if usage is None or (usage.prompt_tokens is None and usage.completion_tokens is None):
            return
        prompt, completion = usage.prompt_tokens_details, usage.completion_tokens_details
        cached = prompt.cached_tokens if prompt else None
        if cached is None:
            known = usage.prompt_cache_hit_tokens
            cached = usage.cached_tokens if known is None else known
        reasoning = completion.reasoning_tokens if completion else None
        self._usage = Usage(
            input=usage.prompt_tokens,
            output=usage.completion_tokens,
            cached_input=cached,
            reasoning=usage.reasoning_tokens if reasoning is None else reasoning,
        )

    def _tell_usage(self) -> None:
        if self._usage is not None and self._usage != self._usage_told:
            self._usage_told = self._usage
            self.out.append(UsageChanged(self._usage))


def _field_of(delta: Delta) -> str:
    if delta.reasoning_content:
        return "reasoning_content"
    return "reasoning" if delta.reasoning else "reasoning_text"


def _joined(value: Any) -> str:
    """The text of a part: a string, or a list of text parts."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        texts = (part.get("text") for part in value if isinstance(part, dict))
        return "".join(text for text in texts if isinstance(text, str))
    return ""
