"""What is remembered between starts."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from desktop.chat.errors import StorageError
from desktop.storage.database import Database
from desktop.storage.state import WindowState


def test_the_last_value_is_remembered_over_a_restart(tmp_path: Path) -> None:
    async def main() -> None:
        for values in (("1", "2"), ("3",)):
            database = Database(tmp_path / "rivulet.db")
            await database.open()
            state = WindowState(database)
            assert await state.recall("nothing") is None
            assert await state.recall("window") == (None if values[0] == "1" else "2")
            for value in values:
                await state.remember("window", value)
            await database.aclose()

    asyncio.run(main())


def test_a_huge_value_is_refused(tmp_path: Path) -> None:
    async def main() -> None:
        database = Database(tmp_path / "rivulet.db")
        await database.open()
        try:
            with pytest.raises(StorageError):
                await WindowState(database).remember("window", "x" * 2_000_000)
        finally:
            await database.aclose()

    asyncio.run(main())
