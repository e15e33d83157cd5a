"""The page of the data in the window, down to the files."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
)

from desktop.ui.data_page import DataPage
from desktop.ui.delete_all_dialog import DeleteAllDialog
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.sidebar_list import ConversationList
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play


async def talk(desk: Desk, text: str) -> None:
    desk.server.chat(Answer(chat_chunks([f"To {text}"])))
    desk.window.activateWindow()
    desk.window.composer.setFocus()
    await desk.until(QApplication.focusWidget, "the focus")
    await desk.send(text)
    await desk.until(lambda: f"To {text}" in "".join(desk.texts()), "the reply")
    await asyncio.sleep(0.05)


async def opened(desk: Desk) -> DataPage:
    """The page, as it is reached by keys."""
    desk.control_key(Qt.Key.Key_Comma)
    await desk.until(lambda: desk.window.findChild(SettingsDialog), "the settings")
    dialog = desk.window.findChild(SettingsDialog)
    dialog.show_page("Data")
    await desk.until(lambda: "with" in words(dialog.data), "the sizes")
    found: DataPage = dialog.data
    return found


def words(page: DataPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def backups(page: DataPage) -> list[str]:
    view = page.findChild(QListWidget)
    found = [view.item(row) for row in range(view.count())]
    return [item.text() for item in found if item.flags()]


def press(page: QDialog | DataPage, text: str) -> None:
    (button,) = (b for b in page.findChildren(QAbstractButton) if text in b.text().replace("&", ""))
    assert button.isEnabled()
    button.click()


async def confirm(desk: Desk, text: str) -> None:
    def box() -> QMessageBox | None:
        boxes = desk.window.findChildren(QMessageBox)
        return next((found for found in boxes if found.isVisible()), None)

    await desk.until(box, "the question")
    shown = box()
    assert shown is not None
    press(shown, text)


def listed(desk: Desk) -> list[str]:
    model = desk.window.sidebar.findChild(ConversationList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_backup_is_made_checked_restored_and_removed(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "Kept")
        page = await opened(desk)
        assert "1 with 2 messages" in words(page)
        assert backups(page) == []
        press(page, "Back up now")
        await desk.until(lambda: len(backups(page)) == 1, "the backup")
        press(page, "Check")
        await desk.until(lambda: "it is sound" in words(page), "the check")
        page.window().close()
        desk.window.sidebar.rename_requested.emit(desk.window.sidebar.conversation_ids()[0], "New")
        await asyncio.sleep(0.1)
        page = await opened(desk)
        press(page, "Restore")
        await confirm(desk, "Restore")
        await desk.until(lambda: listed(desk) == ["Today", "Kept"], "what was in the backup")
        await desk.until(lambda: "Restored" in words(page), "the end of it")
        assert len(backups(page)) == 2
        assert any("from before a restore" in row for row in backups(page))
        press(page, "Remove")
        await confirm(desk, "Remove")
        await desk.until(lambda: len(backups(page)) == 1, "one fewer")

    play(scene)


def test_what_came_of_it_is_seen_and_the_button_keeps_the_focus(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "Kept")
        page = await opened(desk)
        page.window().resize(900, 700)
        button = next(b for b in page.findChildren(QPushButton) if "up now" in b.text())
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Space)
        await desk.until(lambda: "and read back" in words(page), "the backup")
        (told,) = (label for label in page.findChildren(QLabel) if "read back" in label.text())
        await desk.until(lambda: told.visibleRegion().boundingRect() == told.rect(), "the words")
        assert QApplication.focusWidget() is button
        check = next(b for b in page.findChildren(QPushButton) if b.text() == "C&heck")
        check.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(check, Qt.Key.Key_Space)
        await desk.until(lambda: "it is sound" in words(page), "the check")
        assert QApplication.focusWidget() is check, "not the next one, which removes"

    play(scene)


def test_everything_is_deleted_when_the_word_is_typed_and_not_before(
    play: Play, tmp_path: Path
) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "zebra")
        desk.window.composer.set_text("")
        page = await opened(desk)
        press(page, "Back up now")
        await desk.until(lambda: len(backups(page)) == 1, "the backup")
        press(page, "Delete all")
        dialog = desk.window.findChild(DeleteAllDialog)
        button = next(b for b in dialog.findChildren(QPushButton) if "Delete" in b.text())
        QTest.keyClicks(dialog.findChild(QLineEdit), "delet")
        assert not button.isEnabled()
        QTest.keyClicks(dialog.findChild(QLineEdit), "e")
        dialog.findChild(QCheckBox).setChecked(True)
        button.click()
        await desk.until(lambda: "were deleted" in words(page), "the end of it")
        assert listed(desk) == []
        assert desk.transcript is None
        assert backups(page) == []
        assert "0 with 0 messages" in words(page)
        page.window().close()
        await talk(desk, "after")
        assert listed(desk) == ["Today", "after"]

    play(scene)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file for file in files if b"zebra" in file.read_bytes()] == []


def test_nothing_is_replaced_while_a_reply_is_arriving(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer([chat_chunk("Slow"), Hang()]))
        await desk.send("Wait")
        await desk.until(lambda: len(desk.views()) == 2, "the beginning")
        page = await opened(desk)
        press(page, "Back up now")
        assert "A reply is arriving" in words(page)

    play(scene)


def test_how_many_are_kept_becomes_a_setting(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        box = page.fields[0].control
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(box, "3")
        QTest.keyClick(box, Qt.Key.Key_Tab)
        file = tmp_path / "settings.toml"
        await desk.until(lambda: "daily = 3" in file.read_text(), "the setting")

    play(scene)


@pytest.mark.parametrize("by_key", [True, False])
def test_all_conversations_are_exported(play: Play, tmp_path: Path, by_key: bool) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "One")
        if by_key:
            modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X, modifiers)
        else:
            page = await opened(desk)
            press(page, "Export all")
            assert not page.isVisible()
        dialog = desk.window.findChild(QFileDialog)
        assert dialog is not None
        path = tmp_path / "all.jsonl"
        dialog.close()
        dialog.fileSelected.emit(str(path))
        await desk.until(path.exists, "the file")
        assert '"text":"One"' in path.read_text()

    play(scene)
