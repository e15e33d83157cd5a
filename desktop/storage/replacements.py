"""Databases that shall take the place of the one in use: complete before they do.

They are made beside it; `clear_drafts` removes them.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from desktop.chat.errors import DatabaseForeign, DatabaseTooNew, StorageError
from desktop.chat.wording import say
from desktop.storage.attachment_files import files_beside
from desktop.storage.copies import write_copy
from desktop.storage.journal import recover
from desktop.storage.migrations import MIGRATIONS, check_origin, migrate, version_of
from desktop.storage.transactions import transaction


def prepare_restored(backup: Path, database: Path) -> Path:
    """Make a copy of a backup, read back and of the newest layout. Blocks.

    Raises `StorageError` for a backup that is of no use, and what SQLite and the disk raise
    when the copy cannot be written. The backup is not changed.
    """
    check(backup)
    draft = _new_draft(database)
    with _read_only(backup) as connection:
        write_copy(connection, draft)
    with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        migrate(copy, draft, MIGRATIONS)
        with transaction(copy):
            # It may have been made while a reply was growing.
            recover(copy, files_beside(database))
    return draft


def prepare_blank(database: Path) -> Path:
    """Make a database of the newest layout with nothing in it. Blocks."""
    draft = _new_draft(database)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        migrate(connection, draft, MIGRATIONS)
    return draft


def clear_drafts(database: Path) -> None:
    """Remove what was prepared, also what an earlier run left. Blocks; raises OSError."""
    for file in database.parent.glob(f"{_draft_of(database).name}*"):
        file.unlink(missing_ok=True)


def check(backup: Path, *, to_its_end: bool = True) -> None:
    """Read a backup, or only the beginning of it. Blocks.

    Raises `StorageError` when it is not sound.
    """
    try:
        with _read_only(backup) as connection:
            check_origin(connection, path=backup, newest=len(MIGRATIONS))
            verdict = _verdict(connection, backup, to_its_end=to_its_end)
    except DatabaseTooNew as error:
        raise DatabaseTooNew(
            say("The backup {name} was made by a newer Rivulet.", name=backup.name),
            say("Update Rivulet to restore it."),
            details=error.details,
        ) from error
    except (sqlite3.Error, DatabaseForeign, OSError) as error:
        verdict = str(error)
    if verdict != "ok":
        raise StorageError(
            say(
                "The backup {name} cannot be read: it is damaged, or no longer there.",
                name=backup.name,
            ),
            say("Choose another one. The conversations that are here stay as they are."),
            details=verdict,
        )


def _verdict(connection: sqlite3.Connection, backup: Path, *, to_its_end: bool) -> str:
    if version_of(connection) == 0:
        return "empty"
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if backup.stat().st_size != pages * connection.execute("PRAGMA page_size").fetchone()[0]:
        return "cut off"
    if to_its_end:
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    return "ok"


def _draft_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.draft")


def _new_draft(database: Path) -> Path:
    clear_drafts(database)
    return _draft_of(database)


def _read_only(path: Path) -> contextlib.closing[sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None))
