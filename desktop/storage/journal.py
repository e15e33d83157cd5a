"""The journal: what arrived of replies that are not complete yet.

Rewriting a growing message costs more the longer it is; adding a row does not. The rows of
a reply are dropped when its message is stored whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container

import msgspec

from desktop.chat.events import decode_events
from desktop.chat.message import Failure, Message, MessageStatus
from desktop.chat.reply import ReplyBuilder
from desktop.chat.wording import say
from desktop.storage.attachment_files import AttachmentFiles
from desktop.storage.rows import SELECT_MESSAGE, message_from_row, update_message

_CUT_OFF = Failure.told("interrupted", say("Rivulet ended before this reply was complete."))


def append(connection: sqlite3.Connection, message_id: str, events: bytes) -> None:
    """Add the encoded events of a reply after those that are there."""
    connection.execute(
        "INSERT INTO journal (message_id, seq, events) "
        "SELECT ?1, coalesce(max(seq), 0) + 1, ?2 FROM journal WHERE message_id = ?1",
        (message_id, events),
    )


def clear(connection: sqlite3.Connection, message_id: str) -> None:
    connection.execute("DELETE FROM journal WHERE message_id = ?", (message_id,))


def recover(
    connection: sqlite3.Connection, files: AttachmentFiles, *, growing: Container[str] = ()
) -> list[str]:
    """Give every reply that is still open the state its journal tells; returns their ids.

    But for those that are ``growing`` now.
    """
    rows = connection.execute(
        SELECT_MESSAGE + "WHERE status = 'streaming' ORDER BY position"
    ).fetchall()
    recovered: list[str] = []
    for row in rows:
        try:
            draft = message_from_row(row, files)
        except ValueError:
            continue  # damaged: loading its conversation says so
        if draft.id in growing:
            continue
        update_message(connection, _rebuilt(connection, draft), files, any_size=True)
        clear(connection, draft.id)
        recovered.append(draft.id)
    return recovered


def _rebuilt(connection: sqlite3.Connection, draft: Message) -> Message:
    # Arrival times are not in the journal: the clock stands still, so that none are made up.
    builder = ReplyBuilder(draft, clock=lambda: 0.0)
    journal = connection.execute(
        "SELECT events FROM journal WHERE message_id = ? ORDER BY seq", (draft.id,)
    )
    for (events,) in journal:
        try:
            arrived = decode_events(events)
        except msgspec.DecodeError:
            break  # a damaged row: what came before it is whole
        for event in arrived:
            builder.apply(event)
    if builder.finished:
        message = builder.message(MessageStatus.COMPLETE)
    elif builder.has_content:
        message = builder.message(MessageStatus.INTERRUPTED, _CUT_OFF)
    else:
        message = builder.message(MessageStatus.FAILED, _CUT_OFF)
    return msgspec.structs.replace(message, timing=None)
