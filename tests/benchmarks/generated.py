"""Libraries of any size, made up."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop.storage.database import Database
from desktop.storage.search_index import conversation_added, message_added

DAY = 86_400.0
#: The time of the newest message, in seconds since 1970.
NEWEST = 1_790_000_000.0
#: Messages and bytes of the long conversation, and messages of the short one beside it.
LONG, LONG_BYTES, SHORT = 10_000, 2_000, 100

_SYLLABLES = [consonant + vowel for consonant in "bcdfgklmnprstvwz" for vowel in "aeiou"] + [
    "stra",
    "ple",
    "tion",
    "ing",
    "ness",
]


def vocabulary(count: int = 40_000) -> list[str]:
    """Words, the most frequent first: short ones are more frequent."""
    chance = random.Random(1)
    words: dict[str, None] = {}
    while len(words) < count:
        length = 1 + min(len(words) // 60, 1) + chance.choice((0, 0, 1, 1, 2))
        words["".join(chance.choices(_SYLLABLES, k=length))] = None
    return list(words)


def write_library(path: Path, *, conversations: int, messages: int) -> None:
    """Make a database with so many conversations of the same length, and so many messages in all.

    Two conversations come on top, with the ids ``long`` and ``short``.
    """

    async def make() -> None:
        database = Database(path)
        await database.open()
        await database.aclose()

    asyncio.run(make())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        texts = _texts(random.Random(2))
        each = max(messages // conversations, 1)
        for first in range(0, conversations, 500):
            connection.execute("BEGIN")
            for number in range(first, min(first + 500, conversations)):
                end = NEWEST - (conversations - number) * 600.0
                _write(connection, f"c{number}", each, texts, end=end)
            connection.execute("COMMIT")
        connection.execute("BEGIN")
        long = ((text * 10)[:LONG_BYTES] for text in texts)
        _write(connection, "long", LONG, long, end=NEWEST)
        _write(connection, "short", SHORT, long, end=NEWEST)
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")


def _texts(chance: random.Random) -> Iterator[str]:
    words = vocabulary()
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    while True:
        yield " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(8, 80)))


def _write(
    connection: sqlite3.Connection, key: str, count: int, texts: Iterator[str], *, end: float
) -> None:
    title = next(texts)[:50]
    connection.execute(
        "INSERT INTO conversations (id, title, created_at, updated_at, leaf_id)"
        " VALUES (?, ?, ?, ?, ?)",
        (key, title, end - DAY, end, f"{key}-{count - 1:026}"),
    )
    conversation_added(connection, key, title)
    for number, text in enumerate(itertools.islice(texts, count)):
        position = connection.execute(
            "INSERT INTO messages (id, conversation_id, parent_id, role, status, created_at,"
            " model, blocks) VALUES (?, ?, ?, ?, 'complete', ?, ?, ?)",
            (
                f"{key}-{number:026}",
                key,
                f"{key}-{number - 1:026}" if number else None,
                "assistant" if number % 2 else "user",
                end - (count - number) * 30.0,
                "model-1" if number % 2 else "",
                json.dumps([{"type": "text", "text": text}]).encode(),
            ),
        ).lastrowid
        assert position is not None
        message_added(connection, position, text)
