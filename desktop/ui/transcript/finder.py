"""Finds words in the texts of a conversation and marks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from desktop.ui.theme import Theme
from desktop.ui.transcript.hidden_text import HiddenText
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_order import Piece
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.word_match import folded

#: Places marked in one text at most.
_MOST_MARKED = 500
#: Steps up through what is not built, for one key; the next key goes on from there.
_MOST_STEPS = 40


#: What can be found in: a text, or one that is not built or not unfolded.
FoundPiece: TypeAlias = Piece | HiddenText


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text."""

    text: TextView
    start: int
    end: int


class Page(Protocol):
    """What the finder looks through."""

    def found_pieces(self) -> Sequence[FoundPiece]:
        """What is in the messages that are built, from top to bottom."""

    def hidden_count(self, words: str) -> int:
        """About how often the words stand in the messages above, which are not built."""

    def build_found(self, piece: Stub | HiddenText, needle: str) -> TextView | None:
        """Build one of the pieces, or unfold it as far as to the first place of the words."""

    def build_above(self) -> bool:
        """Build some of the messages above; false when there are none."""

    def is_above(self, place: Found, *, end: bool) -> bool:
        """Whether a place stands above the page, or above its ``end``."""

    def show_found(self, text: TextView, position: int) -> None:
        """Bring a place into view."""


class Finder:
    """Marks every place in what is built and goes from one to the next.

    What is not built is counted by its source, and built on the way through it. Compares
    without regard to case and accents.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = ""
        self._needle = ""
        self._seen: dict[TextView, int] = {}
        self._places: dict[TextView, list[Found]] = {}
        self._current: Found | None = None

    @property
    def words(self) -> str:
        return self._words

    @property
    def position(self) -> int:
        """Of the current place, counted from 1; 0 without one."""
        current = self._current
        if current is None:
            return 0
        before = self._page.hidden_count(self._words)
        for piece in self._page.found_pieces():
            if piece is current.text:
                places = self._places[piece]
                return before + places.index(current) + 1 if current in places else 0
            before += self._count(piece)
        return 0

    @property
    def total(self) -> int:
        if not self._words:
            return 0
        return self._page.hidden_count(self._words) + sum(
            self._count(piece) for piece in self._page.found_pieces()
        )

    def look_for(self, words: str, theme: Theme) -> None:
        """Mark other words; "" takes all marks away."""
        if words == self._words:
            return
        self._words, self._needle = words, folded(words)
        self._current = None
        for text in self._seen:
            if isValid(text):
                text.setExtraSelections([])
        self._seen.clear()
        self._places.clear()
        self.refresh(theme)

    def dress(self, theme: Theme) -> None:
        """Mark the same places in the colours of another theme."""
        self._seen.clear()
        self.refresh(theme)

    def refresh(self, theme: Theme) -> bool:
        """Mark what was built or has changed; true when there was any."""
        if not self._words:
            return False
        changed = False
        texts = [piece for piece in self._page.found_pieces() if isinstance(piece, TextView)]
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
        """Go to the next place (1) or the one before (-1), round at both ends.

        The first step begins where the reader is.
        """
        pieces = list(self._page.found_pieces())
        found = self._beside(step) or self._scan(pieces, self._begin(pieces, step), step, theme)
        if found is None and step < 0:
            found = self._scan_above(theme) or self._scan(pieces, len(pieces) - 1, step, theme)
        elif found is None:
            self._build_all_above(theme)
            found = self._scan(list(self._page.found_pieces()), 0, step, theme)
        if found is not None:
            self._go(found, theme)

    def _beside(self, step: int) -> Found | None:
        """The next place in the text of the current one."""
        places = self._places.get(self._current.text, []) if self._current is not None else []
        if self._current not in places:
            self._current = None
            return None
        index = places.index(self._current) + step
        return places[index] if 0 <= index < len(places) else None

    def _begin(self, pieces: Sequence[FoundPiece], step: int) -> int:
        """Where to begin to scan: beside the current place, else where the reader is."""
        if self._current is not None:
            return pieces.index(self._current.text) + step
        indices = range(len(pieces)) if step > 0 else range(len(pieces) - 1, -1, -1)
        for index in indices:
            piece = pieces[index]
            for place in self._places.get(piece, []) if isinstance(piece, TextView) else ():
                if self._page.is_above(place, end=step < 0) == (step < 0):
                    return index
        return len(pieces) if step > 0 else -1

    def _scan(self, pieces: list[FoundPiece], index: int, step: int, theme: Theme) -> Found | None:
        """The first place from a piece on, which is built if it has to be."""
        while 0 <= index < len(pieces):
            piece = pieces[index]
            text = piece if isinstance(piece, TextView) else None
            if not isinstance(piece, TextView) and piece.count(self._needle):
                text = self._page.build_found(piece, self._needle)
                self.refresh(theme)
            places = self._places.get(text, []) if text is not None else []
            if self._current is None:
                ahead = [p for p in places if self._page.is_above(p, end=step < 0) == (step < 0)]
                places = ahead or places
            if places:
                return places[0 if step > 0 else -1]
            index += step
        return None

    def _scan_above(self, theme: Theme) -> Found | None:
        """The nearest place in messages that are not built."""
        for _ in range(_MOST_STEPS):
            before = len(self._page.found_pieces())
            if not self._page.hidden_count(self._words) or not self._page.build_above():
                return None
            self.refresh(theme)
            pieces = list(self._page.found_pieces())
            found = self._scan(pieces, len(pieces) - before - 1, -1, theme)
            if found is not None:
                return found
        return None

    def _build_all_above(self, theme: Theme) -> None:
        for _ in range(_MOST_STEPS):
            if not self._page.hidden_count(self._words) or not self._page.build_above():
                break
        self.refresh(theme)

    def _count(self, piece: FoundPiece) -> int:
        if not isinstance(piece, TextView):
            return piece.count(self._needle)
        return len(self._places.get(piece, ()))

    def _go(self, found: Found, theme: Theme) -> None:
        before, self._current = self._current, found
        if before is not None and before.text in self._places:
            self._mark(before.text, theme)
        self._mark(found.text, theme)
        self._page.show_found(found.text, found.start)

    def _search(self, text: TextView) -> list[Found]:
        found = text.places_of(self._needle, _MOST_MARKED)
        return [Found(text, start, end) for start, end in found]

    def _mark(self, text: TextView, theme: Theme) -> None:
        marks = []
        for place in self._places[text]:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(text.document())
            cursor.setPosition(place.start)
            cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = _look(theme, current=place == self._current)
            mark.cursor = cursor
            marks.append(mark)
        text.setExtraSelections(marks)


def _look(theme: Theme, *, current: bool) -> QTextCharFormat:
    """How a place is marked; the current one is told from the others in every theme."""
    look = QTextCharFormat()
    if current:
        ground, ink = "accent", "on_accent"
    elif theme.palette.selection != theme.palette.accent:
        ground, ink = "selection", "on_selection"
    else:
        ground, ink = "selected", "text"
        look.setFontUnderline(True)
    look.setBackground(theme.colour(ground))
    look.setForeground(theme.colour(ink))
    return look
