"""How conversations are answered: the real program, real keys, the exact requests."""

from __future__ import annotations

import json
import time
from pathlib import Path

from tests.end2end.app_driver import Display, RunningApp, clean_environment, wait_for
from tests.end2end.served import SETTINGS, TOOL_SERVER, served
from tests.end2end.stored import messages, replies
from tests.scripted_calls import chat_calls
from tests.scripted_server import Answer, chat_chunks

ASSISTANTS = {
    "type": "rivulet-assistants",
    "version": 1,
    "items": [
        {
            "id": "1",
            "name": "Pirate",
            "system_prompt": "Arr.",
            "model": "scripted/two",
            "parameters": {"temperature": 0.4},
            "tools": ["calculate"],
        }
    ],
}
PROMPTS = {
    "type": "rivulet-prompts",
    "version": 1,
    "items": [{"id": "1", "name": "Translate", "text": "To {{language: French}}: {{text}}"}],
}


def test_an_assistant_and_a_prompt_by_keys(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "assistants.json").write_text(json.dumps(ASSISTANTS))
    (data / "prompts.json").write_text(json.dumps(PROMPTS))
    with served() as server, Display.open() as display:
        server.chat(Answer(chat_chunks(["Ahoy."])))
        (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
        env = clean_environment(tmp_path / "home", SCRIPTED_KEY="k", **display.env)
        with RunningApp(data_dir=data, env=env) as app:
            app.wait_window()
            wait_for("the database", (data / "rivulet.sqlite3").exists)
            time.sleep(2)  # until what the user made is read
            app.key("ctrl+alt+a")
            time.sleep(0.8)
            app.key("Down", "Return")
            time.sleep(0.8)
            app.type("/trans")
            time.sleep(0.8)
            app.key("Return")
            time.sleep(0.8)
            app.type("German")
            app.key("Tab")
            app.type("Good day")
            app.key("ctrl+Return")
            time.sleep(0.8)
            app.key("Return")
            wait_for("the reply", lambda: replies(data, "complete"))
    sent = server.requests[-1].json
    assert sent["model"] == "two"
    assert sent["temperature"] == 0.4
    assert sent["messages"] == [
        {"role": "system", "content": "Arr."},
        {"role": "user", "content": "To German: Good day"},
    ]
    assert [tool["function"]["name"] for tool in sent["tools"]] == ["calculate"]


def test_two_models_side_by_side_and_the_second_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with served() as server, Display.open() as display:
        server.chat(Answer(chat_chunks(["Fine."])))
        (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
        env = clean_environment(tmp_path / "home", SCRIPTED_KEY="k", **display.env)
        with RunningApp(data_dir=data, env=env) as app:
            app.wait_window()
            wait_for("the database", (data / "rivulet.sqlite3").exists)
            time.sleep(2)
            app.type("Hello")
            app.key("ctrl+alt+m")
            time.sleep(1)
            app.key("Tab", "Down", "space", "ctrl+Return")
            wait_for("both replies", lambda: len(replies(data, "complete")) == 2)
            time.sleep(0.8)
            app.key("2")
            time.sleep(0.8)
            app.type("And?")
            app.key("Return")
            wait_for("the next reply", lambda: len(replies(data, "complete")) == 3)
    first, second, third = (request.json for request in server.requests)
    assert {first["model"], second["model"]} == {"one", "two"}
    assert first["messages"] == second["messages"] == [{"role": "user", "content": "Hello"}]
    assert third["model"] == "two"
    assert third["messages"] == [
        {"role": "user", "content": "Hello"},
        {"role": "assistant", "content": "Fine."},
        {"role": "user", "content": "And?"},
    ]


def test_two_models_with_a_tool_server_each_asks_in_its_column(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with served() as server, Display.open() as display:
        for model, word in (("one", "hi"), ("two", "ho")):
            call = chat_calls(("desk__plain", json.dumps({"text": word})))
            server.model(model, call, Answer(chat_chunks([f"It said {word}."])))
        settings = SETTINGS.format(url=server.url) + TOOL_SERVER
        (data / "settings.toml").write_text(settings)
        env = clean_environment(tmp_path / "home", SCRIPTED_KEY="k", **display.env)
        with RunningApp(data_dir=data, env=env) as app:
            app.wait_window()
            wait_for("the database", (data / "rivulet.sqlite3").exists)
            time.sleep(2)
            app.key("ctrl+shift+o")
            time.sleep(1)
            app.key("Up", "space", "Escape")  # the server is the last one
            app.type("Hello")
            app.key("ctrl+alt+m")
            time.sleep(1)
            app.key("Tab", "Down", "space", "ctrl+Return")
            wait_for("both calls", lambda: len(messages(data, "tool")) == 2)
            time.sleep(0.8)
            app.key("ctrl+shift+a", "y")
            wait_for("the first answer", lambda: len(replies(data, "complete")) == 3)
            app.key("ctrl+shift+a", "y")
            wait_for("both answers", lambda: len(replies(data, "complete")) == 4)
            time.sleep(0.8)
            app.key("2")
            time.sleep(0.8)
            app.type("And?")
            app.key("Return")
            wait_for("the next reply", lambda: len(replies(data, "complete")) == 5)
    bodies = [request.json for request in server.requests]
    assert sorted(body["model"] for body in bodies[:4]) == ["one", "one", "two", "two"]
    assert bodies[4]["model"] == "two"
    question, call_sent, result, answer, following = bodies[4]["messages"]
    assert json.loads(call_sent["tool_calls"][0]["function"]["arguments"]) == {"text": "ho"}
    assert (result["role"], result["content"]) == ("tool", "ho")
    assert [m["content"] for m in (question, answer, following)] == [
        "Hello", "It said ho.", "And?",
    ]  # fmt: skip
    assert [message.status for message in messages(data, "tool")] == ["complete"] * 2


def test_a_conversation_that_is_too_long_is_summed_up(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    window = {"scripted": [{"id": "one", "context_window": 400}]}
    (data / "models.json").write_text(json.dumps(window))
    choice = {"message": {"role": "assistant", "content": "They met."}, "finish_reason": "stop"}
    summary = Answer([json.dumps({"choices": [choice]}).encode()], content_type="application/json")
    long = Answer(chat_chunks(["word " * 220]))
    with served() as server, Display.open() as display:
        server.chat(long, summary, Answer(chat_chunks(["Fine."])))
        settings = SETTINGS.format(url=server.url)
        (data / "settings.toml").write_text(f'context_limit = "summarise"\n{settings}')
        env = clean_environment(tmp_path / "home", SCRIPTED_KEY="k", **display.env)
        with RunningApp(data_dir=data, env=env) as app:
            app.wait_window()
            wait_for("the database", (data / "rivulet.sqlite3").exists)
            time.sleep(2)
            app.type("Hello")
            app.key("Return")
            wait_for("a reply", lambda: len(replies(data, "complete")) == 1)
            time.sleep(0.8)
            app.type("and " * 150)
            app.key("Return")
            wait_for("the next", lambda: len(replies(data, "complete")) == 2)
    _, summing, asking = (request.json for request in server.requests)
    assert not summing.get("stream")
    assert "Sum up the conversation above" in summing["messages"][0]["content"]
    assert "user: Hello" in summing["messages"][0]["content"]
    roles = [message["role"] for message in asking["messages"]]
    assert roles == ["system", "user"]
    assert asking["messages"][0]["content"].endswith("They met.")
