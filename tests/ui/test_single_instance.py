"""One Rivulet per data folder, shown with real processes."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop.ui.single_instance import SingleInstance

ROOT = Path(__file__).parents[2]
_GONE = QLocalSocket.LocalSocketState.UnconnectedState
#: Says whether it is the first, and, when told to "stay", lives until its input closes.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
instance.raise_requested.connect(lambda: print("raised", flush=True))
print(instance.acquire() and (instance.listen() or True), flush=True)
if sys.argv[2] == "stay":
    app.exec()
else:
    instance.release()
"""


class Starts:
    """Starts further programs on one folder, and ends them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[str]] = []

    def start(self, mode: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(self.folder), mode],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        self.running.append(program)
        return program

    def end(self) -> None:
        for program in self.running:
            program.kill()
            program.wait(10)
            assert program.stdout is not None
            program.stdout.close()


def line(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    started = Starts(tmp_path)
    yield started
    started.end()


def test_the_second_start_raises_the_first_and_ends(starts: Starts) -> None:
    first = starts.start("stay")
    assert line(first) == "True"
    second = starts.start("go")
    assert line(second) == "False"
    assert line(first) == "raised"
    assert second.wait(10) == 0
    assert line(starts.start("go")) == "False"
    assert line(first) == "raised"


def test_after_an_orderly_end_the_next_is_the_first(starts: Starts) -> None:
    first = starts.start("go")
    assert line(first) == "True"
    first.wait(10)
    assert line(starts.start("go")) == "True"


def test_what_a_killed_program_left_behind_does_no_harm(starts: Starts) -> None:
    first = starts.start("stay")
    assert line(first) == "True"
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    second = starts.start("stay")
    assert line(second) == "True"
    assert line(starts.start("go")) == "False"
    assert line(second) == "raised"


def test_a_lock_whose_number_belongs_to_another_program_is_taken_over(
    starts: Starts, tmp_path: Path, qtbot: QtBot
) -> None:
    first = starts.start("stay")
    assert line(first) == "True"
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    lock = tmp_path / "instance.lock"
    words = lock.read_text().splitlines()
    lock.write_text("\n".join([str(os.getpid()), *words[1:]]) + "\n")
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    instance.listen()
    instance.release()


def test_another_folder_is_another_program(tmp_path: Path, qtbot: QtBot) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    instances = [SingleInstance(one), SingleInstance(two)]
    assert [instance.acquire() for instance in instances] == [True, True]
    for instance in instances:
        instance.release()


def test_a_folder_that_cannot_be_locked_is_not_a_second_start(tmp_path: Path, qtbot: QtBot) -> None:
    instance = SingleInstance(tmp_path / "missing")
    assert instance.acquire()
    instance.listen()
    instance.release()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes have no file")
def test_only_the_user_may_reach_the_socket(tmp_path: Path, qtbot: QtBot) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    instance.listen()
    mode = stat.S_IMODE(Path(instance.socket_path).stat().st_mode)
    assert mode & 0o077 == 0
    instance.release()


def test_a_stranger_on_the_socket_raises_nothing_and_is_dropped(
    tmp_path: Path, qtbot: QtBot
) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    instance.listen()
    for words in (b"x" * 100_000, b"RAISE\n"):
        stranger = QLocalSocket()
        with qtbot.assertNotEmitted(instance.raise_requested, wait=50):
            stranger.connectToServer(instance.socket_path)
            assert stranger.waitForConnected(1_000)
            stranger.write(words)
            stranger.flush()
        qtbot.waitUntil(lambda s=stranger: s.state() == _GONE)
    instance.release()
