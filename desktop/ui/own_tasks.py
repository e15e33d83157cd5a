"""The tasks of one window among those of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from desktop.ui.reply_worker import TaskStarter


class OwnTasks:
    """A `TaskStarter` that knows which tasks it started, so that they can be waited for.

    After `end` it starts nothing any more.
    """

    def __init__(self, tasks: TaskStarter) -> None:
        self._tasks = tasks
        self._running: set[asyncio.Task[Any]] = set()
        self._ended = False

    def start(self, coro: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        if self._ended:
            coro.close()
            return self._tasks.start(_nothing(), name)
        task = self._tasks.start(coro, name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def settle(self, seconds: float) -> None:
        """Wait until all have ended, but no longer than so many seconds."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)

    async def end(self) -> None:
        """Cancel those that have not ended, once, and wait for them."""
        self._ended = True
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running)


async def _nothing() -> None:
    """What is started when nothing shall be."""
