"""From one layout of the database to the next."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desktop.chat.errors import DatabaseTooNew
from desktop.storage.database import Database
from desktop.storage.migrations import APPLICATION_ID, MIGRATIONS, Migration

NEXT: Migration = ("ALTER TABLE state ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",)
BROKEN: Migration = ("ALTER TABLE state ADD COLUMN shape TEXT", "ALTER TABLE nowhere ADD COLUMN a")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of the first version, with something in it."""
    path = tmp_path / "rivulet.db"
    open_with(path, MIGRATIONS[:1])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO state VALUES ('a', 'kept')")
        connection.commit()
    return path


def open_with(path: Path, migrations: Sequence[Migration]) -> None:
    async def main() -> None:
        database = Database(path, migrations=migrations)
        try:
            await database.open()
        finally:
            await database.aclose()

    asyncio.run(main())


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.backup*"))


def test_a_new_database_has_the_newest_version_and_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_with(path, MIGRATIONS)
    assert rows(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert backups(path) == []


def test_an_older_one_is_brought_up_to_date_after_a_backup(path: Path) -> None:
    open_with(path, [*MIGRATIONS[:1], NEXT])
    assert rows(path, "PRAGMA user_version") == [(2,)]
    assert rows(path, "SELECT * FROM state") == [("a", "kept", "blue")]
    (backup,) = backups(path)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert rows(backup, "PRAGMA user_version") == [(1,)]
    assert rows(backup, "SELECT * FROM state") == [("a", "kept")]
    assert rows(backup, "PRAGMA integrity_check") == [("ok",)]


def test_an_up_to_date_one_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    open_with(path, MIGRATIONS[:1])
    assert path.read_bytes() == before
    assert backups(path) == []


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        open_with(path, [*MIGRATIONS[:1], BROKEN])
    assert rows(path, "PRAGMA user_version") == [(1,)]
    assert rows(path, "SELECT * FROM state") == [("a", "kept")]
    open_with(path, MIGRATIONS[:1])


def test_the_steps_before_the_failing_one_stay(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        open_with(path, [*MIGRATIONS[:1], NEXT, BROKEN])
    assert rows(path, "PRAGMA user_version") == [(2,)]
    with pytest.raises(DatabaseTooNew):
        open_with(path, MIGRATIONS[:1])


def test_without_room_for_a_backup_nothing_is_changed(path: Path) -> None:
    blocked = path.with_name(f"{path.name}.version-1.backup")
    blocked.mkdir()
    (blocked / "file").touch()
    with pytest.raises(Exception, match="not allowed"):
        open_with(path, [*MIGRATIONS[:1], NEXT])
    assert rows(path, "PRAGMA user_version") == [(1,)]
    assert [file.name for file in backups(path)] == [blocked.name]


def test_the_tables_take_no_other_types(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
        ).fetchall():
            assert connection.execute(
                "SELECT strict FROM pragma_table_list WHERE name = ?", (table,)
            ).fetchall() == [(1,)]
