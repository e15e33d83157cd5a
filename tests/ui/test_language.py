"""The language of the interface, chosen in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QPushButton

from desktop.ui.choice_box import ChoiceBox
from desktop.ui.settings_dialog import SettingsDialog
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play


async def opened(desk: Desk) -> SettingsDialog:
    settings = desk.window.findChild(QAction, "settings")
    assert settings is not None
    settings.trigger()
    dialog = desk.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.show_page("Appearance")
    await desk.until(dialog.isActiveWindow, "the dialog")
    return dialog


def box_of(dialog: SettingsDialog) -> ChoiceBox:
    return next(b for b in dialog.findChildren(ChoiceBox) if b.accessibleName() == "Language")


def choose(box: ChoiceBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def restart_of(dialog: SettingsDialog) -> QPushButton:
    named = dialog.appearance.findChildren(QPushButton)
    return next(button for button in named if button.text() == "Restart now")


@pytest.mark.parametrize("words", ["English", "Deutsch", "日本語"])
def test_a_language_is_saved_and_a_restart_is_offered(
    play: Play, words: str, tmp_path: Path
) -> None:
    async def scene(desk: Desk) -> None:
        dialog = await opened(desk)
        box, notices = box_of(dialog), desk.window.notices
        names = [box.itemText(row) for row in range(box.count())]
        assert names == ["As the system", "English", "Deutsch", "日本語"]
        assert not restart_of(dialog).isVisible()

        choose(box, words)

        await desk.until(notices.text, "a notice")
        assert notices.text() == "The language changes when Rivulet starts again."
        assert restart_of(dialog).isVisible()
        written = (tmp_path / "settings.toml").read_text()
        assert f'language = "{box.currentData()}"' in written

        choose(box, "As the system")

        assert not restart_of(dialog).isVisible()
        await desk.until(lambda: not notices.text(), "the notice to go")

    play(scene)


def question(desk: Desk) -> QMessageBox | None:
    return next((box for box in desk.window.findChildren(QMessageBox) if box.isVisible()), None)


def test_restarting_asks_for_what_would_be_lost(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        temporary = desk.window.findChild(QAction, "new-temporary")
        assert temporary is not None
        temporary.trigger()
        desk.server.chat(Answer(chat_chunks(["Yes"])))
        await desk.send("Hello")
        await desk.until(lambda: "Yes" in " ".join(desk.texts()), "the reply")
        dialog = await opened(desk)
        choose(box_of(dialog), "Deutsch")
        dialog.accept()
        await desk.until(desk.window.notices.text, "the notice")

        button = desk.button("Restart now", within=desk.window.notices)
        assert button is not None
        button.click()

        await desk.until(lambda: question(desk), "the question")
        box = question(desk)
        assert box is not None
        box.button(QMessageBox.StandardButton.Cancel).click()
        assert desk.window.isVisible()

    play(scene)
