"""kill -9 while a reply is being journaled."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.chat.message import Message, MessageStatus
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database

#: Journals numbered words for ever; prints the number of the last one stored.
WRITER = """
import asyncio, sys
from pathlib import Path
from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.events import BlockDelta, BlockStarted
from desktop.chat.message import MessageStatus, Role
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database

async def main():
    database = Database(Path(sys.argv[1]))
    await database.open()
    store = ConversationStore(database)
    summary = ConversationSummary(id="c", title="t", created_at=1.0, updated_at=1.0)
    conversation = Conversation(summary)
    await store.add(summary)
    question = conversation.new_message(Role.USER, (Text("Why?"),), parent_id=None)
    await store.add_message("c", question)
    reply = conversation.new_message(
        Role.ASSISTANT, parent_id=question.id, status=MessageStatus.STREAMING
    )
    await store.start_reply("c", reply)
    await store.append_journal(reply.id, [BlockStarted(0, Text())])
    number = 0
    while True:
        batch = [BlockDelta(0, f"{number + n} ") for n in range(5)]
        await store.append_journal(reply.id, batch)
        number += len(batch)
        print(number, flush=True)
        await asyncio.sleep(float(sys.argv[2]))

asyncio.run(main())
"""


@pytest.mark.parametrize("pause", [0, 0.005, 0.05])
def test_what_was_stored_survives_a_kill(tmp_path: Path, pause: float) -> None:
    chance = random.Random(int(pause * 1000))
    for attempt in range(4):
        path = tmp_path / str(attempt) / "rivulet.db"
        stored = run_and_kill(path, pause=pause, after=chance.randint(1, 200 if pause == 0 else 20))
        message = asyncio.run(recovered(path))
        assert message.status is MessageStatus.INTERRUPTED
        assert message.failure is not None
        words = [int(word) for word in message.text.split()]
        assert words == list(range(len(words)))
        # What the writer was told is stored is there; at most the batch under way is more.
        assert stored <= len(words)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def run_and_kill(path: Path, *, pause: float, after: int) -> int:
    """Let the writer store ``after`` batches, kill it; returns how many words it reported."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(pause)],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        for _ in range(after):
            assert writer.stdout.readline().endswith("\n")
        writer.kill()
        lines = [line for line in writer.stdout.read().splitlines(keepends=True) if "\n" in line]
    return int(lines[-1]) if lines else after * 5


async def recovered(path: Path) -> Message:
    database = Database(path)
    await database.open()
    try:
        store = ConversationStore(database)
        assert len(await store.recover()) == 1
        conversation = await store.load("c")
        assert conversation is not None
        question, reply = conversation.active_path()
        assert question.text == "Why?"
        return reply
    finally:
        await database.aclose()


def test_a_start_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    """A file that was being made has a rollback journal, which only a writer may play back."""
    path = tmp_path / "rivulet.db"
    half = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN');"
        "c.execute('CREATE TABLE t (a)');"
        "c.executemany('INSERT INTO t VALUES (?)', [('x' * 3000,)] * 200);"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", half, str(path)], check=False)
    assert path.with_name("rivulet.db-journal").exists()
    assert path.stat().st_size > 0

    async def main() -> None:
        database = Database(path)
        await database.open()
        assert await ConversationStore(database).summaries(limit=1) == []
        await database.aclose()

    asyncio.run(main())
