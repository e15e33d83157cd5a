"""Conversations that are stored with many messages at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from desktop.chat.conversation import ConversationSummary, new_id
from desktop.chat.message import Message
from desktop.storage import search_index
from desktop.storage.database import Database
from desktop.storage.failures import damaged
from desktop.storage.rows import SELECT_MESSAGE, insert_message, message_from_row, purge_slice
from desktop.storage.tags import set_tags

#: Messages written at a time: others have their turn in between.
_SLICE = 16


class UnseenConversation:
    """A conversation that nobody sees before all of it is stored.

    It stands among the deleted ones until `show`: what a crash or a full disk leaves of it is
    removed with them. Every method raises `StorageError`.
    """

    def __init__(
        self, database: Database, summary: ConversationSummary, *, stream: bool, now: float
    ) -> None:
        """``now`` is in seconds since 1970."""
        self._database = database
        self._summary = summary
        self._stream = stream
        self._now = now

    async def begin(self) -> None:
        """Make room; what an attempt before this one left is removed."""
        while await self._database.write_lightly(purge_slice, self._summary.id):
            pass
        await self._database.write_lightly(self._insert)

    async def add(self, messages: Sequence[Message]) -> None:
        """Store these messages, parents before their children."""
        for start in range(0, len(messages), _SLICE):
            await self._database.write_lightly(self._add, messages[start : start + _SLICE])

    async def copy(self, message_ids: Sequence[str]) -> str | None:
        """Store copies of stored messages, each below the one before it.

        Returns the id of the last copy.
        """
        last: str | None = None
        for start in range(0, len(message_ids), _SLICE):
            ids = message_ids[start : start + _SLICE]
            last = await self._database.write_lightly(self._copy, ids, last)
        return last

    async def show(self, leaf_id: str | None) -> None:
        """Let it be seen; on return it is on the disk."""
        await self._database.write(self._show, leaf_id)

    def _insert(self, connection: sqlite3.Connection) -> None:
        summary = self._summary
        connection.execute(
            "INSERT INTO conversations (id, title, title_by_user, created_at, updated_at, pinned, "
            "archived, folder_id, stream, deleted_at) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
            (
                summary.id,
                summary.title,
                summary.created_at,
                summary.updated_at,
                summary.pinned,
                summary.archived,
                summary.folder_id,
                self._stream,
                self._now,
            ),
        )
        set_tags(connection, summary.id, summary.tags)
        search_index.conversation_added(connection, summary.id, summary.title)

    def _add(self, connection: sqlite3.Connection, messages: Sequence[Message]) -> None:
        for message in messages:
            insert_message(connection, self._summary.id, message, self._database.files)

    def _copy(
        self, connection: sqlite3.Connection, message_ids: Sequence[str], parent_id: str | None
    ) -> str | None:
        for message_id in message_ids:
            row = connection.execute(SELECT_MESSAGE + "WHERE id = ?", (message_id,)).fetchone()
            try:
                if row is None:
                    raise ValueError(f"message {message_id} is gone")
                message = message_from_row(row, self._database.files)
            except ValueError as error:
                raise damaged(self._database.path, str(error)) from error
            copied = msgspec.structs.replace(message, id=new_id(), parent_id=parent_id)
            insert_message(connection, self._summary.id, copied, self._database.files)
            parent_id = copied.id
        return parent_id

    def _show(self, connection: sqlite3.Connection, leaf_id: str | None) -> None:
        connection.execute(
            "UPDATE conversations SET deleted_at = NULL, leaf_id = ? WHERE id = ?",
            (leaf_id, self._summary.id),
        )
