"""Through everything that a window can open, with a look at each thing that is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QMenu,
    QPushButton,
    QWidget,
)

from desktop.chat import assistant, prompt
from desktop.chat.assistant import Assistant
from desktop.chat.prompt import Prompt
from desktop.ui.settings_dialog import SettingsDialog
from tests.ui.desk import Desk

#: Not opened here: the first three leave the window, the last ends it.
_LEFT_OUT = {"print", "browser", "screenshot", "quit"}

#: Not pressed: these two would start the built-in model and end the dialog.
_NOT_PRESSED = ("Test", "Close")

#: What is done with a window, and where it was met.
Look = Callable[[QWidget, str], None]


def windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


async def settled(desk: Desk) -> None:
    for _ in range(5):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


async def send(desk: Desk, text: str) -> None:
    """As if it was pasted: keys of tests know Latin letters only."""
    desk.window.activateWindow()
    desk.window.composer.setFocus()
    desk.window.composer.set_text(text)
    await settled(desk)
    desk.key(Qt.Key.Key_Return)
    await settled(desk)


def said(desk: Desk) -> str:
    return " ".join(desk.texts())


def trigger(desk: Desk, name: str) -> None:
    action = desk.window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def own_items(folder: Path) -> None:
    """Put an assistant and a prompt with a gap where the program looks for them."""
    _write(folder / "assistants.json", assistant.KIND, Assistant(id="α", name="αβγ"))
    _write(folder / "prompts.json", prompt.KIND, Prompt(id="α", name="αβγ", text="{{δεζ}}"))


async def walk_page(desk: Desk, page: str, look: Look) -> None:
    """Through a page of the settings, and what its buttons open."""
    trigger(desk, "settings")
    dialog = desk.window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(page)
    await settled(desk)
    look(dialog, page)
    for things in dialog.findChildren(QListWidget):
        if things.isVisible() and things.objectName() != "pages":
            for row in reversed(range(things.count())):
                things.setCurrentRow(row)
                look(dialog, f"{page}, row {row}")
    shown = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    for button in shown:
        words = button.text()
        if (
            not button.isVisible()
            or not button.isEnabled()
            or any(w in words for w in _NOT_PRESSED)
        ):
            continue
        button.click()
        await settled(desk)
        for window in windows():
            look(window, f"{page}, {words}")
            if window not in (desk.window, dialog):
                window.close()
        if not dialog.isVisible():
            trigger(desk, "settings")
            dialog.show_page(page)
        await settled(desk)


async def walk_sidebar(desk: Desk, look: Look) -> None:
    """Through the menus of the rows of the sidebar, and what its keys show."""
    sidebar = desk.window.sidebar
    view = sidebar.findChild(QAbstractItemView)
    assert view is not None
    trigger(desk, "new-folder")
    await settled(desk)
    look(desk.window, "new folder")
    desk.key(Qt.Key.Key_Escape)
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.RightButton, pos=view.visualRect(index).center()
        )
        await settled(desk)
        for window in windows():
            look(window, f"menu of row {row}")
            if isinstance(window, QMenu):
                window.close()
    view.setFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_Delete):
        view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
        QTest.keyClick(view, key)
        await settled(desk)
        look(desk.window, f"key {key.name}")


async def walk_actions(desk: Desk, look: Look) -> None:
    """Through what each action of the window opens."""
    names = [a.objectName() for a in desk.window.findChildren(QAction) if a.objectName()]
    for name in dict.fromkeys(names):
        if name in _LEFT_OUT or name[-1] in "23456789":  # one conversation is enough
            continue
        action = desk.window.findChild(QAction, name)
        if action is None or not action.isEnabled():
            continue
        action.trigger()
        await settled(desk)
        for window in windows():
            look(window, name)
            if window is not desk.window:
                window.close()
        desk.window.activateWindow()
        await settled(desk)


def _write(path: Path, kind: str, *items: Assistant | Prompt) -> None:
    path.write_bytes(msgspec.json.encode({"type": kind, "version": 1, "items": items}))
