"""One thread for Qt and asyncio: the event loop, and the function that runs the program in it.

The loop is qasync's: sockets are Qt's notifiers, and Qt's own loop does the waiting. On Unix
callbacks and timers do not become a Qt timer each, as they do in qasync 0.28: they stay in
asyncio's queue and heap, which two Qt timers drive in slices. Windows uses qasync as it is.

``app.quit()`` does not end the program: it cancels ``main`` once, and the program ends when
``main`` has returned, so clean-up may await.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import math
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextvars import Context
from typing import TYPE_CHECKING, Any, TypeVarTuple

import qasync
from PySide6.QtCore import QObject, Qt, QTimerEvent
from PySide6.QtWidgets import QApplication

#: How long callbacks may run before Qt gets its turn to paint and to take input.
SLICE_SECONDS = 0.003

#: The longest time Qt is asked to wait; a later timer is waited for again.
_LONGEST_WAIT_SECONDS = 3600.0

#: Cancelled timers are dropped from the heap when there are more than these.
_MANY_TIMERS = 100
_MANY_CANCELLED = 0.5

Main = Callable[[QApplication], Coroutine[Any, Any, int]]
Arguments = TypeVarTuple("Arguments")


def run(main: Main, app: QApplication) -> int:
    """Run ``main(app)`` to its end and return its exit code; 0 when it was cancelled.

    Afterwards tasks left over are cancelled, async generators closed and the default
    executor's threads joined, as ``asyncio.run`` does.
    """
    with asyncio.Runner(loop_factory=lambda: new_loop(app)) as runner:
        try:
            return runner.run(_cancel_on_quit(main, app))
        except asyncio.CancelledError:
            return 0


async def _cancel_on_quit(main: Main, app: QApplication) -> int:
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    if task is not None and isinstance(loop, SlicedLoop):
        loop.on_quit = task.cancel
    return await main(app)


def new_loop(app: QApplication) -> asyncio.AbstractEventLoop:
    """An event loop that runs inside ``app``'s. Close it after use."""
    if sys.platform == "win32":
        loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
        return loop
    return SlicedLoop(app)


if TYPE_CHECKING:

    class _Timer(asyncio.TimerHandle):
        _scheduled: bool

    class _QasyncLoop(asyncio.SelectorEventLoop):
        """What of qasync's and CPython's loops is private and used here (3.11 to 3.14)."""

        _ready: deque[asyncio.Handle]
        _scheduled: list[_Timer]
        _timer_cancelled_count: int
        _csock: Any

        def __init__(self, app: QApplication) -> None: ...
        def set_default_executor(self, executor: Executor) -> None: ...
        def _check_closed(self) -> None: ...
        def _asyncgen_firstiter_hook(self, generator: Any) -> None: ...
        def _asyncgen_finalizer_hook(self, generator: Any) -> None: ...
else:
    _QasyncLoop = qasync.QEventLoop


