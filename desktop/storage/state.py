"""Small things to remember between starts."""

from __future__ import annotations

import sqlite3

from desktop.chat.errors import StorageError
from desktop.chat.wording import say
from desktop.storage.database import Database

_MAX_LENGTH = 1024 * 1024


class WindowState:
    """Remembers short texts under a name: where the window stood, what was open.

    Nothing that a user chose on purpose: that is in the settings. Does not look inside.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remember(self, key: str, value: str) -> None:
        """Raises `StorageError`."""
        if len(value) > _MAX_LENGTH:
            raise StorageError(
                say("This state is longer than 1,048,576 characters and was not stored.")
            )

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

        await self._database.write_lightly(write)

    async def recall(self, key: str) -> str | None:
        """None when nothing was remembered. Raises `StorageError`."""

        def read(connection: sqlite3.Connection) -> str | None:
            row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
            return None if row is None else str(row[0])

        return await self._database.read(read)
