"""Words are found wherever they stand in a conversation."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage


@pytest.fixture
def shown(transcript: Transcript, message: MakeMessage) -> Transcript:
    """Sixty messages, of which the third and the last but one speak of herons."""
    words = "Some words of no importance. " * 20
    path = [message(f"{'ua'[n % 2]}{n}", f"Message {n}. {words}") for n in range(60)]
    path[2] = message("u2", "A heron stands in the reeds.")
    path[58] = message("u58", "Heron and again a HERON.")
    transcript.show_path(path)
    QTest.qWait(50)
    return transcript


def _look_for(transcript: Transcript, words: str) -> QLineEdit:
    transcript.open_find()
    field = transcript.find_bar.findChild(QLineEdit)
    assert field is not None
    field.setText(words)
    return field


def _marked(transcript: Transcript) -> list[str]:
    return [
        mark.cursor.selectedText()
        for view in transcript.views
        for text in view.text_views()
        for mark in text.extraSelections()
    ]


def test_places_are_counted_and_marked_also_in_messages_not_built(
    shown: Transcript, qtbot: QtBot
) -> None:
    field = _look_for(shown, "heron")
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "– of 3")
    assert _marked(shown) == ["Heron", "HERON"]
    assert shown.view("u2") is None
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.find_bar.count_text == "3 of 3"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.find_bar.count_text == "2 of 3"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.find_bar.count_text == "1 of 3"
    view = shown.view("u2")
    assert view is not None
    assert not view.visibleRegion().isEmpty()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown.find_bar.count_text == "2 of 3"


def test_closing_takes_the_marks_away(shown: Transcript, qtbot: QtBot) -> None:
    _look_for(shown, "heron")
    qtbot.waitUntil(lambda: bool(_marked(shown)))
    assert shown.close_find()
    assert _marked(shown) == []
    assert not shown.close_find()


def test_words_that_stand_nowhere_are_said_to(shown: Transcript, qtbot: QtBot) -> None:
    field = _look_for(shown, "egret")
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "nothing found")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown.find_bar.count_text == "nothing found"


def test_new_text_is_found_as_it_comes(
    shown: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    _look_for(shown, "heron")
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "– of 3")
    shown.add_message(message("u60", "One more heron."))
    assert shown.find_bar.count_text == "– of 4"
