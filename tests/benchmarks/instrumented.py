"""Rivulet itself, writing down when what happened.

    python -m tests.benchmarks.instrumented MARKS start|reply [ARGUMENT...]

MARKS is a file that gets one line for each mark: its name and the time of `time.monotonic`.
``start`` watches the first paint only, and imports nothing that the program has not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Marks:
    """Appends marks to a file, each name at most once until `clear`."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", buffering=1)
        self._seen: set[str] = set()

    def note(self, name: str) -> None:
        if name not in self._seen:
            self._seen.add(name)
            print(name, time.monotonic(), file=self._file)

    def forget(self, *names: str) -> None:
        self._seen.difference_update(names)

    def seen(self, name: str) -> bool:
        return name in self._seen


def before(kind: type, name: str, act: Callable[..., None]) -> None:
    """Call ``act`` with the instance before each call of a method."""
    original = getattr(kind, name)

    def wrapped(self: Any, *args: Any, **kwargs: Any) -> Any:
        act(self)
        return original(self, *args, **kwargs)

    setattr(kind, name, wrapped)


def watch_window(marks: Marks) -> None:
    """Before the program is imported: only what the first paint needs."""
    from desktop.ui.shell import _FirstPaint

    original = _FirstPaint.eventFilter

    def filtered(self: Any, watched: Any, event: Any) -> bool:
        result: bool = original(self, watched, event)
        if self.seen:
            marks.note("window painted")
        return result

    _FirstPaint.eventFilter = filtered  # type: ignore[method-assign]  # that is the point


def watch_reply(marks: Marks) -> None:
    """Once the program is imported: its replies."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from desktop.program import Program
    from desktop.ui.transcript.prose_view import ProseView
    from desktop.ui.transcript.transcript import Transcript
    from desktop.ui.workspace import Workspace

    before(Transcript, "begin_reply", lambda _: marks.forget("text", "text painted", "stop"))
    before(Transcript, "reply_text", lambda _: marks.note("text"))
    before(Workspace, "stop", lambda _: marks.note("stop"))

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if (
                event.type() == QEvent.Type.Paint
                and marks.seen("text")
                and isinstance(watched.parent(), ProseView)
            ):
                marks.note("text painted")
            return False

    def watch(_program: Program) -> None:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(Painted(app))

    before(Program, "run", watch)


def instrument(marks: Marks, what: str) -> None:
    if what == "start":
        watch_window(marks)
    else:
        watch_reply(marks)


if __name__ == "__main__":
    instrument(Marks(Path(sys.argv[1])), sys.argv[2])
    from desktop.__main__ import main

    sys.exit(main(sys.argv[3:]))
