"""The main job: a person types, a model answers, nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import integrity, replies, stored_messages
from tests.scripted_server import Answer, Hang, Pause, ScriptedServer, Step, chat_chunks

KEY = "sk-canary-1234567890"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.fixture
def data_dir(tmp_path: Path, server: ScriptedServer) -> Path:
    """A data folder whose default model is the scripted one."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text(SETTINGS.format(url=server.url))
    return folder


def slowly(words: int, *, pause: float = 0.02, word: str = "word") -> list[Step]:
    """A reply of numbered words, one after the other."""
    steps: list[Step] = []
    for chunk in chat_chunks([f"{word}{n} " for n in range(words)]):
        steps += [chunk, Pause(pause)]
    return steps


def ask(app: RunningApp, text: str) -> None:
    app.type(text)
    app.key("Return")


def assert_quiet(app: RunningApp) -> None:
    """Nothing went wrong inside: no traceback, no crash report, no Qt warning."""
    assert app.output == ""
    assert " ERROR " not in app.log
    assert "WARNING qt" not in app.log
    assert not list((app.data_dir / "logs").glob("crash-*.txt"))


def test_the_built_in_model_answers_and_is_there_after_a_restart(
    start_app: StartApp, tmp_path: Path
) -> None:
    app = start_app()
    app.wait_window()
    ask(app, "Say hello")
    (reply,) = wait_for(
        "a reply of the built-in model", lambda: replies(tmp_path / "data", "complete"), seconds=90
    )
    assert reply.text.strip()
    assert app.children()
    children = app.children()
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert not [child for child in children if child.is_running()]
    app.start()
    app.wait_window("Say hello")
    assert [m.role for m in stored_messages(tmp_path / "data")] == ["user", "assistant"]
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def test_escape_stops_a_reply_and_the_server_sees_it(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(slowly(2000)))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Count")
    wait_for("the request", lambda: server.requests)
    time.sleep(1.0)
    app.key("Escape")
    wait_for("the disconnect", lambda: server.disconnects, seconds=5)
    (reply,) = wait_for("the stopped reply", lambda: replies(data_dir, "stopped"), seconds=5)
    assert reply.text.startswith("word0 word1 ")
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert server.requests[0].json["stream"] is True
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)
    for file in data_dir.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file


def test_killed_in_the_middle_it_reopens_with_the_text(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(slowly(3000, pause=0.01)))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Count")
    wait_for("the request", lambda: server.requests)
    time.sleep(1.5)
    app.kill()
    app.start()
    app.wait_window("Count")
    (reply,) = wait_for("the recovered reply", lambda: replies(data_dir, "interrupted"))
    words = reply.text.split()
    assert len(words) > 50
    assert words == [f"word{n}" for n in range(len(words))]
    assert integrity(data_dir) == "ok"
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def test_after_a_kill_a_reply_goes_on_or_is_asked_for_anew_or_the_question_is_changed(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    later = (Answer(chat_chunks([text])) for text in (" goes on", "Another", "Changed"))
    server.chat(Answer(slowly(3000, pause=0.01)), *later)
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Count")
    wait_for("the request", lambda: server.requests)
    time.sleep(1.0)
    app.kill()
    app.start()
    app.wait_window("Count")
    wait_for("the recovered reply", lambda: replies(data_dir, "interrupted"))
    time.sleep(1.0)
    app.click(700, 180)  # into the reply
    app.key("c")
    (rest,) = wait_for("the rest of it", lambda: replies(data_dir, "complete"))
    assert rest.text == " goes on"
    app.key("ctrl+r")
    wait_for("another reply", lambda: "Another" in [r.text for r in replies(data_dir, "complete")])
    app.key("Escape", "Escape", "Up")
    time.sleep(0.5)
    app.key("End")
    app.type(" again")
    app.key("Return")
    wait_for("the new version", lambda: "Changed" in [r.text for r in replies(data_dir)])
    asked = [m.text for m in stored_messages(data_dir) if m.role == "user"]
    assert asked[0] == "Count"
    assert asked[-1] == f"{asked[-2]} again"
    assert len(replies(data_dir, "interrupted")) == 1
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def test_two_conversations_stream_at_once(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(slowly(150, word="first")), Answer(slowly(150, word="second")))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "One")
    wait_for("the first request", lambda: len(server.requests) == 1)
    app.key("ctrl+n")
    ask(app, "Two")
    wait_for("the second request", lambda: len(server.requests) == 2)
    assert len(replies(data_dir, "streaming")) == 2
    app.key("ctrl+Tab")
    done = wait_for("both replies", lambda: len(replies(data_dir, "complete")) == 2)
    assert done
    one, two = replies(data_dir, "complete")
    assert one.conversation_id != two.conversation_id
    assert one.text == "".join(f"first{n} " for n in range(150))
    assert two.text == "".join(f"second{n} " for n in range(150))
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def test_closing_while_streaming_keeps_the_text_and_ends_quickly(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(slowly(3000)))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Count")
    wait_for("the request", lambda: server.requests)
    time.sleep(1.0)
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    (reply,) = replies(data_dir, "stopped")
    assert reply.text.startswith("word0 ")
    wait_for("the disconnect", lambda: server.disconnects, seconds=2)
    assert_quiet(app)


