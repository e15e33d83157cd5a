"""One window, and all that serves it alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from desktop.chat.errors import ChatError
from desktop.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.answering.answering_desk import AnsweringDesk
from desktop.ui.arrivals import Arrivals
from desktop.ui.conversation_acts import MENU, ConversationActs
from desktop.ui.copy_desk import CopyDesk
from desktop.ui.drafts import Drafts
from desktop.ui.exchange_desk import ExchangeDesk
from desktop.ui.file_saver import FileSaver
from desktop.ui.filing_desk import FilingDesk
from desktop.ui.gateway_desk import GatewayDesk
from desktop.ui.keys_desk import KeysDesk
from desktop.ui.look_desk import ZOOM_STEP, LookDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.model_desk import ModelDesk
from desktop.ui.moves import Moves
from desktop.ui.offer_desk import PROMPT
from desktop.ui.own_tasks import OwnTasks
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.palette_desk import PaletteDesk
from desktop.ui.palette.settings_entries import SettingsEntries
from desktop.ui.printing.print_desk import PrintDesk
from desktop.ui.prompt_history import PromptHistory, SentPrompts
from desktop.ui.settings_desk import SettingsDesk
from desktop.ui.settings_dialog import PAGES
from desktop.ui.shell import Dress
from desktop.ui.tool_desk import TOOL, ToolDesk
from desktop.ui.transcript.highlighting import warm_up
from desktop.ui.transcript.links import LinkOpener
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.unfinished import Unfinished
from desktop.ui.use_cases import UseCases
from desktop.ui.wording import explained, spoken, tr
from desktop.ui.workspace import Workspace
from desktop.ui.writing_desk import WritingDesk

#: Seconds that what a closed window began has to end by itself.
_PATIENCE = 10.0


class Commons(NamedTuple):
    """What all windows share."""

    dress: Dress
    cases: UseCases
    arrivals: Arrivals
    drafts: Drafts
    sent: SentPrompts
    unfinished: Unfinished
    settings: SettingsDesk
    gateway: GatewayDesk
    links: LinkOpener
    pictures: Pictures
    files: FileSaver


class Window(QObject):
    """Connects the parts of one window with each other, with the session and with what all
    windows share. Closes nothing. Of no use before `complete`.
    """

    #: The user wants to close it.
    close_requested = Signal()
    #: Another window is wanted, with a conversation or, for "", an empty one.
    another_requested = Signal(str)

    def __init__(self, window: MainWindow, commons: Commons, shortcuts: Actions) -> None:
        super().__init__(window)
        self.main = window
        theme, icons, keys = commons.dress
        #: What this window began.
        self._tasks = OwnTasks(commons.cases.tasks)
        cases = commons.cases._replace(tasks=self._tasks)
        self._commons = commons._replace(cases=cases)
        self._accounts = cases.accounts
        self._desk, self._gateway = desk, _ = commons.settings, commons.gateway
        pictures, files = commons.pictures, commons.files
        self._printing = PrintDesk(window, files=files, pictures=pictures)
        self.exchange = ExchangeDesk(
            window,
            exporter=cases.exporter,
            importer=cases.importer,
            notices=window.notices,
            tasks=cases.tasks,
        )
        self._look = LookDesk(window=window, change=desk.change)
        self._key_page = KeysDesk(
            keys=keys,
            theme=theme,
            settings=lambda: cases.accounts.settings,
            change=desk.change,
            parent=window,
        )
        self.writing = WritingDesk(
            window,
            files=cases.files,
            attaching=cases.attaching,
            spelling=cases.spelling,
            unfinished=commons.unfinished,
            provider=lambda: self.workspace.answers.provider,
            pictures=pictures,
            takes_pictures=lambda: cases.accounts.takes_pictures(self.workspace.answers.model),
            theme=theme,
            icons=icons,
            keys=keys,
            tasks=cases.tasks,
        )
        self.workspace = Workspace(
            window=window,
            library=cases.library,
            search=cases.search,
            replies=cases.replies,
            accounts=cases.accounts,
            tasks=cases.tasks,
            arrivals=commons.arrivals,
            drafts=commons.drafts,
            attachments=self.writing.attachments,
            new_transcript=self._new_transcript,
        )
        self._history = PromptHistory(
            window.composer,
            sent=commons.sent,
            temporary=lambda: self.workspace.temporary,
            run=self.workspace.run,
        )
        self._shortcuts = shortcuts
        self._models = ModelDesk(
            accounts=cases.accounts,
            answers=self.workspace.answers,
            composer=window.composer,
            stream=self._shortcuts.action("stream"),
            tasks=cases.tasks,
            theme=theme,
            icons=icons,
            keys=keys,
            parent=window,
        )

    def complete(self) -> None:
        """Make the other half, once: a step of its own, for what other windows have to do."""
        window, commons, desk = self.main, self._commons, self._desk
        cases, (theme, _, keys) = commons.cases, commons.dress
        self._tools = ToolDesk(
            cases.tools,
            theme=theme,
            tasks=cases.tasks,
            shown=lambda: self.workspace.conversation,
            tell=self.show_notice,
            writing=self.writing,
            parent=window,
        )
        self._filing = FilingDesk(
            cases.filing,
            sidebar=window.sidebar,
            notices=window.notices,
            tasks=cases.tasks,
            new_palette=self._new_palette,
            shown=self.workspace.shown_summary,
        )
        self._answering = AnsweringDesk(
            cases.answering,
            window=window,
            dress=commons.dress,
            workspace=self.workspace,
            accounts=cases.accounts,
            library=cases.library,
            models=self._models,
            tools=self._tools,
            writing=self.writing,
            live=cases.replies,
            arrivals=commons.arrivals,
            new_transcript=self._new_transcript,
            tasks=cases.tasks,
        )
        self._commands = PaletteDesk(
            self._new_palette(),
            shortcuts=self._shortcuts,
            keys=keys,
            models=self._models,
            settings=SettingsEntries(desk, pages=PAGES),
            accounts=cases.accounts,
            library=cases.library,
            search=cases.search,
            tasks=cases.tasks,
            current_model=lambda: self.workspace.answers.model,
            set_model=self.workspace.answers.set_model,
            show_conversation=window.sidebar.conversation_chosen.emit,
            show_apart=window.sidebar.window_requested.emit,
            sources={TOOL: self._tools, PROMPT: self._tools.offers},
        )
        self._connect()
        self._answering.join(self._commands)

    async def restore(self, conversation_id: str = "") -> None:
        """After the first paint: bring back what was there, and show a conversation.

        Raises `StorageError`.
        """

        async def told() -> ChatError | None:
            try:
                await self._restore(conversation_id)
            except ChatError as error:
                return error
            return None

        # Among what is waited for before the window is gone.
        task = self._tasks.start(told(), "restore a window")
        await asyncio.wait({task})
        if not task.cancelled() and (error := task.result()) is not None:
            raise error

    async def _restore(self, conversation_id: str) -> None:
        await self._filing.restore()
        await self._answering.restore()
        await self.workspace.restore(conversation_id)
        self.writing.spelling.apply(self._accounts.settings.spelling)
        await self._commands.restore()
        if self.main.sidebar.conversation_ids() or self.main.composer.text():
            await asyncio.to_thread(warm_up)
        else:  # there is no code before something is written
            self.main.composer.typing_started.connect(
                lambda: self._tasks.start(asyncio.to_thread(warm_up), "prepare for code"),
                Qt.ConnectionType.SingleShotConnection,
            )

    async def save(self) -> None:
        """Before the end: keep drafts."""
        await self._answering.finish()
        await self.workspace.save()

    async def close(self) -> None:
        """Free the widgets when what the window began has ended; a reply that arrives goes on."""
        self.main.hide()
        self._desk.leave(self.main)
        self._answering.let_go()
        try:
            await self._tasks.settle(_PATIENCE)
            await self.save()
            await self._tasks.end()
        except ChatError as error:
            # It is with all drafts, in memory: another window takes it.
            self._desk.notice_requested.emit(explained(error))
        finally:
            self.free()

    def free(self) -> None:
        """Free the widgets, whatever goes on."""
        self.workspace.close()
        self._answering.close()
        self.main.deleteLater()

    def apply(self, settings: Settings) -> None:
        """Let these settings hold in this window."""
        self.main.composer.set_send_key(settings.send_key)
        self.workspace.answers.settings_applied()
        self.writing.spelling.apply(settings.spelling)

    def start_over(self) -> None:
        """The stored conversations are other ones now, or none."""
        self.workspace.start_over()
        self._filing.refresh()

    def show_notice(self, text: str) -> None:
        self.main.notices.show_notice(spoken(text).strip())

    def action(self, name: str) -> QAction:
        """As of `Actions`."""
        return self._shortcuts.action(name)

    def connect_acts(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Do this when the actions of these names are triggered."""
        self._shortcuts.connect_acts(acts)

    # -- building --

    def _new_transcript(self) -> Transcript:
        theme, _, keys = self._commons.dress
        settings = self._accounts
        transcript = Transcript(
            theme=theme,
            open_link=self._commons.links.open,
            pictures=self._commons.pictures,
            send_key=lambda: settings.settings.send_key,
            pins_question=lambda: settings.settings.appearance.pin_question,
            price=self._commons.cases.answering.prices.price,
            keys=keys,
        )
        transcript.write_requested.connect(self.main.composer.setFocus)
        transcript.help_requested.connect(self._key_page.show)
        return transcript

    def _new_palette(self) -> CommandPalette:
        theme, icons, _ = self._commons.dress
        return CommandPalette(theme=theme, icons=icons, parent=self.main)

    def _connect(self) -> None:
        window, workspace, desk = self.main, self.workspace, self._desk
        window.close_requested.connect(self.close_requested)
        window.sidebar.window_requested.connect(self.another_requested)
        window.sidebar.write_requested.connect(window.composer.setFocus)
        self._tools.chosen.connect(self._on_tools_chosen)
        window.sidebar.settings_requested.connect(desk.show)
        window.empty_state.settings_requested.connect(desk.show)
        workspace.provider_requested.connect(desk.show)
        self._models.chosen.connect(lambda _model: self.writing.attachments.refresh())
        workspace.answers.shown.connect(lambda _shown: self.writing.attachments.refresh())
        self._models.refresh_requested.connect(desk.load_models)
        window.composer.add_button(self._tools.button)
        words = tr("Tools in this conversation")
        self._commons.dress.keys.tip(self._tools.button, words, "tools")
        workspace.answers.stream_changed.connect(lambda _stream: self._tools.refresh())
        self._printing.told.connect(window.notices.show_notice)
        self.exchange.imported.connect(workspace.list_again)
        workspace.folders_changed.connect(self._filing.refresh)
        self._filing.changed.connect(workspace.change)
        self._filing.rearranged.connect(workspace.list_again)
        window.sidebar.export_requested.connect(self.exchange.export)
        window.set_conversation_actions(map(self._shortcuts.action, MENU))
        self._gateway.changed.connect(window.set_gateway)
        self._gateway.changed.connect(self._on_gateway_changed)
        window.gateway_requested.connect(lambda: desk.show_page("Gateway"))
        self._shortcuts.connect_acts(self._acts())

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What the window's shortcuts do here, by their names."""
        workspace = self.workspace
        return {
            **ConversationActs(
                self.main,
                workspace,
                library=self._commons.cases.library,
                filing=self._filing,
                exchange=self.exchange,
                printing=self._printing,
                tell=self.show_notice,
            ).acts(),
            **Moves(self.main, workspace, tell=self.show_notice).acts(),
            **CopyDesk(lambda: workspace.transcript, tell=self.show_notice).acts(),
            "models": self._models.show,
            **self.writing.acts(),
            "prompt-previous": lambda: self._history.step(1),
            "prompt-next": lambda: self._history.step(-1),
            "palette": self._commands.show,
            "tools": self._tools.open,
            "sidebar": self._look.toggle_sidebar,
            "zoom-in": lambda: self._look.zoom(ZOOM_STEP),
            "zoom-out": lambda: self._look.zoom(-ZOOM_STEP),
            "zoom-reset": lambda: self._look.zoom(0),
            **self._answering.acts(),
            "gateway": self._gateway.toggle,
            "browser": self._gateway.open_page,
            "settings": self._desk.show,
            "keys": self._key_page.show,
            "new-window": lambda: self.another_requested.emit(""),
            "open-apart": self._open_apart,
            "close-window": self.close_requested.emit,
        }

    def _open_apart(self) -> None:
        if shown := self.workspace.stored_id:
            self.another_requested.emit(shown)
        else:
            self.show_notice(tr("This conversation is not stored yet."))

    def _on_tools_chosen(self) -> None:
        self._commons.cases.library.feed.changed(self.workspace.conversation.id)

    def _on_gateway_changed(self, address: str, _running: int) -> None:
        self._shortcuts.action("gateway").setChecked(bool(address))
