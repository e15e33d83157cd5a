"""Tables on their way to a spreadsheet. Knows no Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

Cells = Sequence[Sequence[str]]


def as_tsv(cells: Cells) -> str:
    """Tabs between cells; what a spreadsheet takes from the clipboard."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in cells)


def as_csv(cells: Cells) -> str:
    """Commas between cells and quotes where they are needed, as RFC 4180 has it."""
    made = io.StringIO()
    csv.writer(made).writerows(cells)
    return made.getvalue()
