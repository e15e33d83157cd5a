"""Taking a message back: out of the tree, out of the database, out of the search."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.chat.blocks import Image, Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import Role
from desktop.session.library import Library
from desktop.session.search import Search
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.message_search import MessageSearch
from desktop.storage.state import WindowState


def talk() -> tuple[Conversation, list[str]]:
    conversation = new_conversation("Rivers")
    ids = []
    for number, role in enumerate((Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT)):
        parent = ids[-1] if ids else None
        words = Text(f"word{number}")
        blocks = (Image("image/png", b"pixels"), words) if role is Role.USER else (words,)
        ids.append(conversation.new_message(role, blocks, parent_id=parent).id)
    return conversation, ids


def test_the_path_ends_above_or_leads_to_another_version() -> None:
    conversation, ids = talk()
    assert conversation.take_back(ids[2]) == [ids[3], ids[2]]
    assert conversation.active_ids() == ids[:2]
    other = conversation.new_message(Role.USER, (Text("other"),), parent_id=None)
    conversation.take_back(other.id)
    assert conversation.active_ids() == ids[:2]
    conversation.take_back(ids[0])
    assert conversation.leaf_id is None
    assert len(conversation) == 0


async def found(search: Search, text: str) -> int:
    result = await search.find(text)
    assert result is not None
    return len(result.messages)


def test_nothing_of_it_is_stored_or_found_any_more(tmp_path: Path) -> None:
    async def main() -> None:
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        store = ConversationStore(database)
        library = Library(store, WindowState(database))
        messages = MessageSearch(tmp_path / "rivulet.sqlite3")
        search = Search(messages)
        try:
            conversation, ids = talk()
            await store.add_whole(conversation)
            await library.take_back(conversation, ids[2])
            again = await library.open(conversation.id)
            assert again is not None
            assert again.active_ids() == ids[:2]
            assert await found(search, "word2") == 0
            assert await found(search, "word0") == 1
            await library.take_back(again, ids[0])
            assert await library.open(conversation.id) is None
            assert await library.summaries() == []
            left = await database.read(
                lambda c: c.execute("SELECT count(*) FROM attachments").fetchone()[0]
            )
            assert left == 0
        finally:
            await messages.aclose()
            await database.aclose()

    asyncio.run(main())
