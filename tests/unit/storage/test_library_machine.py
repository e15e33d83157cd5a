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
from desktop.chat.conversation import Conversation, new_conversation, new_id
from desktop.chat.folders import Folder, FolderTree
from desktop.chat.message import MessageStatus, Role
from desktop.chat.scope import Scope
from desktop.chat.search import parse_search
from desktop.session.exports import Exporter
from desktop.session.imports import Importer
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.folders import FolderStore
from desktop.storage.message_search import MessageSearch
from desktop.storage.tags import TagStore
from desktop.storage.transfer import ConversationTransfer

WORDS = ("apple", "pear", "plum", "fig")
TAGS = ("work", "c++", "税")
LIMIT = 1000
T = TypeVar("T")


class LibraryMachine(RuleBasedStateMachine):
    """Sends, edits, regenerates, forks, files, tags, deletes, restores and purges; and starts anew,
    exports and imports at any time."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "rivulet.db"
        self._loop = asyncio.new_event_loop()
        self._live: list[Conversation] = []
        self._deleted: list[Conversation] = []
        self._folders: list[str | None] = [None]
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
    @rule(number=st.integers(0, 9), at=st.integers(0, 99))
    def fork(self, number: int, at: int) -> None:
        conversation = self._live[number % len(self._live)]
        ids = conversation.ids()
        path = conversation.path_to(ids[at % len(ids)])
        fork = Conversation(
            msgspec.structs.replace(
                new_conversation("fork").summary,
                folder_id=conversation.summary.folder_id,
                tags=conversation.summary.tags,
            )
        )
        self._run(self._store.add_fork(fork.summary, [message.id for message in path], stream=True))
        copied = self._run(self._store.load(fork.id))
        assert copied is not None
        assert [(m.role, m.blocks) for m in copied] == [(m.role, m.blocks) for m in path]
        assert not {m.id for m in copied} & {m.id for m in path}
        self._live.append(copied)

    @rule(word=st.sampled_from(WORDS), within=st.integers(0, 9))
    def make_folder(self, word: str, within: int) -> None:
        parent = self._folders[within % len(self._folders)]
        tree = FolderTree(self._run(self._filed.all()))
        if tree.may_hold(parent):
            folder = Folder(id=new_id(), name=word, parent_id=parent)
            self._run(self._filed.add(folder))
            self._folders.append(folder.id)

    @precondition(lambda self: self._live)
    @rule(number=st.integers(0, 9), folder=st.integers(0, 9))
    def file(self, number: int, folder: int) -> None:
        conversation = self._live[number % len(self._live)]
        chosen = self._folders[folder % len(self._folders)]
        self._run(self._filed.place({conversation.id: chosen}))
        self._note(conversation, folder_id=chosen)

    @precondition(lambda self: len(self._folders) > 1)
    @rule(folder=st.integers(0, 9), back=st.booleans())
    def remove_folder(self, folder: int, back: bool) -> None:
        key = self._folders[1 + folder % (len(self._folders) - 1)]
        assert key is not None
        removed = self._run(self._filed.remove(key))
        assert removed is not None
        if back:
            self._run(self._filed.bring_back(removed))
            return
        self._folders.remove(key)
        for conversation in (*self._live, *self._deleted):
            if conversation.summary.folder_id == key:
                self._note(conversation, folder_id=removed.folder.parent_id)

    @precondition(lambda self: self._live)
    @rule(number=st.integers(0, 9), tag=st.sampled_from(TAGS), give=st.booleans())
    def tag(self, number: int, tag: str, give: bool) -> None:
        conversation = self._live[number % len(self._live)]
        change = {"add": [tag], "remove": []} if give else {"add": [], "remove": [tag]}
        self._run(self._tags.change([conversation.id], **change))
        self._note(conversation, tags=self._run(self._tags.of([conversation.id]))[conversation.id])
        assert (tag in map(str.casefold, conversation.summary.tags)) == give

    @rule()
    def export_and_import(self) -> None:
        """Into another place it is the same; once more here it changes nothing."""
        file, other = self._path.with_name("all.jsonl"), self._path.with_name("other.db")
        transfer = ConversationTransfer(self._database)
        self._run(Exporter(self._store, transfer).archive(file))
        before = self._everything(self._database)
        assert self._run(Importer(transfer).run([file])).messages == 0
        assert self._everything(self._database) == before
        database = Database(other)
        self._run(database.open())
        report = self._run(Importer(ConversationTransfer(database)).run([file]))
        assert not report.notes
        assert self._everything(database) == before
        self._run(database.aclose())
        for left in self._path.parent.glob("other.db*"):
            left.unlink()

    def _everything(self, database: Database) -> object:
        """What can be seen of a library."""
        store = ConversationStore(database)
        seen = []
        for key in self._run(ConversationTransfer(database).ids(after="", limit=LIMIT)):
            found = self._run(store.load(key))
            assert found is not None
            seen.append((found.summary, list(found), found.leaf_id, found.draft, found.stream))
        return seen, list(FolderTree(self._run(FolderStore(database).all())))

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
        listed = [
            summary
            for folder in self._folders
            for summary in self._run(
                self._store.summaries(limit=LIMIT, scope=Scope(key=folder or ""))
            )
        ]
        assert sorted(summary.id for summary in listed) == sorted(c.id for c in self._live)
        for conversation in self._live:
            whole = self._run(self._store.load(conversation.id))
            assert whole is not None
            assert whole.summary.folder_id == conversation.summary.folder_id
            assert whole.summary.tags == conversation.summary.tags
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

    @staticmethod
    def _note(conversation: Conversation, **changes: object) -> None:
        conversation.summary = msgspec.structs.replace(conversation.summary, **changes)

    def _say(self, conversation: Conversation, word: str, parent_id: str | None) -> None:
        message = conversation.new_message(Role.USER, (Text(word),), parent_id=parent_id)
        self._run(self._store.add_message(conversation.id, message))

    def _open(self) -> None:
        self._database = Database(self._path)
        self._run(self._database.open())
        self._store = ConversationStore(self._database)
        self._filed, self._tags = FolderStore(self._database), TagStore(self._database)
        self._search = MessageSearch(self._path)

    def _close(self) -> None:
        self._run(self._search.aclose())
        self._run(self._database.aclose())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


LibraryMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
test_library = LibraryMachine.TestCase
