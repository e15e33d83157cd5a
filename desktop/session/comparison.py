"""One message, answered by several models at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol, cast

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, MessageStatus
from desktop.session.tool_calls import TurnSink

#: Models that can be compared at a time.
MOST = 4

#: How a turn ended: with its last message, not at all for a reason, or stopped before it began.
Outcome = Message | ChatError | None


class ComparedSink(TurnSink, Protocol):
    """What is told of one of several turns that answer the same message."""

    def tools_left_out(self) -> None:
        """The model takes no tools: it answers without them."""


class Comparison:
    """Several turns that run side by side in a conversation, for whoever shows them.

    Who began it may leave: it goes on, and its first good reply is chosen.
    """

    def __init__(
        self,
        conversation: Conversation,
        sinks: Sequence[ComparedSink],
        ended: Callable[[int, Outcome], object],
    ) -> None:
        self.conversation = conversation
        self.sinks = [cast(ComparedSink, _Listener(sink)) for sink in sinks]
        self._ended = ended
        #: Nobody chooses one of the replies.
        self.left = False
        #: Set when nothing arrives any more, and what did is stored.
        self.over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stopped = False

    def run_as(self, task: asyncio.Task[None]) -> None:
        """``task`` is its life."""
        self._task = task

    def stop(self) -> None:
        """End all turns, once; what has arrived is kept."""
        if self._task is not None and not self._stopped:
            self._stopped = True
            # Not before it has begun: it would not clean up after itself.
            self._task.get_loop().call_soon(self._task.cancel)

    def let_go(self) -> None:
        """Tell nobody any more, and go on."""
        self.left = True
        self._ended = _nobody
        for sink in self.sinks:
            cast(_Listener, sink).listener = None

    def tell_end(self, number: int, outcome: Outcome) -> None:
        """One of the turns has ended."""
        self._ended(number, outcome)


class _Listener:
    """Passes on whatever a sink is told, for as long as there is one."""

    def __init__(self, listener: ComparedSink) -> None:
        self.listener: ComparedSink | None = listener

    def __getattr__(self, name: str) -> Callable[..., object]:
        if self.listener is None:
            return _nobody
        told: Callable[..., object] = getattr(self.listener, name)
        return told


def _nobody(*_: object) -> None: ...


def best_of(outcomes: Sequence[Outcome]) -> Message | None:
    """The first reply that is whole, or else the first that there is."""
    arrived = [outcome for outcome in outcomes if isinstance(outcome, Message)]
    whole = [message for message in arrived if message.status is MessageStatus.COMPLETE]
    return next(iter(whole or arrived), None)


async def all_of(
    turns: Sequence[Coroutine[Any, Any, Message]], *, ended: Callable[[int, Outcome], object]
) -> list[Outcome]:
    """Run turns side by side; ``ended`` is told of each as it ends.

    Cancelling stops all of them; what has arrived is kept.
    """
    tasks = [asyncio.create_task(_told(n, turn, ended)) for n, turn in enumerate(turns)]
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    return [None if task.cancelled() else task.result() for task in tasks]


async def _told(
    number: int,
    turn: Coroutine[Any, Any, Message],
    ended: Callable[[int, Outcome], object],
) -> Outcome:
    outcome: Outcome
    try:
        outcome = await turn
    except ChatError as error:
        outcome = error
    ended(number, outcome)
    return outcome
