"""``rivulet replay``: the message that a recorded stream makes, as JSON.

For bug reports and tests: the code that reads a live stream, fed from a file. Needs no
display, no network, and no vendor's SDK.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.errors import ProviderError, StreamInterrupted
from desktop.chat.message import Failure, Message, MessageStatus, Role
from desktop.chat.reply import ReplyBuilder
from desktop.providers.anthropic_events import AnthropicDecoder
from desktop.providers.chat_chunks import ChatDecoder
from desktop.providers.decoder import ErrorEvent, ReplyDecoder, read_value
from desktop.providers.rejections import Rejections
from desktop.providers.responses_events import ResponsesDecoder
from desktop.providers.sse import EventParser

#: The largest reply, in bytes: what a live stream may have.
MAX_REPLY = 64 * 1024 * 1024
#: The largest random read, in bytes.
_MAX_PIECE = 4096
#: How much of a body is looked at to say what it is, if it is no stream.
_MAX_HEAD = 64 * 1024


class Replay:
    """Reads one recorded body by the rules of a live stream. Does no I/O.

    ``pieces`` are the body as it is cut into reads; what they make does not depend on the cut.
    """

    def __init__(self, decoder: ReplyDecoder, pieces: Iterator[bytes]) -> None:
        self._decoder = decoder
        self._pieces = pieces
        self._rejections = Rejections(
            title="The provider", address="The server", protocol=decoder.protocol
        )
        self._builder = ReplyBuilder(
            Message(id="replay", role=Role.ASSISTANT, created_at=0.0), clock=lambda: 0.0
        )

    def message(self) -> Message:
        """The final message, however the body ends."""
        failure = self._read()
        if self._builder.finished:
            return self._builder.message(MessageStatus.COMPLETE)
        failure = failure or _broke_off("The body ends before the last event.")
        shown = self._builder.has_content
        return self._builder.message(
            MessageStatus.INTERRUPTED if shown else MessageStatus.FAILED,
            Failure(failure.kind, str(failure.message), str(failure.hint), failure.details),
        )

    def _read(self) -> ProviderError | None:
        decoder, parser = self._decoder, EventParser(error_field=True)
        failure: ProviderError | None = None
        reported = False
        received = 0
        head = bytearray()
        for piece in self._pieces:
            received += len(piece)
            if not decoder.valid:
                head += piece[: _MAX_HEAD - len(head)]
            try:
                for event in parser.feed(piece):
                    decoder.decode(event)
            except ErrorEvent as error:
                failure = self._rejections.from_event(error.body)
                reported = True
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                failure = _broke_off(str(error))
            except StreamInterrupted as error:
                failure = error
            if received > MAX_REPLY:
                failure = StreamInterrupted("The reply is too long and was cut off.")
            self._hand_over()
            if failure is not None:
                break
        if decoder.complete and not reported:
            # Whatever broke after the stop reason took nothing from the reply.
            decoder.finish()
            self._hand_over()
        elif not decoder.valid and not reported:
            return self._rejections.from_wrong_content(bytes(head), "")
        return failure

    def _hand_over(self) -> None:
        for event in self._decoder.out:
            self._builder.apply(event)
        self._decoder.out.clear()


def main(words: Sequence[str]) -> int:
    """Run the command; returns the exit code: 0 with a message, 2 without one."""
    options = _parser().parse_args(words)
    try:
        body = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        sys.stderr.write(f"rivulet replay: {options.file} cannot be read: {reason}.\n")
        return 2
    pieces = _cut(body, chunk=options.chunk, seed=options.seed)
    message = Replay(_decoder(options), pieces).message()
    printed = msgspec.json.encode(as_plain(message))
    sys.stdout.buffer.write(msgspec.json.format(printed) + b"\n")
    return 0


def as_plain(message: Message) -> dict[str, Any]:
    """The message as the command prints it."""
    usage = message.usage
    complete = message.status is MessageStatus.COMPLETE
    counts = (
        {}
        if usage is None
        else {
            "input_tokens": usage.input,
            "output_tokens": usage.output,
            "cached_input_tokens": usage.cached_input,
            "reasoning_tokens": usage.reasoning,
        }
    )
    return {
        "status": str(message.status),
        "stop_reason": None if message.stop_reason is None else str(message.stop_reason),
        "stop_word": message.stop_word,
        "model": message.model,
        "usage": {name: count for name, count in counts.items() if count is not None},
        "error": None if message.failure is None or complete else message.failure.message,
        "blocks": [_plain_block(block) for block in message.blocks],
    } | ({"extra": _raw(message.extra)} if message.extra else {})


def _plain_block(block: ContentBlock) -> dict[str, Any]:
    plain: dict[str, Any]
    match block:
        case Text(text):
            plain = {"type": "text", "text": text}
            if block.citations:
                plain["citations"] = [
                    _raw(source.data) or {"title": source.title, "url": source.url}
                    for source in block.citations
                ]
        case Thinking(text):
            plain = {"type": "thinking", "text": text}
            plain |= {
                name: value
                for name in ("signature", "encrypted")
                if (value := getattr(block, name))
            }
        case ToolCall(call_id, name, arguments):
            plain = {"type": "tool_call", "id": call_id, "name": name, "arguments": arguments}
            if arguments is None:
                plain["arguments_text"] = block.arguments_text
        case Refusal(text):
            plain = {"type": "refusal", "text": text}
        case Image(media_type, data):
            plain = {"type": "image", "media_type": media_type, "data": data}
        case Opaque(protocol, source):
            plain = {"type": "opaque", "protocol": protocol, "data": _raw(source)}
        case ToolResult() | File():
            plain = msgspec.to_builtins(block)  # no reply holds these
    if extra := getattr(block, "extra", ""):
        plain["extra"] = _raw(extra)
    return plain


def _raw(source: str) -> msgspec.Raw | str | None:
    """The provider's own JSON, shown as it is; as a text where it is broken."""
    try:
        read_value(source)
    except msgspec.DecodeError:
        return source or None
    return msgspec.Raw(source.encode())


