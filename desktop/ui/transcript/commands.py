"""What the keys of the transcript do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.chat.notices import Action, notice_for
from desktop.ui.key_reader import KeyReader
from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.copies import last_formula_of, last_table_of, plain_text_of
from desktop.ui.transcript.keys import COMMANDS, Command
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.reading_area import ReadingArea
from desktop.ui.transcript.spreadsheet import as_tsv
from desktop.ui.transcript.user_view import UserView


class Actor(Protocol):
    """Does something with a message."""

    def __call__(self, action: Action, message_id: str) -> None: ...


class Commands:
    """Runs the keys on a page of messages. Does nothing to messages itself: ``act`` does.

    ``focus_step`` moves the focus from a message (None: from the top of the page) by a number
    of messages. ``others`` are commands that no message is needed for.
    """

    def __init__(
        self,
        area: ReadingArea,
        *,
        keys: KeyReader,
        act: Actor,
        focus_step: Callable[[MessageView | None, int], None],
        others: Mapping[Command, Callable[[], object]],
    ) -> None:
        self._area = area
        self._keys = keys
        self._act = act
        self._focus_step = focus_step
        self._others = others

    def run(self, event: QKeyEvent) -> bool:
        """False when the key means nothing here."""
        name = self._keys.read(event)
        if not name:
            return name is not None
        command = COMMANDS[name]
        if (other := self._others.get(command)) is not None:
            other()
            return True
        return self._scroll(command) or self._do(command)

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key that the window knows too belongs to the transcript, while it is here."""
        return self._keys.wants(event)

    def _scroll(self, command: Command) -> bool:
        area, bar = self._area, self._area.verticalScrollBar()
        page = round(bar.pageStep() * 0.9)
        match command:
            case Command.FIRST:
                area.scroll_to_start()
            case Command.LATEST:
                area.scroll_to_end()
            case Command.PAGE_UP:
                area.scroll_to(bar.value() - page)
            case Command.PAGE_DOWN:
                area.scroll_to(bar.value() + page)
            case Command.LINE_UP:
                area.scroll_to(bar.value() - bar.singleStep())
            case Command.LINE_DOWN:
                area.scroll_to(bar.value() + bar.singleStep())
            case _:
                return False
        return True

    def _do(self, command: Command) -> bool:
        focused = self.focused()
        if command in (Command.NEXT, Command.PREVIOUS):
            self._focus_step(focused, 1 if command is Command.NEXT else -1)
            return True
        view = focused or self._area.message_at_top()
        if view is None:
            return False
        user, message_id = isinstance(view, UserView), view.message.id
        match command:
            case Command.COPY:
                self._act(Action.COPY, message_id)
            case Command.COPY_CODE:
                self._copy_code(view)
            case Command.COPY_PLAIN:
                _copy(plain_text_of(view))
            case Command.COPY_TABLE:
                _copy(as_tsv([list(row) for row in last_table_of(view)]))
            case Command.COPY_FORMULA:
                _copy(last_formula_of(view))
            case Command.EDIT if user:
                self._act(Action.EDIT, message_id)
            case Command.RETRY if not user:
                self._act(Action.RETRY, message_id)
            case Command.CONTINUE:
                notice = notice_for(view.message)
                if notice is None or Action.CONTINUE not in notice.actions:
                    return False
                self._act(Action.CONTINUE, message_id)
            case Command.FORK:
                self._act(Action.FORK, message_id)
            case Command.PIN:
                self._act(Action.PIN, message_id)
            case Command.EXCLUDE:
                self._act(Action.EXCLUDE, message_id)
            case Command.UNDO_SUMMARY if view.message.summary:
                self._act(Action.UNDO_SUMMARY, message_id)
            case Command.OLDER_VERSION:
                self._act(Action.PREVIOUS, message_id)
            case Command.NEWER_VERSION:
                self._act(Action.NEXT, message_id)
            case Command.FOLD:
                view.toggle_folds()
            case _:
                return False
        return True

    @staticmethod
    def focused() -> MessageView | None:
        """The message that has the focus, or in which it is."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, MessageView):
            widget = widget.parentWidget()
        return widget

    def _copy_code(self, view: MessageView) -> None:
        """The block with the focus, else the last one of the message."""
        codes = view.code_views()
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, CodeView):
            widget = widget.parentWidget()
        if widget is not None:
            widget.copy()
        elif codes:
            codes[-1].copy()


def _copy(text: str) -> None:
    """What there is not leaves the clipboard as it is."""
    if text:
        QGuiApplication.clipboard().setText(text)
