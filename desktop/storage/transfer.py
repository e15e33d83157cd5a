"""Conversations that come from a file."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import NotStorable
from desktop.chat.folders import Folder, FolderTree
from desktop.chat.message import Message
from desktop.chat.setup import ConversationSetup
from desktop.storage import search_index
from desktop.storage.database import Database
from desktop.storage.edits import write_edits
from desktop.storage.failures import damaged
from desktop.storage.folders import insert_folder, select_folders
from desktop.storage.rows import SELECT_MESSAGE, insert_message, message_from_row
from desktop.storage.setups import write_setup
from desktop.storage.tags import set_tags

#: Whether one message comes after another in its conversation. Not a join: SQLite would first
#: read the ids of all messages for it.
_IS_AFTER = """
    WITH RECURSIVE above (id) AS (
        SELECT :leaf
        UNION
        SELECT (SELECT parent_id FROM messages WHERE messages.id = above.id) FROM above
        WHERE above.id IS NOT NULL
    )
    SELECT 1 FROM above WHERE id = :before
"""


class Merged(msgspec.Struct, frozen=True):
    """What became of the messages that came."""

    #: The conversation was not here before.
    created: bool = False
    added: int = 0
    #: Of these, how many differ from a message that has their id.
    differing: int = 0
    #: Larger than any message that is stored: left out.
    too_large: int = 0


class ConversationTransfer:
    """Merges conversations into those that are stored, by the ids of their messages.

    What is here stays as it is. A message that is here already is skipped; one that differs
    from the message of its id becomes a version beside it, with an id made from its content: a
    second import of the same file changes nothing. A deleted conversation comes back. Every
    method raises `StorageError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ids(self, *, after: str, limit: int) -> list[str]:
        """The conversations that are not deleted, in the order of their ids."""
        rows = await self._database.read(
            lambda connection: connection.execute(
                "SELECT id FROM conversations WHERE id > ? AND deleted_at IS NULL "
                "ORDER BY id LIMIT ?",
                (after, limit),
            ).fetchall()
        )
        return [row[0] for row in rows]

    async def count(self) -> int:
        """How many conversations are not deleted."""
        rows = await self._database.read(
            lambda connection: connection.execute(
                "SELECT count(*) FROM conversations WHERE deleted_at IS NULL"
            ).fetchone()
        )
        return int(rows[0])

    async def merge(
        self,
        summary: ConversationSummary,
        messages: Iterable[Message],
        *,
        names: dict[str, str | None],
        draft: str = "",
        edits: Mapping[str, str] = MappingProxyType({}),
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
        stream: bool = True,
        leaf_id: str | None = None,
        is_last: bool = True,
    ) -> Merged:
        """Take some messages of a conversation, parents first, in one transaction.

        ``names`` belongs to the conversation and is kept between its portions: what messages
        with another id than in the file are called here. ``leaf_id`` is used with the last.
        """

        def work(connection: sqlite3.Connection) -> Merged:
            created = _make_room(connection, summary, draft=draft, stream=stream)
            if created:
                write_setup(connection, summary.id, setup)
                write_edits(connection, summary.id, edits)
            counts = [0, 0, 0]
            for message in messages:
                self._merge_message(connection, summary.id, message, names, counts)
            added, differing, too_large = counts
            if is_last:
                leaf = None if leaf_id is None else names.get(leaf_id, leaf_id)
                _choose_leaf(connection, summary.id, leaf)
            if added and not created:
                connection.execute(
                    "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE id = ?",
                    (summary.updated_at, summary.id),
                )
            return Merged(created, added, differing, too_large)

        return await self._database.write_lightly(work)

    async def folders(self) -> FolderTree:
        return FolderTree(await self._database.read(select_folders))

    async def add_folders(self, folders: Sequence[Folder]) -> None:
        """Take folders that are not here, parents first; what is here stays as it is."""

        def work(connection: sqlite3.Connection) -> None:
            for folder in folders:
                parent_id = _folder_here(connection, folder.parent_id)
                insert_folder(connection, msgspec.structs.replace(folder, parent_id=parent_id))

        await self._database.write_lightly(work)

    async def settle(self) -> None:
        """On return, what was merged is on the disk."""
        await self._database.read(
            lambda connection: connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        )

    def _merge_message(
        self,
        connection: sqlite3.Connection,
        conversation_id: str,
        message: Message,
        names: dict[str, str | None],
        counts: list[int],
    ) -> None:
        old_id = message.id
        if message.parent_id in names:
            message = msgspec.structs.replace(message, parent_id=names[message.parent_id])
        if self._is_here(connection, conversation_id, message):
            return
        if _is_taken(connection, message.id):
            message = msgspec.structs.replace(message, id=_new_id(conversation_id, message))
            names[old_id] = message.id
            if _is_taken(connection, message.id):
                return
            counts[1] += 1
        try:
            insert_message(connection, conversation_id, message, self._database.files)
        except NotStorable:
            counts[2] += 1
            names[old_id] = message.parent_id
        else:
            counts[0] += 1

    def _is_here(
        self, connection: sqlite3.Connection, conversation_id: str, message: Message
    ) -> bool:
        row = connection.execute(
            SELECT_MESSAGE + "WHERE id = ? AND conversation_id = ?", (message.id, conversation_id)
        ).fetchone()
        try:
            here = None if row is None else message_from_row(row, self._database.files)
        except ValueError as error:
            raise damaged(self._database.path, str(error)) from error
        # What is sent of a message, and in its place, is the reader's choice here.
        return here is not None and here == msgspec.structs.replace(
            message, mark=here.mark, summary=here.summary
        )


def _is_taken(connection: sqlite3.Connection, message_id: str) -> bool:
    found = connection.execute("SELECT 1 FROM messages WHERE id = ?", (message_id,)).fetchone()
    return found is not None


def _new_id(conversation_id: str, message: Message) -> str:
    content = msgspec.json.encode((conversation_id, message))
    return hashlib.sha256(content).hexdigest()[:32]


def _make_room(
    connection: sqlite3.Connection, summary: ConversationSummary, *, draft: str, stream: bool
) -> bool:
    """Let the conversation exist; returns whether it did not."""
    row = connection.execute(
        "SELECT deleted_at FROM conversations WHERE id = ?", (summary.id,)
    ).fetchone()
    if row is None:
        connection.execute(
            "INSERT INTO conversations (id, title, title_by_user, created_at, updated_at, pinned, "
            "archived, folder_id, stream, draft) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                summary.id,
                summary.title,
                bool(summary.title),
                summary.created_at,
                summary.updated_at,
                summary.pinned,
                summary.archived,
                _folder_here(connection, summary.folder_id),
                stream,
                draft,
            ),
        )
        set_tags(connection, summary.id, summary.tags)
        search_index.conversation_added(connection, summary.id, summary.title)
    elif row[0] is not None:
        connection.execute("UPDATE conversations SET deleted_at = NULL WHERE id = ?", (summary.id,))
    return row is None


def _folder_here(connection: sqlite3.Connection, folder_id: str | None) -> str | None:
    row = connection.execute("SELECT id FROM folders WHERE id = ?", (folder_id,)).fetchone()
    return None if row is None else str(row[0])


def _choose_leaf(connection: sqlite3.Connection, conversation_id: str, leaf_id: str | None) -> None:
    """Read the path of the file where none was read, or where it goes on from what was."""
    here = connection.execute(
        "SELECT id FROM messages WHERE id = ? AND conversation_id = ?", (leaf_id, conversation_id)
    ).fetchone()
    newest = connection.execute(
        "SELECT id FROM messages WHERE conversation_id = ? ORDER BY position DESC LIMIT 1",
        (conversation_id,),
    ).fetchone()
    chosen = here or newest
    if chosen is None:
        return
    current = connection.execute(
        "SELECT leaf_id FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()[0]
    if current == chosen[0]:
        return
    if current is not None:
        way = {"leaf": chosen[0], "before": current}
        if here is None or connection.execute(_IS_AFTER, way).fetchone() is None:
            return
    connection.execute(
        "UPDATE conversations SET leaf_id = ? WHERE id = ?", (chosen[0], conversation_id)
    )
