"""What was used and spent, for a time that the user chooses."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.chat.errors import DiskFull
from desktop.chat.system_words import why
from desktop.chat.usage_report import DayOfModel, as_csv, first_of_month, row_of, today
from desktop.chat.wording import say
from desktop.session.prices import Prices
from desktop.storage.usage import UsageStore
from desktop.storage.whole_file import replace_file


class Priced(msgspec.Struct, frozen=True):
    """One model on one day, and what that cost; None where the price is not known."""

    day: DayOfModel
    cost: float | None


class UsageReports:
    """Reads sums that are kept as replies are stored: as fast for all years as for a week.

    Every method raises `StorageError`.
    """

    def __init__(self, *, store: UsageStore, prices: Prices) -> None:
        self._store = store
        self._prices = prices
        #: What this month cost, as far as it was added up; and the budget that the user knows to
        #: be spent, and goes on.
        self.spent = 0.0
        self.agreed = 0.0

    async def read(self, *, days: int | None) -> list[Priced]:
        """The last ``days`` days, today among them; None is all that there is."""
        since = -(10**6) if days is None else today() - days + 1
        return [
            Priced(day, day.cost(self._prices.price(day.provider_id, day.model)))
            for day in await self._store.daily(since=since)
        ]

    async def spent_this_month(self) -> float:
        """US dollars, as far as prices are known."""
        found = await self._store.daily(since=first_of_month(today()))
        costs = (day.cost(self._prices.price(day.provider_id, day.model)) for day in found)
        return sum(cost or 0.0 for cost in costs)

    async def export(self, path: Path, rows: Sequence[Priced]) -> None:
        """Write a table as CSV."""
        text = as_csv(row_of(row.day, row.cost) for row in rows)
        try:
            await asyncio.to_thread(replace_file, path, text.encode())
        except OSError as error:
            raise DiskFull(
                say("{path} cannot be written: {reason}.", path=path, reason=why(error)),
                say("Choose another place."),
            ) from error
