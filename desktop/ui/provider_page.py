"""The settings page of the providers."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import ModelRef, ProviderSettings, Settings
from desktop.ui.flow_row import FlowRow
from desktop.ui.icons import Icons
from desktop.ui.key_field import KeyRow
from desktop.ui.provider_form import CheckState, ProviderForm
from desktop.ui.provider_presets import PRESETS, default_of, new_provider, provider_words
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.two_line_delegate import TwoLineDelegate
from desktop.ui.two_panes import TwoPanes
from desktop.ui.wording import counted, listed, tr

#: The width of the list beside the form, and its height above it.
_LIST_PX, _STACKED_LIST_PX = 200, 150
#: Below this width the form has no room beside the list.
_STACKED_PX = 520
#: Two lines of letters as high as the Japanese ones.
_ROW_PX = 54


class ProviderPage(QWidget):
    """Lists the providers and edits one of them.

    Removing one can be undone until the dialog closes; only then `finish` asks to forget its
    key. A provider that came with Rivulet is reset instead. Tests and loads nothing itself.
    """

    #: The settings with a provider changed, added or removed.
    settings_changed = Signal(object)
    #: Provider id and key.
    key_save_requested = Signal(str, str)
    key_session_requested = Signal(str, str)
    key_forget_requested = Signal(str)
    #: Provider id and a model to ask, or "".
    check_requested = Signal(str, str)
    models_requested = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._settings = Settings(providers=())
        self._keys: dict[str, KeyRow] = {}
        self._checks: dict[str, CheckState] = {}
        #: Providers that are no longer what was asked last.
        self._outdated: set[str] = set()
        self._removed: list[ProviderSettings] = []
        self._list = QListWidget()
        self._add = QPushButton(tr("A&dd…"))
        self._remove = QPushButton(tr("Remove"))
        self._form = ProviderForm(icons)
        self._undo_row = QWidget()
        self._undo_label = QLabel()
        self._undo = QPushButton(tr("Undo"))
        self._menu: QMenu | None = None
        self._build()
        self._connect()

    def set_settings(self, settings: Settings) -> None:
        for provider in settings.providers:
            before = self._settings.provider(provider.id)
            if before is not None and _target(before) != _target(provider):
                self._outdate(provider.id)
        self._settings = settings
        self._fill_list()

    def set_key_state(self, provider_id: str, row: KeyRow) -> None:
        self._keys[provider_id] = row
        self._fill_list()

    def set_check_result(self, provider_id: str, ok: bool, text: str) -> None:
        """Say how a test ended, unless the provider has become another one meanwhile."""
        if provider_id not in self._outdated:
            self._set_check(provider_id, CheckState(text, ok))

    def set_models(self, provider_id: str, models: list[str]) -> None:
        """Take over the models of a provider, unless it has become another one meanwhile."""
        provider = self._settings.provider(provider_id)
        if provider is None or provider_id in self._outdated:
            return
        chosen = ModelRef.parse(self._settings.default_model)
        words = counted("The server lists %n models.", "The server lists %n model.", len(models))
        if chosen is not None and chosen.provider_id == provider_id:
            words = counted(
                "The server lists %n models. {model} answers in new conversations.",
                "The server lists %n model. {model} answers in new conversations.",
                len(models),
            ).format(model=chosen.model)
        self._set_check(provider_id, CheckState(words, ok=True))
        if models:
            self._replace(msgspec.structs.replace(provider, models=tuple(models)))

    def show_provider(self, provider_id: str, *, focus_key: bool) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == provider_id:
                self._list.setCurrentRow(row)
        if focus_key:
            self._form.focus_key()

    def reveal(self, control: QWidget) -> None:
        """Turn to a provider whose form has this control: the present one, if it has."""
        ids = [provider.id for provider in self._settings.providers]
        for provider_id in (self._current_id(), *ids):
            self.show_provider(provider_id, focus_key=False)
            if control.isVisibleTo(self):
                return

    def finish(self) -> None:
        """The dialog closes: nothing typed is lost, and what was removed is gone."""
        self._form.commit()
        for provider in self._removed:
            if self._settings.provider(provider.id) is None:
                self.key_forget_requested.emit(provider.id)
        self._removed.clear()
        self._undo_row.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._panes.set_measures(
            below=theme.px(_STACKED_PX),
            spacing=theme.px(12),
            side_width=theme.px(_LIST_PX),
            side_height=theme.px(_STACKED_LIST_PX),
        )
        for widget in (self._list, self._add, self._remove, self._undo, self._undo_label):
            widget.setFont(theme.small_font())
        self._undo_label.setStyleSheet(f"color: {theme.palette.secondary};")
        self._form.set_theme(theme)
        self._fill_list()

    def _build(self) -> None:
        self._undo_label.setTextFormat(Qt.TextFormat.PlainText)
        self._undo_label.setWordWrap(True)
        self._list.setAccessibleName(tr("Providers"))
        self._list.setProperty("look", "rows")
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        self._list.setMinimumHeight(1)
        # Where it is low, the last row would stand at its top.
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button, hint in (
            (self._add, tr("Add a provider")),
            (self._remove, tr("Remove this provider, or reset it to what it was")),
            (self._undo, tr("Bring the removed provider back")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(hint))
        self._add.setAccessibleName(tr("Add a provider"))
        self._undo.setAccessibleName(tr("Bring the removed provider back"))
        undo = QVBoxLayout(self._undo_row)
        undo.setContentsMargins(0, 0, 0, 0)
        undo.addWidget(self._undo_label)
        undo.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        self._undo_row.hide()
        area = self._area = QScrollArea()
        area.setWidget(self._form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(1)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = FlowRow(self._add, self._remove)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._list, 1)
        left.addWidget(self._undo_row)
        left.addLayout(buttons)
        self._panes = TwoPanes(side, area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._panes)

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._on_list_current_item_changed)
        self._add.clicked.connect(self._on_add_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._undo.clicked.connect(self._on_undo_clicked)
        form = self._form
        form.edited.connect(self._replace)
        form.target_edited.connect(lambda: self._outdate(self._current_id()))
        form.key_save_requested.connect(self._on_form_key_save_requested)
        form.key_session_requested.connect(self._on_form_key_session_requested)
        form.key_forget_requested.connect(self._on_form_key_forget_requested)
        form.check_requested.connect(self._on_form_check_requested)
        form.models_requested.connect(self._on_form_models_requested)

    def _current_id(self) -> str:
        row = self._list.currentRow()
        return str(self._list.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else ""

    def _key_row(self, provider: ProviderSettings) -> KeyRow:
        if not provider.needs_key:
            return KeyRow(words=tr("No key needed"))
        return self._keys.get(provider.id, KeyRow(words=tr("No key")))

    def _fill_list(self) -> None:
        ids = [provider.id for provider in self._settings.providers]
        rows = [
            self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())
        ]
        if ids != rows:
            self._rebuild_list(ids)
        for row, provider in enumerate(self._settings.providers):
            title, words = provider_words(provider), self._key_row(provider).words
            item = self._list.item(row)
            item.setText(f"{title}\n{words}")
            item.setToolTip(tooltip(words))
            if self._theme is not None:
                # Letters of some scripts need more room; a long name needs none beside the list.
                item.setData(Qt.ItemDataRole.SizeHintRole, None)
                height = max(self._theme.px(_ROW_PX), self._list.sizeHintForRow(row))
                item.setSizeHint(QSize(0, height))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, listed((title, words)))
        self._show_current()

    def _rebuild_list(self, ids: list[str]) -> None:
        current, row = self._current_id(), self._list.currentRow()
        blocked = self._list.blockSignals(True)
        self._list.clear()
        for provider_id in ids:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, provider_id)
            self._list.addItem(item)
        if current in ids:
            row = ids.index(current)
        self._list.setCurrentRow(min(max(row, 0), len(ids) - 1))
        self._list.blockSignals(blocked)

    def _show_current(self) -> None:
        provider = self._settings.provider(self._current_id())
        self._form.setEnabled(provider is not None)
        self._remove.setEnabled(False)
        if provider is None:
            return
        self._form.show_provider(provider)
        self._form.show_key(self._key_row(provider))
        self._form.show_check(self._checks.get(provider.id, CheckState()))
        default = default_of(provider.id)
        if default is None:
            words, name = tr("Remove"), tr("Remove {provider}")
        else:
            words, name = tr("Reset"), tr("Reset {provider}")
        self._remove.setText(words)
        self._remove.setAccessibleName(name.format(provider=provider_words(provider)))
        self._remove.setEnabled(default != provider)

    def _is_checking(self, provider_id: str) -> bool:
        return self._checks.get(provider_id, CheckState()).running

    def _set_check(self, provider_id: str, state: CheckState) -> None:
        self._outdated.discard(provider_id)
        self._checks[provider_id] = state
        if provider_id == self._current_id():
            self._form.show_check(state)
            # Once it has its place.
            QTimer.singleShot(0, self._area, lambda: self._form.bring_result_into(self._area))

    def _outdate(self, provider_id: str) -> None:
        """What a test said, or will say, was of another server or key."""
        if self._checks.pop(provider_id, None) is not None:
            self._outdated.add(provider_id)
            if provider_id == self._current_id():
                self._form.show_check(CheckState())

    def _renew_key(self) -> str:
        """The shown provider gets another key, or none; what becomes of it is told."""
        provider_id = self._current_id()
        self._outdate(provider_id)
        self._outdated.discard(provider_id)
        return provider_id

    def _replace(self, provider: ProviderSettings) -> None:
        providers = tuple(
            provider if present.id == provider.id else present
            for present in self._settings.providers
        )
        self._change(msgspec.structs.replace(self._settings, providers=providers))

    def _change(self, settings: Settings) -> None:
        self.set_settings(settings)
        self.settings_changed.emit(settings)

    def _on_list_current_item_changed(self) -> None:
        self._form.commit()
        self._show_current()

    def _on_add_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._add.font())
        for preset in PRESETS:
            action = menu.addAction(tr(preset.name))
            action.triggered.connect(lambda _=False, preset=preset: self._add_preset(preset))
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))
        self._menu = menu

    def _add_preset(self, preset: ProviderSettings) -> None:
        self._form.commit()
        named = msgspec.structs.replace(preset, name=tr(preset.name))
        provider = new_provider(named, self._settings.providers)
        self._change(
            msgspec.structs.replace(self._settings, providers=(*self._settings.providers, provider))
        )
        self.show_provider(provider.id, focus_key=False)
        self._form.focus_missing()

    def _on_remove_clicked(self) -> None:
        provider = self._settings.provider(self._current_id())
        if provider is None:
            return
        default = default_of(provider.id)
        if default is not None:
            self._form.forget()
            self._replace(default)
            return
        kept = tuple(p for p in self._settings.providers if p.id != provider.id)
        settings = msgspec.structs.replace(self._settings, providers=kept)
        chosen = ModelRef.parse(settings.default_model)
        if chosen is not None and chosen.provider_id == provider.id:
            settings = msgspec.structs.replace(settings, default_model="")
        self._removed.append(provider)
        self._undo_label.setText(tr("{name} was removed.").format(name=provider_words(provider)))
        self._undo_row.show()
        self._change(settings)
        self._list.setFocus()

    def _on_undo_clicked(self) -> None:
        if self._removed:
            provider = self._removed.pop()
            providers = (*self._settings.providers, provider)
            self._change(msgspec.structs.replace(self._settings, providers=providers))
            self.show_provider(provider.id, focus_key=False)
            self._list.setFocus()
        self._undo_row.setVisible(bool(self._removed))

    def _on_form_key_save_requested(self, key: str) -> None:
        self.key_save_requested.emit(self._renew_key(), key)

    def _on_form_key_session_requested(self, key: str) -> None:
        self.key_session_requested.emit(self._renew_key(), key)

    def _on_form_key_forget_requested(self) -> None:
        self.key_forget_requested.emit(self._renew_key())

    def _on_form_check_requested(self) -> None:
        provider = self._settings.provider(self._current_id())
        if provider is not None and not self._is_checking(provider.id):
            self._set_check(provider.id, CheckState(tr("Testing the connection…"), running=True))
            self.check_requested.emit(provider.id, provider.models[0] if provider.models else "")

    def _on_form_models_requested(self) -> None:
        self.ask_for_models(self._current_id())

    def ask_for_models(self, provider_id: str) -> None:
        """Have a provider asked for its models, unless it is asked for something."""
        if not self._is_checking(provider_id):
            self._set_check(provider_id, CheckState(tr("Asking for the models…"), running=True))
            self.models_requested.emit(provider_id)


def _target(provider: ProviderSettings) -> ProviderSettings:
    """What a test of the connection is about."""
    return msgspec.structs.replace(provider, name="", models=())
