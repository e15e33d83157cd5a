"""How conversations are answered, as stored beside them."""

from __future__ import annotations

import sqlite3

import msgspec

from desktop.chat.message import ContextMark
from desktop.chat.setup import ConversationSetup

_NOTHING = ConversationSetup()


def read_setup(connection: sqlite3.Connection, conversation_id: str) -> ConversationSetup:
    """Raises ValueError for one that is damaged."""
    row = connection.execute(
        "SELECT system_prompt, setup FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    if row is None or not any(row):
        return _NOTHING
    setup = msgspec.json.decode(row[1], type=ConversationSetup) if row[1] else _NOTHING
    return msgspec.structs.replace(setup, system_prompt=row[0])


def write_setup(
    connection: sqlite3.Connection, conversation_id: str, setup: ConversationSetup
) -> None:
    """Does nothing for a conversation that is not stored."""
    # The prompt has a column of its own.
    rest = msgspec.structs.replace(setup, system_prompt="")
    text = "" if rest == _NOTHING else msgspec.json.encode(rest).decode()
    connection.execute(
        "UPDATE conversations SET system_prompt = ?, setup = ? WHERE id = ?",
        (setup.system_prompt, text, conversation_id),
    )


def write_marks(
    connection: sqlite3.Connection, message_id: str, mark: ContextMark, summary: str
) -> None:
    connection.execute(
        "UPDATE messages SET mark = ?, summary = ? WHERE id = ?", (str(mark), summary, message_id)
    )
