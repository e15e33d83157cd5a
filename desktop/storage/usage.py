"""What replies used, as stored."""

from __future__ import annotations

import sqlite3

import msgspec

from desktop.chat.message import Usage
from desktop.storage.database import Database


class UsedTokens(msgspec.Struct, frozen=True):
    """One reply: who made it, and its tokens as far as the provider said."""

    provider_id: str
    model: str
    usage: Usage | None


class UsageStore:
    """Reads what replies used. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_conversation(self, conversation_id: str) -> list[UsedTokens]:
        """All replies of a conversation that had a price, other versions included."""

        def select(connection: sqlite3.Connection) -> list[UsedTokens]:
            rows = connection.execute(
                "SELECT provider_id, model, usage FROM messages WHERE conversation_id = ? "
                "AND role = 'assistant' AND status IN ('complete', 'stopped', 'interrupted') "
                "AND model != ''",
                (conversation_id,),
            )
            return [UsedTokens(row[0], row[1], _usage(row[2])) for row in rows]

        return await self._database.read(select)


def _usage(stored: bytes | None) -> Usage | None:
    return None if stored is None else msgspec.json.decode(stored, type=Usage)
