"""What a tool server said besides its messages."""

from __future__ import annotations

from collections.abc import Callable

#: What is kept of it, in bytes.
MOST_BYTES = 8_192


class LastWords:
    """The end of a server's standard error, of its log messages and of what was no message.

    ``changed`` is called when there is more of it.
    """

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._kept = bytearray()
        self._changed = changed

    def __str__(self) -> str:
        return self._kept.decode("utf-8", "replace").strip()

    @property
    def last(self) -> str:
        """The last line."""
        return str(self).rsplit("\n", 1)[-1]

    def add(self, words: bytes) -> None:
        self._kept += words[-MOST_BYTES:]
        del self._kept[:-MOST_BYTES]
        self._changed()

    def add_line(self, line: str) -> None:
        """A line of its own, whatever came before."""
        start = "" if not self._kept or self._kept.endswith(b"\n") else "\n"
        self.add(f"{start}{line}\n".encode("utf-8", "replace"))

    def clear(self) -> None:
        self._kept.clear()
        self._changed()
