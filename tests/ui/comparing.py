"""The dialog that compares models, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from desktop.ui.answering.compare_dialog import CompareDialog
from tests.ui.desk import Desk

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


async def opened(desk: Desk) -> CompareDialog:
    QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_M, CONTROL | ALT)
    await desk.until(lambda: desk.window.findChild(CompareDialog), "the dialog")
    dialog = desk.window.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    await desk.until(dialog.isActiveWindow, "the dialog in front")
    return dialog


def check(dialog: CompareDialog, *rows: str) -> None:
    models = dialog.findChild(QListWidget)
    assert isinstance(models, QListWidget)
    for row in range(models.count()):
        item = models.item(row)
        wanted = Qt.CheckState.Checked if item.text() in rows else Qt.CheckState.Unchecked
        item.setCheckState(wanted)


def send(dialog: CompareDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
