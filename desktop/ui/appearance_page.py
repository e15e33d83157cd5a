"""The settings page of looks and typing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.setting_path import SettingPath
from desktop.settings import Density, Language, SendKey, Settings
from desktop.settings import Theme as ThemeChoice
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import key_words
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, sentences, spoken, tr

_ZOOMS = range(50, 301, 10)
_AS_SYSTEM = marked("As the system")
_THEMES = {
    ThemeChoice.SYSTEM: _AS_SYSTEM,
    ThemeChoice.LIGHT: marked("Light"),
    ThemeChoice.DARK: marked("Dark"),
    ThemeChoice.HIGH_CONTRAST: marked("High contrast"),
}
#: Each in itself: who cannot read the others looks for that.
_LANGUAGES = {Language.ENGLISH: "English", Language.GERMAN: "Deutsch", Language.JAPANESE: "日本語"}
_DENSITIES = {
    Density.COMFORTABLE: marked("Comfortable"),
    Density.COMPACT: marked("Compact"),
}
_PINS = {
    False: marked("Follow the newest text"),
    True: marked("Keep the question at the top"),
}
_KEYS = {
    False: marked("Those of Rivulet"),
    True: marked("More, as vim has them (G G, {keys}, / …)"),
}
_SPELLINGS = {
    "system": marked("In the language of the system"),
    "off": marked("Not checked"),
}
_SPELLING_NOTE = marked(
    "Words that no dictionary of this computer knows are underlined in the composer."
)


class AppearancePage(QWidget):
    """Chooses theme, fonts, sizes and send key. A choice holds at once."""

    settings_changed = Signal(object)

    def __init__(self, icons: Icons, keys: Keymap) -> None:
        super().__init__()
        self._settings = Settings()
        self._fonts_listed = False
        self._theme = ChoiceBox(icons)
        self._language = ChoiceBox(icons)
        self._zoom = ChoiceBox(icons)
        self._font = ChoiceBox(icons)
        self._code_font = ChoiceBox(icons)
        self._density = ChoiceBox(icons)
        self._send_key = ChoiceBox(icons)
        self._pin = ChoiceBox(icons)
        self._vim = ChoiceBox(icons)
        self._spelling = ChoiceBox(icons)
        self._fill()
        self._smaller = QPushButton("−")
        self._larger = QPushButton("+")
        for button, words, name in (
            (self._smaller, tr("Smaller text"), "zoom-out"),
            (self._larger, tr("Larger text"), "zoom-in"),
        ):
            button.setAutoDefault(False)
            button.setAccessibleName(words)
            keys.tip(button, words, name)
        self._smaller.clicked.connect(lambda: self._step(-1))
        self._larger.clicked.connect(lambda: self._step(1))
        #: Each box with the setting that it is for.
        self._boxes = {
            "appearance.theme": self._theme,
            "appearance.language": self._language,
            "appearance.zoom": self._zoom,
            "appearance.font": self._font,
            "appearance.code_font": self._code_font,
            "appearance.density": self._density,
            "send_key": self._send_key,
            "spelling": self._spelling,
            "appearance.pin_question": self._pin,
            "vim_keys": self._vim,
        }
        self.fields = self._made_fields()
        self._column = QVBoxLayout(self)
        for field in self.fields:
            field.settings_changed.connect(self.settings_changed)
            self._column.addWidget(field)
        self._column.addStretch(1)
        for setting, box in self._boxes.items():
            box.activated.connect(lambda _row, name=setting: self._on_choice(name))

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        appearance = settings.appearance
        self._offer_zooms(appearance.zoom)
        for setting, box in self._boxes.items():
            value = SettingPath.of(setting).value(settings)
            value = value if isinstance(value, int) else str(value)
            if box.findData(value) < 0:
                # A font that is not installed, or not listed yet.
                box.addItem(str(value), value)
            box.setCurrentIndex(box.findData(value))
        for field in self.fields:
            field.set_settings(settings)

    def set_spelling(self, languages: tuple[str, ...], *, language: str, reason: str) -> None:
        """What there are dictionaries for, which one is used, and why none is."""
        for tag in languages:
            if self._spelling.findData(tag) < 0:
                self._spelling.addItem(tag, tag)
        field = next(f for f in self.fields if f.control is self._spelling)
        note = tr(_SPELLING_NOTE)
        if language:
            name = QLocale(language).nativeLanguageName() or language
            used = tr("{language} is checked now.").format(language=name)
            note = sentences(note, used)
        field.set_note(spoken(reason) or note)
        self.set_settings(self._settings)

    def finish(self) -> None:
        """Nothing is left to hand on: every choice holds at once."""

    def set_theme(self, theme: Theme) -> None:
        for field in self.fields:
            field.set_theme(theme)
        for box in self._boxes.values():
            box.set_theme(theme)
        for widget in (self._smaller, self._larger):
            widget.setFont(theme.small_font())
        self._column.setSpacing(theme.px(16))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fonts_listed:
            self._fonts_listed = True
            self._list_fonts()

    def _fill(self) -> None:
        for theme, words in _THEMES.items():
            self._theme.addItem(tr(words), str(theme))
        self._language.addItem(tr(_AS_SYSTEM), str(Language.SYSTEM))
        for language, words in _LANGUAGES.items():
            self._language.addItem(words, str(language))
        for density, words in _DENSITIES.items():
            self._density.addItem(tr(words), str(density))
        for box in (self._font, self._code_font):
            box.addItem(tr(_AS_SYSTEM), "")
        for pins, words in _PINS.items():
            self._pin.addItem(tr(words), pins)
        for vim, words in _KEYS.items():
            self._vim.addItem(tr(words).format(keys=key_words("Ctrl+D")), vim)
        for wanted, words in _SPELLINGS.items():
            self._spelling.addItem(tr(words), wanted)
        for key, sends, breaks in (
            (SendKey.ENTER, "Return", "Shift+Return"),
            (SendKey.MOD_ENTER, "Ctrl+Return", "Return"),
        ):
            words = tr("{sends} sends, {breaks} starts a new line")
            self._send_key.addItem(
                words.format(sends=key_words(sends), breaks=key_words(breaks)), str(key)
            )

    def _made_fields(self) -> tuple[FormField, ...]:
        return (
            FormField(
                tr("&Theme"),
                self._theme,
                note=tr("High contrast is light or dark as the system is."),
                setting="appearance.theme",
            ),
            FormField(
                tr("&Language"),
                self._language,
                note=tr("Of the interface. The windows are built anew."),
                setting="appearance.language",
            ),
            FormField(
                tr("Text &size"),
                self._zoom,
                note=tr("Of everything in the window, 50 to 300%."),
                beside=(self._smaller, self._larger),
                setting="appearance.zoom",
            ),
            FormField(
                tr("&Font"),
                self._font,
                note=tr("For text. Letters that it lacks come from the font of the system."),
                setting="appearance.font",
            ),
            FormField(
                tr("Font of &code"),
                self._code_font,
                note=tr("All letters of it are equally wide."),
                setting="appearance.code_font",
            ),
            FormField(
                tr("&Density"),
                self._density,
                note=tr("How much room is left between lines, messages and rows."),
                setting="appearance.density",
            ),
            FormField(
                tr("Se&nding"),
                self._send_key,
                note=tr("What sends a message; the other one starts a new line."),
                setting="send_key",
            ),
            FormField(
                tr("S&pelling"),
                self._spelling,
                note=tr(_SPELLING_NOTE),
                setting="spelling",
            ),
            FormField(
                tr("While an &answer comes"),
                self._pin,
                note=tr("Scrolling is yours either way."),
                setting="appearance.pin_question",
            ),
            FormField(
                tr("&Keys in conversations and the sidebar"),
                self._vim,
                note=tr("The list of all keys shows them, and changes them one by one."),
                setting="vim_keys",
            ),
        )

    def _list_fonts(self) -> None:
        """Looked up when the page is first seen: it takes a moment."""
        for family in QFontDatabase.families():
            if QFontDatabase.isPrivateFamily(family):
                continue
            if QFontDatabase.isFixedPitch(family):
                _offer(self._code_font, family)
            else:
                _offer(self._font, family)
        self.set_settings(self._settings)

    def _offer_zooms(self, zoom: int) -> None:
        """Steps of ten, and the present zoom where it lies between two of them."""
        self._zoom.clear()
        for percent in sorted({*_ZOOMS, zoom}):
            self._zoom.addItem(tr("{percent}%").format(percent=percent), percent)
        self._smaller.setEnabled(zoom > _ZOOMS[0])
        self._larger.setEnabled(zoom < _ZOOMS[-1])

    def _step(self, step: int) -> None:
        self._zoom.setCurrentIndex(self._zoom.currentIndex() + step)
        self._on_choice("appearance.zoom")

    def _on_choice(self, setting: str) -> None:
        path = SettingPath.of(setting)
        chosen: Any = self._boxes[setting].currentData()
        kind = type(path.default())
        settings = path.replaced(self._settings, kind(chosen))
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)


def _offer(box: ChoiceBox, family: str) -> None:
    if box.findData(family) < 0:
        box.addItem(family, family)
