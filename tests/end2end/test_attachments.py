"""Pictures and files in the real program: from the clipboard to the request, and back."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies, stored_messages
from tests.scripted_server import Answer, Pause, ScriptedServer, Step, chat_chunks
from tests.unit.documents.test_documents import WORD, pdf


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


def copy(kind: str, data: bytes, env: dict[str, str]) -> None:
    """Put something on the clipboard, as another program would."""
    command = ["xclip", "-selection", "clipboard", "-t", kind, "-i"]
    subprocess.run(command, input=data, env=env, check=True)


def sent(server: ScriptedServer) -> list[dict[str, Any]]:
    """The parts of the last message of the last request."""
    found = json.loads(server.requests[-1].body)["messages"][-1]["content"]
    assert isinstance(found, list), found
    return found


def connected(app: RunningApp) -> None:
    """Wait until there is more than a window to look at: it begins to list conversations."""
    wait_for("the database", (app.data_dir / "rivulet.sqlite3-wal").exists)
    time.sleep(1.5)


def attached(app: RunningApp, count: int) -> None:
    """Wait until so many files lie beside the database."""
    folder = app.data_dir / "attachments"
    wait_for(f"{count} files", lambda: folder.exists() and len(list(folder.iterdir())) == count)


@pytest.mark.skipif(shutil.which("xclip") is None, reason="needs xclip (make test installs it)")
def test_a_picture_and_documents_go_from_the_clipboard_to_the_request(
    start_app: StartApp, server: ScriptedServer, data_dir: Path, app_env: dict[str, str]
) -> None:
    home = Path(app_env["HOME"])
    photo = home / "photo.jpg"
    subprocess.run(["convert", "-size", "3000x1000", "plasma:red-blue", str(photo)], check=True)
    (home / "plan.docx").write_bytes(WORD)
    (home / "paper with spaces.pdf").write_bytes(pdf("On rivers"))
    smaller = ["convert", str(photo), "-resize", "300", "png:-"]
    picture = subprocess.run(smaller, capture_output=True, check=True)
    server.chat(Answer(chat_chunks(["Seen."])), Answer(chat_chunks(["Again."])))
    app = start_app(SCRIPTED_KEY="key")
    copy("image/png", picture.stdout, app_env)
    app.wait_window()
    # At once: perhaps before there is more of the program than its window.
    app.key("ctrl+v")
    attached(app, 1)
    files = (photo, home / "plan.docx", home / "paper with spaces.pdf")
    copy("text/uri-list", "".join(f"{f.as_uri()}\r\n" for f in files).encode(), app_env)
    app.key("ctrl+v")
    attached(app, 4)

    # Not sent yet, and the program ends: all of it comes back.
    app.type("Compare these")
    app.close_window()
    assert app.wait_exit(seconds=5) == 0
    app.start()
    app.wait_window()
    connected(app)
    app.key("Return")
    wait_for("the reply", lambda: replies(data_dir, "complete"))
    pasted, photograph, plan, paper, words = sent(server)
    assert pasted["image_url"]["url"].startswith("data:image/png;base64,")
    data = base64.b64decode(photograph["image_url"]["url"].partition(",")[2])
    size = subprocess.run(
        ["identify", "-format", "%m %w", "-"], input=data, capture_output=True, check=True
    )
    assert size.stdout == b"JPEG 2048"
    assert "Rivers and lakes\nRhine\t1233" in plan["text"]
    assert paper["text"] == "paper with spaces.pdf:\n```\nOn rivers\n```"
    assert words == {"type": "text", "text": "Compare these"}

    # With the next question the same goes out again, from the disk.
    app.type("And now")
    app.key("Return")
    wait_for("two replies", lambda: len(replies(data_dir, "complete")) == 2)
    first = json.loads(server.requests[-1].body)["messages"][0]["content"]
    assert first[1] == photograph
    assert app.output == ""


def test_a_message_sent_by_mistake_is_taken_back_by_its_key(
    start_app: StartApp, server: ScriptedServer, data_dir: Path
) -> None:
    unfinished: list[Step] = []
    for chunk in chat_chunks(["Too soon "] * 1000):
        unfinished += [chunk, Pause(0.02)]
    server.chat(Answer(unfinished), Answer(chat_chunks(["Now."])))
    app = start_app(SCRIPTED_KEY="key")
    app.wait_window()
    app.type("Half a sent")
    app.key("Return")
    wait_for("the request", lambda: server.requests)
    wait_for("the reply", lambda: len(stored_messages(data_dir)) == 2)
    app.key("ctrl+z")
    wait_for("the disconnect", lambda: server.disconnects, seconds=5)
    wait_for("an empty list", lambda: not stored_messages(data_dir))
    app.type("ence")
    app.key("Return")
    wait_for("the reply", lambda: replies(data_dir, "complete"))
    asked = json.loads(server.requests[-1].body)["messages"]
    assert [message["content"] for message in asked] == ["Half a sentence"]
    assert app.output == ""
