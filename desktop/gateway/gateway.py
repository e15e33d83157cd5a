"""The gateway as a whole: switched on and off, and nothing of it loaded before."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.session.client_access import ClientAccess
from desktop.session.forward_log import ForwardLog
from desktop.session.forwarding import Forwarding

if TYPE_CHECKING:
    from desktop.gateway.page.source import PageSource
    from desktop.gateway.serving import HttpServer


class Gateway:
    """A server for other programs on this computer, off until it is started."""

    def __init__(
        self,
        *,
        forwarding: Forwarding,
        access: ClientAccess,
        log: ForwardLog,
        origins: Callable[[], tuple[str, ...]],
        on_bug: Callable[[BaseException, str], object],
        page: PageSource | None = None,
    ) -> None:
        """``origins``: of pages elsewhere that may use the gateway. ``on_bug`` is told of
        what must not happen, as `TaskSupervisor` tells it. ``page``: what our own page needs,
        which shows conversations; None where there are none."""
        self._forwarding = forwarding
        self._access = access
        self._log = log
        self._origins = origins
        self._on_bug = on_bug
        self._page = page
        self._server: HttpServer | None = None
        self._port = 0
        self._changing = asyncio.Lock()

    @property
    def address(self) -> str:
        """Where it answers; "" while it is off."""
        return f"http://127.0.0.1:{self._port}" if self._server is not None else ""

    def page_address(self) -> str:
        """Where a browser sees the conversations: good once, and for a minute. "" while off.

        The code is in the part of an address that a browser keeps to itself.
        """
        if self._page is None or self._server is None:
            return ""
        return f"{self.address}/#code={self._page.access.new_code()}"

    async def start(self, port: int) -> None:
        """Listen on a port of loopback; 0 takes a free one. Does nothing when it is on.

        Raises `ChatError` when the port is taken.
        """
        async with self._changing:
            if self._server is not None:
                return
            await asyncio.to_thread(importlib.import_module, "desktop.gateway.serving")
            from desktop.gateway import serving  # noqa: PLC0415 - slow, and loaded by now

            page = await asyncio.to_thread(serving.page_routes, self._page)
            server = serving.HttpServer(
                lambda port: serving.new_app(
                    port=port,
                    forwarding=self._forwarding,
                    access=self._access,
                    origins=self._origins,
                    page=page,
                    on_bug=self._on_bug,
                )
            )
            self._port = await server.start(port)
            self._server = server

    async def stop(self) -> None:
        """End all requests and close every connection."""
        async with self._changing:
            server, self._server = self._server, None
            if server is not None:
                self._log.cancel_all()
                if self._page is not None:
                    self._page.access.end_all()
                await server.stop()
