"""A selection that goes on from one text to the next."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QMimeData, QPoint
from shiboken6 import isValid

from desktop.ui.transcript.clipboard import pieces_as_mime
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.text_order import Piece, Place, TextOrder
from desktop.ui.transcript.text_view import TextView


class Edge(enum.Enum):
    """The beginning and the end of the conversation, whether they are built or not."""

    START = enum.auto()
    END = enum.auto()


End: TypeAlias = Place | Edge


class Selection:
    """Selects across the texts of a page. Each text keeps and paints its own part.

    Lies between an anchor and a head, which moves. What is between them and not built belongs
    to it as well, and is marked when it is built: call `refresh` then.
    """

    def __init__(
        self, order: TextOrder, *, dragged: Callable[[QPoint | None], None] = lambda _: None
    ) -> None:
        self._order = order
        self._dragged = dragged
        #: The text that selects for itself while nothing else is selected with it.
        self._origin: TextView | None = None
        self._ends: tuple[End, End] | None = None
        self._marked: list[TextView] = []

    @property
    def anchor(self) -> End | None:
        """Where the selection began."""
        if self._ends is not None:
            return self._ends[0]
        origin = self._origin
        if origin is None or not isValid(origin):
            return None
        return Place(origin, origin.textCursor().anchor())

    @property
    def head(self) -> End | None:
        """The end that moves."""
        if self._ends is not None:
            return self._ends[1]
        origin = self._origin
        if origin is None or not isValid(origin):
            return None
        return Place(origin, origin.textCursor().position())

    @property
    def is_empty(self) -> bool:
        return not self.texts and not self.is_edged

    @property
    def texts(self) -> list[TextView]:
        """Those that are built and have a part of the selection, from top to bottom."""
        marked = self._marked or ([self._origin] if self._origin is not None else [])
        return [text for text in marked if isValid(text) and text.textCursor().hasSelection()]

    def begin(self, origin: TextView) -> None:
        """The reader pressed into a text: nothing stays selected."""
        self._unmark([])
        origin.mark(origin.textCursor().position(), origin.textCursor().position())
        self._origin, self._ends = origin, None

    def drag(self, on_screen: QPoint, *, inside: bool = False) -> None:
        """The reader drags the head; ``inside`` the text where it began, which follows itself."""
        goal, anchor = self._order.at(on_screen), self.anchor
        if goal is None or anchor is None:
            return
        if not inside or self._ends is not None:
            self.select(anchor, goal)
        self._dragged(on_screen)

    def drop(self) -> None:
        """The reader lets go of what is dragged."""
        self._dragged(None)

    def extend(self, on_screen: QPoint) -> bool:
        """Move the head to a point of the screen; false when there is nothing to extend."""
        goal, anchor = self._order.at(on_screen), self.anchor
        if goal is None or anchor is None:
            return False
        self.select(anchor, goal)
        return True

    def select(self, anchor: End, head: End) -> None:
        """Select from one end to the other."""
        self._origin, self._ends = None, (anchor, head)
        self.refresh()

    def select_message(self, view: MessageView) -> None:
        ends = self._order.ends_of(view)
        if ends is not None:
            first, last = ends
            self.select(Place(first, 0), Place(last, last.length))

    def covers(self, view: MessageView) -> bool:
        """Whether a whole message is selected."""
        chosen = set(self.texts)
        ends = self._order.ends_of(view) or ()
        return all(not end.length or (end in chosen and end.selects_all()) for end in ends)

    def clear(self) -> bool:
        """False when nothing was selected."""
        empty, head = self.is_empty, self.head
        if isinstance(head, Place) and isValid(head.text):
            head.text.show_caret(False)
        self._unmark([])
        self._origin, self._ends = None, None
        return not empty

    def refresh(self) -> None:
        """Mark again what lies between the ends, after something was built or has grown."""
        if self._ends is None:
            return
        texts = self._order.texts()
        anchor, head = (self._rank(end, texts) for end in self._ends)
        if anchor is None or head is None:
            self._ends = None  # an end is gone; what is marked stays marked
            return
        (first, begin), (last, end) = sorted((anchor, head))
        between = texts[max(first, 0) : last + 1]
        self._unmark(between)
        for index, text in enumerate(between, start=max(first, 0)):
            low = begin if index == first else 0
            high = end if index == last else text.length
            text.mark(*((low, high) if anchor <= head else (high, low)))
        self._marked = between

    def mime(self, origin: TextView | None = None) -> QMimeData:
        """What is selected; of ``origin`` alone when it is no part of a longer selection."""
        chosen = self._pieces()
        above: Sequence[str] = ()
        if origin is not None and origin not in chosen:
            chosen = [origin]
        elif self._ends is not None and Edge.START in self._ends:
            above = self._order.sources_above()
        return pieces_as_mime(chosen, above=above)

    @property
    def is_edged(self) -> bool:
        """Whether it reaches to the beginning or to the end of the conversation."""
        return self._ends is not None and any(isinstance(end, Edge) for end in self._ends)

    def _pieces(self) -> list[Piece]:
        """What is selected, with what is not built between the texts."""
        marked = set(self.texts)
        if self._ends is None:
            return list(self.texts)
        pieces = list(self._order.pieces())
        found = [
            index
            for index, piece in enumerate(pieces)
            if piece in marked or any(isinstance(e, Place) and e.text is piece for e in self._ends)
        ]
        first = 0 if Edge.START in self._ends else min(found, default=0)
        last = len(pieces) if Edge.END in self._ends else max(found, default=-1) + 1
        return [p for p in pieces[first:last] if not isinstance(p, TextView) or p in marked]

    @staticmethod
    def _rank(end: End, texts: Sequence[TextView]) -> tuple[int, int] | None:
        """Where an end is among the texts; None when its text is gone."""
        match end:
            case Edge.START:
                return -1, 0
            case Edge.END:
                return len(texts), 0
            case Place(text, position) if isValid(text) and text in texts:
                return texts.index(text), min(position, text.length)
        return None

    def _unmark(self, kept: Sequence[TextView]) -> None:
        for text in self.texts:
            if text not in kept:
                text.mark(text.textCursor().position(), text.textCursor().position())
        self._marked = []
