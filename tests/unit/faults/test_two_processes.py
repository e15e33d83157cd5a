"""Two programs use one database at the same time, as the window and ``rivulet import`` do."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.unit.faults.stored import reopened

ROOT = Path(__file__).parents[3]
_EACH, _MESSAGES = 30, 4
_WRITER = """
import asyncio, sys
from desktop.chat.blocks import Text
from desktop.chat.conversation import new_conversation
from desktop.chat.message import Role
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database

async def main(path, name, each, messages):
    database = Database(__import__("pathlib").Path(path))
    await database.open()
    store = ConversationStore(database)
    for number in range(each):
        conversation = new_conversation(f"{name} {number}")
        await store.add(conversation.summary)
        for _ in range(messages):
            message = conversation.new_message(
                Role.USER, (Text(f"{name} says"),), parent_id=conversation.leaf_id
            )
            await store.add_message(conversation.id, message)
        await store.fill_search()
    await database.aclose()

asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
"""


def test_both_write_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "rivulet.sqlite3"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), name, str(_EACH), str(_MESSAGES)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for process in running:
        assert process.communicate(timeout=120)[1] == ""
        assert process.returncode == 0
    assert asyncio.run(reopened(path))
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM conversations").fetchone()
        found = connection.execute(
            "SELECT count(*) FROM message_search WHERE message_search MATCH ?", ("says",)
        ).fetchone()
    assert count == 2 * _EACH
    assert found == (2 * _EACH * _MESSAGES,)
