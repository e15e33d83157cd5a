"""The pages of the settings that are about tools, served."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.chat.errors import ChatError
from desktop.chat.tool_record import CallRecord
from desktop.session.tool_ledger import as_csv, as_json_lines
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.file_saver import FileSaver
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.server_desk import ServerDesk
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.theme import ThemeSource
from desktop.ui.tool_desk import ToolFace
from desktop.ui.wording import explained, figure, tr


class ToolSettingsDesk(QObject):
    """Shows the servers and what tools did, and takes permissions back.

    ``tell`` takes a sentence for the user, ``open_page`` opens an address in the browser and
    says whether it could.
    """

    def __init__(
        self,
        face: ToolFace,
        *,
        theme: ThemeSource,
        tasks: TaskStarter,
        tell: Callable[[str], None],
        open_page: Callable[[str], bool],
        files: FileSaver,
        window: Callable[[], QWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ledger = face.ledger
        self._servers = ServerDesk(
            face.servers,
            face.sign_ins,
            theme=theme,
            tasks=tasks,
            tell=tell,
            open_page=open_page,
            window=window,
            parent=self,
        )
        self._files = files
        self._theme = theme
        self._tasks = tasks
        self._tell = tell

    def serve(self, dialog: SettingsDialog) -> None:
        """Do what the settings' pages about tools ask for."""
        dialog.calls_requested.connect(lambda: self._show_calls_above(dialog))
        self._servers.serve(dialog.servers)

    def apply_settings(self) -> None:
        """The settings are other ones now."""
        self._servers.refresh()

    def _show_calls_above(self, parent: QWidget) -> None:
        """Show what tools did, in a dialog above ``parent``."""
        dialog = CallsDialog(theme=self._theme, parent=parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_requested.connect(self._export)
        dialog.revoke_requested.connect(lambda: self._start(self._revoke(), "revoke permissions"))
        self._start(self._show_calls(dialog), "show the calls of tools")

    async def _show_calls(self, dialog: CallsDialog) -> None:
        dialog.set_records(await self._ledger.records())
        dialog.open()

    def _export(self, records: Sequence[CallRecord], kind: str) -> None:
        async def made() -> None:
            make = as_csv if kind == "csv" else as_json_lines
            name = tr("calls of tools", "the name of a file")
            self._files.save(await asyncio.to_thread(make, records), f"{name}.{kind}")

        self._start(made(), "export the calls of tools")

    async def _revoke(self) -> None:
        count = await self._ledger.revoke_all()
        if count:
            self._tell(tr("Permissions taken back: {count}.").format(count=figure(count)))
        else:
            self._tell(tr("There were no permissions."))

    def _start(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(explained(error))

        self._tasks.start(told(), name)
