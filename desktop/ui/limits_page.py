"""The settings page of how long to wait for a provider."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QVBoxLayout, QWidget

from desktop.setting_path import SettingPath
from desktop.settings import Settings
from desktop.ui.form_field import FormField
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, tr

_MOST = 86_400.0
_LIMITS = {
    "connect": (marked("&Connection"), marked("How long the connection to a provider may take.")),
    "first_byte": (
        marked("&First answer"),
        marked("How long a provider may think before anything comes."),
    ),
    "idle": (
        marked("&Silence"),
        marked("How long a reply may pause before it counts as broken off."),
    ),
    "first_notice": (
        marked("First &notice"),
        marked("After such a wait the status says that it goes on."),
    ),
    "second_notice": (
        marked("S&econd notice"),
        marked("After such a wait it says what can be done."),
    ),
}


class LimitsPage(QWidget):
    """Chooses the limits of waiting, in seconds. A choice holds when the field is left."""

    settings_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._column = QVBoxLayout(self)
        self._boxes: dict[str, _Seconds] = {}
        self.fields: list[FormField] = []
        for name, (label, note) in _LIMITS.items():
            box = _Seconds()
            box.editingFinished.connect(self.finish)
            self._boxes[name] = box
            field = FormField(tr(label), box, note=tr(note), setting=f"limits.{name}")
            field.settings_changed.connect(self.settings_changed)
            self.fields.append(field)
            self._column.addWidget(field)
        self._column.addStretch(1)

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        for name, box in self._boxes.items():
            if not box.hasFocus():
                box.setValue(getattr(settings.limits, name))
        for field in self.fields:
            field.set_settings(settings)

    def finish(self) -> None:
        """Hand on what was chosen."""
        settings = self._settings
        for name, box in self._boxes.items():
            path = SettingPath("limits", name)
            # The box rounds: what it was given is not a change.
            if box.value() != round(path.value(settings), box.decimals()):
                settings = path.replaced(settings, box.value())
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)

    def set_theme(self, theme: Theme) -> None:
        for field in self.fields:
            field.set_theme(theme)
        self._column.setSpacing(theme.px(16))


class _Seconds(QDoubleSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setRange(0.1, _MOST)
        self.setDecimals(1)
        self.setSuffix(tr(" s", "seconds, after a number"))
        self.setKeyboardTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it must not change a setting in passing.
        event.ignore()
