"""Standing permissions for tools, kept on disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.chat.consent import Grant
from desktop.chat.errors import DiskFull
from desktop.storage.failures import file_error
from desktop.storage.whole_file import replace_file

_log = logging.getLogger(__name__)

#: The oldest give way to newer ones.
_MOST_GRANTS = 2_000
_MAX_BYTES = 4 * 1024 * 1024


class Permissions:
    """A file of grants. What cannot be read counts as not granted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._grants: tuple[Grant, ...] | None = None
        self._lock = asyncio.Lock()

    async def grants(self) -> tuple[Grant, ...]:
        """The oldest first."""
        async with self._lock:
            return await self._loaded()

    async def add(self, grant: Grant) -> None:
        """Holds at once; raises `DiskFull` when it could not be written."""
        await self._change(lambda grants: (*grants, grant)[-_MOST_GRANTS:])

    async def revoke(self, gone: Callable[[Grant], bool]) -> int:
        """Take back what ``gone`` says; returns how many. Raises `DiskFull`."""
        before = len(await self.grants())
        await self._change(lambda grants: tuple(grant for grant in grants if not gone(grant)))
        return before - len(await self.grants())

    async def _change(self, change: Callable[[tuple[Grant, ...]], tuple[Grant, ...]]) -> None:
        async with self._lock:
            before = await self._loaded()
            self._grants = grants = change(before)
            if grants == before:
                return
            text = msgspec.json.format(msgspec.json.encode(grants), indent=1)
            try:
                await asyncio.to_thread(replace_file, self._path, text)
            except OSError as error:
                failure = file_error(error, self._path)
                raise DiskFull(failure.message, failure.hint, details=failure.details) from error

    async def _loaded(self) -> tuple[Grant, ...]:
        if self._grants is None:
            self._grants = await asyncio.to_thread(self._read)
        return self._grants

    def _read(self) -> tuple[Grant, ...]:
        try:
            with self._path.open("rb") as file:
                return msgspec.json.decode(file.read(_MAX_BYTES), type=tuple[Grant, ...])
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            _log.warning("The permissions of tools cannot be read: %s", error)
            return ()
