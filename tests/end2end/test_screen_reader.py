"""What a screen reader finds in the real window, over AT-SPI."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.app_driver import wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, ScriptedServer, chat_chunks

READER = Path(__file__).with_name("screen_reader.py")
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
#: Roles of what can be used, as AT-SPI calls them.
USABLE = {"push button", "check box", "combo box", "text", "entry", "list", "toggle button"}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.fixture
def accessible_env(app_env: dict[str, str]) -> Iterator[dict[str, str]]:
    """A session with the bus that screen readers use."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=app_env,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    env = app_env | {
        "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip(),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    launcher = subprocess.Popen(
        [LAUNCHER, "--launch-immediately"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield env
    # It has a bus of its own as a child, which would stay.
    os.killpg(launcher.pid, signal.SIGKILL)
    launcher.wait()
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


def parts(env: dict[str, str]) -> list[dict[str, Any]]:
    """Everything in the windows of the program."""
    done = subprocess.run(
        ["/usr/bin/python3", str(READER), "rivulet"],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_control_and_every_message_has_a_name(
    start_app: StartApp, server: ScriptedServer, tmp_path: Path, accessible_env: dict[str, str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
    server.chat(Answer(chat_chunks(["It is **forty-two**, of course."])))
    app = start_app(SCRIPTED_KEY="x", **accessible_env)
    app.wait_window()
    app.type("What is it?")
    app.key("Return")
    wait_for("the reply", lambda: replies(data, "complete"))
    found = parts(accessible_env)
    shown = [part for part in found if "showing" in part["states"]]
    names = [part["name"] for part in shown]
    assert "You: What is it?" in names
    assert any(name.startswith("Reply: It is forty-two") for name in names), names
    for name in ("New conversation", "Conversations", "Message", "Send", "Settings"):
        assert name in names, name
    print(len(found), names)
    nameless = [
        part
        for part in shown
        if part["role"] in USABLE and "focusable" in part["states"] and not part["name"].strip()
    ]
    assert not nameless, nameless
    focused = [part["name"] for part in found if "focused" in part["states"]]
    assert "Message" in focused, focused
