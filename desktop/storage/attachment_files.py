"""The files that messages carry, each once, named by the SHA-256 of what is in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from desktop.storage.failures import file_error
from desktop.storage.whole_file import replace_file

_NAME = re.compile(r"[0-9a-f]{64}")


def files_beside(database: Path) -> AttachmentFiles:
    """Where the messages of a database have their files."""
    return AttachmentFiles(database.with_name("attachments"))


class AttachmentFiles:
    """Keeps and reads them. Knows nobody who refers to them. Everything blocks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """On return the data is on the disk, under the digest that is returned.

        Raises `StorageError`.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.folder / digest
        try:
            # What lies there may have been damaged since: its name would hide that.
            if self.read(digest) is None:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                replace_file(path, data)
                self._settle()
        except OSError as error:
            raise file_error(error, path) from error
        return digest

    def has(self, digest: str) -> bool:
        """Whether there is a file for a digest, whatever is in it."""
        return (self.folder / digest).exists()

    def read(self, digest: str) -> bytes | None:
        """None for what is missing, or is not what it was."""
        if _NAME.fullmatch(digest) is None:
            return None
        try:
            data = (self.folder / digest).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None

    def names(self) -> set[str]:
        """The digests of all files."""
        with contextlib.suppress(OSError):
            return {path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name)}
        return set()

    def remove(self, digests: Iterable[str]) -> int:
        """Remove these for good; returns how many went. What cannot be removed stays."""
        count = 0
        for digest in digests:
            with contextlib.suppress(OSError):
                (self.folder / digest).unlink()
                count += 1
        return count

    def _settle(self) -> None:
        """Make the new name durable, where the system can: the row that tells it comes next."""
        if os.name != "posix":
            return
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
