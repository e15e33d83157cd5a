"""Boxes that Qt makes, as they are to be seen here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import ModelRef, Theme
from desktop.ui.answering.compare_dialog import CompareDialog
from desktop.ui.choice_box import ArrowBox
from desktop.ui.empty_state import EmptyState
from desktop.ui.keymap import Keymap
from desktop.ui.question_box import QuestionBox
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.controls import WordButton

CHOICES = ("As in the settings: leave the oldest messages out", "Sum up", "Send nothing", "None")


@pytest.fixture
def dressed(theme: ThemeSource, qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("dressed")
def test_the_list_of_a_narrow_box_shows_every_choice_whole(
    theme: ThemeSource, qtbot: QtBot
) -> None:
    box = ArrowBox()
    qtbot.addWidget(box)
    box.set_theme(theme.theme)
    box.addItems(CHOICES)
    box.setFixedWidth(120)
    box.show()
    qtbot.waitExposed(box)
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(view.model().index(len(CHOICES) - 1, 0))
    assert view.viewport().rect().contains(last)
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    box.hidePopup()


def test_the_button_of_the_empty_state_has_its_font_from_the_start(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    page = EmptyState(theme=theme)
    qtbot.addWidget(page)
    page.set_built_in(True)
    # As at the start: the window is made before the application is dressed.
    theme.apply(qapp)
    try:
        page.show()
        qtbot.waitExposed(page)
        button = page.findChild(QPushButton)
        assert button.font().pointSizeF() == theme.theme.small_font().pointSizeF()
    finally:
        qapp.setStyleSheet("")


@pytest.mark.usefixtures("dressed")
def test_the_models_to_compare_have_their_font_from_the_start(
    theme: ThemeSource, qtbot: QtBot
) -> None:
    dialog = CompareDialog(
        theme=theme, keys=Keymap(), new_transcript=lambda: pytest.fail("nothing was sent")
    )
    qtbot.addWidget(dialog)
    dialog.offer([ModelRef("a", "b")], [], "Hello")
    dialog.show()
    qtbot.waitExposed(dialog)
    shown = dialog.findChild(QListWidget)
    assert shown.font().pointSizeF() == theme.theme.small_font().pointSizeF()


@pytest.mark.parametrize("choice", list(Theme))
@pytest.mark.usefixtures("dressed")
def test_a_word_that_cannot_be_pressed_is_faint(
    choice: Theme, theme: ThemeSource, qtbot: QtBot
) -> None:
    theme.choose(choice)
    page = QWidget()
    qtbot.addWidget(page)
    button = WordButton("MMM", "Next version", page)
    page.show()
    qtbot.waitExposed(page)
    ground = theme.theme.colour("page").lightness()

    def strongest() -> int:
        picture = page.grab(button.geometry()).toImage()
        return max(
            abs(picture.pixelColor(x, y).lightness() - ground)
            for x in range(picture.width())
            for y in range(picture.height())
        )

    can_be_pressed = strongest()
    button.setEnabled(False)
    assert strongest() < 0.6 * can_be_pressed


@pytest.mark.usefixtures("dressed")
def test_a_question_has_as_much_room_on_the_left_as_on_the_right(qtbot: QtBot) -> None:
    box = QuestionBox()
    qtbot.addWidget(box)
    box.setText("Leave the temporary conversation?")
    box.setInformativeText("Nothing of it is on the disk. When you leave it, it is gone.")
    buttons = QMessageBox.StandardButton
    for button in (buttons.Save, buttons.Discard, buttons.Cancel):
        box.addButton(button)
    box.open()
    qtbot.waitExposed(box)
    label = box.findChild(QLabel, "qt_msgbox_label")
    left = label.mapTo(box, QPoint(0, 0)).x()
    shown = [button for button in box.buttons() if button.isVisible()]
    first = min(button.mapTo(box, QPoint(0, 0)).x() for button in shown)
    last = max(button.mapTo(box, QPoint(button.width(), 0)).x() for button in shown)
    assert left == box.width() - last == 20
    assert first >= left
