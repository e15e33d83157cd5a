"""The gateway in the window: switched by the settings, marked while it runs, listed on its page."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.chat.errors import ChatError
from desktop.chat.prices import PriceOf, no_price
from desktop.session.client_access import ClientAccess
from desktop.session.forward_log import ForwardLog
from desktop.settings import Settings
from desktop.ui.gateway_page import GatewayPage
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import explained

#: The page is filled anew at most so often, in milliseconds.
_REFRESH_MS = 250


class Server(Protocol):
    """What listens while the gateway is on."""

    @property
    def address(self) -> str:
        """Where it answers; "" while it is off."""

    def page_address(self) -> str:
        """Where a browser sees the conversations, this once; "" while it is off."""

    async def start(self, port: int) -> None:
        """Raises `ChatError` when the port is taken."""

    async def stop(self) -> None: ...


class GatewayFace(NamedTuple):
    """All that a window needs of the gateway."""

    server: Server
    access: ClientAccess
    log: ForwardLog
    price: PriceOf = no_price


class GatewayDesk(QObject):
    """Does what the settings say of the gateway, and serves its page."""

    #: It was switched on or off, or began or ended a request: the address, and how many run.
    changed = Signal(str, int)
    #: A sentence for the user.
    notice_requested = Signal(str)
    #: The settings shall be changed (a function of the settings).
    change_wanted = Signal(object)
    #: A browser shall open this address.
    page_wanted = Signal(str)

    def __init__(self, face: GatewayFace, *, tasks: TaskStarter, parent: QObject) -> None:
        super().__init__(parent)
        self._server, self._access, self._log, self._price = face
        self._tasks = tasks
        self._page: GatewayPage | None = None
        self._port = 0
        self._applying = False
        self._opening = False
        self._wanted: Settings | None = None
        self._timer = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._tell)
        self._log.listen(self._on_log_changed)

    @property
    def is_on(self) -> bool:
        return bool(self._server.address)

    def serve(self, page: GatewayPage) -> None:
        """Fill this page, and do what it asks for."""
        self._page = page
        page.set_price(self._price)
        page.client_wanted.connect(self._on_page_client_wanted)
        page.client_unwanted.connect(self._on_page_client_unwanted)
        page.cancel_requested.connect(self._log.cancel)
        page.browser_requested.connect(self.open_page)
        self.refresh()

    def refresh(self) -> None:
        """Show who has access, and what was asked for, as it is now."""
        self._tell()
        if self._page is not None:
            self._tasks.start(self._show_clients(), "list the clients of the gateway")

    def announce(self) -> None:
        """Say how it is, for who listens only now."""
        self.changed.emit(self._server.address, self._log.running)

    def apply(self, settings: Settings) -> None:
        """Switch the gateway on or off, or to another port, as the settings say."""
        self._wanted = settings
        if not self._applying:
            self._applying = True
            self._tasks.start(self._apply(), "switch the gateway")

    def toggle(self) -> None:
        """Switch it over, in the settings too."""
        wanted = not self.is_on
        self.change_wanted.emit(lambda settings: _with_enabled(settings, wanted))

    def open_page(self) -> None:
        """Show the conversations in a browser; the gateway is switched on for it."""
        if self.is_on:
            self.page_wanted.emit(self._server.page_address())
        else:
            self._opening = True
            self.toggle()

    async def _apply(self) -> None:
        try:
            while (settings := self._wanted) is not None:
                self._wanted = None
                await self._switch(settings)
        finally:
            self._applying = False

    async def _switch(self, settings: Settings) -> None:
        wanted = settings.gateway
        if self.is_on and (not wanted.enabled or wanted.port != self._port):
            await self._server.stop()
        if wanted.enabled and not self.is_on:
            try:
                await self._server.start(wanted.port)
            except ChatError as error:
                self.notice_requested.emit(explained(error))
                self.change_wanted.emit(lambda found: _with_enabled(found, False))
            else:
                self._port = wanted.port
                if self._opening:
                    self.page_wanted.emit(self._server.page_address())
            self._opening = False
        self._tell()

    def _on_log_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        address = self._server.address
        if self._page is not None:
            self._page.set_address(address)
            self._page.set_forwards(self._log.entries)
        self.announce()

    def _on_page_client_wanted(self, name: str) -> None:
        self._tasks.start(self._add(name), "make a token")

    def _on_page_client_unwanted(self, client_id: str) -> None:
        self._log.cancel_all(client_id)
        self._tasks.start(self._remove(client_id), "take access away")

    async def _add(self, name: str) -> None:
        assert self._page is not None
        try:
            client, token = await self._access.add(name)
        except ChatError as error:
            self._page.show_complaint(explained(error))
            return
        self._page.show_token(client.name, token)
        await self._show_clients()

    async def _remove(self, client_id: str) -> None:
        try:
            await self._access.remove(client_id)
        except ChatError as error:
            self.notice_requested.emit(explained(error))
        await self._show_clients()

    async def _show_clients(self) -> None:
        clients = await self._access.clients()
        if self._page is not None:
            self._page.set_clients(clients)


def _with_enabled(settings: Settings, enabled: bool) -> Settings:
    gateway = msgspec.structs.replace(settings.gateway, enabled=enabled)
    return msgspec.structs.replace(settings, gateway=gateway)
