"""One message, answered by several models at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from desktop.chat.errors import ChatError
from desktop.chat.message import Message

#: Models that can be compared at a time.
MOST = 4

Outcome = Message | ChatError | None


async def all_of(
    replies: Sequence[Coroutine[Any, Any, Message]], *, ended: Callable[[int, Outcome], object]
) -> list[Outcome]:
    """Receive replies side by side; ``ended`` is told of each as it ends.

    An outcome is the message, the reason why there is none, or None for one that was stopped
    before there could be one. Cancelling stops all of them; what has arrived is kept.
    """
    tasks = [asyncio.create_task(_told(n, reply, ended)) for n, reply in enumerate(replies)]
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    return [None if task.cancelled() else task.result() for task in tasks]


async def _told(
    number: int,
    reply: Coroutine[Any, Any, Message],
    ended: Callable[[int, Outcome], object],
) -> Outcome:
    outcome: Outcome
    try:
        outcome = await reply
    except ChatError as error:
        outcome = error
    ended(number, outcome)
    return outcome
