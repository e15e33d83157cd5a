"""What is pasted into a message: a long text, and as many files as it can have."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
import zipfile
from contextlib import closing
from pathlib import Path

from tests.benchmarks.app_runs import Bench, Gap, ask, gaps
from tests.benchmarks.table import Row, ms
from tests.benchmarks.tokens import tokens
from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.served import served
from tests.scripted_server import Answer, chat_chunks
from tests.unit.documents.test_documents import pdf

_LINES = 20_000
_ATTACHMENTS = 50
#: In pixels: fifty of them are about as much as a request can hold.
_SIZE = "1600x1200"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def attaching(bench: Bench) -> list[Row]:
    """The longest gap while it is taken in, read, shown and sent."""
    with served() as server:
        server.chat(*(Answer(chat_chunks(tokens(50))) for _ in range(4)))
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
            photographs = _pictures(app.data_dir.parent)
            pictures, took = _sent(app, marks, env, photographs, count=3)
            mixed, mixed_took = _sent(app, marks, env, _mixed(photographs), count=4)
    return [
        Row(f"longest gap, {_LINES:,} lines pasted and sent", ms(text.length), "100 ms", _of(text)),
        Row(
            f"longest gap, {_ATTACHMENTS} photographs pasted and sent",
            ms(pictures.length),
            "100 ms",
            f"{_of(pictures)}; all were ready after {took:.1f} s",
        ),
        Row(
            f"longest gap, {_ATTACHMENTS} photographs, PDF, office and text files",
            ms(mixed.length),
            "100 ms",
            f"{_of(mixed)}; all were ready after {mixed_took:.1f} s",
        ),
    ]


def _sent(
    app: RunningApp, marks: Path, env: dict[str, str], files: list[Path], *, count: int
) -> tuple[Gap, float]:
    """Paste files and send them with the message of this number; the seconds until all are read."""
    _copy("text/uri-list", "".join(f"{file.as_uri()}\r\n" for file in files).encode(), env)
    began = time.monotonic()
    app.key("ctrl+v")
    wait_for("all files", lambda: _attached(app) == len(files), seconds=120)
    took = time.monotonic() - began
    ask(app, "go", count=count)
    time.sleep(1.0)
    return _longest(marks, began), took


def _mixed(photographs: list[Path]) -> list[Path]:
    """Twenty photographs, and ten files each of three other sorts."""
    folder, words = photographs[0].parent, "the quick brown fox jumps over the dog\n" * 2_000
    made = photographs[:20]
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words.splitlines())
    letter = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    for number in range(10):
        text, office = folder / f"text-{number}.txt", folder / f"letter-{number}.docx"
        text.write_text(words)
        with zipfile.ZipFile(office, "w", zipfile.ZIP_DEFLATED) as container:
            container.writestr("word/document.xml", letter)
        page = folder / f"pages-{number}.pdf"
        page.write_bytes(pdf(*words.splitlines()[:100]))
        made += [text, office, page]
    return made


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
