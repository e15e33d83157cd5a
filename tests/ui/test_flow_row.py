"""Rows that go on in the next line, and words of check boxes that do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.runtime.paths import resources_folder
from desktop.settings import Language, Theme
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.flow_row import FlowRow
from desktop.ui.icons import Icons
from desktop.ui.sidebar import Sidebar
from desktop.ui.sidebar_row import KeyBadge, SidebarRow
from desktop.ui.theme import ThemeSource
from desktop.ui.translations import Translations
from desktop.ui.wrapped_box import WrappedBox


def shown(qtbot: QtBot, row: FlowRow, width: int) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    column.addStretch(1)
    holder.resize(width, 400)
    holder.show()
    qtbot.waitExposed(holder)
    return holder


def buttons() -> list[QPushButton]:
    made = [QPushButton(words) for words in ("First", "Second", "Third")]
    for button in made:
        button.setFixedWidth(100)
    return made


@pytest.mark.parametrize(("width", "lines"), [(330, 1), (230, 2), (120, 3)])
def test_a_row_takes_as_many_lines_as_it_needs(qtbot: QtBot, width: int, lines: int) -> None:
    made = buttons()
    holder = shown(qtbot, FlowRow(*made, spacing=10), width)
    tops = [button.geometry().top() for button in made]
    assert len(set(tops)) == lines
    assert tops == sorted(tops)
    assert all(holder.rect().contains(button.geometry()) for button in made)
    rects = [button.geometry() for button in made]
    assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    made = buttons()
    holder = shown(qtbot, FlowRow(*made, spacing=10), 230)
    made[1].hide()
    qtbot.waitUntil(lambda: made[2].geometry().left() == 110)
    assert made[2].geometry().top() == made[0].geometry().top()
    assert holder.isVisible()


def test_one_of_them_gets_the_rest_of_its_line(qtbot: QtBot) -> None:
    field, (first, *_) = QLineEdit(), buttons()
    holder = shown(qtbot, FlowRow(field, first, growing=field, spacing=10), 500)
    assert holder.isVisible()
    assert field.width() == 390
    assert first.geometry().right() == 499


def test_from_right_to_left_it_begins_on_the_right(qtbot: QtBot) -> None:
    made = buttons()
    holder = QWidget()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = FlowRow(*made, spacing=10)
    holder.setLayout(row)
    qtbot.addWidget(holder)
    holder.resize(330, 40)
    holder.show()
    assert made[0].geometry().right() == 329
    assert made[2].geometry().right() < made[1].geometry().left()


def test_the_words_of_a_box_break(qtbot: QtBot) -> None:
    box = WrappedBox("&Let other programs on this computer use the models of this one")
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(box)
    column.addStretch(1)
    holder.resize(900, 300)
    holder.show()
    qtbot.waitExposed(holder)
    one_line = box.height()
    holder.resize(220, 300)
    qtbot.waitUntil(lambda: box.height() >= 2 * box.fontMetrics().height())
    assert box.height() > one_line
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomRight() / 2)
    assert box.isChecked()
    painted = box.grab().toImage()
    bottom = painted.copy(0, one_line, painted.width(), painted.height() - one_line)
    colours = {bottom.pixel(x, y) for x in range(bottom.width()) for y in range(bottom.height())}
    assert len(colours) > 1, "nothing is painted in the second line"


def test_a_box_cuts_a_long_choice_with_a_sign_of_it(qtbot: QtBot) -> None:
    box = ChoiceBox(Icons(resources_folder() / "icons"))
    qtbot.addWidget(box)
    box.addItem("As in the settings: leave out the oldest messages")
    for width, is_cut in ((120, True), (900, False)):
        box.resize(width, 30)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        assert option.currentText.endswith("…") is is_cut
    assert box.currentText() == "As in the settings: leave out the oldest messages"


def test_a_row_of_the_sidebar_cuts_its_words_with_a_sign_of_it(qtbot: QtBot) -> None:
    theme = ThemeSource(choice=Theme.LIGHT, zoom=200)
    sidebar = Sidebar(theme=theme, icons=Icons(resources_folder() / "icons"))
    qtbot.addWidget(sidebar)
    sidebar.set_room(180)
    sidebar.show()
    row = sidebar.findChildren(SidebarRow)[0]
    option = QStyleOptionButton()
    row.initStyleOption(option)
    assert option.text.endswith("…")
    assert row.text() == "New conversation"


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_there_is_room_for_the_key_beside_the_usual_words(
    qtbot: QtBot, qapp: QApplication, language: Language
) -> None:
    translations = Translations(qapp, resources_folder() / "translations")
    translations.speak(language)
    try:
        theme = ThemeSource(choice=Theme.LIGHT)
        sidebar = Sidebar(theme=theme, icons=Icons(resources_folder() / "icons"))
        qtbot.addWidget(sidebar)
        sidebar.show()
        assert all(row.findChild(KeyBadge).isVisible() for row in sidebar.findChildren(SidebarRow))
    finally:
        translations.speak(Language.ENGLISH)
        QLocale.setDefault(QLocale.system())
