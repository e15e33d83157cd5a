"""How much something is, in bytes."""

from __future__ import annotations

from desktop.ui.wording import figure, tr


def size_words(size: int) -> str:
    """A size in the unit that reads best; a kilobyte has a thousand bytes."""
    if size < 1_000:
        return tr("{size} B", "bytes").format(size=size)
    # What would be rounded to a thousand is one of the next unit.
    if size < 999_950:
        return tr("{size} kB").format(size=figure(size / 1e3, 1))
    if size < 999_950_000:
        return tr("{size} MB").format(size=figure(size / 1e6, 1))
    return tr("{size} GB").format(size=figure(size / 1e9, 1))
