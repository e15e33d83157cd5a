"""What is typed in a dialog is not lost with it, when nobody used or left it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from desktop.chat import prompt
from desktop.chat.prompt import Prompt
from desktop.ui.answering.fill_dialog import FillDialog
from desktop.ui.answering.items_dialog import ItemsDialog
from desktop.ui.answering.setup_dialog import SetupDialog
from desktop.ui.completion.completion_popup import CompletionPopup
from desktop.ui.settings_dialog import SettingsDialog
from tests.ui.desk import Desk, Play
from tests.ui.test_assistants import back, chord, field, opened, write


async def system_prompt(desk: Desk) -> QPlainTextEdit:
    """Open the dialog of the conversation; returns its field."""
    chord(desk, Qt.Key.Key_Y)
    dialog = await opened(desk, SetupDialog)
    found = field(dialog, "System prompt")
    assert isinstance(found, QPlainTextEdit)
    assert QApplication.focusWidget() is found
    return found


def test_a_system_prompt_that_was_not_saved_is_there_again(play: Play) -> None:
    async def first(desk: Desk) -> None:
        QTest.keyClicks(await system_prompt(desk), "Be brief")

    async def later(desk: Desk) -> None:
        text = await system_prompt(desk)
        assert text.toPlainText() == "Be brief"
        QTest.keyClicks(text, ", and kind")
        # Windows that are built anew, as for another language.
        await desk.windows.build_anew()
        fresh = await desk.beside(0)
        await back(fresh)
        text = await system_prompt(fresh)
        assert text.toPlainText() == "Be brief, and kind"
        # Left by the user: not wanted.
        QTest.keyClick(text, Qt.Key.Key_Escape)
        await back(fresh)
        assert (await system_prompt(fresh)).toPlainText() == ""

    play(first)
    play(later)


def test_parameters_that_were_not_saved_are_there_again(play: Play) -> None:
    async def temperature(desk: Desk) -> QLineEdit:
        await system_prompt(desk)
        found = field(await opened(desk, SetupDialog), "Temperature")
        assert isinstance(found, QLineEdit)
        return found

    async def first(desk: Desk) -> None:
        QTest.keyClicks(await temperature(desk), "0.3")

    async def later(desk: Desk) -> None:
        number = await temperature(desk)
        assert number.text() == "0.3"
        QTest.keyClick(number, Qt.Key.Key_Escape)
        await back(desk)
        assert (await temperature(desk)).text() == ""

    play(first)
    play(later)


async def settings(desk: Desk, page: str) -> SettingsDialog:
    desk.control_key(Qt.Key.Key_Comma)
    dialog = await opened(desk, SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(page)
    return dialog


def test_what_is_typed_in_the_settings_is_applied_at_the_end(play: Play, tmp_path: Path) -> None:
    async def first(desk: Desk) -> None:
        text = field(await settings(desk, "Models"), "System prompt")
        assert isinstance(text, QPlainTextEdit)
        text.setFocus()
        QTest.keyClicks(text, "Be brief")

    play(first)
    assert "Be brief" in (tmp_path / "settings.toml").read_text()


def test_what_is_wrong_in_the_settings_at_the_end_is_told_at_the_next_start(play: Play) -> None:
    async def first(desk: Desk) -> None:
        dialog = await settings(desk, "Providers")
        dialog.show_provider("test", focus_key=False)
        lines = (line for line in dialog.findChildren(QLineEdit) if line.isVisible())
        address = next(line for line in lines if line.accessibleName() == "Address")
        address.setFocus()
        address.selectAll()
        QTest.keyClicks(address, "localhost:1234")

    async def later(desk: Desk) -> None:
        words = desk.window.notices.text()
        assert "not kept: Address." in words

    async def at_last(desk: Desk) -> None:
        assert desk.window.notices.text() == ""

    play(first)
    play(later)
    play(at_last)


def test_the_gaps_of_a_prompt_are_filled_as_they_were_at_the_end(
    play: Play, tmp_path: Path
) -> None:
    write(tmp_path / "prompts.json", prompt.KIND, Prompt(id="1", name="Translate", text="In {{x}}"))

    async def fill(desk: Desk) -> QPlainTextEdit:
        QTest.keyClicks(QApplication.focusWidget(), "/transl")
        popup = desk.window.findChild(CompletionPopup)
        assert isinstance(popup, CompletionPopup)
        await desk.until(
            lambda: popup.isVisible() and popup.current_title() == "Translate", "the prompt"
        )
        desk.key(Qt.Key.Key_Return)
        found = field(await opened(desk, FillDialog), "x")
        assert isinstance(found, QPlainTextEdit)
        return found

    async def first(desk: Desk) -> None:
        QTest.keyClicks(await fill(desk), "German")

    async def later(desk: Desk) -> None:
        gap = await fill(desk)
        assert gap.toPlainText() == "German"
        QTest.keyClick(gap, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await desk.until(lambda: desk.window.composer.text() == "In German", "the text")
        desk.window.composer.clear()
        await back(desk)
        assert (await fill(desk)).toPlainText() == ""

    play(first)
    play(later)


def test_a_prompt_that_is_being_written_is_saved_at_the_end(play: Play, tmp_path: Path) -> None:
    write(tmp_path / "prompts.json", prompt.KIND, Prompt(id="1", name="Translate", text="In"))

    async def first(desk: Desk) -> None:
        chord(desk, Qt.Key.Key_J)
        text = field(await opened(desk, ItemsDialog), "Text")
        assert isinstance(text, QPlainTextEdit)
        text.setFocus()
        text.moveCursor(text.textCursor().MoveOperation.End)
        QTest.keyClicks(text, " French")

    play(first)
    (item,) = msgspec.json.decode((tmp_path / "prompts.json").read_bytes())["items"]
    assert item["text"] == "In French"
