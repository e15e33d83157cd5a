"""The user interface as a whole: connected, saved and closed by the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings
from desktop.ui.data_desk import DataDesk, DataFace
from desktop.ui.file_saver import FileSaver
from desktop.ui.gateway_desk import GatewayDesk, GatewayFace
from desktop.ui.language_desk import LanguageDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.picture_desk import PictureDesk
from desktop.ui.presence_desk import PresenceDesk, PresenceFace
from desktop.ui.report_notice import ReportNotice
from desktop.ui.settings_desk import SettingsDesk
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.settings_wiring import SettingsWiring
from desktop.ui.shell import Shell
from desktop.ui.tool_settings_desk import ToolSettingsDesk
from desktop.ui.transcript.accessibility import describe_transcripts
from desktop.ui.transcript.links import LinkOpener
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.use_cases import UseCases
from desktop.ui.window import Commons, Window
from desktop.ui.wording import spoken


class UserInterface(QObject):
    """Makes what all windows share, and the window, and joins them with the program."""

    #: The window was closed, or the user chose to quit.
    close_requested = Signal()

    def __init__(
        self,
        shell: Shell,
        cases: UseCases,
        *,
        data_folder: Path,
        data: DataFace,
        gateway: GatewayFace,
        presence: PresenceFace,
    ) -> None:
        super().__init__()
        describe_transcripts()
        self._accounts, tasks = cases.accounts, cases.tasks
        #: Owns what the windows wear.
        self._shell = shell
        dress, self._main = shell.dress, shell.window
        links = LinkOpener(parent=self)
        pictures = Pictures(self)
        #: Tells of bugs.
        self.report = ReportNotice(shell.window.notices, tasks=tasks)
        files = FileSaver(self.front, tasks=tasks, parent=self)
        PictureDesk(pictures, files=files, fetch=cases.fetch_picture, tasks=tasks)
        self._desk = SettingsDesk(
            accounts=cases.accounts,
            tasks=tasks,
            new_dialog=self._new_dialog,
            parent=self,
        )
        self._gateway = GatewayDesk(gateway, tasks=tasks, parent=self)
        tools = ToolSettingsDesk(
            cases.tools,
            theme=dress.theme,
            tasks=tasks,
            tell=self.show_notice,
            open_page=links.open,
            files=files,
            window=self.front,
            parent=self,
        )
        self._data = DataDesk(
            data,
            settings=lambda: cases.accounts.settings.backups,
            is_busy=lambda: bool(cases.replies.ids()),
            tasks=tasks,
            parent=self,
        )
        commons = Commons(dress, cases, self._desk, self._gateway, links, pictures, files)
        self._window = Window(shell.window, commons)
        self.presence = PresenceDesk(
            window=shell.window,
            theme=dress.theme,
            face=presence,
            settings=lambda: cases.accounts.settings,
            actions=[self._window.action(name) for name in ("new", "quick-entry", "quit")],
            run=self._window.workspace.run,
        )
        self.language = LanguageDesk(
            shell.language,
            notices=lambda: self.front().notices,
            end=self._window.workspace.end,
            parent=self,
        )
        self._settings = SettingsWiring(
            dress,
            data_folder=data_folder,
            language=self.language,
            tools=tools,
            gateway=self._gateway,
            presence=self.presence,
            data=self._data,
        )
        self._connect(links, pictures, files)
        if complaint := dress.keys.misunderstood():
            self.show_notice(complaint)
        for source in shell.take_pasted():
            self._window.writing.attachments.take_in(source)
        if text := shell.take_submitted():
            self._window.workspace.submit_early(text)

    async def restore(self) -> None:
        """After the first paint: bring back what was there when the program ended."""
        await self._window.restore()
        self._gateway.apply(self._accounts.settings)
        self.presence.apply(self._accounts.settings)

    async def save(self) -> None:
        """Before the end: keep drafts."""
        await self._window.save()

    def front(self) -> MainWindow:
        """The window that the user looks at, or looked at last."""
        return self._main

    def geometry(self) -> str:
        """The place of the window, for the next start."""
        return self._main.geometry_text()

    def hide(self) -> None:
        """Take the window away while the program still tidies up."""
        self._main.setEnabled(False)
        self._main.hide()

    def close(self) -> None:
        """Free the widgets. Nothing may be shown afterwards."""
        self.presence.close()
        self._main.deleteLater()

    def show_notice(self, text: str) -> None:
        self.front().notices.show_notice(spoken(text).strip())

    # -- building --

    def _new_dialog(self) -> SettingsDialog:
        return self._settings.dialog(self._window)

    def _connect(self, links: LinkOpener, pictures: Pictures, files: FileSaver) -> None:
        for told in (
            links.refused,
            pictures.notice_requested,
            files.told,
            self._desk.notice_requested,
            self._gateway.notice_requested,
        ):
            told.connect(self.show_notice)
        self._desk.applied.connect(self._on_desk_applied)
        self._data.replaced.connect(self._window.start_over)
        self._gateway.change_wanted.connect(self._desk.change)
        self._gateway.page_wanted.connect(links.open)
        self.presence.join(self._window.workspace)
        self._window.close_requested.connect(self._on_window_close_requested)
        self._window.connect_acts(self._acts())

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What shortcuts do for the whole program, by their names."""
        return {
            "quick-entry": self.presence.open_quick_entry,
            "quit": self._close_unless_kept_open,
        }

    def _on_desk_applied(self, settings: Settings) -> None:
        if complaint := self._settings.apply(settings):
            self.show_notice(complaint)
        self._window.apply(settings)

    def _on_window_close_requested(self) -> None:
        if self.presence.stays:
            self._main.hide()
        else:
            self._close_unless_kept_open()

    def _close_unless_kept_open(self) -> None:
        self._window.workspace.end(self.close_requested.emit)
