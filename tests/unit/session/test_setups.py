"""A conversation's own system prompt and parameters: sent, stored, forked, kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec

from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.setup import ConversationSetup, LimitRule
from desktop.parameters import ModelParameters
from desktop.session.library import Library
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.state import WindowState
from tests.unit.session.test_replies import (
    HELLO,
    MODEL,
    Listener,
    Scenario,
    ask,
    opened,
    replies_with,
)

SETUP = ConversationSetup(
    system_prompt="Speak like a pirate.",
    parameters=ModelParameters(temperature=0.1, answer="json"),
    assistant="Pirate",
    limit=LimitRule.REFUSE,
)


def test_it_goes_along_with_every_request(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            scenario = Scenario(HELLO)
            replies, conversation = replies_with(store, scenario), new_conversation()
            question = await ask(replies, conversation)
            for setup in (ConversationSetup(), SETUP):
                conversation.setup = setup
                await replies.run(conversation, parent_id=question.id, model=MODEL, sink=Listener())
            usual, own, *_again = scenario.requests
            assert usual.parameters == ModelParameters()
            assert usual.answer is None
            assert own.system == "Speak like a pirate."
            assert own.parameters.temperature == 0.1
            assert own.answer is not None

    asyncio.run(scene())


def test_it_is_stored_with_the_first_message_and_changed_later(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            replies, conversation = replies_with(store, Scenario(HELLO)), new_conversation()
            conversation.setup = SETUP
            await ask(replies, conversation)
            loaded = await store.load(conversation.id)
            assert loaded is not None
            assert loaded.setup == SETUP
            changed = msgspec.structs.replace(SETUP, system_prompt="", limit=None)
            await store.set_setup(conversation.id, changed)
            loaded = await store.load(conversation.id)
            assert loaded is not None
            assert loaded.setup == changed

    asyncio.run(scene())


def test_a_fork_is_named_as_is_usual_in_a_language(tmp_path: Path) -> None:
    async def scene() -> None:
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        store = ConversationStore(database)
        library = Library(store, WindowState(database))
        replies, conversation = replies_with(store, Scenario(HELLO)), new_conversation()
        await ask(replies, conversation)
        for naming, title in (
            ("Fork of {title}", "Fork of Hi"),
            ("{title}の分岐", "Hiの分岐"),
        ):
            forked = await library.fork(conversation, _leaf(conversation), naming=naming)
            assert forked.title == title
            fork = await store.load(forked.id)
            assert fork is not None
            again = await library.fork(fork, _leaf(fork), naming=naming)
            assert again.title == title, "not a fork of a fork"
        await database.aclose()

    asyncio.run(scene())


def _leaf(conversation: Conversation) -> str:
    assert conversation.leaf_id is not None
    return conversation.leaf_id


def test_a_fork_and_a_kept_conversation_have_it(tmp_path: Path) -> None:
    async def scene() -> None:
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        store = ConversationStore(database)
        library = Library(store, WindowState(database))
        replies, conversation = replies_with(store, Scenario(HELLO)), new_conversation()
        await ask(replies, conversation)
        await library.set_up(conversation, SETUP)
        assert conversation.leaf_id is not None
        fork = await library.fork(conversation, conversation.leaf_id)
        temporary = new_conversation(temporary=True)
        temporary.setup = SETUP
        await ask(replies, temporary)
        await library.keep(temporary)
        for conversation_id in (conversation.id, fork.id, temporary.id):
            loaded = await store.load(conversation_id)
            assert loaded is not None
            assert loaded.setup == SETUP
        await database.aclose()

    asyncio.run(scene())
