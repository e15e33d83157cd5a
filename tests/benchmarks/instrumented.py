"""Rivulet itself, writing down when what happened.

    python -m tests.benchmarks.instrumented MARKS start|reply|gaps [ARGUMENT...]

MARKS is a file that gets one line for each mark: its name and the time of `time.monotonic`.
``start`` watches the first paint only, and imports nothing that the program has not. ``gaps``
watches the event loop besides, with a timer: a line has the end of a gap, its length, the
CPU that the thread of the window spent in it, and how long it waited for a processor.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.runtime.imports import import_plainly

#: Words in a reply at which the CPU spent so far is noted.
CPU_MARK = "cpu-mark"
#: Seconds between two turns of the event loop from which on it is a gap.
SHORTEST_GAP = 0.008


class Marks:
    """Appends marks to a file, each name at most once until `clear`."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", buffering=1)
        self._seen: set[str] = set()

    def note(self, name: str) -> None:
        if name not in self._seen:
            self._seen.add(name)
            print(name, time.monotonic(), file=self._file)

    def write(self, name: str, *values: float) -> None:
        """A line of its own, each time."""
        print(name, *values, file=self._file)

    def forget(self, *names: str) -> None:
        self._seen.difference_update(names)

    def seen(self, name: str) -> bool:
        return name in self._seen


class Scheduler:
    """What the system says of the thread that makes this."""

    def __init__(self) -> None:
        self._statistics = os.open("/proc/thread-self/schedstat", os.O_RDONLY)

    def queued(self) -> float:
        """Seconds in which the thread was ready to run, and another one had the processor."""
        return int(os.pread(self._statistics, 100, 0).split()[1]) / 1e9


def before(kind: type, name: str, act: Callable[..., None]) -> None:
    """Call ``act`` with the same arguments before each call of a method."""
    original = getattr(kind, name)

    def wrapped(self: Any, *args: Any, **kwargs: Any) -> Any:
        act(self, *args, **kwargs)
        return original(self, *args, **kwargs)

    setattr(kind, name, wrapped)


def watch_window(marks: Marks) -> None:
    """Before the program is imported: only what the first paint needs."""
    from desktop.ui.shell import _FirstPaint

    original = _FirstPaint.__init__

    def painted() -> None:
        marks.note("window painted")
        marks.write("window cpu", time.process_time())

    def made(self: Any, widget: Any) -> None:
        original(self, widget)
        self.seen.connect(painted)

    _FirstPaint.__init__ = made  # type: ignore[method-assign]  # that is the point


def watch_reply(marks: Marks) -> None:
    """Once the program is imported: its replies."""
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from desktop.program import Program
    from desktop.providers.stream import RequestBody
    from desktop.ui.library_desk import LibraryDesk
    from desktop.ui.sidebar import Sidebar
    from desktop.ui.stage import Stage
    from desktop.ui.transcript.prose_view import ProseView
    from desktop.ui.transcript.transcript import Transcript
    from desktop.ui.workspace import Workspace

    def begin(_transcript: Transcript, *_: object) -> None:
        marks.forget("text", "text painted", "stop")

    def text(_transcript: Transcript, _message_id: str, _index: int, words: str) -> None:
        marks.note("text")
        if CPU_MARK in words:
            marks.write("cpu", time.process_time())

    def sent(body: RequestBody, *_: object, **__: object) -> None:
        # The one of the connection: it leaves when it is handed over.
        tell = body._on_sent

        def told() -> None:
            marks.write("sent", time.monotonic())
            marks.write("sent queued", scheduler.queued())
            tell()

        body._on_sent = told

    scheduler = Scheduler()

    def choose(_desk: LibraryDesk, _number: int) -> None:
        marks.forget("chosen", "shown", "shown painted")
        marks.note("chosen")

    before(RequestBody, "__aiter__", sent)
    before(Transcript, "begin_reply", begin)
    before(Transcript, "reply_text", text)
    before(Workspace, "stop", lambda _: marks.note("stop"))
    before(LibraryDesk, "choose_number", choose)
    before(Stage, "show", lambda *_, **__: marks.note("shown"))
    before(Sidebar, "add_summaries", lambda *_: marks.note("listed"))

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Return
                and watched is QApplication.focusWidget()
            ):
                marks.write("enter", time.monotonic())
                marks.write("enter queued", scheduler.queued())
            if event.type() == QEvent.Type.Paint and isinstance(watched.parent(), ProseView):
                for what in ("text", "shown"):
                    if marks.seen(what):
                        marks.note(f"{what} painted")
            return False

    def watch(_program: Program, _app: QApplication) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(Painted(app))

    before(Program, "run", watch)


def watch_loop(marks: Marks) -> None:
    """Once the program is imported: how long its event loop takes for a turn."""
    from PySide6.QtCore import Qt, QTimer

    from desktop.program import Program

    timer = QTimer()
    timer.setInterval(1)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    scheduler = Scheduler()

    def measured() -> tuple[float, float, float]:
        return time.monotonic(), time.thread_time(), scheduler.queued()

    last = [*measured()]

    def turn() -> None:
        now = measured()
        if now[0] - last[0] > SHORTEST_GAP:
            marks.write(
                "gap", now[0], *(here - there for here, there in zip(now, last, strict=True))
            )
        last[:] = now

    timer.timeout.connect(turn)
    before(Program, "run", lambda *_: timer.start())


def instrument(marks: Marks, what: str) -> None:
    if what == "start":
        watch_window(marks)
        return
    watch_reply(marks)
    if what == "gaps":
        watch_loop(marks)


if __name__ == "__main__":
    # As the program does, before it imports anything.
    gc.disable()
    import_plainly()
    instrument(Marks(Path(sys.argv[1])), sys.argv[2])
    from desktop.__main__ import main

    sys.exit(main(sys.argv[3:]))
