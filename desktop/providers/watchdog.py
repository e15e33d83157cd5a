"""A limit on how long one read may wait, and notices before it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType


class TimeLimitReached(Exception):
    """The read under watch took too long and was given up."""


class Watchdog:
    """Gives up the read in its ``with`` block once the deadline has passed.

    The deadline holds for many reads together and moves by `limit` and `touch`. One timer
    serves a whole reply: it is armed again when it fires early, never per read, because some
    event loops keep a cancelled timer until it would have fired. Outside of its ``with``
    block it cancels nothing and tells nothing: who is slow there is not the provider.

    ``on_silence`` hears of a silence when it has lasted for each of ``notices`` (seconds, in
    rising order), and hears 0.0 when it is over.
    """

    def __init__(
        self,
        *,
        notices: tuple[float, ...] = (),
        on_silence: Callable[[float], None] | None = None,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._notices = notices if on_silence is not None else ()
        self._on_silence = on_silence
        self._told = 0
        self._heard = self._loop.time()
        self._seconds: float | None = None
        self._deadline = float("inf")
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[object] | None = None
        self._cancelling = 0
        self._expired = False

    def limit(self, seconds: float | None) -> None:
        """Allow so many seconds from now; None: no limit. The silence goes on."""
        self._seconds = seconds
        self._deadline = float("inf") if seconds is None else self._loop.time() + seconds
        self._arm()

    def touch(self) -> None:
        """Something was heard: count from now on again."""
        self._heard = self._loop.time()
        if self._seconds is not None:
            self._deadline = self._heard + self._seconds
        if self._told:
            self._told = 0
            self._arm()
            if self._on_silence is not None:
                self._on_silence(0.0)

    def close(self) -> None:
        """Disarm. Nothing is cancelled or told afterwards."""
        self._notices = ()
        self.limit(None)
        self._task = None

    def __enter__(self) -> None:
        self._task = task = asyncio.current_task()
        if task is not None:
            self._cancelling = task.cancelling()
        if self._timer is None and self._seconds is not None:
            # It ran out while nobody was waiting for the provider.
            self.limit(self._seconds)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        task, self._task = self._task, None
        if self._expired and task is not None:
            self._expired = False
            # As in `asyncio.timeout`: a cancellation from outside goes first.
            if task.uncancel() <= self._cancelling and kind is asyncio.CancelledError:
                raise TimeLimitReached from error

    def _arm(self) -> None:
        when = self._deadline
        if self._seconds is not None and self._told < len(self._notices):
            when = min(when, self._heard + self._notices[self._told])
        if self._timer is not None and (when == float("inf") or self._timer.when() > when + 1.0):
            self._timer.cancel()
            self._timer = None
        if self._timer is None and when < float("inf"):
            self._timer = self._loop.call_at(when, self._on_time)

    def _on_time(self) -> None:
        self._timer = None
        now = self._loop.time()
        if now >= self._deadline:
            if self._task is not None:
                self._expired = True
                self._task.cancel()
            return
        if self._told < len(self._notices) and now >= self._heard + self._notices[self._told]:
            self._told += 1
            if self._task is not None and self._on_silence is not None:
                self._on_silence(self._notices[self._told - 1])
        self._arm()
