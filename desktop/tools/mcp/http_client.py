"""The way to tool servers over HTTP, with bounds on what they send."""

from __future__ import annotations

import functools
import importlib
import logging
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any

from desktop.chat.errors import ToolError
from desktop.chat.wording import say
from desktop.tool_settings import ToolServer

if TYPE_CHECKING:
    import ssl

    import httpx2

#: Of one answer that is no stream of events, in bytes.
MOST_BYTES = 8 * 1024 * 1024
_CONNECT, _WRITE, _POOL = 10.0, 30.0, 30.0


def prepare() -> None:
    """Import what talks to servers, and read the certificates. Takes more than a second: not
    for the thread that draws windows."""
    for name in ("mcp", "mcp.client.streamable_http", "mcp.client.auth", "mcp_types"):
        importlib.import_module(name)
    # Whoever does not sign in is told so; that is no fault to be written down with its trace.
    logging.getLogger("mcp.client.auth.oauth2").setLevel(logging.CRITICAL)
    _context()


def http_client(
    settings: ToolServer, environment: Mapping[str, str], auth: httpx2.Auth | None
) -> httpx2.AsyncClient:
    """A client for one server; its headers are those of the settings."""
    import httpx2  # noqa: PLC0415 - slow: on first use only

    headers = {"Accept-Encoding": "identity"} | filled(settings.headers, environment)
    return httpx2.AsyncClient(
        headers=headers,
        auth=auth,
        verify=_context(),
        # A server may think for as long as its caller waits.
        timeout=httpx2.Timeout(None, connect=_CONNECT, write=_WRITE, pool=_POOL),
        event_hooks={"response": [_bounded]},
    )


def filled(values: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """The values, where ``$NAME`` stands for a variable of the environment."""
    return {
        name: environment.get(value[1:], "") if value.startswith("$") else value
        for name, value in values.items()
    }


@functools.cache
def _context() -> ssl.SSLContext:
    import httpx2  # noqa: PLC0415 - slow: on first use only

    return httpx2.create_ssl_context()


async def _bounded(response: Any) -> None:
    """Let no answer grow without end; streams of events have bounds of their own."""
    if response.headers.get("content-type", "").startswith("text/event-stream"):
        return
    if response.headers.get("content-encoding", "identity") != "identity":
        raise ToolError(say("It sends compressed answers, which nobody asked it for."))
    import httpx2  # noqa: PLC0415 - slow: on first use only

    whole = response.stream

    class Bounded(httpx2.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for piece in whole:
                size += len(piece)
                if size > MOST_BYTES:
                    raise ToolError(
                        say("It sent an answer of more than {size} MiB.", size=MOST_BYTES >> 20)
                    )
                yield piece

        async def aclose(self) -> None:
            await whole.aclose()

    response.stream = Bounded()
