"""A key that works in every window, asked of the desktop's portal.

Source: org.freedesktop.portal.GlobalShortcuts, version 1 (XDG Desktop Portal).
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

from desktop.chat.wording import say
from desktop.presence.session_bus import BusUnavailable, SessionBus

_NAME = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST = "org.freedesktop.portal.Request"
_ID = "quick-entry"
#: Seconds that the user may take to answer the desktop's question.
_ANSWER = 300.0


class GlobalShortcut:
    """Asks for one key and tells when it is pressed. The desktop decides which key it is."""

    def __init__(self, bus: SessionBus) -> None:
        self._bus = bus

    async def ask(
        self,
        wish: str,
        words: str,
        *,
        told: Callable[[str], object],
        pressed: Callable[[], object],
    ) -> str:
        """Ask for the key and listen, until cancelled.

        ``wish`` is a trigger such as ``CTRL+ALT+space``, ``words`` say what it is for. ``told``
        hears the key that the desktop gave, in its own words; ``pressed`` is called for each
        time that it is pressed.
        Returns why there is no such key, or none any more, as the end of a sentence.
        """
        try:
            await self._serve(wish, words, told, pressed)
        except BusUnavailable as error:
            return error.reason
        return say("the desktop took it back")

    async def _serve(
        self,
        wish: str,
        words: str,
        told: Callable[[str], object],
        pressed: Callable[[], object],
    ) -> None:
        bus = self._bus
        session = await self._answered(
            "CreateSession",
            "a{sv}",
            lambda token: ({**token, "session_handle_token": ("s", _token())},),
        )
        handle = session["session_handle"][1]
        async with bus.signals(interface=_SHORTCUTS, member="Activated", path=_PATH) as next_one:
            shortcut = (_ID, {"description": ("s", words), "preferred_trigger": ("s", wish)})
            bound = await self._answered(
                "BindShortcuts", "oa(sa{sv})sa{sv}", lambda token: (handle, [shortcut], "", token)
            )
            given = dict(bound["shortcuts"][1]).get(_ID)
            if given is None:
                raise BusUnavailable(say("the desktop gave no key"))
            told(str(given.get("trigger_description", ("s", ""))[1]))
            while True:
                where, name, *_ = await next_one()
                if where == handle and name == _ID:
                    pressed()

    async def _answered(
        self, method: str, signature: str, arguments: Callable[[dict[str, Any]], tuple[Any, ...]]
    ) -> dict[str, Any]:
        """Make a request of the portal, and await its answer."""
        token = _token()
        address = _address()
        # The answer may come before the call returns: its path is known, and listened to, first.
        await self._bus.call(address, "Get", "ss", _SHORTCUTS, "version", interface=_PROPERTIES)
        sender = self._bus.name.removeprefix(":").replace(".", "_")
        path = f"/org/freedesktop/portal/desktop/request/{sender}/{token}"
        async with self._bus.signals(interface=_REQUEST, member="Response", path=path) as next_one:
            values = arguments({"handle_token": ("s", token)})
            await self._bus.call(address, method, signature, *values)
            try:
                async with asyncio.timeout(_ANSWER):
                    response, results = await next_one()
            except TimeoutError as error:
                raise BusUnavailable(say("the desktop's question was not answered")) from error
        if response:
            raise BusUnavailable(say("the desktop or its user refused it"))
        return dict(results)


_PROPERTIES = "org.freedesktop.DBus.Properties"


def _token() -> str:
    return f"rivulet_{uuid.uuid4().hex}"


def _address() -> Any:
    from jeepney import DBusAddress  # noqa: PLC0415 - see `SessionBus`

    return DBusAddress(_PATH, bus_name=_NAME, interface=_SHORTCUTS)
