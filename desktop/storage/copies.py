"""Whole copies of a database."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from desktop.chat.errors import DatabaseDamaged, StorageError


def write_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database into a file, read the copy back, and only then give it its name.

    At any moment ``target`` is whole or not there. Blocks; other connections may go on writing.
    Raises `StorageError` for a copy that is not sound, `DatabaseDamaged` if its source is not
    either, and what SQLite and the disk raise.
    """
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            connection.backup(copy)
            # One file is easier to keep than three: leave no -wal beside the copy.
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok" or _version(copy) != _version(connection):
                # The copy is bad: is it the disk, or what was copied?
                sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
                raise (StorageError if sound else DatabaseDamaged)(
                    f"The backup {target} could not be verified.",
                    "The database is kept as it is. Check the disk, then start again.",
                    details=str(verdict),
                )
        flush(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Wait until a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
