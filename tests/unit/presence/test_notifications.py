"""Notices on a desktop: a real one shows them, a real click comes back."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import pytest

from desktop.presence.notifications import Notifications
from desktop.presence.session_bus import BusUnavailable, SessionBus


class _Scene:
    """Notifications on the session bus, and what they said."""

    def __init__(self) -> None:
        self.clicked: asyncio.Queue[str] = asyncio.Queue()
        self.tasks: list[asyncio.Task[None]] = []
        self.bus = SessionBus()
        self.notifications = Notifications(
            self.bus, on_click=self.clicked.put_nowait, start=self._start
        )

    def _start(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        self.tasks.append(asyncio.create_task(coro, name=name))


@contextlib.asynccontextmanager
async def scene() -> AsyncIterator[_Scene]:
    made = _Scene()
    try:
        yield made
    finally:
        for task in made.tasks:
            task.cancel()
        await asyncio.gather(*made.tasks, return_exceptions=True)
        await made.bus.aclose()


@contextlib.contextmanager
def desktop(tmp_path: Path) -> Any:
    """dunst, which shows notices on the X server of the tests."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("dunst needs an X display")
    configuration = tmp_path / "dunstrc"
    configuration.write_text("[global]\nmarkup = full\n")
    daemon = subprocess.Popen(
        ["dunst", "-config", str(configuration)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield daemon
    finally:
        daemon.kill()
        daemon.wait()


def control(*words: str) -> str:
    done = subprocess.run(["dunstctl", *words], capture_output=True, text=True, check=False)
    return done.stdout


async def until(command: tuple[str, ...], wanted: str) -> None:
    async with asyncio.timeout(20):
        while wanted not in await asyncio.to_thread(control, *command):  # noqa: ASYNC110 - it says nothing by itself
            await asyncio.sleep(0.05)


def displayed() -> tuple[str, ...]:
    return ("count", "displayed")


def test_a_notice_is_shown_as_plain_text_and_a_click_comes_back(
    bus_address: str, tmp_path: Path
) -> None:
    async def play() -> None:
        async with scene() as made:
            await until(displayed(), "0")
            text = "<b>bold</b> & more"
            await made.notifications.show("c1", "A title", text, click="Open")
            await made.notifications.show("c1", "A newer title", text, click="Open")
            await until(displayed(), "1")
            control("action", "0")
            async with asyncio.timeout(20):
                assert await made.clicked.get() == "c1"
            control("close-all")
            history = json.loads(control("history"))["data"][0]
            assert [entry["summary"]["data"] for entry in history] == ["A newer title"]
            assert "&lt;b&gt;bold" in history[0]["message"]["data"]

    with desktop(tmp_path):
        asyncio.run(play())


def test_a_notice_is_taken_back(bus_address: str, tmp_path: Path) -> None:
    async def play() -> None:
        async with scene() as made:
            await until(displayed(), "0")
            await made.notifications.show("c1", "A title", "", click="Open")
            await until(displayed(), "1")
            await made.notifications.withdraw("c1")
            await until(displayed(), "0")

    with desktop(tmp_path):
        asyncio.run(play())


def test_without_anybody_to_show_it_nothing_happens(bus_address: str) -> None:
    async def play() -> None:
        async with scene() as made:
            await made.notifications.show("c1", "A title", "text", click="Open")
            await made.notifications.withdraw("c1")

    asyncio.run(play())


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all"])
def test_without_a_bus_the_reason_is_said(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    if address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    else:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    async def play() -> None:
        from jeepney import message_bus

        async with scene() as made:
            await made.notifications.show("c1", "A title", "text", click="Open")
            with pytest.raises(BusUnavailable, match="D-Bus session"):
                await made.bus.call(message_bus, "ListNames", "")

    asyncio.run(play())
