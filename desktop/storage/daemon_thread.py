"""A thread for calls that may block without end."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import queue
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class DaemonThread:
    """Runs calls one after the other in a thread that the program does not wait for.

    The threads of `concurrent.futures` are joined when Python exits, so a call that waits for
    a person would keep the program alive. A caller that is cancelled is free at once; its
    call goes on, and those behind it wait.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def call(self, work: Callable[[], T]) -> T:
        """Run ``work`` in the thread, which starts with the first call."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def run() -> None:
            try:
                settle = functools.partial(answer.set_result, work())
            except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
                settle = functools.partial(answer.set_exception, error)
            # A closed loop: the program is ending, and nobody waits any more.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(lambda: None if answer.done() else settle())

        self._calls.put(run)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()
        return await answer

    def stop(self) -> None:
        """End the thread after the calls that were made; does not wait for them."""
        self._calls.put(None)

    def _serve(self) -> None:
        while (run := self._calls.get()) is not None:
            run()
