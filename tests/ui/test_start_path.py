"""What is imported before the window is on the screen: as little as it takes to paint it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: Starts the program, and says at the first paint what has been imported.
CHILD = """
import builtins, os, sys
import desktop.__main__
from desktop.runtime.imports import import_plainly
import_plainly()
from desktop.ui.shell import Shell

def painted(self, thread):
    print(builtins.__import__.__name__, *sys.modules)
    sys.stdout.flush()
    os._exit(0)

Shell.serve_while = painted
desktop.__main__.main(["--data-dir", sys.argv[1]])
"""

#: Starts the program, lets the window be used while the rest would be imported, and says which
#: classes of Qt it was the first to ask for.
USED = """
import os, subprocess, sys
from desktop.runtime.imports import import_plainly
import_plainly()
import desktop.app
from pathlib import Path
from PySide6 import QtCore, QtGui, QtWidgets

KEYS = "type words key Left key ctrl+a key Tab key Tab key Escape"
MOUSE = "mousemove 400 300 click 1 click 3 sleep 0.2 key Escape mousemove 60 200 click 1 click 4"
EDITOR = "mousemove 500 700 click 1 mousemove 510 690 click 3 sleep 0.2 key Escape"
timer = QtCore.QTimer()

def made():
    modules = (QtCore, QtGui, QtWidgets)
    return {name for m in modules for name, thing in vars(m).items() if isinstance(thing, type)}

class Idle(QtCore.QThread):
    def __init__(self, module):
        super().__init__()

    def start(self):
        self.before = made()
        self.user = subprocess.Popen(["xdotool", *f"{KEYS} {MOUSE} {EDITOR} sleep 0.2".split()])
        timer.timeout.connect(self.look)
        timer.start(100)

    def look(self):
        if self.user.poll() is not None:
            print("asked first:", *sorted(made() - self.before))
            sys.stdout.flush()
            os._exit(self.user.returncode)

desktop.app._Import = Idle
desktop.app.main(data_dir=Path(sys.argv[1]))
"""

#: Packages of others that the first paint needs.
PACKAGES = {"PySide6", "shiboken6", "shibokensupport", "msgspec", "typing_extensions"}
#: Of Python's own, those that are slow and that the first paint can do without.
SLOW = {"asyncio", "dataclasses", "hashlib", "html", "json", "sqlite3", "ssl", "tomllib"}
#: Of this program, what waits until the window is on the screen.
LATER = (
    "desktop.exchange",
    "desktop.gateway",
    "desktop.local_model",
    "desktop.program",
    "desktop.providers",
    "desktop.session",
    "desktop.tools",
    "desktop.runtime.loop",
    "desktop.runtime.crash",
    "desktop.storage.database",
    "desktop.ui.palette",
    "desktop.ui.printing",
    "desktop.ui.settings_desk",
    "desktop.ui.settings_dialog",
    "desktop.ui.transcript",
    "desktop.ui.user_interface",
    "desktop.ui.workspace",
)
#: What a window in which nothing is done holds no memory for, though all of the program is there.
UNUSED = {
    "desktop.documents.office",
    "desktop.exchange.sources",
    "desktop.ui.answering.usage_dialog",
    "enchant",
    "httpx2",
    "keyring",
    "openai",
    "pygments",
    "pypdfium2",
}
#: How many modules of its own the first paint may take: a third of a millisecond each.
MOST = 60
#: Of PySide6, what a window is made of.
QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}


def output(child: str, home: Path) -> str:
    """What a program of its own prints until it ends."""
    done = subprocess.run(
        [sys.executable, "-c", child, str(home / "data")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    """The modules at the first paint, and the name of ``import`` itself."""
    name, *modules = output(CHILD, tmp_path_factory.mktemp("home")).split()
    return set(modules), name


def test_nothing_of_ours_that_is_not_seen(imported: tuple[set[str], str]) -> None:
    ours = {name for name in imported[0] if name.partition(".")[0] == "desktop"}
    early = {name for name in ours if f"{name}.".startswith(tuple(f"{part}." for part in LATER))}
    assert early == set(), "import it later: behind a method, or from desktop.program"
    assert len(ours) <= MOST, sorted(ours)


def test_no_package_of_others_but_qt(imported: tuple[set[str], str]) -> None:
    roots = {name.partition(".")[0] for name in imported[0]}
    foreign = roots - PACKAGES - sys.stdlib_module_names - {"desktop"}
    # What the installation itself loads at the start of Python is none of ours.
    known = {"signature_bootstrap", "sitecustomize", "usercustomize", "__main__", "__feature__"}
    assert {name for name in foreign - known if not name.startswith("_")} == set()
    qt = {name for name in imported[0] if name.startswith("PySide6.Qt")}
    assert qt <= QT


def test_nothing_slow_of_python(imported: tuple[set[str], str]) -> None:
    assert imported[0] & SLOW == set()


def test_modules_are_imported_without_reading_their_source(imported: tuple[set[str], str]) -> None:
    assert imported[1] != "__feature_import__"


def test_the_window_meets_no_class_that_the_import_may_meet(tmp_path: Path) -> None:
    """PySide crashes when two threads are the first to ask for a class of Qt."""
    assert output(USED, tmp_path).split(":")[1].split() == []


def test_the_program_is_imported_without_what_few_use() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, desktop.program; print(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert set(done.stdout.split()) & UNUSED == set()
