"""Importing is free: no Qt below the user interface, no SDK, and nothing happens."""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import desktop

#: The modules that know Qt, by their first words.
WITH_QT = (
    "desktop.ui",
    "desktop.app",
    "desktop.program",
    "desktop.runtime.loop",
    "desktop.runtime.crash",
    "desktop.runtime.collector",
    "desktop.runtime.imports",
)
BLOCKED = ("PySide6", "shiboken6", "qasync")
LATE = ("openai", "anthropic", "keyring", "xllamacpp", "tomlkit", "pygments", "mcp")

#: Imports the named modules and prints what happened meanwhile.
WATCHER = """
import json, sys
names, blocked, late = json.loads(sys.argv[1])

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocker())

import importlib, os, threading
seen = []

def ours(depth=2):
    frame = sys._getframe(depth)
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("desktop"):
            return True
        if "importlib" in frame.f_code.co_filename:
            return False  # what another package does while it is imported
        frame = frame.f_back
    return False

def audit(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        seen.append(f"{event} {arguments[0]}")
    elif event in ("os.mkdir", "subprocess.Popen", "sqlite3.connect", "socket.bind",
                   "socket.connect", "os.remove", "os.rename"):
        seen.append(event)

class Watched(dict):
    def __getitem__(self, key):
        if ours():
            seen.append(f"environment {key}")
        return super().__getitem__(key)
    def get(self, key, default=None):
        if ours():
            seen.append(f"environment {key}")
        return super().get(key, default)

os.environ = Watched(os.environ)
sys.dont_write_bytecode = True
sys.addaudithook(audit)
for name in names:
    importlib.import_module(name)
seen += [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
seen += [name for name in late if name in sys.modules]
print(json.dumps(seen))
"""


def modules() -> list[str]:
    found = pkgutil.walk_packages(desktop.__path__, "desktop.", onerror=lambda _name: None)
    names = [module.name for module in found if not module.name.startswith(WITH_QT)]
    return sorted(name for name in names if not name.endswith(".__main__"))


def watched(names: list[str], tmp_path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", WATCHER, json.dumps([names, BLOCKED, LATE])],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: list[str] = json.loads(done.stdout)
    return seen


def test_every_module_below_the_user_interface_does_without_qt(tmp_path: Path) -> None:
    # Imported with the first change of the settings, and the only one to need tomlkit.
    names = [name for name in modules() if name != "desktop.storage.settings_text"]
    assert "desktop.session.replies" in names
    assert "desktop.storage.keys" in names
    assert watched(names, tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_watcher_notices(tmp_path: Path) -> None:
    """Otherwise the test above would mean nothing."""
    (tmp_path / "desktop_loud.py").write_text(
        "import os, threading, tomlkit\n"
        "os.environ.get('HOME')\n"
        "open('made', 'w').close()\n"
        "threading.Thread(target=threading.Event().wait, name='loud', daemon=True).start()\n"
    )
    seen = watched(["desktop_loud"], tmp_path)
    assert sorted(seen) == ["environment HOME", "loud", "open made", "tomlkit"]


@pytest.mark.parametrize("name", ["desktop.runtime.loop"])
def test_qt_is_really_blocked(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssertionError, match="is blocked"):
        watched([name], tmp_path)
