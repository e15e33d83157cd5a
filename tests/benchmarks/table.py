"""The lines of the table that the measurements make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line; ``target`` is what the figure should not exceed."""

    what: str
    figure: str
    target: str
    details: str


def print_head() -> None:
    print(f"| {'measured':<72} | ratio | target | figures |")
    print(f"|{'-' * 74}|-------|--------|---------|", flush=True)


def print_rows(rows: Iterable[Row]) -> None:
    for row in rows:
        print(f"| {row.what:<72} | {row.figure:>5} | {row.target:>6} | {row.details} |", flush=True)
