"""Turns as they run: one at a time in a conversation, seen by every face of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError, RequestRejected, StorageError
from desktop.chat.events import ReplyEvent, Waiting, WaitStage
from desktop.chat.message import Message
from desktop.chat.wording import say
from desktop.session.comparison import ComparedSink, Comparison, Outcome, all_of, best_of
from desktop.session.library import Library
from desktop.session.tool_calls import CallState, TurnSink
from desktop.session.turns import Turns
from desktop.settings import ModelRef


class TaskStarter(Protocol):
    def start(self, coro: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]: ...


class ConversationBusy(RequestRejected):
    """A reply is arriving in the conversation, or a message is being stored."""

    kind = "busy"


class TurnWatcher(TurnSink, Protocol):
    """What is told of a turn, to its end. One of the last two is called, last."""

    def turn_finished(self, message: Message) -> None:
        """The last message of the turn, of a reply or of tools."""

    def turn_not_started(self, error: ChatError | None) -> None:
        """There is no message of it. None: it was stopped before there could be one."""


class LiveTurn:
    """One turn that is running. Who comes late reads what has arrived so far.

    Tells its watchers what `Turns` tells; does not save.
    """

    def __init__(
        self,
        conversation: Conversation,
        parent_id: str,
        model: ModelRef,
        so_far: Callable[[str], Message | None],
    ) -> None:
        """``so_far`` tells of a reply, by its id, what has arrived."""
        self.conversation = conversation
        #: The message that is answered.
        self.parent_id = parent_id
        self.model = model
        #: What it waits for; None once something arrived.
        self.waiting: Waiting | None = Waiting(WaitStage.PREPARING)
        #: The message of the tools that run, by its id; "" while none do.
        self.calls_id = ""
        self.calls: list[CallState] = []
        self._so_far = so_far
        self._reply_id = ""
        #: What the user has to know besides: it is not saved, or could not begin.
        self.trouble: ChatError | None = None
        self._watchers: list[TurnWatcher] = []
        self._callbacks: list[Callable[[], None]] = []
        self._task: asyncio.Task[None] | None = None
        self._begun = False
        self._stopped = False
        #: Set when nothing arrives any more, and what did is stored.
        self.over = asyncio.Event()

    @property
    def message(self) -> Message | None:
        """The reply that is arriving, as it stands; None between replies."""
        return self._so_far(self._reply_id) if self._reply_id else None

    def watch(self, watcher: TurnWatcher) -> None:
        self._watchers.append(watcher)

    def unwatch(self, watcher: TurnWatcher) -> None:
        """Tell this one no more."""
        if watcher in self._watchers:
            self._watchers.remove(watcher)

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called after whatever happens: often, and it must be quick."""
        self._callbacks.append(callback)

    def forget(self, callback: Callable[[], None]) -> None:
        self._callbacks.remove(callback)

    def stop(self) -> None:
        """End it, once: the connection closes, and what arrived is kept."""
        if self._task is not None and not self._task.done() and not self._stopped:
            self._stopped = True
            if self._begun:
                self._task.cancel()

    def run_as(self, task: asyncio.Task[None]) -> None:
        """``task`` is its life: cancelling it stops the turn."""
        self._task = task

    def mark_begun(self) -> None:
        """The task runs. One that is cancelled before would not clean up after itself."""
        self._begun = True
        if self._stopped and self._task is not None:
            self._task.cancel()

    # As a `TurnSink`

    def reply_started(self, message: Message) -> None:
        self._reply_id = message.id
        for watcher in tuple(self._watchers):
            watcher.reply_started(message)
        self._touch()

    def reply_waiting(self, waiting: Waiting) -> None:
        self.waiting = waiting
        for watcher in tuple(self._watchers):
            watcher.reply_waiting(waiting)
        self._touch()

    def reply_event(self, event: ReplyEvent) -> None:
        self.waiting = None
        for watcher in tuple(self._watchers):
            watcher.reply_event(event)
        self._touch()

    def reply_not_saved(self, failure: StorageError) -> None:
        self.trouble = failure
        for watcher in tuple(self._watchers):
            watcher.reply_not_saved(failure)
        self._touch()

    def reply_ended(self, message: Message) -> None:
        self._reply_id = ""
        for watcher in tuple(self._watchers):
            watcher.reply_ended(message)
        self._touch()

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        self.calls_id, self.calls, self.waiting = message.id, list(calls), None
        for watcher in tuple(self._watchers):
            watcher.tools_started(message, calls)
        self._touch()

    def call_changed(self, message_id: str, index: int, state: CallState) -> None:
        self.calls[index] = state
        for watcher in tuple(self._watchers):
            watcher.call_changed(message_id, index, state)
        self._touch()

    def tools_ended(self, message: Message) -> None:
        self.calls_id, self.calls = "", []
        for watcher in tuple(self._watchers):
            watcher.tools_ended(message)
        self._touch()

    def tell_end(self, message: Message) -> None:
        self._reply_id, self.calls_id, self.calls = "", "", []
        for watcher in tuple(self._watchers):
            watcher.turn_finished(message)
        self._touch()

    def tell_not_started(self, error: ChatError | None) -> None:
        for watcher in tuple(self._watchers):
            watcher.turn_not_started(error)
        self._touch()

    def _touch(self) -> None:
        for callback in tuple(self._callbacks):
            callback()


