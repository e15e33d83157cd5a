"""From an empty home to the first reply of a server of one's own, by keys alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, ScriptedServer, chat_chunks


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.mark.parametrize("key", ["sk-of-a-server", ""])
def test_a_server_is_added_and_answers(
    start_app: StartApp, server: ScriptedServer, tmp_path: Path, key: str
) -> None:
    listed = json.dumps({"data": [{"id": "mine"}, {"id": "other"}]}).encode()
    server.route("GET", "/v1/models", Answer([listed], 200, "application/json"))
    server.chat(Answer(chat_chunks(["Welcome."])))
    app = start_app()
    app.wait_window()
    app.open_by("ctrl+comma")
    app.open_by("alt+d")
    # The first of the list, and vLLM, which wants no key.
    app.key("Down", *([] if key else ["Down"] * 5), "Return")
    settings = tmp_path / "data" / "settings.toml"
    added = 'id = "custom"' if key else 'id = "vllm"'
    wait_for("it in the settings", lambda: settings.exists() and added in settings.read_text())
    # The cursor stands where something is missing.
    if not key:
        app.key("alt+a", "ctrl+a")
    app.type(f"{server.url}/v1")
    app.key("Return")
    wait_for("its address", lambda: server.url in settings.read_text())
    if key:
        app.type(key)
        app.key("Return")
    wait_for("the question for its models", lambda: server.requests)
    assert server.requests[0].path == "/v1/models"
    wait_for("its first model as the default", lambda: '/mine"' in settings.read_text())
    app.key("Escape")
    wait_for("the end of the dialog", lambda: app.window_count() == 1)
    app.type("Hello")
    app.key("Return")
    (reply,) = wait_for("the reply", lambda: replies(tmp_path / "data", "complete"))
    assert reply.text == "Welcome."
    asked = server.requests[-1]
    assert asked.json["model"] == "mine"
    assert (f"Bearer {key}" == asked.headers.get("authorization")) is bool(key)
    assert app.output == ""
