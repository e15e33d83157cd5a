"""Whatever is done with conversations, what is on the disk is what was done."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import MessageStatus, Role
from desktop.chat.search import parse_search
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.message_search import MessageSearch

WORDS = ("apple", "pear", "plum", "fig")
LIMIT = 1000
T = TypeVar("T")


class LibraryMachine(RuleBasedStateMachine):
    """Sends, edits, regenerates, deletes, restores and purges; and starts anew at any time."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "rivulet.db"
        self._loop = asyncio.new_event_loop()
        self._live: list[Conversation] = []
        self._deleted: list[Conversation] = []
        self._open()

    def teardown(self) -> None:
        self._close()
        self._loop.close()
        self._folder.cleanup()

    @rule(word=st.sampled_from(WORDS), number=st.integers(0, 9))
    def send(self, word: str, number: int) -> None:
        if number < len(self._live):
            conversation = self._live[number]
        else:
            conversation = new_conversation(word)
            self._run(self._store.add(conversation.summary))
            self._live.append(conversation)
        self._say(conversation, word, conversation.leaf_id)

    @precondition(lambda self: self._live)
    @rule(word=st.sampled_from(WORDS), number=st.integers(0, 9), at=st.integers(0, 99))
    def edit(self, word: str, number: int, at: int) -> None:
        conversation = self._live[number % len(self._live)]
        ids = conversation.ids()
        self._say(conversation, word, conversation.parent_of(ids[at % len(ids)]))

    @precondition(lambda self: self._live)
    @rule(word=st.sampled_from(WORDS), number=st.integers(0, 9))
    def reply(self, word: str, number: int) -> None:
        conversation = self._live[number % len(self._live)]
        draft = conversation.new_message(
            Role.ASSISTANT, parent_id=conversation.leaf_id, status=MessageStatus.STREAMING
        )
        self._run(self._store.start_reply(conversation.id, draft))
        whole = msgspec.structs.replace(draft, blocks=(Text(word),), status=MessageStatus.COMPLETE)
        conversation.update(whole)
        self._run(self._store.finish_reply(whole))

    @precondition(lambda self: self._live)
    @rule(number=st.integers(0, 9), at=st.integers(0, 99))
    def select(self, number: int, at: int) -> None:
        conversation = self._live[number % len(self._live)]
        ids = conversation.ids()
        conversation.select(ids[at % len(ids)])
        assert conversation.leaf_id is not None
        self._run(self._store.set_leaf(conversation.id, conversation.leaf_id))

    @precondition(lambda self: self._live)
    @rule(number=st.integers(0, 9))
    def delete(self, number: int) -> None:
        conversation = self._live.pop(number % len(self._live))
        self._run(self._store.delete(conversation.id))
        self._deleted.append(conversation)

    @precondition(lambda self: self._deleted)
    @rule()
    def undo(self) -> None:
        conversation = self._deleted.pop()
        self._run(self._store.restore(conversation.id))
        self._live.append(conversation)

    @rule()
    def purge(self) -> None:
        self._run(self._store.purge_deleted(older_than_seconds=-1.0))
        self._deleted.clear()

    @rule()
    def reload(self) -> None:
        self._close()
        self._open()

    @invariant()
    def what_is_stored_is_what_was_done(self) -> None:
        listed = self._run(self._store.summaries(limit=LIMIT))
        assert {summary.id for summary in listed} == {c.id for c in self._live}
        for conversation in self._live:
            whole = self._run(self._store.load(conversation.id))
            assert whole is not None
            assert list(whole) == list(conversation)
            assert whole.active_path() == conversation.active_path()
            part = self._run(self._store.load(conversation.id, newest=2))
            assert part is not None
            assert part.active_ids() == conversation.active_ids()
            assert part.active_path() == conversation.active_path()[-2:]

    @invariant()
    def what_is_found_is_what_was_said(self) -> None:
        for word in WORDS:
            found = self._run(self._search.find(parse_search(word), limit=LIMIT))
            assert found is not None
            said = {m.id for c in self._live for m in c if m.text == word}
            assert {message.message_id for message in found.messages} == said

    def _say(self, conversation: Conversation, word: str, parent_id: str | None) -> None:
        message = conversation.new_message(Role.USER, (Text(word),), parent_id=parent_id)
        self._run(self._store.add_message(conversation.id, message))

    def _open(self) -> None:
        self._database = Database(self._path)
        self._run(self._database.open())
        self._store = ConversationStore(self._database)
        self._search = MessageSearch(self._path)

    def _close(self) -> None:
        self._run(self._search.aclose())
        self._run(self._database.aclose())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


LibraryMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
test_library = LibraryMachine.TestCase
