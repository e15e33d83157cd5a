"""A key for every window, asked of a portal that answers as the specification says."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection

from desktop.presence.global_shortcut import GlobalShortcut
from desktop.presence.session_bus import SessionBus

PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
SESSION = f"{PATH}/session/1"


class Portal:
    """Serves org.freedesktop.portal.Desktop: gives the key, or refuses it."""

    def __init__(self, bus: DBusConnection, *, refuses: bool) -> None:
        self._bus = bus
        self._refuses = refuses
        self.wishes: list[Any] = []

    @classmethod
    async def opened(cls, *, refuses: bool) -> Portal:
        bus = await open_dbus_connection()
        async with DBusRouter(bus) as router:
            await Proxy(message_bus, router).RequestName("org.freedesktop.portal.Desktop")
        return cls(bus, refuses=refuses)

    async def serve(self) -> None:
        while True:
            message = await self._bus.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            sender = message.header.fields[HeaderFields.sender]
            if member == "Get":
                await self._bus.send(new_method_return(message, "v", (("u", 1),)))
                continue
            options = message.body[-1]
            token = options["handle_token"][1]
            name = sender.removeprefix(":").replace(".", "_")
            request = f"{PATH}/request/{name}/{token}"
            await self._bus.send(new_method_return(message, "o", (request,)))
            await self._answer(request, member, message.body)

    async def press(self) -> None:
        address = DBusAddress(PATH, interface=SHORTCUTS)
        values = (SESSION, "quick-entry", 0, {})
        await self._bus.send(new_signal(address, "Activated", "osta{sv}", values))

    async def _answer(self, request: str, member: str, body: Any) -> None:
        results: dict[str, Any] = {"session_handle": ("s", SESSION)}
        if member == "BindShortcuts":
            self.wishes = body[1]
            given = {"trigger_description": ("s", "Ctrl+Alt+Space")}
            results = {"shortcuts": ("a(sa{sv})", [(body[1][0][0], given)])}
        refused = member == "BindShortcuts" and self._refuses
        address = DBusAddress(request, interface="org.freedesktop.portal.Request")
        values = (1 if refused else 0, {} if refused else results)
        await self._bus.send(new_signal(address, "Response", "ua{sv}", values))


async def asked(*, refuses: bool, presses: int) -> tuple[str, list[str], int, list[Any]]:
    portal = await Portal.opened(refuses=refuses)
    serving = asyncio.create_task(portal.serve())
    bus = SessionBus()
    told: list[str] = []
    pressed: asyncio.Queue[None] = asyncio.Queue()
    given = asyncio.Event()

    def hear(key: str) -> None:
        told.append(key)
        given.set()

    asking = asyncio.create_task(
        GlobalShortcut(bus).ask(
            "CTRL+ALT+space", "Ask", told=hear, pressed=lambda: pressed.put_nowait(None)
        )
    )
    reason, count = "", 0
    async with asyncio.timeout(20):
        if refuses:
            reason = await asking
        else:
            await given.wait()
            for _ in range(presses):
                await portal.press()
                await pressed.get()
                count += 1
    for task in (asking, serving):
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    await bus.aclose()
    await portal._bus.close()
    return reason, told, count, portal.wishes


def test_the_key_that_the_desktop_gives_is_told_and_heard(bus_address: str) -> None:
    _, told, count, wishes = asyncio.run(asked(refuses=False, presses=3))
    assert told == ["Ctrl+Alt+Space"]
    assert count == 3
    assert wishes[0][1]["preferred_trigger"] == ("s", "CTRL+ALT+space")


def test_a_refusal_is_a_reason(bus_address: str) -> None:
    reason, told, _, _ = asyncio.run(asked(refuses=True, presses=0))
    assert reason == "the desktop or its user refused it"
    assert told == []


def test_a_desktop_without_a_portal_is_a_reason(bus_address: str) -> None:
    async def play() -> str:
        bus = SessionBus()
        try:
            return await GlobalShortcut(bus).ask(
                "CTRL+ALT+space", "Ask", told=lambda _key: None, pressed=lambda: None
            )
        finally:
            await bus.aclose()

    assert asyncio.run(play()) == "this desktop does not offer it"
