"""Whole copies of a database."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from pathlib import Path

from desktop.chat.errors import DatabaseDamaged, StorageError
from desktop.chat.wording import say

#: Pages that are copied at a time, and seconds between two looks at somebody else's lock.
_PAGES = 2048
_PAUSE = 0.05


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
                    say("The backup {path} could not be verified.", path=target),
                    say("The database is kept as it is. Check the disk, then start again."),
                    details=str(verdict),
                )
        flush(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def copy_into(connection: sqlite3.Connection, source: Path, *, patience: float) -> None:
    """Replace all that a database holds by what ``source`` holds, in one transaction.

    ``patience`` is in seconds: how long somebody else may keep the database from being written.
    """
    waits_since: float | None = None

    def look(status: int, _remaining: int, _total: int) -> None:
        nonlocal waits_since
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waits_since = None
            return
        waits_since = waits_since or time.monotonic()
        if time.monotonic() - waits_since > patience:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error

    uri = f"{source.absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as other:
        other.backup(connection, pages=_PAGES, progress=look, sleep=_PAUSE)


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
