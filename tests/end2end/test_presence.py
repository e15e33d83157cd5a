"""Rivulet while nobody looks at its window: notices, the tray, the quick entry."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import ROOT, RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies, stored_messages
from tests.scripted_server import Answer, Pause, ScriptedServer, chat_chunks


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.fixture
def data_dir(tmp_path: Path, server: ScriptedServer) -> Path:
    """A data folder whose default model is the scripted one."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text(SETTINGS.format(url=server.url))
    return folder


@contextlib.contextmanager
def running(command: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        assert program.stdout is not None
        program.stdout.close()


@pytest.fixture
def bus(app_env: dict[str, str]) -> Iterator[str]:
    """The address of a session bus of the test's own."""
    with running(["dbus-daemon", "--session", "--nofork", "--print-address=1"], app_env) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()


def xdotool(env: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        ["xdotool", *words], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout.strip()


def shown(window: str, env: dict[str, str]) -> bool:
    """Whether a window is on the screen."""
    return window in xdotool(env, "search", "--onlyvisible", "--name", "Rivulet").split()


def start_again(app: RunningApp, env: dict[str, str], *words: str) -> None:
    """As a person or a key of the desktop starts it once more."""
    command = [sys.executable, "-m", "desktop", "--data-dir", str(app.data_dir), *words]
    assert subprocess.run(command, env=env, cwd=ROOT, timeout=60, check=False).returncode == 0


def test_a_reply_that_ends_unseen_is_told_and_a_click_leads_to_it(
    start_app: StartApp,
    server: ScriptedServer,
    data_dir: Path,
    app_env: dict[str, str],
    bus: str,
) -> None:
    with running(["dunst"], app_env | {"DBUS_SESSION_BUS_ADDRESS": bus}):
        env = app_env | {"DBUS_SESSION_BUS_ADDRESS": bus}

        def control(*words: str) -> str:
            command = ["dunstctl", *words]
            return subprocess.run(
                command, env=env, capture_output=True, text=True, check=False
            ).stdout

        wait_for("a desktop that shows notices", lambda: "0" in control("count", "displayed"))
        server.chat(Answer([Pause(2.0), *chat_chunks(["Here ", "it ", "is."])]))
        app = start_app(DBUS_SESSION_BUS_ADDRESS=bus, SCRIPTED_KEY="x")
        window = app.wait_window()
        app.type("Tell me later")
        app.key("Return")
        wait_for("the message on the disk", lambda: stored_messages(data_dir))
        xdotool(env, "windowminimize", "--sync", window)
        wait_for("a notice", lambda: "1" in control("count", "displayed"))
        assert replies(data_dir, "complete")
        control("action", "0")
        wait_for("the window in front", lambda: xdotool(env, "getactivewindow") == window)
        wait_for("the notice to go", lambda: "0" in control("count", "displayed"))
        assert app.output == ""


def test_the_quick_entry_asks_in_the_running_program(
    start_app: StartApp, server: ScriptedServer, data_dir: Path, app_env: dict[str, str]
) -> None:
    server.chat(Answer(chat_chunks(["Quick ", "answer."])))
    app = start_app(SCRIPTED_KEY="x")
    app.wait_window()
    app.type("half a thought")
    start_again(app, app_env, "--quick")
    app.wait_window("Rivulet: quick entry")
    app.type("Quick question")
    app.key("Return")
    wait_for("a reply", lambda: replies(data_dir, "complete"))
    assert [m.text for m in stored_messages(data_dir) if m.role == "user"] == ["Quick question"]
    app.wait_window("Quick question")
    assert app.output == ""


def test_in_the_tray_it_outlives_its_window(
    start_app: StartApp, data_dir: Path, app_env: dict[str, str]
) -> None:
    settings = data_dir / "settings.toml"
    settings.write_text(settings.read_text() + "\n[presence]\ntray = true\n")
    with running(["trayer"], app_env):
        wait_for("the tray", lambda: xdotool(app_env, "search", "--class", "trayer"))
        app = start_app()
        window = app.wait_window()
        pid = str(app.process.pid)
        wait_for("the icon", lambda: len(xdotool(app_env, "search", "--pid", pid).split()) > 1)
        app.close_window()
        wait_for("the window to hide", lambda: not shown(window, app_env))
        assert app.process.poll() is None
        start_again(app, app_env)
        app.wait_window()
        app.key("ctrl+q")
        assert app.wait_exit(seconds=5) == 0
        assert app.output == ""
