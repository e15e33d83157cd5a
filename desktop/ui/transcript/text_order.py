"""The texts of a page in their order, also those that are not built yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPoint
from shiboken6 import isValid

from desktop.ui.transcript.column import Column
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_view import TextView

#: A text, or what stands in its place until it is built.
Piece: TypeAlias = TextView | Stub


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a text."""

    text: TextView
    position: int


class TextOrder:
    """Goes from text to text, over the borders of messages. Builds those that it comes to.

    ``above`` gives the sources of the messages that are not built, ``build_above`` builds some
    of them and says whether it did, ``arrange`` lays out after something was built.
    """

    def __init__(
        self,
        column: Column,
        *,
        above: Callable[[], Sequence[str]],
        build_above: Callable[[], bool],
        arrange: Callable[[], None],
    ) -> None:
        self._column = column
        self._above = above
        self._build_above = build_above
        self._arrange = arrange

    def texts(self) -> list[TextView]:
        """Those that are built, from top to bottom."""
        return [text for view in self._column.views for text in view.text_views()]

    def pieces(self) -> Iterator[Piece]:
        """Everything in the messages that are built."""
        for view in self._column.views:
            yield from view.pieces()

    def sources_above(self) -> Sequence[str]:
        """Markdown of the messages above those that are built."""
        return self._above()

    def view_of(self, text: TextView) -> MessageView | None:
        if not isValid(text):
            return None
        return next((view for view in self._column.views if view.isAncestorOf(text)), None)

    def ends_of(self, view: MessageView) -> tuple[TextView, TextView] | None:
        """The first and the last text of a message; None when it has none."""
        first, last = self._end_of(view, 0), self._end_of(view, -1)
        return (first, last) if first is not None and last is not None else None

    def neighbour(self, text: TextView, step: int) -> TextView | None:
        """The next text (1) or the one before (-1); None at the ends of the conversation."""
        view = self.view_of(text)
        if view is None:
            return None
        pieces = list(view.pieces())
        index = pieces.index(text) + step if text in pieces else -1
        if 0 <= index < len(pieces):
            return self._built(view, pieces[index])
        while (beyond := self.view_beside(view, step)) is not None:
            view = beyond
            found = self._end_of(view, 0 if step > 0 else -1)
            if found is not None:
                return found
        return None

    def build(self, stub: Stub) -> TextView:
        """Build one of the pieces."""
        view = next(view for view in self._column.views if stub in view.pieces())
        return self._built(view, stub)

    def view_beside(self, view: MessageView, step: int) -> MessageView | None:
        """The next message (1) or the one before (-1), which is built if it has to be."""
        views = self._column.views
        index = views.index(view) + step
        if index < 0 and self._build_above():
            index = views.index(view) + step
        return views[index] if 0 <= index < len(views) else None

    def at(self, on_screen: QPoint) -> Place | None:
        """The place at a point of the screen, or the nearest one above it on the page."""
        page = self._column.parentWidget()
        assert page is not None
        point = page.mapFromGlobal(on_screen)
        point.setY(min(max(point.y(), 0), page.height() - 1))
        on_screen = page.mapToGlobal(point)
        point = self._column.mapFromGlobal(on_screen)
        view = self._column.view_at(point.y())
        text: TextView | None = None
        for candidate in view.text_views() if view is not None else ():
            if text is None or candidate.mapTo(self._column, QPoint(0, 0)).y() <= point.y():
                text = candidate
        if text is None or view is None:
            return None
        inside = text.mapFromGlobal(on_screen)
        if inside.y() >= text.height():
            return Place(text, text.length)
        if inside.y() < 0:
            before = self.neighbour(text, -1) if view is not self._column.views[0] else None
            return Place(before, before.length) if before is not None else Place(text, 0)
        return Place(text, text.cursorForPosition(inside).position())

    def _end_of(self, view: MessageView, index: int) -> TextView | None:
        pieces = list(view.pieces())
        return self._built(view, pieces[index]) if pieces else None

    def _built(self, view: MessageView, piece: Piece) -> TextView:
        if isinstance(piece, TextView):
            return piece
        made = view.build_piece(piece)
        self._arrange()
        return made
