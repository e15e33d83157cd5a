"""A turn: replies and tools in alternation, until a reply asks for no more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec

from desktop.chat.blocks import File, Image, ToolCall, ToolResult
from desktop.chat.conversation import Conversation
from desktop.chat.errors import StorageError, ToolError
from desktop.chat.events import BlockFinished, BlockStarted, Waiting, WaitStage
from desktop.chat.message import Message, MessageStatus, Role, StopReason
from desktop.chat.tool_rounds import calls_of
from desktop.chat.wording import say, say_counted
from desktop.session.consent import ConsentBroker
from desktop.session.replies import Replies
from desktop.session.tool_calls import CallState, ToolLimits, TurnSink
from desktop.session.tool_round import ToolRound
from desktop.settings import ModelRef
from desktop.storage.tool_log import ToolLog
from desktop.tools.tool_box import ToolBox

_CUT = (
    "The reply reached its length limit, so none of its calls was run. "
    "Say less, or give shorter arguments."
)
_ENOUGH = "The limit of calls in one turn is reached, and the user ended it here."
#: How a reply ends whose calls are all there.
_WHOLE = (
    StopReason.TOOL_CALLS,
    StopReason.END,
    StopReason.STOP_SEQUENCE,
    StopReason.OTHER,
    None,
)


async def _any_takes_tools(_model: ModelRef) -> bool:
    return True


class ToolSource(Protocol):
    """Knows which tools a conversation may use."""

    async def box(self, conversation: Conversation) -> ToolBox:
        """Those that the user switched on. Starts their servers if need be."""


class Turns:
    """Runs whole turns on top of `Replies`, and saves what tools answer.

    Does not choose tools and does not decide what may run.
    """

    def __init__(
        self,
        replies: Replies,
        *,
        tools: ToolSource,
        broker: ConsentBroker,
        log: ToolLog,
        limits: Callable[[], ToolLimits] = ToolLimits,
        takes_tools: Callable[[ModelRef], Awaitable[bool]] = _any_takes_tools,
    ) -> None:
        """``takes_tools`` is false for a model that is known to take none."""
        self._replies = replies
        self._tools = tools
        self._broker = broker
        self._log = log
        self._limits = limits
        self._takes_tools = takes_tools

    async def post(
        self,
        conversation: Conversation,
        text: str,
        *,
        parent_id: str | None,
        attached: tuple[Image | File, ...] = (),
    ) -> Message:
        """As `Replies.post`."""
        return await self._replies.post(conversation, text, parent_id=parent_id, attached=attached)

    async def name(self, conversation: Conversation) -> str:
        """As `Replies.name`."""
        return await self._replies.name(conversation)

    def so_far(self, message_id: str) -> Message | None:
        """As `Replies.so_far`."""
        return self._replies.so_far(message_id)

    async def run(
        self,
        conversation: Conversation,
        *,
        parent_id: str,
        model: ModelRef,
        sink: TurnSink,
        tools_left_out: Callable[[], object] | None = None,
    ) -> Message:
        """Receive replies to the message ``parent_id`` and run the tools that they ask for.

        Returns the last message, of a reply or of tools. Cancelling stops the reply or the
        tools; what has arrived is kept, as in `Replies.run`, which also says what is raised.
        With ``tools_left_out`` a model that takes no tools answers without, and that is called.
        """
        sink.reply_waiting(Waiting(WaitStage.PREPARING))
        try:
            box = await self._tools.box(conversation)
            toolless = tools_left_out is not None and not await self._takes_tools(model)
        except asyncio.CancelledError as error:
            raise ToolError(say("Stopped before the tools were ready.")) from error

        def leave_out() -> None:
            nonlocal box
            box = ToolBox()
            if tools_left_out is not None:
                tools_left_out()

        if toolless and len(box):
            leave_out()
        limits = self._limits()
        count, was_cut = 0, False
        while True:
            message = await self._replies.run(
                conversation,
                parent_id=parent_id,
                model=model,
                sink=sink,
                tools=box.definitions(),
                tools_left_out=leave_out if tools_left_out is not None else None,
            )
            calls = calls_of(message)
            cut = message.stop_reason is StopReason.LENGTH
            goes_on = bool(calls and len(box)) and message.status is MessageStatus.COMPLETE
            if not goes_on or not (cut or message.stop_reason in _WHOLE) or (cut and was_cut):
                return message
            sink.reply_ended(message)
            was_cut, before, count = cut, count, count + len(calls)
            turn = _Round(
                self,
                conversation,
                reply=message,
                model=model,
                box=box,
                limits=limits,
                sink=sink,
            )
            asks = before // limits.calls != count // limits.calls
            answered = await turn.run(calls, cut=cut, calls_so_far=count if asks else 0)
            if answered.status is not MessageStatus.COMPLETE or turn.refused:
                return answered
            sink.tools_ended(answered)
            parent_id = answered.id
            try:
                # A server may offer other tools by now than it did before it was called.
                box = await self._tools.box(conversation)
            except asyncio.CancelledError:
                return answered


class _Round:
    """The message with the results of one reply's calls, from its beginning to its end."""

    def __init__(
        self,
        turns: Turns,
        conversation: Conversation,
        *,
        reply: Message,
        model: ModelRef,
        box: ToolBox,
        limits: ToolLimits,
        sink: TurnSink,
    ) -> None:
        self._turns = turns
        self._store = turns._replies.store_of(conversation)
        self._conversation = conversation
        self._reply = reply
        self._model = model
        self._box = box
        self._limits = limits
        self._sink = sink
        #: The user ended the turn at its limit.
        self.refused = False

    async def run(self, calls: list[ToolCall], *, cut: bool, calls_so_far: int) -> Message:
        """Answer the calls. ``calls_so_far`` is not 0 when a person has to allow so many."""
        conversation, sink = self._conversation, self._sink
        draft = conversation.new_message(
            Role.TOOL, parent_id=self._reply.id, status=MessageStatus.STREAMING
        )
        try:
            await self._store.start_reply(conversation.id, draft)
        except BaseException:
            conversation.discard(draft.id, leaf_id=self._reply.id)
            raise

        def report(index: int, state: CallState) -> None:
            sink.call_changed(draft.id, index, state)

        async def keep(index: int, result: ToolResult) -> None:
            await self._keep(draft.id, index, result)

        work = ToolRound(
            calls,
            conversation_id=conversation.id,
            temporary=conversation.temporary,
            model=self._model.model,
            box=self._box,
            broker=self._turns._broker,
            log=None if conversation.temporary else self._turns._log,
            limits=self._limits,
            report=report,
            keep=keep,
        )
        sink.tools_started(draft, tuple(work.states))
        status = MessageStatus.INTERRUPTED
        try:
            await self._answer(work, cut=cut, calls_so_far=calls_so_far)
            status = MessageStatus.COMPLETE
        except asyncio.CancelledError:
            status = MessageStatus.STOPPED
        finally:
            message = msgspec.structs.replace(draft, blocks=work.results, status=status)
            conversation.update(message)
            await self._turns._replies.save(self._store, message, sink)
        return message

    async def _answer(self, work: ToolRound, *, cut: bool, calls_so_far: int) -> None:
        if cut:
            work.refuse(_CUT)
            return
        if calls_so_far:
            words = say_counted(
                "The model has asked for %n calls in this turn. Go on?",
                "The model has asked for %n call in this turn. Go on?",
                calls_so_far,
            )
            if not await work.ask_to_go_on(words):
                self.refused = True
                work.refuse(_ENOUGH)
                return
        await work.run()

    async def _keep(self, message_id: str, index: int, result: ToolResult) -> None:
        """Write a result down at once: a crash loses none that a tool has given."""
        empty = ToolResult(result.call_id, result.name)
        try:
            await self._store.append_journal(
                message_id, [BlockStarted(index, empty), BlockFinished(index, result)]
            )
        except StorageError as error:
            self._sink.reply_not_saved(error)
