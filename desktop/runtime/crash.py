"""Bugs: every exception nobody expected becomes one report, and the program goes on."""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import hashlib
import logging
import platform
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from desktop.runtime.logs import SecretRedactor
from desktop.runtime.paths import DataFolder, create_private_file, create_private_folder

logger = logging.getLogger(__name__)
qt_logger = logging.getLogger("qt")

#: Older reports are deleted.
MAX_REPORTS = 20
MAX_SUMMARY_CHARACTERS = 200
#: A report of a traceback that is longer (deep recursion) keeps its beginning and its end.
MAX_TRACEBACK_CHARACTERS = 100_000

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

OnReport = Callable[[Path, str], None]


class CrashReporter(QObject):
    """Writes a report for each unexpected exception, and tells the window about it.

    A report is a file ``crash-<utc>.txt`` in the logs folder with the redacted traceback,
    versions and place; no local variables. The same traceback gives one report per run.
    ``on_report(path, summary)`` is called later, in this object's thread, once per report.
    Does not send anything anywhere and does not end the program.
    """

    _reported = Signal(object, str)

    def __init__(
        self, folder: DataFolder, *, redactor: SecretRedactor, version: str, on_report: OnReport
    ) -> None:
        super().__init__()
        self._folder = folder
        self._redactor = redactor
        self._version = version
        self._on_report = on_report
        # Reentrant: garbage collected while a report is written may raise and report too.
        self._lock = threading.RLock()
        self._seen: Counter[str] = Counter()
        self._hooks = contextlib.ExitStack()
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    # ---- hooks -------------------------------------------------------------------------------

    def install(self) -> None:
        """Take over the hooks of the interpreter, of threads and of Qt, until ``close``.

        Raises OSError when the logs folder is not writable.
        """
        create_private_folder(self._folder.logs_folder)
        self._keep_fault_of_last_run()
        self._watch_for_faults()
        for module, name, hook in (
            (sys, "excepthook", self._on_exception),
            (sys, "unraisablehook", self._on_unraisable),
            (threading, "excepthook", self._on_thread_exception),
        ):
            self._hooks.callback(setattr, module, name, getattr(module, name))
            setattr(module, name, hook)
        before = qInstallMessageHandler(_log_qt_message)
        self._hooks.callback(qInstallMessageHandler, before)

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Report what callbacks and forgotten tasks of ``loop`` raise."""
        loop.set_exception_handler(self._on_loop_exception)

    def close(self) -> None:
        """Give the hooks back. A second call does nothing."""
        self._hooks.close()

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace), "the main thread")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            name = args.thread.name if args.thread else "unknown"
            self.report(args.exc_value, f"thread {name}")

    def _on_unraisable(self, args: Any) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, f"{args.err_msg or 'ignored in'} {args.object!r}")

    def _on_loop_exception(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        where = str(context.get("message", "the event loop"))
        if isinstance(error, BaseException):
            self.report(error, where)
        else:
            logger.error("event loop: %s %r", where, context)

    # ---- reports -----------------------------------------------------------------------------

    def report(self, error: BaseException, where: str) -> Path | None:
        """Write a report about ``error``, from any thread. None when it had been reported.

        Never raises: what cannot be written is logged.
        """
        signature = _signature(error)
        with self._lock:
            self._seen[signature] += 1
            count = self._seen[signature]
        if count > 1:
            if count.bit_count() == 1:  # 2, 4, 8 ...: a bug in painting comes 60 times a second
                logger.error("again (%d times): %s in %s", count, type(error).__name__, where)
            return None
        logger.error("unexpected in %s", where, exc_info=error)
        summary = _summary(error)
        text = "\n".join((*self._headings(where, signature), "", _format_traceback(error)))
        return self._publish(text, summary)

    def _publish(self, text: str, summary: str) -> Path | None:
        try:
            with self._lock:
                path = self._write(self._redactor.redact(text))
                self._delete_old_reports()
        except OSError as error:
            logger.error("a crash report could not be written: %s", error)
            return None
        self._reported.emit(path, self._redactor.redact(summary))
        return path

    def _headings(self, where: str, signature: str) -> tuple[str, ...]:
        return (
            f"Rivulet {self._version}: {where}",
            f"Time (UTC): {datetime.now(UTC):%Y-%m-%d %H:%M:%S}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            f"Signature: {signature}",
        )

    def _write(self, text: str) -> Path:
        stem = f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
        path = create_private_folder(self._folder.logs_folder) / f"{stem}.txt"
        create_private_file(path).write_text(f"{text}\n", encoding="utf-8", errors="replace")
        return path

    def _delete_old_reports(self) -> None:
        reports = sorted(self._folder.logs_folder.glob("crash-*.txt"))
        for old in reports[:-MAX_REPORTS]:
            old.unlink(missing_ok=True)

    def _on_reported(self, path: Path, summary: str) -> None:
        self._on_report(path, summary)

    # ---- death by signal ---------------------------------------------------------------------

    def _watch_for_faults(self) -> None:
        was_enabled = faulthandler.is_enabled()
        file: TextIO = create_private_file(self._folder.fault_file).open("w", encoding="utf-8")
        faulthandler.enable(file)
        self._hooks.callback(file.close)
        # Without this a later fault would be written to whatever has the descriptor then.
        self._hooks.callback(faulthandler.enable if was_enabled else faulthandler.disable)

    def _keep_fault_of_last_run(self) -> None:
        """Make a report of the stacks that an earlier run left when it died."""
        file = self._folder.fault_file
        try:
            stacks = file.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        if stacks.strip():
            headings = self._headings("the run before this one died", "fault")
            text = "\n".join((*headings, "", _clip(stacks)))
            self._publish(text, "Rivulet ended unexpectedly the last time")


def _signature(error: BaseException) -> str:
    """The same for the same kind of exception from the same lines, whatever its text."""
    parts = [type(error).__qualname__]
    parts += [
        f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_qualname}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _summary(error: BaseException) -> str:
    first_line = str(error).strip().partition("\n")[0]
    summary = f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__
    return summary[:MAX_SUMMARY_CHARACTERS]


def _format_traceback(error: BaseException) -> str:
    return _clip("".join(traceback.format_exception(error)))


def _clip(text: str) -> str:
    half = MAX_TRACEBACK_CHARACTERS // 2
    return text if len(text) <= 2 * half else f"{text[:half]}\n[...]\n{text[-half:]}"


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = _QT_LEVELS.get(kind, logging.WARNING)
    qt_logger.log(level, "%s: %s", context.category or "default", message)
