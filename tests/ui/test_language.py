"""The language of the interface, chosen in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.choice_box import ChoiceBox
from desktop.ui.settings_dialog import SettingsDialog
from tests.scripted_server import Answer, Pause, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play

#: The name of the setting, and what the button says that sends, in each language.
WORDS = {
    "en": ("English", "Language", "Send"),
    "de": ("Deutsch", "Sprache", "Senden"),
    "ja": ("日本語", "言語", "送信"),
}


def open_dialogs() -> list[SettingsDialog]:
    shown = QApplication.topLevelWidgets()
    return [d for d in shown if isinstance(d, SettingsDialog) and d.isVisible()]


def box_in(dialog: SettingsDialog, language: str) -> ChoiceBox | None:
    name = WORDS[language][1]
    return next((b for b in dialog.findChildren(ChoiceBox) if b.accessibleName() == name), None)


async def opened(desk: Desk) -> SettingsDialog:
    desk.control_key(Qt.Key.Key_Comma)
    await desk.until(open_dialogs, "the dialog")
    (dialog,) = open_dialogs()
    dialog.show_place("appearance language")
    return dialog


async def choose(desk: Desk, dialog: SettingsDialog, old: str, new: str) -> SettingsDialog:
    """Choose a language; returns the dialog that speaks it."""
    box = box_in(dialog, old)
    assert box is not None
    box.setCurrentIndex(box.findText(WORDS[new][0]))
    box.activated.emit(box.currentIndex())
    await desk.until(
        lambda: any(box_in(found, new) for found in open_dialogs()), "the dialog in its language"
    )
    (made,) = open_dialogs()
    return made


@pytest.mark.parametrize("language", ["de", "ja"])
def test_a_language_holds_at_once_and_is_kept(play: Play, language: str, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        usual = QApplication.font()
        dialog = await opened(desk)
        box = box_in(dialog, "en")
        assert box is not None
        names = [box.itemText(row) for row in range(box.count())]
        assert names == ["As the system", "English", "Deutsch", "日本語"]

        dialog = await choose(desk, dialog, "en", language)

        here = await desk.beside(0)
        assert here.button(WORDS[language][2]) is not None
        latin = QFontInfo(usual).family()
        assert (QFontInfo(QApplication.font()).family() == latin) is (language != "ja")
        assert f'language = "{language}"' in (tmp_path / "settings.toml").read_text()
        box = box_in(dialog, language)
        assert box is not None
        await here.until(box.hasFocus, "the focus where it was")

        dialog = await choose(here, dialog, language, "en")

        assert (await desk.beside(0)).button("Send") is not None
        assert QApplication.font().families() == usual.families()
        dialog.accept()

    play(scene)


def test_what_is_under_way_goes_on_in_another_language(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer([chat_chunk("It"), Pause(1.5), *chat_chunks([" ends"])]))
        await desk.send("Hello")
        await desk.until(lambda: "It" in " ".join(desk.texts()), "the beginning")
        QTest.keyClicks(desk.window.composer.editor, "a thought")

        (await choose(desk, await opened(desk), "en", "de")).accept()

        here = await desk.beside(0)
        assert here.window.composer.text() == "a thought"
        await here.until(lambda: "It ends" in " ".join(here.texts()), "the rest")
        assert any(text.startswith("Antwort") for text in here.texts())

    play(scene)


def test_a_temporary_conversation_is_carried_on_in_another_language(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        temporary = desk.window.findChild(QAction, "new-temporary")
        assert temporary is not None
        temporary.trigger()
        desk.server.chat(Answer(chat_chunks(["Yes"])))
        await desk.send("Hello")
        await desk.until(lambda: "Yes" in " ".join(desk.texts()), "the reply")

        (await choose(desk, await opened(desk), "en", "de")).accept()

        here = await desk.beside(0)
        await here.until(lambda: "Yes" in " ".join(here.texts()), "the reply again")

    play(scene)
