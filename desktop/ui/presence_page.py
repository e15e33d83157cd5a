"""The settings page of what Rivulet is while its window is not looked at."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.ui.desktop_keys import as_trigger, as_words
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import key_words, tooltip
from desktop.ui.theme import SECONDARY, Theme
from desktop.ui.tray import Tray
from desktop.ui.wording import marked, tr, without_key
from desktop.ui.wrapped_box import WrappedBox

_NOTIFY = marked("Tell outside of the window when a reply ends or a &tool asks")
_TRAY = marked("Stay in the t&ray when the window is closed")
_NO_TRAY = marked("This desktop has no tray: closing the window ends Rivulet.")
_KEY_NOTE = marked(
    "Asked of the desktop, which may give another one; such as {key}. Where it gives "
    "none, bind the command “rivulet --quick” to a key in the desktop's own settings."
)


class PresencePage(QWidget):
    """Chooses notices, the tray and the key of the quick entry. A choice holds at once."""

    settings_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._notify = WrappedBox(tr(_NOTIFY))
        self._notify.setAccessibleDescription(
            tr("While another window is active; names only titles.")
        )
        self._tray = WrappedBox(tr(_TRAY))
        for box, name in ((self._notify, "notify"), (self._tray, "tray")):
            box.setObjectName(name)
            words = without_key(box.text())
            box.setAccessibleName(words)
            box.setToolTip(tooltip(words))
            box.clicked.connect(self.finish)
        self._key = QLineEdit()
        self._key.setPlaceholderText(tr("None", "no key"))
        self._key.editingFinished.connect(self.finish)
        self._key_field = FormField(
            tr("Key of the &quick entry"),
            self._key,
            note=_key_note(),
            setting="presence.quick_key",
        )
        self._key_field.settings_changed.connect(self.settings_changed)
        self._column = QVBoxLayout(self)
        #: Why there is no choice.
        self._without = QLabel(tr(_NO_TRAY))
        self._without.setTextFormat(Qt.TextFormat.PlainText)
        self._without.setWordWrap(True)
        self._without.setForegroundRole(SECONDARY)
        for widget in (self._notify, self._tray, self._without, self._key_field):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        presence = settings.presence
        self._notify.setChecked(presence.notify)
        self._tray.setChecked(presence.tray)
        available = Tray.is_available()
        self._tray.setEnabled(available or presence.tray)
        self._without.setVisible(not available)
        self._tray.setAccessibleDescription("" if available else tr(_NO_TRAY))
        self._tray.setToolTip(tooltip(without_key(tr(_TRAY)) if available else tr(_NO_TRAY)))
        if not self._key.hasFocus():
            self._key.setText(as_words(presence.quick_key))
        self._key_field.set_settings(settings)

    def set_key_words(self, words: str) -> None:
        """What became of the wish for a key; "" while there was none."""
        self._key_field.set_note(words or _key_note())

    def finish(self) -> None:
        """Hand on what is chosen."""
        presence = msgspec.structs.replace(
            self._settings.presence,
            notify=self._notify.isChecked(),
            tray=self._tray.isChecked(),
            quick_key=as_trigger(self._key.text().strip()),
        )
        if presence != self._settings.presence:
            self._settings = msgspec.structs.replace(self._settings, presence=presence)
            self.settings_changed.emit(self._settings)

    def set_theme(self, theme: Theme) -> None:
        for box in (self._notify, self._tray):
            box.setFont(theme.small_font())
        self._without.setFont(theme.tiny_font())
        self._key_field.set_theme(theme)
        self._column.setSpacing(theme.px(16))


def _key_note() -> str:
    return tr(_KEY_NOTE).format(key=key_words("Ctrl+Alt+Space"))
