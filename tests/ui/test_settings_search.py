"""Settings that are searched, chosen, and given their defaults again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import Density, Settings, Theme
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.settings_dialog import PAGES, SettingsDialog
from desktop.ui.theme import ThemeSource

ICONS = Path(__file__).parents[2] / "resources" / "icons"


class _Kept:
    """What the dialog hands over."""

    def __init__(self, dialog: SettingsDialog) -> None:
        self.settings = Settings()
        self.dialog = dialog
        dialog.settings_changed.connect(self._on_changed)

    def _on_changed(self, settings: Settings) -> None:
        self.settings = settings
        self.dialog.set_settings(settings)

    def named(self, name: str) -> QWidget:
        found = [
            widget
            for widget in self.dialog.findChildren(QWidget)
            if widget.accessibleName() == name and widget.isVisible()
        ]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]


@pytest.fixture
def kept(qtbot: QtBot) -> _Kept:
    dialog = SettingsDialog(
        theme=ThemeSource(choice=Theme.LIGHT), icons=Icons(ICONS), data_folder=Path("/data")
    )
    qtbot.addWidget(dialog)
    kept = _Kept(dialog)
    dialog.set_settings(kept.settings)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return kept


def search(qtbot: QtBot, kept: _Kept, words: str) -> QListWidget:
    qtbot.keyClick(kept.dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = kept.named("Search settings")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, words)
    found = kept.named("Settings that were found")
    assert isinstance(found, QListWidget)
    return found


def test_a_setting_is_found_and_its_control_has_the_focus(qtbot: QtBot, kept: _Kept) -> None:
    found = search(qtbot, kept, "density")
    assert found.item(0).text() == "Density\nAppearance"
    qtbot.keyClick(kept.named("Search settings"), Qt.Key.Key_Return)
    control = kept.named("Density")
    qtbot.waitUntil(control.hasFocus)
    qtbot.keyClick(control, Qt.Key.Key_Down)
    assert kept.settings.appearance.density is Density.COMPACT


def test_what_explains_a_setting_finds_it_too(qtbot: QtBot, kept: _Kept) -> None:
    found = search(qtbot, kept, "broken off")
    assert found.item(0).text() == "Silence\nWaiting"


def test_what_is_only_like_what_was_typed_is_not_found_beside_it(qtbot: QtBot, kept: _Kept) -> None:
    found = search(qtbot, kept, "theme")
    assert [found.item(row).text() for row in range(found.count())] == ["Theme\nAppearance"]


class _SomeGerman(QTranslator):
    """A translation of a few words."""

    _WORDS: ClassVar = {
        "&Theme": "Aussehen",
        "Appearance": "Darstellung",
        "Presence": "Anwesenheit",
        "Stay in the t&ray when the window is closed": "Im &Infobereich bleiben",
    }

    def translate(
        self, context: str, text: str, comment: str | None = None, count: int = -1
    ) -> str | None:
        del context, comment, count
        return self._WORDS.get(text)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = _SomeGerman()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("aussehen", "Aussehen\nDarstellung"),
        ("appearance theme", "Aussehen\nDarstellung"),
        ("tray", "Im Infobereich bleiben\nAnwesenheit"),
    ],
)
def test_in_another_language_english_words_are_found_too(
    german: None, qtbot: QtBot, kept: _Kept, words: str, found: str
) -> None:
    del german
    assert search(qtbot, kept, words).item(0).text() == found


def test_nothing_found_is_said_and_escape_ends_the_search(qtbot: QtBot, kept: _Kept) -> None:
    found = search(qtbot, kept, "zzzzqq")
    assert found.item(0).text() == "No such setting"
    qtbot.keyClick(kept.named("Search settings"), Qt.Key.Key_Escape)
    assert kept.dialog.isVisible()
    assert kept.named("Pages of the settings").isVisible()
    qtbot.keyClick(kept.named("Search settings"), Qt.Key.Key_Escape)
    assert not kept.dialog.isVisible()


def test_a_changed_setting_has_a_way_back(qtbot: QtBot, kept: _Kept) -> None:
    kept.dialog.show_page("Appearance")
    box = kept.named("Theme")
    assert isinstance(box, QComboBox)
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert kept.settings.appearance.theme is Theme.HIGH_CONTRAST
    kept.named("Reset: Theme").setFocus()
    qtbot.keyClick(kept.named("Reset: Theme"), Qt.Key.Key_Space)
    assert kept.settings == Settings()
    assert box.currentText() == "As the system"
    assert box.hasFocus(), "the button is gone, and the focus is not lost"


def test_limits_of_waiting_are_chosen(qtbot: QtBot, kept: _Kept) -> None:
    kept.dialog.show_page("Waiting")
    box = kept.named("Silence")
    assert isinstance(box, QDoubleSpinBox)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "60")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert kept.settings.limits.idle == 60
    qtbot.keyClick(kept.named("Reset: Silence"), Qt.Key.Key_Space)
    assert kept.settings.limits == Settings().limits


def test_every_setting_is_explained_in_a_line(qtbot: QtBot, kept: _Kept) -> None:
    bare = []
    for page in PAGES:
        kept.dialog.show_page(page)
        bare += [
            field.words
            for field in kept.dialog.findChildren(FormField)
            if field.isVisible() and not (field.note or field.error)
        ]
    assert not bare, bare


def test_fonts_that_are_installed_are_offered(kept: _Kept) -> None:
    kept.dialog.show_page("Appearance")
    box = kept.named("Font of code")
    assert isinstance(box, QComboBox)
    assert box.findText("DejaVu Sans Mono") > 0
    box.setCurrentIndex(box.findText("DejaVu Sans Mono"))
    box.activated.emit(box.currentIndex())
    assert kept.settings.appearance.code_font == "DejaVu Sans Mono"
