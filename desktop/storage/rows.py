"""Messages and summaries as rows of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from desktop.chat.blocks import from_json, to_json
from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import NotStorable
from desktop.chat.message import (
    ContextMark,
    Failure,
    Message,
    MessageStatus,
    Role,
    StopReason,
    Timing,
    Usage,
)
from desktop.chat.wording import say
from desktop.storage import search_index
from desktop.storage.attachment_files import AttachmentFiles
from desktop.storage.block_files import bring_back, put_aside, size_of

#: A message with its attachments.
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
#: Messages that are removed for good at a time.
_PURGED = 50

#: Between the tags of a row: no tag has it in it.
_BETWEEN_TAGS = "\n"
#: What `summary_from_row` takes, in its order, of a table called ``c``.
SUMMARY = """
    c.id, c.title, c.created_at, c.updated_at, c.pinned, c.archived, c.folder_id,
    (SELECT group_concat(name, char(10)) FROM tags WHERE tags.conversation_id = c.id)
"""
SUMMARY_COLUMNS = 8
SELECT_SUMMARY = f"SELECT {SUMMARY} FROM conversations c"  # noqa: S608 - constants
#: What `message_from_row` takes, in its order.
SELECT_MESSAGE = """
    SELECT id, parent_id, role, status, created_at, provider_id, model, stop_reason, stop_word,
           usage, timing, failure, extra, mark, summary, blocks
    FROM messages
