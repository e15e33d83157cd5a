"""How much room the data folder takes."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from desktop.storage.attachment_files import files_beside

#: What the program leaves beside its database: damaged ones, and those of older versions.
_SET_ASIDE = ("damaged-*", "version-*.backup")

_CONVERSATIONS = "SELECT count(*) FROM conversations WHERE deleted_at IS NULL"
_MESSAGES = """
    SELECT count(*) FROM messages
    WHERE conversation_id IN (SELECT id FROM conversations WHERE deleted_at IS NULL)
"""


class Footprint(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes in bytes. The counts are None where the database cannot be read."""

    #: With its log.
    database: int = 0
    #: The pictures and files of messages.
    attachments: int = 0
    backups: int = 0
    #: Databases that were set aside beside the one in use.
    aside: int = 0
    logs: int = 0
    conversations: int | None = None
    messages: int | None = None


def set_aside(database: Path) -> list[Path]:
    """The databases that stand beside the one in use and that nobody opens any more."""
    return sorted(
        file for ending in _SET_ASIDE for file in database.parent.glob(f"{database.name}.{ending}")
    )


def measured(*, database: Path, backups: Path, logs: Path) -> Footprint:
    """Look at the files. Blocks; what cannot be read counts as nothing."""
    conversations, messages = _counts(database)
    parts = [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    return Footprint(
        database=_size(parts),
        attachments=_size(_files(files_beside(database).folder)),
        backups=_size(_files(backups)),
        aside=_size(set_aside(database)),
        logs=_size(_files(logs)),
        conversations=conversations,
        messages=messages,
    )


def _counts(database: Path) -> tuple[int | None, int | None]:
    uri = f"{database.absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            conversations = connection.execute(_CONVERSATIONS).fetchone()[0]
            return conversations, connection.execute(_MESSAGES).fetchone()[0]
    except sqlite3.Error:
        return None, None


def _files(folder: Path) -> Iterable[Path]:
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def _size(files: Iterable[Path]) -> int:
    total = 0
    for file in files:
        with contextlib.suppress(OSError):
            total += file.stat().st_size
    return total
