"""The first half second: what is typed before the program is ready is not lost."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies, stored_messages
from tests.scripted_server import Answer, chat_chunks

#: Typed faster than anybody does, for longer than the start takes: a moment in which keys go
#: elsewhere is met.
WORDS = " ".join(f"{a}{b}{c}" for a in "bcdfg" for b in "aeiou" for c in "lmnprst")


@contextlib.contextmanager
def busy_processors() -> Iterator[None]:
    """As many processes that compute as there are processors."""
    loop = [sys.executable, "-c", "while True: pass"]
    busy = [subprocess.Popen(loop) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


@pytest.mark.parametrize("machine", [contextlib.nullcontext, busy_processors])
def test_what_is_typed_while_the_program_starts_is_sent_whole(
    start_app: StartApp, tmp_path: Path, machine: type[contextlib.nullcontext[None]]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with served() as server, machine():
        server.chat(Answer(chat_chunks(["Fine"])), Answer(chat_chunks(["Well"])))
        (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
        app = start_app(SCRIPTED_KEY="none")
        app.wait_window()
        app.type("At once")
        app.key("Return")
        app.type(WORDS, pause_ms=2)
        wait_for("the first reply", lambda: len(replies(data, "complete")) == 1)
        app.key("Return")
        wait_for("the second reply", lambda: len(replies(data, "complete")) == 2)
        asked = [message.text for message in stored_messages(data) if message.role == "user"]
        assert asked == ["At once", WORDS]
        app.close_window()
        assert app.wait_exit(seconds=10) == 0


def test_a_folder_that_cannot_be_written_is_told_in_a_window(
    start_app: StartApp, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("in the way")
    app = start_app(LANGUAGE="de_DE.UTF-8", LANG="C.UTF-8", LC_ALL="")
    app.wait_window("Rivulet")
    app.key("Return")
    assert app.wait_exit(seconds=60) == 1
    assert f"Rivulet cannot write to {tmp_path / 'data'}: File exists." in app.output
    assert (tmp_path / "data").read_text() == "in the way"
