"""The settings page of tools."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.runtime.paths import resources_folder
from desktop.settings import Settings
from desktop.ui.icons import Icons
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.theme import ThemeSource
from desktop.ui.tools_page import ToolsPage


class Desk:
    def __init__(self, dialog: SettingsDialog) -> None:
        self.dialog = dialog
        self.settings = Settings()
        dialog.settings_changed.connect(self._on_changed)
        page = dialog.findChild(ToolsPage)
        assert isinstance(page, ToolsPage)
        self.page = page

    def _on_changed(self, settings: Settings) -> None:
        self.settings = settings
        self.dialog.set_settings(settings)

    def editor(self, name: str) -> QPlainTextEdit:
        found = self.page.findChildren(QPlainTextEdit)
        return next(editor for editor in found if name in editor.accessibleName())


@pytest.fixture
def desk(qtbot: QtBot, theme: ThemeSource) -> Desk:
    icons = Icons(resources_folder() / "icons")
    dialog = SettingsDialog(theme=theme, icons=icons, data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    desk = Desk(dialog)
    dialog.set_settings(desk.settings)
    dialog.open()
    dialog.show_page("Tools")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return desk


def test_folders_and_read_only_tools(desk: Desk, qtbot: QtBot) -> None:
    folders = desk.editor("Folders")
    folders.setFocus()
    folders.setPlainText("~/notes\n\n /data ")
    box = desk.page.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert desk.settings.tools.folders == ("~/notes", "/data")
    assert desk.settings.tools.allow_read_only


def test_closing_hands_on_what_was_typed(desk: Desk) -> None:
    folders = desk.editor("Folders")
    folders.setFocus()
    folders.setPlainText("/data")
    desk.dialog.accept()
    assert desk.settings.tools.folders == ("/data",)
