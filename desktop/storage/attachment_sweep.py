"""Removing the files that no message, draft or backup refers to any more."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from desktop.storage.attachment_files import AttachmentFiles

_REFERRED = "SELECT sha256 FROM attachments UNION SELECT sha256 FROM draft_attachments"


def sweep(connection: sqlite3.Connection, files: AttachmentFiles, backups: Iterable[Path]) -> int:
    """Remove what nothing refers to; returns how many files went. Blocks.

    For the thread of the database: what is being written is referred to before it is its turn.
    A backup keeps the files it needs for as long as it is there. While one cannot be read,
    nothing is removed.
    """
    left = files.names()
    if not left:
        return 0
    left -= _referred(connection)
    for backup in backups:
        if not left:
            break
        uri = f"{backup.absolute().as_uri()}?mode=ro"
        try:
            with contextlib.closing(sqlite3.connect(uri, uri=True)) as copy:
                left -= _referred(copy)
        except sqlite3.Error:
            return 0
    return files.remove(left)


def _referred(connection: sqlite3.Connection) -> set[str]:
    tables = connection.execute(
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('attachments', 'draft_attachments')"
    ).fetchone()[0]
    if tables < 2:
        # A backup from before there were such files.
        return set()
    return {row[0] for row in connection.execute(_REFERRED)}
