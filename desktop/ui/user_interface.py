"""The user interface as a whole: connected, saved and closed by the program."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.session.accounts import Accounts
from desktop.session.answering import Answering
from desktop.session.attaching import Attaching
from desktop.session.exports import Exporter
from desktop.session.file_finder import FileFinder
from desktop.session.filing import Filing
from desktop.session.imports import Importer
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.session.search import Search
from desktop.session.spelling import Spelling
from desktop.ui.actions import Actions
from desktop.ui.answering.answering_desk import AnsweringDesk
from desktop.ui.conversation_acts import MENU, ConversationActs
from desktop.ui.copy_desk import CopyDesk
from desktop.ui.data_desk import DataDesk, DataFace
from desktop.ui.exchange_desk import ExchangeDesk
from desktop.ui.file_saver import FileSaver
from desktop.ui.filing_desk import FilingDesk
from desktop.ui.gateway_desk import GatewayDesk, GatewayFace
from desktop.ui.keys_desk import KeysDesk
from desktop.ui.language_desk import LanguageDesk
from desktop.ui.look_desk import ZOOM_STEP, LookDesk
from desktop.ui.model_desk import ModelDesk
from desktop.ui.moves import Moves
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.palette_desk import PaletteDesk
from desktop.ui.palette.settings_entries import SettingsEntries
from desktop.ui.picture_desk import PictureDesk
from desktop.ui.presence_desk import PresenceDesk, PresenceFace
from desktop.ui.printing.print_desk import PrintDesk
from desktop.ui.prompt_history import PromptHistory
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.report_notice import ReportNotice
from desktop.ui.settings_desk import SettingsDesk
from desktop.ui.settings_dialog import PAGES
from desktop.ui.settings_wiring import SettingsWiring
from desktop.ui.shell import Shell
from desktop.ui.tool_desk import ToolDesk, ToolFace
from desktop.ui.transcript.accessibility import describe_transcripts
from desktop.ui.transcript.highlighting import warm_up
from desktop.ui.transcript.links import LinkOpener
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.wording import spoken, tr
from desktop.ui.workspace import Workspace
from desktop.ui.writing_desk import WritingDesk


class UserInterface(QObject):
    """Connects the parts of the window with each other and with the session."""

    #: The window was closed, or the user chose to quit.
    close_requested = Signal()

    def __init__(
        self,
        shell: Shell,
        *,
        data_folder: Path,
        library: Library,
        filing: Filing,
        data: DataFace,
        search: Search,
        replies: LiveTurns,
        tools: ToolFace,
        accounts: Accounts,
        answering: Answering,
        exporter: Exporter,
        importer: Importer,
        gateway: GatewayFace,
        presence: PresenceFace,
        files: FileFinder,
        attaching: Attaching,
        spelling: Spelling,
        tasks: TaskStarter,
        fetch_picture: Callable[[str], Awaitable[bytes]],
    ) -> None:
        """``fetch_picture`` brings the bytes at an address that the reader asked for."""
        super().__init__()
        describe_transcripts()
        self._accounts = accounts
        self._price = answering.prices.price
        self._tasks = tasks
        self._shell = shell
        self._window = shell.window
        self._theme = shell.theme
        self._icons = shell.icons
        self._keys = shell.keys
        self._links = LinkOpener(parent=self)
        self._pictures = Pictures(self)
        #: Tells of bugs.
        self.report = ReportNotice(self._window.notices, tasks=tasks)
        self._files = FileSaver(self._window, tasks=tasks)
        PictureDesk(self._pictures, files=self._files, fetch=fetch_picture, tasks=tasks)
        self._printing = PrintDesk(self._window, files=self._files, pictures=self._pictures)
        self._exchange = ExchangeDesk(
            self._window,
            exporter=exporter,
            importer=importer,
            notices=self._window.notices,
            tasks=tasks,
        )
        self._desk = SettingsDesk(
            accounts=accounts,
            tasks=tasks,
            new_dialog=lambda: self._settings.dialog(),  # noqa: PLW0108 - made further below
            parent=self._window,
        )
        self._look = LookDesk(window=self._window, theme=self._theme, change=self._desk.change)
        self._key_page = KeysDesk(
            keys=self._keys,
            theme=self._theme,
            settings=lambda: accounts.settings,
            change=self._desk.change,
            parent=self._window,
        )
        self._writing = WritingDesk(
            self._window,
            files=files,
            attaching=attaching,
            spelling=spelling,
            provider=lambda: self._workspace.answers.provider,
            pictures=self._pictures,
            takes_pictures=lambda: accounts.takes_pictures(self._workspace.answers.model),
            theme=self._theme,
            icons=self._icons,
            keys=self._keys,
            tasks=tasks,
        )
        self._workspace = Workspace(
            window=self._window,
            library=library,
            search=search,
            replies=replies,
            accounts=accounts,
            tasks=tasks,
            attachments=self._writing.attachments,
            new_transcript=self._new_transcript,
        )
        self._history = PromptHistory(
            self._window.composer,
            library=library,
            temporary=lambda: self._workspace.temporary,
            run=self._workspace.run,
        )
        self._shortcuts = Actions(self._window, keys=self._keys)
        self._models = ModelDesk(
            accounts=accounts,
            answers=self._workspace.answers,
            composer=self._window.composer,
            stream=self._shortcuts.action("stream"),
            tasks=tasks,
            theme=self._theme,
            icons=self._icons,
            keys=self._keys,
            parent=self._window,
        )
        self._tools = ToolDesk(
            tools,
            theme=self._theme,
            tasks=tasks,
            shown=lambda: self._workspace.conversation,
            tell=self.show_notice,
            open_page=self._links.open,
            writing=self._writing,
            files=self._files,
            parent=self._window,
        )
        self._filing = FilingDesk(
            filing,
            sidebar=self._window.sidebar,
            notices=self._window.notices,
            tasks=tasks,
            new_palette=self._new_palette,
            shown=self._workspace.shown_summary,
        )
        self._gateway = GatewayDesk(gateway, tasks=tasks, parent=self)
        self._answering = AnsweringDesk(
            answering,
            shell=shell,
            workspace=self._workspace,
            accounts=accounts,
            library=library,
            models=self._models,
            tools=self._tools,
            writing=self._writing,
            live=replies,
            new_transcript=self._new_transcript,
            tasks=tasks,
        )
        self._data = DataDesk(
            data,
            settings=lambda: accounts.settings.backups,
            is_busy=lambda: bool(replies.ids()),
            tasks=tasks,
            parent=self,
        )
        self._commands = PaletteDesk(
            self._new_palette(),
            shortcuts=self._shortcuts,
            keys=self._keys,
            models=self._models,
            settings=SettingsEntries(self._desk, pages=PAGES),
            accounts=accounts,
            library=library,
            search=search,
            tasks=tasks,
            current_model=lambda: self._workspace.answers.model,
            set_model=self._workspace.answers.set_model,
            show_conversation=self._window.sidebar.conversation_chosen.emit,
            prompts=self._tools.offers,
        )
        self.presence = PresenceDesk(
            window=self._window,
            theme=self._theme,
            face=presence,
            settings=lambda: accounts.settings,
            actions=[self._shortcuts.action(name) for name in ("new", "quick-entry", "quit")],
            run=self._workspace.run,
        )
        self.language = LanguageDesk(shell, end=self._workspace.end)
        self._settings = SettingsWiring(
            shell,
            data_folder=data_folder,
            look=self._look,
            language=self.language,
            keys=self._key_page,
            workspace=self._workspace,
            writing=self._writing,
            tools=self._tools,
            gateway=self._gateway,
            presence=self.presence,
            data=self._data,
            exchange=self._exchange,
        )
        self._connect()
        self._answering.join(self._commands)
        if complaint := self._keys.misunderstood():
            self.show_notice(complaint)
        for source in shell.take_pasted():
            self._writing.attachments.take_in(source)
        if text := shell.take_submitted():
            self._workspace.submit_early(text)

    async def restore(self) -> None:
        """After the first paint: bring back what was there when the program ended."""
        await self._filing.restore()
        await self._answering.restore()
        await self._workspace.restore()
        await self._history.restore()
        self._writing.spelling.apply(self._accounts.settings.spelling)
        await self._commands.restore()
        self._gateway.apply(self._accounts.settings)
        self.presence.apply(self._accounts.settings)
        if self._window.sidebar.conversation_ids() or self._window.composer.text():
            await asyncio.to_thread(warm_up)
        else:  # there is no code before something is written
            self._window.composer.typing_started.connect(
                lambda: self._tasks.start(asyncio.to_thread(warm_up), "prepare for code"),
                Qt.ConnectionType.SingleShotConnection,
            )

    async def save(self) -> None:
        """Before the end: keep drafts."""
        await self._workspace.save()

    def geometry(self) -> str:
        """The place of the window, for the next start."""
        return self._window.geometry_text()

    def hide(self) -> None:
        """Take the window away while the program still tidies up."""
        self._window.setEnabled(False)
        self._window.hide()

    def close(self) -> None:
        """Free the widgets. Nothing may be shown afterwards."""
        self.presence.close()
        self._window.deleteLater()

    def show_notice(self, text: str) -> None:
        self._window.notices.show_notice(spoken(text).strip())

    # -- building --

    def _new_transcript(self) -> Transcript:
        transcript = Transcript(
            theme=self._theme,
            open_link=self._links.open,
            pictures=self._pictures,
            send_key=lambda: self._accounts.settings.send_key,
            pins_question=lambda: self._accounts.settings.appearance.pin_question,
            price=self._price,
            keys=self._keys,
        )
        transcript.write_requested.connect(self._window.composer.setFocus)
        transcript.help_requested.connect(self._key_page.show)
        return transcript

    def _new_palette(self) -> CommandPalette:
        return CommandPalette(theme=self._theme, icons=self._icons, parent=self._window)

    def _connect(self) -> None:
        window = self._window
        window.close_requested.connect(self._on_window_close_requested)
        self.presence.join(self._workspace)
        window.sidebar.settings_requested.connect(self._desk.show)
        self._shell.empty_state.settings_requested.connect(self._desk.show)
        self._workspace.provider_requested.connect(self._desk.show)
        self._models.chosen.connect(lambda _model: self._writing.attachments.refresh())
        self._workspace.answers.shown.connect(lambda _shown: self._writing.attachments.refresh())
        self._models.refresh_requested.connect(self._desk.load_models)
        window.composer.add_button(self._tools.button)
        self._keys.tip(self._tools.button, tr("Tools in this conversation"), "tools")
        self._workspace.answers.stream_changed.connect(lambda _stream: self._tools.refresh())
        self._links.refused.connect(window.notices.show_notice)
        self._pictures.notice_requested.connect(window.notices.show_notice)
        self._files.told.connect(window.notices.show_notice)
        self._printing.told.connect(window.notices.show_notice)
        self._exchange.imported.connect(self._workspace.list_again)
        self._exchange.imported.connect(self._filing.refresh)
        self._filing.changed.connect(self._workspace.change)
        self._filing.rearranged.connect(self._workspace.list_again)
        self._data.replaced.connect(self._workspace.start_over)
        self._data.replaced.connect(self._filing.refresh)
        self._data.replaced.connect(self._history.start_over)
        window.sidebar.export_requested.connect(self._exchange.export)
        window.set_conversation_actions(map(self._shortcuts.action, MENU))
        self._desk.applied.connect(self._settings.apply)
        self._desk.notice_requested.connect(window.notices.show_notice)
        self._gateway.notice_requested.connect(window.notices.show_notice)
        self._gateway.change_wanted.connect(self._desk.change)
        self._gateway.page_wanted.connect(self._links.open)
        self._gateway.changed.connect(window.set_gateway)
        serving = self._shortcuts.action("gateway")
        self._gateway.changed.connect(lambda address, _count: serving.setChecked(bool(address)))
        window.gateway_requested.connect(lambda: self._desk.show_page("Gateway"))
        self._shortcuts.connect_acts(self._acts())

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What the window's shortcuts do, by their names."""
        workspace = self._workspace
        return {
            **ConversationActs(
                self._window,
                workspace,
                filing=self._filing,
                exchange=self._exchange,
                printing=self._printing,
                tell=self.show_notice,
            ).acts(),
            **Moves(self._window, workspace, tell=self.show_notice).acts(),
            **CopyDesk(lambda: workspace.transcript, tell=self.show_notice).acts(),
            "models": self._models.show,
            **self._writing.acts(),
            "prompt-previous": lambda: self._history.step(1),
            "prompt-next": lambda: self._history.step(-1),
            "palette": self._commands.show,
            "tools": self._tools.open,
            "sidebar": self._look.toggle_sidebar,
            "zoom-in": lambda: self._look.zoom(ZOOM_STEP),
            "zoom-out": lambda: self._look.zoom(-ZOOM_STEP),
            "zoom-reset": lambda: self._look.zoom(0),
            "gateway": self._gateway.toggle,
            **self._answering.acts(),
            "browser": self._gateway.open_page,
            "quick-entry": self.presence.open_quick_entry,
            "settings": self._desk.show,
            "keys": self._key_page.show,
            "quit": self._close_unless_kept_open,
        }

    # -- actions of the window --

    def _on_window_close_requested(self) -> None:
        if self.presence.stays:
            self._window.hide()
        else:
            self._close_unless_kept_open()

    def _close_unless_kept_open(self) -> None:
        self._workspace.end(self.close_requested.emit)
