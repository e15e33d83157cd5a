"""The form of one provider."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import ProviderKind, ProviderSettings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.connection_fields import ConnectionFields
from desktop.ui.flow_row import FlowRow
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.key_field import KeyField, KeyRow
from desktop.ui.provider_presets import (
    KIND_TITLES,
    address_error,
    model_names,
    provider_words,
    variable_error,
)
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import tr, without_key
from desktop.ui.wrapped_box import WrappedBox

_MODELS_PX = 96


@dataclass(frozen=True, slots=True)
class CheckState:
    """How a test of the connection stands. ``ok`` is None while it runs or never ran."""

    text: str = ""
    ok: bool | None = None
    running: bool = False


class ProviderForm(QWidget):
    """Shows one provider and says what was changed of it, field by field.

    What is wrong with a field stands below it, and is not handed on. Reads and writes no key:
    a typed one leaves through a signal, and its field is emptied.
    """

    #: The provider as it is now (ProviderSettings).
    edited = Signal(object)
    #: A key to keep in the keyring, to keep until the program ends; to forget the present one.
    key_save_requested = Signal(str)
    key_session_requested = Signal(str)
    key_forget_requested = Signal()
    check_requested = Signal()
    models_requested = Signal()
    #: Another server or key is being typed than the one that was tested.
    target_edited = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._provider: ProviderSettings | None = None
        self._theme: Theme | None = None
        self._check_state = CheckState()
        self._dialog: QFileDialog | None = None
        self._name = QLineEdit()
        self._kind = ChoiceBox(icons)
        self._address = QLineEdit()
        self._needs_key = WrappedBox(tr("This server needs a &key"))
        self._key = KeyField()
        self._variable = QLineEdit()
        self._connection = ConnectionFields()
        self._models = QPlainTextEdit()
        self._load = QPushButton(tr("&Load models"))
        self._file = QLineEdit()
        self._choose = QPushButton(tr("Choose a &file…"))
        self._usual = QPushButton(tr("&Original", "the model that came with Rivulet"))
        self._check = QPushButton(tr("&Test connection"))
        self._result = QLabel()
        self._build()
        self._connect()

    def show_provider(self, provider: ProviderSettings) -> None:
        """Fill the form. What is being edited, or wrong, is left alone."""
        before, self._provider = self._provider, provider
        other = before is None or before.id != provider.id
        if other:
            self._key.clear()
        for field, text in (
            (self._name_field, provider_words(provider)),
            (self._address_field, provider.base_url),
            (self._variable_field, provider.api_key_env),
            (self._file_field, provider.model_path),
        ):
            field.fill(text, force=other)
        self._connection.show_provider(provider, force=other)
        if before is None or other or before.models != provider.models:
            self._models.setPlainText("\n".join(provider.models))
        blocked = self._needs_key.blockSignals(True)
        self._needs_key.setChecked(provider.needs_key)
        self._needs_key.blockSignals(blocked)
        self._kind.setCurrentIndex(self._kind.findData(str(provider.kind)))
        self._show_parts(provider)
        self._validate()

    def forget(self) -> None:
        """The next provider is shown as it is, whatever is typed here."""
        self._provider = None

    def show_key(self, row: KeyRow) -> None:
        self._key.show_row(row)

    def show_check(self, state: CheckState) -> None:
        self._check_state = state
        self._result.setText(state.text)
        self._result.setAccessibleName(state.text)
        self._result.setVisible(bool(state.text))
        self._colour_result()

    def bring_result_into(self, area: QScrollArea) -> None:
        """Scroll to how a test stands, unless something else is being done already."""
        asked = self._check_state.running or self._check.hasFocus() or self._load.hasFocus()
        if asked and self._result.isVisible():
            area.ensureWidgetVisible(self._result)

    def focus_key(self) -> None:
        self._key.focus_key()

    def focus_missing(self) -> None:
        """Put the cursor where something is to be entered: an address, or else a key."""
        if self._address_field.error:
            self._address.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._needs_key.isChecked():
            self.focus_key()
        else:
            self._load.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Hand on what was typed and is right; called before the form goes away."""
        provider = self._provider
        if provider is None:
            return
        changed = provider
        name = self._name.text().strip()
        if not self._name_field.error and name != provider_words(provider):
            changed = msgspec.structs.replace(changed, name=name)
        if not self._address_field.error:
            changed = msgspec.structs.replace(changed, base_url=self._address.text().strip())
        if not self._variable_field.error:
            changed = msgspec.structs.replace(changed, api_key_env=self._variable.text().strip())
        changed = msgspec.structs.replace(
            changed,
            models=model_names(self._models.toPlainText()),
            needs_key=self._needs_key.isChecked(),
            kind=ProviderKind(self._kind.currentData() or provider.kind),
            model_path=self._file.text(),
        )
        changed = self._connection.changed(changed)
        if changed.kind is ProviderKind.BUILT_IN:
            changed = msgspec.structs.replace(changed, base_url="", needs_key=False)
        if changed != provider:
            self._provider = changed
            self.edited.emit(changed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for field in self._fields:
            field.set_theme(theme)
        self._key.set_theme(theme)
        self._connection.set_theme(theme)
        self._kind.set_theme(theme)
        for widget in (
            self._needs_key,
            self._load,
            self._choose,
            self._usual,
            self._check,
            self._result,
        ):
            widget.setFont(theme.small_font())
        self._models.setFixedHeight(theme.px(_MODELS_PX))
        self._column.setSpacing(theme.px(14))
        self._colour_result()

    def _build(self) -> None:
        for kind in ProviderKind:
            if kind is not ProviderKind.BUILT_IN:
                self._kind.addItem(tr(KIND_TITLES[kind]), str(kind))
        self._models.setTabChangesFocus(True)
        # A name that is broken would look like two.
        self._models.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._models.setPlaceholderText(tr("One name a line"))
        self._address.setPlaceholderText("https://…/v1")
        self._variable.setPlaceholderText(tr("For example {name}").format(name="OPENAI_API_KEY"))
        self._file.setReadOnly(True)
        self._file.setPlaceholderText(tr("The one that came along", "a file with a model"))
        self._needs_key.setAccessibleName(without_key(self._needs_key.text()))
        self._needs_key.setToolTip(tooltip(tr("Off for servers on this machine, most of the time")))
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.setWordWrap(True)
        self._result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._result.hide()
        for button, hint in (
            (self._load, tr("Ask the server which models it has")),
            (self._choose, tr("Answer with another model in GGUF format")),
            (self._usual, tr("Go back to the model that came with Rivulet")),
            (self._check, tr("Send one small request, and say where it fails if it does")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(hint))
            button.setAccessibleName(without_key(button.text()))
        self._name_field = FormField(
            tr("&Name"), self._name, note=tr("As lists and menus call it.")
        )
        self._kind_field = FormField(
            tr("K&ind"), self._kind, note=tr("The protocol that the server speaks.")
        )
        self._address_field = FormField(
            tr("&Address"),
            self._address,
            note=tr("Where requests go, without the last part of the path."),
        )
        self._variable_field = FormField(
            tr("&Environment variable"),
            self._variable,
            note=tr("Read when no other key is there."),
        )
        self._models_field = FormField(
            tr("&Models"),
            self._models,
            note=tr("Offered in this order; the provider's own list can be loaded."),
            beside=(self._load,),
        )
        self._file_field = FormField(
            tr("Model file"),
            self._file,
            note=tr("A GGUF file to run instead of the model that comes with Rivulet."),
            beside=(self._choose, self._usual),
        )
        self._fields = (
            self._name_field,
            self._kind_field,
            self._address_field,
            self._variable_field,
            self._models_field,
            self._file_field,
        )
        self._column = QVBoxLayout(self)
        for widget in (
            self._name_field,
            self._kind_field,
            self._address_field,
            self._needs_key,
            self._key,
            self._file_field,
        ):
            self._column.addWidget(widget)
        self._column.addLayout(FlowRow(self._check))
        self._column.addWidget(self._result)
        self._column.addWidget(self._models_field)
        self._column.addWidget(self._variable_field)
        self._column.addWidget(self._connection)
        self._column.addStretch(1)

    def _connect(self) -> None:
        for line in (self._name, self._address, self._variable):
            line.textEdited.connect(self._validate)
            line.editingFinished.connect(self.commit)
        for line in (self._address, self._variable):
            line.textEdited.connect(self.target_edited)
        self._key.edited.connect(self.target_edited)
        self._address.returnPressed.connect(self._on_address_entered)
        self._connection.edited.connect(self.commit)
        self._kind.activated.connect(self.commit)
        self._needs_key.toggled.connect(self.commit)
        self._load.clicked.connect(self._on_load_clicked)
        self._check.clicked.connect(self._on_check_clicked)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._usual.clicked.connect(lambda: self._on_file_chosen(""))
        self._key.save_requested.connect(self.key_save_requested)
        self._key.session_requested.connect(self.key_session_requested)
        self._key.forget_requested.connect(self.key_forget_requested)

    def _show_parts(self, provider: ProviderSettings) -> None:
        built_in = provider.kind is ProviderKind.BUILT_IN
        widget: QWidget
        for widget in (
            self._kind_field,
            self._address_field,
            self._needs_key,
            self._models_field,
            self._load,
            self._connection,
        ):
            widget.setVisible(not built_in)
        for widget in (self._key, self._variable_field):
            widget.setVisible(not built_in and provider.needs_key)
        for widget in (self._file_field, self._choose, self._usual):
            widget.setVisible(built_in)
        self._usual.setEnabled(bool(provider.model_path))

    def _validate(self) -> None:
        built_in = self._provider is not None and self._provider.kind is ProviderKind.BUILT_IN
        self._name_field.set_error("" if self._name.text().strip() else tr("Give it a name."))
        address = self._address.text().strip()
        self._address_field.set_error("" if built_in else address_error(address))
        self._variable_field.set_error(variable_error(self._variable.text().strip()))

    def _colour_result(self) -> None:
        if self._theme is not None:
            palette, ok = self._theme.palette, self._check_state.ok
            colour = palette.secondary if ok is None else palette.accent if ok else palette.danger
            self._result.setStyleSheet(f"color: {colour};")

    def _on_address_entered(self) -> None:
        """Go on to what is missing; a server that needs no key is asked for its models."""
        self.commit()
        provider = self._provider
        if provider is not None and not (self._address_field.error or provider.models):
            self.focus_missing()
            if not provider.needs_key:
                self.models_requested.emit()

    def _on_check_clicked(self) -> None:
        self.commit()
        if self._address_field.error:
            self._address.setFocus()
        else:
            self.check_requested.emit()

    def _on_load_clicked(self) -> None:
        self.commit()
        if self._address_field.error:
            self._address.setFocus()
        else:
            self.models_requested.emit()

    def _on_choose_clicked(self) -> None:
        folder = str(PurePath(self._file.text()).parent) if self._file.text() else ""
        kinds = [
            tr("Models ({names})").format(names="*.gguf"),
            tr("All files ({names})").format(names="*"),
        ]
        dialog = QFileDialog(self, tr("Choose a model file"), folder, ";;".join(kinds))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()
        self._dialog = dialog

    def _on_file_chosen(self, path: str) -> None:
        self._file.setText(path)
        self.commit()
        self._usual.setEnabled(bool(path))
