"""A turn with tools in the real program: by keys, with a real tool server as its child."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.screen import Screen
from tests.end2end.served import SETTINGS, TOOL_SERVER, served
from tests.end2end.stored import stored_messages
from tests.scripted_calls import chat_calls as calls
from tests.scripted_server import Answer, ScriptedServer, chat_chunks

KEY = "sk-canary-1234567890"
TELLING_SERVER = TOOL_SERVER.replace("echoes", "environment")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


def records(data_dir: Path) -> list[dict[str, Any]]:
    file = data_dir / "tool-calls.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def tool_rounds(data_dir: Path) -> list[Any]:
    return [message for message in stored_messages(data_dir) if message.role == "tool"]


def choose_calculator_and_server(app: RunningApp) -> None:
    # The window is there before its shortcuts are.
    wait_for("the database", (app.data_dir / "rivulet.sqlite3").exists)
    time.sleep(2.0)
    app.key("ctrl+shift+o")
    time.sleep(1.0)
    # The calculator is the second row, the server the last one.
    app.key("Down", "space", "Up", "Up", "space", "Escape")


def test_two_tools_by_keys_and_a_server_that_ends_with_the_program(
    start_app: StartApp, server: ScriptedServer, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "settings.toml").write_text(SETTINGS.format(url=server.url) + TELLING_SERVER)
    two = calls(("calculate", '{"expression": "6 * 7"}'), ("desk__echo", '{"text": "hi"}'))
    server.chat(two, Answer(chat_chunks(["It is ", "42."])))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    assert not app.children(), "a server that nobody chose is not started"
    choose_calculator_and_server(app)
    app.type("What is six times seven?")
    app.key("Return")
    wait_for("the calls", lambda: tool_rounds(data_dir))

    def answered() -> bool:
        # Where nothing asks yet, the letter goes to the composer.
        app.key("ctrl+shift+a", "y")
        return len(server.requests) == 2

    wait_for("the second request", answered)
    names = [tool["function"]["name"] for tool in server.requests[0].json["tools"]]
    assert names == ["calculate", "desk__echo", "desk__plain", "desk__shaped"]
    results = [m["content"] for m in server.requests[1].json["messages"] if m["role"] == "tool"]
    assert results[0] == "42"
    assert "PATH" in json.loads(results[1])
    assert KEY not in results[1]
    wait_for("the answer", lambda: [m for m in stored_messages(data_dir) if "42." in m.text])
    assert sorted(record["outcome"] for record in records(data_dir)) == ["done", "done"]
    children = app.children()
    assert children
    app.close_window()
    assert app.wait_exit(seconds=5) == 0
    assert not [child for child in children if child.is_running()]
    assert app.output == ""
    assert " ERROR " not in app.log
    for file in data_dir.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file


def test_a_server_asks_back_by_keys_and_ends_with_a_program_that_is_killed(
    start_app: StartApp, accessible_env: dict[str, str], server: ScriptedServer, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    talker = TELLING_SERVER.replace("tool_server.py", "talking_server.py")
    (data_dir / "settings.toml").write_text(SETTINGS.format(url=server.url) + talker)
    server.chat(calls(("desk__ask", "{}")), Answer(chat_chunks(["Hello ", "Ann."])))
    app = start_app(SCRIPTED_KEY=KEY, **accessible_env)
    with Screen(accessible_env) as screen:
        app.wait_window()
        screen.wait_focus("Message")
        app.open_by("ctrl+shift+o")
        app.key("Up", "space", "Escape")
        screen.wait("Tools in this conversation: 1")
        screen.wait_focus("Message")
        app.type("Who am I?")
        app.key("Return")
        screen.wait("Allow “ask” of desk?")
        app.key("ctrl+shift+a")
        screen.wait_focus("Allow “ask” of desk?")
        app.key("y")
        screen.wait("“desk” asks you.")
        app.key("ctrl+shift+a")
        screen.wait_focus("“desk” asks you.")
        app.key("Tab")
        screen.wait_focus("Your name")
        app.type("Ann")
        app.key("Tab", "Tab", "Tab", "Tab", "space")
        screen.wait("Reply: Hello Ann.")
    [result] = [m["content"] for m in server.requests[1].json["messages"] if m["role"] == "tool"]
    assert json.loads(result)["action"] == "accept"
    assert json.loads(result)["content"]["name"] == "Ann"
    children = app.children()
    assert children
    app.process.kill()
    app.wait_exit(seconds=5)
    wait_for("the end of what it started", lambda: not any(map(_runs, children)), seconds=5)


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
