"""The settings as a file that people may edit by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.chat.errors import DiskFull, SettingsError
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.settings import Settings
from desktop.settings_table import parse_settings

T = TypeVar("T")

_MAX_BYTES = 1024 * 1024
_KEPT = say("The file is kept as it is; the default settings are used until it is corrected.")


class SettingsFile:
    """Reads ``settings.toml`` and writes changes into it.

    A change touches the lines it concerns: comments, order and unknown keys stay. A file with
    a mistake is never overwritten. Does not watch the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    async def load(self) -> tuple[Settings, SettingsError | None]:
        """`read`, without keeping anybody waiting."""
        return await _in_thread(self.read)

    async def save(self, change: Callable[[Settings], Settings]) -> Settings:
        """Apply a change to what the file says now; returns what it says then.

        ``change`` runs in another thread. Raises `SettingsError` when the file has a mistake
        or the change would make one, and `StorageError` when it cannot be written.
        """
        return await _in_thread(lambda: self._save(change))

    def read(self) -> tuple[Settings, SettingsError | None]:
        """The settings; or the defaults and what is wrong with the file. Blocks: for the start."""
        try:
            return self._parsed(self._text()), None
        except SettingsError as error:
            return Settings(), error

    def _save(self, change: Callable[[Settings], Settings]) -> Settings:
        # tomlkit is needed for the first change, not for the start.
        from desktop.storage.settings_text import edited  # noqa: PLC0415 - not for the start

        with self._lock:
            text = self._text()
            old = self._parsed(text)
            new = change(old)
            if new == old:
                return old
            written = edited(text, old, new)
            result = parse_settings(written)
            self._write(written)
            return result

    def _text(self) -> str:
        try:
            with self.path.open("rb") as file:
                data = file.read(_MAX_BYTES + 1)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise SettingsError(
                say("{path} cannot be read: {reason}.", path=self.path, reason=why(error)),
                _KEPT,
            ) from error
        if len(data) > _MAX_BYTES:
            raise SettingsError(say("{path} is larger than 1 MiB.", path=self.path), _KEPT)
        try:
            # Some editors put a byte order mark in front.
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self._at(line, say("This is not UTF-8 text.")) from error

    def _parsed(self, text: str) -> Settings:
        try:
            return parse_settings(text)
        except SettingsError as error:
            raise self._at(error.line, error.message) from error

    def _at(self, line: int, reason: str) -> SettingsError:
        if not line:
            message = say("{path}: {reason}", path=self.path, reason=reason)
        else:
            message = say(
                "{path}, line {line}: {reason}", path=self.path, line=str(line), reason=reason
            )
        return SettingsError(message, _KEPT, line=line)

    def _write(self, text: str) -> None:
        # Neither is needed for the start.
        from desktop.storage.failures import file_error  # noqa: PLC0415 - not for the start
        from desktop.storage.whole_file import replace_file  # noqa: PLC0415 - not for the start

        try:
            replace_file(self.path, text.encode())
        except OSError as error:
            failure = file_error(error, self.path)
            raise DiskFull(failure.message, failure.hint, details=failure.details) from error


async def _in_thread(work: Callable[[], T]) -> T:
    # The window is painted before asyncio is imported, and after the settings were read.
    import asyncio  # noqa: PLC0415 - not for the start

    return await asyncio.to_thread(work)
