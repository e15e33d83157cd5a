"""``rivulet export`` and ``rivulet import``, as processes without a display."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from desktop.storage.database import Database

CLAUDE = {
    "uuid": "c",
    "name": "Rain",
    "chat_messages": [
        {"uuid": "1", "sender": "human", "content": [{"type": "text", "text": "Why?"}]},
        {"uuid": "2", "sender": "assistant", "content": [{"type": "text", "text": "Clouds."}]},
    ],
}


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def a_file(folder: Path) -> Path:
    path = folder / "conversations.json"
    path.write_text(json.dumps([CLAUDE]))
    return path


def test_what_was_imported_is_exported_and_imported_elsewhere(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    first = run("import", "--data-dir", tmp_path / "a", a_file(tmp_path))
    second = run("export", "--data-dir", tmp_path / "a", "--all", "-o", out)
    third = run("import", "--data-dir", tmp_path / "b", out)

    assert first.stdout.startswith("Conversations: 1 added")
    assert second.stdout == f"1 conversation written to {out}.\n"
    assert third.stdout == (
        "Conversations: 1 added, 0 extended, 0 already here. Messages added: 2.\n"
    )
    assert [first.returncode, second.returncode, third.returncode] == [0, 0, 0]
    assert out.stat().st_mode & 0o777 == 0o600


def test_an_import_works_while_the_database_is_open(tmp_path: Path) -> None:
    async def main() -> str:
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        try:
            path = a_file(tmp_path)
            return (await asyncio.to_thread(run, "import", "--data-dir", tmp_path, path)).stdout
        finally:
            await database.aclose()

    assert asyncio.run(main()).startswith("Conversations: 1 added")


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    run("import", "--data-dir", tmp_path, path)
    connection = sqlite3.connect(tmp_path / "rivulet.sqlite3")
    connection.execute("PRAGMA user_version = 9999")
    connection.close()

    for done in (
        run("import", "--data-dir", tmp_path, path),
        run("export", "--data-dir", tmp_path, "-o", tmp_path / "out.jsonl"),
    ):
        assert done.returncode == 1
        assert "newer Rivulet" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    run("import", "--data-dir", tmp_path, path)

    done = run("export", "--data-dir", tmp_path, "-o", path)

    assert (done.returncode, "exists" in done.stderr) == (1, True)
    assert json.loads(path.read_text()) == [CLAUDE]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    nothing = run("export", "--data-dir", tmp_path, "-o", tmp_path / "out.jsonl")
    unread = run("import", "--data-dir", tmp_path, tmp_path / "missing.json")

    assert (nothing.returncode, "no conversations" in nothing.stderr) == (1, True)
    assert unread.returncode == 1
    assert "No such file" in unread.stdout
