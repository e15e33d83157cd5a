"""The settings page of looks and typing."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.settings import SendKey, Settings
from desktop.settings import Theme as ThemeChoice
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import key_words
from desktop.ui.theme import Theme

_ZOOMS = range(50, 301, 10)
_THEMES = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}


class AppearancePage(QWidget):
    """Chooses theme, text size and send key. A choice holds at once."""

    settings_changed = Signal(object)

    def __init__(self, icons: Icons, keys: Keymap) -> None:
        super().__init__()
        self._settings = Settings()
        self._theme = ChoiceBox(icons)
        self._zoom = ChoiceBox(icons)
        self._send_key = ChoiceBox(icons)
        for choice, words in _THEMES.items():
            self._theme.addItem(words, str(choice))
        self._smaller = QPushButton("−")
        self._larger = QPushButton("+")
        for button, words, name in (
            (self._smaller, "Smaller text", "zoom-out"),
            (self._larger, "Larger text", "zoom-in"),
        ):
            button.setAutoDefault(False)
            button.setAccessibleName(words)
            keys.tip(button, words, name)
        self._smaller.clicked.connect(lambda: self._step(-1))
        self._larger.clicked.connect(lambda: self._step(1))
        mod = key_words("Ctrl+Return").replace("Return", "Enter")
        self._send_key.addItem("Enter sends, Shift Enter starts a new line", str(SendKey.ENTER))
        self._send_key.addItem(f"{mod} sends, Enter starts a new line", str(SendKey.MOD_ENTER))
        self._fields = (
            FormField("&Theme", self._theme),
            FormField(
                "Text &size",
                self._zoom,
                note="50 to 300 %.",
                beside=(self._smaller, self._larger),
            ),
            FormField("&Sending", self._send_key),
        )
        self._column = QVBoxLayout(self)
        for field in self._fields:
            self._column.addWidget(field)
        self._column.addStretch(1)
        self._theme.activated.connect(self._on_choice)
        self._zoom.activated.connect(self._on_choice)
        self._send_key.activated.connect(self._on_choice)

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        appearance = settings.appearance
        self._theme.setCurrentIndex(self._theme.findData(str(appearance.theme)))
        self._send_key.setCurrentIndex(self._send_key.findData(str(settings.send_key)))
        self._offer_zooms(appearance.zoom)

    def finish(self) -> None:
        """Nothing is left to hand on: every choice holds at once."""

    def set_theme(self, theme: Theme) -> None:
        for field in self._fields:
            field.set_theme(theme)
        for box in (self._theme, self._zoom, self._send_key):
            box.set_theme(theme)
        for widget in (self._smaller, self._larger):
            widget.setFont(theme.small_font())
        self._column.setSpacing(theme.px(16))

    def _offer_zooms(self, zoom: int) -> None:
        """Steps of ten, and the present zoom where it lies between two of them."""
        self._zoom.clear()
        for percent in sorted({*_ZOOMS, zoom}):
            self._zoom.addItem(f"{percent} %", percent)
        self._zoom.setCurrentIndex(self._zoom.findData(zoom))
        self._smaller.setEnabled(zoom > _ZOOMS[0])
        self._larger.setEnabled(zoom < _ZOOMS[-1])

    def _step(self, step: int) -> None:
        self._zoom.setCurrentIndex(self._zoom.currentIndex() + step)
        self._on_choice()

    def _on_choice(self) -> None:
        settings = msgspec.structs.replace(
            self._settings,
            send_key=SendKey(self._send_key.currentData()),
            appearance=msgspec.structs.replace(
                self._settings.appearance,
                theme=ThemeChoice(self._theme.currentData()),
                zoom=self._zoom.currentData(),
            ),
        )
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)
