"""A scene, played again and again, with a fault at another place each time.

Runs in a process that has loaded the faulty disk::

    LD_PRELOAD=disk.so python -m tests.unit.faults.trial {scene,migrations} FAULT STRIDE FOLDER

Prints how often it was played; what is not as it should be is an AssertionError.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tests.unit.faults.disk import Disk, Fault
from tests.unit.faults.migrations import Migrations
from tests.unit.faults.scene import Scene

_KILLS = (Fault.KILL, Fault.TEAR)


class Trial:
    """Plays below ``folder``; what its subject writes into ``watched`` meets the fault."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._watched = folder / "watched"
        self._disk = Disk(self._watched)

    def run(self, subject: Scene | Migrations, fault: Fault, stride: int) -> int:
        """Let ``fault`` meet each ``stride``-th call; returns how often it was played."""
        at = 1
        while self._play(subject, fault, at):
            at += stride
        return at // stride + 1

    def _play(self, subject: Scene | Migrations, fault: Fault, at: int) -> bool:
        """False when it was over before the call."""
        shutil.rmtree(self._watched, ignore_errors=True)
        self._watched.mkdir()
        subject.prepare(self._watched)

        def play() -> None:
            self._disk.arm(fault, at)
            asyncio.run(subject.play(heal=self._disk.heal))

        try:
            if fault in _KILLS:
                met = not _forked(play)
                asyncio.run(subject.check_killed())
            else:
                play()
                met = self._disk.calls >= at
                self._disk.heal()
                asyncio.run(subject.check_done())
        except BaseException:
            sys.stderr.write(f"{fault.name} at call {at}\n")
            raise
        return met


def _forked(play: Callable[[], None]) -> bool:
    """Run it in a child process; False when that was killed."""
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join()
    child = os.fork()
    if not child:
        code = 1
        try:
            play()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    assert status == 0, "the child failed"
    return True


def main() -> None:
    name, fault, stride, folder = sys.argv[1:]
    trial = Trial(Path(folder))
    subjects = [Scene()] if name == "scene" else Migrations.all()
    print(sum(trial.run(subject, Fault[fault], int(stride)) for subject in subjects))


if __name__ == "__main__":
    main()
