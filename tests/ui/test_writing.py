"""Help while a message is written: Markdown by keys, earlier prompts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.markdown_aids import make_code, make_link, surround
from desktop.ui.message_editor import MessageEditor
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot) -> MessageEditor:
    field = MessageEditor()
    qtbot.addWidget(field)
    field.show()
    return field


def write(editor: MessageEditor, text: str) -> None:
    """Set a text; what stands between bars is selected, a lone bar is the cursor."""
    places = [place for place, letter in enumerate(text) if letter == "|"]
    editor.setPlainText(text.replace("|", ""))
    cursor = editor.textCursor()
    cursor.setPosition(places[0])
    if len(places) > 1:
        cursor.setPosition(places[1] - 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def written(editor: MessageEditor) -> str:
    """The text, with bars as above."""
    text, cursor = editor.toPlainText(), editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}|{text[start:end]}|{text[end:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a |word| here", "a **|word|** here"),
        ("a **|word|** here", "a |word| here"),
        ("a | here", "a **|** here"),
    ],
)
def test_bold_goes_around_the_selection_and_away_again(
    editor: MessageEditor, before: str, after: str
) -> None:
    write(editor, before)
    surround(editor, "**", "**")
    assert written(editor) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("call |f()| now", "call `|f()|` now"),
        ("see |a\nb|", "see \n```|\na\nb\n```"),
        ("|a\n```\nb|", "````|\na\n```\nb\n````"),
    ],
)
def test_code_in_a_line_and_code_of_several_lines(
    editor: MessageEditor, before: str, after: str
) -> None:
    write(editor, before)
    make_code(editor)
    assert written(editor) == after


@pytest.mark.parametrize(
    ("before", "clipboard", "after"),
    [
        ("the |docs|", "https://example.org/a", "the [docs](https://example.org/a)|"),
        ("the |docs|", "no address", "the [docs](|)"),
        ("see |https://example.org|", "", "see [|](https://example.org)"),
        ("see |", "", "see [|]()"),
    ],
)
def test_a_link_takes_its_words_and_its_address_where_they_are(
    editor: MessageEditor, before: str, clipboard: str, after: str
) -> None:
    write(editor, before)
    make_link(editor, clipboard)
    assert written(editor) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("  * one|", "  * one\n  * |"),
        ("9. nine|", "9. nine\n10. |"),
        ("- [x] done|", "- [x] done\n- [ ] |"),
        ("> quoted|", "> quoted\n> |"),
        ("- one\n- |", "- one\n|"),
        ("- on|e", "- on\n- |e"),
        ("|- one", "\n|- one"),
        ("no list|", "no list\n|"),
        ("-no list|", "-no list\n|"),
    ],
)
def test_a_new_line_goes_on_with_a_list(
    editor: MessageEditor, qtbot: QtBot, before: str, after: str
) -> None:
    write(editor, before)
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert written(editor) == after


def test_a_sign_typed_over_a_selection_stands_around_it(
    editor: MessageEditor, qtbot: QtBot
) -> None:
    write(editor, "a |word| here")
    qtbot.keyClicks(editor, "`")
    assert written(editor) == "a `|word|` here"
    qtbot.keyClicks(editor, "(")
    assert written(editor) == "a `(|word|)` here"
    qtbot.keyClicks(editor, "x")
    assert written(editor) == "a `(x|)` here"


def test_undo_takes_an_aid_back_in_one_step(editor: MessageEditor) -> None:
    write(editor, "a |word| here")
    surround(editor, "**", "**")
    editor.undo()
    assert editor.toPlainText() == "a word here"


def test_an_input_method_keeps_its_signs(editor: MessageEditor) -> None:
    write(editor, "|word|")
    QApplication.sendEvent(editor, QInputMethodEvent("「", []))
    assert "`" not in editor.toPlainText()


def test_earlier_prompts_come_back_and_what_was_being_written_too(play: Play) -> None:
    async def first(desk: Desk) -> None:
        composer = desk.window.composer
        for number, text in enumerate(("one", "two\nlines", "three"), 1):
            desk.server.chat(Answer(chat_chunks(["Yes."])))
            composer.set_text(text)
            desk.key(Qt.Key.Key_Return)
            await desk.until(
                lambda number=number: (
                    len(desk.server.requests) == number
                    and not composer._streaming
                    and not composer.text()
                ),
                "the reply",
            )
        QTest.keyClicks(composer.editor, "half")
        shown = []
        for _ in range(5):
            QTest.keyClick(composer.editor, Qt.Key.Key_Up, ALT)
            shown.append(composer.text())
        assert shown == ["three", "two\nlines", "one", "one", "one"]
        # While it is stepped through, the arrows alone do, at the edges.
        desk.key(Qt.Key.Key_Down)
        assert composer.text() == "two\nlines"
        QTest.keyClick(composer.editor, Qt.Key.Key_Down, ALT)
        QTest.keyClick(composer.editor, Qt.Key.Key_Down, ALT)
        assert composer.text() == "half"
        QTest.keyClick(composer.editor, Qt.Key.Key_Up, ALT)
        QTest.keyClicks(composer.editor, "!")
        desk.key(Qt.Key.Key_Up)
        assert composer.text() == "three!"
        composer.clear()

    async def second(desk: Desk) -> None:
        desk.control_key(Qt.Key.Key_N)
        QTest.keyClick(desk.window.composer.editor, Qt.Key.Key_Up, ALT)
        assert desk.window.composer.text() == "three"

    play(first)
    play(second)


def test_nothing_of_a_temporary_conversation_is_remembered(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        composer = desk.window.composer
        desk.server.chat(Answer(chat_chunks(["Yes."])))
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(composer.editor, Qt.Key.Key_N, control | SHIFT)
        await desk.send("secret")
        await desk.until(lambda: desk.texts() and not composer._streaming, "the reply")
        QTest.keyClick(composer.editor, Qt.Key.Key_Up, ALT)
        assert composer.text() == ""
        assert "secret" not in str(await desk.library.recall("prompt-history"))

    play(scene)
