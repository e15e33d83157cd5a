"""Words are found wherever they stand in a conversation."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text, Thinking, ToolCall, ToolResult
from desktop.chat.message import Message, Role
from desktop.settings import Theme
from desktop.ui.palettes import LIGHT
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.transcript import Transcript
from tests.ui.composing import commit, compose

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
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "3 found")
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


def test_another_theme_keeps_the_current_place(
    shown: Transcript, theme: ThemeSource, qtbot: QtBot
) -> None:
    field = _look_for(shown, "heron")
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "3 found")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    theme.choose(Theme.DARK)
    assert shown.find_bar.count_text == "3 of 3"
    assert _marked(shown) == ["Heron", "HERON"]


@pytest.mark.parametrize("width", [420, 900])
def test_the_bar_covers_nothing_of_the_page(
    width: int, transcript: Transcript, message: MakeMessage
) -> None:
    transcript.resize(width, 500)
    transcript.show_path([message("u1", "A heron"), message("a1", "Reeds.\n\n" * 60)])
    transcript.scroll_to_start()
    _look_for(transcript, "heron")
    first, bar = transcript.view("u1"), transcript.find_bar
    assert first is not None
    assert first.mapTo(transcript, QPoint(0, 0)).y() >= bar.geometry().bottom()
    assert bar.width() == transcript.width()
    # In the middle the line that is read stays where it is.
    transcript.close_find()
    transcript.scroll_to(300)
    reply = transcript.view("a1")
    assert reply is not None
    before = reply.mapTo(transcript, QPoint(0, 0)).y()
    transcript.open_find()
    assert reply.mapTo(transcript, QPoint(0, 0)).y() == before
    transcript.close_find()
    assert reply.mapTo(transcript, QPoint(0, 0)).y() == before


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
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "3 found")
    shown.add_message(message("u60", "One more heron."))
    assert shown.find_bar.count_text == "4 found"


def _places(transcript: Transcript) -> list[str]:
    """Where the mark of the current place stands: the words around it."""
    accent = LIGHT.accent.lower()
    return [
        mark.cursor.block().text()
        for view in transcript.views
        for text in view.text_views()
        for mark in text.extraSelections()
        if mark.format.background().color().name() == accent
    ]


@pytest.mark.parametrize("choice", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_current_place_looks_other_than_the_rest(
    shown: Transcript, theme: ThemeSource, qtbot: QtBot, choice: Theme
) -> None:
    theme.choose(choice)
    field = _look_for(shown, "heron")
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "3 found")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.find_bar.count_text == "3 of 3"
    marks = [
        mark.format.background().color().name()
        for view in shown.views
        for text in view.text_views()
        for mark in text.extraSelections()
    ]
    assert len(marks) == 2
    assert len(set(marks)) == 2


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("CAFE", ["café", "Cafe\u0301"]),
        ("café", ["café", "Cafe\u0301"]),
        ("日本", ["日本"]),
        ("print(x", ["print(X"]),
        ("in a cell", ["In a cell"]),
        ("bold words", ["bold words"]),
        ("strasse", ["Straße"]),
        ("after 👩‍👧 it", ["after 👩‍👧 it"]),
        ("abc", ["ＡＢＣ"]),
    ],
)
def test_words_are_found_whatever_they_are_written_in(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot, words: str, marked: list[str]
) -> None:
    source = (
        "A café, a Cafe\u0301. 日本語 and **bold** words on a Straße, ＡＢＣ after 👩‍👧 it.\n\n"
        "```py\nprint(X)\n```\n\n| a |\n|---|\n| In a cell |\n"
    )
    transcript.show_path([message("a1", source)])
    _look_for(transcript, words)
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == f"{len(marked)} found")
    assert _marked(transcript) == marked


def test_what_is_not_built_in_the_middle_of_a_reply_is_gone_through_in_order(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    herons = {3, 70, 71, 140}
    source = "".join(
        f"Number {n} {'is a **her**on' if n in herons else 'is not'}.\n\n```py\nn = {n}\n```\n\n"
        for n in range(150)
    )
    transcript.show_path([message("u1", "Question"), message("a1", source)])
    view = transcript.view("a1")
    assert view is not None
    qtbot.waitUntil(lambda: not transcript._dirty)
    QTest.qWait(50)
    assert len(list(view.text_views())) < 200, "most of it is not built"
    field = _look_for(transcript, "heron")
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == "4 found")
    qtbot.keyClick(field, Qt.Key.Key_Home)
    transcript.scroll_to(0)
    for position, number in enumerate(sorted(herons), start=1):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert transcript.find_bar.count_text == f"{position} of 4"
        assert _places(transcript) == [f"Number {number} is a heron."]
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert _places(transcript) == ["Number 71 is a heron."]
    assert transcript.find_bar.count_text == "3 of 4"


def test_the_first_step_begins_where_the_reader_is(shown: Transcript, qtbot: QtBot) -> None:
    assert shown.focus_message("u30")
    field = _look_for(shown, "message 4")
    qtbot.waitUntil(lambda: shown.find_bar.count_text.endswith(" found"))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _places(shown)[0].startswith("Message 40.")


def test_what_is_folded_is_counted_and_unfolded_on_the_way(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    call = ToolCall(
        id="c", name="birds", arguments={"of": "heron"}, arguments_text='{"of":"heron"}'
    )
    long = "".join(f"line {n}\n" for n in range(3_000)) + "and the heron"
    result = ToolResult(call_id="c", name="birds", content=(Text(long),))
    transcript.show_path(
        [
            message("u1", "Which bird?"),
            message("a1", Thinking(text="A Heron, maybe."), "One moment.", call),
            Message(id="t1", role=Role.TOOL, blocks=(result,), created_at=0),
            message("a2", "It is the heron."),
        ]
    )
    field = _look_for(transcript, "heron")
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == "4 found")
    assert _marked(transcript) == ["heron"]
    seen = []
    for number in (4, 1, 2, 3):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert transcript.find_bar.count_text == f"{number} of 4"
        current = transcript._finder._current
        assert current is not None
        top = current.text.mapTo(transcript, QPoint(0, current.text.top_of(current.start))).y()
        assert 0 <= top < transcript.height()
        seen.append(current.text.toPlainText()[current.start : current.end])
    assert seen == ["heron", "Heron", "heron", "heron"]


def test_the_beginning_of_a_long_question_is_not_all_that_is_searched(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = (
        "".join(f"A line {n} of a long question.\n" for n in range(2_000)) + "Where is the heron?"
    )
    transcript.show_path([message("u1", text), message("a1", "There.")])
    field = _look_for(transcript, "heron")
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == "1 found")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert transcript.find_bar.count_text == "1 of 1"
    qtbot.waitUntil(lambda: _marked(transcript) == ["heron"])


def test_formulas_are_found_by_their_latex(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path(
        [message("a1", r"Let $\alpha_1 + \beta$ be, and alpha." + "\n\n$$\n\\beta^2\n$$\n")]
    )
    field = _look_for(transcript, "beta")
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == "2 found")
    _look_for(transcript, r"\alpha")
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == "1 found")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert transcript.find_bar.count_text == "1 of 1"
    assert _marked(transcript) == ["\N{OBJECT REPLACEMENT CHARACTER}"]


def test_enter_and_escape_are_the_input_methods_while_it_composes(
    shown: Transcript, qtbot: QtBot
) -> None:
    field = _look_for(shown, "heron")
    qtbot.waitUntil(lambda: shown.find_bar.count_text == "3 found")
    compose(field, "さぎ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert shown.find_bar.isVisible()
    assert shown.find_bar.count_text == "3 found", "no step was made"
    commit(field, "s")
    assert field.text() == "herons"
