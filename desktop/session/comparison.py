"""One message, answered by several models at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from desktop.chat.errors import ChatError
from desktop.chat.message import Message
from desktop.session.tool_calls import TurnSink

#: Models that can be compared at a time.
MOST = 4

#: How a turn ended: with its last message, not at all for a reason, or stopped before it began.
Outcome = Message | ChatError | None


class ComparedSink(TurnSink, Protocol):
    """What is told of one of several turns that answer the same message."""

    def tools_left_out(self) -> None:
        """The model takes no tools: it answers without them."""


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
