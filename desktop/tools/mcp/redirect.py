"""Receives the browser when it comes back from signing in."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from desktop.chat.errors import ToolError
from desktop.chat.wording import say

_HOST = "127.0.0.1"
PATH = "/callback"
#: Of the head of a request, in bytes, and seconds to send it.
_MOST_BYTES = 16 * 1024
_PATIENCE = 10.0
_SEPARATOR = b"\r\n\r\n"
_PAGE = (
    '<!doctype html><meta charset="utf-8"><title>Rivulet</title>'
    '<body style="font: 16px system-ui; margin: 4em auto; max-width: 30em">'
    "<p>{words}</p>"
)
_THANKS = "You are signed in. This page can be closed; Rivulet goes on by itself."
_FAILED = "The server did not sign you in. This page can be closed; Rivulet says why."
_NOTHING = "There is nothing here."


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.create_server((_HOST, 0)) as found:
        port: int = found.getsockname()[1]
        return port


def address(port: int) -> str:
    """Where the browser is sent back to."""
    return f"http://{_HOST}:{port}{PATH}"


class RedirectReceiver:
    """Listens on this computer for one request: the one that knows ``state``.

    Anything else is answered and forgotten, whoever sends it.
    """

    def __init__(self, port: int, state: str) -> None:
        self._port = port
        self._state = state
        self._server: asyncio.Server | None = None
        self._received: asyncio.Future[Mapping[str, str]] = (
            asyncio.get_running_loop().create_future()
        )

    async def open(self) -> None:
        """Raises `ToolError` when the port is taken."""
        try:
            self._server = await asyncio.start_server(
                self._answer, _HOST, self._port, limit=_MOST_BYTES
            )
        except OSError as error:
            raise ToolError(
                say(
                    "The port {port} of this computer, on which the sign-in ends, is taken.",
                    port=str(self._port),
                ),
                say("Try again."),
            ) from error

    async def received(self) -> Mapping[str, str]:
        """The parameters that the browser brought."""
        return await asyncio.shield(self._received)

    async def aclose(self) -> None:
        if self._server is not None:
            self._server.close()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    await self._server.wait_closed()
        self._received.cancel()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                head = await reader.readuntil(_SEPARATOR)
            status, words = self._take(head.decode("latin-1"))
            body = _PAGE.format(words=words).encode()
            fields = (
                f"HTTP/1.1 {status}",
                "Content-Type: text/html; charset=utf-8",
                f"Content-Length: {len(body)}",
                "Cache-Control: no-store",
                "Referrer-Policy: no-referrer",
                "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
                "Connection: close",
            )
            writer.write("\r\n".join(fields).encode() + _SEPARATOR + body)
            await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    def _take(self, head: str) -> tuple[str, str]:
        """The answer to a request; what it brings is kept if it is the one waited for."""
        line, _, fields = head.partition("\r\n")
        words = line.split(" ")
        hosts = [
            field.partition(":")[2].strip()
            for field in fields.split("\r\n")
            if field.lower().startswith("host:")
        ]
        target = urlsplit(words[1]) if len(words) == 3 else urlsplit("")
        found = dict(parse_qsl(target.query))
        wanted = (
            words[0] == "GET"
            and hosts == [f"{_HOST}:{self._port}"]
            and target.path == PATH
            and found.get("state") == self._state
        )
        if not wanted or self._received.done():
            return "404 Not Found", _NOTHING
        self._received.set_result(found)
        return "200 OK", _THANKS if found.get("code") else _FAILED
