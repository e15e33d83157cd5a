"""A widget that is not painted for a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.paint_pause import PaintPause


class Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.times += 1


def shown(qtbot: QtBot) -> Painted:
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: widget.times > 0)
    return widget


def test_changes_are_painted_when_the_pause_is_over(qtbot: QtBot) -> None:
    widget = shown(qtbot)
    pause = PaintPause(widget, parent=widget)
    pause.begin()
    before = widget.times
    widget.repaint()
    assert widget.times == before
    pause.end()
    qtbot.waitUntil(lambda: widget.times > before)
    pause.end()  # once more does no harm
    assert widget.updatesEnabled()


def test_a_pause_that_nobody_ends_ends_by_itself(qtbot: QtBot) -> None:
    widget = shown(qtbot)
    PaintPause(widget, parent=widget).begin()
    before = widget.times
    qtbot.waitUntil(lambda: widget.times > before)
    assert widget.updatesEnabled()


def test_a_widget_may_go_in_the_meantime(qtbot: QtBot) -> None:
    widget, owner = shown(qtbot), QObject()
    pause = PaintPause(widget, parent=owner)
    pause.begin()
    delete(widget)
    pause.end()
