"""What is stored, looked at from outside and through the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable
from contextlib import closing
from pathlib import Path

from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database


def state_of(connection: sqlite3.Connection) -> Hashable:
    """Without the times and the ids, which differ from run to run; () for nothing."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    if not {"conversations", "messages", "journal"} <= tables:
        return ()
    numbers: dict[str | None, int] = {None: -1}
    messages = connection.execute(
        "SELECT id, conversation_id, parent_id, role, status, blocks FROM messages"
        " ORDER BY position"
    ).fetchall()
    for number, row in enumerate(messages):
        numbers[row[0]] = number
    conversations = connection.execute(
        "SELECT id, title, title_by_user, deleted_at NOTNULL, leaf_id, draft FROM conversations"
        " ORDER BY rowid"
    ).fetchall()
    if not conversations and not messages:
        return ()
    places = {row[0]: place for place, row in enumerate(conversations)}
    journal = connection.execute("SELECT message_id, seq, events FROM journal").fetchall()
    return (
        tuple((*row[1:4], numbers[row[4]], row[5]) for row in conversations),
        tuple((places[row[1]], numbers[row[2]], *row[3:]) for row in messages),
        tuple((numbers[row[0]], *row[1:]) for row in journal),
    )


async def reopened(path: Path) -> Hashable:
    """What a next start finds, before it closes the replies that were open.

    AssertionError when the program cannot use it, or SQLite says that it is damaged.
    """
    database = Database(path)
    await database.open()
    try:
        state = await database.read(state_of)
        store = ConversationStore(database)
        await store.recover()
        while await store.fill_search():
            pass
        for summary in await store.summaries(limit=1000):
            assert await store.load(summary.id) is not None
    finally:
        await database.aclose()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in ("message_search", "title_search"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    left = {file.name for file in path.parent.iterdir() if file.suffix != ".backup"}
    # The files of messages lie beside it; what a crash leaves there is swept away later.
    assert left - {"attachments"} == {path.name}, left
    return state
