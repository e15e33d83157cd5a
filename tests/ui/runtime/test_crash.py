from __future__ import annotations

import asyncio
import gc
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication

from desktop.runtime.crash import MAX_REPORTS, CrashReporter
from desktop.runtime.logs import ProgramLog, SecretRedactor
from desktop.runtime.paths import DataFolder

Main = Callable[[], Coroutine[Any, Any, int]]
ROOT = Path(__file__).resolve().parents[3]


class Notices:
    """Remembers what the window would show, and in which thread it was told."""

    def __init__(self) -> None:
        self.seen: list[tuple[Path, str]] = []
        self.threads: set[threading.Thread] = set()

    def __call__(self, path: Path, summary: str) -> None:
        self.seen.append((path, summary))
        self.threads.add(threading.current_thread())

    @property
    def summaries(self) -> list[str]:
        return [summary for _, summary in self.seen]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "rivulet")


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def redactor() -> SecretRedactor:
    return SecretRedactor()


@pytest.fixture
def reporter(
    qapp: QApplication, folder: DataFolder, notices: Notices, redactor: SecretRedactor
) -> Iterator[CrashReporter]:
    reporter = CrashReporter(folder, redactor=redactor, version="0.0", on_report=notices)
    reporter.install()
    yield reporter
    reporter.close()


def reports(folder: DataFolder) -> list[Path]:
    return sorted(folder.logs_folder.glob("crash-*.txt"))


def fail(text: str = "broken") -> None:
    raise ValueError(text)


def test_an_exception_in_a_slot_is_one_report_and_the_program_goes_on(
    reporter: CrashReporter,
    run_main: Callable[[Main], int],
    folder: DataFolder,
    notices: Notices,
) -> None:
    async def main() -> int:
        QTimer.singleShot(0, fail)
        await asyncio.sleep(0.05)
        return 7

    assert run_main(main) == 7
    (path,) = reports(folder)
    assert notices.seen == [(path, "ValueError: broken")]
    text = path.read_text()
    assert "in fail" in text
    assert "ValueError: broken" in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_way_an_exception_can_leave_is_watched(
    reporter: CrashReporter,
    run_main: Callable[[Main], int],
    folder: DataFolder,
    notices: Notices,
) -> None:
    class Unraisable:
        def __del__(self) -> None:
            raise OSError("in a destructor")

    def in_thread() -> None:
        raise KeyError("in a thread")

    def in_callback() -> None:
        raise TypeError("in a callback")

    async def forgotten() -> None:
        raise LookupError("in a forgotten task")

    async def main() -> int:
        reporter.watch_loop(asyncio.get_running_loop())
        thread = threading.Thread(target=in_thread)
        thread.start()
        thread.join()
        Unraisable()
        asyncio.get_running_loop().call_soon(in_callback)
        task = asyncio.create_task(forgotten())
        await asyncio.sleep(0.01)
        del task
        gc.collect()
        await asyncio.sleep(0.05)
        return 0

    assert run_main(main) == 0
    assert sorted(notices.summaries) == [
        "KeyError: 'in a thread'",
        "LookupError: in a forgotten task",
        "OSError: in a destructor",
        "TypeError: in a callback",
    ]
    assert len(reports(folder)) == 4
    assert notices.threads == {threading.main_thread()}


def test_the_same_bug_a_thousand_times_is_one_report(
    reporter: CrashReporter,
    run_main: Callable[[Main], int],
    folder: DataFolder,
    notices: Notices,
) -> None:
    async def main() -> int:
        reporter.watch_loop(asyncio.get_running_loop())
        for number in range(1000):
            asyncio.get_running_loop().call_soon(fail, f"number {number}")
        await asyncio.sleep(0.05)
        return 0

    run_main(main)
    assert len(reports(folder)) == 1
    assert notices.summaries == ["ValueError: number 0"]


def test_one_exception_reported_twice_is_one_report(
    reporter: CrashReporter, folder: DataFolder
) -> None:
    with pytest.raises(ValueError, match="broken") as raised:
        fail()

    assert reporter.report(raised.value, "task journal") is not None
    assert reporter.report(raised.value, "the event loop") is None
    assert len(reports(folder)) == 1


def test_a_report_holds_no_secret(
    reporter: CrashReporter,
    redactor: SecretRedactor,
    run_main: Callable[[Main], int],
    notices: Notices,
    folder: DataFolder,
) -> None:
    redactor.add("canary-4711")

    async def main() -> int:
        QTimer.singleShot(0, lambda: fail("key canary-4711, sk-ant-REDACTREDACT"))
        await asyncio.sleep(0.05)
        return 0

    run_main(main)
    (path,) = reports(folder)
    assert "canary" not in path.read_text()
    assert "REDACT" not in path.read_text()
    assert notices.summaries == ["ValueError: key [redacted], [redacted]"]


def test_only_the_newest_reports_stay(reporter: CrashReporter, folder: DataFolder) -> None:
    kinds = [type(f"Bug{number}", (Exception,), {}) for number in range(MAX_REPORTS + 5)]

    written = [reporter.report(kind("broken"), "test") for kind in kinds]

    assert reports(folder) == written[5:]


def test_where_no_report_can_be_written_the_program_goes_on(
    reporter: CrashReporter, folder: DataFolder, tmp_path: Path
) -> None:
    folder.logs_folder.rename(tmp_path / "moved")
    folder.logs_folder.write_text("a file stands in the way")

    assert reporter.report(ValueError("broken"), "test") is None


def test_what_qt_says_is_in_the_log(
    reporter: CrashReporter, folder: DataFolder, redactor: SecretRedactor
) -> None:
    log = ProgramLog(folder.log_file, redactor=redactor)
    try:
        qWarning("something is odd")
    finally:
        log.close()

    assert "WARNING qt: default: something is odd" in folder.log_file.read_text()


def test_the_hooks_are_given_back(
    qapp: QApplication, folder: DataFolder, notices: Notices, redactor: SecretRedactor
) -> None:
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    reporter = CrashReporter(folder, redactor=redactor, version="0.0", on_report=notices)

    reporter.install()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) != before
    reporter.close()
    reporter.close()

    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before


def test_a_run_that_died_is_reported_by_the_next(
    qapp: QApplication,
    run_main: Callable[[Main], int],
    folder: DataFolder,
    notices: Notices,
    redactor: SecretRedactor,
) -> None:
    source = """
import ctypes, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.runtime.crash import CrashReporter
from desktop.runtime.logs import SecretRedactor
from desktop.runtime.paths import DataFolder
app = QCoreApplication([])
reporter = CrashReporter(
    DataFolder(Path(sys.argv[1])), redactor=SecretRedactor(), version="0.0", on_report=print
)
reporter.install()
def read_nowhere():
    ctypes.string_at(0)
read_nowhere()
"""
    died = subprocess.run(
        [sys.executable, "-c", source, str(folder.root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert died.returncode < 0

    reporter = CrashReporter(folder, redactor=redactor, version="0.0", on_report=notices)
    reporter.install()

    async def main() -> int:
        await asyncio.sleep(0.05)
        return 0

    run_main(main)
    reporter.close()
    assert notices.summaries == ["Rivulet ended unexpectedly the last time"]
    assert "read_nowhere" in notices.seen[0][0].read_text()
