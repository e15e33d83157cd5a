"""That conversations are not lost: backups, and what becomes of a damaged database."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.chat.errors import DatabaseDamaged, DatabaseForeign, StorageError
from desktop.chat.wording import say, together
from desktop.settings import BackupSettings
from desktop.storage.attachment_sweep import sweep
from desktop.storage.backups import Backup, Backups, BackupState
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.rescue import Rescued, rescue

__all__ = ["Backup", "BackupState", "Safekeeping"]

_log = logging.getLogger(__name__)

#: Seconds after the start before a backup is thought of, and between two such thoughts.
_FIRST = 60.0
_BETWEEN = 3600.0
#: Seconds between two attempts to save what could not be saved.
_AGAIN = 5.0


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
        with contextlib.suppress(StorageError):
            await self._backups.clear_drafts()  # of a run that was cut off
        return ""

    async def backups(self) -> list[Backup]:
        """All backups, the newest first. Raises `StorageError`."""
        return await self._backups.all()

    async def back_up(self, wanted: BackupSettings) -> Path | None:
        """Make a backup now; None when the newest one holds all that is here.

        Raises `StorageError`.
        """
        return await self._backups.make_now(daily=wanted.daily, weekly=wanted.weekly)

    async def check(self, backup: Backup) -> None:
        """Read a backup to its end. Raises `StorageError` when it is not sound."""
        await self._backups.check(backup.path)

    async def remove(self, backup: Backup) -> None:
        """Remove a backup for good. Raises `StorageError`."""
        await self._backups.remove([backup.path])

    async def restore(self, backup: Backup) -> Path:
        """Let the conversations be those of a backup; returns the backup of what was here.

        Whatever happens, what is here is what was here or what the backup holds. No reply may
        be growing. Raises `StorageError`.
        """
        await self._writable()
        aside = await self._backups.set_aside()
        await self._replace(backup.path)
        _log.info("Restored %s; what was there is in %s", backup.path.name, aside.name)
        return aside

    async def delete_all(self, *, backups_too: bool) -> bool:
        """Remove all conversations for good, from the file too; no reply may be growing.

        Returns False when another program reads the file at this moment: then their text leaves
        it when that program and Rivulet have ended. Raises `StorageError`.
        """
        await self._writable()
        clean = await self._replace(None)
        if backups_too:
            await self._backups.remove_everything()
        await self.sweep()
        _log.info("All conversations were deleted%s", ", and the backups" if backups_too else "")
        return clean

    async def sweep(self) -> None:
        """Remove the files that no message, draft or backup needs any more.

        Raises `StorageError`.
        """
        backups = [backup.path for backup in await self._backups.all()]
        count = await self._database.read(sweep, self._database.files, backups)
        if count:
            _log.info("Files that nothing refers to were removed: %d", count)

    async def _replace(self, backup: Path | None) -> bool:
        try:
            return await self._database.replace(await self._backups.prepare(backup))
        finally:
            await self._backups.clear_drafts()

    async def _writable(self) -> None:
        """Raises `StorageError`, before anything is done, when nothing can be."""
        await self._database.write(lambda _: None)

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
                await self.sweep()
            except StorageError as error:
                _log.warning("No backup was made: %s", error)
                if not told:
                    told = True
                    reason = together(error.message, error.hint)
                    tell(together(say("No backup was made."), reason))
            await asyncio.sleep(_BETWEEN)

    async def keep_saving(self, store: ConversationStore, *, tell: Callable[[str], None]) -> None:
        """Store what the disk did not take as soon as it does, for as long as the program runs."""
        while True:
            await asyncio.sleep(_AGAIN)
            with contextlib.suppress(StorageError):
                if await store.save_refused():
                    tell(say("What could not be saved before is saved now."))

    async def _rescue(self) -> str:
        def run() -> Rescued:
            today = datetime.now().astimezone().date()
            return rescue(self._database.path, self._backups.files(), today=today)

        rescued = await asyncio.to_thread(run)
        await self._database.open()
        if not rescued.from_backup:
            return say(
                "The database was damaged. {count} messages could be read. The damaged file is "
                "kept as {name}.",
                count=rescued.messages,
                name=rescued.aside.name,
            )
        return say(
            "The database was damaged. {count} messages could be read, and {more} from a backup. "
            "The damaged file is kept as {name}.",
            count=rescued.messages,
            more=rescued.from_backup,
            name=rescued.aside.name,
        )
