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

#: Packages of others that the first paint needs.
PACKAGES = {"PySide6", "shiboken6", "shibokensupport", "msgspec", "typing_extensions"}
#: Of Python's own, those that are slow and that the first paint can do without.
SLOW = {"asyncio", "dataclasses", "hashlib", "html", "json", "sqlite3", "ssl", "tomllib"}
#: Of this program. A module is added here when the first paint shows something of it.
OURS = {
    "desktop",
    "desktop.__main__",
    "desktop.app",
    "desktop.chat",
    "desktop.chat.errors",
    "desktop.parameters",
    "desktop.runtime",
    "desktop.runtime.collector",
    "desktop.runtime.imports",
    "desktop.runtime.paths",
    "desktop.settings",
    "desktop.storage",
    "desktop.storage.settings_file",
    "desktop.storage.window_file",
    "desktop.tool_settings",
    "desktop.ui",
    "desktop.ui.composer",
    "desktop.ui.composer_parts",
    "desktop.ui.empty_state",
    "desktop.ui.icons",
    "desktop.ui.keymap",
    "desktop.ui.main_window",
    "desktop.ui.message_editor",
    "desktop.ui.notice_bar",
    "desktop.ui.palettes",
    "desktop.ui.shell",
    "desktop.ui.shortcuts",
    "desktop.ui.sidebar",
    "desktop.ui.sidebar_list",
    "desktop.ui.sidebar_model",
    "desktop.ui.sidebar_row",
    "desktop.ui.single_instance",
    "desktop.ui.style_sheet",
    "desktop.ui.theme",
}
#: Of PySide6, what a window is made of.
QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    """The modules at the first paint, and the name of ``import`` itself."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(home / "data")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    name, *modules = done.stdout.split()
    return set(modules), name


def test_nothing_of_ours_that_is_not_seen(imported: tuple[set[str], str]) -> None:
    ours = {name for name in imported[0] if name.partition(".")[0] == "desktop"}
    # `composer_parts` belongs to `composer`.
    parts = {name for name in ours if name.startswith(tuple(f"{shown}_" for shown in OURS))}
    assert ours - OURS - parts == set(), "import it later: behind a method, or from desktop.program"


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
