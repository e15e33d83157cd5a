"""The choice of tools for the shown conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.tool_record import CallRecord
from desktop.session.server_offers import ServerOffers
from desktop.session.sign_ins import SignIns
from desktop.session.tool_ledger import ToolLedger, as_csv, as_json_lines
from desktop.session.tool_servers import ToolServers
from desktop.session.tool_shelf import ToolShelf
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.file_saver import FileSaver
from desktop.ui.main_window import MainWindow
from desktop.ui.offer_desk import OfferDesk
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.server_desk import ServerDesk
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.tool_picker import ToolPicker
from desktop.ui.wording import counted, explained, figure, tr
from desktop.ui.writing_desk import WritingDesk


class ToolFace(NamedTuple):
    """All that a window needs of the tools."""

    shelf: ToolShelf
    ledger: ToolLedger
    servers: ToolServers
    sign_ins: SignIns
    offers: ServerOffers


class ToolDesk(QObject):
    """Joins the button in the composer, the picker, what is kept of the choice and of the calls,
    and the pages of the settings that are about tools.

    ``shown`` gives the shown conversation, ``tell`` takes a sentence for the user, ``open_page``
    opens an address in the browser and says whether it could.
    """

    def __init__(
        self,
        face: ToolFace,
        *,
        theme: ThemeSource,
        tasks: TaskStarter,
        shown: Callable[[], Conversation],
        tell: Callable[[str], None],
        open_page: Callable[[str], bool],
        writing: WritingDesk,
        files: FileSaver,
        parent: MainWindow,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._ledger, servers, sign_ins, offers = face
        self._servers = ServerDesk(
            servers,
            sign_ins,
            theme=theme,
            tasks=tasks,
            tell=tell,
            open_page=open_page,
            parent=parent,
        )
        #: Resources and prompts of the servers.
        self.offers = OfferDesk(
            offers,
            writing=writing,
            composer=parent.composer,
            theme=theme,
            tasks=tasks,
            shown=shown,
            tell=tell,
            parent=parent,
        )
        self._files = files
        self._theme = theme
        self._tasks = tasks
        self._shown = shown
        self._tell = tell
        self.picker = ToolPicker(theme=theme)
        self.picker.chosen.connect(self._on_picker_chosen)
        self.button = QPushButton()
        self.button.clicked.connect(self.open)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        self._show_chosen(0)

    def serve(self, dialog: SettingsDialog) -> None:
        """Do what the settings' pages about tools ask for."""
        dialog.calls_requested.connect(lambda: self._show_calls_above(dialog))
        self._servers.serve(dialog.servers)

    def apply_settings(self) -> None:
        """The settings are other ones now."""
        self._servers.refresh()

    @property
    def shelf(self) -> ToolShelf:
        """What there is to choose from."""
        return self._shelf

    def open(self) -> None:
        """Let the user choose."""
        self._start(self._open(), "open the tool picker")

    def refresh(self) -> None:
        """Another conversation is shown."""
        self._start(self._refresh(), "show the chosen tools")

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

    async def _open(self) -> None:
        self.picker.set_offers(await self._shelf.offers(self._shown()))
        self.picker.open_at(self.button)

    async def _refresh(self) -> None:
        conversation = self._shown()
        offers = await self._shelf.offers(conversation)
        if conversation is self._shown():
            self._show_chosen(sum(offer.chosen for offer in offers))

    def _on_picker_chosen(self, keys: Iterable[str]) -> None:
        chosen = frozenset(keys)
        self._show_chosen(len(chosen))
        self._start(self._shelf.choose(self._shown(), chosen), "keep the choice of tools")

    def _show_chosen(self, count: int) -> None:
        if count:
            words = counted("%n tools", "%n tool", count)
            name = tr("Tools in this conversation: {count}").format(count=figure(count))
        else:
            words, name = tr("Tools"), tr("Tools in this conversation: none")
        self.button.setText(words)
        self.button.setAccessibleName(name)

    def _start(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(explained(error))

        self._tasks.start(told(), name)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.button.setFont(theme.small_font())
