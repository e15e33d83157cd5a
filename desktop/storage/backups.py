"""Copies of the database from the last days and weeks, and from before it was replaced."""

from __future__ import annotations

import contextlib
import enum
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop.chat.errors import DatabaseDamaged, DatabaseTooNew, DiskFull, StorageError
from desktop.chat.wording import say
from desktop.storage.copies import write_copy
from desktop.storage.daemon_thread import DaemonThread
from desktop.storage.failures import file_error, storage_error, suspicion
from desktop.storage.footprint import set_aside
from desktop.storage.replacements import (
    check,
    clear_drafts,
    prepare_blank,
    prepare_restored,
)

T = TypeVar("T")

_NAME = re.compile(r"rivulet-(\d{4}-\d{2}-\d{2})(-before-\d+)?\.sqlite3")


class BackupState(enum.StrEnum):
    """What is known of a backup. Each was read back when it was made."""

    VERIFIED = "verified"
    DAMAGED = "damaged"
    TOO_NEW = "too-new"


class Backup(msgspec.Struct, frozen=True):
    """One backup. ``made_at`` is in seconds since 1970."""

    path: Path
    made_at: float
    size: int
    state: BackupState
    #: Set aside before the conversations were replaced: kept until somebody removes it.
    is_aside: bool = False


def surplus(days: Iterable[date], *, daily: int, weekly: int) -> set[date]:
    """Which of these backups need not be kept: those beside the newest ``daily`` ones and the
    first ones of the newest ``weekly`` weeks."""
    newest = sorted(days, reverse=True)
    first_of_week: dict[tuple[int, int], date] = {}
    for day in newest:
        first_of_week[day.isocalendar()[:2]] = day
    weeks = sorted(first_of_week.values(), reverse=True)
    return set(newest) - set(newest[:daily]) - set(weeks[:weekly])


