"""Pictures and files that an export may hold beside its texts."""

from __future__ import annotations

from collections.abc import Callable

#: Finds the content of a file by the id that an export gives it; None when it is not there.
Assets = Callable[[str], bytes | None]

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def no_assets(_: str) -> bytes | None:
    """For an export that is a single file."""
    return None


def picture_type(content: bytes) -> str:
    """What kind of picture this is, by its first bytes; "" for anything else."""
    for magic, media_type in _MAGIC:
        if content.startswith(magic):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return ""
