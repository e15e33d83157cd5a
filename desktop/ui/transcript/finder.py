"""Finds words in the texts of a conversation and marks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from desktop.ui.theme import Theme
from desktop.ui.transcript.text_view import TextView

#: Places marked in one text at most.
_MOST_MARKED = 500
#: Steps back through what is not built, for one key; the next key goes on from there.
_MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text."""

    text: TextView
    start: int
    end: int


class Page(Protocol):
    """What the finder looks through."""

    def found_texts(self) -> Sequence[TextView]:
        """All texts that are built, from top to bottom."""

    def hidden_count(self, words: str) -> int:
        """How often the words stand, casefolded, in what is above the texts or not built."""

    def build_hidden(self, words: str) -> bool:
        """Build the nearest part above that has the words; false when there is none."""

    def show_found(self, text: TextView, position: int) -> None:
        """Bring a place into view."""


class Finder:
    """Marks every place in what is built and goes from one to the next.

    Parts that are not built are counted by their source, and built on the way to them.
    Compares without regard to case.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = ""
        self._seen: dict[TextView, int] = {}
        self._places: dict[TextView, list[Found]] = {}
        self._current: Found | None = None

    @property
    def words(self) -> str:
        return self._words

    @property
    def position(self) -> int:
        """Of the current place, counted from 1; 0 without one."""
        places = self._all()
        if self._current not in places:
            return 0
        return self._page.hidden_count(self._words) + places.index(self._current) + 1

    @property
    def total(self) -> int:
        if not self._words:
            return 0
        return self._page.hidden_count(self._words) + len(self._all())

    def look_for(self, words: str, theme: Theme) -> None:
        """Mark other words; "" takes all marks away."""
        if words == self._words:
            return
        self._words = words
        self._current = None
        for text in self._seen:
            if isValid(text):
                text.setExtraSelections([])
        self._seen.clear()
        self._places.clear()
        self.refresh(theme)

    def refresh(self, theme: Theme) -> bool:
        """Mark what was built or has changed; true when there was any."""
        if not self._words:
            return False
        changed = False
        texts = self._page.found_texts()
        for text in texts:
            revision = text.document().revision()
            if self._seen.get(text) != revision:
                self._seen[text] = revision
                self._places[text] = self._search(text)
                self._mark(text, theme)
                changed = True
        for gone in self._seen.keys() - set(texts):
            del self._seen[gone], self._places[gone]
            changed = True
        return changed

    def step(self, step: int, theme: Theme) -> None:
        """Go to the next place (1) or the one before (-1), round at both ends."""
        places = self._all()
        if self._current in places:
            index = places.index(self._current) + step
        else:
            index = len(places) - 1 if step < 0 else 0
        around = index >= len(places)
        if (index < 0 or around) and self._build_above(theme, far=around):
            grown = self._all()
            index = 0 if around else index + len(grown) - len(places)
            places = grown
        if places:
            self._go(places[index % len(places)], theme)

    def _build_above(self, theme: Theme, *, far: bool) -> bool:
        """Build the next place above, or with ``far`` all of them."""
        before = len(self._all())
        for _ in range(_MOST_STEPS):
            if not self._page.build_hidden(self._words):
                break
            self.refresh(theme)
            if not far and len(self._all()) > before:
                break
        return len(self._all()) > before

    def _go(self, found: Found, theme: Theme) -> None:
        before, self._current = self._current, found
        if before is not None and before.text in self._places:
            self._mark(before.text, theme)
        self._mark(found.text, theme)
        self._page.show_found(found.text, found.start)

    def _all(self) -> list[Found]:
        return [place for text in self._page.found_texts() for place in self._places.get(text, ())]

    def _search(self, text: TextView) -> list[Found]:
        found: list[Found] = []
        document = text.document()
        cursor = document.find(self._words, 0)
        while not cursor.isNull() and len(found) < _MOST_MARKED:
            found.append(Found(text, cursor.selectionStart(), cursor.selectionEnd()))
            cursor = document.find(self._words, cursor)
        return found

    def _mark(self, text: TextView, theme: Theme) -> None:
        marks = []
        for place in self._places[text]:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(text.document())
            cursor.setPosition(place.start)
            cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
            current = place == self._current
            look = mark.format
            look.setBackground(theme.colour("accent" if current else "selection"))
            look.setForeground(theme.colour("on_accent" if current else "on_selection"))
            mark.format = look
            mark.cursor = cursor
            marks.append(mark)
        text.setExtraSelections(marks)
