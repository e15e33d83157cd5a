"""What SQLite and the operating system report, as sentences for the user."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from desktop.chat.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DiskFull,
    StorageError,
)
from desktop.chat.wording import say, together

_KEPT = say("The file is kept as it is. What you see can still be read and copied.")
_RECOVER = say("Start Rivulet again to recover what is left.")
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FORBIDDEN = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)
_UNREADABLE = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)


def storage_error(error: sqlite3.Error, path: Path) -> StorageError | None:
    """The failure to tell the user; None when ``error`` is a bug in a statement.

    The primary result code is the low byte (sqlite.org/rescode.html).
    """
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return None
    code = extended & 0xFF
    details = f"{getattr(error, 'sqlite_errorname', '')}: {error}"
    if code in _BUSY:
        return DatabaseBusy(
            say("Another program is using the database {path}.", path=path),
            say("Close the program that holds it, then try again."),
            details=details,
        )
    if code in _DAMAGED:
        return damaged(path, details)
    if code == sqlite3.SQLITE_FULL:
        return _full(path, details)
    if code in _FORBIDDEN:
        return _forbidden(path, details)
    if extended in _UNREADABLE:
        return StorageError(
            say("The database {path} could not be read.", path=path), _KEPT, details=details
        )
    if code == sqlite3.SQLITE_IOERR:
        return DiskFull(
            say("The database {path} could not be written.", path=path),
            say("Check the disk and its free space, then try again."),
            details=details,
        )
    return None


def suspicion(database: Path) -> Path:
    """The file that says that something in a database could not be read: it stands beside it,
    and the next start looks closer."""
    return database.with_name(database.name + ".damaged")


def damaged(path: Path, details: str) -> DatabaseDamaged:
    return DatabaseDamaged(
        say("The database {path} is damaged.", path=path),
        together(_KEPT, _RECOVER),
        details=details,
    )


def file_error(error: OSError, path: Path) -> StorageError:
    """The failure to tell the user when a file or folder could not be made or written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _full(path, str(error))
    return _forbidden(path, str(error))


def _full(path: Path, details: str) -> DiskFull:
    return DiskFull(
        say("There is no room left to write {path}.", path=path),
        say("Free some space on the disk, then try again."),
        details=details,
    )


def _forbidden(path: Path, details: str) -> DiskFull:
    return DiskFull(
        say("Rivulet is not allowed to write {path}.", path=path),
        say("Check the permissions of the file and of its folder."),
        details=details,
    )
