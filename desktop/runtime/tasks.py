"""The one place where background tasks are started."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class TaskSupervisor:
    """Keeps every task it starts referenced, named, reported and cancellable.

    An exception that leaves a task is a bug: ``on_crash(exception, name)`` hears of it at
    once, not when the task is garbage. Cancellation is not an error.
    Does not retry, and does not know what the tasks do.
    """

    def __init__(self, *, on_crash: Callable[[BaseException, str], object]) -> None:
        self._on_crash = on_crash
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_closed = False

    def __len__(self) -> int:
        """How many tasks have not ended."""
        return len(self._tasks)

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def start(self, coro: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Run ``coro`` in a task of the running loop.

        Raises RuntimeError after ``cancel_all``.
        """
        if self._is_closed:
            coro.close()
            raise RuntimeError(f"task {name!r} was started after the supervisor had closed")
        task = asyncio.get_running_loop().create_task(coro, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)
        return task

    async def cancel_all(self, timeout: float) -> list[str]:
        """Refuse new tasks, cancel each open one once, wait at most ``timeout`` seconds.

        Cancelling a task a second time can break its clean-up, so a task that is still
        busy then is left alone. Returns the names of such tasks.
        """
        self._is_closed = True
        open_tasks = self._tasks - {asyncio.current_task()}
        for task in open_tasks:
            if not task.cancelling():
                task.cancel()
        if not open_tasks:
            return []
        _, late = await asyncio.wait(open_tasks, timeout=timeout)
        return sorted(task.get_name() for task in late)

    def _on_task_done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        exception = task.exception()
        if exception is not None:
            self._on_crash(exception, task.get_name())
