"""What a provider's stream says, the same for all providers.

Events say what went right. What goes wrong is a `ChatError` raised by the iterator.

A stream is: one `ReplyStarted`, then for every block one `BlockStarted`, any number of
`BlockDelta` and one `BlockFinished` (blocks may overlap, told apart by ``index``), any
number of `UsageChanged`, and one `ReplyFinished`. A stream that ends without
`ReplyFinished` was interrupted.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from desktop.chat.blocks import ContentBlock
from desktop.chat.message import StopReason, Usage


class ReplyStarted(msgspec.Struct, frozen=True, tag="started"):
    """The provider began to answer. ``model`` is the name it gave itself, or ""."""

    model: str = ""


class BlockStarted(msgspec.Struct, frozen=True, tag="block_started"):
    """A block begins; ``block`` holds what is known before its content."""

    index: int
    block: ContentBlock


class BlockDelta(msgspec.Struct, frozen=True, tag="delta"):
    """New text of a block, and only the new text: of a tool call, the arguments' JSON."""

    index: int
    text: str


class BlockFinished(msgspec.Struct, frozen=True, tag="block_finished"):
    """A block is whole.

    From a provider, ``block`` holds what its end brought (a signature, a name) and leaves
    empty what the deltas carried: `ReplyBuilder.apply` fills that in, and hands on the whole.
    """

    index: int
    block: ContentBlock


class UsageChanged(msgspec.Struct, frozen=True, tag="usage"):
    """Token counts so far. Each one replaces the one before."""

    usage: Usage


class ReplyFinished(msgspec.Struct, frozen=True, tag="finished"):
    """The reply is complete. ``stop_word`` is the provider's own word, ``extra`` the JSON of what
    it wants back with the next request, or "", ``explanation`` what it says about the reason."""

    stop_reason: StopReason
    stop_word: str = ""
    extra: str = ""
    explanation: str = ""


ReplyEvent: TypeAlias = (
    ReplyStarted | BlockStarted | BlockDelta | BlockFinished | UsageChanged | ReplyFinished
)


class WaitStage(enum.StrEnum):
    """What a reply waits for; up to the retry before its first token."""

    PREPARING = "preparing"
    STARTING_MODEL = "starting_model"
    CONNECTING = "connecting"
    FIRST_TOKEN = "first_token"  # noqa: S105 - not a password
    #: Nothing went wrong for good: the request is sent again in a moment.
    RETRYING = "retrying"
    #: Text is arriving, or has stopped to arrive when there is a ``text`` about it.
    STREAMING = "streaming"
    #: Said at most once, at the end: a proxy held the reply back until it was complete.
    BUFFERED = "buffered"
    #: Said once, at the end of a reply that had to be JSON: that it fits, that it does at the
    #: second attempt, why it does not.
    FITS = "fits"
    MENDED = "mended"
    UNFIT = "unfit"


class Waiting(msgspec.Struct, frozen=True):
    """Said while a reply is on its way, possibly often. ``text`` is a sentence, or ""."""

    stage: WaitStage
    text: str = ""


WaitSink: TypeAlias = Callable[[Waiting], None]


_EVENTS = msgspec.json.Decoder(list[ReplyEvent])


def encode_events(events: list[ReplyEvent]) -> bytes:
    """Encode events for the journal."""
    return msgspec.json.encode(events)


def decode_events(data: bytes) -> list[ReplyEvent]:
    """Decode what `encode_events` made. Raises `msgspec.DecodeError` on anything else."""
    return _EVENTS.decode(data)
