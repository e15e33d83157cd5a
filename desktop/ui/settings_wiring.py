"""The settings joined to all that they are about."""

from __future__ import annotations

from pathlib import Path

from desktop.settings import Settings
from desktop.ui.data_desk import DataDesk
from desktop.ui.gateway_desk import GatewayDesk
from desktop.ui.language_desk import LanguageDesk
from desktop.ui.presence_desk import PresenceDesk
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.shell import Dress
from desktop.ui.tool_settings_desk import ToolSettingsDesk
from desktop.ui.window import Window


class SettingsWiring:
    """Makes the dialog of the settings with its pages served, and lets settings hold.

    Saves nothing, and leaves the windows to others.
    """

    def __init__(
        self,
        dress: Dress,
        *,
        data_folder: Path,
        language: LanguageDesk,
        tools: ToolSettingsDesk,
        gateway: GatewayDesk,
        presence: PresenceDesk,
        data: DataDesk,
    ) -> None:
        self._dress = dress
        self._data_folder = data_folder
        self._language = language
        self._tools = tools
        self._gateway = gateway
        self._presence = presence
        self._data = data

    def dialog(self, window: Window) -> SettingsDialog:
        """A new dialog above a window."""
        presence, data, (theme, icons, keys) = self._presence, self._data, self._dress
        dialog = SettingsDialog(
            theme=theme,
            icons=icons,
            data_folder=self._data_folder,
            keys=keys,
            parent=window.main,
        )
        self._tools.serve(dialog)
        window.writing.serve(dialog)
        self._gateway.serve(dialog.gateway)
        dialog.presence.set_key_words(presence.key_words)
        presence.key_told.connect(dialog.presence.set_key_words)
        data.serve(dialog.data)
        dialog.data_shown.connect(data.refresh)
        for wanted, act in (
            (dialog.data.export_requested, window.exchange.export_all),
            (dialog.data.import_requested, window.exchange.choose_files),
        ):
            wanted.connect(dialog.accept)
            wanted.connect(act)
        return dialog

    def apply(self, settings: Settings) -> str:
        """Let these settings hold; returns a sentence about what cannot be used."""
        theme, _, keys = self._dress
        theme.wear(settings.appearance)
        self._language.apply(settings)
        keys.choose(settings.keys, vim=settings.vim_keys)
        self._tools.apply_settings()
        self._gateway.apply(settings)
        self._presence.apply(settings)
        return keys.misunderstood()