def _broke_off(details: str) -> StreamInterrupted:
    return StreamInterrupted(
        "The connection broke off before the reply was complete.", details=details
    )


def _cut(body: bytes, *, chunk: int | None, seed: int | None) -> Iterator[bytes]:
    """The body in reads of ``chunk`` bytes, or of random sizes, or in one."""
    sizes = random.Random(seed)  # noqa: S311 - the same cuts again, not a secret
    start = 0
    while start < len(body):
        size = sizes.randint(1, _MAX_PIECE) if seed is not None else (chunk or _MAX_PIECE)
        yield body[start : start + size]
        start += size


def _decoder(options: argparse.Namespace) -> ReplyDecoder:
    decoders: dict[str, Callable[[], ReplyDecoder]] = {
        "chat": lambda: ChatDecoder(think_tags=options.think_tags),
        "responses": ResponsesDecoder,
        "messages": AnthropicDecoder,
    }
    return decoders[options.protocol]()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rivulet replay",
        description="Decode the recorded body of a streamed reply and print the message as JSON.",
    )
    parser.add_argument(
        "--protocol",
        choices=("chat", "responses", "messages"),
        required=True,
        help="Chat Completions, Responses, or Anthropic's Messages",
    )
    cut = parser.add_mutually_exclusive_group()
    cut.add_argument("--chunk", type=_positive, metavar="N", help="read N bytes at a time")
    cut.add_argument("--seed", type=int, metavar="S", help="read pieces of random sizes")
    parser.add_argument(
        "--think-tags",
        action="store_true",
        help="read <think> at the beginning of a chat completion's text as thinking",
    )
    parser.add_argument("file", metavar="FILE", help='the body, or "-" for standard input')
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value
