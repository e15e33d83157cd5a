"""A desktop portal that stands in for the real one, and a program that asks it.

    dbus-run-session -- python -m tests.ui.attachments.portal_scene ANSWER URI

Run in a process of its own: a process knows its session bus for good.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath
from PySide6.QtWidgets import QApplication

from desktop.chat.errors import ChatError
from desktop.runtime.loop import run
from desktop.ui.attachments.screen_portal import PortalMissing, ScreenPortal

_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "D-Bus Interface"


@ClassInfo({_INTERFACE: "org.freedesktop.portal.Request"})  # type: ignore[call-arg]  # the stub takes keywords
class Request(QObject):  # type: ignore[operator]  # the stub knows no call
    Response = Signal("uint", "QVariantMap")  # type: ignore[arg-type]  # names of C++ types


@ClassInfo({_INTERFACE: "org.freedesktop.portal.Screenshot"})  # type: ignore[call-arg]
class Portal(QObject):  # type: ignore[operator]
    """Answers each request with the same code and picture."""

    def __init__(self, bus: QDBusConnection, code: int, uri: str) -> None:
        super().__init__()
        self._bus, self._code, self._uri = bus, code, uri
        self._request = Request()

    @Slot(str, "QVariantMap", QDBusMessage, result=QDBusObjectPath)
    def Screenshot(
        self, _window: str, options: dict[str, Any], message: QDBusMessage
    ) -> QDBusObjectPath:
        assert options["interactive"] is True
        sender = message.service().removeprefix(":").replace(".", "_")
        path = f"{_PATH}/request/{sender}/{options['handle_token']}"
        signals = QDBusConnection.RegisterOption.ExportAllSignals
        self._bus.registerObject(path, self._request, signals)
        QTimer.singleShot(100, lambda: self._request.Response.emit(self._code, {"uri": self._uri}))
        return QDBusObjectPath(path)


def serve(code: int, uri: str) -> None:
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    portal = Portal(bus, code, uri)
    assert bus.registerObject(_PATH, portal, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService("org.freedesktop.portal.Desktop")
    print("ready", flush=True)
    app.exec()


def ask(words: list[str]) -> None:
    async def main(app: QApplication) -> int:
        try:
            print("path", await ScreenPortal(app).take())
        except PortalMissing as missing:
            print("missing", missing)
        except ChatError as error:
            print("error", error.message)
        return 0

    command = [sys.executable, "-m", "tests.ui.attachments.portal_scene", "serve", *words]
    portal = subprocess.Popen(command, stdout=subprocess.PIPE, text=True) if words else None
    try:
        if portal is not None and portal.stdout is not None:
            portal.stdout.readline()
        run(main, QApplication([]))
    finally:
        if portal is not None:
            portal.kill()
            portal.wait()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(int(sys.argv[2]), sys.argv[3])
    else:
        ask(sys.argv[1:])
