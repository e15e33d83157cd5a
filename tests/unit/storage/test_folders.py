"""Folders, tags and the lists that they make, with a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from desktop.chat.blocks import Text
from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, Role
from desktop.chat.scope import Scope, ScopeKind
from desktop.chat.search import parse_search
from desktop.session.feed import ConversationFeed
from desktop.session.filing import Filing
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.folders import FolderStore
from desktop.storage.message_search import MessageSearch
from desktop.storage.tags import TagStore


class Cabinet:
    def __init__(self, database: Database, search: MessageSearch) -> None:
        self.database = database
        self.store = ConversationStore(database)
        self.filing = Filing(FolderStore(database), TagStore(database), feed=ConversationFeed())
        self.search = search

    async def add(self, key: str, text: str = "words", *, at: float = 1.0) -> None:
        summary = ConversationSummary(id=key, title=key.upper(), created_at=at, updated_at=at)
        message = Message(id=f"{key}-m", role=Role.USER, blocks=(Text(text),), created_at=at)
        await self.store.add(summary, message)

    async def listed(self, kind: ScopeKind = ScopeKind.FOLDER, key: str = "") -> list[str]:
        found = await self.store.summaries(limit=100, scope=Scope(kind, key))
        return sorted(summary.id for summary in found)

    async def found(self, typed: str) -> tuple[list[str], list[str]]:
        """The conversations of the titles, and those of the messages."""
        result = await self.search.find(parse_search(typed), limit=20)
        assert result is not None
        return tuple(
            sorted(one.conversation.id for one in part) for part in (result.titles, result.messages)
        )  # type: ignore[return-value] # of two parts


def play(folder: Path, scene: Callable[[Cabinet], Awaitable[None]]) -> None:
    async def main() -> None:
        async with AsyncExitStack() as closing:
            database = Database(folder / "rivulet.db")
            closing.push_async_callback(database.aclose)
            await database.open()
            search = MessageSearch(database.path)
            closing.push_async_callback(search.aclose)
            await scene(Cabinet(database, search))

    asyncio.run(main())


def test_each_folder_is_a_list_of_its_own(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        for key in "abc":
            await cabinet.add(key)
        outer = await cabinet.filing.create("Work")
        inner = await cabinet.filing.create("  Taxes\n2026 ", parent_id=outer.id)
        assert inner.name == "Taxes 2026"
        assert await cabinet.filing.put(["a", "b"], outer.id) == {"a": None, "b": None}
        before = await cabinet.filing.put(["b", "c", "gone"], inner.id)
        assert before == {"b": outer.id, "c": None}
        assert await cabinet.listed() == []
        assert await cabinet.listed(key=outer.id) == ["a"]
        assert await cabinet.listed(key=inner.id) == ["b", "c"]
        assert await cabinet.listed(ScopeKind.EVERYWHERE) == ["a", "b", "c"]
        await cabinet.filing.put_back(before)
        assert await cabinet.listed() == ["c"]
        assert await cabinet.listed(key=outer.id) == ["a", "b"]

    play(tmp_path, scene)


def test_a_deleted_folder_leaves_what_was_in_it_and_comes_back_with_it(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        await cabinet.add("a")
        outer = await cabinet.filing.create("Outer")
        middle = await cabinet.filing.create("Middle", parent_id=outer.id)
        inner = await cabinet.filing.create("Inner", parent_id=middle.id)
        await cabinet.filing.put(["a"], middle.id)
        whole = list(await cabinet.filing.folders())
        removed = await cabinet.filing.delete(middle.id)
        assert removed is not None
        assert await cabinet.listed(key=outer.id) == ["a"]
        assert (await cabinet.filing.folders()).label(inner.id) == "Outer / Inner"
        assert await cabinet.filing.delete(middle.id) is None
        await cabinet.filing.bring_back(removed)
        assert list(await cabinet.filing.folders()) == whole
        assert await cabinet.listed(key=middle.id) == ["a"]

    play(tmp_path, scene)


def test_folders_stay_a_tree(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        outer = await cabinet.filing.create("Outer")
        inner = await cabinet.filing.create("Inner", parent_id=outer.id)
        with pytest.raises(ChatError, match="into itself"):
            await cabinet.filing.move(outer.id, inner.id)
        with pytest.raises(ChatError, match="needs a name"):
            await cabinet.filing.create(" \n")
        await cabinet.filing.move(inner.id, None)
        await cabinet.filing.move(outer.id, inner.id)
        assert (await cabinet.filing.folders()).label(outer.id) == "Inner / Outer"

    play(tmp_path, scene)


def test_what_is_archived_or_deleted_is_listed_and_comes_back(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        store = cabinet.store
        for key in "abc":
            await cabinet.add(key)
        folder = await cabinet.filing.create("Work")
        await cabinet.filing.put(["a"], folder.id)
        await store.set_archived("a", True)
        await store.delete("b")
        assert await cabinet.listed() == ["c"]
        assert await cabinet.listed(ScopeKind.ARCHIVED) == ["a"]
        assert await cabinet.listed(ScopeKind.DELETED) == ["b"]
        assert await cabinet.listed(key=folder.id) == []
        await store.set_archived("a", False)
        await store.restore("b")
        assert await cabinet.listed(key=folder.id) == ["a"]
        assert await cabinet.listed() == ["b", "c"]

    play(tmp_path, scene)


def test_tags_are_one_however_they_are_written(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        for key in "abc":
            await cabinet.add(key)
        assert await cabinet.filing.tag(["a", "b"], add=["Work", "C++"]) == {"a": (), "b": ()}
        before = await cabinet.filing.tag(["b", "c"], add=["WORK"], remove=["c++"])
        assert before == {"b": ("C++", "Work"), "c": ()}
        assert await cabinet.filing.tags() == [("Work", 3), ("C++", 1)]
        assert await cabinet.listed(ScopeKind.TAG, "work") == ["a", "b", "c"]
        (c,) = await cabinet.store.summaries(limit=9, scope=Scope(ScopeKind.TAG, "c++"))
        assert (c.id, c.tags) == ("a", ("C++", "Work"))
        await cabinet.filing.put_tags(before)
        assert await cabinet.filing.tags_of(["b", "c"]) == before
        await cabinet.store.delete("a")
        assert await cabinet.store.purge_deleted(older_than_seconds=-9e9) == 1
        assert await cabinet.filing.tags() == [("C++", 1), ("Work", 1)]

    play(tmp_path, scene)


def test_a_search_can_be_narrowed_to_tags_and_folders(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        for key, text in (("a", "green apple"), ("b", "red apple"), ("c", "apple")):
            await cabinet.add(key, text)
        outer = await cabinet.filing.create("Market hall")
        inner = await cabinet.filing.create("Stall", parent_id=outer.id)
        await cabinet.filing.put(["a"], inner.id)
        await cabinet.filing.tag(["a", "b"], add=["to buy"])
        found = cabinet.found
        assert await found("apple") == ([], ["a", "b", "c"])
        assert await found('apple tag:"to buy"') == ([], ["a", "b"])
        assert await found("apple tag:TO") == ([], ["a", "b"])
        assert await found('apple tag:"to"') == ([], [])
        assert await found("apple folder:mark") == ([], ["a"])
        assert await found("folder:stall tag:to red") == ([], [])
        assert await found("tag:to") == (["a", "b"], [])
        assert await found("b tag:to") == (["b"], [])
        assert await found("tag:to role:user") == ([], ["a", "b"])

    play(tmp_path, scene)


@pytest.mark.parametrize(
    ("text", "typed", "is_found"),
    [
        ("우리 대학교에서 만나요", "학교", True),
        ("우리 대학교에서 만나요", "교대", False),
        ("データベースの正規化", "正規", True),
        ("ฉันชอบกินข้าว", "กินข้าว", True),
        ("Written in C++ and C#.", "c++", True),
        ("Written in C++ and C#.", "C#", True),
        ("A letter C, cats and cards", "c++", False),
        ("Written in C++, mostly", "C+", True),
        ("call foo.bar() twice", "foo.bar()", True),
        ("call foo bar twice", "snake_case", False),
        ("a snake_case_name", "snake_case", True),
        ("the getUserName call", "username", True),
    ],
)
def test_words_of_all_languages_are_found(
    tmp_path: Path, text: str, typed: str, is_found: bool
) -> None:
    async def scene(cabinet: Cabinet) -> None:
        await cabinet.add("a", text)
        assert await cabinet.found(typed) == ([], ["a"] if is_found else [])

    play(tmp_path, scene)


def test_the_list_of_all_folders_comes_in_pages(tmp_path: Path) -> None:
    async def scene(cabinet: Cabinet) -> None:
        folder = await cabinet.filing.create("Work")
        for number in range(7):
            await cabinet.add(str(number), at=float(number))
        await cabinet.filing.put(["1", "3", "5"], folder.id)
        scope, found, after = Scope(ScopeKind.EVERYWHERE), [], None
        while page := await cabinet.store.summaries(limit=3, after=after, scope=scope):
            found += page
            after = page[-1]
        assert sorted(summary.id for summary in found) == list("0123456")

    play(tmp_path, scene)
