"""Sending one message to several models, and going on with one of their replies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import File, Image
from desktop.chat.errors import ChatError
from desktop.chat.message import Role
from desktop.session.accounts import Accounts
from desktop.session.comparison import MOST, Comparison, Outcome, best_of
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.settings import ModelRef
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.answering.column import Column
from desktop.ui.answering.compare_dialog import CompareDialog
from desktop.ui.arrivals import Arrivals
from desktop.ui.composer import Composer
from desktop.ui.keymap import Keymap
from desktop.ui.model_desk import ModelDesk
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.reply_desk import ReplyDesk
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.wording import marked, tr

_NOTHING = marked("Write a message first: it is sent to all models that you choose.")


class CompareDesk(QObject):
    """Runs comparisons, one at a time: turns with the tools of the conversation.

    The replies are versions of each other.
    """

    #: A sentence for the user.
    told = Signal(str)

    def __init__(
        self,
        *,
        live: LiveTurns,
        arrivals: Arrivals,
        library: Library,
        accounts: Accounts,
        models: ModelDesk,
        answers: AnswerDesk,
        sending: ReplyDesk,
        composer: Composer,
        theme: ThemeSource,
        keys: Keymap,
        take_draft: Callable[[], tuple[Image | File, ...]],
        new_transcript: Callable[[], Transcript],
        tasks: TaskStarter,
        run: Run,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._arrivals = arrivals
        self._library = library
        self._accounts = accounts
        self._models = models
        self._answers = answers
        self._sending = sending
        self._composer = composer
        self._theme = theme
        self._keys = keys
        self._take_draft = take_draft
        self._new_transcript = new_transcript
        self._tasks = tasks
        self._run = run
        self._window = parent
        self._comparison: Comparison | None = None
        self._waiting: asyncio.Task[Any] | None = None
        self._last: list[ModelRef] = []

    def open(self) -> None:
        """Choose models for what is typed, or else for the last question."""
        opened = self._answers.opened
        path = opened.conversation.active_path()
        asked = next((m for m in reversed(path) if m.role is Role.USER), None)
        typed = self._composer.text().strip()
        if opened.busy or self._live.is_busy(opened.conversation.id):
            self.told.emit(tr("A reply is still arriving in this conversation. Esc stops it."))
        elif not typed and asked is None:
            self.told.emit(tr(_NOTHING))
        else:
            text = typed or (asked.text if asked is not None else "")
            again = "" if typed or asked is None else asked.id
            self._run(self._open(opened, text, again), "choose models to compare")

    async def _open(self, opened: OpenConversation, text: str, question_id: str) -> None:
        refs = [choice.ref for choice in await self._models.choices()]
        checked = [ref for ref in self._last if ref in refs][:MOST] or [opened.model]
        dialog = CompareDialog(
            theme=self._theme,
            keys=self._keys,
            new_transcript=self._new_transcript,
            parent=self._window,
        )
        size = self._window.size()
        dialog.resize(max(size.width() - 60, 360), max(size.height() - 60, 320))
        dialog.offer(refs, checked, text)
        dialog.asked.connect(lambda models: self._ask(dialog, opened, text, question_id, models))
        dialog.stop_requested.connect(self._stop)
        dialog.picked.connect(lambda column: self._pick(dialog, opened, column))
        dialog.left.connect(lambda: self._leave(dialog, opened))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(
        self,
        dialog: CompareDialog,
        opened: OpenConversation,
        text: str,
        question_id: str,
        models: list[ModelRef],
    ) -> None:
        if not self._sending.may_send(lambda: self._ask(dialog, opened, text, question_id, models)):
            return
        self._last = models
        columns = dialog.begin(models)
        for column in columns:
            column.asking_changed.connect(lambda asks: self._pass_on(opened, asks))
        self._waiting = self._tasks.start(
            self._compare(dialog, opened, text, question_id, columns), "compare models"
        )

    async def _compare(
        self,
        dialog: CompareDialog,
        opened: OpenConversation,
        text: str,
        question_id: str,
        columns: list[Column],
    ) -> None:
        running = set(range(len(columns)))

        def ended(number: int, outcome: Outcome) -> None:
            columns[number].end(outcome)
            running.discard(number)
            if not running:
                dialog.set_running(False)

        try:
            if not question_id:
                attached = self._take_draft()
                question_id = (await self._sending.post(opened, text, attached=attached)).id
            self._comparison = self._live.compare(
                opened.conversation,
                parent_id=question_id,
                models=[column.model for column in columns],
                sinks=columns,
                ended=ended,
            )
            await self._comparison.over.wait()
        except ChatError as error:
            for column in columns:
                column.end(error)
        self._comparison = None
        if running:  # else it was said, and the dialog may be gone
            dialog.set_running(False)
        opened.used_changed.emit()

    def _stop(self) -> None:
        if self._comparison is not None:
            self._comparison.stop()

    def let_go(self) -> None:
        """The window goes: what arrives goes on."""
        if self._comparison is not None:
            self._comparison.let_go()
            self._comparison = None
            if self._waiting is not None:
                self._waiting.cancel()

    def _pick(self, dialog: CompareDialog, opened: OpenConversation, column: Column) -> None:
        """Go on with a reply that is there; the others stop."""
        self._stop()
        self._run(self._picked(dialog, opened, column), "go on with a reply")

    async def _picked(
        self, dialog: CompareDialog, opened: OpenConversation, column: Column
    ) -> None:
        if self._comparison is not None:
            await self._comparison.over.wait()
        if column.message is None or not dialog.choose():
            return
        opened.model = column.model
        if opened is self._answers.opened:
            self._answers.set_model(column.model)
        try:
            # Behind the dialog: no other reply is to be seen before.
            await self._show(opened, column.message.id)
        finally:
            dialog.accept()
        await self._go_on(opened)

    def _pass_on(self, opened: OpenConversation, asks: bool) -> None:
        if asks:
            self._arrivals.asked.emit(opened.conversation.summary)

    def _leave(self, dialog: CompareDialog, opened: OpenConversation) -> None:
        """Closed without a choice: the first good reply is read on."""
        best = best_of([column.message for column in dialog.columns])
        if best is not None:
            self._run(self._left(opened, best.id), "go on with a reply")

    async def _left(self, opened: OpenConversation, message_id: str) -> None:
        await self._show(opened, message_id)
        await self._go_on(opened)

    async def _show(self, opened: OpenConversation, message_id: str) -> None:
        await self._library.select(opened.conversation, message_id)
        opened.show_path()

    async def _go_on(self, opened: OpenConversation) -> None:
        self._composer.setFocus()
        await self._live.name(opened.conversation)
