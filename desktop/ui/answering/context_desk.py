"""What of the shown conversation is sent: measured, shown and chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.chat.conversation import Conversation
from desktop.chat.message import ContextMark, Message
from desktop.chat.notices import Action
from desktop.chat.setup import LimitRule
from desktop.chat.token_estimate import text_tokens
from desktop.session.context import ContextRules, Measured
from desktop.session.library import Library
from desktop.session.tool_shelf import ToolShelf
from desktop.settings import Settings
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.answering.context_meter import ContextMeter
from desktop.ui.answering.context_panel import ContextPanel
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.composer import Composer
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import marked, tr

_PAUSE_MS = 300
_SERVED = "context-is-served"
_TOLD = {
    ContextMark.PINNED: marked("Pinned: this message is sent whatever has to be left out."),
    ContextMark.EXCLUDED: marked("Excluded: this message is not sent any more. X sends it again."),
    ContextMark.NONE: marked("This message is sent as usual again."),
}


class ContextDesk(QObject):
    """Joins the meter, its panel and the marks in the transcript with the rules."""

    #: A sentence for the user.
    told = Signal(str)

    def __init__(
        self,
        *,
        rules: ContextRules,
        library: Library,
        tools: ToolShelf,
        answers: AnswerDesk,
        opened: Callable[[str], OpenConversation | None],
        composer: Composer,
        attachments: AttachmentDesk,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap,
        run: Run,
        settings: Callable[[], Settings],
        parent: QWidget,
    ) -> None:
        """``opened`` gives a conversation that is open in the window."""
        super().__init__(parent)
        self._rules = rules
        self._opened = opened
        self._library = library
        self._tools = tools
        self._answers = answers
        self._composer = composer
        self._attachments = attachments
        self._run = run
        self._settings = settings
        self._measured: Measured | None = None
        self._measuring = False
        self._again = False
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.meter = ContextMeter(theme=theme, keys=keys)
        self.meter.clicked.connect(self.open)
        self._new_panel = partial(ContextPanel, icons, theme=theme, parent=parent)
        rules.listen(self._on_rules_changed)
        answers.shown.connect(self._on_answers_shown)
        answers.stream_changed.connect(lambda _stream: self.refresh())
        composer.editor.textChanged.connect(self.refresh)
        attachments.shown.connect(self.refresh)
        self._on_answers_shown(answers.opened)

    @cached_property
    def panel(self) -> ContextPanel:
        """Made when it is wanted: most windows never show it."""
        panel = self._new_panel()
        panel.rule_chosen.connect(self._on_panel_rule_chosen)
        return panel

    def close(self) -> None:
        """Hear of no change any more."""
        self._rules.forget(self._on_rules_changed)

    def refresh(self) -> None:
        """Measure again after a pause."""
        if not self._timer.isActive():
            self._timer.start()

    def open(self) -> None:
        """Show line by line what is sent."""
        self._run(self._open(), "show what is sent")

    async def _open(self) -> None:
        await self._measure(self._answers.opened)
        if self._measured is not None:
            self._fill_panel(self._measured)
            self.panel.open_at(self.meter)

    def _fill_panel(self, measured: Measured) -> None:
        self.panel.show_measured(
            measured,
            chosen=self._answers.opened.conversation.setup.limit,
            usual=self._settings().context_limit,
        )

    def _on_timer_timeout(self) -> None:
        if self._measuring:
            self._again = True
        else:
            self._run(self._measure(self._answers.opened), "measure what is sent")

    async def _measure(self, opened: OpenConversation) -> None:
        self._measuring = True
        try:
            conversation = opened.conversation
            offers = await self._tools.offers(conversation)
            measured = await self._rules.measure(
                conversation,
                model=opened.model,
                tools=sum(offer.tokens or 0 for offer in offers if offer.chosen),
                draft=text_tokens(self._composer.text()) + self._attachments.tokens(),
            )
        finally:
            self._measuring = False
        if opened is self._answers.opened:
            self._measured = measured
            self.meter.set_measured(measured)
        if self._again:
            self._again = False
            self.refresh()

    def _on_answers_shown(self, opened: OpenConversation) -> None:
        transcript = opened.transcript
        if not transcript.property(_SERVED):
            transcript.setProperty(_SERVED, True)
            transcript.mark_requested.connect(
                lambda message_id, action: self._change(opened, message_id, action)
            )
            opened.used_changed.connect(self.refresh)
        self.refresh()

    def _change(self, opened: OpenConversation, message_id: str, action: Action) -> None:
        conversation = opened.conversation
        if opened.busy and message_id == conversation.leaf_id:
            self.told.emit(tr("Wait for the end of the reply."))
            return
        self._run(self._changed(conversation, message_id, action), "change what is sent")

    async def _changed(self, conversation: Conversation, message_id: str, action: Action) -> None:
        if action is Action.UNDO_SUMMARY:
            await self._rules.forget_summary(conversation, message_id)
            self.told.emit(tr("The messages above are sent again, instead of their summary."))
            return
        wanted = ContextMark.PINNED if action is Action.PIN else ContextMark.EXCLUDED
        if conversation.message(message_id).mark is wanted:
            wanted = ContextMark.NONE
        await self._rules.mark(conversation, message_id, wanted)
        self.told.emit(tr(_TOLD[wanted]))

    def _on_rules_changed(self, conversation: Conversation, message: Message) -> None:
        opened = self._opened(conversation.id)
        if opened is not None and opened.conversation is conversation:
            opened.transcript.message_changed(message)
        self.refresh()

    def _on_panel_rule_chosen(self, rule: LimitRule | None) -> None:
        conversation = self._answers.opened.conversation
        setup = msgspec.structs.replace(conversation.setup, limit=rule)

        async def change() -> None:
            await self._library.set_up(conversation, setup)
            self.refresh()

        self._run(change(), "choose what happens at the limit")
