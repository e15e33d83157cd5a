"""A key typed into the settings, kept by a real Secret Service, used, and found nowhere else."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.end2end.app_driver import clean_environment, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, ScriptedServer, chat_chunks

KEY = "sk-canary-keyring-0123456789"
READ = "import keyring; print(keyring.get_password('Rivulet: scripted', 'api-key'))"


@pytest.fixture
def secret_service(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables that lead to a session bus with an unlocked keyring on it."""
    if shutil.which("dbus-daemon") is None or shutil.which("gnome-keyring-daemon") is None:
        pytest.skip("needs dbus and gnome-keyring (make test installs them)")
    env = clean_environment(tmp_path / "keyring-home")
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert bus.stdout is not None
    address = {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=env | address,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert keyring.stdin is not None
    keyring.stdin.write("password\n")
    keyring.stdin.close()
    try:
        yield address
    finally:
        for process in (keyring, bus):
            process.terminate()
            process.wait(timeout=10)
        bus.stdout.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


def stored_key(address: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", READ],
        env=os.environ | address,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.strip()


def test_a_key_is_saved_used_and_kept_out_of_every_file(
    start_app: StartApp, server: ScriptedServer, secret_service: dict[str, str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
    server.chat(Answer(chat_chunks(["Thank you"])))
    app = start_app(**secret_service)
    app.wait_window()
    app.type("Hello?")
    app.key("Return")
    (failed,) = wait_for("the missing key", lambda: replies(data, "failed"))
    assert failed.failure is not None
    assert failed.failure["kind"] == "key-missing"
    assert not server.requests

    app.key("ctrl+comma")
    time.sleep(2)
    app.key("alt+y")
    app.type(KEY)
    app.key("alt+s")
    wait_for("the key in the keyring", lambda: stored_key(secret_service) == KEY)
    app.key("Escape")
    time.sleep(0.5)
    app.key("ctrl+r")
    (reply,) = wait_for("the reply", lambda: replies(data, "complete"))
    assert reply.text == "Thank you"
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"

    for process in [psutil.Process(app.process.pid), *app.children()]:
        assert KEY not in " ".join(process.cmdline())
        assert KEY not in str(process.environ())
    app.close_window()
    assert app.wait_exit(seconds=3) == 0

    # The next start finds it by itself.
    app.start()
    app.wait_window("Hello")
    time.sleep(1)
    app.type("Again")
    app.key("Return")
    wait_for("the second reply", lambda: len(replies(data, "complete")) == 2)
    app.close_window()
    assert app.wait_exit(seconds=3) == 0

    spellings = [KEY.encode(), base64.b64encode(KEY.encode())[:-4], KEY.encode("utf-16-le")]
    for file in (path for path in data.rglob("*") if path.is_file()):
        content = file.read_bytes()
        assert not any(spelling in content for spelling in spellings), file
    assert KEY not in app.output
