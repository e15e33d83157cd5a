"""The messages that are built as widgets: a window around the end of a path."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import takewhile, zip_longest

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.chat.message import Message, Role
from desktop.chat.notices import Action
from desktop.chat.prices import PriceOf, no_price
from desktop.settings import SendKey
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.column import Anchor
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.drag_scroll import DragScroll
from desktop.ui.transcript.markdown_stream import new_parser
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.message_words import MessageWords
from desktop.ui.transcript.open_edits import OpenEdits
from desktop.ui.transcript.pace import Pace
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.reading_area import ReadingArea
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.selection import Selection
from desktop.ui.transcript.text_order import TextOrder
from desktop.ui.transcript.tool_round_view import ToolRoundView
from desktop.ui.transcript.user_view import UserView

#: Position, counted from 1, and count of the versions of a message, by its id.
Versions = Callable[[str], tuple[int, int]]

#: Messages that are built at first at most, and with each step further back.
_FIRST_BUILT = 30
_STEP_BUILT = 6
#: While the reader follows the newest text, not more than this many stay built.
_MOST_BUILT = 80
#: What new messages may take to be shown in one go, in seconds. The rest follows by frames.
BUDGET = 0.03
#: How often the page is drawn while text comes faster than it can be shown, in seconds.
_BEHIND_FRAME = 0.1
#: What was flushed is laid out on the page at once if that took no longer, in seconds.
_SHORT_FLUSH = 0.002
#: Nothing is built ahead until so long after text came faster than it could be shown, in seconds.
_CALM = 0.1


def one_version(_message_id: str) -> tuple[int, int]:
    return 1, 1


class MessageWindow(ReadingArea):
    """Builds views for the newest messages, and older ones when the reader comes near.

    Shows text that arrived at a measured pace. Knows nothing of replies in progress.
    """

    #: A message of the user should get another version. Arguments: its id, the new text.
    edited = Signal(str, str)
    #: Something is to be said in a notice. Argument: the sentence.
    notice_requested = Signal(str)
    #: The last question about tools was answered.
    all_answered = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        open_link: Callable[[str], object],
        pictures: Pictures | None = None,
        send_key: Callable[[], SendKey] = lambda: SendKey.ENTER,
        price: PriceOf = no_price,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        context = Context(
            theme.theme,
            new_parser(),
            open_link=open_link,
            resized=self._on_view_resized,
            reveal=self.reveal_part,
            pictures=pictures or Pictures(),
            send_key=send_key,
            price=price,
        )
        super().__init__(context, theme=theme, parent=parent)
        self._order = TextOrder(
            self._column,
            above=self._sources_above,
            build_above=self._build_older,
            arrange=self._arrange,
        )
        self._drag_scroll = DragScroll(self, moved=self._on_drag_scroll_moved)
        self._selection = Selection(self._order, dragged=self._drag_scroll.follow)
        context.selection = self._selection
        self._clock = clock
        self._versions: Versions = one_version
        self._messages: list[Message] = []
        self._views: dict[str, MessageView] = {}
        #: What is open for changes.
        self.edits = OpenEdits(self._views.get, self)
        #: Replies with text that is not shown yet.
        self._dirty: set[ReplyView] = set()
        self._pace = Pace(self._flush, parent=self)
        self._arranged_at = -_BEHIND_FRAME
        #: When a flush last left something to be shown.
        self._behind_at = -_CALM
        #: Whether the page is to be laid out in the next turn, for what was flushed in this one.
        self._page_due = False
        self._words = MessageWords()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def views(self) -> Sequence[MessageView]:
        """The messages that are built now, oldest first."""
        return self._column.views

    @property
    def selection(self) -> Selection:
        """What is selected in the conversation."""
        return self._selection

    def view(self, message_id: str) -> MessageView | None:
        """None for a message that is not shown or not built."""
        return self._views.get(message_id)

    def show_path(self, messages: Sequence[Message], versions: Versions = one_version) -> None:
        """Show these messages and nothing else, from their end.

        ``versions`` gives position and count, counted from 1, for a message's id.
        """
        self._drop(list(self._column.views))
        self.forget_words()
        self._messages = list(messages)
        self._versions = versions
        self._set_following(True)
        height, enough = 0, 2 * max(self.viewport().height(), 600)
        until = self._clock() + BUDGET
        for count, message in enumerate(reversed(self._messages)):
            if height >= enough or count >= _FIRST_BUILT:
                break
            view = self._build(message)
            self._column.prepend(view)
            self._flush_view(view, until)
            height += view.arrange(self._page_width())
        self._mark_followed()
        self._arrange()

    def message_top(self, message_id: str) -> int:
        """Where on the page a message begins; 0 when it is not built."""
        view = self._views.get(message_id)
        return view.y() - self.verticalScrollBar().value() if view is not None else 0

    def put_message(self, message_id: str, top: int) -> None:
        """Scroll until a message begins at this place of the page, as far as that is possible."""
        view = self._views.get(message_id)
        if view is not None:
            self.scroll_to(view.y() - top)

    def set_versions(self, versions: Versions) -> None:
        """Say again which versions there are."""
        self._versions = versions
        for message_id, view in self._views.items():
            view.set_versions(*versions(message_id))

    def remove_from(self, message_id: str) -> None:
        """Take this message and all after it away."""
        index = next((i for i, m in enumerate(self._messages) if m.id == message_id), None)
        if index is None:
            return
        self._drop([self._views[m.id] for m in self._messages[index:] if m.id in self._views])
        del self._messages[index:]
        self._mark_followed()
        self._arrange()

    @property
    def editing(self) -> bool:
        """Whether a message is open for changes."""
        return any(isinstance(view, UserView) and view.editing for view in self._views.values())

    def has(self, message_id: str) -> bool:
        """Whether a message is here, built or not."""
        return any(message.id == message_id for message in reversed(self._messages))

    def build_message(self, message_id: str) -> bool:
        """Build a message and all after it; false when it is not here."""
        while message_id not in self._views:
            if not self._build_older():
                return False
        return True

    def focus_message(self, message_id: str) -> bool:
        """Bring a message into view and give it the focus; false when it is not shown."""
        if not self.build_message(message_id):
            return False
        view = self._views[message_id]
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reveal(view)
        return True

    def focus_step(self, view: MessageView | None, step: int) -> None:
        """Focus the message ``step`` further on; without one, that at the top of the page."""
        if view is None:
            view, step = self.message_at_top(), 0
        if view is None:
            return
        views = self._column.views
        if views.index(view) + step < 0:
            self._build_older()
        index = views.index(view) + step
        self.focus_message(views[min(max(index, 0), len(views) - 1)].message.id)

    def _append(self, message: Message) -> None:
        self._messages.append(message)
        view = self._build(message)
        self._column.append(view)
        self._flush_view(view, self._clock() + BUDGET)
        if not self._following:
            self._latest.add()
        self._trim()
        self._mark_followed()
        self._arrange()

    def _mark_followed(self) -> None:
        """Tell the replies below which the results of their tools stand."""
        views = self._column.views
        for view, below in zip_longest(views, views[1:]):
            if isinstance(view, ReplyView):
                view.set_followed(isinstance(below, ToolRoundView))

    def _build(self, message: Message) -> MessageView:
        view: MessageView
        if message.role is Role.USER:
            view = UserView(self._context, message, self._column)
            view.edited.connect(self.edited)
            view.notice_requested.connect(self.notice_requested)
            self.edits.serve(view)
        elif message.role is Role.TOOL:
            view = ToolRoundView(self._context, message, self._column)
            view.all_answered.connect(self.all_answered)
        else:
            view = ReplyView(self._context, message, clock=self._clock, parent=self._column)
        view.set_versions(*self._versions(message.id))
        view.action_chosen.connect(self._on_action_chosen)
        self._views[message.id] = view
        return view

    def _flush_view(self, view: MessageView, until: float) -> None:
        """Show text at once as long as there is time; of a long reply the rest follows."""
        if isinstance(view, ReplyView):
            view.flush()
            while view.dirty and self._clock() < until:
                view.flush()
            if view.dirty:
                self._show_soon(view)

    def _show_soon(self, view: ReplyView) -> None:
        self._dirty.add(view)
        self._pace.request()

    def _keep(self, message: Message) -> None:
        for index in range(len(self._messages) - 1, -1, -1):
            if self._messages[index].id == message.id:
                self._messages[index] = message
                return

    def _build_older(self) -> bool:
        """Build some messages above those that are; false at the beginning."""
        first = len(self._messages) - len(self._column.views)
        if first <= 0:
            return False
        anchor = self._anchor()
        until = self._clock() + BUDGET
        for message in reversed(self._messages[max(first - _STEP_BUILT, 0) : first]):
            view = self._build(message)
            self._column.prepend(view)
            self._flush_view(view, until)
        self._mark_followed()
        self._arrange(anchor)
        return True

    def _want_older(self) -> None:
        self._build_older()

    def _is_behind(self) -> bool:
        return bool(self._dirty) or self._page_due or self._clock() - self._behind_at < _CALM

    def _trim(self) -> None:
        """Let the oldest widgets go, which are far above what is read."""
        surplus = len(self._column.views) - _MOST_BUILT
        if self._following and surplus > 0:
            gone = self._column.views[: surplus + _MOST_BUILT // 2]
            if self._selection.texts:
                # What is selected stays to be copied.
                chosen = self._order.view_of(self._selection.texts[0])
                gone = list(takewhile(lambda view: view is not chosen, gone))
            self._drop(gone)

    def _drop(self, gone: Sequence[MessageView]) -> None:
        """Let widgets go; what is open for changes in them is kept."""
        self.edits.let_go()
        self._dirty.difference_update(gone)
        for view in gone:
            self._views.pop(view.message.id, None)
        self._column.remove(gone)

    def _flush(self) -> bool:
        """Show what arrived; true when there is more to show."""
        if not self.isVisible():
            return False
        began = self._clock()
        if not self._page_due:
            for view in self._dirty:
                view.flush()
            self._dirty = {view for view in self._dirty if view.dirty}
            if self._dirty:
                self._behind_at = began
            self._page_due = not self._dirty or began - self._arranged_at > _BEHIND_FRAME
            if not self._page_due or self._clock() - began > _SHORT_FLUSH:
                return bool(self._dirty) or self._page_due
        if self._build_last():
            # One part in a turn: together they would hold up everything else.
            self._page_due = True
            return True
        self._page_due = False
        self._arranged_at = began
        self._arrange()
        return bool(self._dirty)

    def _arrange_soon(self, *, now: bool = True) -> None:
        """Lay out the page ``now``, or part by part if much of it is not built."""
        if not now or self._build_last():
            self._page_due = True
            self._pace.request()
        else:
            self._arrange()

    def _build_last(self) -> bool:
        """Build a part of what the page shows next; false when nothing is left to build."""
        last = self._column.views[-1] if self._following and self._column.views else None
        return isinstance(last, ReplyView) and last.build_last(self.viewport().height())

    def hidden_count(self, words: str) -> int:
        """About how often words stand in the messages above that are not built."""
        hidden = self._messages[: len(self._messages) - len(self._column.views)]
        return self._words.count(hidden, words)

    def forget_words(self) -> None:
        """Nothing is looked for any more."""
        self._words.forget()

    def build_above(self) -> bool:
        """Build some of the messages above; false when there are none."""
        return self._build_older()

    def _sources_above(self) -> list[str]:
        """Of the messages that are not built."""
        return [m.text for m in self._messages[: len(self._messages) - len(self._column.views)]]

    def _arrange(self, anchor: Anchor | None = None) -> None:
        super()._arrange(anchor)
        self._selection.refresh()

    def _on_drag_scroll_moved(self, on_screen: QPoint) -> None:
        self._selection.drag(on_screen)

    def _on_view_resized(self, view: QWidget) -> None:
        """Something in a message changed its height: it, or else what is read, stays in place."""
        anchor = self._anchor()
        parent: QWidget | None = view
        while parent is not None and not isinstance(parent, MessageView):
            if isinstance(parent, MarkdownView):
                parent.touch()
            parent = parent.parentWidget()
        if parent not in self._column.views:
            return  # it is being built
        parent.touch()
        if not self.isVisible():
            return
        before = view.mapTo(self.viewport(), QPoint(0, 0)).y()
        on_page = 0 <= before < self.viewport().height()
        self._arrange(anchor)
        if on_page:
            self.scroll_to(view.mapTo(self._column, QPoint(0, 0)).y() - before)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for view in self._column.views:
            within = new is not None and (view is new or view.isAncestorOf(new))
            if within or (old is not None and (view is old or view.isAncestorOf(old))):
                view.set_focus_within(within)

    def _on_action_chosen(self, action: Action, message_id: str) -> None:
        """What the buttons of a message want; the subclass knows what to do."""
