"""Pictures from the network, fetched only when the reader asks for one."""

from __future__ import annotations

from desktop.chat.errors import PictureUnavailable
from desktop.providers.public_web import LIMIT, PublicFetcher, Wanted, is_public

__all__ = ["MAX_BYTES", "PictureFetcher", "is_public"]

MAX_BYTES = 10_000_000
_PICTURE = Wanted(
    is_page=False,
    types=frozenset(
        {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/bmp"}
    ),
    failure=PictureUnavailable,
)


class PictureFetcher(PublicFetcher):
    """Fetches one picture at a time."""

    def __init__(self, *, limit: float = LIMIT, max_bytes: int = MAX_BYTES) -> None:
        super().__init__(_PICTURE, limit=limit, max_bytes=max_bytes)

    async def fetch(self, url: str) -> bytes:
        """The bytes of a picture. Raises `PictureUnavailable`."""
        return (await self.get(url)).body
