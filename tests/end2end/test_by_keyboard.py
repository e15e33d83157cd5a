"""A whole session without a mouse: from the very first start to an exported conversation."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.screen import Screen
from tests.end2end.served import served
from tests.scripted_calls import chat_calls
from tests.scripted_server import Answer, Pause, ScriptedServer, chat_chunks

KEY = "sk-canary-by-keyboard-0123456789"
READ = "import keyring; print(keyring.get_password('Rivulet: custom', 'api-key'))"
MODELS = {"object": "list", "data": [{"id": "one"}, {"id": "two"}]}
NOTES = "The ferry leaves at noon."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        listed = Answer([json.dumps(MODELS).encode()], content_type="application/json")
        running.route("GET", "/v1/models", listed)
        yield running


class Person:
    """Who uses the program by its keys, and waits for what the screen says."""

    def __init__(self, app: RunningApp, screen: Screen, server: ScriptedServer) -> None:
        self.app = app
        self.screen = screen
        self.server = server

    def answers(self, model: str, *answers: Answer) -> None:
        """What a model says to what comes next."""
        self.server.model(model, *answers)

    def field(self, key: str, name: str, text: str) -> None:
        """Go to a field of a form by its key and write into it."""
        self.app.key(key)
        self.screen.wait_focus(name)
        self.app.key("ctrl+a")
        self.app.type(text)

    def sends(self, text: str, reply: str) -> None:
        """Write a message, and wait for the end of the reply."""
        self.screen.wait_focus("Message")
        self.app.type(text)
        self.app.key("Return")
        self.reads(reply)

    def reads(self, reply: str) -> None:
        """Wait for a reply, and for its end."""
        self.screen.wait(f"Reply: {reply}")
        self.screen.wait("Send")

    def adds_a_provider(self) -> None:
        screen, app = self.screen, self.app
        screen.wait("What shall we talk about?")
        screen.wait("Add a provider key")
        app.open_by("ctrl+comma")
        screen.wait("Settings", state="active")
        app.open_by("alt+d")
        app.key("Down", "Return")  # an OpenAI-compatible server
        screen.wait_focus("Address")
        app.type(f"{self.server.url}/v1")
        app.key("Return")
        screen.wait_focus("Key")
        app.type(KEY)
        app.key("Return")
        screen.wait("Key in the keyring")
        screen.wait("The server lists 2 models. one answers in new conversations.")
        self.field("alt+n", "Name", "Riverside")
        app.key("Escape")
        screen.wait_focus("Message")

    def chooses_the_model(self) -> None:
        self.app.open_by("ctrl+shift+m")
        self.app.type("Riverside two")
        self.app.key("Return")
        self.screen.wait("Model: two")

    def makes_a_prompt(self) -> None:
        self.app.key("ctrl+shift+j")
        self.screen.wait("Prompts", state="active")
        self.app.key("alt+w")
        self.field("alt+n", "Name", "translate")
        self.field("alt+t", "Text", "In {{language}}: good day")
        self.app.key("Escape")

    def uses_the_prompt(self, reply: str) -> None:
        app, screen = self.app, self.screen
        screen.wait_focus("Message")
        app.type("/trans")
        screen.wait("Suggestions")
        app.key("Return")
        screen.wait("Fill in “translate”", state="active")
        app.type("Dutch")
        app.key("ctrl+Return")
        screen.wait_focus("Message")
        wait_for("the text", lambda: "In Dutch: good day" in self.written())
        app.key("Return")
        self.reads(reply)

    def attaches_a_file(self, reply: str) -> None:
        app, screen = self.app, self.screen
        screen.wait_focus("Message")
        app.type("When? @ferry")
        screen.wait("Suggestions")
        app.key("Return")
        screen.wait("ferry.txt")
        app.key("Return")
        self.reads(reply)

    def written(self) -> str:
        """What stands in the composer."""
        return next((p["text"] for p in self.screen.parts() if p["name"] == "Message"), "")

    def uses_a_tool(self, reply: str) -> None:
        app, screen = self.app, self.screen
        screen.wait_focus("Message")
        app.open_by("ctrl+shift+o")
        app.key("Down", "space", "Escape")  # the second one is the calculator
        screen.wait("Tools in this conversation: 1")
        screen.wait_focus("Message")
        app.type("What is six times seven?")
        app.key("Return")
        screen.wait("Allow “Calculator” of Rivulet?")
        app.key("ctrl+shift+a")
        screen.wait_focus("Allow “Calculator” of Rivulet?")
        app.key("y")
        self.reads(reply)

    def compares_two_models(self, chosen: str, other: str) -> None:
        app, screen = self.app, self.screen
        screen.wait_focus("Message")
        app.type("Which is longer?")
        app.key("ctrl+alt+m")
        screen.wait("Compare models", state="active")
        screen.wait_focus("Search models")
        app.type("custom/one")
        app.key("Tab", "Home", "space")  # the other model is chosen already
        screen.wait("Send to 2")
        app.key("ctrl+Return")
        screen.wait(f"Reply: {chosen}")
        screen.wait(f"Reply: {other}")
        screen.wait("1 or 2 continues with a reply")
        names = [name for name in screen.names() if name.startswith("Reply of ")]
        app.key(str(names.index("Reply of one") + 1))
        screen.wait("Model: one")
        screen.wait_focus("Message")

    def finds(self, word: str) -> None:
        app, screen = self.app, self.screen
        app.key("ctrl+f")
        screen.wait_focus("Find in this conversation")
        app.type(word)
        app.key("Return")
        screen.wait("1 of 1")
        app.key("Escape", "Escape")
        screen.wait_focus("Message")

    def renames(self, title: str) -> None:
        app, screen = self.app, self.screen
        app.key("ctrl+shift+f")
        screen.wait_focus("Search all conversations")
        app.key("Tab", "Tab")
        screen.wait_focus("What is a river?")
        app.key("F2")
        app.key("ctrl+a")
        app.type(title)
        app.key("Return")
        screen.wait(f"Conversation: {title}")

    def files(self, folder: str) -> None:
        app, screen = self.app, self.screen
        app.open_by("ctrl+m")
        app.type(folder)
        app.key("Return")
        screen.wait(f"Conversation moved to “{folder}”.")
        screen.wait(f"Folder {folder}, open")

    def changes_the_theme(self) -> None:
        app, screen = self.app, self.screen
        app.key("ctrl+comma")
        screen.wait("Settings", state="active")
        app.key("ctrl+f")
        screen.wait_focus("Search settings")
        app.type("theme")
        app.key("Return")
        screen.wait_focus("As the system")
        app.key("Down", "Down")
        screen.wait_focus("Dark")
        app.key("Escape")

    def exports(self, path: Path) -> None:
        app, screen = self.app, self.screen
        app.key("ctrl+shift+e")
        screen.wait("Export the conversation", state="active")
        app.key("ctrl+a")
        app.type(str(path))
        app.key("Return")
        screen.wait("Saved ")


def messages_of(file: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The conversation in an exported file, and its active path."""
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    (conversation,) = [line for line in lines if line["type"] == "conversation"]
    found = {m["message"]["id"]: m["message"] for m in lines if m["type"] == "message"}
    path, number = [], conversation["leaf_id"]
    while number is not None:
        path.append(found[number])
        number = found[number].get("parent_id")
    return conversation, path[::-1]


