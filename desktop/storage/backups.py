"""Copies of the database from the last days and weeks."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from desktop.chat.errors import DatabaseDamaged, DiskFull
from desktop.storage.copies import write_copy
from desktop.storage.daemon_thread import DaemonThread
from desktop.storage.failures import file_error, storage_error, suspicion

_NAME = re.compile(r"rivulet-(\d{4}-\d{2}-\d{2})\.sqlite3")


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
        return await self._thread.call(lambda: self._make(daily, weekly))

    def files(self) -> list[Path]:
        """All backups, the newest first. Blocks."""
        return [path for _, path in sorted(self._dated(), reverse=True)]

    def stop(self) -> None:
        """Make no more; does not wait for one under way, which leaves nothing half done."""
        self._thread.stop()

    def _make(self, daily: int, weekly: int) -> Path | None:
        try:
            target = self._folder / f"rivulet-{self._today():%Y-%m-%d}.sqlite3"
            if target.exists() or not self._changed_since_last():
                return None
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for unfinished in self._folder.glob("rivulet-*.part"):
                unfinished.unlink()  # the program ended in the middle of it
            self._check_room()
            uri = f"{self._database.absolute().as_uri()}?mode=ro"
            with contextlib.closing(
                sqlite3.connect(uri, uri=True, isolation_level=None)
            ) as connection:
                write_copy(connection, target)
            by_day = dict(self._dated())
            for day in surplus(by_day, daily=daily, weekly=weekly):
                by_day[day].unlink(missing_ok=True)
        except DatabaseDamaged:
            suspicion(self._database).touch(mode=0o600)
            raise
        except OSError as error:
            raise file_error(error, self._folder) from error
        except sqlite3.Error as error:
            failure = storage_error(error, self._database)
            if failure is None:
                raise
            raise failure from error
        return target

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
                f"There is no room for a backup in {self._folder}.",
                "Free some space on the disk, or keep fewer backups.",
            )

    def _dated(self) -> Iterable[tuple[date, Path]]:
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            match = _NAME.fullmatch(path.name)
            with contextlib.suppress(ValueError):
                if match is not None:
                    yield date.fromisoformat(match[1]), path
