"""How much room everything takes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.storage.footprint import Footprint, measured

__all__ = ["Footprint", "FootprintSource"]


class FootprintSource:
    """Measures the data folder, in another thread."""

    def __init__(self, *, database: Path, backups: Path, logs: Path) -> None:
        self._database = database
        self._backups = backups
        self._logs = logs

    async def measure(self) -> Footprint:
        """What cannot be read counts as nothing."""
        return await asyncio.to_thread(
            measured, database=self._database, backups=self._backups, logs=self._logs
        )