class Backups:
    """Makes at most one backup a day, verified, and lets the oldest go.

    Works in a thread of its own and over a connection of its own, so that nobody waits for it.
    """

    def __init__(
        self,
        database: Path,
        folder: Path,
        *,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
    ) -> None:
        self._database = database
        self._folder = folder
        self._today = today
        self._thread = DaemonThread("backup")

    async def make(self, *, daily: int, weekly: int) -> Path | None:
        """Make today's backup; None when it is there, or nothing has changed since the last.

        With neither ``daily`` nor ``weekly`` ones to keep, none is made and none is removed.
        Raises `StorageError`.
        """
        if daily + weekly <= 0:
            return None
        return await self._call(lambda: self._make(daily, weekly))

    async def make_now(self, *, daily: int, weekly: int) -> Path | None:
        """Make a backup, in the place of today's if there is one; None when the last one holds
        all that is here. Raises `StorageError`."""
        return await self._call(lambda: self._make(daily, weekly, asked=True))

    async def set_aside(self) -> Path:
        """Make a copy that stays until somebody removes it. Raises `StorageError`."""
        return await self._call(self._set_aside)

    async def all(self) -> list[Backup]:
        """All backups, the newest first. Raises `StorageError`."""
        return await self._call(self._all)

    async def check(self, backup: Path) -> None:
        """Read a backup to its end. Raises `StorageError` when it is not sound."""
        await self._call(lambda: check(backup))

    async def remove(self, backups: Iterable[Path]) -> None:
        """Remove these for good. Raises `StorageError`."""
        wanted = list(backups)
        await self._call(lambda: self._remove(wanted))

    async def prepare(self, backup: Path | None) -> Path:
        """Make what can take the place of the database: the content of a backup, or, for None,
        nothing at all. Raises `StorageError`."""
        database = self._database
        return await self._call(
            lambda: prepare_restored(backup, database) if backup else prepare_blank(database)
        )

    async def clear_drafts(self) -> None:
        """Remove what `prepare` made. Raises `StorageError`."""
        await self._call(lambda: clear_drafts(self._database))

    async def remove_everything(self) -> None:
        """Remove all backups, and the databases that were set aside beside the one in use.

        Raises `StorageError`.
        """
        await self._call(self._remove_everything)

    def files(self) -> list[Path]:
        """Those of the days, the newest first. Blocks."""
        return [path for _, path in sorted(self._dated(), reverse=True)]

    def stop(self) -> None:
        """Make no more; does not wait for one under way, which leaves nothing half done."""
        self._thread.stop()

    async def _call(self, work: Callable[[], T]) -> T:
        return await self._thread.call(lambda: self._translated(work))

    def _translated(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except OSError as error:
            raise file_error(error, self._folder) from error
        except sqlite3.Error as error:
            failure = storage_error(error, self._database)
            if failure is None:
                raise
            raise failure from error

    def _make(self, daily: int, weekly: int, *, asked: bool = False) -> Path | None:
        target = self._folder / f"rivulet-{self._today():%Y-%m-%d}.sqlite3"
        if (target.exists() and not asked) or not self._changed_since_last():
            return None
        self._copy(target)
        by_day = dict(self._dated())
        for day in surplus(by_day, daily=daily, weekly=weekly):
            if by_day[day] != target:
                by_day[day].unlink(missing_ok=True)
        return target

    def _set_aside(self) -> Path:
        number = 1
        stem = f"rivulet-{self._today():%Y-%m-%d}-before"
        while (target := self._folder / f"{stem}-{number}.sqlite3").exists():
            number += 1
        self._copy(target)
        return target

    def _copy(self, target: Path) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for unfinished in self._folder.glob("rivulet-*.part"):
            unfinished.unlink()  # the program ended in the middle of it
        self._check_room()
        uri = f"{self._database.absolute().as_uri()}?mode=ro"
        try:
            with contextlib.closing(
                sqlite3.connect(uri, uri=True, isolation_level=None)
            ) as connection:
                write_copy(connection, target)
        except DatabaseDamaged:
            suspicion(self._database).touch(mode=0o600)
            raise

    def _all(self) -> list[Backup]:
        found = [*(path for _, path in self._dated()), *self._asides()]
        return sorted(map(_described, found), key=lambda backup: backup.made_at, reverse=True)

    def _remove(self, backups: list[Path]) -> None:
        for path in backups:
            if path.parent == self._folder and _NAME.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def _remove_everything(self) -> None:
        self._remove([path for path, _ in self._named()])
        for path in set_aside(self._database):
            path.unlink(missing_ok=True)

    def _changed_since_last(self) -> bool:
        last = next(iter(self.files()), None)
        if last is None:
            return True
        log = self._database.with_name(self._database.name + "-wal")
        changes = [path.stat().st_mtime for path in (self._database, log) if path.exists()]
        return max(changes, default=0.0) > last.stat().st_mtime

    def _check_room(self) -> None:
        needed = self._database.stat().st_size
        if shutil.disk_usage(self._folder).free < 2 * needed:
            raise DiskFull(
                say("There is no room for a backup in {folder}.", folder=self._folder),
                say("Free some space on the disk, or keep fewer backups."),
            )

    def _dated(self) -> Iterable[tuple[date, Path]]:
        for path, match in self._named():
            with contextlib.suppress(ValueError):
                if not match[2]:
                    yield date.fromisoformat(match[1]), path

    def _asides(self) -> Iterable[Path]:
        return (path for path, match in self._named() if match[2])

    def _named(self) -> Iterable[tuple[Path, re.Match[str]]]:
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if (match := _NAME.fullmatch(path.name)) is not None:
                yield path, match


def _described(path: Path) -> Backup:
    found = path.stat()
    try:
        check(path, to_its_end=False)
        state = BackupState.VERIFIED
    except DatabaseTooNew:
        state = BackupState.TOO_NEW
    except StorageError:
        state = BackupState.DAMAGED
    match = _NAME.fullmatch(path.name)
    return Backup(path, found.st_mtime, found.st_size, state, bool(match and match[2]))
