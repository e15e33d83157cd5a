"""What a running or ended Rivulet has on disk, read from outside."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class StoredMessage:
    conversation_id: str
    role: str
    status: str
    text: str
    failure: dict[str, Any] | None


def stored_messages(data_dir: Path) -> list[StoredMessage]:
    """All messages in their order; none while there is no database yet."""
    file = data_dir / "rivulet.sqlite3"
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            rows = connection.execute(
                "SELECT conversation_id, role, status, blocks, failure FROM messages"
                " ORDER BY position"
            ).fetchall()
        except sqlite3.OperationalError:  # the tables are being made
            return []
    return [
        StoredMessage(
            conversation_id,
            role,
            status,
            "".join(block.get("text", "") for block in json.loads(blocks)),
            json.loads(failure) if failure else None,
        )
        for conversation_id, role, status, blocks, failure in rows
    ]


def messages(data_dir: Path, role: str) -> list[StoredMessage]:
    """Those of the user, of models ("assistant") or of tools ("tool")."""
    return [message for message in stored_messages(data_dir) if message.role == role]


def replies(data_dir: Path, *statuses: str) -> list[StoredMessage]:
    """The stored replies, those in one of ``statuses`` if any is named."""
    return [
        message
        for message in stored_messages(data_dir)
        if message.role == "assistant" and (not statuses or message.status in statuses)
    ]


def edits(data_dir: Path) -> str:
    """What messages would become that are open for changes."""
    file = data_dir / "rivulet.sqlite3"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as connection:
        rows = connection.execute("SELECT edits FROM conversations").fetchall()
        return "".join(row[0] for row in rows)


def integrity(data_dir: Path) -> str:
    """SQLite's own verdict: ``ok``."""
    with closing(sqlite3.connect(data_dir / "rivulet.sqlite3", timeout=10)) as connection:
        verdict: str = connection.execute("PRAGMA integrity_check").fetchone()[0]
        return verdict
