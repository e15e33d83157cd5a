"""A session with tools, for tests: a scripted model, a real database, tools made of functions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.chat.blocks import Text, ToolCall, ToolResult
from desktop.chat.consent import Decision
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import ProviderError, StorageError
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    Waiting,
)
from desktop.chat.message import Message, StopReason
from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.providers.scripted import ScriptedProvider
from desktop.session.consent import ConsentBroker, Question
from desktop.session.replies import Replies
from desktop.session.tool_calls import CallStage, CallState, ToolLimits
from desktop.session.turns import Turns
from desktop.settings import ModelRef, ProviderKind, ProviderSettings, Settings
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.permissions import Permissions
from desktop.storage.tool_log import ToolLog
from desktop.tools.caller import NOBODY, Caller
from desktop.tools.tool import ToolOutcome, says
from desktop.tools.tool_box import ToolBox

MODEL = ModelRef("scripted", "model")
SETTINGS = Settings(providers=(ProviderSettings(id="scripted", kind=ProviderKind.OPENAI_CHAT),))
YES = Decision(allowed=True)


def calling(
    *calls: tuple[str, str], stop: StopReason = StopReason.TOOL_CALLS, text: str = ""
) -> list[ReplyEvent | ProviderError]:
    """A reply that asks for tools: their names and arguments, as text."""
    events: list[ReplyEvent | ProviderError] = [ReplyStarted("model")]
    if text:
        events += [BlockStarted(0, Text()), BlockDelta(0, text), BlockFinished(0, Text())]
    for index, (name, arguments) in enumerate(calls, start=1):
        events += [
            BlockStarted(index, ToolCall(f"call-{index}", name)),
            BlockDelta(index, arguments),
            BlockFinished(index, ToolCall()),
        ]
    return [*events, ReplyFinished(stop, str(stop))]


@dataclass
class StandIn:
    """A tool that does what a test says."""

    name: str
    act: Callable[[dict[str, Any]], Awaitable[ToolOutcome]]
    server: str = "desk"
    title: str = ""
    schema: dict[str, Any] = field(default_factory=dict)
    hints: ToolHints = field(default_factory=ToolHints)
    alone: bool = False
    description: str = ""
    #: What it says to whoever had it called, before it acts.
    talk: Callable[[Caller], Awaitable[None]] | None = None

    @property
    def definition(self) -> ToolDefinition:
        return ToolDefinition(name=self.name, description=self.description, schema=self.schema)

    def alike(self, arguments: dict[str, Any]) -> str:
        return ""

    async def run(self, arguments: dict[str, Any], caller: Caller = NOBODY) -> ToolOutcome:
        if self.talk is not None:
            await self.talk(caller)
        return await self.act(arguments)


def answering(words: str) -> Callable[[dict[str, Any]], Awaitable[ToolOutcome]]:
    async def act(arguments: dict[str, Any]) -> ToolOutcome:
        return says(f"{words} {arguments}" if arguments else words)

    return act


async def hanging(arguments: dict[str, Any]) -> ToolOutcome:
    await asyncio.Event().wait()
    raise AssertionError


@dataclass
class Watcher:
    """What a window would be told; answers the questions with ``decide``."""

    decide: Callable[[Question], Decision | None] = lambda _question: YES
    replies: list[Message] = field(default_factory=list)
    started: list[Message] = field(default_factory=list)
    ended: list[Message] = field(default_factory=list)
    states: list[tuple[int, CallState]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    not_saved: list[StorageError] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def reply_started(self, message: Message) -> None:
        self.replies.append(message)

    def reply_waiting(self, waiting: Waiting) -> None:
        pass

    def reply_event(self, event: ReplyEvent) -> None:
        pass

    def reply_not_saved(self, failure: StorageError) -> None:
        self.not_saved.append(failure)

    def reply_ended(self, message: Message) -> None:
        pass

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None:
        self.started.append(message)

    def call_changed(self, message_id: str, index: int, state: CallState) -> None:
        self.states.append((index, state))
        self.changed.set()
        if state.question is not None:
            self.questions.append(state.question)
            self.asked.set()
            if (decision := self.decide(state.question)) is not None:
                state.question.answer(decision)

    def tools_ended(self, message: Message) -> None:
        self.ended.append(message)

    async def until(self, *reached: tuple[int, CallStage]) -> None:
        """Wait until calls have been at these stages."""
        while not set(reached) <= {(index, state.stage) for index, state in self.states}:
            self.changed.clear()
            await self.changed.wait()

    def stages(self, index: int) -> list[CallStage]:
        return [state.stage for number, state in self.states if number == index]


class Session:
    """Asks the scripted model one thing, with these tools at hand."""

    def __init__(
        self,
        folder: Path,
        store: ConversationStore,
        *replies: Sequence[ReplyEvent | ProviderError],
        tools: Sequence[StandIn] = (),
        limits: ToolLimits | None = None,
        read_only_allowed: bool = False,
    ) -> None:
        self.store = store
        self.model = ScriptedProvider(*replies)
        self.tools = list(tools)
        self.log = ToolLog(folder / "calls.jsonl")
        self.permissions = Permissions(folder / "permissions.json")
        self.conversation = new_conversation()
        self.turns = Turns(
            Replies(store=store, catalog=self, settings=lambda: SETTINGS),
            tools=self,
            broker=ConsentBroker(self.permissions, read_only_allowed=lambda: read_only_allowed),
            log=self.log,
            limits=lambda: limits or ToolLimits(),
        )

    def provider(self, settings: ProviderSettings) -> ScriptedProvider:
        return self.model

    async def box(self, conversation: Conversation) -> ToolBox:
        return ToolBox(self.tools)

    async def ask(self, watcher: Watcher, text: str = "Go") -> Message:
        conversation = self.conversation
        question = await self.turns.post(conversation, text, parent_id=conversation.leaf_id)
        return await self.turns.run(conversation, parent_id=question.id, model=MODEL, sink=watcher)

    def sent(self, request: int) -> list[Message]:
        """The messages of a request, counted from 0."""
        return list(self.model.requests[request].messages)

    def told(self, request: int) -> list[tuple[str, bool]]:
        """The results in a request: their words, and whether they are errors."""
        return [
            (_words(block), block.is_error)
            for message in self.sent(request)
            for block in message.blocks
            if isinstance(block, ToolResult)
        ]


def _words(result: ToolResult) -> str:
    return "\n".join(part.text for part in result.content if isinstance(part, Text))


@asynccontextmanager
async def stored(folder: Path) -> AsyncIterator[ConversationStore]:
    database = Database(folder / "rivulet.sqlite3")
    await database.open()
    try:
        yield ConversationStore(database)
    finally:
        await database.aclose()
