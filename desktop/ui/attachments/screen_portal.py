"""Asking the desktop for a screenshot, through its portal.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Screenshot.html
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, QUrl, Slot

from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import say

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Screenshot"
_REQUEST = "org.freedesktop.portal.Request"
#: Seconds for the portal to take the request; the person then has all the time they want.
_PATIENCE = 3.0
#: What a portal answers when the person cancelled.
_CANCELLED = 1


class PortalMissing(Exception):
    """There is no portal here, or it takes no screenshots; ``why`` says so within a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ScreenPortal(QObject):
    """One request for a screenshot, which the person makes or cancels."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answer: asyncio.Future[tuple[int, dict[str, Any]]] | None = None

    async def take(self) -> Path | None:
        """The file with the picture; None when the person cancelled.

        Raises `PortalMissing`, and `AttachmentRefused` when the portal failed.
        """
        if not _has_session_bus():
            raise PortalMissing(say("there is no session bus"))
        # Here, and not above: it is needed for this alone.
        from PySide6.QtDBus import (  # noqa: PLC0415
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            raise PortalMissing(say("the session bus does not answer"))
        token = f"rivulet_{secrets.token_hex(8)}"
        sender = bus.baseService().removeprefix(":").replace(".", "_")
        request = f"{_PATH}/request/{sender}/{token}"
        loop = asyncio.get_running_loop()
        self._answer = loop.create_future()
        # The stub wants bytes, the function refuses them.
        slot: Any = SLOT("on_response(uint,QVariantMap)")
        bus.connect(_SERVICE, request, _REQUEST, "Response", self, slot)
        try:
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Screenshot")
            call.setArguments(["", {"handle_token": token, "interactive": True}])
            taken: asyncio.Future[str] = loop.create_future()
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)

            def finished() -> None:
                if not taken.done():
                    taken.set_result(watcher.error().message() if watcher.isError() else "")

            watcher.finished.connect(finished)
            try:
                complaint = await asyncio.wait_for(taken, _PATIENCE)
            except TimeoutError as error:
                raise PortalMissing(say("the desktop's portal does not answer")) from error
            finally:
                watcher.deleteLater()
            if complaint:
                raise PortalMissing(complaint.rstrip("."))
            code, results = await self._answer
        finally:
            bus.disconnect(_SERVICE, request, _REQUEST, "Response", self, slot)
            self._answer = None
        if code == _CANCELLED:
            return None
        path = QUrl(str(results.get("uri", ""))).toLocalFile()
        if code or not path:
            raise AttachmentRefused(say("The desktop could not take a screenshot."))
        return Path(path)

    @Slot("uint", "QVariantMap")
    def on_response(self, code: int, results: dict[str, Any]) -> None:
        """The portal's signal."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((code, results))


def _has_session_bus() -> bool:
    """Without an address the library would start a bus of its own."""
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
