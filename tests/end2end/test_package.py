"""The bundle that `make package` built, started as its user starts it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx2
import psutil
import pytest

from desktop.settings import Language
from tests.end2end.app_driver import ROOT, RunningApp, clean_environment, wait_for

BUNDLE = ROOT / "dist" / "rivulet"
PROGRAM = BUNDLE / "rivulet"

pytestmark = [
    pytest.mark.package,
    pytest.mark.skipif(not PROGRAM.exists(), reason="make package has not been run"),
]


def replies(data_dir: Path) -> list[tuple[str, str]]:
    """(status, stored text) of each reply in the database; it is read while it is in use."""
    file = data_dir / "rivulet.sqlite3"
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5)) as database:
        try:
            rows = database.execute(
                "SELECT status, blocks FROM messages WHERE role = 'assistant'"
            ).fetchall()
        except sqlite3.OperationalError:  # the tables are still being made
            return []
    return [(status, bytes(blocks).decode() if blocks else "") for status, blocks in rows]


def test_it_answers_is_closed_and_leaves_nothing_behind(
    start_app: Callable[..., RunningApp],
) -> None:
    app = start_app([str(PROGRAM)])
    app.wait_window()
    app.type("Say hello")
    app.key("Return")

    def answered() -> str | None:
        done = [text for status, text in replies(app.data_dir) if status == "complete"]
        return done[0] if done else None

    text = wait_for("a complete reply in the database", answered, seconds=90)
    assert any(block.get("text", "").strip() for block in json.loads(text))

    children = app.children()
    assert children, "the built-in model runs in a child process"
    app.close_window()
    assert app.wait_exit(seconds=3) == 0, app.output
    psutil.wait_procs(children, timeout=3)
    assert [child for child in children if child.is_running()] == []
    assert app.output == ""


def test_it_names_its_version_without_a_screen(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "--version"],
        env=clean_environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.startswith("Rivulet ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt has them built in")
def test_it_reaches_input_methods() -> None:
    folder = BUNDLE / "_internal/PySide6/Qt/plugins/platforminputcontexts"
    # ibus and fcitx, dead keys and the Compose key.
    names = {file.name.partition("platform")[0] for file in folder.iterdir()}
    assert names == {"libibus", "libcompose"}


def test_it_serves_the_page_for_browsers(
    start_app: Callable[..., RunningApp], tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (tmp_path / "data").mkdir()
    settings = f"[gateway]\nenabled = true\nport = {port}\n"
    (tmp_path / "data" / "settings.toml").write_text(settings)
    start_app([str(PROGRAM)]).wait_window()

    def fetched(path: str) -> bytes | None:
        try:
            return httpx2.get(f"http://127.0.0.1:{port}{path}", trust_env=False).content
        except httpx2.ConnectError:
            return None

    assert b"<title>Rivulet</title>" in wait_for("the page", lambda: fetched("/"))
    for path in ("/page.js", "/drawing.js", "/talking.js", "/words.js", "/page.css", "/icon.svg"):
        assert fetched(path) == (ROOT / "resources" / "page" / path[1:]).read_bytes()


@pytest.mark.parametrize("language", sorted(set(Language) - {Language.SYSTEM, Language.ENGLISH}))
def test_it_brings_the_languages_of_the_interface(language: Language) -> None:
    brought = {path.name for path in BUNDLE.rglob("*.qm")}

    assert {f"rivulet_{language}.qm", f"qtbase_{language}.qm"} <= brought


def test_it_is_put_into_the_menu_and_taken_out(tmp_path: Path) -> None:
    env = clean_environment(tmp_path / "home")
    entry = tmp_path / "home/.local/share/applications/rivulet.desktop"
    icon = tmp_path / "home/.local/share/icons/hicolor/48x48/apps/rivulet.png"

    subprocess.run([str(BUNDLE / "install.sh")], env=env, check=True, capture_output=True)

    lines = entry.read_text().splitlines()
    assert f'Exec="{PROGRAM}"' in lines
    assert f'Exec="{PROGRAM}" --quick' in lines
    assert icon.is_file()
    assert os.access(PROGRAM, os.X_OK)

    subprocess.run(
        [str(BUNDLE / "install.sh"), "--remove"], env=env, check=True, capture_output=True
    )
    assert not entry.exists()
    assert not icon.exists()
