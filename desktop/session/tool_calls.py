"""The calls of one turn as they are told to whoever shows them, and their bounds."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Protocol

import msgspec

from desktop.chat.blocks import ToolCall, ToolResult
from desktop.chat.message import Message
from desktop.session.consent import Question
from desktop.session.replies import ReplySink
from desktop.tools.caller import Progress


class ToolLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of tools is allowed before a person is asked, or before it ends."""

    #: Calls in one turn; then, and after as many again, the user is asked.
    calls: int = 25
    #: Seconds of one call; then, and after as many again, the user is asked.
    seconds: float = 60.0
    #: How many times as long a call may run that tells how far it is.
    patience: int = 10
    #: Characters of one result that are kept.
    characters: int = 200_000
    #: Calls in one reply; no more are run.
    at_once: int = 32


class CallStage(enum.StrEnum):
    #: It is being looked at, or waits for others.
    WAITING = "waiting"
    #: A person has to answer.
    ASKING = "asking"
    RUNNING = "running"
    ENDED = "ended"


class CallState(msgspec.Struct, frozen=True, kw_only=True):
    """One call as it stands. ``server`` and ``title`` are for people."""

    call: ToolCall
    server: str = ""
    title: str = ""
    stage: CallStage = CallStage.WAITING
    question: Question | None = None
    progress: Progress | None = None
    result: ToolResult | None = None


def asked_in(calls: Iterable[CallState]) -> Question | None:
    """The first question that waits for an answer in some calls."""
    asking = (call.question for call in calls if call.stage is CallStage.ASKING)
    return next((question for question in asking if question is not None), None)


class TurnSink(ReplySink, Protocol):
    """What is told in a turn besides its replies, of which there may be several."""

    def reply_ended(self, message: Message) -> None:
        """A reply is whole and asks for tools: the turn goes on."""

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        """The message that will hold the results, empty still."""

    def call_changed(self, message_id: str, index: int, state: CallState) -> None: ...

    def tools_ended(self, message: Message) -> None:
        """All calls are answered, and that is stored."""
