"""The dialog that asks to sign in at a tool server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.chat.errors import ToolError
from desktop.session.sign_ins import SignInRequest
from desktop.ui.sign_in_dialog import SignInDialog
from desktop.ui.theme import ThemeSource

URL = "https://auth.example.org/authorize?state=1&scope=all"


class Asked:
    """A dialog, and what it leads to."""

    def __init__(self, url: str, theme: ThemeSource, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.opened: list[str] = []

        async def made() -> SignInRequest:
            return SignInRequest("web", url)

        self.request = loop.run_until_complete(made())
        self.dialog = SignInDialog(self.request, open_page=self._open, theme=theme.theme)

    def _open(self, url: str) -> bool:
        self.opened.append(url)
        return True

    def button(self, words: str) -> QPushButton:
        found = self.dialog.findChildren(QPushButton)
        return next(b for b in found if words in b.text().replace("&", ""))

    def answer(self) -> None:
        self._loop.run_until_complete(asyncio.wait_for(self.request.answered(), 1))


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


def asked(
    qtbot: QtBot, theme: ThemeSource, loop: asyncio.AbstractEventLoop, url: str = URL
) -> Asked:
    made = Asked(url, theme, loop)
    made.dialog.open()
    qtbot.waitExposed(made.dialog)
    return made


def test_the_address_is_shown_whole_and_opened_on_a_press(
    qtbot: QtBot, theme: ThemeSource, loop: asyncio.AbstractEventLoop
) -> None:
    made = asked(qtbot, theme, loop)
    assert "The tool server “web” asks you to sign in at auth.example.org." in made.dialog.words
    assert URL in made.dialog.words
    assert made.opened == []
    made.button("Open").click()
    assert made.opened == [URL]
    made.answer()
    assert "Waiting for you" in made.dialog.words
    made.request.close()
    assert not made.dialog.isVisible()


def test_another_browser_can_be_used(
    qtbot: QtBot, theme: ThemeSource, loop: asyncio.AbstractEventLoop
) -> None:
    made = asked(qtbot, theme, loop)
    made.button("Copy").click()
    assert QGuiApplication.clipboard().text() == URL
    made.answer()
    made.request.close()


def test_escape_refuses(qtbot: QtBot, theme: ThemeSource, loop: asyncio.AbstractEventLoop) -> None:
    made = asked(qtbot, theme, loop)
    qtbot.keyClick(made.dialog, Qt.Key.Key_Escape)
    with pytest.raises(ToolError, match="did not sign in"):
        made.answer()
    assert made.opened == []
    made.request.close()


def test_a_request_may_end_when_the_dialog_that_refused_it_is_gone(
    qtbot: QtBot, theme: ThemeSource, loop: asyncio.AbstractEventLoop
) -> None:
    made = asked(qtbot, theme, loop)
    with qtbot.waitSignal(made.dialog.destroyed):
        qtbot.keyClick(made.dialog, Qt.Key.Key_Escape)
    made.request.close()


@pytest.mark.parametrize("url", ["http://example.org/a", "javascript:alert(1)", "file:///x"])
def test_what_is_not_safe_is_not_opened(
    qtbot: QtBot, theme: ThemeSource, loop: asyncio.AbstractEventLoop, url: str
) -> None:
    made = asked(qtbot, theme, loop, url)
    assert not made.button("Open").isEnabled()
    assert not made.button("Copy").isEnabled()
    assert "is not opened" in made.dialog.words
    made.dialog.reject()
