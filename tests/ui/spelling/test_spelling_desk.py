"""Misspelled words in the composer: marked when left, corrected by key and by menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.ui.message_editor import MessageEditor
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.spelling.spelling_desk import SpellingDesk
from tests.ui.desk import Desk, Play

CONTROL = Qt.KeyboardModifier.ControlModifier


def marked(desk: Desk) -> list[str]:
    return [mark.cursor.selectedText() for mark in editor(desk).extraSelections()]


def editor(desk: Desk) -> MessageEditor:
    return desk.window.composer.editor


async def checking(desk: Desk) -> None:
    spelling = desk.window.findChild(SpellingDesk).spelling
    assert not spelling.languages, "read at the first word, not before"
    QTest.keyClicks(editor(desk), "first ")
    await desk.until(lambda: spelling.language or spelling.reason, "a dictionary")
    if spelling.language != "en_US":
        pytest.skip("needs libenchant and hunspell-en-us (make test installs them)")
    desk.window.composer.set_text("")


def menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def test_a_wrong_word_is_marked_when_it_is_left_and_corrected_by_its_key(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await checking(desk)
        QTest.keyClicks(editor(desk), "A wrold")
        # Still being written: it may yet become another word.
        await desk.until(lambda: "wrold" in desk.window.findChild(SpellingDesk)._right, "a look")
        assert marked(desk) == []
        QTest.keyClicks(editor(desk), " ful of watre")
        QTest.keyClicks(editor(desk), " ")
        await desk.until(lambda: marked(desk) == ["wrold", "ful", "watre"], "the marks")
        assert editor(desk).document().isUndoAvailable()
        QTest.keyClick(editor(desk), Qt.Key.Key_Home)
        desk.window.findChild(QAction, "spelling").trigger()
        await desk.until(menu, "the menu")
        shown = menu()
        assert shown is not None
        assert shown.actions()[0].text() == "world"
        QTest.keyClick(shown, Qt.Key.Key_Return)
        assert desk.window.composer.text() == "A world ful of watre "
        await desk.until(lambda: marked(desk) == ["ful", "watre"], "the marks")
        editor(desk).undo()
        assert desk.window.composer.text() == "A wrold ful of watre "

    play(scene)


def test_a_right_click_offers_other_words_above_the_usual_menu(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await checking(desk)
        desk.window.composer.set_text("A wrold ")
        QTest.keyClicks(editor(desk), "x ")
        await desk.until(lambda: marked(desk) == ["wrold"], "the mark")
        marks = editor(desk).extraSelections()
        place = editor(desk).cursorRect(marks[0].cursor).center()
        editor(desk).customContextMenuRequested.emit(place)
        await desk.until(menu, "the menu")
        shown = menu()
        assert shown is not None
        words = [action.text() for action in shown.actions()]
        assert words[0] == "world"
        assert "Add “wrold” to the dictionary" in words
        assert any("Paste" in word for word in words)
        shown.close()

    play(scene)


def test_switched_off_in_the_settings_the_marks_go(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await checking(desk)
        QTest.keyClicks(editor(desk), "A wrold x ")
        await desk.until(lambda: marked(desk) == ["wrold"], "the mark")
        QTest.keyClick(editor(desk), Qt.Key.Key_Comma, CONTROL)
        await desk.until(lambda: desk.window.findChild(SettingsDialog), "the settings")
        dialog = desk.window.findChild(SettingsDialog)
        field = next(f for f in dialog.appearance.fields if f.words == "Spelling")
        assert "American English is checked now" in field.note
        box = dialog.appearance._spelling
        assert box.findData("en_US") >= 0
        box.setCurrentIndex(box.findData("off"))
        box.activated.emit(box.currentIndex())
        await desk.until(lambda: marked(desk) == [], "the marks to go")
        dialog.reject()

    play(scene)


def test_no_dictionary_is_read_when_the_program_ends(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        checker = desk.window.findChild(SpellingDesk)
        QTest.keyClicks(editor(desk), "first ")
        desk.window.setEnabled(False)
        await desk.until(lambda: not checker._timer.isActive(), "the pause")
        assert checker._chosen is None

    play(scene)
