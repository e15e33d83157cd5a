"""The settings joined to all that they are about."""

from __future__ import annotations

from pathlib import Path

from desktop.settings import Settings
from desktop.ui.data_desk import DataDesk
from desktop.ui.exchange_desk import ExchangeDesk
from desktop.ui.gateway_desk import GatewayDesk
from desktop.ui.keys_desk import KeysDesk
from desktop.ui.language_desk import LanguageDesk
from desktop.ui.look_desk import LookDesk
from desktop.ui.presence_desk import PresenceDesk
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.shell import Shell
from desktop.ui.tool_desk import ToolDesk
from desktop.ui.workspace import Workspace
from desktop.ui.writing_desk import WritingDesk


class SettingsWiring:
    """Makes the dialog of the settings with its pages served, and lets settings hold.

    Saves nothing.
    """

    def __init__(
        self,
        shell: Shell,
        *,
        data_folder: Path,
        look: LookDesk,
        language: LanguageDesk,
        keys: KeysDesk,
        workspace: Workspace,
        writing: WritingDesk,
        tools: ToolDesk,
        gateway: GatewayDesk,
        presence: PresenceDesk,
        data: DataDesk,
        exchange: ExchangeDesk,
    ) -> None:
        self._shell = shell
        self._data_folder = data_folder
        self._look = look
        self._language = language
        self._keys = keys
        self._workspace = workspace
        self._writing = writing
        self._tools = tools
        self._gateway = gateway
        self._presence = presence
        self._data = data
        self._exchange = exchange

    def dialog(self) -> SettingsDialog:
        """A new dialog."""
        shell, presence, data = self._shell, self._presence, self._data
        dialog = SettingsDialog(
            theme=shell.theme,
            icons=shell.icons,
            data_folder=self._data_folder,
            keys=shell.keys,
            parent=shell.window,
        )
        self._tools.serve(dialog)
        self._writing.serve(dialog)
        self._language.serve(dialog)
        self._gateway.serve(dialog.gateway)
        dialog.presence.set_key_words(presence.key_words)
        presence.key_told.connect(dialog.presence.set_key_words)
        data.serve(dialog.data)
        dialog.data_shown.connect(data.refresh)
        for wanted, act in (
            (dialog.data.export_requested, self._exchange.export_all),
            (dialog.data.import_requested, self._exchange.choose_files),
        ):
            wanted.connect(dialog.accept)
            wanted.connect(act)
        return dialog

    def apply(self, settings: Settings) -> None:
        """Let these settings hold everywhere."""
        self._look.apply(settings)
        self._language.apply(settings)
        self._shell.window.composer.set_send_key(settings.send_key)
        if complaint := self._keys.apply(settings):
            self._shell.window.notices.show_notice(complaint)
        self._workspace.answers.settings_applied()
        self._tools.apply_settings()
        self._writing.spelling.apply(settings.spelling)
        self._gateway.apply(settings)
        self._presence.apply(settings)
