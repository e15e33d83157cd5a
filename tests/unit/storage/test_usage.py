"""What is counted as replies are stored."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import Message, MessageStatus, Role, Timing, Usage
from desktop.chat.prices import Price, Rates
from desktop.chat.usage_report import DayOfModel, as_csv, merged, percentile, row_of
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.migrations import MIGRATIONS
from desktop.storage.usage import UsageStore
from desktop.storage.usage_tables import USAGE

DAY = 86_400.0


def play(path: Path, scene: Callable[[ConversationStore, UsageStore], Awaitable[None]]) -> None:
    async def main() -> None:
        database = Database(path)
        await database.open()
        try:
            await scene(ConversationStore(database), UsageStore(database))
        finally:
            await database.aclose()

    asyncio.run(main())


def reply(parent: str, number: int, *, day: float, usage: Usage | None) -> Message:
    return Message(
        id=f"r{number}", parent_id=parent, role=Role.ASSISTANT, created_at=day * DAY + 5,
        provider_id="p", model="m", usage=usage, timing=Timing(0.25, 2.25),
        status=MessageStatus.COMPLETE,
    )  # fmt: skip


async def begun(store: ConversationStore) -> tuple[Conversation, str]:
    conversation = new_conversation("A")
    question = conversation.new_message(Role.USER, parent_id=None)
    await store.add(conversation.summary, question)
    return conversation, question.id


def test_replies_are_added_up_by_day_model_and_length(tmp_path: Path) -> None:
    async def scene(store: ConversationStore, usage: UsageStore) -> None:
        conversation, question = await begun(store)
        used = Usage(input=1_000, output=50, cached_input=400)
        long = Usage(input=150_000, output=10)
        for number, (day, tokens) in enumerate(
            [(10, used), (10, used), (10, long), (12, used), (12, None)]
        ):
            await store.add_message(conversation.id, reply(question, number, day=day, usage=tokens))
        tenth, twelfth = await usage.daily(since=0)
        assert (tenth.day, tenth.replies, tenth.output) == (10, 3, 110)
        assert tenth.bands == ((0, 2_000, 800, 100), (100_000, 150_000, 0, 10))
        assert tenth.first_ms == ((250, 3),)
        assert dict(tenth.rate) == {250 // 10 * 10: 2, 50: 1}
        assert twelfth.replies == 1
        assert await usage.daily(since=13) == []

    play(tmp_path / "db.sqlite3", scene)


def test_a_reply_counts_once_when_it_ends(tmp_path: Path) -> None:
    async def scene(store: ConversationStore, usage: UsageStore) -> None:
        conversation, question = await begun(store)
        growing = msgspec.structs.replace(
            reply(question, 1, day=3, usage=None), status=MessageStatus.STREAMING
        )
        await store.start_reply(conversation.id, growing)
        assert await usage.daily(since=0) == []
        done = reply(question, 1, day=3, usage=Usage(input=5, output=7))
        await store.finish_reply(done)
        await store.finish_reply(done)
        (day,) = await usage.daily(since=0)
        assert (day.replies, day.input, day.output) == (1, 5, 7)

    play(tmp_path / "db.sqlite3", scene)


def test_an_older_database_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite3"

    async def fill(store: ConversationStore, usage: UsageStore) -> None:
        conversation, question = await begun(store)
        await store.add_message(
            conversation.id, reply(question, 1, day=4, usage=Usage(input=5, output=7))
        )

    async def look(_store: ConversationStore, usage: UsageStore) -> None:
        (day,) = await usage.daily(since=0)
        assert (day.replies, day.input, day.output) == (1, 5, 7)

    play(path, fill)
    with closing(sqlite3.connect(path)) as connection:
        for name in ("usage_added", "usage_known"):
            connection.execute(f"DROP TRIGGER {name}")
        for name in ("usage_daily", "usage_speed"):
            connection.execute(f"DROP TABLE {name}")
        # What came later goes too.
        connection.execute("ALTER TABLE conversations DROP COLUMN edits")
        connection.execute(f"PRAGMA user_version = {MIGRATIONS.index(USAGE)}")
        connection.commit()
    play(path, look)


def test_costs_percentiles_and_the_csv() -> None:
    day = DayOfModel(
        day=20_000, provider_id="p", model="=m", replies=3,
        bands=((0, 2_000_000, 500_000, 100_000), (272_000, 300_000, 0, 0)),
        first_ms=((100, 1), (200, 8), (900, 1)), rate=((500, 10),),
    )  # fmt: skip
    price = Price(
        model="m", input=2.0, cached_input=0.2, output=10.0, above=Rates(272_000, 4.0, 15.0)
    )
    cost = day.cost(price)
    assert cost is not None
    assert round(cost, 6) == round(1.5 * 2 + 0.5 * 0.2 + 1.0 + 0.3 * 4, 6)
    assert day.cost(None) is None
    short = Price(model="m", input=2.0, cached_input=0.2, output=10.0, up_to=272_000)
    assert day.cost(short) is None, "what its long requests cost is not known"
    assert msgspec.structs.replace(day, bands=day.bands[:1]).cost(short) == pytest.approx(4.1)
    assert percentile(day.first_ms, 0.5) == 200
    assert percentile(day.first_ms, 0.95) == 900
    assert percentile((), 0.5) is None
    both = merged([day, day])
    assert both.first_ms == ((100, 2), (200, 16), (900, 2))
    lines = as_csv([row_of(day, cost), row_of(day, None)]).splitlines()
    assert lines[0].startswith("day,provider,model,replies")
    assert lines[1].startswith("2024-10-04,p,'=m,3,2300000,500000,100000,5.3")
    assert ",," in lines[2], "an unknown price is empty, not 0"
