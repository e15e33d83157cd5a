"""The one thread that talks to SQLite."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from desktop.chat.errors import DatabaseDamaged, StorageError
from desktop.storage.attachment_files import AttachmentFiles, files_beside
from desktop.storage.copies import copy_into
from desktop.storage.failures import damaged, file_error, storage_error, suspicion
from desktop.storage.migrations import MIGRATIONS, Migration, check_origin, migrate
from desktop.storage.search_index import restart
from desktop.storage.transactions import transaction, write_ahead

P = ParamSpec("P")
T = TypeVar("T")

#: The write-ahead log is cut back to this after a checkpoint, however long it grew.
_LOG_BYTES = 16 * 1024 * 1024
#: Pages of the file kept in memory, in KiB.
_CACHE_KIB = 8 * 1024
_UNFINISHED = (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY)


class Database:
    """A SQLite file, opened once and used from one thread only.

    Work is a function that takes the connection; calls run one after the other, in the order
    they were made. A caller that is cancelled stops waiting, but its work is done all the same:
    a write is never left half way. Failures of the disk or the file are raised as
    `StorageError`; any other `sqlite3.Error` is a bug. Knows no tables. Does not keep a second
    Rivulet out: that is decided before it is opened. Damage that is met is looked into at the
    next start.
    """

    def __init__(
        self,
        path: Path,
        *,
        busy_seconds: float = 2.0,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        """``busy_seconds`` is how long a call waits for another program's lock."""
        self.path = path
        #: What its messages carry; for the thread.
        self.files: AttachmentFiles = files_beside(path)
        self._busy_seconds = busy_seconds
        self._migrations = migrations
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._closed = False
        # The two below are used in the thread only.
        self._connection: sqlite3.Connection | None = None
        self._failure: StorageError | None = None

    async def open(self) -> None:
        """Open or create the file and bring its layout up to date.

        Raises `StorageError`; what is asked of the database afterwards fails with the same
        words. A file that is damaged, too new or not ours is not written to. May be tried again.
        """
        await self._in_thread(self._open)

    async def aclose(self) -> None:
        """Finish the work under way, move the log into the file and close it.

        A disk that does not take the log any more is no failure: the log is used at the next
        start.
        """
        if self._closed:
            return
        self._closed = True
        try:
            await self._in_thread(self._close)
        finally:
            self._executor.shutdown(wait=False)

    async def read(
        self,
        work: Callable[Concatenate[sqlite3.Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run ``work(connection, ...)`` without a transaction."""
        return await self._in_thread(lambda: work(self._opened(), *args, **kwargs))

    async def write(
        self,
        work: Callable[Concatenate[sqlite3.Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run ``work(connection, ...)`` in a transaction; on return it is on the disk."""
        return await self._in_thread(lambda: self._transact("FULL", work, *args, **kwargs))

    async def write_lightly(
        self,
        work: Callable[Concatenate[sqlite3.Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like `write`, without waiting for the disk.

        Survives the death of this program at once, and a power cut from the next `write` or
        checkpoint on; the file stays whole in either case.
        """
        return await self._in_thread(lambda: self._transact("NORMAL", work, *args, **kwargs))

    async def replace(self, source: Path) -> bool:
        """Hold what another database holds from now on: all of it or, where it fails, nothing.

        ``source`` is a sound database of the newest layout that nobody writes. Everybody who
        has this one open sees a single write. Returns whether nothing of what was here is left
        in the file; False when another program reads it at this moment.
        """
        return await self._in_thread(lambda: self._replace(source))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        future = self._executor.submit(self._translated, work)
        return await asyncio.shield(asyncio.wrap_future(future))

    def _translated(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sqlite3.Error as error:
            failure = storage_error(error, self.path)
            if failure is None:
                raise
            if isinstance(failure, DatabaseDamaged) and self._connection is not None:
                with contextlib.suppress(OSError):
                    suspicion(self.path).touch(mode=0o600)
            raise failure from error

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None:
            return self._connection
        if self._failure is not None:
            # A fresh one each time: a raised exception collects tracebacks.
            kind, old = type(self._failure), self._failure
            raise kind(old.message, old.hint, details=old.details)
        raise RuntimeError("the database is not open")

    def _transact(
        self,
        synchronous: str,
        work: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        connection = self._opened()
        # Switching one connection costs some microseconds; a second one would have a cache of
        # its own, made stale by every write of the first.
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        with transaction(connection):
            return work(connection, *args, **kwargs)

    def _replace(self, source: Path) -> bool:
        connection = self._opened()
        connection.execute("PRAGMA synchronous = FULL")
        copy_into(connection, source, patience=self._busy_seconds)
        # What was here before is in the file until the log is moved into it.
        return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)

    def _open(self) -> None:
        if self._connection is not None:
            return
        try:
            self._connection = self._translated(self._connected)
        except OSError as error:
            self._failure = file_error(error, self.path)
            raise self._failure from error
        except StorageError as error:
            self._failure = error
            raise
        self._failure = None

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            # SQLite gives its -wal and -shm files the permissions of this one.
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if self.path.stat().st_size:
            self._check()
        connection = self._connect("rw")
        try:
            self._check_origin(connection)
            write_ahead(connection, patience=self._busy_seconds)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            migrate(connection, self.path, self._migrations)
            if suspicion(self.path).exists():
                self._look_closer(connection)
            if self.path.stat().st_mode & 0o077:
                self.path.chmod(0o600)
        except BaseException:
            connection.close()
            raise
        return connection

    def _look_closer(self, connection: sqlite3.Connection) -> None:
        """Something could not be read in an earlier run: the tables, or the search index."""
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise damaged(self.path, str(verdict))
        with transaction(connection):
            restart(connection)
        suspicion(self.path).unlink(missing_ok=True)

    def _check(self) -> None:
        """Look at the file without being able to change it: even a close may write."""
        with contextlib.closing(self._connect("ro")) as connection:
            try:
                self._check_origin(connection)
            except sqlite3.OperationalError as error:
                # A start was cut off while it made the file: only a writer can clean up.
                if error.sqlite_errorcode not in _UNFINISHED:
                    raise

    def _check_origin(self, connection: sqlite3.Connection) -> None:
        check_origin(connection, path=self.path, newest=len(self._migrations))

    def _connect(self, mode: str) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
        )

    def _close(self) -> None:
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        try:
            connection.execute("PRAGMA optimize")
            # Does nothing while another program reads.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            if storage_error(error, self.path) is None:
                raise
        finally:
            connection.close()