def words_of(message: dict[str, Any]) -> str:
    return "".join(block.get("text", "") for block in message["blocks"] if block["type"] == "text")


def test_from_the_first_start_to_the_exported_conversation(
    start_app: StartApp, accessible_env: dict[str, str], server: ScriptedServer, tmp_path: Path
) -> None:
    (Path(accessible_env["HOME"]) / "ferry.txt").write_text(NOTES)
    exported = tmp_path / "rivers.jsonl"
    app = start_app(**accessible_env)
    with Screen(accessible_env) as screen:
        app.wait_window()
        person = Person(app, screen, server)
        person.adds_a_provider()
        person.chooses_the_model()
        person.answers("two", Answer([Pause(0.3), *chat_chunks(["It ", "flows."])]))
        person.sends("What is a river?", "It flows.")
        person.makes_a_prompt()
        person.answers("two", Answer(chat_chunks(["Goeden dag."])))
        person.uses_the_prompt("Goeden dag.")
        person.answers("two", Answer(chat_chunks(["At noon."])))
        person.attaches_a_file("At noon.")
        call = chat_calls(("calculate", '{"expression": "6 * 7"}'))
        person.answers("two", call, Answer(chat_chunks(["It is 42."])))
        person.uses_a_tool("It is 42.")
        person.answers("one", Answer(chat_chunks(["The Nile."])))
        person.answers("two", Answer(chat_chunks(["The Amazon."])))
        person.compares_two_models("The Nile.", "The Amazon.")
        person.finds("Goeden")
        person.renames("Rivers")
        person.files("Water")
        person.changes_the_theme()
        person.exports(exported)
        app.key("ctrl+q")
        assert app.wait_exit(seconds=20) == 0

    conversation, path = messages_of(exported)
    assert conversation["title"] == "Rivers"
    assert conversation["folder_id"]
    assert [(message["role"], words_of(message)) for message in path] == [
        ("user", "What is a river?"),
        ("assistant", "It flows."),
        ("user", "In Dutch: good day"),
        ("assistant", "Goeden dag."),
        ("user", "When?"),
        ("assistant", "At noon."),
        ("user", "What is six times seven?"),
        ("assistant", ""),
        ("tool", ""),
        ("assistant", "It is 42."),
        ("user", "Which is longer?"),
        ("assistant", "The Nile."),
    ]
    assert "The Amazon." in exported.read_text(), "the other reply is a version"
    asked = [request.json for request in server.requests if request.method == "POST"]
    assert NOTES in json.dumps(asked[2]["messages"])
    assert asked[4]["messages"][-1]["content"] == "42"
    assert {request.headers["authorization"] for request in server.requests} == {f"Bearer {KEY}"}
    settings = (app.data_dir / "settings.toml").read_text()
    assert 'theme = "dark"' in settings
    assert 'name = "Riverside"' in settings
    assert stored_key(accessible_env) == KEY
    for file in app.data_dir.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file
    assert "Traceback" not in app.output  # Qt may have a word of its own on the screen reader
    assert " ERROR " not in app.log


def stored_key(env: dict[str, str]) -> str:
    read = [sys.executable, "-c", READ]
    done = subprocess.run(read, env=env, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()
