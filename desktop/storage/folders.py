"""Folders on the disk, and which conversations are in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec

from desktop.chat.folders import Folder
from desktop.storage.database import Database

_SELECT = "SELECT id, name, parent_id, expanded FROM folders"
_PLACE = "UPDATE conversations SET folder_id = ? WHERE id = ?"


class RemovedFolder(msgspec.Struct, frozen=True, kw_only=True):
    """A folder that is gone, and what was in it: enough to bring it back."""

    folder: Folder
    conversation_ids: tuple[str, ...] = ()
    folder_ids: tuple[str, ...] = ()


class FolderStore:
    """Saves and loads folders. Knows no rules: see `FolderTree`.

    Every method raises `StorageError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Folder]:
        return await self._database.read(select_folders)

    async def add(self, folder: Folder) -> None:
        await self._database.write(insert_folder, folder)

    async def rename(self, folder_id: str, name: str) -> None:
        await self._write(
            "UPDATE folders SET name = ?, folded = ? WHERE id = ?", name, name.casefold(), folder_id
        )

    async def move(self, folder_id: str, parent_id: str | None) -> None:
        await self._write("UPDATE folders SET parent_id = ? WHERE id = ?", parent_id, folder_id)

    async def set_expanded(self, folder_id: str, expanded: bool) -> None:
        """Whether the list shows what is in it."""

        def update(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE folders SET expanded = ? WHERE id = ?", (expanded, folder_id)
            )

        await self._database.write_lightly(update)

    async def remove(self, folder_id: str) -> RemovedFolder | None:
        """Remove a folder; what is in it goes to where it was. None when it is gone already."""

        def work(connection: sqlite3.Connection) -> RemovedFolder | None:
            row = connection.execute(f"{_SELECT} WHERE id = ?", (folder_id,)).fetchone()
            if row is None:
                return None
            folder = _folder(row)
            inside = [
                tuple(key for (key,) in connection.execute(select, (folder_id,)))
                for select in (
                    "SELECT id FROM conversations WHERE folder_id = ?",
                    "SELECT id FROM folders WHERE parent_id = ?",
                )
            ]
            for table, column in (("conversations", "folder_id"), ("folders", "parent_id")):
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {column} = ?",  # noqa: S608 - constants
                    (folder.parent_id, folder_id),
                )
            connection.execute("DELETE FROM folders WHERE id = ?", (folder_id,))
            return RemovedFolder(folder=folder, conversation_ids=inside[0], folder_ids=inside[1])

        return await self._database.write(work)

    async def bring_back(self, removed: RemovedFolder) -> None:
        """Undo `remove`."""

        def work(connection: sqlite3.Connection) -> None:
            key = removed.folder.id
            insert_folder(connection, removed.folder)
            connection.executemany(_PLACE, ((key, one) for one in removed.conversation_ids))
            connection.executemany(
                "UPDATE folders SET parent_id = ? WHERE id = ?",
                ((key, one) for one in removed.folder_ids),
            )

        await self._database.write(work)

    async def place(self, places: Mapping[str, str | None]) -> dict[str, str | None]:
        """Put conversations into folders, or for None into none; returns where they were."""

        def work(connection: sqlite3.Connection) -> dict[str, str | None]:
            before: dict[str, str | None] = {}
            for key, folder_id in places.items():
                row = connection.execute(
                    "SELECT folder_id FROM conversations WHERE id = ?", (key,)
                ).fetchone()
                if row is not None and row[0] != folder_id:
                    before[key] = row[0]
                    connection.execute(_PLACE, (folder_id, key))
            return before

        return await self._database.write(work)

    async def _write(self, statement: str, *values: str | None) -> None:
        await self._database.write(
            lambda connection: connection.execute(statement, values).rowcount
        )


def select_folders(connection: sqlite3.Connection) -> list[Folder]:
    return [_folder(row) for row in connection.execute(_SELECT)]


def insert_folder(connection: sqlite3.Connection, folder: Folder) -> None:
    """Does nothing when a folder of its id is here."""
    connection.execute(
        "INSERT OR IGNORE INTO folders (id, name, folded, parent_id, expanded)"
        " VALUES (?, ?, ?, ?, ?)",
        (folder.id, folder.name, folder.name.casefold(), folder.parent_id, folder.expanded),
    )


def _folder(row: tuple[str, str, str | None, int]) -> Folder:
    return Folder(id=row[0], name=row[1], parent_id=row[2], expanded=bool(row[3]))
