"""Where the window stood, for the start: before the database is open."""

from __future__ import annotations

from pathlib import Path

#: Qt's own description of a window's place is about a hundred bytes.
_MAX_BYTES = 4096


class WindowFile:
    """One short line of text. What cannot be read or written is forgotten: it is a comfort."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        """Blocks: for the start. "" when there is nothing to read."""
        try:
            with self._path.open("rb") as file:
                return file.read(_MAX_BYTES).decode("ascii", "replace").strip()
        except OSError:
            return ""

    def write(self, text: str) -> None:
        """Blocks: call it in a thread."""
        temporary = self._path.with_name(f"{self._path.name}.new")
        try:
            temporary.touch(mode=0o600)
            temporary.write_bytes(text.encode("ascii", "replace")[:_MAX_BYTES])
            temporary.replace(self._path)
        except OSError:
            temporary.unlink(missing_ok=True)