class LiveTurns:
    """Posts messages and begins turns for every face of the program, and tells the others.

    One reply at a time arrives in a conversation, whoever asked for it. Shows nothing.
    """

    def __init__(self, turns: Turns, *, library: Library, tasks: TaskStarter) -> None:
        self._turns = turns
        self._library = library
        self._feed = library.feed
        self._tasks = tasks
        self._running: dict[str, LiveTurn] = {}
        self._posting: set[str] = set()
        self._comparisons: dict[str, Comparison] = {}

    def of(self, conversation_id: str) -> LiveTurn | None:
        """The turn that is running in a conversation."""
        return self._running.get(conversation_id)

    def comparison(self, conversation_id: str) -> Comparison | None:
        """The comparison that is running in a conversation."""
        return self._comparisons.get(conversation_id)

    def ids(self) -> frozenset[str]:
        """The conversations in which a turn is running, or several."""
        return frozenset(self._running) | frozenset(self._comparisons)

    def is_busy(self, conversation_id: str) -> bool:
        return conversation_id in self._posting or conversation_id in self.ids()

    async def post(
        self,
        conversation: Conversation,
        text: str,
        *,
        parent_id: str | None,
        attached: tuple[Image | File, ...] = (),
    ) -> Message:
        """As `Replies.post`; everybody is told before this returns.

        Raises `ConversationBusy` too.
        """
        self._refuse_busy(conversation)
        self._posting.add(conversation.id)
        try:
            message = await self._turns.post(
                conversation, text, parent_id=parent_id, attached=attached
            )
        finally:
            self._posting.discard(conversation.id)
        conversation.touch()
        self._library.adopt(conversation)
        self._feed.message_posted(conversation, message)
        return message

    async def take_back(self, conversation: Conversation, message_id: str) -> None:
        """Stop what arrives in a conversation, and remove a message with all that answers it.

        Without messages the conversation is removed too. Raises `StorageError`.
        """
        turn = self.of(conversation.id)
        if turn is not None:
            turn.stop()
            await turn.over.wait()
        if message_id in conversation:
            await self._library.take_back(conversation, message_id)

    def begin(self, conversation: Conversation, *, parent_id: str, model: ModelRef) -> LiveTurn:
        """Ask ``model`` for a reply to ``parent_id``. Raises `ConversationBusy`."""
        self._refuse_busy(conversation)
        turn = LiveTurn(conversation, parent_id, model, self._turns.so_far)
        self._running[conversation.id] = turn
        self._library.adopt(conversation)
        self._feed.turn_began(turn)
        task = self._tasks.start(self._run(turn), f"reply in {conversation.id}")
        turn.run_as(task)
        task.add_done_callback(lambda _: self._forget(turn))
        return turn

    def compare(
        self,
        conversation: Conversation,
        *,
        parent_id: str,
        models: Sequence[ModelRef],
        sinks: Sequence[ComparedSink],
        ended: Callable[[int, Outcome], object],
    ) -> Comparison:
        """Let several models answer ``parent_id`` at the same time, each in a turn of its own,
        with the tools of the conversation; ``ended`` is told of each as it ends.

        Nothing else arrives in the conversation meanwhile. Raises `ConversationBusy`.
        """
        self._refuse_busy(conversation)
        comparison = Comparison(conversation, sinks, ended)
        self._comparisons[conversation.id] = comparison
        self._library.adopt(conversation)
        work = self._compare(comparison, parent_id, models)
        comparison.run_as(self._tasks.start(work, f"comparison in {conversation.id}"))
        self._feed.changed(conversation.id)
        return comparison

    async def _compare(
        self, comparison: Comparison, parent_id: str, models: Sequence[ModelRef]
    ) -> None:
        conversation = comparison.conversation
        replies = [
            self._turns.run(
                conversation,
                parent_id=parent_id,
                model=model,
                sink=sink,
                tools_left_out=sink.tools_left_out,
            )
            for model, sink in zip(models, comparison.sinks, strict=True)
        ]
        try:
            outcomes = await all_of(replies, ended=comparison.tell_end)
            best = best_of(outcomes) if comparison.left else None
            if best is not None:
                await self._library.select(conversation, best.id)
        finally:
            del self._comparisons[conversation.id]
            comparison.over.set()
            self._feed.changed(conversation.id)

    async def name(self, conversation: Conversation) -> None:
        """Give a conversation a title after its first reply; everybody is told."""
        if await self._turns.name(conversation):
            self._feed.titled(conversation)

    async def _run(self, turn: LiveTurn) -> None:
        turn.mark_begun()
        try:
            message = await self._turns.run(
                turn.conversation, parent_id=turn.parent_id, model=turn.model, sink=turn
            )
        except ChatError as error:
            turn.trouble = error
            self._forget(turn)
            turn.tell_not_started(error)
            return
        except asyncio.CancelledError:
            self._forget(turn)
            turn.tell_not_started(None)
            return
        self._forget(turn)
        turn.tell_end(message)
        if await self._turns.name(turn.conversation):
            self._feed.titled(turn.conversation)

    def _forget(self, turn: LiveTurn) -> None:
        if self._running.get(turn.conversation.id) is turn:
            del self._running[turn.conversation.id]
            turn.over.set()
            self._feed.turn_ended(turn)

    def _refuse_busy(self, conversation: Conversation) -> None:
        if self.is_busy(conversation.id):
            raise ConversationBusy(
                say("A reply is still arriving in this conversation."), say("Stop it, then send.")
            )
