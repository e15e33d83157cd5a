"""Choosing from a list by typing, in the window of the command palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.entry import Entry, EntryKind

Choose = Callable[[str], object]


class Chooser(QObject):
    """Asks one question at a time. Makes its palette for the first one."""

    def __init__(self, new_palette: Callable[[], CommandPalette], *, parent: QObject) -> None:
        super().__init__(parent)
        self._new_palette = new_palette
        self._palette: CommandPalette | None = None
        self._entries: Sequence[Entry] = ()
        self._choose: Choose | None = None
        self._new: Callable[[str], Entry | None] | None = None

    def ask(
        self,
        name: str,
        placeholder: str,
        entries: Sequence[Entry],
        choose: Choose,
        *,
        new: Callable[[str], Entry | None] | None = None,
        stays: bool = False,
    ) -> None:
        """Let one of the entries be chosen: ``choose`` gets its key.

        ``new`` makes one more of what is typed, if that makes sense. A question that ``stays``
        is ended by Esc only: see `set_entries`.
        """
        if self._palette is None:
            self._palette = self._new_palette()
            self._palette.chosen.connect(self._on_palette_chosen)
            self._palette.typed.connect(self._on_palette_typed)
        self._entries, self._choose, self._new = entries, choose, new
        self._palette.set_words(name, placeholder, stays=stays)
        self._palette.open_with(entries, recent=())

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these from now on, if the question still stands."""
        if self._palette is not None and self._palette.isVisible():
            self._entries = entries
            self._palette.clear_text()
            self._palette.set_entries(entries)

    def _on_palette_chosen(self, key: str) -> None:
        if self._choose is not None:
            self._choose(key)

    def _on_palette_typed(self, text: str) -> None:
        entry = self._new(text) if self._new is not None else None
        if entry is not None and self._palette is not None:
            self._palette.set_found(text, [entry])


def made_of(text: str, *, key: str, kind: EntryKind, words: str) -> Entry:
    """The entry that makes something new of what is typed."""
    return Entry(key=f"{key}{text}", kind=kind, title=words.format(text))
