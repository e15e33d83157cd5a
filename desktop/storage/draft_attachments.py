"""What is attached to a message that is not sent yet."""

from __future__ import annotations

import sqlite3

import msgspec

from desktop.chat.blocks import File, Image, from_json, to_json
from desktop.storage.attachment_files import AttachmentFiles
from desktop.storage.block_files import bring_back, put_aside


class DraftAttachments:
    """Keeps what is attached to drafts. For the thread of the database.

    Fifty files are kept one by one: those of the draft that was kept last are not read and
    hashed again each time.
    """

    def __init__(self, files: AttachmentFiles) -> None:
        self._files = files
        #: Their bytes and their digests, by the identity of the bytes.
        self._last: dict[int, tuple[bytes, str]] = {}

    def replace(
        self, connection: sqlite3.Connection, draft: str, attached: tuple[Image | File, ...]
    ) -> None:
        """Keep these, in this order, in place of what a draft had."""
        connection.execute("DELETE FROM draft_attachments WHERE draft = ?", (draft,))
        kept: dict[int, tuple[bytes, str]] = {}
        for position, block in enumerate(attached):
            stored, digest = self._put_aside(block)
            if block.data:
                kept[id(block.data)] = block.data, digest
            connection.execute(
                "INSERT INTO draft_attachments VALUES (?, ?, ?, ?)",
                (draft, position, digest, to_json((stored,))),
            )
        self._last = kept

    def _put_aside(self, block: Image | File) -> tuple[Image | File, str]:
        known = self._last.get(id(block.data))
        if known is not None and self._files.has(known[1]):
            digest = known[1]
            return msgspec.structs.replace(block, data=b"", sha256=digest), digest
        (stored,), digests = put_aside((block,), self._files)
        assert isinstance(stored, Image | File)
        return stored, next(iter(digests), "")


def load_attached(
    connection: sqlite3.Connection, draft: str, files: AttachmentFiles
) -> tuple[Image | File, ...]:
    """What a draft has; what cannot be read of it is left out, or has no data."""
    rows = connection.execute(
        "SELECT block FROM draft_attachments WHERE draft = ? ORDER BY position", (draft,)
    ).fetchall()
    found: list[Image | File] = []
    for (block,) in rows:
        try:
            blocks = bring_back(from_json(block), files)
        except msgspec.DecodeError:
            continue
        found += [b for b in blocks if isinstance(b, Image | File)]
    return tuple(found)
