"""Prompts of tool servers in the palette, and their resources behind @, by keys."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.tool_settings import ToolServer
from desktop.ui.attachments.tray import AttachmentTray
from desktop.ui.completion.completion_popup import CompletionPopup
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.palette_list import PaletteList
from desktop.ui.prompt_dialog import PromptDialog
from desktop.ui.settings_dialog import SettingsDialog
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.test_tools import choose

TALKER = str(Path(__file__).parents[1] / "unit/tools/talking_server.py")


async def use_talker(desk: Desk) -> None:
    """Add the server in the settings, and switch it on in the conversation."""
    desk.control_key(Qt.Key.Key_Comma)
    await desk.until(lambda: desk.window.findChild(SettingsDialog), "the settings")
    dialog = desk.window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.servers.add_servers({"desk": ToolServer(command=sys.executable, args=(TALKER,))})
    dialog.accept()
    desk.window.activateWindow()
    await desk.until(desk.window.isActiveWindow, "the window in front")
    desk.window.composer.setFocus()
    await choose(desk, 3)  # the two that are built in, and the server
    await desk.until(lambda: desk.button("3 tools"), "the choice")
    desk.window.composer.setFocus()


def test_a_prompt_is_chosen_in_the_palette_filled_in_and_put_into_the_message(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await use_talker(desk)
        desk.control_key(Qt.Key.Key_K)
        palette = desk.window.findChild(CommandPalette)
        assert isinstance(palette, CommandPalette)
        await desk.until(palette.isVisible, "the palette")
        QTest.keyClicks(QApplication.focusWidget(), "review a text")
        rows = palette.findChild(PaletteList)
        assert isinstance(rows, PaletteList)
        words = Qt.ItemDataRole.AccessibleTextRole
        await desk.until(
            lambda: "Review a text" in str(rows.currentIndex().data(words)), "the prompt"
        )
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: desk.window.findChild(PromptDialog), "its fields")
        dialog = desk.window.findChild(PromptDialog)
        assert isinstance(dialog, PromptDialog)
        await desk.until(dialog.isActiveWindow, "its fields in front")
        desk.key(Qt.Key.Key_Return)
        assert dialog.error == "", "Enter goes on to the next field"
        desk.key(Qt.Key.Key_Return)
        assert dialog.error == "text is needed."
        QTest.keyClicks(QApplication.focusWidget(), "Hello")
        desk.key(Qt.Key.Key_Return)
        desk.key(Qt.Key.Key_Return)
        await desk.until(desk.window.composer.text, "the prompt in the message")
        assert desk.window.composer.text() == '{"text": "Hello"}'

    play(scene)


def test_a_resource_is_attached_with_at(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Read."])))
        await use_talker(desk)
        composer = desk.window.composer
        QTest.keyClicks(QApplication.focusWidget(), "Read @Firs")
        popup = desk.window.findChild(CompletionPopup)
        assert isinstance(popup, CompletionPopup)
        # The server is started by the first letter; another one looks again.
        for _ in range(100):
            await asyncio.sleep(0.1)
            if popup.current_title() == "First":
                break
            desk.key(Qt.Key.Key_Backspace)
            QTest.keyClicks(QApplication.focusWidget(), "s")
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: "@" not in composer.text(), "the choice")
        tray = desk.window.findChild(AttachmentTray)
        assert isinstance(tray, AttachmentTray)
        await desk.until(tray.isVisible, "the attachment")
        words = Qt.ItemDataRole.AccessibleTextRole
        await desk.until(
            lambda: "tokens" in str(tray.model().index(0, 0).data(words)), "its contents"
        )
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: desk.server.requests, "the request")
        assert "hello" in str(desk.server.requests[0].json["messages"])

    play(scene)
