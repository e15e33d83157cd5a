"""A message and what is known about how it came to be."""

from __future__ import annotations

import enum
from typing import Self

import msgspec

from desktop.chat.blocks import ContentBlock, plain_text
from desktop.chat.errors import ChatError
from desktop.chat.wording import Wording, sentence_of, wording_of


class Role(enum.StrEnum):
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"


class MessageStatus(enum.StrEnum):
    """The states of a message; all but the first are final."""

    STREAMING = "streaming"
    COMPLETE = "complete"
    #: The stream broke off; the text is kept.
    INTERRUPTED = "interrupted"
    #: The user stopped it; the text is kept.
    STOPPED = "stopped"
    #: No text arrived.
    FAILED = "failed"


class StopReason(enum.StrEnum):
    """Why a model ended its reply, the same words for all providers."""

    END = "end"
    LENGTH = "length"
    TOOL_CALLS = "tool_calls"
    STOP_SEQUENCE = "stop_sequence"
    REFUSAL = "refusal"
    CONTENT_FILTER = "content_filter"
    PAUSE = "pause"
    CONTEXT_FULL = "context_full"
    OTHER = "other"


class ContextMark(enum.StrEnum):
    """Whether a message goes to the model with those after it."""

    NONE = ""
    #: It does, whatever else has to be left out.
    PINNED = "pinned"
    #: It does not.
    EXCLUDED = "excluded"


class Usage(msgspec.Struct, frozen=True, omit_defaults=True):
    """Tokens as billed. None where the provider does not say.

    ``input`` contains ``cached_input``; ``output`` contains ``reasoning``.
    """

    input: int | None = None
    output: int | None = None
    cached_input: int | None = None
    reasoning: int | None = None


class Timing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Seconds since the request was sent: to the first token, to the last token.

    ``whole``: a whole reply was asked for, so that there is no first token of its own.
    """

    first_token: float | None = None
    last_token: float | None = None
    whole: bool = False


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """What went wrong with a reply, as told to the user.

    ``kind`` is the `ChatError.kind` that caused it, or a `Remark`; the transcript chooses its
    actions by it. It is kept in English, together with what ``message`` and ``hint`` were made
    of, for a window that speaks another language: make it with `of` or `told`.
    """

    kind: str
    message: str
    hint: str = ""
    details: str = ""
    wording: Wording | None = None
    hint_wording: Wording | None = None

    @classmethod
    def of(cls, error: ChatError) -> Self:
        return cls.told(error.kind, error.message, error.hint, error.details)

    @classmethod
    def told(cls, kind: str, message: str, hint: str = "", details: str = "") -> Self:
        return cls(
            kind, str(message), str(hint), str(details), wording_of(message), wording_of(hint)
        )

    @property
    def sentence(self) -> str:
        """``message``, for a window to speak."""
        return sentence_of(self.message, self.wording)

    @property
    def hint_sentence(self) -> str:
        """``hint``, for a window to speak."""
        return sentence_of(self.hint, self.hint_wording)


class Remark(enum.StrEnum):
    """The kind of a `Failure` that is none: what is said of a complete reply."""

    #: A proxy held it back.
    BUFFERED = "buffered"
    #: It is the JSON that was asked for.
    FITS = "answer-fits"
    #: It is, at the second attempt.
    MENDED = "answer-mended"
    UNFIT = "answer-unfit"
    #: What the provider says about the reason that it stopped for.
    EXPLAINED = "explained"


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message of a conversation. ``created_at`` is in seconds since 1970, UTC."""

    id: str
    parent_id: str | None = None
    role: Role
    blocks: tuple[ContentBlock, ...] = ()
    status: MessageStatus = MessageStatus.COMPLETE
    created_at: float
    provider_id: str = ""
    model: str = ""
    stop_reason: StopReason | None = None
    #: The provider's own word for the stop reason.
    stop_word: str = ""
    usage: Usage | None = None
    timing: Timing | None = None
    failure: Failure | None = None
    #: What the provider wants back with the next request, as JSON; "" for nothing.
    extra: str = ""
    mark: ContextMark = ContextMark.NONE
    #: What was said up to here and with this message, in short: it is sent instead of all
    #: that. "" for nothing.
    summary: str = ""

    @property
    def text(self) -> str:
        return plain_text(self.blocks)
