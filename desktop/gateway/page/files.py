"""The files of the page: a few, read once, with headers that let nothing else in."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

#: Nothing is loaded from elsewhere, no script stands in the page, and no text can become one.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
#: Paths, the files behind them, and their types.
FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/drawing.js": ("drawing.js", "text/javascript; charset=utf-8"),
    "/talking.js": ("talking.js", "text/javascript; charset=utf-8"),
    "/words.js": ("words.js", "text/javascript; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}


class PageFiles:
    """Serves them out of memory; no path of a request ever reaches the disk."""

    def __init__(self, folder: Path) -> None:
        """Reads the disk: not on the loop."""
        self._files = {
            path: ((folder / name).read_bytes(), kind) for path, (name, kind) in FILES.items()
        }

    @staticmethod
    def picture(content: bytes, media_type: str) -> Response:
        """A picture of a conversation, which is nothing but a picture."""
        only = {"Content-Security-Policy": "default-src 'none'; sandbox"}
        return Response(content, headers=_HEADERS | only, media_type=media_type)

    async def send(self, request: Request) -> Response:
        content, kind = self._files[request.url.path]
        return Response(content, headers=_HEADERS, media_type=kind)
