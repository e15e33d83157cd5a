"""The ZIP file of a data export, read in place: nothing is unpacked to the disk."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from desktop.chat.errors import ChatError
from desktop.chat.wording import say
from desktop.exchange.report import Report

#: Bounds of a file that may be hostile: bytes of its directory (some 200,000 entries), unpacked
#: bytes, how often larger those may be than the packed ones, and bytes of one picture.
MAX_DIRECTORY = 16 * 1024 * 1024
MAX_UNPACKED = 8 * 1024 * 1024 * 1024
MAX_RATIO = 200
MAX_ASSET = 32 * 1024 * 1024
#: Below this nobody minds the ratio.
_SMALL = 16 * 1024 * 1024
_CHUNK = 1024 * 1024
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_OF_LARGE_DIRECTORY = b"PK\x06\x06"
_CONVERSATIONS = re.compile(r"conversations([-_. ]?\(?\d+\)?)?\.json", re.IGNORECASE)
#: What reading a broken entry raises: bad sums and headers, a password, unknown packing.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP file."""
    return head[:4] in (b"PK\x03\x04", _END_OF_DIRECTORY)


class ZipExport:
    """The conversations and pictures in a ZIP file. Entries are found by their last name."""

    def __init__(self, file: BinaryIO, report: Report) -> None:
        """Raises `ChatError` when the file is damaged, or has more entries than an export."""
        self._report = report
        _check_directory(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise ChatError(say("The ZIP file is damaged."), details=str(error)) from error
        self._texts: list[zipfile.ZipInfo] = []
        self._assets: dict[str, zipfile.ZipInfo] = {}
        for entry in self._zip.infolist():
            name = PurePosixPath(entry.filename).name
            if _CONVERSATIONS.fullmatch(name):
                self._texts.append(entry)
            elif not entry.is_dir():
                self._assets[_asset_id(name)] = entry
        self._unused = dict.fromkeys(self._assets)

    def conversation_files(self) -> Iterator[Iterator[bytes]]:
        """The content of each ``conversations.json``, in chunks."""
        if not self._texts:
            raise ChatError(say("The ZIP file has no conversations.json in it."))
        for entry in sorted(self._texts, key=lambda entry: entry.filename):
            yield self._chunks(entry)
        for file_id in self._unused:
            self._report.note(
                say("Files in the ZIP that no conversation names"), self._assets[file_id].filename
            )

    def asset(self, file_id: str) -> bytes | None:
        """The content of a picture or another file that came along."""
        entry = self._assets.get(file_id)
        if entry is None:
            return None
        self._unused.pop(file_id, None)
        if entry.file_size > MAX_ASSET:
            self._report.note(
                say("Pictures larger than {size} MiB", size=MAX_ASSET >> 20), entry.filename
            )
            return None
        try:
            with self._zip.open(entry) as file:
                content = file.read(MAX_ASSET + 1)
        except _BROKEN:
            self._report.note(say("Pictures that are damaged"), entry.filename)
            return None
        return content if len(content) <= MAX_ASSET else None

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        unpacked = 0
        most = min(MAX_UNPACKED, max(_SMALL, entry.compress_size * MAX_RATIO))
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    unpacked += len(chunk)
                    if unpacked > most:
                        self._report.note(
                            say("Files that unpack to more than is plausible"), entry.filename
                        )
                        return
                    yield chunk
        except _BROKEN as error:
            self._report.note(
                say("Files that are damaged ({reason})", reason=error), entry.filename
            )


def _asset_id(name: str) -> str:
    """``file-AbC123-photo.png`` and ``file_0123-sanitized.png`` are of that id."""
    found = re.match(r"file-[A-Za-z0-9]+|file_[A-Za-z0-9]+", name)
    return found[0] if found else name


def _check_directory(file: BinaryIO) -> None:
    """Look at the size of the directory before it is read as a whole."""
    end = file.seek(0, 2)
    file.seek(max(end - 65_557, 0))
    tail = file.read()
    found = tail.rfind(_END_OF_DIRECTORY)
    record = tail[found : found + 22]
    file.seek(0)
    if found < 0 or len(record) < 22:
        raise ChatError(
            say("The ZIP file is damaged."), say("It may not have been loaded to its end.")
        )
    size = int.from_bytes(record[12:16], "little")
    large = tail.rfind(_END_OF_LARGE_DIRECTORY, 0, found)
    if large >= 0:
        # Its number counts, whatever the small record says.
        size = int.from_bytes(tail[large + 40 : large + 48], "little")
    if size > MAX_DIRECTORY:
        raise ChatError(say("The ZIP file has more entries than any export."))
