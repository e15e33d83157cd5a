"""What one open page is told, from its first look on for as long as it looks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.events import WaitStage
from desktop.chat.message import Message
from desktop.chat.scope import Scope, ScopeKind
from desktop.chat.wording import say, together
from desktop.gateway.page.drawing import DrawnMessage, Order
from desktop.gateway.page.source import PageSource
from desktop.session.library import PAGE
from desktop.session.live_turns import LiveTurn
from desktop.session.tool_calls import CallState, asked_in

#: Seconds between two looks at what has changed, at least, and as many times what one took.
_PACE = 0.04
_PACE_FACTOR = 8.0
#: Seconds of silence after which an empty line is sent.
_KEEP_ALIVE = 15.0
#: Messages from the end of a conversation that are sent unless more are wanted.
NEWEST = 40
#: Characters that are parsed on the loop; more go to a thread.
_LITTLE = 3_000
_ALL = Scope(ScopeKind.EVERYWHERE)
_WAITING = {
    WaitStage.PREPARING: say("Preparing"),
    WaitStage.STARTING_MODEL: say("Starting the built-in model"),
    WaitStage.CONNECTING: say("Connecting"),
    WaitStage.FIRST_TOKEN: say("Waiting for the first token"),
    WaitStage.STREAMING: say("Streaming"),
}


class Follower:
    """Says how the list and one conversation are now, and then whatever changes.

    Compares what is with what was sent: nothing is queued, so a page that reads slowly costs
    no memory and is told less often.
    """

    def __init__(
        self, source: PageSource, conversation: Conversation | None, *, newest: int, listed: int
    ) -> None:
        """``newest``: how many messages from the end of the conversation are told of;
        ``listed``: how many conversations, rounded up to whole pages of the list."""
        self._source = source
        self._conversation = conversation
        self._newest = newest
        self._listed = listed
        self._awake = asyncio.Event()
        self._awake.set()
        self._list_changed = self._conversation_changed = True
        self._may_be_gone = False
        self._drawn: dict[str, DrawnMessage] = {}
        self._path: list[str] = []
        self._state: Order = {}
        self._title: Order = {}
        #: What went wrong with the turn: to be told, and the last that was.
        self._trouble: ChatError | None = None
        self._told: ChatError | None = None
        self._turn: LiveTurn | None = None

    async def orders(self) -> AsyncGenerator[list[Order], None]:
        """What to tell, piece by piece; an empty list says that all is well."""
        self._source.library.feed.listen(self)
        if self._conversation is not None and (turn := self._source.live.of(self._conversation.id)):
            self._watch(turn)
        try:
            while True:
                began = time.monotonic()
                async for piece in self._changes():
                    yield piece
                spent = time.monotonic() - began
                await asyncio.sleep(max(_PACE, _PACE_FACTOR * min(spent, 0.5)))
                try:
                    async with asyncio.timeout(_KEEP_ALIVE):
                        await self._awake.wait()
                except TimeoutError:
                    yield []
        finally:
            self._source.library.feed.forget(self)
            if self._turn is not None:
                self._turn.forget(self._touch)

    async def _changes(self) -> AsyncGenerator[list[Order], None]:
        self._awake.clear()
        if self._conversation is not None and self._conversation_changed:
            self._conversation_changed = False
            async for piece in self._conversation_changes(self._conversation):
                yield piece
        if self._list_changed:
            self._list_changed = False
            yield [await self._list()]
        if self._trouble is not None:
            words = together(self._trouble.message, self._trouble.hint)
            self._trouble = None
            yield [{"do": "notice", "words": words}]

    async def _list(self) -> Order:
        streaming = self._source.live.ids()
        library = self._source.library
        summaries = page = await library.summaries(scope=_ALL)
        while page and len(summaries) < self._listed:
            page = await library.summaries(after=summaries[-1], scope=_ALL)
            summaries = summaries + page
        return {
            "do": "list",
            "more": len(page) == PAGE,
            "conversations": [
                {
                    "id": summary.id,
                    "title": summary.title,
                    "at": summary.updated_at,
                    "pinned": summary.pinned,
                    "streaming": summary.id in streaming,
                }
                for summary in summaries
            ],
        }

    async def _conversation_changes(
        self, conversation: Conversation
    ) -> AsyncGenerator[list[Order], None]:
        if self._may_be_gone:
            self._may_be_gone = False
            known = await self._source.library.open(conversation.id)
            if known is None:
                yield [{"do": "gone"}]
                return
            # An import may have brought more.
            conversation = self._conversation = known
        ids = conversation.active_ids()
        path = ids[-self._newest :]
        await self._source.library.fetch(conversation, path)
        orders: list[Order] = []
        title: Order = {
            "do": "conversation",
            "id": conversation.id,
            "title": conversation.summary.title,
            "model": self._source.accounts.model_of(conversation).model,
            "older": len(ids) - len(path),
        }
        if title != self._title:
            self._title = title
            orders.append(title)
        if path != self._path:
            self._path = path
            orders.append({"do": "path", "messages": path})
            self._drawn = {key: drawn for key, drawn in self._drawn.items() if key in path}
        turn = self._turn
        arriving = turn.message if turn is not None else None
        for message_id in path:
            if message_id not in conversation:
                return  # taken back meanwhile; the next look has the new path
            message = conversation.message(message_id)
            calls: tuple[CallState, ...] = ()
            if arriving is not None and arriving.id == message_id:
                message = arriving
            elif turn is not None and turn.calls_id == message_id:
                calls = tuple(turn.calls)
            drawn = self._drawn.setdefault(message_id, DrawnMessage(self._source.price))
            if drawn.cost(message) > _LITTLE:
                orders += await asyncio.to_thread(drawn.draw, message, calls)
            else:
                orders += drawn.draw(message, calls)
            if orders:
                yield orders
                orders = []
        state = self._state_now()
        if state != self._state:
            self._state = state
            orders.append(state)
        if orders:
            yield orders

    def _state_now(self) -> Order:
        turn = self._turn
        stage = words = ""
        if turn is not None and turn.waiting is not None:
            stage, words = "waiting", turn.waiting.text or _WAITING.get(turn.waiting.stage, "")
        elif turn is not None and (question := asked_in(turn.calls)) is not None:
            stage, words = "asking", question.summary
        elif turn is not None and turn.calls_id:
            stage, words = "tools", say("Running tools")
        elif turn is not None:
            stage, words = "streaming", say("Streaming")
        return {"do": "state", "busy": turn is not None, "stage": stage, "words": words}

    def _watch(self, turn: LiveTurn) -> None:
        self._turn = turn
        turn.on_change(self._touch)

    def _touch(self) -> None:
        trouble = self._turn.trouble if self._turn is not None else None
        if trouble is not self._told:
            self._trouble = self._told = trouble
        self._conversation_changed = True
        self._awake.set()

    def _touch_list(self) -> None:
        self._list_changed = True
        self._awake.set()

    def _is_mine(self, conversation: Conversation) -> bool:
        return self._conversation is not None and self._conversation.id == conversation.id

    # As a `ConversationListener`

    def message_posted(
        self,
        conversation: Conversation,
        message: Message,  # noqa: ARG002 - it is found in the conversation
    ) -> None:
        if self._is_mine(conversation):
            self._touch()
        self._touch_list()

    def turn_began(self, turn: LiveTurn) -> None:
        if self._is_mine(turn.conversation):
            self._watch(turn)
            self._touch()
        self._touch_list()

    def turn_ended(self, turn: LiveTurn) -> None:
        if turn is self._turn:
            self._touch()
            turn.forget(self._touch)
            self._turn = None
        self._touch_list()

    def titled(self, conversation: Conversation) -> None:
        if self._is_mine(conversation):
            self._touch()
        self._touch_list()

    def changed(self, conversation_id: str) -> None:
        if self._conversation is not None and conversation_id in ("", self._conversation.id):
            self._may_be_gone = True
            self._touch()
        self._touch_list()
