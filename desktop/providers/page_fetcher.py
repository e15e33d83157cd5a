"""Pages of the internet, for tools."""

from __future__ import annotations

from desktop.chat.errors import ToolError
from desktop.providers.public_web import LIMIT, PublicFetcher, Wanted

_MAX_BYTES = 4_000_000
_PAGE = Wanted(
    is_page=True,
    types=frozenset(
        {
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/markdown",
            "text/csv",
            "text/xml",
            "application/xml",
            "application/json",
        }
    ),
    failure=ToolError,
)


class PageFetcher(PublicFetcher):
    """Fetches pages of text; raises `ToolError`."""

    def __init__(self, *, limit: float = LIMIT, max_bytes: int = _MAX_BYTES) -> None:
        super().__init__(_PAGE, limit=limit, max_bytes=max_bytes)
