"""One model's answer beside those of others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.chat.errors import ChatError, StorageError
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    UsageChanged,
    Waiting,
)
from desktop.chat.message import Message, MessageStatus, Role
from desktop.session.tool_calls import CallStage, CallState
from desktop.settings import ModelRef
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.wording import explained, marked, tr

_PREPARING = marked("Preparing")
_NO_TOOLS = marked("This model takes no tools. It answers without them.")


class Column(QFrame):
    """Shows a turn as it runs; a `ComparedSink`. Does not ask for it and keeps nothing."""

    #: The conversation shall go on with this reply.
    picked = Signal()
    #: A tool waits for an answer, or does so no longer (bool).
    asking_changed = Signal(bool)

    def __init__(self, number: int, model: ModelRef, transcript: Transcript) -> None:
        super().__init__()
        self.setObjectName("compareColumn")
        self.model = model
        #: The newest message of the turn, of a reply or of tools.
        self.message: Message | None = None
        self.transcript = transcript
        #: The reply that is arriving, or was the last to arrive.
        self._reply_id = ""
        self._asking: set[tuple[str, int]] = set()
        self._note = QLabel()
        self._trouble = QLabel()
        self._title = QLabel(model.model)
        words = tr("Continue with this", "a reply, on a button")
        self._pick = QPushButton(f"{words}  {number}")
        for label in (self._title, self._note, self._trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._note.hide()
        self._trouble.hide()
        transcript.set_asker(model.model)
        transcript.all_answered.connect(transcript.setFocus)
        transcript.setAccessibleName(tr("Reply of {model}").format(model=model.model))
        name = tr("Continue with the reply of {model}").format(model=model.model)
        self._pick.setAccessibleName(name)
        self._pick.setToolTip(
            tooltip(tr("Go on with this reply; the others stay as its versions"), str(number))
        )
        self._pick.setAutoDefault(False)
        self._pick.setEnabled(False)
        self._pick.clicked.connect(self.picked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._pick)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._note)
        self._column.addWidget(self._trouble)
        self._column.addWidget(transcript, 1)

    @property
    def trouble(self) -> str:
        """Why there is no reply; "" for nothing."""
        return self._trouble.text()

    @property
    def note(self) -> str:
        """What is to be known of the turn besides; "" for nothing."""
        return self._note.text()

    @property
    def asks(self) -> bool:
        """Whether a tool waits for an answer."""
        return bool(self._asking)

    @property
    def failed(self) -> bool:
        """Whether it ended with no reply, or one that is not whole."""
        message = self.message
        return bool(self.trouble) or (
            message is not None and message.status is MessageStatus.FAILED
        )

    @property
    def can_be_picked(self) -> bool:
        return self._pick.isEnabled()

    def end(self, outcome: Message | ChatError | None) -> None:
        """The turn has ended, or could not begin."""
        self._set_asking(set())
        self._prepared()
        if isinstance(outcome, Message):
            self.message = outcome
            if outcome.role is Role.TOOL:
                self.transcript.tools_finished(outcome)
            else:
                self.transcript.reply_finished(outcome)
            self._pick.setEnabled(bool(outcome.blocks) or len(self.transcript.views) > 1)
        elif isinstance(outcome, ChatError):
            self._say(outcome)
        elif self.message is None:
            self._show_trouble(tr("Stopped before it began."))

    def set_theme(self, theme: Theme) -> None:
        px, palette = theme.px, theme.palette
        self._title.setFont(theme.small_font(semibold=True))
        self._note.setFont(theme.small_font())
        self._trouble.setFont(theme.small_font())
        self._pick.setFont(theme.small_font())
        self._column.setContentsMargins(px(1), px(8), px(1), px(8))
        self._head.setContentsMargins(px(12), 0, px(8), 0)
        self.setStyleSheet(
            f"#compareColumn {{ background: {palette.page}; border: 1px solid {palette.border};"
            f" border-radius: {px(10)}px; }}"
        )
        padding = f"padding: 0 {px(12)}px {px(4)}px {px(12)}px;"
        self._note.setStyleSheet(f"color: {palette.secondary}; {padding}")
        self._trouble.setStyleSheet(f"color: {palette.danger}; {padding}")

    # As a `ComparedSink`

    def tools_left_out(self) -> None:
        self._tell(_NO_TOOLS)

    def reply_started(self, message: Message) -> None:
        self.message, self._reply_id = message, message.id
        self._prepared()
        self.transcript.begin_reply(message)

    def reply_waiting(self, waiting: Waiting) -> None:
        if self._reply_id:
            self.transcript.reply_waiting(self._reply_id, waiting)
        else:
            # The servers of the tools may have to start.
            self._tell(_PREPARING)

    def reply_event(self, event: ReplyEvent) -> None:
        message_id, transcript = self._reply_id, self.transcript
        match event:
            case BlockDelta(index, text):
                transcript.reply_text(message_id, index, text)
            case BlockStarted(index, block):
                transcript.reply_block_started(message_id, index, block)
            case BlockFinished(index, block):
                transcript.reply_block_finished(message_id, index, block)
            case UsageChanged(usage):
                transcript.reply_usage(message_id, usage)

    def reply_not_saved(self, failure: StorageError) -> None:
        self._say(failure)

    def reply_ended(self, message: Message) -> None:
        self.transcript.reply_finished(message)

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        self.message = message
        self.transcript.begin_tools(message, calls)

    def call_changed(self, message_id: str, index: int, state: CallState) -> None:
        self.transcript.tool_changed(message_id, index, state)
        call = {(message_id, index)}
        asks = state.stage is CallStage.ASKING
        self._set_asking(self._asking | call if asks else self._asking - call)

    def tools_ended(self, message: Message) -> None:
        self.message = message
        self.transcript.tools_finished(message)

    def _set_asking(self, asking: set[tuple[str, int]]) -> None:
        changed, self._asking = bool(asking) != bool(self._asking), asking
        if changed:
            self.asking_changed.emit(bool(asking))

    def _prepared(self) -> None:
        if self._note.text() == tr(_PREPARING):
            self._tell("")

    def _tell(self, text: str) -> None:
        self._note.setText(tr(text) if text else "")
        self._note.setVisible(bool(text))

    def _say(self, error: ChatError) -> None:
        self._show_trouble(explained(error))

    def _show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(True)
