"""The view of a conversation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import ContentBlock, Text
from desktop.chat.events import Waiting
from desktop.chat.message import Message, Role, Usage
from desktop.chat.notices import Action
from desktop.chat.prices import PriceOf, no_price
from desktop.settings import SendKey
from desktop.ui.key_reader import KeyReader
from desktop.ui.keymap import Keymap
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.announcer import announce, ending_words
from desktop.ui.transcript.clipboard import message_as_mime
from desktop.ui.transcript.commands import Commands
from desktop.ui.transcript.copies import Cells, last_formula_of, last_table_of, plain_text_of
from desktop.ui.transcript.finding_path import FindingPath
from desktop.ui.transcript.keys import COMMANDS, Command
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.message_menu import message_menu
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.message_window import Versions, one_version
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.reading_area import touch_around
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.selection_keys import SelectionKeys
from desktop.ui.transcript.tab_stops import TabStops
from desktop.ui.transcript.target_label import TargetLabel
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.user_view import UserView
from desktop.ui.wording import tr

_TICK_MS = 100
#: What a finished reply may take to be shown in one go, in seconds.
_FINISH_BUDGET = 0.003


class Transcript(FindingPath):
    """Shows the messages of a conversation's active path, the last of which may be arriving.

    Only a window of messages around the end is built as widgets; older ones follow when the
    reader scrolls up. Follows the newest text while the reader is at the end. Emits what the
    reader wants; changes no conversation itself.
    """

    #: Another reply to the same question is wanted. Argument: id of the reply.
    retry_requested = Signal(str)
    #: A cut reply should go on. Argument: id of the reply.
    continue_requested = Signal(str)
    #: Another version is wanted. Arguments: id of the message, 1-based position.
    version_requested = Signal(str, int)
    #: A new conversation should begin with all up to a message. Argument: its id.
    fork_requested = Signal(str)
    #: What of a message is sent shall be another. Arguments: its id, one of the `Action`s for it.
    mark_requested = Signal(str, object)
    #: A key should be entered. Argument: id of the provider.
    key_requested = Signal(str)
    #: The composer is wanted.
    write_requested = Signal()
    #: The page of all keys is wanted.
    help_requested = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        open_link: Callable[[str], object],
        pictures: Pictures | None = None,
        send_key: Callable[[], SendKey] = lambda: SendKey.ENTER,
        price: PriceOf = no_price,
        pins_question: Callable[[], bool] = lambda: False,
        keys: Keymap | None = None,
        clock: Callable[[], float] = time.monotonic,
        say: Callable[[QWidget, str], None] = announce,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme=theme,
            open_link=open_link,
            pictures=pictures,
            send_key=send_key,
            price=price,
            clock=clock,
            parent=parent,
        )
        self._say = say
        self._pins_question = pins_question
        self.asked.connect(lambda words: self._say(self, words))
        self._keys = keys or Keymap(parent=self)
        self._commands = Commands(
            self,
            keys=KeyReader(self._keys, COMMANDS, clock=clock),
            act=self._on_action_chosen,
            focus_step=self.focus_step,
            others={
                Command.FIND: self.open_find,
                Command.FIND_NEXT: lambda: self._on_find_step_requested(1),
                Command.FIND_PREVIOUS: lambda: self._on_find_step_requested(-1),
                Command.WRITE: self.write_requested.emit,
                Command.HELP: self.help_requested.emit,
            },
        )
        self._selection_keys = SelectionKeys(self, selection=self._selection, order=self._order)
        self._tab_stops = TabStops(
            self, self._column, order=self._order, focused=self._commands.focused, say=say
        )
        self._target = TargetLabel(self._context, self)
        self._context.pointed = self._on_link_pointed
        self._context.jump = self._on_jump_requested
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._on_ticker_timeout)
        self.setAccessibleName(tr("Conversation"))

    # What is shown

    def show_path(
        self,
        messages: Sequence[Message],
        versions: Versions = one_version,
        *,
        older: int = 0,
        newer: int = 0,
    ) -> None:
        super().show_path(messages, versions, older=older, newer=newer)
        self._run_ticker()

    def remove_from(self, message_id: str) -> None:
        super().remove_from(message_id)
        self._run_ticker()

    def add_message(self, message: Message) -> None:
        """Show one more message at the end."""
        self._append(message)

    def begin_reply(self, message: Message) -> None:
        """Show a reply of which nothing has arrived."""
        followed = self.following
        self._append(message)
        question = self._last_question()
        if followed and question is not None and self._pins_question():
            self.pin(question)
        self._run_ticker()
        self._say(self, tr("Waiting for a reply."))

    def _last_question(self) -> UserView | None:
        return next((v for v in reversed(self._column.views) if isinstance(v, UserView)), None)

    def message_changed(self, message: Message) -> None:
        """What is sent of a message, or instead of it, is another now."""
        self._keep(message)
        view = self._views.get(message.id)
        if view is not None:
            view.show_marks(message)
            self._arrange()

    def edit_message(self, message_id: str, text: str | None = None) -> bool:
        """Open a message of the user for changes; False when it is not shown."""
        if not self.focus_message(message_id):
            return False
        view = self._views[message_id]
        if isinstance(view, UserView):
            view.begin_edit(text)
        return True

    def reply_waiting(self, message_id: str, waiting: Waiting) -> None:
        if view := self._reply(message_id):
            view.set_waiting(waiting)

    def reply_block_started(self, message_id: str, index: int, block: ContentBlock) -> None:
        if view := self._reply(message_id):
            view.start_block(index, block)
            self._show_soon(view)

    def reply_text(self, message_id: str, index: int, text: str) -> None:
        """New text of a block. Cheap: it is shown with the next flush."""
        view = self._views.get(message_id)
        if isinstance(view, ReplyView):
            if not view.has_text:
                self._say(self, tr("The reply begins."))
            view.append(index, text)
            self._dirty.add(view)
            self._pace.request()

    def reply_block_finished(self, message_id: str, index: int, block: ContentBlock) -> None:
        if view := self._reply(message_id):
            view.finish_block(index, block)
            self._show_soon(view)

    def reply_usage(self, message_id: str, usage: Usage) -> None:
        if view := self._reply(message_id):
            view.set_usage(usage)

    def reply_finished(self, message: Message) -> None:
        """A reply reached one of its final states."""
        self._keep(message)
        view = self._reply(message.id)
        if view is None:
            return
        view.finish(message)
        self._say(self, ending_words(message))
        if self.isVisible():
            began = self._clock()
            self._flush_view(view, began + _FINISH_BUDGET)
            self._arrange_soon(now=self._clock() - began < _FINISH_BUDGET)
        self._run_ticker()

    # What is selected

    def clear_selection(self) -> bool:
        """False when nothing was selected."""
        return self._selection.clear()

    # What can be copied

    def last_reply_text(self) -> str:
        """The Markdown of the last reply, as far as it has come; "" without one."""
        for message in reversed(self._messages):
            if message.role is Role.ASSISTANT:
                view = self._reply(message.id)
                return view.source if view else message.text
        return ""

    def last_reply_words(self) -> str:
        """The last reply as it reads; "" without one."""
        view = next((v for v in reversed(self._column.views) if isinstance(v, ReplyView)), None)
        return plain_text_of(view) if view is not None else ""

    def last_table(self) -> Cells:
        """The cells of the last table; none without one."""
        return next(filter(None, map(last_table_of, reversed(self._column.views))), ())

    def last_formula(self) -> str:
        """The LaTeX of the last formula; "" without one."""
        return next(filter(None, map(last_formula_of, reversed(self._column.views))), "")

    def last_code_block(self) -> str:
        """The exact text of the last code block; "" without one."""
        for view in reversed(self._column.views):
            if codes := view.code_views():
                return codes[-1].source
        return ""

    def _reply(self, message_id: str) -> ReplyView | None:
        view = self._views.get(message_id)
        return view if isinstance(view, ReplyView) else None

    # Slots

    def _on_ticker_timeout(self) -> None:
        for view in self._views.values():
            if isinstance(view, ReplyView):
                view.tick()

    @property
    def arriving(self) -> bool:
        """Whether a reply is arriving."""
        return any(isinstance(v, ReplyView) and v.running for v in self._views.values())

    def _run_ticker(self) -> None:
        if self.arriving and self.isVisible():
            self._ticker.start()
        else:
            self._ticker.stop()

    # Actions

    def _on_action_chosen(self, action: Action, message_id: str) -> None:
        view = self._views.get(message_id)
        if view is None:
            return
        match action:
            case Action.COPY:
                QGuiApplication.clipboard().setMimeData(message_as_mime(self._current(view)))
                if not view.footer.confirm_copied():
                    self.notice_requested.emit(tr("Message copied."))
            case Action.RETRY:
                self.retry_requested.emit(message_id)
            case Action.CONTINUE:
                self.continue_requested.emit(message_id)
            case Action.EDIT:
                self.edit_message(message_id)
            case Action.FORK:
                self.fork_requested.emit(message_id)
            case Action.PIN | Action.EXCLUDE | Action.UNDO_SUMMARY:
                self.mark_requested.emit(message_id, action)
            case Action.ADD_KEY | Action.CHANGE_KEY:
                self.key_requested.emit(view.message.provider_id)
            case Action.PREVIOUS | Action.NEXT:
                self._step_version(view, -1 if action is Action.PREVIOUS else 1)

    def _step_version(self, view: MessageView, step: int) -> None:
        position, count = view.footer.version
        if 1 <= position + step <= count:
            self.version_requested.emit(view.message.id, position + step)

    def _current(self, view: MessageView) -> Message:
        """The message with the text that has come so far."""
        if isinstance(view, ReplyView) and view.running:
            return msgspec.structs.replace(view.message, blocks=(Text(view.source),))
        return view.message

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._commands.wants(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, focused = self._selection_keys, self._commands.focused()
        copies = event.matches(QKeySequence.StandardKey.Copy)
        if copies and self._selection.is_edged and (words := self.missing_words()):
            self.notice_requested.emit(words)
        if not keys.run(event, focused) and not self._commands.run(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._tab_stops.step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._tab_stops.enter_from_below()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        super()._on_focus_changed(old, new)
        self._tab_stops.on_focus_changed(old, new)

    def _on_link_pointed(self, target: str) -> None:
        self._target.show_target(target, self._page())

    def _on_jump_requested(self, text: QWidget, target: str) -> None:
        part: QWidget | None = text
        while part is not None and not isinstance(part, MarkdownView):
            part = part.parentWidget()
        found = part.link_to(target) if part is not None else None
        if found is not None:
            touch_around(found[0])
            self._arrange()
            self._tab_stops.go_to_link(*found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.pos(), event.globalPos())

    def show_menu(self, position: QPoint, on_screen: QPoint) -> None:
        """Pop up the menu of the message at a position of the page, if there is one."""
        widget = self.childAt(position)
        text: TextView | None = None
        while widget is not None and not isinstance(widget, MessageView):
            text = widget if isinstance(widget, TextView) else text
            widget = widget.parentWidget()
        if widget is not None:
            menu = message_menu(
                widget, act=self._on_action_chosen, text=text, keys=self._keys, parent=self
            )
            menu.popup(on_screen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_ticker()
        self._pace.flush_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticker.stop()
