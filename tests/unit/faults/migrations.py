"""The way from an older layout of the database to the newest."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.chat.errors import StorageError
from desktop.storage.database import Database
from desktop.storage.migrations import MIGRATIONS, version_of
from tests.unit.faults.stored import reopened, state_of

#: No way meets this many faults.
_MOST_ATTEMPTS = 3
_MESSAGES = 40


class Migrations:
    """Opens a database of version ``version`` that has something in it."""

    def __init__(self, version: int) -> None:
        self._version = version
        self._path = Path()

    @classmethod
    def all(cls) -> list[Migrations]:
        return [cls(version) for version in range(1, len(MIGRATIONS))]

    def prepare(self, folder: Path) -> None:
        self._path = folder / "rivulet.sqlite3"

        async def make() -> None:
            database = Database(self._path, migrations=MIGRATIONS[: self._version])
            await database.open()
            await database.aclose()

        asyncio.run(make())
        with closing(sqlite3.connect(self._path)) as connection:
            connection.execute(
                "INSERT INTO conversations (id, title, created_at, updated_at, leaf_id)"
                " VALUES ('c', 'Old', 1.0, 2.0, 'm39')"
            )
            connection.executemany(
                "INSERT INTO messages"
                " (id, conversation_id, parent_id, role, status, created_at, blocks)"
                " VALUES (?, 'c', ?, 'user', 'complete', 1.0, ?)",
                (
                    (
                        f"m{number}",
                        f"m{number - 1}" if number else None,
                        b'[{"type":"text","text":"%s"}]' % (b"word " * 80),
                    )
                    for number in range(_MESSAGES)
                ),
            )
            connection.commit()
            self._state = state_of(connection)

    async def play(self, *, heal: Callable[[], None]) -> None:
        database = Database(self._path)
        for _ in range(_MOST_ATTEMPTS):
            try:
                await database.open()
                break
            except StorageError as error:
                words = error.message
                heal()
                assert words
        await database.aclose()

    async def check_killed(self) -> None:
        await self.check_done()

    async def check_done(self) -> None:
        """It is the newest layout in the end, with everything in it; and there is a copy."""
        assert await reopened(self._path) == self._state
        backup = self._path.with_name(f"{self._path.name}.version-{self._version}.backup")
        for path, version in ((self._path, len(MIGRATIONS)), (backup, self._version)):
            with closing(sqlite3.connect(path)) as connection:
                assert version_of(connection) == version
                assert state_of(connection) == self._state
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
