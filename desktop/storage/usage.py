"""What replies used, as stored."""

from __future__ import annotations

import sqlite3

import msgspec

from desktop.chat.message import Usage
from desktop.chat.usage_report import DayOfModel
from desktop.storage.database import Database

_Key = tuple[int, str, str]


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

    async def daily(self, *, since: int) -> list[DayOfModel]:
        """What each model did on each day from ``since`` on, the oldest first."""

        def select(connection: sqlite3.Connection) -> list[DayOfModel]:
            bands: dict[_Key, list[tuple[int, int, int, int]]] = {}
            replies: dict[_Key, int] = {}
            for row in connection.execute(
                "SELECT day, provider_id, model, band, replies, input, cached, output "
                "FROM usage_daily WHERE day >= ? ORDER BY day, provider_id, model, band",
                (since,),
            ):
                bands.setdefault(row[:3], []).append((row[3], *row[5:]))
                replies[row[:3]] = replies.get(row[:3], 0) + row[4]
            speeds: dict[_Key, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
            for row in connection.execute(
                "SELECT day, provider_id, model, kind, value, replies FROM usage_speed "
                "WHERE day >= ? ORDER BY day, provider_id, model, kind, value",
                (since,),
            ):
                speeds.setdefault(row[:3], ([], []))[row[3]].append(row[4:])
            return [
                DayOfModel(
                    day=key[0],
                    provider_id=key[1],
                    model=key[2],
                    replies=replies[key],
                    bands=tuple(found),
                    first_ms=tuple(speeds[key][0]) if key in speeds else (),
                    rate=tuple(speeds[key][1]) if key in speeds else (),
                )
                for key, found in bands.items()
            ]

        return await self._database.read(select)


def _usage(stored: bytes | None) -> Usage | None:
    return None if stored is None else msgspec.json.decode(stored, type=Usage)
