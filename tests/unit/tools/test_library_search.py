from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.chat.blocks import Text
from desktop.chat.conversation import new_conversation
from desktop.chat.message import Role
from desktop.session.search import Search
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.message_search import MessageSearch
from desktop.tools.builtin.library_search import LibrarySearch


def test_earlier_conversations_are_found(tmp_path: Path) -> None:
    async def main() -> list[str]:
        database = Database(tmp_path / "rivulet.sqlite3")
        messages = MessageSearch(tmp_path / "rivulet.sqlite3")
        await database.open()
        try:
            store, conversation = ConversationStore(database), new_conversation("Cats")
            first = conversation.new_message(
                Role.USER, (Text("Why do cats purr?"),), parent_id=None
            )
            await store.add(conversation.summary, first)
            tool = LibrarySearch(Search(messages).find)
            said = []
            for query in ("purr", "dogs", ""):
                [part] = (await tool.run({"query": query})).content
                assert isinstance(part, Text)
                said.append(part.text)
            return said
        finally:
            await messages.aclose()
            await database.aclose()

    found, nothing, empty = asyncio.run(main())
    assert found.startswith("Cats (user, 20")
    assert found.endswith(": Why do cats purr?")
    assert nothing == empty == "Nothing was found."
