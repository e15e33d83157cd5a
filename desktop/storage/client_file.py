"""The programs that may use the gateway, kept on disk without their tokens."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import msgspec

from desktop.chat.errors import DiskFull
from desktop.storage.failures import file_error
from desktop.storage.whole_file import replace_file

_log = logging.getLogger(__name__)

_MAX_BYTES = 1024 * 1024


class StoredClient(msgspec.Struct, frozen=True):
    """A program that was given a token. ``digest`` is the token's SHA-256, in hexadecimal;
    ``created_at`` is in seconds since 1970, UTC."""

    id: str
    name: str
    digest: str
    created_at: float


class ClientFile:
    """A small JSON file that only this user can read. A file that is gone holds no clients."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def read(self) -> tuple[StoredClient, ...]:
        """Nobody is let in by a file that cannot be read."""
        return await asyncio.to_thread(self._read)

    async def write(self, clients: tuple[StoredClient, ...]) -> None:
        """Raises `DiskFull` when nothing could be written."""
        text = msgspec.json.format(msgspec.json.encode(clients), indent=1)
        try:
            await asyncio.to_thread(replace_file, self._path, text)
        except OSError as error:
            failure = file_error(error, self._path)
            raise DiskFull(failure.message, failure.hint, details=failure.details) from error

    def _read(self) -> tuple[StoredClient, ...]:
        try:
            with self._path.open("rb") as file:
                return msgspec.json.decode(file.read(_MAX_BYTES), type=tuple[StoredClient, ...])
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            _log.warning("The clients of the gateway cannot be read: %s", error)
            return ()
