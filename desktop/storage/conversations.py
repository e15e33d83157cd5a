"""Conversations on the disk."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.errors import NotStorable, StorageError
from desktop.chat.events import ReplyEvent, encode_events
from desktop.chat.message import ContextMark, Message
from desktop.chat.setup import ConversationSetup
from desktop.chat.wording import say
from desktop.storage import search_index
from desktop.storage.database import Database
from desktop.storage.draft_attachments import DraftAttachments, load_attached
from desktop.storage.edits import read_edits, write_edits
from desktop.storage.failures import damaged
from desktop.storage.journal import append, clear, recover
from desktop.storage.listed_conversations import ListedConversations
from desktop.storage.rows import (
    SELECT_MESSAGE,
    SELECT_SUMMARY,
    insert_message,
    message_from_row,
    purge_slice,
    remove_message,
    summary_from_row,
    update_message,
)
from desktop.storage.setups import read_setup, write_marks, write_setup
from desktop.storage.tags import set_tags
from desktop.storage.unseen_conversation import UnseenConversation


class ConversationStore(ListedConversations):
    """Saves and loads conversations, their messages and the journals of growing replies.

    Every method raises `StorageError`. Encoding and decoding happen in the database thread.
    Does not know which conversation is open, and announces nothing.
    """

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__(database, clock=clock)
        #: The final states of replies that the disk did not take.
        self._refused: dict[str, Message] = {}
        #: Replies of this run that grow.
        self._begun: set[str] = set()
        self._drafts = DraftAttachments(database.files)

    # -- new ones ---------------------------------------------------------------------------

    async def add(
        self,
        summary: ConversationSummary,
        first: Message | None = None,
        *,
        stream: bool = True,
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
    ) -> None:
        """Store a new conversation and its first message, both or neither.

        Without ``first`` it has no messages yet.
        """

        def insert(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO conversations "
                "(id, title, created_at, updated_at, pinned, archived, folder_id, stream) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    summary.id,
                    summary.title,
                    summary.created_at,
                    summary.updated_at,
                    summary.pinned,
                    summary.archived,
                    summary.folder_id,
                    stream,
                ),
            )
            set_tags(connection, summary.id, summary.tags)
            search_index.conversation_added(connection, summary.id, summary.title)
            write_setup(connection, summary.id, setup)
            if first is not None:
                self._append(connection, summary.id, first)

        await self._database.write(insert)

    async def add_whole(self, conversation: Conversation) -> None:
        """Store a new conversation with all of its messages, or nothing of it."""
        unseen = self._unseen(conversation.summary, stream=conversation.stream)
        await unseen.begin()
        await unseen.add(list(conversation))
        await self.set_setup(conversation.id, conversation.setup)
        await unseen.show(conversation.leaf_id)

    async def add_fork(
        self,
        summary: ConversationSummary,
        message_ids: Sequence[str],
        *,
        stream: bool,
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
    ) -> None:
        """Store a new conversation with copies of these messages, or nothing of it.

        The messages are a path: each is the parent of the next one.
        """
        unseen = self._unseen(summary, stream=stream)
        await unseen.begin()
        await self.set_setup(summary.id, setup)
        await unseen.show(await unseen.copy(message_ids))

    def _unseen(self, summary: ConversationSummary, *, stream: bool) -> UnseenConversation:
        return UnseenConversation(self._database, summary, stream=stream, now=self._clock())

    # -- one conversation -------------------------------------------------------------------

    async def load(self, conversation_id: str, *, newest: int | None = None) -> Conversation | None:
        """A conversation; None when there is none or it is deleted.

        With ``newest`` it holds that many messages from the end of its active path; the rest of
        the tree is known by its ids, and `messages` brings it.
        """

        def select(connection: sqlite3.Connection) -> Conversation | None:
            summary = connection.execute(
                SELECT_SUMMARY + " WHERE c.id = ? AND c.deleted_at IS NULL", (conversation_id,)
            ).fetchone()
            if summary is None:
                return None
            leaf_id, draft, stream = connection.execute(
                "SELECT leaf_id, draft, stream FROM conversations WHERE id = ?", (conversation_id,)
            ).fetchone()
            # An index has all of this: the messages themselves are not touched.
            tree = connection.execute(
                "SELECT id, parent_id FROM messages WHERE conversation_id = ? ORDER BY position",
                (conversation_id,),
            ).fetchall()
            try:
                conversation = Conversation(
                    summary_from_row(summary),
                    tree=tree,
                    leaf_id=leaf_id,
                    draft=draft,
                    edits=read_edits(connection, conversation_id),
                    stream=bool(stream),
                    setup=read_setup(connection, conversation_id),
                )
            except ValueError as error:
                raise damaged(self._database.path, str(error)) from error
            ids = conversation.ids() if newest is None else conversation.active_ids()[-newest:]
            conversation.hold(self._select(connection, ids))
            return conversation

        return await self._database.read(select)

    async def messages(self, message_ids: Sequence[str]) -> list[Message]:
        """These messages, in this order."""
        wanted = tuple(message_ids)
        return await self._database.read(lambda connection: self._select(connection, wanted))

    def _select(self, connection: sqlite3.Connection, ids: Iterable[str]) -> list[Message]:
        found = []
        for message_id in ids:
            if message_id in self._refused:
                found.append(self._refused[message_id])
                continue
            row = connection.execute(SELECT_MESSAGE + "WHERE id = ?", (message_id,)).fetchone()
            try:
                if row is None:
                    raise ValueError(f"message {message_id} is gone")
                found.append(message_from_row(row, self._database.files))
            except ValueError as error:
                raise damaged(self._database.path, str(error)) from error
        return found

    async def keep_attached(self, draft: str, attached: tuple[Image | File, ...]) -> None:
        """Keep what is attached to a draft that is not sent: of the conversation with this id,
        or of the one that has not begun, for ""."""
        await self._database.write_lightly(self._drafts.replace, draft, attached)

    async def attached(self, draft: str) -> tuple[Image | File, ...]:
        """What is attached to a draft. What is lost of it has no data."""
        return await self._database.read(load_attached, draft, self._database.files)

    async def set_leaf(self, conversation_id: str, message_id: str) -> None:
        """Remember which path through the messages is read."""
        await self._write(
            "UPDATE conversations SET leaf_id = ? WHERE id = ?", message_id, conversation_id
        )

    async def set_stream(self, conversation_id: str, stream: bool) -> None:
        """Whether replies are streamed. Does nothing for a conversation not stored yet."""
        await self._write(
            "UPDATE conversations SET stream = ? WHERE id = ?", stream, conversation_id
        )

    async def set_setup(self, conversation_id: str, setup: ConversationSetup) -> None:
        """How it is answered. Does nothing for a conversation not stored yet."""
        await self._database.write(write_setup, conversation_id, setup)

    async def save_draft(self, conversation_id: str, text: str) -> None:
        """Keep what stands in the composer. Does nothing for a conversation not stored yet."""

        def update(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE conversations SET draft = ? WHERE id = ?", (text, conversation_id)
            )

        await self._database.write_lightly(update)

    async def save_edits(self, conversation_id: str, edits: Mapping[str, str]) -> None:
        """Keep what messages would become that are open for changes, by their ids. Does nothing
        for a conversation not stored yet."""
        await self._database.write_lightly(write_edits, conversation_id, dict(edits))

    async def set_marks(self, message_id: str, *, mark: ContextMark, summary: str) -> None:
        """Whether a message is sent, and what is sent instead of all up to it."""
        await self._database.write(write_marks, message_id, mark, summary)

    # -- messages ---------------------------------------------------------------------------

    async def add_message(self, conversation_id: str, message: Message) -> None:
        """Store a message as the end of the active path; on return it is on the disk.

        Raises ValueError when its parent is not in the conversation.
        """

        await self._database.write(self._append, conversation_id, message)

    def _append(
        self, connection: sqlite3.Connection, conversation_id: str, message: Message
    ) -> None:
        insert_message(connection, conversation_id, message, self._database.files)
        connection.execute(
            "UPDATE conversations SET leaf_id = ?, updated_at = ? WHERE id = ?",
            (message.id, self._clock(), conversation_id),
        )

    async def remove_messages(
        self, conversation_id: str, message_ids: Sequence[str], *, leaf_id: str | None
    ) -> None:
        """Remove these for good, children before parents; without a leaf the conversation too."""
        for message_id in message_ids:
            self._refused.pop(message_id, None)
        if leaf_id is None:
            while await self._database.write(purge_slice, conversation_id):
                pass
            return

        def remove(connection: sqlite3.Connection) -> None:
            for message_id in message_ids:
                remove_message(connection, message_id)
            connection.execute(
                "UPDATE conversations SET leaf_id = ? WHERE id = ?", (leaf_id, conversation_id)
            )

        await self._database.write(remove)

    async def start_reply(self, conversation_id: str, message: Message) -> None:
        """Store a reply that will grow, without waiting for the disk: its question is there."""
        self._begun.add(message.id)
        await self._database.write_lightly(self._append, conversation_id, message)

    async def append_journal(self, message_id: str, events: list[ReplyEvent]) -> None:
        """Keep what arrived since the last call, as the provider's stream said it.

        Not `ReplyBuilder.apply`'s answers: those repeat the text in `BlockFinished`.
        """
        arrived = list(events)
        await self._database.write_lightly(
            lambda connection: append(connection, message_id, encode_events(arrived))
        )

    async def finish_reply(self, message: Message) -> None:
        """Store the final state of a reply and drop its journal, both or neither.

        When the disk says no, the message is kept in memory: it is what is loaded from then on,
        and `save_refused` offers it to the disk again.
        """
        try:
            await self._finish_reply(message)
        except NotStorable:
            self._refused.pop(message.id, None)
            raise
        except StorageError:
            self._refused[message.id] = message
            raise
        finally:
            self._begun.discard(message.id)
        self._refused.pop(message.id, None)

    async def save_refused(self) -> int:
        """Store what is only in memory; returns how many messages that were."""
        waiting = list(self._refused.values())
        for message in waiting:
            with contextlib.suppress(NotStorable):
                await self.finish_reply(message)
        return len(waiting)

    async def _finish_reply(self, message: Message) -> None:
        def update(connection: sqlite3.Connection) -> None:
            if not update_message(connection, message, self._database.files):
                raise NotStorable(say("The conversation of this reply is no longer stored."))
            clear(connection, message.id)
            connection.execute(
                "UPDATE conversations SET updated_at = ? "
                "WHERE id = (SELECT conversation_id FROM messages WHERE id = ?)",
                (self._clock(), message.id),
            )

        await self._database.write(update)

    async def recover(self) -> list[str]:
        """Close the replies that an earlier run left open; returns their ids.

        For the start. A reply of this run may be under way already: who types at once does not
        wait for this.
        """
        return await self._database.write(
            recover, self._database.files, growing=frozenset(self._begun)
        )
