"""All or nothing."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator

#: Seconds between two looks at somebody else's lock.
_PAUSE = 0.02


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what happens inside, or nothing of it. The connection is in autocommit mode."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself; the first failure is the one to report.
        with contextlib.suppress(sqlite3.Error):
            connection.rollback()
        raise


def write_ahead(connection: sqlite3.Connection, *, patience: float) -> None:
    """Let the database keep a write-ahead log, so that readers and a writer leave each other be.

    ``patience`` is in seconds: how long another program may be writing. SQLite does not wait by
    itself here while somebody writes a database that has no such log yet, as two first starts
    at the same time do. Raises `sqlite3.OperationalError` after that.
    """
    waits_until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > waits_until:
                raise
            time.sleep(_PAUSE)
        else:
            return
