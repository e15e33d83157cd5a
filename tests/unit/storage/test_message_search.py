"""Searching, with a real database."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.chat.blocks import Text, Thinking
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.search import SearchQuery, Term, parse_search
from desktop.chat.search_result import SearchResult
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.message_search import MessageSearch
from desktop.storage.migrations import MIGRATIONS


class Library:
    """A store, and a search over the same file."""

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self.store = ConversationStore(database, clock=lambda: 5_000.0)
        self.search = MessageSearch(path)

    async def say(self, conversation: Conversation, *texts: str, model: str = "") -> list[Message]:
        said = []
        if not len(conversation):
            await self.store.add(conversation.summary)
        for text in texts:
            role = Role.ASSISTANT if model else Role.USER
            message = conversation.new_message(
                role, (Text(text),), parent_id=conversation.leaf_id, model=model
            )
            await self.store.add_message(conversation.id, message)
            said.append(message)
        return said

    async def result(self, typed: str, *, limit: int = 50) -> SearchResult:
        found = await self.search.find(parse_search(typed), limit=limit)
        assert found is not None
        return found

    async def texts(self, typed: str) -> list[str]:
        return [found.excerpt.text for found in (await self.result(typed)).messages]

    def is_sound(self) -> bool:
        with closing(sqlite3.connect(self.path)) as connection:
            count = connection.execute(
                "SELECT count(*) FROM message_search WHERE message_search MATCH 'gone'"
            )
            return count.fetchone()[0] == 0


def run(path: Path, scene: Callable[[Library], Awaitable[None]]) -> None:
    async def main() -> None:
        database = Database(path)
        await database.open()
        library = Library(path, database)
        try:
            await scene(library)
        finally:
            await library.search.aclose()
            await database.aclose()

    asyncio.run(main())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rivulet.db"


def test_what_was_said_is_found_newest_first(path: Path) -> None:
    async def scene(library: Library) -> None:
        await library.say(new_conversation("One"), "The café is open", "Another stream of words")
        await library.say(new_conversation("Two"), "An open question, streaming", "数据库很慢")
        await library.say(new_conversation("Three"), "call getUserName() in foo_bar.py")
        assert await library.texts("OPEN") == ["An open question, streaming", "The café is open"]
        assert await library.texts("stre") == [
            "An open question, streaming",
            "Another stream of words",
        ]
        assert await library.texts('"stream"') == ["Another stream of words"]
        assert await library.texts('"open question"') == ["An open question, streaming"]
        assert await library.texts('"question open"') == []
        assert await library.texts("cafe open") == ["The café is open"]
        assert await library.texts("数据") == ["数据库很慢"]
        assert await library.texts("据数") == []
        for typed in ("username", "getUserN", "foo_bar", "bar.py", "UserName"):
            assert await library.texts(typed) == ["call getUserName() in foo_bar.py"], typed

    run(path, scene)


def test_filters_let_through_what_they_name(path: Path) -> None:
    async def scene(library: Library) -> None:
        conversation = new_conversation("Talk")
        await library.say(conversation, "a word")
        await library.say(conversation, "a word of mine", model="Sonnet-5")
        old = conversation.new_message(Role.USER, (Text("old word"),), parent_id=None)
        old = msgspec.structs.replace(old, id="old", created_at=0.0)
        await library.store.add_message(conversation.id, old)
        assert await library.texts("word role:assistant") == ["a word of mine"]
        assert await library.texts("word model:sonnet") == ["a word of mine"]
        assert await library.texts("word before:1990") == ["old word"]
        assert await library.texts("word after:1990 role:user") == ["a word"]
        assert await library.texts("model:sonnet") == ["a word of mine"]

    run(path, scene)


def test_titles_are_found_too_but_not_through_filters(path: Path) -> None:
    async def scene(library: Library) -> None:
        conversation = new_conversation("Garden plans")
        await library.say(conversation, "roses")
        titles = (await library.result("gard")).titles
        assert [found.conversation.id for found in titles] == [conversation.id]
        assert titles[0].excerpt.marks == ((0, 4),)
        assert (await library.result("gard role:user")).titles == ()
        await library.store.rename(conversation.id, "House", by_user=True)
        assert (await library.result("gard")).titles == ()
        assert (await library.result("hou")).titles[0].conversation.title == "House"

    run(path, scene)


def test_a_reply_is_found_when_it_has_ended_and_only_by_what_it_says(path: Path) -> None:
    async def scene(library: Library) -> None:
        conversation = new_conversation("Talk")
        await library.say(conversation, "question")
        reply = conversation.new_message(
            Role.ASSISTANT, parent_id=conversation.leaf_id, status=MessageStatus.STREAMING
        )
        await library.store.start_reply(conversation.id, reply)
        first = msgspec.structs.replace(reply, blocks=(Thinking("secret"), Text("first gone")))
        await library.store.finish_reply(first)
        await library.store.finish_reply(msgspec.structs.replace(reply, blocks=(Text("second"),)))
        assert await library.texts("second") == ["second"]
        assert await library.texts("first") == []
        assert await library.texts("secret") == []
        assert library.is_sound()

    run(path, scene)


def test_what_is_deleted_is_not_found_and_leaves_no_trace(path: Path) -> None:
    async def scene(library: Library) -> None:
        conversation = new_conversation("gone")
        await library.say(conversation, *(f"gone {number}" for number in range(120)))
        await library.store.delete(conversation.id)
        assert await library.texts("gone") == []
        await library.store.restore(conversation.id)
        assert len(await library.texts("gone")) == 50
        await library.store.delete(conversation.id)
        assert await library.store.purge_deleted(older_than_seconds=0) == 1
        assert library.is_sound()
        # Another message takes the place of the last one that went.
        await library.say(new_conversation("new"), "here")
        assert await library.texts("gone") == []
        assert await library.texts("here") == ["here"]

    run(path, scene)


def test_older_messages_are_put_in_by_slices_while_new_ones_come(path: Path) -> None:
    async def old() -> None:
        database = Database(path, migrations=MIGRATIONS[:2])
        await database.open()

        def fill(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO conversations (id, title, created_at, updated_at)"
                " VALUES ('c', 'Old title', 1, 1)"
            )
            connection.executemany(
                "INSERT INTO messages (id, conversation_id, role, status, created_at, blocks)"
                " VALUES (?, 'c', 'user', 'complete', 1, ?)",
                ((f"m{n}", b'[{"type":"text","text":"old %d"}]' % n) for n in range(450)),
            )

        await database.write(fill)
        await database.aclose()

    async def scene(library: Library) -> None:
        await library.say(new_conversation("New"), "old but new")
        found = await library.result("old")
        assert found.incomplete
        assert [message.excerpt.text for message in found.messages] == ["old but new"]
        await library.store.fill_search()
        assert (await library.texts("old"))[:2] == ["old but new", "old 449"]
        # A message that is not in the index yet changes, another goes.
        first = (await library.store.messages(["m0"]))[0]
        await library.store.finish_reply(msgspec.structs.replace(first, blocks=(Text("changed"),)))
        last = (await library.store.messages(["m449"]))[0]
        await library.store.finish_reply(msgspec.structs.replace(last, blocks=(Text("also"),)))
        slices = 0
        while await library.store.fill_search():
            slices += 1
        assert 2 <= slices <= 6
        found = await library.result("old", limit=1000)
        assert (len(found.messages), found.incomplete, found.more) == (449, False, False)
        assert await library.texts("changed") == ["changed"]
        assert (await library.result("old", limit=10)).more
        assert (await library.result("title")).titles[0].conversation.id == "c"
        assert library.is_sound()

    asyncio.run(old())
    run(path, scene)


KANA = ("ﾊﾝｶｸ ｶﾞｲﾄﾞ", "ハンカク ガイド", "はんかく がいど")
WIDTHS = ("Ｃａｆé ２０２６", "café 2026")


@pytest.mark.parametrize(
    ("texts", "typed"),
    [(KANA, typed) for typed in ("ハンカク", "ﾊﾝｶｸ", "はんかく", "がいど", "ｶﾞｲﾄﾞ", '"ガイド"')]
    + [(WIDTHS, typed) for typed in ("cafe", "ＣＡＦＥ", "2026", "２０２６")],
)
def test_kana_and_widths_are_found_by_one_another(
    path: Path, texts: tuple[str, ...], typed: str
) -> None:
    async def scene(library: Library) -> None:
        conversation = new_conversation(texts[0])
        await library.say(conversation, *texts)
        found = await library.result(typed)
        assert [message.excerpt.text for message in found.messages] == [*reversed(texts)]
        for place in (*found.messages, *found.titles):
            ((start, end),) = place.excerpt.marks
            assert start in (0, place.excerpt.text.index(" ") + 1)
            assert end > start + 2
        assert [place.conversation.title for place in found.titles] == [texts[0]]
        await library.store.delete(conversation.id)
        assert await library.texts(typed) == []

    run(path, scene)


def test_an_index_that_knows_kinds_of_kana_is_filled_again(path: Path) -> None:
    async def old() -> None:
        database = Database(path, migrations=MIGRATIONS[:-1])
        await database.open()
        store = ConversationStore(database)
        conversation = new_conversation("カタカナ")
        await store.add(conversation.summary)
        message = conversation.new_message(Role.USER, (Text("カタカナ"),), parent_id=None)
        await store.add_message(conversation.id, message)

        def index_as_before(connection: sqlite3.Connection) -> None:
            for table in ("message_search", "title_search"):
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
                connection.execute(
                    f"INSERT INTO {table} (rowid, text, parts) VALUES (1, 'カ タ カ ナ', '')"
                )

        await database.write(index_as_before)
        await database.aclose()

    async def scene(library: Library) -> None:
        assert (await library.result("かたかな")).incomplete
        while await library.store.fill_search():
            pass
        found = await library.result("かたかな")
        assert (len(found.messages), len(found.titles), found.incomplete) == (1, 1, False)
        assert await library.texts("カタカナ") == ["カタカナ"]

    asyncio.run(old())
    run(path, scene)


def test_a_new_search_ends_the_one_under_way(path: Path) -> None:
    async def scene(library: Library) -> None:
        await library.say(new_conversation("Talk"), "word")
        await library.result("word")
        # The search begins when its thread is free: until then others take its place.
        free = threading.Event()
        blocker = asyncio.ensure_future(library.search._thread.call(free.wait))
        waiting = [
            asyncio.ensure_future(library.search.find(parse_search("word"), limit=9))
            for _ in range(3)
        ]
        await asyncio.sleep(0)
        free.set()
        await blocker
        results = await asyncio.gather(*waiting)
        assert [result is None for result in results] == [True, True, False]

    run(path, scene)


def test_a_long_search_is_cut_short(path: Path) -> None:
    async def scene(library: Library) -> None:
        await library.say(new_conversation("Talk"), "word")
        await library.result("word")
        connection = library.search._connection
        assert connection is not None
        loop, begun = asyncio.get_running_loop(), asyncio.Event()

        def tell() -> None:
            loop.call_soon_threadsafe(begun.set)

        def endless() -> None:
            connection.set_progress_handler(tell, 100_000)
            try:
                connection.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                    " SELECT max(i) FROM n"
                ).fetchone()
            finally:
                connection.set_progress_handler(None, 0)

        task = asyncio.ensure_future(library.search._thread.call(endless))
        await begun.wait()
        library.search.cancel()
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            await task
        assert await library.texts("word") == ["word"]

    run(path, scene)


def test_without_a_database_nothing_is_found_yet(path: Path) -> None:
    async def scene() -> None:
        search = MessageSearch(path)
        result = await search.find(parse_search("x"), limit=5)
        assert result == SearchResult(incomplete=True)
        await search.aclose()

    asyncio.run(scene())


@settings(max_examples=60, deadline=None)
@given(typed=st.text(max_size=30))
def test_no_search_is_an_error(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    async def scene(library: Library) -> None:
        both = (Term(typed), Term(typed, prefix=False))
        for query in (
            SearchQuery(terms=both),
            SearchQuery(terms=both, tags=both, folders=both),
            SearchQuery(tags=both, folders=both),
        ):
            await library.search.find(query, limit=5)

    run(tmp_path_factory.mktemp("search") / "x.db", scene)
