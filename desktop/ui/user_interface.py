"""The user interface as a whole: connected, saved and closed by the program."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import ChatError
from desktop.settings import Settings
from desktop.ui.arrivals import Arrivals
from desktop.ui.data_desk import DataDesk, DataFace
from desktop.ui.drafts import Drafts
from desktop.ui.file_saver import FileSaver
from desktop.ui.gateway_desk import GatewayDesk, GatewayFace
from desktop.ui.language_desk import LanguageDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.picture_desk import PictureDesk
from desktop.ui.presence_desk import PresenceDesk, PresenceFace
from desktop.ui.prompt_history import SentPrompts
from desktop.ui.report_notice import ReportNotice
from desktop.ui.settings_desk import SettingsDesk
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.settings_wiring import SettingsWiring
from desktop.ui.shell import Shell
from desktop.ui.tool_settings_desk import ToolSettingsDesk
from desktop.ui.transcript.accessibility import describe_transcripts
from desktop.ui.transcript.links import LinkOpener
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.unfinished import Unfinished
from desktop.ui.use_cases import UseCases
from desktop.ui.window import Commons, Window
from desktop.ui.windows import Windows
from desktop.ui.wording import counted, enumerated, explained, spoken, tr

#: What was wrong in the settings when the program ended.
_WRONG_SETTINGS = "settings"

T = TypeVar("T")


class UserInterface(QObject):
    """Makes what all windows share, and the windows, and joins them with the program."""

    #: The last window was closed, or the user chose to quit.
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
        self._cases, self._accounts, tasks = cases, cases.accounts, cases.tasks
        #: Owns what the windows wear.
        self._shell = shell
        dress = shell.dress
        links = LinkOpener(parent=self)
        pictures = Pictures(self)
        #: Tells of bugs.
        self.report = ReportNotice(lambda: self.front().notices, tasks=tasks)
        files = FileSaver(self.front, tasks=tasks, parent=self)
        PictureDesk(pictures, files=files, fetch=cases.fetch_picture, tasks=tasks)
        self._drafts = Drafts(cases.library, parent=self)
        self._sent = SentPrompts(cases.library)
        self._unfinished = Unfinished(cases.library, tasks=tasks, parent=self)
        arrivals = Arrivals(
            cases.replies,
            feed=cases.library.feed,
            is_shown=lambda key: self.windows.showing(key) is not None,
            parent=self,
        )
        self._desk = SettingsDesk(
            accounts=cases.accounts,
            tasks=tasks,
            new_dialog=self._new_dialog,
            window=self.front,
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
        self.windows = Windows(
            shell.window,
            Commons(
                dress,
                cases,
                arrivals,
                self._drafts,
                self._sent,
                self._unfinished,
                self._desk,
                self._gateway,
                links,
                pictures,
                files,
            ),
            parent=self,
        )
        first = self.windows.first
        self.presence = PresenceDesk(
            place=self.windows,
            arrivals=arrivals,
            theme=dress.theme,
            face=presence,
            settings=lambda: cases.accounts.settings,
            actions=self._tray_actions,
            run=self._run,
            parent=self,
        )
        self.language = LanguageDesk(
            shell.translations,
            cases.accounts.settings.appearance.language,
            build_anew=self._build_anew,
            run=self._run,
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
        arrivals.asked.connect(self._on_arrivals_asked)
        self._connect(links, pictures, files)
        if complaint := dress.keys.misunderstood():
            self.show_notice(complaint)
        for source in shell.take_pasted():
            first.writing.attachments.take_in(source)
        if text := shell.take_submitted():
            first.workspace.submit_early(text)

    async def restore(self) -> None:
        """After the first paint: bring back what was there when the program ended.

        What the database does not give is told, and the rest is brought back.
        """
        library = self._cases.library
        recovered = await self._told(library.recover())
        self._run(library.fill_search(), "make older messages ready for searching")
        for part in (self._drafts, self._sent, self._unfinished, self.windows):
            await self._told(part.restore())
        self._gateway.apply(self._accounts.settings)
        self.presence.apply(self._accounts.settings)
        if isinstance(wrong := self._unfinished.begun(_WRONG_SETTINGS).get("fields"), list):
            self._unfinished.forget(_WRONG_SETTINGS)
            words = tr("What you last typed in the settings was not right, and not kept: {fields}.")
            self.show_notice(words.format(fields=enumerated(wrong)))
        if recovered:
            self.show_notice(
                counted(
                    "%n replies were cut off when Rivulet ended. What had arrived is kept.",
                    "A reply was cut off when Rivulet ended. What had arrived is kept.",
                    recovered,
                )
            )

    async def save(self) -> None:
        """Before the end: keep drafts, and what was open."""
        if wrong := await self._desk.finish():
            self._unfinished.touch(_WRONG_SETTINGS, {"fields": wrong})
        await self.windows.save()
        await self._unfinished.save()

    def front(self) -> MainWindow:
        """The window that the user looks at, or looked at last."""
        return self.windows.front.main

    def geometry(self) -> str:
        """The place of the window that the next start shows first."""
        return self.windows.first.main.geometry_text()

    def hide(self) -> None:
        """Take the windows away while the program still tidies up."""
        self.windows.hide()

    def close(self) -> None:
        """Free the widgets. Nothing may be shown afterwards."""
        self.presence.close()
        self.windows.free()

    def show_notice(self, text: str) -> None:
        self.front().notices.show_notice(spoken(text).strip())

    # -- building --

    def _new_dialog(self) -> SettingsDialog:
        return self._settings.dialog(self.windows.front)

    def _tray_actions(self) -> list[QAction]:
        """Actions that the window in front does."""
        return [self._tray_action(name) for name in ("new", "quick-entry", "quit")]

    def _tray_action(self, name: str) -> QAction:
        action = QAction(self.windows.first.action(name).text(), self)
        action.triggered.connect(lambda: self.windows.front.action(name).trigger())
        return action

    async def _build_anew(self) -> None:
        """Make all that has words again: they are other ones."""
        shown = self._desk.is_shown
        await self.windows.build_anew()
        self.presence.build_anew()
        if shown:
            self._desk.show_place("appearance language")

    def _connect(self, links: LinkOpener, pictures: Pictures, files: FileSaver) -> None:
        for told in (
            links.refused,
            pictures.notice_requested,
            files.told,
            self._desk.notice_requested,
            self._gateway.notice_requested,
            self.presence.key_told,
        ):
            told.connect(self.show_notice)
        self._desk.applied.connect(self._on_desk_applied)
        self._data.replaced.connect(self._on_data_replaced)
        self._gateway.change_wanted.connect(self._desk.change)
        self._gateway.page_wanted.connect(links.open)
        self.windows.last_close_requested.connect(self._on_windows_last_close_requested)
        self.windows.opened.connect(self._on_windows_opened)
        self._on_windows_opened(self.windows.first)

    def _run(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        self._cases.tasks.start(self._told(coro), name)

    async def _told(self, coro: Coroutine[Any, Any, T]) -> T | None:
        try:
            return await coro
        except ChatError as error:
            self.show_notice(explained(error))
            return None

    def _on_windows_opened(self, window: Window) -> None:
        window.connect_acts(self._acts())
        self._gateway.announce()

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What shortcuts do for the whole program, by their names."""
        return {"quick-entry": self.presence.open_quick_entry, "quit": self._quit}

    def _quit(self) -> None:
        self.windows.end(self.close_requested.emit)

    def _on_windows_last_close_requested(self) -> None:
        if self.presence.stays:
            self.front().hide()
        else:
            self._quit()

    def _on_desk_applied(self, settings: Settings) -> None:
        if complaint := self._settings.apply(settings):
            self.show_notice(complaint)
        for window in self.windows:
            window.apply(settings)

    def _on_data_replaced(self) -> None:
        self._drafts.start_over()
        for window in self.windows:
            window.start_over()
        self._run(self._sent.start_over(), "read earlier prompts")
        self._run(self._drafts.restore(), "read what was written")
        self._run(self._unfinished.start_over(), "read what was begun")
        self._cases.library.imported()

    def _on_arrivals_asked(self, summary: ConversationSummary) -> None:
        """Say so where it cannot be seen."""
        if self.windows.showing(summary.id) is None:
            self.front().notices.show_notice(
                tr("A tool waits for your answer in “{title}”.").format(title=summary.title),
                action=tr("Show"),
                on_action=lambda: self.windows.show_conversation(summary.id),
            )
