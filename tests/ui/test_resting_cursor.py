"""A text cursor blinks while somebody types and rests after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.resting_cursor import RestingCursor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

#: Milliseconds in which a cursor that blinks is painted at least twice.
_TWO_BLINKS = 1_200


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)

    def blinks(self, qtbot: QtBot) -> bool:
        """Whether it is painted again and again though nothing happens."""
        self.count = 0
        qtbot.wait(_TWO_BLINKS)
        return self.count > 1


@pytest.mark.parametrize("kind", [QPlainTextEdit, QLineEdit])
def test_the_cursor_rests_until_it_is_moved_again(
    qapp: QApplication, qtbot: QtBot, kind: type[QPlainTextEdit | QLineEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    paints = _Paints(field.viewport() if isinstance(field, QPlainTextEdit) else field)
    assert paints.blinks(qtbot)

    resting = RestingCursor(qapp, patience=2_000)
    try:
        qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)
        assert not paints.blinks(qtbot)
        qtbot.keyClicks(field, "river")
        assert paints.blinks(qtbot)
    finally:
        resting.deleteLater()
        qapp.setCursorFlashTime(-1)
