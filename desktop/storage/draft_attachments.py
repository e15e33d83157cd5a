"""What is attached to a message that is not sent yet."""

from __future__ import annotations

import sqlite3

import msgspec

from desktop.chat.blocks import File, Image, from_json, to_json
from desktop.storage.attachment_files import AttachmentFiles
from desktop.storage.block_files import bring_back, put_aside


def replace_attached(
    connection: sqlite3.Connection,
    draft: str,
    attached: tuple[Image | File, ...],
    files: AttachmentFiles,
) -> None:
    """Keep these, in this order, in place of what a draft had."""
    connection.execute("DELETE FROM draft_attachments WHERE draft = ?", (draft,))
    for position, block in enumerate(attached):
        stored, digests = put_aside((block,), files)
        digest = next(iter(digests), "")
        connection.execute(
            "INSERT INTO draft_attachments VALUES (?, ?, ?, ?)",
            (draft, position, digest, to_json(stored)),
        )


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
