"""What conversations cost, from real files and a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop.chat.conversation import new_conversation
from desktop.chat.errors import SettingsError
from desktop.chat.message import Message, MessageStatus, Role, Usage
from desktop.runtime.paths import resources_folder
from desktop.session.prices import Prices
from desktop.settings import ProviderKind, ProviderSettings, Settings
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.price_files import PriceFiles
from desktop.storage.usage import UsageStore

OWN = """\
[[prices]]
provider = "cloud"
model = "big*"
input = 3
output = 6
"""
SETTINGS = Settings(
    providers=(
        ProviderSettings(
            id="cloud", kind=ProviderKind.OPENAI_CHAT, base_url="https://api.example.com/v1"
        ),
    )
)


def run(tmp_path: Path, scene: Callable[[Prices, Database], Awaitable[None]]) -> None:
    async def main() -> None:
        database = Database(tmp_path / "db.sqlite3")
        await database.open()
        files = PriceFiles(own=tmp_path / "prices.toml", shipped=resources_folder() / "prices.toml")
        prices = Prices(files=files, usage=UsageStore(database), settings=lambda: SETTINGS)
        try:
            await scene(prices, database)
        finally:
            await database.aclose()

    asyncio.run(main())


def test_own_prices_hold_and_shipped_ones_stay(tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)

    async def scene(prices: Prices, _database: Database) -> None:
        assert prices.price("cloud", "big-1") is None
        await prices.load()
        known = prices.price("cloud", "big-1")
        assert known is not None
        assert known.output == 6
        assert prices.price("cloud", "small") is None
        assert prices.price("gone", "big-1") is None

    run(tmp_path, scene)


@pytest.mark.parametrize("text", ["prices = 3", "[[prices]", 'currency = "EUR"', "\x00"])
def test_a_file_that_cannot_be_used_is_told_of(tmp_path: Path, text: str) -> None:
    (tmp_path / "prices.toml").write_text(text)

    async def scene(prices: Prices, _database: Database) -> None:
        with pytest.raises(SettingsError, match=r"prices\.toml cannot be used"):
            await prices.load()

    run(tmp_path, scene)


def reply(number: int, parent: str, *, model: str, usage: Usage | None) -> Message:
    return Message(
        id=f"r{number}", parent_id=parent, role=Role.ASSISTANT, created_at=1.0,
        provider_id="cloud", model=model, usage=usage,
    )  # fmt: skip


def test_all_versions_are_paid_for(tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)

    async def scene(prices: Prices, database: Database) -> None:
        await prices.load()
        store = ConversationStore(database)
        conversation = new_conversation("A")
        asked = conversation.new_message(Role.USER, parent_id=None)
        await store.add(conversation.summary, asked)
        used = Usage(input=1_000_000, output=500_000)
        replies = [
            reply(1, asked.id, model="big-1", usage=used),
            reply(2, asked.id, model="big-2", usage=used),
            reply(3, asked.id, model="other", usage=used),
        ]
        failed = Message(
            id="f", parent_id=asked.id, role=Role.ASSISTANT, created_at=1.0,
            provider_id="cloud", model="big-1", status=MessageStatus.FAILED,
        )  # fmt: skip
        for message in (*replies, failed):
            await store.add_message(conversation.id, message)
        bill = await prices.spent(conversation)
        assert (bill.replies, bill.unknown, bill.input) == (3, 1, 3_000_000)
        assert bill.cost == pytest.approx(12.0)
        temporary = new_conversation(temporary=True)
        temporary.add(asked)
        temporary.add(replies[0])
        assert (await prices.spent(temporary)).cost == pytest.approx(6.0)

    run(tmp_path, scene)
