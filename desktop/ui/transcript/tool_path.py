"""A path with tools in it: their calls, questions and results."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.chat.message import Message
from desktop.session.tool_calls import CallState
from desktop.ui.transcript.partial_path import PartialPath
from desktop.ui.transcript.tool_round_view import ToolRoundView


class ToolPath(PartialPath):
    """Shows the calls of a reply while they are asked about, run and answered.

    Never takes the focus by itself: what is typed elsewhere must not answer a question.
    """

    #: A tool waits for an answer. Argument: the question in words.
    asked = Signal(str)

    def set_asker(self, name: str) -> None:
        """Let the questions say who wants to use a tool, where several could."""
        self._context.asker = name

    def begin_tools(self, message: Message, calls: Sequence[CallState]) -> None:
        """Show the calls of a reply, before anything is decided about them."""
        self._append(message)
        if view := self._tools(message.id):
            view.begin(calls)
            self._arrange()

    def show_calls(self, message_id: str, calls: Sequence[CallState]) -> None:
        """Show calls that are under way in the message of their results, which is here."""
        view = self._tools(message_id)
        if view is not None and not view.folds:
            view.begin(calls)
            self._arrange()

    def tool_changed(self, message_id: str, index: int, state: CallState) -> None:
        view = self._tools(message_id)
        if view is None:
            return
        followed = self.following
        view.show_state(index, state)
        if followed:
            # A line that the reader unfolds stays where it is; a question that comes is shown.
            self.scroll_to_end()
        if state.question is not None and view.cards:
            self.asked.emit(view.cards[-1].accessibleName())
            # Where the window is not in front, the desktop marks it.
            QApplication.alert(self.window())

    def tools_finished(self, message: Message) -> None:
        """All calls are answered."""
        self._keep(message)
        if view := self._tools(message.id):
            view.finish(message)
            self._arrange()

    def focus_question(self) -> bool:
        """Give the first open question the focus; false when there is none."""
        for view in self._column.views:
            if isinstance(view, ToolRoundView) and view.cards:
                card = view.cards[0]
                card.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.reveal_part(card, card.rect())
                return True
        return False

    def _tools(self, message_id: str) -> ToolRoundView | None:
        view = self._views.get(message_id)
        return view if isinstance(view, ToolRoundView) else None
