"""One model's reply beside those of others."""

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
from desktop.chat.message import Message
from desktop.settings import ModelRef
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.transcript import Transcript


class Column(QFrame):
    """Shows a reply as it arrives; a `ReplySink`. Does not ask for it and keeps nothing."""

    #: The conversation shall go on with this reply.
    picked = Signal()

    def __init__(self, number: int, model: ModelRef, transcript: Transcript) -> None:
        super().__init__()
        self.setObjectName("compareColumn")
        self.model = model
        self.message: Message | None = None
        self.transcript = transcript
        self._trouble = QLabel()
        self._title = QLabel(model.model)
        self._pick = QPushButton(f"Continue with this  {number}")
        for label in (self._title, self._trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._trouble.hide()
        transcript.setAccessibleName(f"Reply of {model.model}")
        self._pick.setAccessibleName(f"Continue with the reply of {model.model}")
        self._pick.setToolTip(
            tooltip("Go on with this reply; the others stay as its versions", str(number))
        )
        self._pick.setAutoDefault(False)
        self._pick.setEnabled(False)
        self._pick.clicked.connect(self.picked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._pick)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._trouble)
        self._column.addWidget(transcript, 1)

    @property
    def trouble(self) -> str:
        """Why there is no reply; "" for nothing."""
        return self._trouble.text()

    @property
    def can_be_picked(self) -> bool:
        return self._pick.isEnabled()

    def end(self, outcome: Message | ChatError | None) -> None:
        """The reply has ended, or could not begin."""
        if isinstance(outcome, Message):
            self.message = outcome
            self.transcript.reply_finished(outcome)
            self._pick.setEnabled(bool(outcome.blocks))
        elif isinstance(outcome, ChatError):
            self._say(f"{outcome.message} {outcome.hint}".strip())
        elif self.message is None:
            self._say("Stopped before it began.")

    def set_theme(self, theme: Theme) -> None:
        px, palette = theme.px, theme.palette
        self._title.setFont(theme.small_font(semibold=True))
        self._trouble.setFont(theme.small_font())
        self._pick.setFont(theme.small_font())
        self._column.setContentsMargins(px(1), px(8), px(1), px(1))
        self._head.setContentsMargins(px(12), 0, px(8), 0)
        self.setStyleSheet(
            f"#compareColumn {{ background: {palette.page}; border: 1px solid {palette.border};"
            f" border-radius: {px(10)}px; }}"
        )
        self._trouble.setStyleSheet(f"color: {palette.danger}; padding: {px(8)}px;")

    # As a `ReplySink`

    def reply_started(self, message: Message) -> None:
        self.message = message
        self.transcript.begin_reply(message)

    def reply_waiting(self, waiting: Waiting) -> None:
        if self.message is not None:
            self.transcript.reply_waiting(self.message.id, waiting)

    def reply_event(self, event: ReplyEvent) -> None:
        if self.message is None:
            return
        message_id, transcript = self.message.id, self.transcript
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
        self._say(f"{failure.message} {failure.hint}".strip())

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(True)
