"""Damage that is survived, and backups."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import DatabaseDamaged, DatabaseForeign
from desktop.chat.message import Role
from desktop.session.safekeeping import Safekeeping
from desktop.storage.backups import Backups, surplus
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.failures import suspicion
from desktop.storage.migrations import MIGRATIONS

PAGE = 4096
MESSAGES, CONVERSATIONS = 400, 8
TODAY = date(2026, 11, 24)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with some conversations, each message with its number and a long text."""
    path = tmp_path / "rivulet.sqlite3"

    async def fill(store: ConversationStore) -> None:
        conversations = [new_conversation(f"Talk {n}") for n in range(CONVERSATIONS)]
        for conversation in conversations:
            await store.add(conversation.summary)
        for number in range(MESSAGES):
            conversation = conversations[number % CONVERSATIONS]
            text = Text(f"Message {number}. " + "word " * 300)
            message = conversation.new_message(Role.USER, (text,), parent_id=conversation.leaf_id)
            await store.add_message(conversation.id, message)

    opened(path, fill)
    return path


def opened(path: Path, scene: Callable[[ConversationStore], Awaitable[None]]) -> str:
    """Open the database as the program does; returns what is told."""

    async def main() -> str:
        database = Database(path)
        backups = Backups(path, path.parent / "backups", today=lambda: TODAY)
        try:
            words = await Safekeeping(database, backups).open()
            await scene(ConversationStore(database))
        finally:
            backups.stop()
            await database.aclose()
        return words

    return asyncio.run(main())


async def all_messages(store: ConversationStore) -> list[str]:
    """The beginnings of all messages, read through their conversations."""
    found: list[str] = []
    for summary in await store.summaries(limit=1000):
        conversation = await store.load(summary.id)
        assert isinstance(conversation, Conversation)
        found += [message.text.partition(".")[0] for message in conversation]
    return found


def backed_up(path: Path, today: date = TODAY, *, daily: int = 7, weekly: int = 4) -> Path | None:
    async def main() -> Path | None:
        backups = Backups(path, path.parent / "backups", today=lambda: today)
        try:
            return await backups.make(daily=daily, weekly=weekly)
        finally:
            backups.stop()

    return asyncio.run(main())


