"""What messages would become that are open for changes, as stored with their conversation."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec


def read_edits(connection: sqlite3.Connection, conversation_id: str) -> dict[str, str]:
    """By the ids of the messages. Raises ValueError for what is damaged."""
    row = connection.execute(
        "SELECT edits FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return msgspec.json.decode(row[0], type=dict[str, str]) if row and row[0] else {}


def write_edits(
    connection: sqlite3.Connection, conversation_id: str, edits: Mapping[str, str]
) -> None:
    """Does nothing for a conversation that is not stored."""
    text = msgspec.json.encode(edits).decode() if edits else ""
    connection.execute("UPDATE conversations SET edits = ? WHERE id = ?", (text, conversation_id))
