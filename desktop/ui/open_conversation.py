"""A conversation on screen, or kept ready beside the one on screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import Conversation
from desktop.chat.events import Waiting, WaitStage
from desktop.chat.message import Message, MessageStatus, Role, Usage
from desktop.session.tool_calls import CallState, asked_in
from desktop.settings import ModelRef
from desktop.ui.paint_pause import PaintPause
from desktop.ui.path_loader import Fetch, PathLoader, Run
from desktop.ui.reply_worker import ReplyWorker
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.wording import marked, spoken, tr

#: Conversations kept as widgets besides those that are streaming.
_KEPT = 6


class OpenConversation(QObject):
    """Joins a conversation, its transcript and the reply that is arriving in it."""

    #: What the composer says below itself, for this conversation.
    status_changed = Signal(str)
    #: More is known of what its replies used: of the one that arrives, or one has ended.
    used_changed = Signal()

    def __init__(
        self,
        conversation: Conversation,
        *,
        transcript: Transcript,
        model: ModelRef,
        fetch: Fetch,
        run: Run,
    ) -> None:
        """``fetch`` lets the conversation hold more of its messages; ``run`` starts that."""
        super().__init__()
        self.conversation = conversation
        self.transcript = transcript
        self.model = model
        self.worker: ReplyWorker | None = None
        #: True from a message's submission until it is on disk.
        self.posting = False
        #: Whether several models answer at the same time: not shown here until one is chosen.
        self.comparing = False
        #: Whether it was archived when this window heard of it last.
        self.archived = conversation.summary.archived
        self.status = ""
        #: Until a request is on its way.
        self.paint_pause = PaintPause(transcript, parent=self)
        #: The id of the reply that is arriving, or was the last to arrive.
        self._arriving = ""
        #: That reply, and what it has used so far, as the provider says.
        self.arriving_usage: tuple[Message, Usage] | None = None
        self._loader = PathLoader(
            conversation,
            transcript,
            versions=self.version_of,
            as_it_stands=self._as_it_stands,
            fetch=fetch,
            run=run,
            parent=self,
        )

    @property
    def streaming(self) -> bool:
        return self.worker is not None or self.comparing

    @property
    def busy(self) -> bool:
        return self.posting or self.streaming

    def show_path(self) -> None:
        """Draw the active path anew, after a change of version."""
        self._loader.show_end()
        turn = self.worker.turn if self.worker is not None else None
        if turn is not None and turn.calls_id:
            self.transcript.show_calls(turn.calls_id, turn.calls)

    def show_end(self) -> None:
        """Have the end of the path in the transcript, where new messages come."""
        if self.transcript.newer:
            self.show_path()

    async def look_again(self) -> None:
        """The active path may be another one than is shown. Raises `StorageError`."""
        if not self.busy and not self.transcript.shows(self.conversation.active_ids()):
            await self._loader.show_again(self.conversation)

    async def take(self, conversation: Conversation) -> None:
        """Show the same conversation as it was read anew. Raises `StorageError`."""
        self.conversation = conversation
        await self._loader.show_again(conversation)

    async def show_message(self, message_id: str) -> None:
        """Bring a message of the active path into view and focus it. Raises `StorageError`."""
        await self._loader.show_at(message_id, keep=self.busy)

    async def show_version(self, message_id: str, *, instead_of: str) -> None:
        """Draw the active path anew, with one version of a message where another one stood."""
        top = self.transcript.message_top(instead_of)
        self._loader.show_end()
        await self._loader.show_at(message_id, keep=False)
        self.transcript.put_message(message_id, top)

    def version_of(self, message_id: str) -> tuple[int, int]:
        """Which version of how many a message is, counted from 1."""
        versions = self.conversation.versions(message_id)
        return versions.index(message_id) + 1, len(versions)

    def join(self, worker: ReplyWorker) -> None:
        """Show a turn that is under way: what has arrived, and what comes."""
        turn = worker.turn
        self.attach(worker)
        if turn.message is not None:
            self._arriving = turn.message.id
        self.show_path()
        if turn.waiting is not None:
            self._on_worker_waiting(turn.waiting)
            self.transcript.reply_waiting(self._arriving, turn.waiting)
        elif turn.calls_id:
            self._show_calls(turn.calls)
        else:
            self.set_status(tr("Streaming"))

    def let_go(self) -> None:
        """Hear no more of the turn, which goes on."""
        if self.worker is not None:
            self.worker.let_go()

    def attach(self, worker: ReplyWorker) -> None:
        """Show what a reply brings, as it comes."""
        self.worker = worker
        worker.reply_started.connect(self._on_worker_reply_started)
        worker.reply_ended.connect(self.transcript.reply_finished)
        worker.reply_ended.connect(self._on_worker_reply_ended)
        worker.usage_changed.connect(self._on_worker_usage_changed)
        worker.tools_started.connect(self._on_worker_tools_started)
        worker.call_changed.connect(self._on_worker_call_changed)
        worker.tools_ended.connect(self.transcript.tools_finished)
        worker.waiting.connect(self._on_worker_waiting)
        self._pass_on(worker)
        worker.finished.connect(self._on_worker_finished)
        worker.failed.connect(self._on_worker_finished)

    def set_status(self, text: str) -> None:
        if text != self.status:
            self.status = text
            self.status_changed.emit(text)

    def _as_it_stands(self, message: Message) -> Message:
        """A message with what has arrived of it."""
        if message.status is MessageStatus.STREAMING and self.worker is not None:
            arriving = self.worker.turn.message
            if arriving is not None and arriving.id == message.id:
                return arriving
        return message

    def _on_worker_reply_started(self, message: Message) -> None:
        self._arriving = message.id
        # The path may have been drawn anew meanwhile, and the reply with it.
        if not self.transcript.has(message.id):
            self.transcript.begin_reply(message)
        self.transcript.set_versions(self.version_of)

    def _on_worker_reply_ended(self, _message: Message) -> None:
        self.arriving_usage = None
        self.used_changed.emit()

    def _on_worker_usage_changed(self, usage: Usage) -> None:
        if self._arriving in self.conversation:
            self.arriving_usage = (self.conversation.message(self._arriving), usage)
            self.used_changed.emit()

    def _pass_on(self, worker: ReplyWorker) -> None:
        """Let the transcript show what arrives, for the reply that is arriving then."""
        transcript = self.transcript
        worker.waiting.connect(lambda waiting: transcript.reply_waiting(self._arriving, waiting))
        worker.block_started.connect(
            lambda index, block: transcript.reply_block_started(self._arriving, index, block)
        )
        worker.text_appended.connect(
            lambda index, text: transcript.reply_text(self._arriving, index, text)
        )
        worker.block_finished.connect(
            lambda index, block: transcript.reply_block_finished(self._arriving, index, block)
        )
        worker.usage_changed.connect(lambda usage: transcript.reply_usage(self._arriving, usage))
        worker.block_started.connect(lambda *_: self.set_status(tr("Streaming")))

    def _on_worker_tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        self.transcript.begin_tools(message, calls)
        self.transcript.set_versions(self.version_of)
        self.set_status(tr("Running tools"))

    def _on_worker_call_changed(self, message_id: str, index: int, state: CallState) -> None:
        self.transcript.tool_changed(message_id, index, state)
        self._show_calls(self.worker.turn.calls if self.worker is not None else (state,))

    def _show_calls(self, calls: Iterable[CallState]) -> None:
        question = asked_in(calls)
        self.set_status(spoken(question.summary) if question is not None else tr("Running tools"))

    def _on_worker_waiting(self, waiting: Waiting) -> None:
        if waiting.stage is WaitStage.FIRST_TOKEN:
            self.paint_pause.end()
        self.set_status(spoken(waiting.text) or tr(_WAITING[waiting.stage]))

    def _on_worker_finished(self, message: Message) -> None:
        self.worker = None
        self.arriving_usage = None
        self.used_changed.emit()
        if message.role is Role.TOOL:
            self.transcript.tools_finished(message)
        else:
            self.transcript.reply_finished(message)
        self.set_status("")


_WAITING = {
    WaitStage.PREPARING: marked("Preparing"),
    WaitStage.STARTING_MODEL: marked("Starting the built-in model"),
    WaitStage.CONNECTING: marked("Connecting"),
    WaitStage.FIRST_TOKEN: marked("Waiting for the first token"),
    WaitStage.STREAMING: marked("Streaming"),
}


class OpenConversations:
    """The conversations kept as widgets, the least recently shown first.

    Holds every conversation that is busy, and a few others.
    """

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, OpenConversation] = OrderedDict()

    def __iter__(self) -> Iterator[OpenConversation]:
        return iter(self._by_id.values())

    def get(self, conversation_id: str) -> OpenConversation | None:
        return self._by_id.get(conversation_id)

    def keep(self, opened: OpenConversation, *, shown: OpenConversation) -> list[OpenConversation]:
        """Note that ``opened`` was used now; returns those that are kept no longer, never
        the one that is shown."""
        self._by_id[opened.conversation.id] = opened
        self._by_id.move_to_end(opened.conversation.id)
        idle = [o for o in self._by_id.values() if not o.busy and o is not shown]
        dropped = idle[: max(0, len(idle) - _KEPT)]
        for other in dropped:
            del self._by_id[other.conversation.id]
        return dropped

    def remove(self, conversation_id: str) -> OpenConversation | None:
        return self._by_id.pop(conversation_id, None)
