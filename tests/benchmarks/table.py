"""The lines of the table that the measurements make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line. ``figure`` and ``target``, which it should not exceed, begin with a number
    and may name its unit; a target of ``-`` asks for nothing.
    """

    what: str
    figure: str
    target: str
    details: str

    @property
    def verdict(self) -> str:
        if self.target == "-":
            return ""
        return "met" if _number(self.figure) <= _number(self.target) else "missed"


def ms(seconds: float) -> str:
    """Seconds, as a figure."""
    return f"{seconds * 1e3:.1f} ms"


def print_head() -> None:
    print(f"| {'measured':<72} | figure  | target | verdict | details |")
    print(f"|{'-' * 74}|---------|--------|---------|---------|", flush=True)


def print_rows(rows: Iterable[Row]) -> None:
    for row in rows:
        print(
            f"| {row.what:<72} | {row.figure:>7} | {row.target:>6} | {row.verdict:<7} "
            f"| {row.details} |",
            flush=True,
        )


def _number(words: str) -> float:
    return float(words.split(maxsplit=1)[0])
