"""Tags on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from desktop.storage.database import Database

#: Tags of one conversation; more are left out.
MOST_TAGS = 30


class TagStore:
    """Saves and loads the tags of conversations. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, *, limit: int) -> list[tuple[str, int]]:
        """The tags in use, the most frequent ones first, and how often each is."""
        return await self._database.read(
            lambda connection: connection.execute(
                "SELECT max(name), count(*) FROM tags t"
                " JOIN conversations c ON c.id = t.conversation_id AND c.deleted_at IS NULL"
                " GROUP BY folded ORDER BY count(*) DESC, folded LIMIT ?",
                (limit,),
            ).fetchall()
        )

    async def change(
        self, conversation_ids: Sequence[str], *, add: Iterable[str], remove: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """Add tags and remove others; returns what each conversation had before."""
        added, removed = tuple(add), {tag.casefold() for tag in remove}

        def work(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
            before = {}
            for key in conversation_ids:
                before[key] = had = tags_of(connection, key)
                kept = [tag for tag in had if tag.casefold() not in removed]
                set_tags(connection, key, [*kept, *added])
            return before

        return await self._database.write(work)

    async def of(self, conversation_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The tags of each of these conversations."""
        return await self._database.read(
            lambda connection: {key: tags_of(connection, key) for key in conversation_ids}
        )

    async def put(self, tags: Mapping[str, Sequence[str]]) -> None:
        """Let conversations have these tags and no others."""

        def work(connection: sqlite3.Connection) -> None:
            for key, wanted in tags.items():
                set_tags(connection, key, wanted)

        await self._database.write(work)


def tags_of(connection: sqlite3.Connection, conversation_id: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM tags WHERE conversation_id = ? ORDER BY folded", (conversation_id,)
    )
    return tuple(name for (name,) in rows)


def set_tags(connection: sqlite3.Connection, conversation_id: str, tags: Iterable[str]) -> None:
    """Give a stored conversation these tags, spelled as they are elsewhere."""
    here = connection.execute("SELECT 1 FROM conversations WHERE id = ?", (conversation_id,))
    if here.fetchone() is None:
        return
    connection.execute("DELETE FROM tags WHERE conversation_id = ?", (conversation_id,))
    wanted = {tag.casefold(): tag for tag in reversed(list(tags))}
    for folded, tag in sorted(wanted.items())[:MOST_TAGS]:
        row = connection.execute("SELECT name FROM tags WHERE folded = ?", (folded,)).fetchone()
        connection.execute(
            "INSERT INTO tags (conversation_id, folded, name) VALUES (?, ?, ?)",
            (conversation_id, folded, row[0] if row else tag),
        )
