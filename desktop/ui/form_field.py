"""A field of a form: its label, its control, and a sentence below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.setting_path import SettingPath
from desktop.settings import Settings
from desktop.ui.composition import Composition
from desktop.ui.flow_row import FlowRow
from desktop.ui.theme import DANGER, SECONDARY, Theme
from desktop.ui.wording import tr, without_key


class FormField(QWidget):
    """Names a control for eyes, keys and screen readers, and says what is wrong with it.

    ``label`` holds a mnemonic (``&Name``). ``beside`` are more controls in the same row.
    ``setting`` names what the control is for, like ``appearance.theme``: the field then has a
    way back to the default. Does not check anything itself.
    """

    #: The setting shall have its default again (the `Settings` with that).
    settings_changed = Signal(object)

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        note: str = "",
        beside: tuple[QWidget, ...] = (),
        setting: str = "",
    ) -> None:
        super().__init__()
        self._path = SettingPath.of(setting) if setting else None
        self._settings = Settings()
        self._control = control
        self._note = note
        self._error = ""
        self._label = QLabel(label)
        self._label.setBuddy(control)
        self._label.setWordWrap(True)
        typed = control.lineEdit() if isinstance(control, QComboBox) else control
        if isinstance(typed, QLineEdit | QPlainTextEdit):
            Composition(typed)
        control.setAccessibleName(without_key(label))
        if not control.toolTip():
            control.setToolTip(without_key(label))
        self._below = QLabel()
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        # Dots of capitals stand out above the line.
        self._below.setContentsMargins(0, 1, 0, 0)
        self._below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._reset = QPushButton(tr("Reset"))
        self._reset.setProperty("look", "word")
        self._reset.setAutoDefault(False)
        self._reset.setAccessibleName(tr("Reset: {setting}").format(setting=self.words))
        self._reset.setToolTip(tr("{setting}: back to the default").format(setting=self.words))
        self._reset.clicked.connect(self._on_reset_clicked)
        self._reset.hide()
        above = QHBoxLayout()
        above.addWidget(self._label, 1)
        above.addWidget(self._reset)
        row: QLayout = QHBoxLayout()
        if beside:
            row = FlowRow(control, *beside, growing=control)
        else:
            row.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(row)
        column.addWidget(self._below)
        self._theme: Theme | None = None
        self._show()

    @property
    def words(self) -> str:
        """What the control is called."""
        return without_key(self._label.text())

    @property
    def note(self) -> str:
        return self._note

    @property
    def setting(self) -> str:
        """The setting that it is for, in the words of the settings file; "" for none."""
        return " ".join(self._path).replace("_", " ").strip() if self._path else ""

    @property
    def control(self) -> QWidget:
        return self._control

    def set_settings(self, settings: Settings) -> None:
        """Offer the way back to the default, where the setting has another value."""
        self._settings = settings
        changed = self._path is not None and self._path.is_changed(settings)
        if not changed and self._reset.hasFocus():
            self._control.setFocus()
        self._reset.setVisible(changed)

    def fill(self, text: str, *, force: bool) -> None:
        """Show a text in a line edit. What is being typed, or wrong, stays unless ``force``."""
        line = self._control
        assert isinstance(line, QLineEdit)
        if force or not (line.hasFocus() or self._error):
            if line.text() != text:
                line.setText(text)
            line.setCursorPosition(0)

    @property
    def error(self) -> str:
        return self._error

    def set_note(self, text: str) -> None:
        """A sentence that explains; an error takes its place."""
        self._note = text
        self._show()

    def set_error(self, text: str) -> None:
        """A sentence that says what to correct; "" when all is well."""
        self._error = text
        self._show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show()
        self._set_fonts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet above takes the fonts away from what is polished later.
        self._set_fonts()

    def _set_fonts(self) -> None:
        if self._theme is None:
            return
        self._label.setFont(self._theme.small_font(semibold=True))
        self._below.setFont(self._theme.tiny_font())
        self._reset.setFont(self._theme.tiny_font())
        font = self._theme.small_font()
        self._control.setFont(QFont())
        self._control.setFont(font)
        if isinstance(self._control, QAbstractSpinBox):  # its text knows neither font nor padding
            text, side = self._control.lineEdit(), self._theme.px(8) + 1
            text.setFont(self._theme.small_font())
            text.setTextMargins(side, 0, side, 0)
        if isinstance(self._control, QAbstractScrollArea):
            # Placeholders are painted in the font of the viewport.
            self._control.viewport().setFont(font)

    def _on_reset_clicked(self) -> None:
        if self._path is not None:
            self.settings_changed.emit(self._path.reset(self._settings))

    def _show(self) -> None:
        text = self._error or self._note
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._control.setAccessibleDescription(text)
        self._below.setForegroundRole(DANGER if self._error else SECONDARY)
