"""Words of scripts without spaces: clicked, walked through and deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text
from desktop.chat.message import Message, Role
from desktop.ui.message_editor import MessageEditor
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.word_breaks import word_step
from desktop.ui.word_moves import WordField

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
JAPANESE = "GPTモデルは東京で動きます。"
CHINESE = "我们今天去北京大学学习。"


@pytest.fixture
def editor(qtbot: QtBot) -> MessageEditor:
    made = MessageEditor()
    made.resize(600, 80)
    made.show()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def _steps(text: str) -> list[str]:
    """What a caret goes over, word by word, forwards; the same way back."""
    field = QTextBrowser()
    field.setPlainText(text)
    cursor, units = field.textCursor(), text.encode("utf-16-le")

    def walk(*, forwards: bool) -> list[str]:
        passed = []
        while (goal := word_step(cursor, forwards=forwards)) != cursor.position():
            low, high = sorted((cursor.position(), goal))
            passed.append(units[2 * low : 2 * high].decode("utf-16-le"))
            cursor.setPosition(goal)
        return passed

    there = walk(forwards=True)
    assert walk(forwards=False) == there[::-1]
    return there


@pytest.mark.parametrize(
    "words",
    [
        ["GPT", "モデル", "は", "東京", "で", "動き", "ます", "。"],
        ["我们", "今天", "去", "北京", "大学", "学习", "。"],
        ["世界 ", "\U0001f600", "你好"],
        ["plain ", "words ", "世界 ", "here"],
    ],
)
def test_a_caret_goes_from_word_to_word(words: list[str]) -> None:
    assert _steps("".join(words)) == words


def test_words_are_selected_and_deleted_by_keys(editor: MessageEditor, qtbot: QtBot) -> None:
    editor.setPlainText(CHINESE)
    qtbot.keyClick(editor, Qt.Key.Key_Right, _CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert editor.textCursor().selectedText() == "今天"
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace, _CTRL)
    assert editor.toPlainText() == "我们去北京大学学习。"
    qtbot.keyClick(editor, Qt.Key.Key_Delete, _CTRL)
    assert editor.toPlainText() == "我们北京大学学习。"
    editor.undo()
    assert editor.toPlainText() == "我们去北京大学学习。"


@pytest.mark.parametrize(
    ("text", "letter", "word"),
    [
        (JAPANESE, 1, "GPT"),
        (JAPANESE, 4, "モデル"),
        (JAPANESE, 7, "東京"),
        (CHINESE, 2, "今天"),
        ("Two words", 5, "words"),
    ],
)
def test_a_double_click_selects_a_word(
    editor: MessageEditor, qtbot: QtBot, text: str, letter: int, word: str
) -> None:
    editor.setPlainText(text)
    qtbot.mouseDClick(
        editor.viewport(), Qt.MouseButton.LeftButton, pos=_place(editor, letter, 0.75)
    )
    assert editor.textCursor().selectedText() == word


def test_a_drag_from_a_double_click_selects_whole_words(
    editor: MessageEditor, qtbot: QtBot
) -> None:
    editor.setPlainText(CHINESE)
    view = editor.viewport()
    press = _mouse(view, QEvent.Type.MouseButtonDblClick, _place(editor, 4, 0.5))
    there = _mouse(view, QEvent.Type.MouseMove, _place(editor, 6, 0.5))
    back = _mouse(view, QEvent.Type.MouseMove, _place(editor, 0, 0.5))
    selected = []
    for event in (press, there, back):
        QApplication.sendEvent(view, event)
        selected.append(editor.textCursor().selectedText())
    assert selected == ["去", "去北京", "我们今天去"]


def test_words_of_a_message_are_selected(theme: ThemeSource, qtbot: QtBot) -> None:
    transcript = Transcript(theme=theme, open_link=lambda _: True)
    qtbot.addWidget(transcript)
    transcript.resize(900, 600)
    transcript.show()
    qtbot.waitExposed(transcript)
    reply = Message(id="a1", role=Role.ASSISTANT, blocks=(Text(CHINESE),), created_at=0)
    transcript.show_path([reply])
    QTest.qWait(20)
    text = next(iter(transcript.views[0].text_views()))
    left, place = Qt.MouseButton.LeftButton, _place(text, 2, 0.5)
    qtbot.mouseClick(text.viewport(), left, pos=place)
    qtbot.mouseDClick(text.viewport(), left, pos=place)
    assert text.textCursor().selectedText() == "今天"
    qtbot.keyClick(transcript, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert text.textCursor().selectedText() == "今天去"


def _place(text: WordField, letter: int, part: float) -> QPoint:
    """Within a letter, so far from its left edge."""
    cursor = text.textCursor()
    cursor.setPosition(letter)
    left = text.cursorRect(cursor)
    cursor.setPosition(letter + 1)
    width = text.cursorRect(cursor).left() - left.left()
    return QPoint(left.left() + round(width * part), left.center().y())


def _mouse(view: QWidget, kind: QEvent.Type, place: QPoint) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    where = QPointF(place)
    on_screen = QPointF(view.mapToGlobal(place))
    button = left if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    return QMouseEvent(kind, where, on_screen, button, left, Qt.KeyboardModifier.NoModifier)
