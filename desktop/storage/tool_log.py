"""What tools were called, who allowed it and what came of it: a log on disk."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import threading
from pathlib import Path

import msgspec

from desktop.chat.tool_record import CallRecord

_log = logging.getLogger(__name__)

#: A file that is larger makes room for a new one; the one before it is kept.
MAX_BYTES = 4 * 1024 * 1024
#: Arguments of one call that are written down, in bytes of JSON.
_MOST_ARGUMENTS = 20_000


class ToolLog:
    """Appends to a file of JSON Lines, readable by this user alone. Never fails: a disk that
    says no is told of in the program's own log."""

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        self._path = path
        self._max_bytes = max_bytes
        self._lock = threading.Lock()

    async def append(self, record: CallRecord) -> None:
        arguments = msgspec.json.encode(record.arguments)
        if len(arguments) > _MOST_ARGUMENTS:
            words = {"(too long to be kept)": f"{len(arguments):,} bytes"}
            record = msgspec.structs.replace(record, arguments=words)
        await asyncio.to_thread(self._append, msgspec.json.encode(record) + b"\n")

    async def records(self) -> list[CallRecord]:
        """All that is kept, the oldest first. Lines that cannot be read are left out."""
        return await asyncio.to_thread(self._records)

    @property
    def _older(self) -> Path:
        return self._path.with_suffix(".old.jsonl")

    def _append(self, line: bytes) -> None:
        try:
            with self._lock:
                self._make_room()
                flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
                with os.fdopen(os.open(self._path, flags, 0o600), "ab") as file:
                    file.write(line)
        except OSError as error:
            _log.warning("A call of a tool could not be written down: %s", error)

    def _make_room(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            if self._path.stat().st_size > self._max_bytes:
                self._path.replace(self._older)

    def _records(self) -> list[CallRecord]:
        found = []
        with self._lock:
            for path in (self._older, self._path):
                with contextlib.suppress(FileNotFoundError):
                    for line in path.read_bytes().splitlines():
                        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
                            found.append(msgspec.json.decode(line, type=CallRecord))
        return found
