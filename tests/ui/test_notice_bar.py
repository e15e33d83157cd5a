"""Notices: shown one after the other, gone by themselves, never lost under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import Theme
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.theme import ThemeSource


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[NoticeBar]:
    # In a window, the focus and the pointer elsewhere.
    QCursor.setPos(0, 0)
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    widget = NoticeBar(theme=ThemeSource(choice=Theme.LIGHT))
    column.addWidget(widget)
    qtbot.addWidget(window)
    window.move(200, 200)
    window.show()
    qtbot.waitExposed(window)
    yield widget
    window.close()


def action(bar: NoticeBar) -> QPushButton:
    return bar.findChildren(QPushButton)[0]


def dismiss(bar: NoticeBar) -> QPushButton:
    return bar.findChildren(QPushButton)[1]


def test_a_notice_goes_by_itself(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice("Copied.", seconds=0.05)
    assert bar.isVisible()
    assert bar.text() == "Copied."
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=2_000)


def test_a_long_notice_is_there_whole(bar: NoticeBar, qtbot: QtBot) -> None:
    window = bar.window()
    window.resize(480, 500)
    bar.show_notice("What is damaged stays as it is, and what is shown can be copied. " * 4)
    (words,) = bar.findChildren(QLabel)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 60)


def test_the_button_does_its_thing_once(bar: NoticeBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_notice("Deleted.", action="Undo", on_action=lambda: done.append("undone"))
    assert action(bar).isVisible()
    qtbot.keyClick(action(bar), Qt.Key.Key_Space)
    assert done == ["undone"]
    assert not bar.isVisible()


def test_notices_wait_for_each_other(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice("One.", action="Undo")
    bar.show_notice("Two.")
    assert bar.text() == "One."
    qtbot.mouseClick(dismiss(bar), Qt.MouseButton.LeftButton)
    assert bar.text() == "Two."
    assert not action(bar).isVisible()


def test_the_same_sentence_is_shown_once(bar: NoticeBar, qtbot: QtBot) -> None:
    for _ in range(3):
        bar.show_notice("Copied.")
    bar.dismiss()
    assert not bar.isVisible()


def test_a_flood_of_notices_is_bounded_and_keeps_the_newest(bar: NoticeBar) -> None:
    for number in range(1_000):
        bar.show_notice(f"Notice {number}.", action="Show")
    seen = []
    while bar.isVisible():
        seen.append(bar.text())
        bar.dismiss()
    assert len(seen) <= 5
    assert seen[-1] == "Notice 999."


def test_a_notice_stays_while_it_has_the_focus(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.activateWindow()
    # Only in the window in front is the focus there at once, before the notice would go.
    qtbot.waitUntil(bar.isActiveWindow)
    bar.show_notice("Deleted.", action="Undo", seconds=0.05)
    action(bar).setFocus()
    assert action(bar).hasFocus()
    qtbot.wait(150)
    assert bar.isVisible()


def test_escape_in_the_notice_dismisses_it(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice("Deleted.", action="Undo")
    qtbot.keyClick(action(bar), Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_text_stays_text_and_is_read_out(bar: NoticeBar) -> None:
    bar.show_notice("<img src=x> & <b>y</b>")
    label = bar.findChild(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert bar.accessibleName() == "<img src=x> & <b>y</b>"
