"""A file of things that the user made: assistants, prompts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from desktop.chat.errors import DiskFull, StorageError
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.storage.failures import file_error
from desktop.storage.whole_file import replace_file

T = TypeVar("T")

VERSION = 1
_MAX_BYTES = 32 * 1024 * 1024


class _File(msgspec.Struct, Generic[T]):
    type: str
    version: int
    items: tuple[T, ...] = ()


class ItemFile(Generic[T]):
    """Reads and writes JSON files of one kind of things. Does not know what they mean."""

    def __init__(self, path: Path, *, kind: str, item: type[T]) -> None:
        """``kind`` stands at the beginning of each file; ``path`` is the program's own."""
        self._path = path
        self._kind = kind
        self._decoder: msgspec.json.Decoder[_File[T]] = msgspec.json.Decoder(
            _File[item]  # type: ignore[valid-type] # given at run time
        )

    async def read(self) -> tuple[T, ...]:
        """The program's own file; () when there is none. Raises `StorageError`."""
        return await asyncio.to_thread(self._read, self._path, missing_ok=True)

    async def write(self, items: Sequence[T]) -> None:
        """Raises `DiskFull`; the file is as before then."""
        await self.write_to(self._path, items)

    async def read_from(self, path: Path) -> tuple[T, ...]:
        """A file from elsewhere. Raises `StorageError` for one of another kind."""
        return await asyncio.to_thread(self._read, path, missing_ok=False)

    async def write_to(self, path: Path, items: Sequence[T]) -> None:
        content = _File(self._kind, VERSION, tuple(items))
        text = msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"
        try:
            await asyncio.to_thread(replace_file, path, text)
        except OSError as error:
            failure = file_error(error, path)
            raise DiskFull(failure.message, failure.hint, details=failure.details) from error

    def _read(self, path: Path, *, missing_ok: bool) -> tuple[T, ...]:
        try:
            with path.open("rb") as file:
                content = file.read(_MAX_BYTES + 1)
        except OSError as error:
            if missing_ok and isinstance(error, FileNotFoundError):
                return ()
            raise StorageError(
                say("{path} cannot be read: {reason}.", path=path, reason=why(error))
            ) from error
        try:
            found = self._decoder.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise StorageError(
                say("{path} cannot be used: {reason}.", path=path, reason=error),
                say("The file is kept as it is."),
            ) from error
        if found.type != self._kind:
            raise StorageError(
                say(
                    "{path} is a file of another kind: {kind}.",
                    path=path,
                    kind=repr(found.type[:40]),
                )
            )
        if found.version > VERSION:
            raise StorageError(
                say("{path} was written by a newer Rivulet.", path=path), say("Update Rivulet.")
            )
        return found.items
