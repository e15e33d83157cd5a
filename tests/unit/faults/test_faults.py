"""Nothing is lost, whatever call to the disk is the last one or fails.

A kill at each call that changes a file is more than a kill at each statement: between two such
calls the disk is always the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.faults.disk import Fault, compiled

ROOT = Path(__file__).parents[3]
#: Of so many calls one is tried; all of them with RIVULET_DEEP.
STRIDE = 1 if os.environ.get("RIVULET_DEEP") else 9
#: In memory where there is such a folder: what counts are the calls, not the disk.
MEMORY = Path("/dev/shm")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", [Fault.KILL, Fault.TEAR, Fault.ERROR, Fault.FULL])
@pytest.mark.parametrize("subject", ["scene", "migrations"])
def test_nothing_is_lost_at_any_call(folder: Path, subject: str, fault: Fault) -> None:
    library = compiled(folder)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.unit.faults.trial"),
            *(subject, fault.name, str(STRIDE), str(folder)),
        ],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200 // STRIDE
