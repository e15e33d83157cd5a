"""Blocks whose bytes lie in files: the row of a message holds the digest only."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from desktop.chat.blocks import ContentBlock, File, Image, ToolResult
from desktop.storage.attachment_files import AttachmentFiles


def put_aside(
    blocks: tuple[ContentBlock, ...], files: AttachmentFiles
) -> tuple[tuple[ContentBlock, ...], set[str]]:
    """The blocks as they are stored, and the digests they name; their files are on the disk.

    Raises `StorageError`.
    """
    digests: set[str] = set()

    def kept(block: Image | File) -> Image | File:
        digest = files.keep(block.data) if block.data else block.sha256
        if digest:
            digests.add(digest)
        return msgspec.structs.replace(block, data=b"", sha256=digest)

    return _changed(blocks, kept), digests


def bring_back(
    blocks: tuple[ContentBlock, ...], files: AttachmentFiles
) -> tuple[ContentBlock, ...]:
    """The blocks with their bytes; one whose file is gone keeps its digest instead."""

    def whole(block: Image | File) -> Image | File:
        data = files.read(block.sha256) if block.sha256 else None
        return block if data is None else msgspec.structs.replace(block, data=data, sha256="")

    return _changed(blocks, whole)


def digests_in(blocks: tuple[ContentBlock, ...]) -> set[str]:
    """What stored blocks refer to."""
    found: set[str] = set()

    def note(block: Image | File) -> Image | File:
        if block.sha256:
            found.add(block.sha256)
        return block

    _changed(blocks, note)
    return found


def size_of(blocks: tuple[ContentBlock, ...]) -> int:
    """The bytes that do not stand in the row."""
    total = 0

    def add(block: Image | File) -> Image | File:
        nonlocal total
        total += len(block.data)
        return block

    _changed(blocks, add)
    return total


def _changed(
    blocks: tuple[ContentBlock, ...], change: Callable[[Image | File], Image | File]
) -> tuple[ContentBlock, ...]:
    if not any(isinstance(block, Image | File | ToolResult) for block in blocks):
        return blocks
    made: list[ContentBlock] = []
    for block in blocks:
        if isinstance(block, Image | File):
            made.append(change(block))
        elif isinstance(block, ToolResult):
            content = tuple(
                change(part) if isinstance(part, Image | File) else part for part in block.content
            )
            made.append(msgspec.structs.replace(block, content=content))
        else:
            made.append(block)
    return tuple(made)