def damage(path: Path, seed: int, *, pages: int, first: int = 40, last: int = 0) -> bytes:
    """Overwrite random pages with garbage; returns the bytes that the file has then.

    The roots of the tables are among the first pages: all of a table hangs on them.
    """
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for page in chance.sample(range(first, last or len(content) // PAGE), pages):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)
    suspicion(path).touch()
    return bytes(content)


@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_read_of_a_damaged_database_is_kept(path: Path, seed: int) -> None:
    content = damage(path, seed, pages=12)
    found: list[str] = []

    async def look(store: ConversationStore) -> None:
        found.extend(await all_messages(store))
        conversation = new_conversation("After")
        await store.add(conversation.summary)
        message = conversation.new_message(Role.USER, (Text("x"),), parent_id=None)
        await store.add_message(conversation.id, message)
        while await store.fill_search():
            pass

    words = opened(path, look)
    assert "damaged" in words
    # A page holds two of these messages.
    assert len(found) == len(set(found)) >= MESSAGES - 12 * 3
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.name in words
    assert aside.read_bytes() == content
    assert not suspicion(path).exists()
    assert not list(path.parent.glob("*.new*")) + list(path.parent.glob("*.rescue*"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert opened(path, look) == ""


@pytest.mark.parametrize(("first", "last"), [(0, 1), (1, 39), (40, 0)])
def test_a_backup_gives_what_cannot_be_read(path: Path, first: int, last: int) -> None:
    assert backed_up(path) is not None
    damage(path, 1, pages=min(40, last - first if last else 40), first=first, last=last)
    found: list[str] = []

    async def look(store: ConversationStore) -> None:
        found.extend(await all_messages(store))

    assert "from a backup" in opened(path, look)
    assert sorted(found) == sorted(f"Message {number}" for number in range(MESSAGES))


def test_damage_met_while_running_is_looked_into_at_the_next_start(path: Path) -> None:
    damage(path, 1, pages=40)
    suspicion(path).unlink()

    async def meet(store: ConversationStore) -> None:
        for summary in await store.summaries(limit=100):
            await store.load(summary.id)

    with pytest.raises(DatabaseDamaged):
        opened(path, meet)
    assert suspicion(path).exists()

    async def look(store: ConversationStore) -> None:
        assert await all_messages(store)

    assert "damaged" in opened(path, look)


def test_a_backup_that_finds_damage_leads_to_a_rescue_at_the_next_start(path: Path) -> None:
    damage(path, 1, pages=20)
    suspicion(path).unlink()
    with pytest.raises(DatabaseDamaged):
        backed_up(path)
    assert not list((path.parent / "backups").iterdir())

    async def look(store: ConversationStore) -> None:
        assert await all_messages(store)

    assert "damaged" in opened(path, look)


def test_a_damaged_database_of_an_older_version_is_rescued_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    damage(path, 1, pages=20)
    suspicion(path).unlink()

    async def look(store: ConversationStore) -> None:
        assert await all_messages(store)

    assert "damaged" in opened(path, look)


def test_a_false_suspicion_costs_nothing_but_a_new_index(path: Path) -> None:
    suspicion(path).touch()
    left: list[int] = []

    async def look(store: ConversationStore) -> None:
        left.append(await store.fill_search())
        assert len(await all_messages(store)) == MESSAGES

    assert opened(path, look) == ""
    assert left[0] > 0
    assert not suspicion(path).exists()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
        connection.commit()
    before = path.read_bytes()

    async def nothing(_store: ConversationStore) -> None: ...

    with pytest.raises(DatabaseForeign):
        opened(path, nothing)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_backup_is_made_once_a_day_and_only_after_a_change(path: Path) -> None:
    made = backed_up(path)
    assert made is not None
    assert made.name == "rivulet-2026-11-24.sqlite3"
    assert made.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT count(*) FROM messages").fetchone() == (MESSAGES,)
    assert backed_up(path) is None
    assert backed_up(path, TODAY + timedelta(days=1)) is None

    async def change(store: ConversationStore) -> None:
        await store.add(new_conversation("Newer").summary)

    opened(path, change)
    assert backed_up(path, TODAY + timedelta(days=1)) is not None


def test_old_backups_go_and_others_files_stay(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    for age in range(1, 40):
        (folder / f"rivulet-{TODAY - timedelta(days=age)}.sqlite3").touch()
    (folder / "mine.sqlite3").touch()
    (folder / "rivulet-2026-11-20.sqlite3.part").touch()
    (folder / "rivulet-2026-99-99.sqlite3").touch()
    for old in folder.iterdir():
        os.utime(old, (0, 0))
    assert backed_up(path, daily=3, weekly=2) is not None
    left = sorted(file.name for file in folder.iterdir())
    assert left == [
        "mine.sqlite3",
        "rivulet-2026-11-16.sqlite3",
        "rivulet-2026-11-22.sqlite3",
        "rivulet-2026-11-23.sqlite3",
        "rivulet-2026-11-24.sqlite3",
        "rivulet-2026-99-99.sqlite3",
    ]


def test_no_backups_are_wanted(path: Path) -> None:
    assert backed_up(path, daily=0, weekly=0) is None
    assert not (path.parent / "backups").exists()


@given(
    st.sets(st.dates(date(2020, 1, 1), date(2021, 1, 1)), max_size=60),
    st.integers(0, 10),
    st.integers(0, 6),
)
def test_the_newest_backups_are_never_surplus(days: set[date], daily: int, weekly: int) -> None:
    kept = days - surplus(days, daily=daily, weekly=weekly)
    assert set(sorted(days)[-daily:] if daily else ()) <= kept
    assert len(kept) <= daily + weekly
    weeks = {day.isocalendar()[:2] for day in days}
    assert len({day.isocalendar()[:2] for day in kept}) >= min(weekly, len(weeks))
