"""Two windows of one program: a stream live in both, stopped from the other, and open again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import ROOT, RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import edits, replies, stored_messages
from tests.scripted_server import Answer, Hang, Pause, ScriptedServer, chat_chunk, chat_chunks


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.fixture
def data_dir(tmp_path: Path, server: ScriptedServer) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text(SETTINGS.format(url=server.url))
    return folder


class Screen:
    """What of the program is on the screen."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._env, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def windows(self, title: str = "Rivulet") -> list[str]:
        return sorted(self.xdotool("search", "--onlyvisible", "--name", f"{title}$").split())

    def new_window(self, before: list[str]) -> str:
        def look() -> str:
            return next((w for w in self.windows() if w not in before), "")

        return wait_for("another window", look)

    def activate(self, window: str) -> None:
        self.xdotool("windowactivate", "--sync", window)

    def active(self) -> str:
        return self.xdotool("getactivewindow")

    def ink(self, window: str) -> int:
        """How many different colours are on the left half of a window: of text, if there is."""
        picture = subprocess.run(
            ["import", "-window", window, "-depth", "8", "gray:-"],
            env=self._env,
            capture_output=True,
            check=True,
        ).stdout
        return sum(1 for byte in picture if byte < 128)


@pytest.fixture
def screen(app_env: dict[str, str]) -> Screen:
    return Screen(app_env)


def start_again(app: RunningApp, env: dict[str, str], *words: str) -> None:
    command = [sys.executable, "-m", "desktop", "--data-dir", str(app.data_dir), *words]
    assert subprocess.run(command, env=env, cwd=ROOT, timeout=60, check=False).returncode == 0


def test_one_conversation_in_two_windows_and_both_at_the_next_start(
    start_app: StartApp,
    server: ScriptedServer,
    data_dir: Path,
    app_env: dict[str, str],
    screen: Screen,
) -> None:
    text = [part for n in range(60) for part in (chat_chunk(f"Word {n}. "), Pause(0.05))]
    server.chat(
        Answer(chat_chunks(["First ", "reply."])),
        Answer([*text, Hang()]),
        Answer([chat_chunk("It"), Pause(1.5), *chat_chunks([" ends."])]),
    )
    app = start_app(SCRIPTED_KEY="x")
    first = app.wait_window()
    app.type("Alpha")
    app.key("Return")
    wait_for("a reply", lambda: replies(data_dir, "complete"))
    app.key("ctrl+alt+o")
    second = screen.new_window([first])
    wait_for("it in front", lambda: screen.active() == second)
    # Beside each other, so that both can be seen.
    for place, window in ((0, first), (640, second)):
        screen.xdotool("windowsize", "--sync", window, "640", "700")
        screen.xdotool("windowmove", "--sync", window, str(place), "0")
    screen.activate(first)
    before = {window: screen.ink(window) for window in (first, second)}
    app.type("Beta")
    app.key("Return")
    for window in (first, second):
        wait_for(
            "the text in both windows",
            lambda: screen.ink(window) > before[window] * 1.2,  # noqa: B023
        )
    # Stopped from the other one.
    screen.activate(second)
    app.key("Escape")
    wait_for("the end", lambda: replies(data_dir, "stopped"))
    # One is closed while a reply arrives, which is stored.
    app.type("Gamma")
    app.key("Return")
    wait_for("the message", lambda: len(stored_messages(data_dir)) >= 5)
    app.key("ctrl+alt+n")
    third = screen.new_window([first, second])
    wait_for("it in front", lambda: screen.active() == third)
    screen.activate(second)
    app.key("ctrl+w")
    wait_for("its end", lambda: screen.windows() == sorted([first, third]))
    wait_for("the whole reply", lambda: len(replies(data_dir, "complete")) == 2)
    assert stored_messages(data_dir)[-1].text == "It ends."
    screen.activate(third)
    app.type("half a thought")
    # Started once more, the window that was used last comes to the front.
    screen.activate(first)
    start_again(app, app_env)
    wait_for("the window in front", lambda: screen.active() == first)
    app.key("ctrl+q")
    assert app.wait_exit(seconds=5) == 0

    app.start()
    again = app.wait_window("Alpha - Rivulet")
    other = screen.new_window([again])
    wait_for("the one that was used last in front", lambda: screen.active() == again)
    screen.activate(other)
    server.chat(Answer(chat_chunks(["Yes."])))
    app.key("ctrl+End", "Return")
    wait_for("the draft as a message", lambda: len(replies(data_dir, "complete")) == 3)
    assert "half a thought" in [message.text for message in stored_messages(data_dir)]
    app.key("ctrl+q")
    assert app.wait_exit(seconds=5) == 0
    assert app.output == ""


def test_a_message_that_is_being_changed_outlives_a_program_that_is_killed(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(chat_chunks(["Yes."])), Answer(chat_chunks(["Indeed."])))
    app = start_app(SCRIPTED_KEY="x")
    app.wait_window()
    app.type("Alpha")
    app.key("Return")
    wait_for("a reply", lambda: replies(data_dir, "complete"))
    app.key("Up")
    app.type(" and more")
    wait_for("the change on the disk", lambda: "Alpha and more" in edits(data_dir))
    app.kill()
    app.start()
    app.wait_window("Alpha - Rivulet")
    app.key("Up", "Return")
    wait_for("another reply", lambda: len(replies(data_dir, "complete")) == 2)
    assert [message.text for message in stored_messages(data_dir) if message.role == "user"] == [
        "Alpha",
        "Alpha and more",
    ]
    assert edits(data_dir) == ""
    app.key("ctrl+q")
    assert app.wait_exit(seconds=5) == 0
    assert app.output == ""
