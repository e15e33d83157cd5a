"""Conversations on the disk, with a real database."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.chat.blocks import (
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.conversation import Conversation, ConversationSummary, new_conversation
from desktop.chat.errors import DatabaseDamaged, StorageError
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    UsageChanged,
)
from desktop.chat.message import (
    Failure,
    Message,
    MessageStatus,
    Role,
    StopReason,
    Timing,
    Usage,
)
from desktop.chat.scope import Scope, ScopeKind
from desktop.chat.wording import say
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.rows import MAX_MESSAGE_BYTES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rivulet.db"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def run(
    path: Path,
    scene: Callable[[ConversationStore], Awaitable[None]],
    clock: Clock | None = None,
) -> None:
    """Open, play, close."""

    async def main() -> None:
        database = Database(path)
        await database.open()
        try:
            await scene(ConversationStore(database, clock=clock or Clock()))
        finally:
            await database.aclose()

    asyncio.run(main())


def summary(name: str, updated_at: float = 0.0, **flags: Any) -> ConversationSummary:
    return ConversationSummary(
        id=name, title=name.upper(), created_at=1.0, updated_at=updated_at, **flags
    )


async def names(store: ConversationStore, *, archived: bool = False) -> list[str]:
    scope = Scope(ScopeKind.ARCHIVED) if archived else Scope()
    return [found.id for found in await store.summaries(limit=100, scope=scope)]


async def loaded(store: ConversationStore, conversation: Conversation) -> Conversation:
    found = await store.load(conversation.id)
    assert found is not None
    return found


async def asked(store: ConversationStore) -> Conversation:
    """A stored conversation with one question."""
    conversation = new_conversation("Title")
    await store.add(conversation.summary)
    question = conversation.new_message(Role.USER, (Text("Why?"),), parent_id=None)
    await store.add_message(conversation.id, question)
    return conversation


async def replying(store: ConversationStore) -> tuple[Conversation, Message]:
    """The same, with a reply that is about to grow."""
    conversation = await asked(store)
    reply = conversation.new_message(
        Role.ASSISTANT,
        parent_id=conversation.leaf_id,
        status=MessageStatus.STREAMING,
        provider_id="openai",
        model="asked-for",
    )
    await store.start_reply(conversation.id, reply)
    return conversation, reply


def journal_rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
        return count


class TestList:
    def test_pinned_first_then_the_latest(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            await store.add(summary("old", 1))
            await store.add(summary("new", 3))
            await store.add(summary("middle", 2))
            await store.add(summary("pinned", 0, pinned=True))
            assert await names(store) == ["pinned", "new", "middle", "old"]
            await store.set_pinned("old", True)
            await store.set_pinned("pinned", False)
            assert await names(store) == ["old", "new", "middle", "pinned"]
            assert (await store.summaries(limit=1)) == [summary("old", 1, pinned=True)]

        run(path, scene)

    def test_pages_meet_without_gap_or_repetition(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            for number in range(25):
                # Many share a time: the cursor has to tell them apart.
                await store.add(summary(f"c{number:02}", number // 10, pinned=number % 7 == 0))
            pages: list[list[str]] = []
            after: ConversationSummary | None = None
            while page := await store.summaries(limit=4, after=after):
                pages.append([found.id for found in page])
                after = page[-1]
            assert [len(page) for page in pages] == [4, 4, 4, 4, 4, 4, 1]
            assert sum(pages, []) == await names(store)  # noqa: RUF017 - seven short lists

        run(path, scene)

    def test_archived_ones_are_listed_apart(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            await store.add(summary("a"))
            await store.add(summary("b"))
            await store.set_archived("b", True)
            assert await names(store) == ["a"]
            assert await names(store, archived=True) == ["b"]
            await store.set_archived("b", False)
            assert sorted(await names(store)) == ["a", "b"]

        run(path, scene)

    def test_a_deleted_one_can_be_restored_until_it_is_purged(self, path: Path) -> None:
        clock = Clock()

        async def scene(store: ConversationStore) -> None:
            conversation, _ = await replying(store)
            await store.delete(conversation.id)
            assert await names(store) == []
            assert await store.load(conversation.id) is None
            await store.restore(conversation.id)
            assert len(await loaded(store, conversation)) == 2
            await store.delete(conversation.id)
            assert await store.purge_deleted(older_than_seconds=3600) == 0
            clock.now += 7200
            assert await store.purge_deleted(older_than_seconds=3600) == 1
            await store.restore(conversation.id)
            assert await store.load(conversation.id) is None

        run(path, scene, clock)
        with closing(sqlite3.connect(path)) as connection:
            for table in ("conversations", "messages", "journal"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)

    def test_a_title_of_the_user_is_not_replaced_by_an_automatic_one(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            await store.add(summary("a"))
            assert await store.rename("a", "Automatic", by_user=False)
            assert await store.rename("a", "Automatic again", by_user=False)
            assert await store.rename("a", "Mine", by_user=True)
            assert not await store.rename("a", "Automatic", by_user=False)
            assert [found.title for found in await store.summaries(limit=9)] == ["Mine"]
            assert await store.rename("a", "Mine too", by_user=True)

        run(path, scene)

    def test_a_message_moves_its_conversation_up_and_a_new_title_does_not(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            first = await asked(store)
            second = await asked(store)
            await store.rename(first.id, "Renamed", by_user=True)
            assert await names(store) == [second.id, first.id]
            more = first.new_message(Role.USER, (Text("More"),), parent_id=first.leaf_id)
            await store.add_message(first.id, more)
            assert await names(store) == [first.id, second.id]

        run(path, scene)


BLOCKS = (
    Text("Grüße \u2028 \x00 \U0001f30a"),
    Thinking("hm", signature="c2ln==", encrypted="x" * 500, seconds=1.5),
    ToolCall("call_1", "search", {"q": [1, None, {"a": True}]}, '{"q": [1, null, {"a": true}]}'),
    ToolCall("call_2", "broken", None, '{"q": '),
    ToolResult("call_1", "search", (Text("ok"), Image("image/png", b"\x89PNG\x00")), is_error=True),
    File("a.bin", "application/octet-stream", bytes(range(256))),
    Refusal("No."),
    Opaque("anthropic", '{"type":"new","x":1.0}'),
)


class TestMessages:
    def test_everything_comes_back_as_it_was(self, path: Path) -> None:
        message = Message(
            id="m",
            role=Role.ASSISTANT,
            blocks=BLOCKS,
            status=MessageStatus.INTERRUPTED,
            created_at=1.25,
            provider_id="p",
            model="m/1",
            stop_reason=StopReason.LENGTH,
            stop_word="max_tokens",
            usage=Usage(1, 2, 3, 4),
            timing=Timing(0.25, 1.5),
            failure=Failure("interrupted", "It broke off.", "Retry.", "details"),
        )

        async def scene(store: ConversationStore) -> None:
            await store.add(summary("c"))
            await store.add_message("c", message)
            found = await store.load("c")
            assert found is not None
            assert list(found) == [message]

        run(path, scene)

    def test_the_tree_comes_back_with_its_order_and_path(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            conversation = await asked(store)
            root = conversation.leaf_id
            for text in ("zero", "one", "two"):
                version = conversation.new_message(
                    Role.ASSISTANT, (Text(text),), parent_id=root, model=text
                )
                await store.add_message(conversation.id, version)
            newest = await loaded(store, conversation)
            assert [message.text for message in newest] == ["Why?", "zero", "one", "two"]
            assert [message.text for message in newest.active_path()] == ["Why?", "two"]
            one = conversation.versions(version.id)[1]
            await store.set_leaf(conversation.id, one)
            again = await loaded(store, conversation)
            assert [message.text for message in again.active_path()] == ["Why?", "one"]
            assert again.versions(one) == conversation.versions(one)
            assert again.summary.title == "Title"

        run(path, scene)

    def test_a_draft_is_kept(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            conversation = await asked(store)
            await store.save_draft(conversation.id, "half a\nthought")
            await store.save_draft("not stored yet", "x")
            assert (await loaded(store, conversation)).draft == "half a\nthought"

        run(path, scene)

    def test_what_does_not_exist_is_none(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            assert await store.load("nothing") is None

        run(path, scene)

    def test_a_parent_of_another_conversation_is_refused(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            here, there = await asked(store), await asked(store)
            stray = Message(id="stray", parent_id=there.leaf_id, role=Role.USER, created_at=1.0)
            with pytest.raises(ValueError, match="no parent"):
                await store.add_message(here.id, stray)
            assert len(await loaded(store, here)) == 1

        run(path, scene)

    def test_an_oversized_message_is_refused_with_a_sentence(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            conversation = await asked(store)
            large = conversation.new_message(
                Role.USER, (Text("x" * MAX_MESSAGE_BYTES),), parent_id=conversation.leaf_id
            )
            with pytest.raises(StorageError, match="64 MiB") as caught:
                await store.add_message(conversation.id, large)
            assert caught.value.hint
            assert len(await loaded(store, conversation)) == 1

        run(path, scene)

    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE messages SET blocks = x'5b7b'",
            "UPDATE messages SET blocks = x'ff'",
            "UPDATE messages SET role = 'nobody'",
            "UPDATE messages SET parent_id = 'nowhere'",
        ],
    )
    def test_a_damaged_row_is_told_and_kept(self, path: Path, damage: str) -> None:
        conversations: list[Conversation] = []

        async def store_two(store: ConversationStore) -> None:
            conversations.extend([await asked(store), await asked(store)])

        run(path, store_two)
        broken, sound = conversations
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"{damage} WHERE conversation_id = ?", (broken.id,))
            connection.commit()

        async def read(store: ConversationStore) -> None:
            with pytest.raises(DatabaseDamaged):
                await store.load(broken.id)
            assert len(await loaded(store, sound)) == 1
            assert len(await names(store)) == 2

        run(path, read)


EVENTS: list[ReplyEvent] = [
    ReplyStarted("answered-by"),
    BlockStarted(0, Thinking()),
    BlockDelta(0, "Let me "),
    BlockDelta(0, "think."),
    BlockFinished(0, Thinking(signature="sig")),
    BlockStarted(1, Text()),
    BlockDelta(1, "Because "),
    UsageChanged(Usage(input=3, output=2)),
    BlockDelta(1, "of the sea."),
]
WHOLE: list[ReplyEvent] = [*EVENTS, BlockFinished(1, Text()), ReplyFinished(StopReason.END, "stop")]
CUT_OFF = Failure.told("interrupted", say("Rivulet ended before this reply was complete."))


class TestReplies:
    def test_a_finished_reply_is_whole_and_leaves_no_journal(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            conversation, reply = await replying(store)
            for event in EVENTS:
                await store.append_journal(reply.id, [event])
            assert (await loaded(store, conversation)).message(reply.id) == reply
            final = msgspec.structs.replace(
                reply,
                blocks=(Text("Because."),),
                status=MessageStatus.COMPLETE,
                usage=Usage(1, 2),
                timing=Timing(0.5, 1.0),
            )
            await store.finish_reply(final)
            assert (await loaded(store, conversation)).message(reply.id) == final
            assert await store.recover() == []

        run(path, scene)
        assert journal_rows(path) == 0

    def test_a_reply_of_a_purged_conversation_says_so(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            conversation, reply = await replying(store)
            await store.delete(conversation.id)
            await store.purge_deleted(older_than_seconds=-10)
            with pytest.raises(StorageError, match="no longer stored"):
                await store.finish_reply(reply)

        run(path, scene)

    def recovered(self, path: Path, batches: list[list[ReplyEvent]]) -> Message:
        """What the next start makes of a reply that was journaled but not finished."""
        replies: list[tuple[Conversation, Message]] = []
        found: list[Message] = []

        async def before(store: ConversationStore) -> None:
            replies.append(await replying(store))
            for batch in batches:
                await store.append_journal(replies[0][1].id, batch)

        async def after(store: ConversationStore) -> None:
            conversation, reply = replies[0]
            assert await store.recover() == [reply.id]
            assert await store.recover() == []
            found.append((await loaded(store, conversation)).message(reply.id))

        run(path, before)
        run(path, after)
        assert journal_rows(path) == 0
        return found[0]

    def test_an_open_reply_is_recovered_as_interrupted(self, path: Path) -> None:
        message = self.recovered(path, [EVENTS[:3], EVENTS[3:7], EVENTS[7:]])
        assert message.status is MessageStatus.INTERRUPTED
        assert message.failure == CUT_OFF
        assert message.blocks == (
            Thinking("Let me think.", signature="sig"),
            Text("Because of the sea."),
        )
        assert message.model == "answered-by"
        assert message.usage == Usage(input=3, output=2)
        assert message.timing is None

    def test_one_that_only_missed_its_last_save_is_complete(self, path: Path) -> None:
        message = self.recovered(path, [WHOLE])
        assert message.status is MessageStatus.COMPLETE
        assert message.failure is None
        assert message.stop_reason is StopReason.END
        assert message.text == "Because of the sea."

    @pytest.mark.parametrize("batches", [[], [[ReplyStarted("m")]], [[BlockStarted(0, Text())]]])
    def test_one_without_content_has_failed(
        self, path: Path, batches: list[list[ReplyEvent]]
    ) -> None:
        message = self.recovered(path, batches)
        assert message.status is MessageStatus.FAILED
        assert message.failure == CUT_OFF
        assert message.text == ""

    def test_a_damaged_journal_gives_what_came_before_the_damage(self, path: Path) -> None:
        replies: list[tuple[Conversation, Message]] = []

        async def before(store: ConversationStore) -> None:
            replies.append(await replying(store))
            for event in EVENTS:
                await store.append_journal(replies[0][1].id, [event])

        run(path, before)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE journal SET events = x'5b' WHERE seq = 9")
            connection.commit()

        async def after(store: ConversationStore) -> None:
            conversation, reply = replies[0]
            await store.recover()
            assert (await loaded(store, conversation)).message(reply.id).text == "Because "

        run(path, after)

    def test_a_reply_that_grows_already_is_left_alone(self, path: Path) -> None:
        async def scene(store: ConversationStore) -> None:
            conversation, reply = await replying(store)
            await store.append_journal(reply.id, EVENTS[:3])
            assert await store.recover() == []
            growing = (await loaded(store, conversation)).message(reply.id)
            assert growing.status is MessageStatus.STREAMING
            assert journal_rows(path) == 1

        run(path, scene)

    def test_twenty_replies_at_once_keep_apart(self, path: Path) -> None:
        async def before(store: ConversationStore) -> None:
            replies = [(await replying(store))[1] for _ in range(20)]

            async def grow(number: int, reply: Message) -> None:
                for word in range(30):
                    await store.append_journal(reply.id, [BlockDelta(0, f"{number}-{word} ")])

            await asyncio.gather(*(grow(n, reply) for n, reply in enumerate(replies)))

        async def after(store: ConversationStore) -> None:
            assert len(await store.recover()) == 20
            texts = set()
            for found in await store.summaries(limit=100):
                conversation = await store.load(found.id)
                assert conversation is not None
                texts.add(conversation.active_path()[-1].text)
            assert texts == {"".join(f"{n}-{w} " for w in range(30)) for n in range(20)}

        run(path, before)
        run(path, after)


def test_the_newest_messages_are_loaded_and_the_others_brought_by_id(path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        conversation = new_conversation("Long")
        await store.add(conversation.summary)
        for number in range(30):
            message = conversation.new_message(
                Role.USER, (Text(str(number)),), parent_id=conversation.leaf_id
            )
            await store.add_message(conversation.id, message)
        part = await store.load(conversation.id, newest=4)
        assert part is not None
        assert [message.text for message in part.active_path()] == ["26", "27", "28", "29"]
        assert part.active_ids() == conversation.active_ids()
        wanted = [conversation.ids()[20], conversation.ids()[3]]
        assert [message.text for message in await store.messages(wanted)] == ["20", "3"]
        with pytest.raises(DatabaseDamaged):
            await store.messages(["nobody"])

    run(path, scene)


def test_the_tree_is_read_without_the_messages(path: Path) -> None:
    async def scene(_store: ConversationStore) -> None:
        with closing(sqlite3.connect(path)) as connection:
            plan = connection.execute(
                "EXPLAIN QUERY PLAN SELECT id, parent_id FROM messages "
                "WHERE conversation_id = 'c' ORDER BY position"
            ).fetchall()
        (step,) = plan
        assert "COVERING INDEX" in step[-1]

    run(path, scene)
