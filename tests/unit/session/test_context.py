"""The limit of the context: what is sent, refused or summed up, with a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import ContextMark, Message, MessageStatus, Role
from desktop.chat.setup import ConversationSetup, LimitRule
from desktop.session.context import ContextRules
from desktop.session.replies import Replies
from desktop.settings import ModelRef
from desktop.storage.conversations import ConversationStore
from tests.unit.session.test_replies import (
    HELLO,
    MODEL,
    SETTINGS,
    Listener,
    Scenario,
    opened,
)

LONG = "word " * 400


async def small(_model: ModelRef) -> int | None:
    return 1_200


class Desk:
    def __init__(self, store: ConversationStore) -> None:
        self.store = store
        self.scenario = Scenario(HELLO)
        self.rules = ContextRules(store=store, settings=lambda: SETTINGS, windows=small)
        self.replies = Replies(
            store=store, catalog=self.scenario, settings=lambda: SETTINGS, context=self.rules
        )
        self.conversation: Conversation = new_conversation()
        self.listener = Listener()

    async def ask(self, text: str) -> Message:
        posted = await self.replies.post(
            self.conversation, text, parent_id=self.conversation.leaf_id
        )
        return await self.replies.run(
            self.conversation, parent_id=posted.id, model=MODEL, sink=self.listener
        )

    def limit(self, rule: LimitRule) -> None:
        self.conversation.setup = ConversationSetup(limit=rule)

    def sent(self) -> list[str]:
        return [message.text[:5] for message in self.scenario.requests[-1].messages]


def play(tmp_path: Path, scene: Callable[[Desk], Awaitable[None]]) -> None:
    async def main() -> None:
        async with opened(tmp_path) as store:
            await scene(Desk(store))

    asyncio.run(main())


def test_the_oldest_are_left_out(tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        await desk.ask(f"one   {LONG}")
        await desk.ask(f"two   {LONG}")
        await desk.ask(f"three {LONG}")
        assert desk.sent() == ["two  ", "Hello", "three"]
        pinned = desk.conversation.active_ids()[0]
        await desk.rules.mark(desk.conversation, pinned, ContextMark.PINNED)
        await desk.ask(f"four  {LONG}")
        assert desk.sent() == ["one  ", "four "]

    play(tmp_path, scene)


def test_nothing_is_sent_and_a_sentence_says_why(tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        desk.limit(LimitRule.REFUSE)
        await desk.ask(f"one {LONG}")
        await desk.ask(f"two {LONG}")
        before = len(desk.scenario.requests)
        reply = await desk.ask(f"three {LONG}")
        assert reply.status is MessageStatus.FAILED
        assert reply.failure is not None
        assert "the model can read 1,200" in reply.failure.message
        assert len(desk.scenario.requests) == before

    play(tmp_path, scene)


def test_a_question_that_is_too_long_alone_is_refused_by_every_rule(tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        for rule in LimitRule:
            desk.limit(rule)
            assert (await desk.ask("word " * 2_000)).status is MessageStatus.FAILED
        assert not desk.scenario.requests

    play(tmp_path, scene)


def test_the_older_messages_are_summed_up_in_sight_and_that_can_be_undone(tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        told: list[Message] = []
        desk.rules.listen(lambda _conversation, message: told.append(message))
        desk.limit(LimitRule.SUMMARISE)
        await desk.ask(f"one   {LONG}")
        await desk.ask(f"two   {LONG}")
        await desk.ask(f"three {LONG}")
        summing, asking = desk.scenario.requests[-2:]
        assert not summing.stream
        assert "Sum up the conversation above" in summing.messages[0].text
        assert "user: one" in summing.messages[0].text
        assert [m.text[:5] for m in asking.messages] == ["three"]
        assert "Hello" in asking.system, "what the model said of it"
        (end,) = told
        assert end.role is Role.ASSISTANT
        stored = await desk.store.load(desk.conversation.id)
        assert stored is not None
        assert stored.message(end.id).summary == "Hello"
        await desk.rules.forget_summary(desk.conversation, end.id)
        stored = await desk.store.load(desk.conversation.id)
        assert stored is not None
        assert stored.message(end.id).summary == ""

    play(tmp_path, scene)


def test_marks_are_stored_and_measured(tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        await desk.ask("one")
        await desk.ask("two")
        measured = await desk.rules.measure(desk.conversation, model=MODEL, tools=50, draft=7)
        assert measured.exact, "the provider has counted 7 in and 3 out"
        assert (measured.tools, measured.draft, measured.window) == (50, 7, 1_200)
        assert measured.left == 1_200 - measured.total
        first = desk.conversation.active_ids()[0]
        await desk.rules.mark(desk.conversation, first, ContextMark.EXCLUDED)
        measured = await desk.rules.measure(desk.conversation, model=MODEL, tools=0, draft=0)
        assert measured.selection.excluded == 1
        assert not measured.exact
        stored = await desk.store.load(desk.conversation.id)
        assert stored is not None
        assert stored.message(first).mark is ContextMark.EXCLUDED
        await desk.ask("three")
        assert "one" not in desk.sent()

    play(tmp_path, scene)


@pytest.mark.parametrize("temporary", [True, False])
def test_temporary_conversations_have_marks_too(tmp_path: Path, temporary: bool) -> None:
    async def scene(desk: Desk) -> None:
        desk.conversation = new_conversation(temporary=temporary)
        await desk.ask("one")
        first = desk.conversation.active_ids()[0]
        await desk.rules.mark(desk.conversation, first, ContextMark.EXCLUDED)
        assert desk.conversation.message(first).mark is ContextMark.EXCLUDED
        assert msgspec.structs.asdict(desk.conversation.message(first))["mark"] == "excluded"

    play(tmp_path, scene)


def test_of_a_conversation_without_an_end_only_what_could_be_sent_is_read(tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        conversation = desk.conversation
        for number in range(300):
            conversation.new_message(
                Role.ASSISTANT if number % 2 else Role.USER,
                (Text(f"{number} {LONG}"),),
                parent_id=conversation.leaf_id,
            )
        await desk.store.add_whole(conversation)
        some = await desk.store.load(conversation.id, newest=10)
        assert some is not None
        read: list[str] = []
        messages = desk.store.messages

        async def watched(ids: Sequence[str]) -> list[Message]:
            read.extend(ids)
            return await messages(ids)

        desk.store.messages = watched  # type: ignore[assignment,method-assign]  # a look at what is read
        measured = await desk.rules.measure(some, model=MODEL, tools=0, draft=0)
        assert measured.selection.dropped + len(measured.selection.messages) == 300
        assert 0 < len(read) < 100

    play(tmp_path, scene)
