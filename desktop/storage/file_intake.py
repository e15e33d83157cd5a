"""Reading a file that the user chose, whole and within a limit."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from desktop.chat.errors import AttachmentRefused
from desktop.chat.system_words import why
from desktop.chat.wording import Decimals, say

#: Waits for nobody: a pipe or a device is no file.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_whole(path: Path, *, most: int) -> bytes:
    """The bytes of a file of ``most`` bytes at most. Blocks.

    Raises `AttachmentRefused`, in words for the user.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if path.is_dir():
            raise _folder(path) from error
        raise AttachmentRefused(
            say("{path} cannot be read: {reason}.", path=path, reason=why(error))
        ) from error
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        if stat.S_ISDIR(found.st_mode):
            raise _folder(path)
        raise AttachmentRefused(say("{path} is not a file.", path=path))
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(most + 1)
        except OSError as error:
            raise AttachmentRefused(
                say("{path} cannot be read: {reason}.", path=path, reason=why(error))
            ) from error
    if len(data) > most:
        raise AttachmentRefused(
            say(
                "{name} has {size} MB; {most} MB can be attached.",
                name=path.name,
                size=Decimals(max(found.st_size, len(data)) / 1e6, 1),
                most=round(most / 1e6),
            )
        )
    return data


def remove_with_folder(path: Path) -> None:
    """Remove a file that only passed through, and the folder made for it. Blocks."""
    with contextlib.suppress(OSError):
        path.unlink()
        path.parent.rmdir()


def _folder(path: Path) -> AttachmentRefused:
    return AttachmentRefused(say("{path} is a folder.", path=path), say("Attach the files in it."))
