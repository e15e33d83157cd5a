"""From a stream of events to Qt signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.chat.errors import ChatError, StorageError
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    UsageChanged,
    Waiting,
    WaitStage,
)
from desktop.chat.message import Message, MessageStatus
from desktop.session.live_turns import LiveTurn, TaskStarter
from desktop.session.tool_calls import CallState

__all__ = ["ReplyWorker", "TaskStarter"]

#: The longest that the beginning of a reply is kept back, in milliseconds.
_LONGEST_MS = 30
#: What is waited for before the request has left.
_BEFORE = (WaitStage.PREPARING, WaitStage.CONNECTING)


class ReplyWorker(QObject):
    """Says by signals what arrives in one turn, from its beginning, whoever began it.

    Does not know widgets, does not save. After `stop` the connection is closed and the reply
    is saved, and ``finished`` is emitted last.
    """

    #: The empty reply hangs in the conversation (Message).
    reply_started = Signal(object)
    #: What the reply waits for (Waiting); often, until the first token.
    waiting = Signal(object)
    #: Block index, and what is known of it (ContentBlock).
    block_started = Signal(int, object)
    #: Block index, and its new text.
    text_appended = Signal(int, str)
    #: Block index, and the whole block (ContentBlock).
    block_finished = Signal(int, object)
    #: Token counts so far (Usage).
    usage_changed = Signal(object)
    #: A reply is whole and asks for tools (Message); the turn goes on.
    reply_ended = Signal(object)
    #: The empty message of the results (Message), and the calls (tuple of CallState).
    tools_started = Signal(object, object)
    #: Id of that message, number of the call, and the call as it stands (CallState).
    call_changed = Signal(str, int, object)
    #: The results of all calls (Message); the turn goes on.
    tools_ended = Signal(object)
    #: The end of a complete or stopped reply, or of tools that were stopped (Message).
    finished = Signal(object)
    #: The end of an interrupted or failed reply (Message).
    failed = Signal(object)
    #: There is no message of the reply: it could not begin (ChatError), or was stopped (None).
    not_started = Signal(object)
    #: The reply goes on but is not on disk (StorageError).
    not_saved = Signal(object)

    def __init__(self, turn: LiveTurn, *, parent: QObject) -> None:
        super().__init__(parent)
        self.turn = turn
        self._signals = _Signals(self)
        turn.watch(self._signals)

    def stop(self) -> None:
        self.turn.stop()

    def let_go(self) -> None:
        """Emit nothing any more; the turn goes on."""
        self.turn.unwatch(self._signals)
        self._signals.end()


class _Signals:
    """The `TurnWatcher` that emits a worker's signals.

    To show that a reply begins takes as long as half of what is done for its request: the request
    goes first, and the signal follows as soon as it has left, before any other signal.
    """

    def __init__(self, worker: ReplyWorker) -> None:
        self._worker = worker
        self._beginning: Message | None = None
        self._waiting: Waiting | None = None
        self._timer = QTimer(worker, interval=_LONGEST_MS, singleShot=True)
        self._timer.timeout.connect(self._begin)

    def reply_started(self, message: Message) -> None:
        self._begin()
        self._beginning = message
        self._timer.start()

    def end(self) -> None:
        """Say nothing of what was kept back."""
        self._timer.stop()
        self._beginning = None

    def _begin(self) -> None:
        """Say what was kept back."""
        if self._beginning is None:
            return
        self._timer.stop()
        message, self._beginning = self._beginning, None
        waiting, self._waiting = self._waiting, None
        self._worker.reply_started.emit(message)
        if waiting is not None:
            self._worker.waiting.emit(waiting)

    def reply_waiting(self, waiting: Waiting) -> None:
        if self._beginning is not None and waiting.stage in _BEFORE and not waiting.text:
            self._waiting = waiting
            return
        self._begin()
        self._worker.waiting.emit(waiting)

    def reply_event(self, event: ReplyEvent) -> None:
        self._begin()
        match event:
            case BlockDelta(index, text):
                self._worker.text_appended.emit(index, text)
            case BlockStarted(index, block):
                self._worker.block_started.emit(index, block)
            case BlockFinished(index, block):
                self._worker.block_finished.emit(index, block)
            case UsageChanged(usage):
                self._worker.usage_changed.emit(usage)

    def reply_not_saved(self, failure: StorageError) -> None:
        self._begin()
        self._worker.not_saved.emit(failure)

    def reply_ended(self, message: Message) -> None:
        self._begin()
        self._worker.reply_ended.emit(message)

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        self._begin()
        self._worker.tools_started.emit(message, calls)

    def call_changed(self, message_id: str, index: int, state: CallState) -> None:
        self._begin()
        self._worker.call_changed.emit(message_id, index, state)

    def tools_ended(self, message: Message) -> None:
        self._begin()
        self._worker.tools_ended.emit(message)

    def turn_finished(self, message: Message) -> None:
        self._begin()
        kept = (MessageStatus.COMPLETE, MessageStatus.STOPPED)
        ended = self._worker.finished if message.status in kept else self._worker.failed
        ended.emit(message)

    def turn_not_started(self, error: ChatError | None) -> None:
        self._begin()
        self._worker.not_started.emit(error)
