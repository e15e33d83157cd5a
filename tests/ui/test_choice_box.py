"""A box to choose from a few words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop.runtime.paths import resources_folder
from desktop.ui.choice_box import ArrowBox, ChoiceBox
from desktop.ui.icons import Icons
from desktop.ui.theme import ThemeSource


def test_a_box_of_its_own_width_shows_its_words_beside_the_arrow(
    theme: ThemeSource, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp)
    box = ArrowBox()
    qtbot.addWidget(box)
    box.setFont(theme.theme.small_font())
    box.set_theme(theme.theme)
    box.addItems(["（なし）", "s"])
    box.resize(box.sizeHint())
    box.show()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, part, box).width()
    assert room >= box.fontMetrics().horizontalAdvance(box.currentText())


@pytest.mark.parametrize(
    "longest",
    [
        "Ältere Nachrichten weglassen",
        "Wie in den Einstellungen: die ältesten Nachrichten weglassen",
        "As in the settings: leave out the oldest messages",
    ],
)
def test_a_box_as_wide_as_its_longest_choice_cuts_none(
    theme: ThemeSource, qtbot: QtBot, longest: str
) -> None:
    box = ChoiceBox(Icons(resources_folder() / "icons"))
    qtbot.addWidget(box)
    box.setFont(theme.theme.small_font())
    box.set_theme(theme.theme)
    box.addItems(["Kurz", longest])
    box.setCurrentIndex(1)
    box.show()
    box.resize(box.whole_width(), box.sizeHint().height())
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText == longest
