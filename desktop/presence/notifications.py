"""Notices that the desktop shows outside of the window.

Source: Desktop Notifications Specification 1.2 (freedesktop.org).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Coroutine
from typing import Any

from desktop.presence.session_bus import BusUnavailable, SessionBus

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
#: Characters of what is shown: it stands in a corner, for a moment.
_LONGEST_TITLE, _LONGEST_TEXT = 80, 200
#: The action of a click on the notice itself.
_CLICK = "default"
#: Notices that a click is still understood for.
_MOST_REMEMBERED = 100


class Notifications:
    """Shows notices, one for each key: a newer one takes the place of the one before.

    Where nobody shows them, nothing happens. ``on_click`` is called with the key of a notice
    that was clicked; ``start`` starts the task that hears of clicks.
    """

    def __init__(
        self,
        bus: SessionBus,
        *,
        on_click: Callable[[str], object],
        start: Callable[[Coroutine[Any, Any, None], str], object],
    ) -> None:
        self._bus = bus
        self._on_click = on_click
        self._start = start
        self._listening = False
        self._numbers: dict[str, int] = {}
        self._markup: bool | None = None

    async def show(self, key: str, title: str, text: str, *, click: str) -> None:
        """Show a notice, all of it plain text; ``click`` says what a click on it does."""
        if not self._listening:
            self._listening = True
            self._start(self._listen(), "hear of clicks on notices")
        try:
            body = await self._body(text[:_LONGEST_TEXT])
            (number,) = await self._bus.call(
                _address(),
                "Notify",
                "susssasa{sv}i",
                "Rivulet",
                self._numbers.get(key, 0),
                "rivulet",
                title[:_LONGEST_TITLE],
                body,
                [_CLICK, click],
                {"desktop-entry": ("s", "rivulet"), "category": ("s", "im.received")},
                -1,
            )
        except BusUnavailable:
            return
        self._numbers.pop(key, None)
        self._numbers[key] = number
        while len(self._numbers) > _MOST_REMEMBERED:
            del self._numbers[next(iter(self._numbers))]

    async def withdraw(self, key: str) -> None:
        """Take a notice back: what it tells of has been seen."""
        number = self._numbers.pop(key, 0)
        if number:
            try:
                await self._bus.call(_address(), "CloseNotification", "u", number)
            except BusUnavailable:
                return

    async def _listen(self) -> None:
        try:
            async with self._bus.signals(
                interface=_NAME, member="ActionInvoked", path=_PATH
            ) as next_one:
                while True:
                    number, action = await next_one()
                    key = next((k for k, n in self._numbers.items() if n == number), None)
                    if key is not None and action == _CLICK:
                        self._on_click(key)
        except BusUnavailable:
            self._listening = False

    async def _body(self, text: str) -> str:
        if self._markup is None:
            (abilities,) = await self._bus.call(_address(), "GetCapabilities", "")
            self._markup = "body-markup" in abilities
        return html.escape(text, quote=False) if self._markup else text


def _address() -> Any:
    from jeepney import DBusAddress  # noqa: PLC0415 - see `SessionBus`

    return DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
