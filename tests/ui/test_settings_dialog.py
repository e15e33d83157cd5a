"""The settings dialog, filled in as a user would."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.settings import ProviderKind, ProviderSettings, SendKey, Settings, Theme
from desktop.ui.icons import Icons
from desktop.ui.provider_presets import address_error, key_error, model_names, new_provider
from desktop.ui.settings_dialog import PAGES, KeyRow, SettingsDialog
from desktop.ui.theme import ThemeSource

ICONS = Path(__file__).parents[2] / "resources" / "icons"
MINE = ProviderSettings(
    id="mine",
    kind=ProviderKind.OPENAI_CHAT,
    name="My server",
    base_url="http://localhost:9/v1",
    models=("a",),
)


class Desk:
    """Keeps what the dialog hands over, as the program would."""

    def __init__(self, dialog: SettingsDialog, theme: ThemeSource) -> None:
        self.dialog, self.theme = dialog, theme
        self.settings = Settings(providers=(*Settings().providers, MINE))
        self.changes = 0
        dialog.settings_changed.connect(self._on_changed)

    def _on_changed(self, settings: Settings) -> None:
        self.settings = settings
        self.changes += 1
        self.dialog.set_settings(settings)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    theme = ThemeSource(choice=Theme.LIGHT)
    dialog = SettingsDialog(theme=theme, icons=Icons(ICONS), data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    desk = Desk(dialog, theme)
    dialog.set_settings(desk.settings)
    dialog.open()
    dialog.show_provider("mine", focus_key=False)
    return desk


def named(desk: Desk, name: str) -> QWidget:
    """The visible control of this name."""
    found = [
        widget
        for widget in desk.dialog.findChildren(QWidget)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def line(desk: Desk, name: str) -> QLineEdit:
    widget = named(desk, name)
    assert isinstance(widget, QLineEdit)
    return widget


def press(qtbot: QtBot, desk: Desk, name: str) -> None:
    qtbot.keyClick(named(desk, name), Qt.Key.Key_Space)


def turn_to(desk: Desk, page: str) -> None:
    pages = named(desk, "Pages of the settings")
    assert isinstance(pages, QListWidget)
    pages.setCurrentItem(pages.findItems(page, Qt.MatchFlag.MatchExactly)[0])


def words(desk: Desk) -> str:
    return " ".join(label.text() for label in desk.dialog.findChildren(QLabel) if label.isVisible())


def provider(desk: Desk, provider_id: str = "mine") -> ProviderSettings:
    found = desk.settings.provider(provider_id)
    assert found is not None
    return found


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, text)


def test_providers_are_listed_with_the_state_of_their_key(desk: Desk) -> None:
    desk.dialog.set_key_state("openai", KeyRow(words="key in the keyring", can_forget=True))
    listed = named(desk, "Providers")
    assert isinstance(listed, QListWidget)
    assert [listed.item(row).text() for row in range(listed.count())] == [
        "Built-in model\nNo key needed",
        "OpenAI\nkey in the keyring",
        "Anthropic\nNo key",
        "My server\nNo key",
    ]


def test_a_key_is_handed_over_once_and_not_kept_in_the_field(desk: Desk, qtbot: QtBot) -> None:
    desk.dialog.show_provider("mine", focus_key=True)
    key = line(desk, "Key")
    assert key.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(key, " sk-canary ")
    with qtbot.waitSignal(desk.dialog.key_save_requested) as saved:
        qtbot.keyClick(key, Qt.Key.Key_Return)
    assert saved.args == ["mine", "sk-canary"]
    assert key.text() == ""
    assert desk.dialog.isVisible()
    assert "sk-canary" not in repr(desk.settings)


def test_a_key_for_the_session_only(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(desk, "Key"), "sk-canary")
    with qtbot.waitSignal(desk.dialog.key_session_requested) as kept:
        press(qtbot, desk, "This session only")
    assert kept.args == ["mine", "sk-canary"]


def test_without_a_keyring_the_reason_is_said_and_enter_keeps_for_the_session(
    desk: Desk, qtbot: QtBot
) -> None:
    reason = "This desktop has no keyring."
    desk.dialog.set_key_state("mine", KeyRow(words="No key", can_save=False, reason=reason))
    assert reason in words(desk)
    assert not named(desk, "Save to keyring").isEnabled()
    qtbot.keyClicks(line(desk, "Key"), "sk-canary")
    with qtbot.waitSignal(desk.dialog.key_session_requested):
        qtbot.keyClick(line(desk, "Key"), Qt.Key.Key_Return)


def test_a_key_with_a_space_in_it_is_not_handed_over(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(desk, "Key"), "sk canary")
    with qtbot.assertNotEmitted(desk.dialog.key_save_requested):
        press(qtbot, desk, "Save to keyring")
    assert "A key has no spaces" in words(desk)


def test_a_half_typed_key_does_not_follow_to_another_provider(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(desk, "Key"), "sk-canary")
    desk.dialog.show_provider("openai", focus_key=False)
    assert line(desk, "Key").text() == ""


def test_forgetting_a_key_needs_one(desk: Desk, qtbot: QtBot) -> None:
    assert not named(desk, "Remove key").isEnabled()
    desk.dialog.set_key_state("mine", KeyRow(words="key in the keyring", can_forget=True))
    with qtbot.waitSignal(desk.dialog.key_forget_requested) as forgotten:
        press(qtbot, desk, "Remove key")
    assert forgotten.args == ["mine"]


def test_an_edited_field_holds_when_it_is_left(desk: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, line(desk, "Name"), "Renamed")
    assert provider(desk).name == "My server"
    qtbot.keyClick(line(desk, "Name"), Qt.Key.Key_Return)
    assert provider(desk).name == "Renamed"


def test_escape_closes_and_keeps_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, line(desk, "Name"), "Renamed")
    models = named(desk, "Models")
    assert isinstance(models, QPlainTextEdit)
    models.setPlainText("one, two\ntwo\n\nthree")
    qtbot.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert not desk.dialog.isVisible()
    assert provider(desk).name == "Renamed"
    assert provider(desk).models == ("one", "two", "three")


def test_a_wrong_address_is_told_and_never_handed_on(desk: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, line(desk, "Address"), "localhost:1234")
    assert "starts with http:// or https://" in words(desk)
    with qtbot.assertNotEmitted(desk.dialog.check_requested):
        press(qtbot, desk, "Test connection")
    assert provider(desk).base_url == MINE.base_url
    type_into(qtbot, line(desk, "Address"), "http://localhost:1234/v1")
    assert "starts with" not in words(desk)
    qtbot.keyClick(line(desk, "Address"), Qt.Key.Key_Return)
    assert provider(desk).base_url == "http://localhost:1234/v1"


def test_a_key_typed_as_the_name_of_a_variable_is_refused(desk: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, line(desk, "Environment variable"), "sk-canary-1")
    qtbot.keyClick(line(desk, "Environment variable"), Qt.Key.Key_Return)
    assert "not the key itself" in words(desk)
    assert "canary" not in repr(desk.settings)


def test_a_test_says_that_it_runs_and_how_it_ended(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.dialog.check_requested) as asked:
        press(qtbot, desk, "Test connection")
    assert asked.args == ["mine", "a"]
    assert "Testing the connection" in words(desk)
    with qtbot.assertNotEmitted(desk.dialog.check_requested):
        press(qtbot, desk, "Test connection")
    desk.dialog.set_check_result("mine", False, "No answer (connect). Is the server running?")
    assert "No answer (connect)" in words(desk)
    desk.dialog.show_provider("openai", focus_key=False)
    assert "No answer" not in words(desk)
    desk.dialog.show_provider("mine", focus_key=False)
    assert "No answer (connect)" in words(desk)


@pytest.mark.parametrize("edit", ["Address", "Key", "Kind"])
def test_a_result_belongs_to_what_was_tested(desk: Desk, qtbot: QtBot, edit: str) -> None:
    press(qtbot, desk, "Test connection")
    desk.dialog.set_check_result("mine", True, "Connected.")
    type_into(qtbot, line(desk, "Name"), "Renamed")
    qtbot.keyClick(line(desk, "Name"), Qt.Key.Key_Return)
    assert "Connected." in words(desk)
    if edit == "Kind":
        kind = named(desk, "Kind")
        assert isinstance(kind, QComboBox)
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    else:
        type_into(qtbot, line(desk, edit), "http://localhost:10/v1")
    assert "Connected." not in words(desk)
    press(qtbot, desk, "Test connection")
    assert "Testing the connection" in words(desk)
    desk.dialog.set_check_result("mine", False, "No answer.")
    assert "No answer." in words(desk)


def test_an_answer_of_an_address_that_was_left_is_not_told(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, "Load models")
    type_into(qtbot, line(desk, "Address"), "http://localhost:10/v1")
    assert "Asking for the models" not in words(desk)
    desk.dialog.set_models("mine", ["m1", "m2"])
    assert "lists 2 models" not in words(desk)
    assert provider(desk).models == ("a",)


def test_loaded_models_become_part_of_the_settings(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.dialog.models_requested) as asked:
        press(qtbot, desk, "Load models")
    assert asked.args == ["mine"]
    desk.dialog.set_models("mine", ["m1", "m2"])
    assert provider(desk).models == ("m1", "m2")
    assert "lists 2 models" in words(desk)


def test_a_preset_is_added_ready_to_use(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, "Add a provider")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Ollama").trigger()
    menu.close()
    added = provider(desk, "ollama")
    assert added.base_url == "http://localhost:11434/v1"
    assert line(desk, "Name").text() == "Ollama"
    # It needs no key, so none is asked for.
    providers = named(desk, "Providers")
    assert isinstance(providers, QListWidget)
    assert "No key needed" in providers.currentItem().text()


def test_a_removed_provider_can_be_brought_back_until_the_dialog_closes(
    desk: Desk, qtbot: QtBot
) -> None:
    forgotten: list[str] = []
    desk.dialog.key_forget_requested.connect(forgotten.append)
    press(qtbot, desk, "Remove My server")
    assert desk.settings.provider("mine") is None
    press(qtbot, desk, "Bring the removed provider back")
    assert provider(desk) == MINE
    press(qtbot, desk, "Remove My server")
    assert forgotten == []
    qtbot.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert forgotten == ["mine"]


def test_removing_the_provider_of_the_default_model_falls_back(desk: Desk, qtbot: QtBot) -> None:
    desk.settings = msgspec.structs.replace(desk.settings, default_model="mine/a")
    desk.dialog.set_settings(desk.settings)
    press(qtbot, desk, "Remove My server")
    assert desk.settings.default_model == ""


def test_a_provider_that_came_along_is_reset_instead(desk: Desk, qtbot: QtBot) -> None:
    desk.dialog.show_provider("openai", focus_key=False)
    assert not named(desk, "Reset OpenAI").isEnabled()
    type_into(qtbot, line(desk, "Name"), "Work")
    qtbot.keyClick(line(desk, "Name"), Qt.Key.Key_Return)
    type_into(qtbot, line(desk, "Address"), "htp:/x")
    press(qtbot, desk, "Reset Work")
    assert provider(desk, "openai").name == "OpenAI"
    assert line(desk, "Address").text() == provider(desk, "openai").base_url


def test_the_built_in_model_offers_a_file_and_no_key(desk: Desk) -> None:
    desk.dialog.show_provider("built-in", focus_key=False)
    shown = {w.accessibleName() for w in desk.dialog.findChildren(QWidget) if w.isVisible()}
    assert {"Model file", "Choose a file…", "Original"} <= shown
    assert not {"Key", "Address", "Load models"} & shown


def test_typing_is_not_disturbed_by_a_change_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    desk.dialog.activateWindow()
    name = line(desk, "Name")
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    type_into(qtbot, name, "Half")
    zoomed = msgspec.structs.replace(desk.settings.appearance, zoom=120)
    desk.dialog.set_settings(msgspec.structs.replace(desk.settings, appearance=zoomed))
    desk.dialog.set_key_state("mine", KeyRow(words="key in the keyring"))
    qtbot.keyClicks(name, "way")
    assert name.text() == "Halfway"


def test_what_is_wrong_or_half_typed_stays_when_the_theme_changes(desk: Desk, qtbot: QtBot) -> None:
    for name in ("Name", "Address", "Proxy"):
        type_into(qtbot, line(desk, name), "htp:/x" if name != "Name" else "")
    models = named(desk, "Models")
    assert isinstance(models, QPlainTextEdit)
    line(desk, "Extra certificates").setFocus()
    models.setPlainText("a\nhalf-typed")
    desk.theme.choose(Theme.DARK)
    desk.dialog.set_key_state("openai", KeyRow(words="key in the keyring"))
    shown = [line(desk, name).text() for name in ("Name", "Address", "Proxy")]
    assert shown == ["", "htp:/x", "htp:/x"]
    assert models.toPlainText() == "a\nhalf-typed"
    assert "Give it a name." in words(desk)
    assert "starts with http:// or https://" in words(desk)
    assert provider(desk) == MINE
    desk.dialog.show_provider("openai", focus_key=False)
    assert line(desk, "Name").text() == "OpenAI"
    assert "Give it a name." not in words(desk)


def test_looks_hold_at_once(desk: Desk, qtbot: QtBot) -> None:
    turn_to(desk, "Appearance")
    qtbot.keyClick(named(desk, "Theme"), Qt.Key.Key_Down)
    qtbot.keyClick(named(desk, "Sending"), Qt.Key.Key_Down)
    press(qtbot, desk, "Larger text")
    press(qtbot, desk, "Larger text")
    press(qtbot, desk, "Smaller text")
    assert desk.settings.appearance.theme is Theme.LIGHT
    assert desk.settings.send_key is SendKey.MOD_ENTER
    assert desk.settings.appearance.zoom == 110


@pytest.mark.parametrize(("zoom", "name"), [(50, "Smaller text"), (300, "Larger text")])
def test_the_size_of_text_has_an_end(desk: Desk, zoom: int, name: str) -> None:
    appearance = msgspec.structs.replace(desk.settings.appearance, zoom=zoom)
    desk.dialog.set_settings(msgspec.structs.replace(desk.settings, appearance=appearance))
    turn_to(desk, "Appearance")
    assert not named(desk, name).isEnabled()
    box = named(desk, "Text size")
    assert isinstance(box, QComboBox)
    assert box.currentText() == f"{zoom}%"


def test_the_default_model_can_be_typed_and_is_checked(desk: Desk, qtbot: QtBot) -> None:
    turn_to(desk, "Models")
    box = named(desk, "Default model")
    assert isinstance(box, QComboBox)
    field = box.lineEdit()
    assert field is not None
    type_into(qtbot, field, "nobody/x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "There is no provider nobody" in words(desk)
    assert desk.settings.default_model == ""
    type_into(qtbot, field, "mine/a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.settings.default_model == "mine/a"


def test_a_monthly_budget_is_a_number_of_dollars(desk: Desk, qtbot: QtBot) -> None:
    turn_to(desk, "Models")
    budget = line(desk, "Monthly budget in USD")
    for typed, holds, complaint in (("12.5", 12.5, ""), ("much", 12.5, "number"), ("", 0, "")):
        type_into(qtbot, budget, typed)
        named(desk, "System prompt").setFocus()
        assert desk.settings.monthly_budget == holds
        assert complaint in words(desk)


def test_web_pages_may_be_let_in_by_their_origins(desk: Desk, qtbot: QtBot) -> None:
    turn_to(desk, "Gateway")
    origins = line(desk, "Web pages that may use it too")
    type_into(qtbot, origins, "http://localhost:5173 https://a.test")
    line(desk, "Port").setFocus()
    assert desk.settings.gateway.origins == ("http://localhost:5173", "https://a.test")

    type_into(qtbot, origins, "localhost")
    line(desk, "Port").setFocus()

    assert "localhost is not like" in words(desk)
    assert desk.settings.gateway.origins == ("http://localhost:5173", "https://a.test")


def test_more_keys_can_be_chosen(desk: Desk, qtbot: QtBot) -> None:
    turn_to(desk, "Appearance")
    keys = named(desk, "Keys in conversations and the sidebar")
    keys.setFocus()
    qtbot.keyClick(keys, Qt.Key.Key_Down)
    assert desk.settings.vim_keys


def test_the_data_folder_is_shown(desk: Desk) -> None:
    turn_to(desk, "About")
    assert line(desk, "Data folder").text() == "/data"


def test_every_control_of_every_page_has_a_name_and_every_button_a_tooltip(desk: Desk) -> None:
    for page in ("Providers", "Appearance", "Models", "About"):
        turn_to(desk, page)
        for widget in desk.dialog.findChildren(QWidget):
            if not widget.isVisible() or widget.objectName().startswith("qt_"):
                continue
            # The line edit inside a combo box is named by the box.
            if isinstance(widget.parent(), QComboBox):
                continue
            if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit):
                assert widget.accessibleName(), widget
            if isinstance(widget, QPushButton):
                assert widget.toolTip(), widget.text()


def test_tab_reaches_everything_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.dialog.activateWindow()
    qtbot.waitUntil(desk.dialog.isActiveWindow)
    named(desk, "Name").setFocus()
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        reached.add(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {
        "Pages of the settings", "Providers", "Add a provider", "Name", "Kind", "Address", "Key",
        "Save to keyring", "This session only", "Test connection", "Models", "Load models",
        "Environment variable", "Close",
    } <= reached  # fmt: skip


def test_it_is_a_dialog_that_runs_no_loop_of_its_own(desk: Desk) -> None:
    assert isinstance(desk.dialog, QDialog)
    assert desk.dialog.isVisible()


@pytest.mark.parametrize(
    "text",
    ["", "ftp://x", "http://", "https://a b", "http://[::1", "http://x:port", "https://u:p@x/v1"],
)
def test_addresses_that_are_refused(text: str) -> None:
    assert address_error(text)


@pytest.mark.parametrize("text", ["http://localhost:1/v1", "https://x.example", "http://[::1]:8/"])
def test_addresses_that_are_taken(text: str) -> None:
    assert address_error(text) == ""


@pytest.mark.parametrize("text", ["", "a b", "a\nb", "schlüssel", "a\x00b"])
def test_keys_that_are_refused(text: str) -> None:
    assert key_error(text)


def test_new_providers_get_ids_of_their_own() -> None:
    first = new_provider(MINE, ())
    second = new_provider(MINE, (first,))
    third = new_provider(MINE, (first, second))
    assert [p.id for p in (first, second, third)] == ["mine", "mine-2", "mine-3"]
    assert third.name == "My server 3"


def test_names_of_models_from_lines_and_commas() -> None:
    assert model_names(" a, b\n\nb\nc/d ,") == ("a", "b", "c/d")


def test_how_a_test_ended_is_scrolled_to(desk: Desk, qtbot: QtBot) -> None:
    desk.dialog.resize(620, 420)
    button = named(desk, "Test connection")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    press(qtbot, desk, "Test connection")
    desk.dialog.set_check_result("mine", False, "The name of the server is not known. " * 3)
    labels = desk.dialog.findChildren(QLabel)
    said = next(label for label in labels if "not known" in label.text())
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect() == said.rect())


@pytest.mark.parametrize("zoom", [100, 200])
def test_it_fits_a_screen_of_640_pixels(qtbot: QtBot, tmp_path: Path, zoom: int) -> None:
    theme = ThemeSource(choice=Theme.LIGHT, zoom=zoom)
    dialog = SettingsDialog(theme=theme, icons=Icons(ICONS), data_folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.set_settings(Settings())
    dialog.resize(600, 440)
    dialog.show()
    qtbot.waitExposed(dialog)
    for page in PAGES:
        dialog.show_page(page)
        QApplication.processEvents()
        assert dialog.size() == QSize(600, 440)
        close = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Close")
        assert dialog.rect().contains(close.mapTo(dialog, close.rect().bottomRight()))
        for area in dialog.findChildren(QScrollArea):
            if area.isVisible():
                wide = [
                    (type(w).__name__, w.objectName(), w.minimumSizeHint().width())
                    for w in area.widget().findChildren(QWidget)
                    if w.isVisible() and w.minimumSizeHint().width() > area.viewport().width()
                ]
                assert area.horizontalScrollBar().maximum() == 0, f"{page}: {wide}"


@pytest.mark.parametrize(("width", "narrow"), [(600, True), (1200, False)])
def test_where_there_is_little_room_a_box_stands_for_the_list_of_pages(
    qtbot: QtBot, desk: Desk, width: int, narrow: bool
) -> None:
    theme = ThemeSource(choice=Theme.LIGHT, zoom=200 if narrow else 100)
    dialog = SettingsDialog(theme=theme, icons=Icons(ICONS), data_folder=Path("/data"))
    qtbot.addWidget(dialog)
    dialog.resize(width, 440)
    dialog.show()
    desk.dialog.close()
    desk.dialog = dialog
    pages = named(desk, "Pages of the settings")
    assert isinstance(pages, QComboBox if narrow else QListWidget)
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_Down)
    assert dialog.appearance.isVisible()
