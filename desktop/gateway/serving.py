"""The HTTP server of the gateway. Imported when it is started: uvicorn and Starlette are slow."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import sys
from collections.abc import Callable

import uvicorn
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from desktop.chat.errors import ChatError
from desktop.chat.wording import say
from desktop.gateway.connection import BoundedConnection
from desktop.gateway.dialect import Dialect
from desktop.gateway.dialects.chat import ChatDialect
from desktop.gateway.dialects.messages import MessagesDialect
from desktop.gateway.dialects.responses import ResponsesDialect
from desktop.gateway.dialects.ui import UiDialect
from desktop.gateway.guard import FaultWriter, Guard
from desktop.gateway.models import ModelRoutes
from desktop.gateway.page.files import FILES
from desktop.gateway.page.routes import PageRoutes
from desktop.gateway.page.source import PageSource
from desktop.gateway.replies import ReplyRoute
from desktop.session.client_access import ClientAccess
from desktop.session.forwarding import Forwarding

#: Bytes of the head of a request.
_MAX_HEAD = 32 * 1024
#: Seconds for which an idle connection is kept.
_KEEP_ALIVE = 60
_BACKLOG = 128


def new_app(
    *,
    port: int,
    forwarding: Forwarding,
    access: ClientAccess,
    origins: Callable[[], tuple[str, ...]],
    page: PageRoutes | None,
    on_bug: Callable[[BaseException, str], object],
) -> ASGIApp:
    """Everything that the gateway answers, behind its guard."""
    dialects: dict[str, Dialect] = {
        "/v1/chat/completions": ChatDialect(),
        "/v1/responses": ResponsesDialect(),
        "/v1/messages": MessagesDialect(),
        "/api/chat": UiDialect(),
    }
    models = ModelRoutes(forwarding)
    routes = [
        Route("/v1/models", models.list, methods=["GET"]),
        Route("/v1/models/{name:path}", models.one, methods=["GET"]),
    ]
    writers: dict[str, FaultWriter] = {"": ChatDialect().fault}
    for path, dialect in dialects.items():
        routes.append(Route(path, ReplyRoute(dialect, forwarding), methods=["POST"]))
        writers[path] = dialect.fault
    if page is not None:
        routes += page.routes()
        writers |= dict.fromkeys(page.paths, page.fault)
    return Guard(
        Router(routes, redirect_slashes=False),
        port=port,
        access=access,
        origins=origins,
        writers=writers,
        open_paths=FILES if page is not None else (),
        page_paths=page.paths if page is not None else {},
        knows_page=page.knows if page is not None else lambda _key: False,
        on_bug=on_bug,
    )


def page_routes(source: PageSource | None) -> PageRoutes | None:
    """The routes of the page, if there is one. Reads the disk: not on the loop."""
    return None if source is None else PageRoutes(source)


class HttpServer:
    """uvicorn on the running loop, on loopback only, without its signal handlers."""

    def __init__(self, new_app: Callable[[int], ASGIApp]) -> None:
        """``new_app`` makes the application for a port."""
        self._new_app = new_app
        self._server: uvicorn.Server | None = None
        self._sockets: list[socket.socket] = []

    async def start(self, port: int) -> int:
        """Listen on ``port``; 0 takes a free one. Returns the port.

        Raises `ChatError` when another program has it.
        """
        self._sockets = _loopback_sockets(port)
        port = self._sockets[0].getsockname()[1]
        config = uvicorn.Config(
            self._new_app(port),
            http=BoundedConnection,
            ws="none",
            lifespan="off",
            log_config=None,
            # What clients send wrong is theirs; what goes wrong here the guard reports.
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            backlog=_BACKLOG,
            timeout_keep_alive=_KEEP_ALIVE,
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=_MAX_HEAD,
        )
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=self._sockets)
        return port

    async def stop(self) -> None:
        """Take no more requests, give those that are being answered a second, and close."""
        server, self._server = self._server, None
        if server is None:
            return
        for listener in server.servers:
            listener.close()
        tasks = set(server.server_state.tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=1.0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        for listener in server.servers:
            await listener.wait_closed()


def _loopback_sockets(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where there is one, on ::1, of the same port."""
    first = _bound(socket.AF_INET, "127.0.0.1", port)
    sockets = [first]
    try:
        sockets.append(_bound(socket.AF_INET6, "::1", first.getsockname()[1]))
    except ChatError:
        first.close()
        raise
    except OSError:
        pass  # this computer has no IPv6
    return sockets


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    """Raises `ChatError` when the port is taken, OSError for anything else."""
    with contextlib.ExitStack() as undo:
        # Without the protocol's number asyncio would not turn off Nagle's algorithm, which
        # holds a token back for 40 ms.
        made = undo.enter_context(
            socket.socket(family, socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        )
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        try:
            made.bind((host, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise ChatError(
                    say(
                        "The gateway cannot use the port {port}: another program has it.",
                        port=str(port),
                    ),
                    say("Choose another port, or end that program."),
                ) from error
            raise
        made.setblocking(False)
        undo.pop_all()
    return made
