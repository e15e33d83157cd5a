"""What the providers said of their models, kept on disk."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import msgspec

from desktop.chat.errors import DiskFull
from desktop.chat.model import ModelInfo
from desktop.storage.failures import file_error
from desktop.storage.whole_file import replace_file

_log = logging.getLogger(__name__)

_MAX_BYTES = 32 * 1024 * 1024
_Lists = dict[str, tuple[ModelInfo, ...]]


class ModelLists:
    """A file of lists, by the provider's id. May be edited by hand, and lost: it comes back
    with the next refresh. Which models are offered is in the settings."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lists: _Lists | None = None

    async def of(self, provider_id: str) -> tuple[ModelInfo, ...]:
        """The last list of a provider; empty when there is none that can be read."""
        return (await self._loaded()).get(provider_id, ())

    async def keep(self, provider_id: str, models: tuple[ModelInfo, ...]) -> None:
        """Raises `DiskFull` when the list could not be written; it is known nevertheless."""
        lists = {**await self._loaded(), provider_id: models}
        self._lists = lists
        text = msgspec.json.format(msgspec.json.encode(lists), indent=1)
        try:
            await asyncio.to_thread(replace_file, self._path, text)
        except OSError as error:
            failure = file_error(error, self._path)
            raise DiskFull(failure.message, failure.hint, details=failure.details) from error

    async def _loaded(self) -> _Lists:
        if self._lists is None:
            self._lists = await asyncio.to_thread(self._read)
        return self._lists

    def _read(self) -> _Lists:
        try:
            with self._path.open("rb") as file:
                return msgspec.json.decode(file.read(_MAX_BYTES), type=_Lists)
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            _log.warning("The list of models cannot be read: %s", error)
            return {}
