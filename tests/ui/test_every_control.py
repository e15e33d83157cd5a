"""Every control of the window and its dialogs: named, explained, reached by Tab, never a trap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from desktop.ui.settings_dialog import PAGES, SettingsDialog
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play

#: A page is walked for so many presses of Tab at most.
_MOST_STOPS = 200


def controls(window: QWidget) -> list[QWidget]:
    """What can have the focus, or be pressed."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton))
        and not _is_inner(widget)
    ]


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt makes inside of its own controls, and what passes its focus on."""
    parent = widget.parentWidget()
    if isinstance(widget, QAbstractButton) and isinstance(parent, QLineEdit | QAbstractScrollArea):
        return True  # the clearing cross of a field, the corner of a table
    inner = widget.objectName().startswith("qt_") or isinstance(parent, QComboBox)
    return inner or widget.focusProxy() is not None or isinstance(widget, QScrollArea)


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def describe(widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()!r} {name_of(widget)!r} {words!r}"


def complaints(window: QWidget) -> list[str]:
    """What is wrong with the controls of a window, one by one."""
    found = []
    for widget in controls(window):
        if not name_of(widget).strip():
            found.append(f"no name: {describe(widget)}")
        if isinstance(widget, QAbstractButton) and not widget.toolTip():
            found.append(f"no tooltip: {describe(widget)}")
    return found


def reached(window: QWidget) -> set[QWidget]:
    """Which widgets get the focus when Tab is pressed again and again, until it comes round."""
    start = QApplication.focusWidget()
    stops: set[QWidget] = set()
    for _ in range(_MOST_STOPS):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        stops.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return stops
    raise AssertionError(f"Tab does not come round; stops: {[describe(stop) for stop in stops]}")


def unreached(window: QWidget) -> list[str]:
    stops = reached(window)
    return [
        describe(widget)
        for widget in controls(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget not in stops
        and not any(stop.isAncestorOf(widget) or widget.isAncestorOf(stop) for stop in stops)
    ]


async def opened(desk: Desk, action: str) -> QWidget:
    """What an action of the window opens above it."""
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    found = desk.window.findChild(QAction, action)
    assert found is not None
    found.trigger()

    def look() -> list[QWidget]:
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget not in before
        ]

    await desk.until(look, f"what {action} opens")
    widget = look()[0]
    if isinstance(widget, QDialog):
        await desk.until(widget.isActiveWindow, "the dialog to be active")
    return widget


def test_in_the_window_with_a_conversation(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        text = "See [a link](https://example.org) and\n\n```python\nprint(1)\n```\n\nThe end."
        desk.server.chat(Answer(chat_chunks([text])))
        await desk.send("Hello")
        await desk.until(lambda: "The end." in " ".join(desk.texts()), "the reply")
        assert not complaints(desk.window), complaints(desk.window)
        desk.window.composer.setFocus()
        left = unreached(desk.window)
        assert not left, left

    play(scene)


@pytest.mark.parametrize("page", PAGES)
def test_on_each_page_of_the_settings(play: Play, page: str) -> None:
    async def scene(desk: Desk) -> None:
        dialog = await opened(desk, "settings")
        assert isinstance(dialog, SettingsDialog)
        dialog.show_page(page)
        assert not complaints(dialog), complaints(dialog)
        assert not unreached(dialog), unreached(dialog)
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        await desk.until(lambda: not dialog.isVisible(), "the dialog to close by Esc")

    play(scene)


@pytest.mark.parametrize(
    "action", ["keys", "palette", "models", "tools", "quick-entry", "usage", "search", "find"]
)
def test_in_what_an_action_opens(play: Play, action: str, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        if action in ("usage", "search", "find"):
            # Shown inside of the window.
            found = desk.window.findChild(QAction, action)
            assert found is not None
            found.trigger()
            await desk.until(lambda: QApplication.focusWidget() is not None, "a focus")
            assert not complaints(desk.window), complaints(desk.window)
            return
        widget: Any = await opened(desk, action)
        assert not complaints(widget), complaints(widget)
        if isinstance(widget, QDialog):
            assert not unreached(widget), unreached(widget)
        view = widget.findChild(QAbstractItemView)
        assert view is None or name_of(view)
        QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_Escape)
        await desk.until(lambda: not widget.isVisible(), "it to close by Esc")

    play(scene)


def test_every_action_is_in_the_palette_and_has_keys_or_none_by_choice(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        for action in desk.window.findChildren(QAction):
            if action.objectName():
                assert action.text()
                assert action.toolTip()

    play(scene)
