"""The settings page of the tool servers: by keys, with real servers behind it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from desktop.runtime.paths import resources_folder
from desktop.settings import Settings
from desktop.tool_settings import ToolServer
from desktop.ui.icons import Icons
from desktop.ui.servers_json import ServersJsonDialog
from desktop.ui.servers_page import ServersPage
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.theme import ThemeSource
from tests.ui.desk import Desk, Play

TALKER = str(Path(__file__).parents[1] / "unit/tools/talking_server.py")


class Page:
    def __init__(self, dialog: SettingsDialog) -> None:
        self.dialog = dialog
        self.page: ServersPage = dialog.servers
        self.settings = Settings()
        dialog.settings_changed.connect(self._on_changed)

    def _on_changed(self, settings: Settings) -> None:
        self.settings = settings

    def button(self, words: str) -> QPushButton:
        return next(b for b in self.page.findChildren(QPushButton) if words in b.text())

    def line(self, name: str) -> QLineEdit:
        found = self.page.findChildren(QLineEdit)
        return next(line for line in found if line.accessibleName() == name)

    def editor(self, name: str) -> QPlainTextEdit:
        found = self.page.findChildren(QPlainTextEdit)
        return next(editor for editor in found if name in editor.accessibleName())

    @property
    def rows(self) -> list[str]:
        return rows_of(self.page)

    @property
    def enabled(self) -> QCheckBox:
        box = self.page.findChild(QCheckBox)
        assert isinstance(box, QCheckBox)
        return box


def rows_of(page: ServersPage) -> list[str]:
    rows = page.findChild(QListWidget)
    assert isinstance(rows, QListWidget)
    return [rows.item(n).text().replace("\n", ": ") for n in range(rows.count())]


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeSource) -> Page:
    icons = Icons(resources_folder() / "icons")
    dialog = SettingsDialog(theme=theme, icons=icons, data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    made = Page(dialog)
    dialog.set_settings(made.settings)
    dialog.open()
    dialog.show_page("Tool servers")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return made


def typed(text: str, *, instead: bool = True) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit | QPlainTextEdit)
    if instead:
        focus.selectAll()
    QTest.keyClicks(focus, text)


def leave() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_server_is_added_by_keys(page: Page) -> None:
    page.button("A&dd").click()
    assert page.rows == ["server: not filled in yet"]
    assert page.settings.tool_servers == {}, "nothing is saved that is no server"
    typed('uvx "mcp server" --repository /x')
    leave()
    server = ToolServer(command="uvx", args=("mcp server", "--repository", "/x"))
    assert page.settings.tool_servers == {"server": server}
    assert page.rows == ["server: stopped"]
    page.line("Name").setFocus()
    typed("git")
    leave()
    assert page.settings.tool_servers == {"git": server}
    page.editor("Variables").setFocus()
    typed("TOKEN=$MY=TOKEN")
    leave()
    assert page.settings.tool_servers["git"].env == {"TOKEN": "$MY=TOKEN"}
    QTest.keyClick(page.enabled, Qt.Key.Key_Space)
    assert page.settings.tool_servers["git"].disabled
    assert page.rows == ["git: disabled"]
    page.button("Remove").click()
    assert page.settings.tool_servers == {}


def test_a_server_on_the_network_has_headers(page: Page) -> None:
    remote = ToolServer(url="https://example.org/mcp", headers={"X-Key": "$KEY"})
    page.dialog.set_settings(Settings(tool_servers={"web": remote}))
    assert page.line("Address").isVisible()
    assert not page.line("Command").isVisible()
    assert page.editor("Headers").toPlainText() == "X-Key: $KEY"
    page.editor("Headers").setFocus()
    typed("A: b:c")
    leave()
    assert page.settings.tool_servers["web"].headers == {"A": "b:c"}


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("Name", "a/b", "may be named with letters"),
        ("Name", "other", "There is a tool server 'other' already."),
        ("Command", "", "needs either a command or a url"),
        ("Command", "uvx 'x", "A quotation mark is not closed."),
    ],
)
def test_what_is_wrong_is_said_below_its_field_and_not_taken(
    page: Page, field: str, text: str, words: str
) -> None:
    servers = {"git": ToolServer(command="uvx"), "other": ToolServer(command="x")}
    page.dialog.set_settings(Settings(tool_servers=servers))
    page.line(field).setFocus()
    page.line(field).selectAll()
    QTest.keyClick(page.line(field), Qt.Key.Key_Delete)
    typed(text)
    leave()
    assert words in page.page.error
    assert page.settings.tool_servers == {}, "nothing was changed"
    page.dialog.set_settings(Settings(tool_servers=servers))
    assert page.line(field).text() == text


def test_each_word_that_is_run_is_shown_for_itself(page: Page) -> None:
    deceiving = ToolServer(command="sh", args=("-c", "curl x | sh", "\u202ehs"))
    page.dialog.set_settings(Settings(tool_servers={"git": deceiving}))
    note = page.line("Command").accessibleDescription()
    assert note == "Runs ⟦sh⟧  ⟦-c⟧  ⟦curl x | sh⟧  ⟦⟨U+202E⟩hs⟧, without a shell."


def test_servers_can_be_pasted_as_json(page: Page, qtbot: QtBot) -> None:
    page.button("JSON").click()
    dialog = page.page.findChild(ServersJsonDialog)
    assert isinstance(dialog, ServersJsonDialog)
    editor = dialog.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    assert editor.font().fixedPitch()
    editor.setPlainText('{"mcpServers": 5}')
    assert dialog.error.startswith("These are not tool servers yet: ")
    editor.setPlainText('{"git": {"args": []}}')
    assert "needs either a command or a url" in dialog.error
    use = next(b for b in dialog.findChildren(QPushButton) if "Use" in b.text())
    use.click()
    assert dialog.isVisible()
    editor.selectAll()
    QGuiApplication.clipboard().setText('{"mcpServers": {"git": {"command": "uvx", "x": 1}}}')
    editor.paste()
    use.click()
    assert page.settings.tool_servers == {"git": ToolServer(command="uvx")}
    qtbot.waitUntil(lambda: page.page.findChild(ServersJsonDialog) is None)


def test_imported_servers_take_no_name_that_is_taken(page: Page) -> None:
    page.dialog.set_settings(Settings(tool_servers={"git": ToolServer(command="mine")}))
    new = {"git": ToolServer(command="theirs", disabled=True)}
    assert page.page.add_servers(new) == ["git 2"]
    assert page.settings.tool_servers["git"].command == "mine"
    page.dialog.set_settings(page.settings)
    assert page.page.add_servers(new) == [], "a second import changes nothing"


async def opened(desk: Desk) -> ServersPage:
    desk.control_key(Qt.Key.Key_Comma)
    await desk.until(lambda: desk.window.findChild(SettingsDialog), "the settings")
    dialog = desk.window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page("Tool servers")
    await desk.until(dialog.servers.isVisible, "the page")
    return dialog.servers


def test_a_server_is_started_watched_and_stopped(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        page.add_servers({"talker": ToolServer(command=sys.executable, args=(TALKER,))})
        await desk.until(lambda: "Not running" in page.status.words, "the status")
        press(page, "Start")
        await desk.until(lambda: "Running. 8 tools, about" in page.status.words, "the start")
        await desk.until(lambda: "level info" in page.status.said, "its words")
        before = page.status.said
        assert "process " in before
        press(page, "Restart")
        await desk.until(lambda: page.status.said not in ("", before), "another process")
        await desk.until(lambda: "Running." in page.status.words, "the restart")
        press(page, "Stop")
        await desk.until(lambda: "Not running" in page.status.words, "the end")

    play(scene)


def test_a_server_ends_when_its_page_is_gone(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        page.add_servers({"talker": ToolServer(command=sys.executable, args=(TALKER,))})
        await desk.until(lambda: "Not running" in page.status.words, "the status")
        press(page, "Start")
        await desk.until(lambda: "Running." in page.status.words, "the start")
        press(page, "Stop")
        # As when the language of the interface changes.
        page.window().deleteLater()
        await asyncio.sleep(0.5)

    play(scene)


def test_a_server_that_is_disabled_is_not_said_to_start(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        page.add_servers({"off": ToolServer(command="no-such-command", disabled=True)})
        await desk.until(lambda: "may not be used" in page.status.words, "the status")
        assert "It starts when" not in page.status.words

    play(scene)


def test_why_a_server_does_not_start_is_shown_there(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        page.add_servers({"none": ToolServer(command="no-such-command")})
        await desk.until(lambda: "Not running" in page.status.words, "the status")
        start = next(b for b in page.findChildren(QPushButton) if b.text() == "&Start")
        start.setFocus()
        start.click()
        await desk.until(lambda: "Failed." in page.status.words, "the failure")
        await desk.until(start.hasFocus, "the focus where it was")
        assert "The command “no-such-command” was not found. Install it" in page.status.words
        await asyncio.sleep(0.05)
        assert page.words == "", "said once"

    play(scene)


def test_what_is_said_of_a_server_is_said_there(page: Page) -> None:
    servers = {"one": ToolServer(command="a"), "two": ToolServer(command="b")}
    page.dialog.set_settings(Settings(tool_servers=servers))
    page.page.show_server("two")
    page.page.show_words("It did not stop.", "one")
    assert page.page.words == ""
    page.page.show_server("one")
    assert page.page.words == "It did not stop."
    page.page.show_server("two")
    assert page.page.words == ""


def test_nobody_is_offered_to_sign_out_who_is_not_signed_in(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        page.add_servers({"web": ToolServer(url="http://localhost:9/mcp")})
        await desk.until(lambda: "Not running" in page.status.words, "the status")
        button = next(b for b in page.findChildren(QPushButton) if b.text() == "Si&gn out")
        await desk.until(lambda: not button.isVisible(), "the keyring, which has nothing")

    play(scene)


def test_servers_of_another_program_are_imported_and_start_nothing(
    play: Play, tmp_path: Path
) -> None:
    file = tmp_path / ".cursor/mcp.json"
    file.parent.mkdir()
    mark = tmp_path / "mark"
    argv = {"command": "touch", "args": [str(mark)]}
    file.write_text(json.dumps({"mcpServers": {"evil": argv, "bad": {}}}))

    async def scene(desk: Desk) -> None:
        page = await opened(desk)
        press(page, "Import")
        await desk.until(lambda: page.findChild(QMenu), "the files")
        menu = page.findChild(QMenu)
        assert isinstance(menu, QMenu)
        action = menu.actions()[0]
        assert action.text() == f"Cursor: {file}"
        action.trigger()
        menu.close()
        await desk.until(lambda: "Imported, not enabled: evil." in page.words, "the import")
        assert "'bad' was left out" in page.words
        assert f"⟦touch⟧  ⟦{mark}⟧" in page.form.findChildren(QLineEdit)[1].accessibleDescription()
        assert rows_of(page) == ["evil: disabled"]

    play(scene)
    assert not mark.exists()


def press(page: ServersPage, words: str) -> None:
    buttons = page.findChildren(QPushButton)
    next(b for b in buttons if words in b.text().replace("&", "") and b.isEnabled()).click()
