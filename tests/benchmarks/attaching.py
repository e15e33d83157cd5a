"""What is pasted into a message: a long text, and as many pictures as it can have."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from tests.benchmarks.app_runs import Bench, Gap, ask, gaps
from tests.benchmarks.table import Row, ms
from tests.benchmarks.tokens import tokens
from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.served import served
from tests.scripted_server import Answer, chat_chunks

_LINES = 20_000
_ATTACHMENTS = 50
#: In pixels: fifty of them are about as much as a request can hold.
_SIZE = "1600x1200"


def attaching(bench: Bench) -> list[Row]:
    """The longest gap while it is taken in, read, shown and sent."""
    with served() as server:
        server.chat(*(Answer(chat_chunks(tokens(50))) for _ in range(3)))
        with bench.app(server, watch="gaps") as (app, marks):
            env = bench.environment()
            ask(app, "warm up", count=1)
            _copy("text/plain", ("the quick brown fox jumps over the dog\n" * _LINES).encode(), env)
            began = time.monotonic()
            app.key("ctrl+v")
            wait_for("the text", lambda: _attached(app) == 1)
            ask(app, "go", count=2)
            time.sleep(1.0)
            text = _longest(marks, began)
            urls = "".join(f"{file.as_uri()}\r\n" for file in _pictures(app.data_dir.parent))
            _copy("text/uri-list", urls.encode(), env)
            began = time.monotonic()
            app.key("ctrl+v")
            wait_for("all pictures", lambda: _attached(app) == _ATTACHMENTS, seconds=120)
            took = time.monotonic() - began
            ask(app, "go", count=3)
            time.sleep(1.0)
            pictures = _longest(marks, began)
    return [
        Row(f"longest gap, {_LINES:,} lines pasted and sent", ms(text.length), "100 ms", _of(text)),
        Row(
            f"longest gap, {_ATTACHMENTS} photographs pasted and sent",
            ms(pictures.length),
            "100 ms",
            f"{_of(pictures)}; all were ready after {took:.1f} s",
        ),
    ]


def _pictures(folder: Path) -> list[Path]:
    """Photographs, about: some that differ, several times."""
    kinds = 5
    made = [folder / f"photo-{number}.jpg" for number in range(_ATTACHMENTS)]
    for number in range(kinds):
        command = ["convert", "-size", _SIZE, "-seed", str(number), "plasma:", str(made[number])]
        subprocess.run(command, check=True)
    for number in range(kinds, _ATTACHMENTS):
        shutil.copy(made[number % kinds], made[number])
    return made


def _copy(kind: str, data: bytes, env: dict[str, str]) -> None:
    command = ["xclip", "-selection", "clipboard", "-t", kind, "-i"]
    subprocess.run(command, input=data, env=env, check=True)
    time.sleep(0.3)


def _attached(app: RunningApp) -> int:
    """How many attachments of drafts are on the disk."""
    file = app.data_dir / "rivulet.sqlite3"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as connection:
        found = connection.execute("SELECT count(*) FROM draft_attachments").fetchone()
    return int(found[0])


def _longest(marks: Path, since: float) -> Gap:
    return gaps(marks, since=since)[0]


def _of(gap: Gap) -> str:
    return f"{gap.cpu * 1e3:.0f} ms of it CPU"
