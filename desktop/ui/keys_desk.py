"""The page of keys, served: what is chosen there holds, and is saved."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.settings import Settings
from desktop.ui.keymap import Keymap
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.theme import ThemeSource

Change = Callable[[Settings], Settings]


class KeysDesk(QObject):
    """Opens the page of keys and changes the settings by it."""

    def __init__(
        self,
        *,
        keys: Keymap,
        theme: ThemeSource,
        settings: Callable[[], Settings],
        change: Callable[[Change], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._theme = theme
        self._settings = settings
        self._change = change
        self._window = parent

    def show(self) -> None:
        dialog = KeysDialog(
            keys=self._keys,
            vim=self._settings().vim_keys,
            theme=self._theme,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.bound.connect(self._on_dialog_bound)
        dialog.reset_requested.connect(self._on_dialog_reset_requested)
        dialog.vim_chosen.connect(self._on_dialog_vim_chosen)
        dialog.open()

    def _on_dialog_bound(self, name: str, keys: tuple[str, ...]) -> None:
        own = self._keys.own(name)
        self._change(lambda settings: _with_keys(settings, name, None if keys == own else keys))

    def _on_dialog_reset_requested(self, name: str) -> None:
        self._change(lambda settings: _with_keys(settings, name, None))

    def _on_dialog_vim_chosen(self, vim: bool) -> None:
        self._change(lambda settings: msgspec.structs.replace(settings, vim_keys=vim))


def _with_keys(settings: Settings, name: str, keys: tuple[str, ...] | None) -> Settings:
    """``keys``: None for those of the table."""
    others = {other: value for other, value in settings.keys.items() if other != name}
    chosen = others if keys is None else others | {name: keys}
    return msgspec.structs.replace(settings, keys=chosen)