def test_a_server_that_hangs_can_be_stopped(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(before=[Hang()]))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Anybody there?")
    wait_for("the request", lambda: server.requests)
    app.key("Escape")
    wait_for("the disconnect", lambda: server.disconnects, seconds=5)
    wait_for("the stopped reply", lambda: replies(data_dir, "stopped"), seconds=5)
    server.chat(Answer(chat_chunks(["Here"])))
    app.key("ctrl+r")
    (reply,) = wait_for("the new reply", lambda: replies(data_dir, "complete"), seconds=5)
    assert reply.text == "Here"
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def test_without_a_key_nothing_is_sent_and_the_message_is_kept(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    app = start_app()
    app.wait_window()
    ask(app, "Hello?")
    (reply,) = wait_for("the failed reply", lambda: replies(data_dir, "failed"))
    assert reply.failure is not None
    assert reply.failure["kind"] == "key-missing"
    assert [m.text for m in stored_messages(data_dir)] == ["Hello?", ""]
    assert not server.requests
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer([b'{"error": {"message": "bad key"}}'], 401, "application/json"), "authentication"),
        (Answer([b'{"error": {"code": "model_not_found"}}'], 404, "application/json"), "rejected"),
        (Answer([b"<html>portal</html>"], 200, "text/html"), "not-a-stream"),
    ],
)
def test_a_refusal_is_told_and_can_be_retried(
    start_app: StartApp, server: ScriptedServer, data_dir: Path, answer: Answer, kind: str
) -> None:
    server.chat(answer, Answer(chat_chunks(["Better"])))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Hello")
    (failed,) = wait_for("the failed reply", lambda: replies(data_dir, "failed"))
    assert failed.failure is not None
    assert failed.failure["kind"] == kind
    assert len(server.requests) == 1
    app.key("ctrl+r")
    (reply,) = wait_for("the second try", lambda: replies(data_dir, "complete"))
    assert reply.text == "Better"
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def test_a_second_start_raises_the_first_window(start_app: StartApp, data_dir: Path) -> None:
    first = start_app(SCRIPTED_KEY=KEY)
    first.wait_window()
    second = start_app(SCRIPTED_KEY=KEY)
    assert second.wait_exit(seconds=15) == 0
    assert first.process.poll() is None
    first.close_window()
    assert first.wait_exit(seconds=3) == 0


def test_a_broken_settings_file_is_named_and_kept(
    start_app: StartApp, data_dir: Path, tmp_path: Path
) -> None:
    broken = 'default_model = "a/b"\nzoom = = 3\n'
    (data_dir / "settings.toml").write_text(broken)
    app = start_app()
    app.wait_window()
    wait_for("a log line", lambda: "line 2" in app.log, seconds=10)
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert (data_dir / "settings.toml").read_text() == broken


def on_disk(data_dir: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data_dir.glob("rivulet.sqlite3*"))


def test_what_was_typed_but_not_sent_is_there_after_a_restart(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(chat_chunks(["Fine"])))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    app.type("Half a thought")
    wait_for("the draft on the disk", lambda: b"Half a thought" in on_disk(data_dir))
    app.kill()
    app.start()
    app.wait_window()

    def sent() -> bool:
        app.key("Return")
        time.sleep(0.3)
        return bool(server.requests)

    wait_for("the request", sent)
    (reply,) = wait_for("the reply", lambda: replies(data_dir, "complete"))
    assert stored_messages(data_dir)[0].text == "Half a thought"
    assert reply.text == "Fine"
    app.close_window()
    assert app.wait_exit(seconds=3) == 0


def test_another_language_is_spoken_at_once_and_nothing_is_lost(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    server.chat(Answer(slowly(800)), Answer(chat_chunks(["Fine"])))
    app = start_app(SCRIPTED_KEY=KEY)
    app.wait_window()
    ask(app, "Count")
    wait_for("the request", lambda: server.requests)
    app.type("Half a thought")
    app.key("ctrl+comma")
    app.wait_window("Settings")
    app.key("ctrl+f")
    app.type("Language")
    app.key("Return")
    app.type("Deutsch")
    wait_for("the setting", lambda: 'language = "de"' in (data_dir / "settings.toml").read_text())
    app.wait_window("Einstellungen")
    app.key("Escape")
    (reply,) = wait_for("the end of the reply", lambda: replies(data_dir, "complete"))
    assert reply.text.endswith("word799 ")
    app.wait_window()
    wait_for("the draft", lambda: _asked_again(app, server))
    assert stored_messages(data_dir)[-2].text == "Half a thought"
    app.close_window()
    assert app.wait_exit(seconds=3) == 0
    assert_quiet(app)


def _asked_again(app: RunningApp, server: ScriptedServer) -> bool:
    app.key("Return")
    time.sleep(0.3)
    return len(server.requests) > 1
