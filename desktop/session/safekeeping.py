"""That conversations are not lost: backups, and what becomes of a damaged database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from desktop.chat.errors import DatabaseDamaged, DatabaseForeign, StorageError
from desktop.settings import BackupSettings
from desktop.storage.backups import Backups
from desktop.storage.database import Database
from desktop.storage.rescue import Rescued, rescue

_log = logging.getLogger(__name__)

#: Seconds after the start before a backup is thought of, and between two such thoughts.
_FIRST = 60.0
_BETWEEN = 3600.0


class Safekeeping:
    """Opens the database, in one piece or another, and keeps copies of it."""

    def __init__(self, database: Database, backups: Backups) -> None:
        self._database = database
        self._backups = backups

    async def open(self) -> str:
        """Open the database; a damaged one is set aside, and what can be read goes into a new one.

        Returns what the user is to be told, "" for nothing. Raises `StorageError`.
        """
        try:
            await self._database.open()
        except DatabaseForeign:
            raise
        except DatabaseDamaged as error:
            _log.warning("The database is damaged: %s", error.details)
            return await self._rescue()
        return ""

    async def keep_backups(
        self, *, settings: Callable[[], BackupSettings], tell: Callable[[str], None]
    ) -> None:
        """Make a backup every day, for as long as the program runs; a failure is told once."""
        told = False
        await asyncio.sleep(_FIRST)
        while True:
            wanted = settings()
            try:
                made = await self._backups.make(daily=wanted.daily, weekly=wanted.weekly)
                if made is not None:
                    _log.info("Backup: %s", made.name)
            except StorageError as error:
                _log.warning("No backup was made: %s", error)
                if not told:
                    told = True
                    tell(f"No backup was made. {error.message} {error.hint}")
            await asyncio.sleep(_BETWEEN)

    async def _rescue(self) -> str:
        def run() -> Rescued:
            today = datetime.now().astimezone().date()
            return rescue(self._database.path, self._backups.files(), today=today)

        rescued = await asyncio.to_thread(run)
        await self._database.open()
        added = f", and {rescued.from_backup:,} from a backup" if rescued.from_backup else ""
        return (
            f"The database was damaged. {rescued.messages:,} messages could be read{added}. "
            f"The damaged file is kept as {rescued.aside.name}."
        )
