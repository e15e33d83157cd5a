"""What happens to a damaged database: it is set aside, and a new one is made from it."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from desktop.chat.errors import StorageError
from desktop.chat.wording import say
from desktop.storage.copies import flush
from desktop.storage.failures import file_error, storage_error, suspicion
from desktop.storage.migrations import MIGRATIONS, migrate
from desktop.storage.salvage import mend, salvage
from desktop.storage.transactions import transaction


class Rescued(msgspec.Struct, frozen=True):
    """What came of a damaged database."""

    #: The damaged file, as it was.
    aside: Path
    #: Messages that could be read, and those that the newest backup added.
    messages: int
    from_backup: int


def rescue(database: Path, backups: Iterable[Path], *, today: date) -> Rescued:
    """Make a sound database of what can be read of a damaged one and of its backups.

    The damaged file keeps its bytes under another name. Until the new one is complete, the old
    one stays in its place. Blocks. Raises `StorageError`.
    """
    draft = database.with_name(database.name + ".new")
    work = database.with_name(database.name + ".rescue")
    try:
        try:
            rescued = _rescue(database, list(backups), draft=draft, work=work, today=today)
        finally:
            for path in (draft, work):
                for file in _with_logs(path):
                    file.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, database) from error
    except sqlite3.Error as error:
        failure = storage_error(error, database)
        raise (
            failure or StorageError(say("The database {path} is damaged.", path=database))
        ) from error
    return rescued


def _rescue(
    database: Path, backups: list[Path], *, draft: Path, work: Path, today: date
) -> Rescued:
    # Reading may write, be it only by taking over the log: so a copy is read.
    for file, copy in zip(_with_logs(database), _with_logs(work), strict=True):
        copy.unlink(missing_ok=True)
        if file.exists():
            shutil.copyfile(file, copy)
            copy.chmod(0o600)
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = OFF")
        migrate(target, draft, MIGRATIONS)
        with transaction(target):
            messages = _salvaged(work, target)
            from_backup = sum(_salvaged(backup, target) for backup in backups[:1])
            mend(target)
        target.execute("PRAGMA journal_mode = DELETE")
    flush(draft)
    aside = _set_aside(database, today)
    draft.replace(database)
    suspicion(database).unlink(missing_ok=True)
    return Rescued(aside, messages, from_backup)


def _salvaged(source: Path, target: sqlite3.Connection) -> int:
    with contextlib.closing(sqlite3.connect(source, isolation_level=None)) as connection:
        # Rows are read as they are, even where an index says something else.
        with contextlib.suppress(sqlite3.DatabaseError):
            connection.execute("PRAGMA query_only = ON")
        return salvage(connection, target)


def _set_aside(database: Path, today: date) -> Path:
    """Give the file a second name, so that there is no moment without one; move its log."""
    number = 1
    while (aside := database.with_name(f"{database.name}.damaged-{today}-{number}")).exists():
        number += 1
    try:
        aside.hardlink_to(database)
    except OSError:
        shutil.copy2(database, aside)
    for file, moved in zip(_with_logs(database)[1:], _with_logs(aside)[1:], strict=True):
        if file.exists():
            file.replace(moved)
    return aside


def _with_logs(path: Path) -> tuple[Path, Path, Path]:
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")
