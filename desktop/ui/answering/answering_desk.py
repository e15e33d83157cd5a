"""All that has to do with how the shown conversation is answered, joined with the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.chat.errors import ChatError
from desktop.session.accounts import Accounts
from desktop.session.answering import Answering
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.ui.answering.assistant_desk import AssistantDesk
from desktop.ui.answering.compare_desk import CompareDesk
from desktop.ui.answering.context_desk import ContextDesk
from desktop.ui.answering.prompt_desk import PromptDesk, PromptSource
from desktop.ui.answering.usage_desk import UsageDesk
from desktop.ui.arrivals import Arrivals
from desktop.ui.cost_desk import CostDesk
from desktop.ui.cost_mark import bill_words
from desktop.ui.main_window import MainWindow
from desktop.ui.model_desk import ModelDesk
from desktop.ui.palette.palette_desk import PaletteDesk
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.shell import Dress
from desktop.ui.tool_desk import ToolDesk
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.wording import explained
from desktop.ui.workspace import Workspace
from desktop.ui.writing_desk import WritingDesk


class AnsweringDesk(QObject):
    """Makes the desks of assistants, prompts and cost, and wires them. Decides nothing."""

    def __init__(
        self,
        answering: Answering,
        *,
        window: MainWindow,
        dress: Dress,
        workspace: Workspace,
        accounts: Accounts,
        library: Library,
        models: ModelDesk,
        tools: ToolDesk,
        writing: WritingDesk,
        live: LiveTurns,
        arrivals: Arrivals,
        new_transcript: Callable[[], Transcript],
        tasks: TaskStarter,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._costs = CostDesk(
            prices=answering.prices,
            theme=dress.theme,
            keys=dress.keys,
            run=workspace.run,
            parent=self,
        )
        self._assistants = AssistantDesk(
            assistants=answering.assistants,
            accounts=accounts,
            library=library,
            tools=tools.shelf,
            models=models,
            answers=workspace.answers,
            unfinished=writing.unfinished,
            theme=dress.theme,
            icons=dress.icons,
            keys=dress.keys,
            tasks=tasks,
            run=workspace.run,
            parent=window,
        )
        self._prompts = PromptDesk(
            prompts=answering.prompts,
            editor=window.composer.editor,
            unfinished=writing.unfinished,
            theme=dress.theme,
            tasks=tasks,
            parent=window,
        )
        self._context = ContextDesk(
            rules=answering.context,
            library=library,
            tools=tools.shelf,
            answers=workspace.answers,
            opened=workspace.opened,
            composer=window.composer,
            attachments=writing.attachments,
            theme=dress.theme,
            icons=dress.icons,
            keys=dress.keys,
            run=workspace.run,
            settings=lambda: accounts.settings,
            parent=window,
        )
        self._comparing = CompareDesk(
            live=live,
            arrivals=arrivals,
            library=library,
            accounts=accounts,
            models=models,
            answers=workspace.answers,
            sending=workspace.sending,
            composer=window.composer,
            take_draft=workspace.take_draft,
            theme=dress.theme,
            keys=dress.keys,
            new_transcript=new_transcript,
            tasks=tasks,
            run=workspace.run,
            parent=window,
        )
        self._usage = UsageDesk(
            reports=answering.usage,
            settings=lambda: accounts.settings,
            change=accounts.change,
            about_shown=lambda: bill_words(self._costs.mark.bill),
            own_prices=answering.prices.own_file,
            theme=dress.theme,
            icons=dress.icons,
            run=workspace.run,
            parent=window,
        )
        self._connect(window, workspace, tools)
        writing.completer.add_source(PromptSource(answering.prompts, self._prompts))

    async def restore(self) -> None:
        """After the first paint: what the user made is read."""
        await self._costs.load()
        for desk in (self._assistants, self._prompts):
            try:
                await desk.restore()
            except ChatError as error:
                self._tell(explained(error))

    def join(self, palette: PaletteDesk) -> None:
        """Let assistants and prompts be found in the palette; the assistant stands beside the
        model."""
        self._window.composer.add_button(self._assistants.button)
        palette.add("assistant", self._assistants.entries, self._assistants.take)
        palette.add("prompt", self._prompts.entries, self._prompts.use)

    async def finish(self) -> None:
        """Before the end: keep what is typed in the dialogs of what the user made.

        Raises `StorageError`.
        """
        await self._assistants.finish()
        await self._prompts.finish()

    def let_go(self) -> None:
        """The window will be gone: what arrives goes on."""
        self._comparing.let_go()

    def close(self) -> None:
        """Hear of nothing any more."""
        self._context.close()

    def acts(self) -> dict[str, Callable[[], object]]:
        """What shortcuts do, by their names."""
        return {
            "usage": self._usage.open,
            "assistants": self._assistants.open_menu,
            "instructions": self._assistants.edit_setup,
            "prompts": self._prompts.manage,
            "context": self._context.open,
            "compare": self._comparing.open,
        }

    def _connect(self, window: MainWindow, workspace: Workspace, tools: ToolDesk) -> None:
        workspace.answers.shown.connect(self._costs.show)
        self._costs.show(workspace.answers.opened)
        self._costs.told.connect(self._tell)
        self._costs.mark.clicked.connect(self._usage.open)
        self._costs.counted.connect(self._usage.refresh_spent)
        self._usage.told.connect(self._tell)
        workspace.sending.may_send = self._usage.let_pass
        window.add_to_header(self._costs.mark)
        self._assistants.told.connect(self._tell)
        self._assistants.taken.connect(tools.refresh)
        self._assistants.taken.connect(self._context.refresh)
        self._prompts.told.connect(self._tell)
        self._context.told.connect(self._tell)
        self._comparing.told.connect(self._tell)
        window.composer.add_meter(self._context.meter)
        window.composer.narrowed.connect(self._make_room)
        self._make_room(window.composer.narrowness)

    def _make_room(self, narrowness: int) -> None:
        self._context.meter.set_narrow(narrowness > 0)
        self._assistants.set_narrow(narrowness > 1)

    def _tell(self, text: str) -> None:
        self._window.notices.show_notice(text.strip())
