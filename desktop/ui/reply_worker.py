"""From a stream of events to Qt signals."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError, StorageError
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    UsageChanged,
    Waiting,
)
from desktop.chat.message import Message, MessageStatus
from desktop.session.tool_calls import CallState
from desktop.session.turns import Turns
from desktop.settings import ModelRef


class TaskStarter(Protocol):
    def start(self, coro: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]: ...


class ReplyWorker(QObject):
    """Runs one turn as one task and says by signals what arrives.

    Does not know widgets, does not save. `stop` cancels the task, once; the connection is
    closed and the reply is saved on the way out, and ``finished`` is emitted last.
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
    #: The reply could not begin (ChatError): there is no message of it.
    not_started = Signal(object)
    #: The reply goes on but is not on disk (StorageError).
    not_saved = Signal(object)

    def __init__(self, *, replies: Turns, tasks: TaskStarter, parent: QObject) -> None:
        super().__init__(parent)
        self._replies = replies
        self._tasks = tasks
        self._task: asyncio.Task[Any] | None = None
        self._stopped = False

    @property
    def running(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(self, conversation: Conversation, *, parent_id: str, model: ModelRef) -> None:
        """Ask ``model`` for a reply to ``parent_id``. Only once for a worker."""
        assert self._task is None, "a worker runs one turn"
        self._task = self._tasks.start(
            self._run(conversation, parent_id, model), f"reply in {conversation.id}"
        )

    def stop(self) -> None:
        if self.running and not self._stopped:
            self._stopped = True
            assert self._task is not None
            self._task.cancel()

    async def _run(self, conversation: Conversation, parent_id: str, model: ModelRef) -> None:
        try:
            message = await self._replies.run(
                conversation, parent_id=parent_id, model=model, sink=_Signals(self)
            )
        except ChatError as error:
            self.not_started.emit(error)
            return
        kept = (MessageStatus.COMPLETE, MessageStatus.STOPPED)
        (self.finished if message.status in kept else self.failed).emit(message)


class _Signals:
    """The `TurnSink` that emits a worker's signals."""

    def __init__(self, worker: ReplyWorker) -> None:
        self._worker = worker

    def reply_started(self, message: Message) -> None:
        self._worker.reply_started.emit(message)

    def reply_waiting(self, waiting: Waiting) -> None:
        self._worker.waiting.emit(waiting)

    def reply_event(self, event: ReplyEvent) -> None:
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
        self._worker.not_saved.emit(failure)

    def reply_ended(self, message: Message) -> None:
        self._worker.reply_ended.emit(message)

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        self._worker.tools_started.emit(message, calls)

    def call_changed(self, message_id: str, index: int, state: CallState) -> None:
        self._worker.call_changed.emit(message_id, index, state)

    def tools_ended(self, message: Message) -> None:
        self._worker.tools_ended.emit(message)
