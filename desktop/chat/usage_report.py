"""What was used, by day and model: sums, percentiles, and the same as CSV. Pure arithmetic."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence

import msgspec

from desktop.chat.message import Usage
from desktop.chat.prices import Price

_EPOCH = datetime.date(1970, 1, 1)


class DayOfModel(msgspec.Struct, frozen=True, kw_only=True):
    """What one model did on one day (UTC, counted from 1970).

    ``bands`` are the tokens by the size of their requests: its lower bound, input, cached input,
    output. ``first_ms`` and ``rate`` are values and how many replies had each: milliseconds to
    the first token, tenths of a token for each second.
    """

    day: int
    provider_id: str
    model: str
    replies: int
    bands: tuple[tuple[int, int, int, int], ...]
    first_ms: tuple[tuple[int, int], ...] = ()
    rate: tuple[tuple[int, int], ...] = ()

    @property
    def date(self) -> datetime.date:
        return _EPOCH + datetime.timedelta(days=self.day)

    @property
    def input(self) -> int:
        return sum(band[1] for band in self.bands)

    @property
    def cached(self) -> int:
        return sum(band[2] for band in self.bands)

    @property
    def output(self) -> int:
        return sum(band[3] for band in self.bands)

    def cost(self, price: Price | None) -> float | None:
        """US dollars; None where the price is not known."""
        if price is None:
            return None
        total = 0.0
        for bound, sent, cached, made in self.bands:
            if price.up_to is not None and bound >= price.up_to:
                return None
            rates = price
            if price.above is not None and bound >= price.above.tokens:
                above = price.above
                rates = msgspec.structs.replace(
                    price, input=above.input, output=above.output, cached_input=above.cached_input
                )
            flat = msgspec.structs.replace(rates, above=None, up_to=None)
            total += flat.cost(Usage(input=sent, output=made, cached_input=cached)) or 0.0
        return total


def today() -> int:
    """The day, as in `DayOfModel`."""
    return (datetime.datetime.now(datetime.UTC).date() - _EPOCH).days


def first_of_month(day: int) -> int:
    date = _EPOCH + datetime.timedelta(days=day)
    return (date.replace(day=1) - _EPOCH).days


def percentile(counted: Iterable[tuple[int, int]], part: float) -> int | None:
    """The value below which ``part`` of what was counted lies; None when nothing was."""
    values = sorted(counted)
    total = sum(count for _, count in values)
    seen = 0
    for value, count in values:
        seen += count
        if seen >= part * total:
            return value
    return None


def merged(days: Sequence[DayOfModel]) -> DayOfModel:
    """Several days of one model as one."""
    first: dict[int, int] = {}
    rate: dict[int, int] = {}
    for day in days:
        for value, count in day.first_ms:
            first[value] = first.get(value, 0) + count
        for value, count in day.rate:
            rate[value] = rate.get(value, 0) + count
    return DayOfModel(
        day=days[0].day,
        provider_id=days[0].provider_id,
        model=days[0].model,
        replies=sum(day.replies for day in days),
        bands=tuple(band for day in days for band in day.bands),
        first_ms=tuple(sorted(first.items())),
        rate=tuple(sorted(rate.items())),
    )


HEADER = (
    "day", "provider", "model", "replies", "input tokens", "cached input tokens",
    "output tokens", "cost in USD", "first token p50 in s", "first token p95 in s",
    "tokens per s p50", "tokens per s p5",
)  # fmt: skip


def row_of(day: DayOfModel, cost: float | None) -> tuple[str, ...]:
    """The texts of a line, in the order of `HEADER`; "" for what is not known."""
    return (
        day.date.isoformat(),
        day.provider_id,
        day.model,
        str(day.replies),
        str(day.input),
        str(day.cached),
        str(day.output),
        "" if cost is None else f"{cost:.6f}",
        *(_scaled(percentile(day.first_ms, part), 1000, 3) for part in (0.5, 0.95)),
        *(_scaled(percentile(day.rate, part), 10, 1) for part in (0.5, 0.05)),
    )


def as_csv(rows: Iterable[tuple[str, ...]]) -> str:
    """Lines for spreadsheets. What a model's name begins with is never taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row])
    return out.getvalue()


def _scaled(value: int | None, by: int, digits: int) -> str:
    return "" if value is None else f"{value / by:.{digits}f}"
