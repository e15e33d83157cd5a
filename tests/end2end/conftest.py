"""A display, a clean home and a keyring for programs that run as a user runs them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.end2end.app_driver import (
    Display,
    RunningApp,
    clean_environment,
    in_keyring_session,
    wait_for,
)

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

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


@pytest.fixture
def accessible_env(app_env: dict[str, str]) -> Iterator[dict[str, str]]:
    """A session with the bus that screen readers use, and an unlocked, empty keyring."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=app_env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    env = app_env | {
        "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    # One that the bus starts would be locked, and ask for a password above the window.
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert keyring.stdin is not None
    keyring.stdin.write(b"password\n")
    keyring.stdin.close()
    launcher = subprocess.Popen(
        [LAUNCHER, "--launch-immediately"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for("the keyring", lambda: _is_on_the_bus("org.freedesktop.secrets", env))
    yield env
    # It has a bus of its own as a child, which would stay.
    os.killpg(launcher.pid, signal.SIGKILL)
    for process in (launcher, keyring, bus):
        process.kill()
        process.wait()
    bus.stdout.close()


def _is_on_the_bus(name: str, env: dict[str, str]) -> bool:
    asked = subprocess.run(
        [
            *("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus"),
            *("/", "org.freedesktop.DBus.NameHasOwner", f"string:{name}"),
        ],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return "true" in asked.stdout
