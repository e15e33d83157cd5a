"""What a screen reader finds in the real window, over AT-SPI."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.screen import Screen
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, ScriptedServer, chat_chunks

#: Roles of what can be used, as AT-SPI calls them.
USABLE = {"push button", "check box", "combo box", "text", "entry", "list", "toggle button"}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


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
    with Screen(accessible_env, only_shown=False) as screen:
        found = screen.parts()
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


def test_what_lies_over_a_window_is_below_it(
    start_app: StartApp, server: ScriptedServer, tmp_path: Path, accessible_env: dict[str, str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
    server.chat(Answer(chat_chunks(["It is forty-two."])))
    app = start_app(SCRIPTED_KEY="x", **accessible_env)
    app.wait_window()
    app.type("What is it?")
    app.key("Return")
    wait_for("the reply", lambda: replies(data, "complete"))
    with Screen(accessible_env) as screen:
        app.key("ctrl+f")
        screen.wait_focus("Find in this conversation")
        app.type("forty")
        screen.wait("1 found")
        app.key("Escape", "Escape")
        screen.wait_gone("Find in this conversation")
        app.open_by("ctrl+shift+m")
        screen.wait("Model picker", state="active")
        screen.wait("two, Scripted")
        app.key("Escape")
        screen.wait_gone("Model picker")
        app.open_by("ctrl+comma")
        app.open_by("alt+d")
        screen.wait("Ollama")
        app.key("Escape")
        screen.wait_gone("Ollama")
        app.key("alt+i", "alt+Down")
        screen.wait("Anthropic Messages")