class SlicedLoop(_QasyncLoop):
    """qasync's loop with asyncio's own queue and timers, driven by two Qt timers.

    Callbacks run in slices of at most ``SLICE_SECONDS`` (a single callback that takes
    longer is not cut). A nested Qt loop inside a callback works for Qt, but no other
    callback runs before it ends. Callbacks are not timed in debug mode.
    """

    def __init__(self, app: QApplication) -> None:
        self._waker = _Waker(self._run_slice)
        self._is_in_slice = False
        self._stop_wanted = False
        self._thread = threading.current_thread()
        self._escaped: BaseException | None = None
        #: Called when Qt's loop was ended by somebody else, as ``app.quit()`` does.
        self.on_quit: Callable[[], object] | None = None
        super().__init__(app)
        # qasync's own executor starts ten threads at its first use.
        self.set_default_executor(ThreadPoolExecutor(thread_name_prefix="worker"))

    # ---- asyncio's face ----------------------------------------------------------------------

    def run_forever(self) -> None:
        self._check_closed()
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(
            firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook
        )
        self._stop_wanted = False
        try:
            with self._signals_wake_up():
                self._wake_for_what_waits()
                while not self._has_ended():
                    super().run_forever()
                    if not self._has_ended() and self.on_quit is not None:
                        self.on_quit()
        finally:
            self._waker.stop()
            sys.set_asyncgen_hooks(*hooks)
        escaped, self._escaped = self._escaped, None
        if escaped is not None:
            raise escaped

    def _has_ended(self) -> bool:
        return self._stop_wanted

    def stop(self) -> None:
        self._stop_wanted = True
        super().stop()

    def close(self) -> None:
        self._waker.stop()
        super().close()

    def call_soon(
        self,
        callback: Callable[[*Arguments], object],
        *args: *Arguments,
        context: Context | None = None,
    ) -> asyncio.Handle:
        called: object = callback
        from_thread = called == self._add_callback
        if self.is_closed() and from_thread:
            # A thread sent this before the loop was closed, and Qt delivers it after: nobody
            # is left to hear it.
            return asyncio.Handle(callback, args, self, context)
        entry = asyncio.BaseEventLoop.call_soon(self, callback, *args, context=context)
        if not self._is_in_slice:
            if from_thread:
                # Who waits for a thread goes on before the window is painted: between Enter and
                # the request there are some answers of the database.
                self._run_slice()
            else:
                self._waker.wake()
        return entry

    def call_soon_threadsafe(
        self,
        callback: Callable[[*Arguments], object],
        *args: *Arguments,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """From another thread qasync's queued signal carries the call."""
        if threading.current_thread() is self._thread:
            return self.call_soon(callback, *args, context=context)
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        super().call_soon_threadsafe(self._add_callback, handle)
        return handle

    def call_later(
        self,
        delay: float,
        callback: Callable[[*Arguments], object],
        *args: *Arguments,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[[*Arguments], object],
        *args: *Arguments,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        timer = asyncio.BaseEventLoop.call_at(self, when, callback, *args, context=context)
        if not self._is_in_slice:
            self._waker.wake_at(when)
        return timer

    def _add_callback(self, handle: asyncio.Handle) -> asyncio.Handle:
        """How asyncio queues the handler of a Unix signal."""
        if not handle.cancelled():
            self._ready.append(handle)
            self._waker.wake()
        return handle

    # ---- Qt's face ---------------------------------------------------------------------------

    def _run_slice(self) -> None:
        """Run what is due until nothing is, or until the slice is over."""
        if self._is_in_slice or not self.is_running():
            # Within a nested Qt loop tasks do not nest; between two runs nothing is due.
            self._waker.stop()
            return
        self._is_in_slice = True
        end = time.monotonic() + SLICE_SECONDS
        try:
            while self._run_pass(end):
                pass
        except BaseException as error:  # noqa: BLE001 - SystemExit and such leave by run_forever
            self._escaped = error
            self.stop()
        finally:
            self._is_in_slice = False
        self._wake_for_what_waits()

    def _wake_for_what_waits(self) -> None:
        if self._ready:
            self._waker.wake()
        else:
            self._waker.sleep()
        if self._scheduled:
            self._waker.wake_at(self._scheduled[0].when())

    def _run_pass(self, end: float) -> bool:
        """Due timers, then what was ready, as asyncio does it. True for another pass."""
        self._make_due_timers_ready()
        ready = self._ready
        entry: asyncio.Handle | None
        for _ in range(len(ready)):
            entry = ready.popleft()
            if not entry.cancelled():
                entry._run()
            # A traceback that somebody keeps holds this frame, and it would hold a task.
            entry = None
            if time.monotonic() >= end:
                return False
        return bool(ready) and self.is_running()

    def _make_due_timers_ready(self) -> None:
        timers = self._scheduled
        if (
            len(timers) > _MANY_TIMERS
            and self._timer_cancelled_count / len(timers) > _MANY_CANCELLED
        ):
            for timer in timers:
                timer._scheduled = not timer.cancelled()
            timers[:] = [timer for timer in timers if timer._scheduled]
            heapq.heapify(timers)
            self._timer_cancelled_count = 0
        now = self.time()
        while timers and (timers[0].cancelled() or timers[0].when() <= now):
            timer = heapq.heappop(timers)
            timer._scheduled = False
            if timer.cancelled():
                self._timer_cancelled_count -= 1
            else:
                self._ready.append(timer)

    @contextlib.contextmanager
    def _signals_wake_up(self) -> Iterator[None]:
        """Let a Unix signal end Qt's wait; its Python code runs only then."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.set_wakeup_fd(self._csock.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)


class _Waker(QObject):
    """Calls ``on_wake`` at a given time, or as soon as Qt has nothing else to do."""

    def __init__(self, on_wake: Callable[[], None]) -> None:
        super().__init__()
        self._on_wake = on_wake
        self._idle_timer = 0
        self._deadline_timer = 0
        self._deadline = math.inf

    def wake(self) -> None:
        if not self._idle_timer:
            self._idle_timer = self.startTimer(0)

    def wake_at(self, when: float) -> None:
        """``when`` is in seconds of ``time.monotonic``; an earlier wake-up stays."""
        if when >= self._deadline:
            return
        self._forget_deadline()
        self._deadline = when
        wait = min(max(when - time.monotonic(), 0.0), _LONGEST_WAIT_SECONDS)
        self._deadline_timer = self.startTimer(math.ceil(wait * 1000), Qt.TimerType.PreciseTimer)

    def sleep(self) -> None:
        """Wake up at the given time only."""
        if self._idle_timer:
            self.killTimer(self._idle_timer)
            self._idle_timer = 0

    def stop(self) -> None:
        self.sleep()
        self._forget_deadline()

    def _forget_deadline(self) -> None:
        if self._deadline_timer:
            self.killTimer(self._deadline_timer)
            self._deadline_timer = 0
            self._deadline = math.inf

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._deadline_timer:
            self._forget_deadline()
        self._on_wake()
