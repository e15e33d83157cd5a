"""Choosing the tools of a conversation, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.tool_picker import ToolPicker
from tests.ui.desk import Desk

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def command(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, CONTROL_SHIFT)


async def choose(desk: Desk, count: int) -> None:
    """Switch on the first tools of the picker, by keys."""
    command(Qt.Key.Key_O)
    picker = await opened_picker(desk)
    for number in range(count):
        QTest.keyClick(picker.boxes[number], Qt.Key.Key_Space)
        QTest.keyClick(picker.boxes[number], Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    desk.window.activateWindow()
    desk.window.composer.setFocus()


async def opened_picker(desk: Desk) -> ToolPicker:
    def look() -> ToolPicker | None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ToolPicker)]
        return next((w for w in found if w.isVisible()), None)

    await desk.until(look, "the tool picker")
    picker = look()
    assert picker is not None
    return picker