"""
_INSERT_MESSAGE = """
    INSERT INTO messages (
        conversation_id, id, parent_id, role, status, created_at, provider_id, model,
        stop_reason, stop_word, usage, timing, failure, extra, mark, summary, blocks
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
#: All but the id and the place in the tree, which never change.
_UPDATE_MESSAGE = """
    UPDATE messages SET
        role = ?, status = ?, created_at = ?, provider_id = ?, model = ?, stop_reason = ?,
        stop_word = ?, usage = ?, timing = ?, failure = ?, extra = ?, mark = ?,
        summary = ?, blocks = ?
    WHERE id = ?
"""


def summary_from_row(row: Sequence[Any]) -> ConversationSummary:
    return ConversationSummary(
        id=row[0],
        title=row[1],
        created_at=row[2],
        updated_at=row[3],
        pinned=bool(row[4]),
        archived=bool(row[5]),
        folder_id=row[6],
        tags=tuple(row[7].split(_BETWEEN_TAGS)) if row[7] else (),
    )


def message_from_row(row: Sequence[Any], files: AttachmentFiles) -> Message:
    """Raises `ValueError` (of which `msgspec.DecodeError` is one) for a row that is damaged.

    A block whose file is gone has no data.
    """
    stop_reason, usage, timing, failure = row[7], row[9], row[10], row[11]
    return Message(
        id=row[0],
        parent_id=row[1],
        role=Role(row[2]),
        status=MessageStatus(row[3]),
        created_at=row[4],
        provider_id=row[5],
        model=row[6],
        stop_reason=None if stop_reason is None else StopReason(stop_reason),
        stop_word=row[8],
        usage=None if usage is None else msgspec.json.decode(usage, type=Usage),
        timing=None if timing is None else msgspec.json.decode(timing, type=Timing),
        failure=None if failure is None else msgspec.json.decode(failure, type=Failure),
        extra=row[12],
        mark=ContextMark(row[13]),
        summary=row[14],
        blocks=bring_back(from_json(row[15]), files),
    )


def _row(message: Message, files: AttachmentFiles) -> tuple[tuple[Any, ...], set[str]]:
    """In the order of `SELECT_MESSAGE`, and the digests of its files, which are kept then."""
    blocks, digests = put_aside(message.blocks, files)
    row = (
        message.id,
        message.parent_id,
        str(message.role),
        str(message.status),
        message.created_at,
        message.provider_id,
        message.model,
        None if message.stop_reason is None else str(message.stop_reason),
        message.stop_word,
        _json(message.usage),
        _json(message.timing),
        _json(message.failure),
        message.extra,
        str(message.mark),
        message.summary,
        to_json(blocks),
    )
    return row, digests


def _json(value: msgspec.Struct | None) -> bytes | None:
    return None if value is None else msgspec.json.encode(value)


def insert_message(
    connection: sqlite3.Connection,
    conversation_id: str,
    message: Message,
    files: AttachmentFiles,
) -> None:
    """Raises `NotStorable` when it is too large, `ValueError` when its parent is elsewhere."""
    _check_size(message)
    row, digests = _row(message, files)
    if message.parent_id is not None:
        parent = connection.execute(
            "SELECT 1 FROM messages WHERE id = ? AND conversation_id = ?",
            (message.parent_id, conversation_id),
        ).fetchone()
        if parent is None:
            raise ValueError(f"message {message.id} has no parent in {conversation_id}")
    position = connection.execute(_INSERT_MESSAGE, (conversation_id, *row)).lastrowid
    assert position is not None
    _refer(connection, message.id, digests)
    search_index.message_added(connection, position, message.text)


def update_message(
    connection: sqlite3.Connection,
    message: Message,
    files: AttachmentFiles,
    *,
    any_size: bool = False,
) -> bool:
    """Replace a message by a newer state of it. False when it is not stored.

    Raises `NotStorable` when it is too large, unless ``any_size``.
    """
    if not any_size:
        _check_size(message)
    row, digests = _row(message, files)
    before = connection.execute(
        "SELECT position, blocks FROM messages WHERE id = ?", (message.id,)
    ).fetchone()
    if before is None:
        return False
    connection.execute(_UPDATE_MESSAGE, (*row[2:], message.id))
    connection.execute("DELETE FROM attachments WHERE message_id = ?", (message.id,))
    _refer(connection, message.id, digests)
    search_index.message_changed(
        connection, before[0], before=search_index.text_of(before[1]), after=message.text
    )
    return True


def remove_message(connection: sqlite3.Connection, message_id: str) -> None:
    """Remove a message without children for good, if it is there."""
    row = connection.execute(
        "SELECT position, blocks FROM messages WHERE id = ?", (message_id,)
    ).fetchone()
    if row is not None:
        search_index.message_removed(connection, row[0], row[1])
        connection.execute("DELETE FROM messages WHERE id = ?", (message_id,))


def purge_slice(connection: sqlite3.Connection, conversation_id: str) -> bool:
    """Remove some messages of a deleted conversation, in the end itself. False when it is gone."""
    messages = connection.execute(
        "SELECT position, blocks FROM messages WHERE conversation_id = ? LIMIT ?",
        (conversation_id, _PURGED),
    ).fetchall()
    for position, blocks in messages:
        search_index.message_removed(connection, position, blocks)
        connection.execute("DELETE FROM messages WHERE position = ?", (position,))
    if len(messages) == _PURGED:
        return True
    search_index.conversation_removed(connection, conversation_id)
    connection.execute("DELETE FROM draft_attachments WHERE draft = ?", (conversation_id,))
    connection.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))
    return False


def _refer(connection: sqlite3.Connection, message_id: str, digests: set[str]) -> None:
    """Note which files a message needs; the note goes with the message."""
    connection.executemany(
        "INSERT INTO attachments VALUES (?, ?)", [(message_id, digest) for digest in digests]
    )


def _check_size(message: Message) -> None:
    attached = size_of(message.blocks)
    # Without attachments it is the JSON that counts.
    if attached > MAX_MESSAGE_BYTES or (
        attached == 0 and len(to_json(message.blocks)) > MAX_MESSAGE_BYTES
    ):
        raise NotStorable(
            say(
                "This message is larger than {size} MiB and was not stored.",
                size=MAX_MESSAGE_BYTES >> 20,
            ),
            say("Send smaller or fewer attachments."),
        )
