"""A disk that fails when it is told to: `disk.c`, compiled, and loaded into a child process."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_name("disk.c")


class Fault(IntEnum):
    """What happens at a call that changes something."""

    NONE = 0
    #: The process is killed before it.
    KILL = 1
    #: The process is killed in the middle of it: half of a write is there.
    TEAR = 2
    #: It fails (EIO), once.
    ERROR = 3
    #: From there on there is no room (ENOSPC).
    FULL = 4


def compiled(folder: Path) -> Path:
    """What a process must load before all else (``LD_PRELOAD``); skips the test without a
    compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and a C compiler")
    library = folder / "disk.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"], check=True
    )
    return library


class Disk:
    """The disk below this process, which has loaded it. Only ``folder`` is watched."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        self._library.disk_watch(str(folder).encode())

    def arm(self, fault: Fault, at: int) -> None:
        """Let the ``at``-th call from now be met by ``fault``; 1 is the next one."""
        self._library.disk_arm(int(fault), ctypes.c_long(at))

    def heal(self) -> None:
        """From now on nothing fails."""
        self._library.disk_heal()

    @property
    def calls(self) -> int:
        """Calls since it was armed."""
        self._library.disk_calls.restype = ctypes.c_long
        return int(self._library.disk_calls())
