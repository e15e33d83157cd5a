"""The field of a provider's key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.flow_row import FlowRow
from desktop.ui.form_field import FormField
from desktop.ui.provider_presets import key_error
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import tr, without_key


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """Where the key of a provider is, in words: "Key in the keyring", "No key", ...

    ``reason`` says why the keyring cannot take a key, when ``can_save`` is False.
    """

    words: str
    can_save: bool = True
    reason: str = ""
    can_forget: bool = False


class KeyField(QWidget):
    """Takes a key and hands it over at once, emptying itself. Never shows a stored key."""

    #: Keep this key in the keyring.
    save_requested = Signal(str)
    #: Keep this key until the program ends.
    session_requested = Signal(str)
    forget_requested = Signal()
    #: Another key is being typed.
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = KeyRow(words=tr("No key"))
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._line.setPlaceholderText(tr("Paste a key"))
        self._line.setMaxLength(4_000)
        self._save = QPushButton(tr("&Save to keyring"))
        self._session = QPushButton(tr("This sessi&on only"))
        self._forget = QPushButton(tr("&Remove key"))
        self._forget.setProperty("look", "danger")
        self._field = FormField(tr("Ke&y"), self._line)
        for button, hint in (
            (self._save, tr("Keep the key in the keyring of this desktop")),
            (self._session, tr("Keep the key in memory until Rivulet ends")),
            (self._forget, tr("Forget the key, in the keyring too")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(hint))
            button.setAccessibleName(without_key(button.text()))
        buttons = FlowRow(self._save, self._session, self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addLayout(buttons)
        self._line.textEdited.connect(lambda: self._field.set_error(""))
        self._line.textEdited.connect(self.edited)
        self._line.returnPressed.connect(self._on_line_return_pressed)
        self._save.clicked.connect(lambda: self._hand_over(self.save_requested))
        self._session.clicked.connect(lambda: self._hand_over(self.session_requested))
        self._forget.clicked.connect(self.forget_requested)
        self.show_row(self._row)

    def show_row(self, row: KeyRow) -> None:
        self._row = row
        words = tr("{state}. {reason}") if row.reason else tr("{state}.")
        self._field.set_note(words.format(state=row.words, reason=row.reason))
        self._save.setEnabled(row.can_save)
        self._forget.setEnabled(row.can_forget)

    def clear(self) -> None:
        """Drop what is typed."""
        self._line.clear()
        self._field.set_error("")

    def focus_key(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self._field.set_theme(theme)
        for button in (self._save, self._session, self._forget):
            button.setFont(theme.small_font())

    def _on_line_return_pressed(self) -> None:
        self._hand_over(self.save_requested if self._row.can_save else self.session_requested)

    def _hand_over(self, signal: SignalInstance) -> None:
        key = self._line.text().strip()
        error = key_error(key)
        if error:
            self._field.set_error(error)
            self._line.setFocus()
            return
        self.clear()
        signal.emit(key)
