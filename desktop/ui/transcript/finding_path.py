"""A path in which words can be found."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.chat.message import Message
from desktop.chat.prices import PriceOf, no_price
from desktop.settings import SendKey
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.announcer import announce
from desktop.ui.transcript.column import Anchor
from desktop.ui.transcript.find_bar import FindBar
from desktop.ui.transcript.finder import Finder, Found, FoundPiece
from desktop.ui.transcript.hidden_text import HiddenText
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.tool_path import ToolPath


class FindingPath(ToolPath):
    """Shows the bar that finds words, counts and marks their places, and goes to them."""

    def __init__(
        self,
        *,
        theme: ThemeSource,
        open_link: Callable[[str], object],
        pictures: Pictures | None = None,
        price: PriceOf = no_price,
        send_key: Callable[[], SendKey] = lambda: SendKey.ENTER,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme=theme,
            open_link=open_link,
            pictures=pictures,
            price=price,
            send_key=send_key,
            clock=clock,
            parent=parent,
        )
        self._finder = Finder(self)
        self._find_bar = FindBar(self._context, self)
        self._find_bar.words_changed.connect(self._on_find_words_changed)
        self._find_bar.step_requested.connect(self._on_find_step_requested)
        self._find_bar.closed.connect(self._on_find_closed)

    @property
    def find_bar(self) -> FindBar:
        return self._find_bar

    def open_find(self) -> None:
        """Show the bar that finds words in this conversation."""
        # The mark of the current place could not be seen in a selection.
        self._selection.clear()
        self._find_bar.place(self.width())
        self._make_room(self._find_bar.height())
        self._find_bar.open_bar(self.width())

    def close_find(self) -> bool:
        """False when the bar was not open."""
        opened = not self._find_bar.isHidden()
        self._find_bar.close_bar()
        return opened

    def found_pieces(self) -> Sequence[FoundPiece]:
        return [piece for view in self._column.views for piece in view.found_pieces()]

    def build_found(self, piece: Stub | HiddenText, needle: str) -> TextView | None:
        return self._order.build(piece) if isinstance(piece, Stub) else piece.unfold_to(needle)

    def is_above(self, place: Found, *, end: bool) -> bool:
        top = place.text.top_of(place.start)
        y = place.text.mapTo(self.viewport(), QPoint(0, top)).y()
        return y < (self.viewport().height() if end else 0)

    def show_found(self, text: TextView, position: int) -> None:
        self.reveal_place(text, position)

    def _on_find_words_changed(self, words: str) -> None:
        self._finder.look_for(words, self._context.theme)
        self._show_count()

    def _on_find_step_requested(self, step: int) -> None:
        self._finder.step(step, self._context.theme)
        self._show_count()
        announce(self._find_bar, self._find_bar.count_text)

    def _on_find_closed(self) -> None:
        self._finder.look_for("", self._context.theme)
        self._make_room(0)
        self.forget_words()
        self.setFocus()

    def _on_theme_changed(self, theme: Theme) -> None:
        super()._on_theme_changed(theme)
        self._find_bar.restyle()
        self._fit_find_bar()
        self._finder.dress(theme)
        self._show_count()

    def _show_count(self) -> None:
        self._find_bar.set_count(self._finder.position, self._finder.total)

    def _arrange(self, anchor: Anchor | None = None) -> None:
        super()._arrange(anchor)
        if self._finder.words and self._finder.refresh(self._context.theme):
            self._show_count()

    def add_older(self, messages: Sequence[Message], *, older: int) -> None:
        super().add_older(messages, older=older)
        if self._finder.words:
            self._show_count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_find_bar()

    def _fit_find_bar(self) -> None:
        if not self._find_bar.isHidden():
            self._find_bar.place(self.width())
            self._make_room(self._find_bar.height())

    def _make_room(self, height: int) -> None:
        """Let the page begin below the bar, so that it covers nothing of it.

        What is read stays in its place, but at the beginning of the conversation: that is pushed
        down.
        """
        before = self.viewportMargins().top()
        if height == before:
            return
        bar, following = self.verticalScrollBar(), self.following
        value = bar.value()
        self._keep_margins(height)
        if value and not following:
            self.scroll_to(max(value + height - before, 0))
