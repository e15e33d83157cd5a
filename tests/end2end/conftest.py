"""A display, a clean home and a keyring for programs that run as a user runs them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.end2end.app_driver import Display, RunningApp, clean_environment, in_keyring_session

StartApp = Callable[..., RunningApp]
RunInKeyring = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def display() -> Iterator[dict[str, str]]:
    """An X display with a window manager; the variables that lead to it."""
    if shutil.which("Xvfb") is None or shutil.which("openbox") is None:
        pytest.skip("needs Xvfb and openbox (make test installs them)")
    with Display.open() as screen:
        yield screen.env


@pytest.fixture
def app_env(display: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The environment of a program started by a user who has no keys and no keyring."""
    return clean_environment(tmp_path / "home", **display)


@pytest.fixture
def start_app(app_env: dict[str, str], tmp_path: Path) -> Iterator[StartApp]:
    """``start_app(command=(), **more_env)``: a started program, ended after the test.

    Started again in one test it finds the data of the time before.
    """
    started: list[RunningApp] = []

    def start(command: Sequence[str] = (), **more_env: str) -> RunningApp:
        app = RunningApp(data_dir=tmp_path / "data", env=app_env | more_env, command=command)
        started.append(app)
        app.start()
        return app

    yield start
    for app in started:
        app.stop()


@pytest.fixture
def keyring_session(tmp_path: Path) -> RunInKeyring:
    """Runs a command with an unlocked, empty keyring of its own; its output is captured."""
    if shutil.which("dbus-run-session") is None or shutil.which("gnome-keyring-daemon") is None:
        pytest.skip("needs dbus and gnome-keyring (make test installs them)")

    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            in_keyring_session(command),
            env=clean_environment(tmp_path / "keyring-home"),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
