"""A database that turns out to be damaged while the program runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage.failures import suspicion
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play


def spoil(database: Path, table: str) -> None:
    """Overwrite where a table begins; the file can be opened as before."""
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = opened.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        (size,) = opened.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


@pytest.mark.parametrize("table", ["conversations", "messages", "state"])
def test_damage_that_is_met_after_the_start_is_told_with_what_to_do(
    play: Play, tmp_path: Path, table: str
) -> None:
    database = tmp_path / "rivulet.sqlite3"

    async def talk(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine"])))
        await desk.send("Hello")
        await desk.until(lambda: any("Fine" in text for text in desk.texts()), "the reply")

    async def look(desk: Desk) -> None:
        words = desk.window.notices.text()
        assert "is damaged" in words
        assert "Start Rivulet again to recover what is left." in words
        assert suspicion(database).exists()
        suspicion(database).unlink()

    play(talk)
    spoil(database, table)
    play(look)
