"""Conversations on the disk as the rows of a list."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

from desktop.chat.conversation import ConversationSummary
from desktop.chat.scope import Scope
from desktop.storage import search_index
from desktop.storage.database import Database
from desktop.storage.listing import select_page
from desktop.storage.rows import purge_slice


class ListedConversations:
    """Lists conversations, and changes what a list shows of them, or that it shows them.

    Every method raises `StorageError`. Does not look into them.
    """

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def summaries(
        self,
        *,
        limit: int,
        after: ConversationSummary | None = None,
        scope: Scope = Scope(),  # noqa: B008 - frozen
    ) -> list[ConversationSummary]:
        """A page of a list; ``after`` is the last summary of the page before."""
        return await self._database.read(
            lambda connection: select_page(connection, scope, limit=limit, after=after)
        )

    async def rename(self, conversation_id: str, title: str, *, by_user: bool) -> bool:
        """Give a title. False: the user gave one before, which is kept unless ``by_user``."""

        def update(connection: sqlite3.Connection) -> bool:
            row = connection.execute(
                "SELECT title, title_by_user FROM conversations WHERE id = ?", (conversation_id,)
            ).fetchone()
            if row is None or row[1] > by_user:
                return False
            connection.execute(
                "UPDATE conversations SET title = ?, title_by_user = ? WHERE id = ?",
                (title, by_user, conversation_id),
            )
            search_index.title_changed(connection, conversation_id, before=row[0], after=title)
            return True

        return await self._database.write(update)

    async def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        await self._write(
            "UPDATE conversations SET pinned = ? WHERE id = ?", pinned, conversation_id
        )

    async def set_archived(self, conversation_id: str, archived: bool) -> None:
        await self._write(
            "UPDATE conversations SET archived = ? WHERE id = ?", archived, conversation_id
        )

    async def delete(self, conversation_id: str) -> None:
        """Take a conversation out of the list. `restore` undoes it until `purge_deleted`."""
        await self._write(
            "UPDATE conversations SET deleted_at = ? WHERE id = ?", self._clock(), conversation_id
        )

    async def restore(self, conversation_id: str) -> None:
        await self._write(
            "UPDATE conversations SET deleted_at = NULL WHERE id = ?", conversation_id
        )

    async def purge_deleted(self, *, older_than_seconds: float) -> int:
        """Remove for good what was deleted that long ago. Returns how many there were."""
        limit = self._clock() - older_than_seconds
        rows = await self._database.read(
            lambda connection: connection.execute(
                "SELECT id FROM conversations WHERE deleted_at <= ?", (limit,)
            ).fetchall()
        )
        for (conversation_id,) in rows:
            await self._purge(conversation_id)
        return len(rows)

    async def purge(self, conversation_id: str) -> None:
        """Remove a deleted conversation for good. Leaves alone one that was brought back."""
        deleted = await self._database.read(
            lambda connection: connection.execute(
                "SELECT 1 FROM conversations WHERE id = ? AND deleted_at IS NOT NULL",
                (conversation_id,),
            ).fetchone()
        )
        if deleted is not None:
            await self._purge(conversation_id)

    async def _purge(self, conversation_id: str) -> None:
        # In slices, so that nobody waits long for the thread.
        while await self._database.write_lightly(purge_slice, conversation_id):
            pass

    async def fill_search(self) -> int:
        """Put some of the older messages into the index of `MessageSearch`.

        Returns how many are left, about; 0 when all can be found.
        """
        return await self._database.write_lightly(search_index.fill)

    async def _write(self, statement: str, *values: str | float | bool) -> int:
        """Run one statement in a transaction; returns how many rows it changed."""
        return await self._database.write(
            lambda connection: connection.execute(statement, values).rowcount
        )
