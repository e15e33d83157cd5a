"""The settings dialog: how a provider is reached, and what a model is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.model import ModelInfo
from desktop.parameters import ModelParameters
from desktop.settings import ProviderKind, ProviderSettings, Settings, Theme
from desktop.ui.icons import Icons
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.theme import ThemeSource

ICONS = Path(__file__).parents[2] / "resources" / "icons"
MINE = ProviderSettings(
    id="mine",
    kind=ProviderKind.OPENAI_CHAT,
    name="My server",
    base_url="https://api.openai.com/v1",
    models=("gpt-4.1", "gpt-6-luna"),
    parameters={"gpt-4.1": ModelParameters(extra={"seed": 1})},
)


class Desk:
    def __init__(self, dialog: SettingsDialog) -> None:
        self.dialog = dialog
        self.settings = Settings(providers=(MINE,), default_model="mine/gpt-4.1")
        dialog.settings_changed.connect(self._on_changed)
        dialog.set_settings(self.settings)

    @property
    def provider(self) -> ProviderSettings:
        return self.settings.providers[0]

    def _on_changed(self, settings: Settings) -> None:
        self.settings = settings
        self.dialog.set_settings(settings)

    def control(self, name: str) -> QWidget:
        found = [
            widget
            for widget in self.dialog.findChildren(QWidget)
            if widget.accessibleName() == name and not widget.isHidden() and widget.isVisible()
        ]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    def has(self, name: str) -> bool:
        widgets = self.dialog.findChildren(QWidget)
        return any(w.accessibleName() == name and w.isVisible() for w in widgets)

    def line(self, name: str) -> QLineEdit:
        widget = self.control(name)
        assert isinstance(widget, QLineEdit)
        return widget

    def box(self, name: str) -> QComboBox:
        widget = self.control(name)
        assert isinstance(widget, QComboBox)
        return widget

    def write(self, qtbot: QtBot, name: str, text: str) -> None:
        field = self.line(name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    def choose(self, name: str, text: str) -> None:
        box = self.box(name)
        row = box.findText(text)
        assert row >= 0, [box.itemText(row) for row in range(box.count())]
        box.setCurrentIndex(row)
        box.activated.emit(row)

    def turn_to(self, page: str) -> None:
        pages = self.control("Pages of the settings")
        assert isinstance(pages, QListWidget)
        pages.setCurrentItem(pages.findItems(page, Qt.MatchFlag.MatchExactly)[0])


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    dialog = SettingsDialog(
        theme=ThemeSource(choice=Theme.LIGHT), icons=Icons(ICONS), data_folder=Path("/data")
    )
    qtbot.addWidget(dialog)
    desk = Desk(dialog)
    dialog.open()
    dialog.show_provider("mine", focus_key=False)
    return desk


def test_a_proxy_and_certificates_of_the_provider(desk: Desk, qtbot: QtBot) -> None:
    desk.write(qtbot, "Proxy", "socks5://localhost:1080")
    desk.write(qtbot, "Extra certificates", "/etc/ours.pem")
    assert desk.provider.proxy == "socks5://localhost:1080"
    assert desk.provider.ca_file == "/etc/ours.pem"
    desk.write(qtbot, "Proxy", "localhost:1080")
    assert "http://" in desk.line("Proxy").accessibleDescription()
    assert desk.provider.proxy == "socks5://localhost:1080"
    desk.write(qtbot, "Proxy", "none")
    assert desk.provider.proxy == "none"


def test_whole_replies_for_a_provider_that_cannot_stream(desk: Desk, qtbot: QtBot) -> None:
    box = desk.control("Show replies while they are written")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert desk.provider.stream is False


def test_a_model_is_offered_only_what_it_takes(desk: Desk) -> None:
    desk.turn_to("Models")
    assert desk.box("Parameters of").currentText() == "mine/gpt-4.1"
    assert desk.has("Temperature")
    assert not desk.has("Reasoning effort")
    desk.choose("Parameters of", "mine/gpt-6-luna")
    assert not desk.has("Temperature")
    assert desk.has("Reasoning effort")


def test_what_the_provider_says_of_a_model_is_shown_and_counts(desk: Desk) -> None:
    info = ModelInfo("gpt-4.1", "", 128_000, None, ("images", "tools"), ("top_p", "reasoning"))
    desk.dialog.set_known("mine", (info,))
    desk.turn_to("Models")
    told = desk.box("Parameters of").accessibleDescription()
    assert told.startswith("128,000 tokens of context, images, tools. ")
    assert desk.has("Top P")
    assert desk.has("Reasoning effort")
    assert not desk.has("Temperature")


def test_parameters_are_set_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.turn_to("Models")
    desk.write(qtbot, "Temperature", "0,3")
    desk.write(qtbot, "Longest reply in tokens", "500")
    values = ModelParameters(temperature=0.3, max_tokens=500, extra={"seed": 1})
    assert desk.provider.parameters == {"gpt-4.1": values}
    desk.write(qtbot, "Temperature", "hot")
    assert "between 0 and 2" in desk.line("Temperature").accessibleDescription()
    assert desk.provider.parameters == {"gpt-4.1": values}
    desk.choose("Parameters of", "mine/gpt-6-luna")
    desk.choose("Reasoning effort", "high")
    assert desk.provider.parameters["gpt-6-luna"] == ModelParameters(reasoning_effort="high")
    desk.choose("Reasoning effort", "As the provider does")
    assert "gpt-6-luna" not in desk.provider.parameters
    desk.choose("Parameters of", "mine/gpt-4.1")
    assert desk.line("Temperature").text() == "0.3"


def test_a_model_can_be_made_to_answer_in_json(desk: Desk, qtbot: QtBot) -> None:
    desk.turn_to("Models")
    desk.write(qtbot, "Form of the answer", "json")
    assert desk.provider.parameters["gpt-4.1"].answer == "json"
    desk.write(qtbot, "Form of the answer", "{broken")
    assert "a JSON Schema" in desk.line("Form of the answer").accessibleDescription()
    assert desk.provider.parameters["gpt-4.1"].answer == "json"
    schema = '{"type": "object"}'
    desk.write(qtbot, "Form of the answer", schema)
    assert desk.provider.parameters["gpt-4.1"].answer == schema
    desk.choose("Parameters of", "mine/gpt-6-luna")
    desk.choose("Parameters of", "mine/gpt-4.1")
    assert desk.line("Form of the answer").text() == schema
    desk.write(qtbot, "Form of the answer", "")
    assert desk.provider.parameters["gpt-4.1"].answer == ""


def test_who_names_conversations(desk: Desk) -> None:
    desk.turn_to("Models")
    assert desk.box("Titles by").currentText() == "Their first line"
    desk.choose("Titles by", "mine/gpt-6-luna")
    assert desk.settings.title_model == "mine/gpt-6-luna"
    desk.choose("Titles by", "Their first line")
    assert desk.settings.title_model == ""
