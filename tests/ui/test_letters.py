"""The letters that Alt reaches controls by: each is there once on a page, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.chat.assistant import Assistant
from desktop.chat.prompt import Prompt
from desktop.chat.setup import ConversationSetup, LimitRule
from desktop.parameters import parameters_of
from desktop.runtime.paths import resources_folder
from desktop.session.tool_servers import ServerStatus
from desktop.settings import DEFAULT_PROVIDERS, Language, Settings
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.server import ServerState
from desktop.ui.answering.assistant_editor import AssistantEditor
from desktop.ui.answering.items_dialog import ItemEditor, ItemsDialog, ItemWords
from desktop.ui.answering.prompt_editor import PromptEditor
from desktop.ui.answering.setup_dialog import SetupDialog
from desktop.ui.answering.usage_dialog import UsageDialog
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.servers_json import ServersJsonDialog
from desktop.ui.settings_dialog import PAGES, SettingsDialog
from desktop.ui.theme import ThemeSource
from desktop.ui.translations import Translations

ICONS = Icons(Path(__file__).parents[2] / "resources" / "icons")
SERVERS = {
    "command": ToolServer(command="uvx"),
    "address": ToolServer(url="https://example.org/mcp"),
}
TAKES = parameters_of("openai-chat", "http://localhost", "a")


@pytest.fixture(params=["en", "de", "ja"])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    translations = Translations(qapp, resources_folder() / "translations")
    translations.speak(Language(request.param))
    yield
    translations.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


def twice(dialog: QDialog) -> dict[str, list[str]]:
    """Letters of what is shown that stand for more than one thing."""
    found: dict[str, set[str]] = defaultdict(set)
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    controls: list[QLabel | QAbstractButton] = [*labels, *dialog.findChildren(QAbstractButton)]
    for widget in controls:
        letters = QKeySequence.mnemonic(widget.text()).toString()
        if letters and widget.isVisibleTo(dialog):
            found[letters].add(widget.text())
    return {letter: sorted(words) for letter, words in found.items() if len(words) > 1}


def settings_dialog(theme: ThemeSource) -> Iterator[QDialog]:
    """Every page, with every kind of provider and server."""
    dialog = SettingsDialog(theme=theme, icons=ICONS, data_folder=Path("/data"))
    dialog.set_settings(Settings(tool_servers=SERVERS))
    states = [
        ServerStatus(name="command", state=ServerState.RUNNING),
        ServerStatus(name="address", state=ServerState.RUNNING, signed_in=True),
    ]
    dialog.servers.set_statuses(states)
    for page in PAGES:
        dialog.show_page(page)
        yield dialog
    for provider in DEFAULT_PROVIDERS:
        dialog.show_provider(provider.id)
        yield dialog
    for name in SERVERS:
        dialog.show_page("Tool servers")
        dialog.servers.show_server(name)
        yield dialog


def items_dialog(theme: ThemeSource, editor: ItemEditor, item: object) -> ItemsDialog:
    dialog = ItemsDialog(editor, ItemWords("", "", "", "", ""), theme=theme)
    dialog.set_items([item], choose="1")
    return dialog


def assistants(theme: ThemeSource) -> Iterator[QDialog]:
    editor = AssistantEditor(ICONS, takes=lambda _model: TAKES)
    editor.set_choices(["a/b"], [])
    yield items_dialog(theme, editor, Assistant(id="1", name="A", tools=("time",)))


def prompts(theme: ThemeSource) -> Iterator[QDialog]:
    yield items_dialog(theme, PromptEditor(), Prompt(id="1", name="A"))


def others(theme: ThemeSource) -> Iterator[QDialog]:
    yield KeysDialog(keys=Keymap(), vim=False, theme=theme)
    yield UsageDialog(ICONS, theme=theme)
    yield CallsDialog(theme=theme)
    yield ServersJsonDialog(SERVERS, theme.theme)
    setup = SetupDialog(ICONS, theme=theme)
    setup.open_with(
        ConversationSetup(), model="a", offered=TAKES, usual_prompt="", usual_limit=LimitRule.DROP
    )
    yield setup


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("dialogs", [settings_dialog, assistants, prompts, others])
def test_no_letter_stands_for_two_things(
    qtbot: QtBot, theme: ThemeSource, dialogs: Callable[[ThemeSource], Iterator[QDialog]]
) -> None:
    wrong = []
    for dialog in dialogs(theme):
        qtbot.addWidget(dialog)
        wrong.append(twice(dialog))
    found = {letter: words for each in wrong for letter, words in each.items()}
    assert not found, "\n".join(map(str, found.items()))
