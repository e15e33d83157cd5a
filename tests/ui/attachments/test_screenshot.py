"""Screenshots: from the desktop's portal, from a program, and why there is none."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.chat.errors import AttachmentRefused
from desktop.runtime.loop import run
from desktop.storage.file_intake import remove_with_folder
from desktop.ui.attachments import screenshot
from desktop.ui.attachments.screenshot import PassingFile, Screenshots
from tests.ui.desk import Desk, Play

ROOT = Path(__file__).parents[3]


def portal(*words: str) -> str:
    """What came of asking a portal that gives this answer; without words there is none."""
    if shutil.which("dbus-run-session") is None:
        pytest.skip("needs dbus (make test installs it)")
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.attachments.portal_scene"]
    done = subprocess.run(
        [*command, *words],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_the_portal_gives_a_file_or_the_person_cancels() -> None:
    assert portal("0", "file:///tmp/Screen%20shot.png") == "path /tmp/Screen shot.png"
    assert portal("1", "") == "path None"


def test_a_portal_that_fails_or_is_not_there_is_told_apart() -> None:
    assert portal("2", "") == "error The desktop could not take a screenshot."
    assert portal().startswith("missing ")


def taken(window: QWidget) -> object:
    found: list[object] = []

    async def main(_app: QApplication) -> int:
        try:
            found.append(await asyncio.wait_for(Screenshots(window).take(), 20))
        except AttachmentRefused as error:
            found.append(f"{error.message} {error.hint}")
        return 0

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert run(main, app) == 0
    return found[0]


@pytest.fixture
def no_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


def tool(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.usefixtures("no_portal")
def test_without_a_portal_a_program_takes_it_or_the_person_cancels(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    monkeypatch.setattr(screenshot, "_tools", lambda _platform: (("missing-tool",), ("shot", "-s")))
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    tool(tmp_path, "shot", 'test "$1" = -s && echo pixels > "$2"')
    shot = taken(window)
    assert isinstance(shot, PassingFile)
    assert shot.path.read_text() == "pixels\n"
    remove_with_folder(shot.path)
    assert not shot.path.parent.exists()
    tool(tmp_path, "shot", "exit 1")
    assert taken(window) is None


@pytest.mark.usefixtures("no_portal")
def test_where_nothing_takes_it_the_reason_is_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    monkeypatch.setattr(screenshot, "_first_installed", lambda _tools: None)
    words = str(taken(QWidget()))
    assert "there is no session bus" in words
    assert "none of gnome-screenshot, spectacle, grim is installed" in words
    assert "paste it here" in words


@pytest.mark.usefixtures("no_portal")
def test_on_x11_the_screen_is_grabbed_and_attached_by_its_key(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("needs an X display")
    monkeypatch.setattr(screenshot, "_first_installed", lambda _tools: None)

    async def scene(desk: Desk) -> None:
        from tests.ui.attachments.test_attachments import chips, read

        shown = desk.window.findChild(Screenshots)
        assert shown is not None
        desk.window.composer.setFocus()
        desk.window.findChild(QAction, "screenshot").trigger()
        await read(desk, 1)
        assert chips(desk)[0].startswith("Screenshot.png")
        assert desk.window.isVisible()

    play(scene)
