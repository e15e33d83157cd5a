"""A page of messages that the reader scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.column import Anchor, Column
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.formulas import FormulaKey, Formulas
from desktop.ui.transcript.latest_button import LatestButton
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.text_view import TextView

#: As close to the end as this counts as being there, in pixels.
_NEAR = 4
#: What of the room below the last message may be out of sight where all of it is seen.
_ROOM_BELOW = 8
#: Parts built for one look at the page at most, and how often a look is taken: what is built
#: has another height than was guessed, and more of the page is bare then.
_MOST_AT_ONCE = 40
_MOST_ROUNDS = 4
#: The pause before one more part is built ahead, in ms.
_AHEAD_MS = 20


class ReadingArea(QScrollArea):
    """Keeps the line being read where it is, or the newest text in view.

    It follows the newest text while the reader is at the end; scrolling up lets go of it. Only
    what the reader does counts: wheel, keys, dragging. Knows no conversation.
    """

    #: The view began to follow the newest text, or let go of it.
    following_changed = Signal(bool)

    def __init__(
        self, context: Context, *, theme: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._following = True
        self._arranging = False
        #: The message that is to stay at the top, and the empty room below all that this takes.
        self._pinned: MessageView | None = None
        self._filler = 0
        self._kept: Anchor | None = None
        self._column = Column(context)
        self.setProperty("look", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._column)
        self._latest = LatestButton(context, self)
        self._latest.clicked.connect(self.scroll_to_end)
        self._keep_margins()
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._on_bar_action_triggered)
        bar.valueChanged.connect(self._on_bar_value_changed)
        theme.changed.connect(self._on_theme_changed)
        context.formulas.ready.connect(self._on_formulas_ready)
        context.pictures.fetched.connect(self._on_pictures_fetched)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._on_ahead_timeout)

    @property
    def following(self) -> bool:
        """Whether the view stays at the newest text."""
        return self._following

    @property
    def formulas(self) -> Formulas:
        return self._context.formulas

    @property
    def latest_button(self) -> LatestButton:
        return self._latest

    def scroll_to_end(self) -> None:
        """Go to the newest text and follow it."""
        self._set_following(True)
        if self._filler:
            self._arrange()
        self._to_end()

    def pin(self, view: MessageView) -> None:
        """Bring a message to the top of the page: what comes after it grows downwards.

        The page stays there until the reader scrolls or goes to the end.
        """
        self._set_following(False)
        self._pinned = view
        self._arrange()
        self.verticalScrollBar().setValue(self._pinned_top())
        self._show_latest()

    def scroll_to_start(self) -> None:
        """Go to the beginning of the conversation."""
        self.scroll_to(0)

    def scroll_to(self, value: int) -> None:
        """Scroll for the reader; being at the end then means to follow."""
        bar = self.verticalScrollBar()
        # Letting go comes first: on the way up older messages are built and laid out.
        self._set_following(self._is_end(value))
        bar.setValue(value)

    def reveal(self, view: MessageView) -> None:
        """Scroll as little as shows the message, or its beginning."""
        bar = self.verticalScrollBar()
        page, margin = self.viewport().height(), self._context.theme.px(8)
        if view.y() < bar.value() or view.height() >= page:
            self.scroll_to(view.y() - margin)
        elif view.y() + view.height() > bar.value() + page:
            self.scroll_to(view.y() + view.height() - page + margin)

    def reveal_place(self, text: TextView, position: int) -> None:
        """Scroll so that a place in a text stands in the upper part of the page."""
        page, bar = self.viewport().height(), self.verticalScrollBar()
        for _ in range(_MOST_ROUNDS):
            y = text.mapTo(self._column, QPoint(0, text.top_of(position))).y()
            if bar.value() + 60 <= y <= bar.value() + page - 60:
                return
            self.scroll_to(max(y - page // 3, 0))

    def reveal_part(self, widget: QWidget, part: QRect) -> None:
        """Scroll as little as shows a part of a widget in a message."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        margin = min(self._context.theme.px(24), page // 4)
        for _ in range(_MOST_ROUNDS):
            top = widget.mapTo(self._column, part.topLeft()).y()
            lowest, highest = top + part.height() + margin - page, top - margin
            value = min(max(bar.value(), lowest), highest)
            if value == bar.value():
                return
            self.scroll_to(value)

    def message_at_top(self) -> MessageView | None:
        """The message that the top of the page shows."""
        return self._column.view_at(self.verticalScrollBar().value() + self._context.theme.px(16))

    def message_at_bottom(self) -> MessageView | None:
        """The last message that the page shows some of."""
        return self._column.view_at(self.verticalScrollBar().value() + self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._anchor()
        super().resizeEvent(event)
        self._arrange(anchor)

    def _want_older(self) -> None:
        """The reader comes near to the beginning of what is built."""

    def _is_behind(self) -> bool:
        """Whether text waits to be shown, which comes first."""
        return False

    def _anchor(self) -> Anchor | None:
        """The line being read; the same one until the reader goes on to another.

        Taken anew after each change of the width, it would wander upwards.
        """
        if self._following:
            return None
        value, kept = self.verticalScrollBar().value(), self._kept
        fresh = self._column.anchor_at(value)
        # What is built above it in the meantime is read first.
        same = kept is not None and fresh is not None and kept.text is fresh.text
        if kept is None or not same or self._column.top_of(kept) != value:
            self._kept = fresh
        return self._kept

    def _arrange(self, anchor: Anchor | None = None) -> None:
        """Lay out again and keep the line being read, or the end, in place.

        ``anchor`` is where the reader was before something changed; None takes it now.
        """
        if self._arranging or not self.isVisible():
            return
        self._arranging = True
        try:
            anchor = anchor or self._anchor()
            self._lay_out(anchor)
            for _ in range(_MOST_ROUNDS):
                if not self._build_page():
                    break
                self._lay_out(anchor)
        finally:
            self._arranging = False
        self._ahead.start()

    def _lay_out(self, anchor: Anchor | None) -> None:
        bar = self.width() - self._page_width()
        height = self._column.arrange(self._page_width(), bar=bar)
        self._fill(height)
        if self._following:
            self._to_end()
        elif anchor is not None:
            top = self._column.top_of(anchor)
            if top is not None:
                self.verticalScrollBar().setValue(top)
        self._show_latest()

    def _fill(self, height: int) -> None:
        """Leave room below the text, so that the pinned message can stand at the top."""
        self._filler = 0
        if self._pinned is not None and self._pinned not in self._column.views:
            self._pinned = None
        if self._pinned is not None:
            self._filler = max(self._pinned_top() + self.viewport().height() - height, 0)
        if self._filler:
            self._column.resize(self._column.width(), height + self._filler)

    def _pinned_top(self) -> int:
        """Where a page begins with the pinned message at its top; or with the end of a long one."""
        view, page = self._pinned, self.viewport().height()
        assert view is not None
        return view.y() + max(view.height() - page // 2, 0)

    def _is_end(self, value: int) -> bool:
        """Whether the end of the text is in view, when the page is scrolled to a value."""
        return value >= self.verticalScrollBar().maximum() - _NEAR and not self._filler

    def _show_latest(self) -> None:
        bar = self.verticalScrollBar()
        # Below the last message there is nothing but room.
        all_seen = bar.value() >= bar.maximum() - self._context.theme.px(_ROOM_BELOW)
        self._latest.setVisible(not self._following and not all_seen)
        self._place_latest()

    def _place_latest(self) -> None:
        if not self._latest.isVisible():
            return
        self._latest.place(self._page())

    def _keep_margins(self, top: int | None = None) -> None:
        """Keep room above the page, and for the way to the newest text below it."""
        margins = self.viewportMargins()
        before = margins.top() if top is None else top
        self.setViewportMargins(0, before, 0, self._latest.strip())

    def _build_page(self) -> bool:
        """Build what the page shows; true when something was not built yet."""
        top = self.verticalScrollBar().value()
        return self._column.build(top, top + self.viewport().height(), most=_MOST_AT_ONCE) > 0

    def _on_ahead_timeout(self) -> None:
        """Build what is near to the page, one part at a time, while nothing else happens."""
        if not self.isVisible():
            return  # the next arrangement starts the timer again
        if self._is_behind():
            self._ahead.start()
            return
        page = self.viewport().height()
        top = self.verticalScrollBar().value()
        anchor = self._anchor()
        if self._column.build(top - page, top + page, most=1, upwards=True) or self._column.build(
            top + page, top + 2 * page, most=1
        ):
            self._arrange(anchor)

    def _page_width(self) -> int:
        # The bar's width counts even while there is none: its coming must not move the text.
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _page(self) -> QRect:
        return self.viewport().geometry()

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _set_following(self, following: bool) -> None:
        if following:
            self._latest.reset()
            self._pinned = None
        changed, self._following = following != self._following, following
        self._show_latest()
        if changed:
            self.following_changed.emit(following)

    def _on_theme_changed(self, theme: Theme) -> None:
        anchor = self._anchor()
        self._context.use(theme)
        for view in self._column.views:
            view.restyle()
        self._latest.restyle()
        self._keep_margins()
        self._arrange(anchor)

    def _on_formulas_ready(self, ready: set[FormulaKey]) -> None:
        """Formulas take the places that were kept for them, and maybe more room than that."""
        self._write_where(lambda text: text.take_formulas(ready))

    def _on_pictures_fetched(self, url: str) -> None:
        """More is known of a picture, which may stand within texts."""
        self._write_where(lambda text: text.take_pictures(url))

    def _write_where(self, write: Callable[[ProseView], bool]) -> None:
        """Let texts be written again, and stay in place."""
        anchor = self._anchor()
        changed = False
        for view in self._column.views:
            for text in view.every_text():
                if isinstance(text, ProseView) and write(text):
                    touch_around(text)
                    changed = True
        if changed:
            self._arrange(anchor)

    def _on_bar_action_triggered(self) -> None:
        # Only the reader triggers actions; `setValue` does not.
        bar = self.verticalScrollBar()
        self._set_following(self._is_end(bar.sliderPosition()))

    def _on_bar_value_changed(self, value: int) -> None:
        if self._arranging:
            return
        if value < self.viewport().height():
            self._want_older()
        self._arrange()


def touch_around(text: TextView) -> None:
    """What holds a text has to lay it out again."""
    parent = text.parentWidget()
    while parent is not None:
        if isinstance(parent, MarkdownView | MessageView):
            parent.touch()
        parent = parent.parentWidget()
