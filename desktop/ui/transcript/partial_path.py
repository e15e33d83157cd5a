"""A transcript that has only a part of its path, and asks for more of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.chat.message import Message
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.message_window import BUDGET, MessageWindow, Versions, one_version
from desktop.ui.wording import tr

#: Messages above the built ones; with fewer, the next older ones are asked for.
_AHEAD = 20
#: Messages that are built on the way to the first one at most.
_MOST_BUILT_AT_ONCE = 40


class PartialPath(MessageWindow):
    """Asks for older and newer messages as the reader comes near to them. Loads none itself.

    While there are newer ones it does not follow the newest text: the end of what is shown is
    not the end of the conversation.
    """

    #: The messages before the first one are wanted: `add_older` brings some of them.
    older_requested = Signal()
    #: The messages after the last one are wanted: `add_newer` brings some of them.
    newer_requested = Signal()
    #: The end of the conversation is wanted: `show_path` brings it.
    end_requested = Signal()
    #: The beginning of the conversation is wanted, which is far away: `show_path` brings it.
    start_requested = Signal()
    #: The whole path is wanted, to count what is in it: `add_older` brings the rest at once.
    whole_requested = Signal()

    #: A path is whole unless `show_path` says otherwise.
    _older = 0
    _newer = 0
    _asked: frozenset[str] = frozenset()

    @property
    def newer(self) -> int:
        """How many messages come after those that are here."""
        return self._newer

    def show_path(
        self,
        messages: Sequence[Message],
        versions: Versions = one_version,
        *,
        older: int = 0,
        newer: int = 0,
    ) -> None:
        """Show these messages and nothing else, from their end.

        ``older`` and ``newer`` say how many more there are before and after them.
        """
        self._older, self._newer, self._asked = older, newer, frozenset()
        super().show_path(messages, versions)
        self._want_more()

    def shows(self, ids: Sequence[str]) -> bool:
        """Whether the messages that are here are those of the path with these ids."""
        shown = [message.id for message in self._messages]
        end = len(ids) - self._newer
        return len(shown) <= end and list(ids[end - len(shown) : end]) == shown

    def add_older(self, messages: Sequence[Message], *, older: int) -> None:
        """Have these before all others. ``older`` is how many there are before them still."""
        self._messages[:0] = messages
        self._older = older
        self._asked -= {"older", "whole"}
        if messages and self.verticalScrollBar().value() < self.viewport().height():
            self._want_older()

    def add_newer(self, messages: Sequence[Message], *, newer: int) -> None:
        """Show these after all others. ``newer`` is how many there are after them still."""
        self._newer = newer
        self._asked -= {"newer"}
        until = self._clock() + BUDGET
        for message in messages:
            self._messages.append(message)
            view = self._build(message)
            self._column.append(view)
            self._flush_view(view, until)
        self._arrange()

    def remove_from(self, message_id: str) -> None:
        if any(message.id == message_id for message in self._messages):
            self._newer = 0
        super().remove_from(message_id)

    def scroll_to_end(self) -> None:
        if self._newer:
            self.end_requested.emit()
        else:
            super().scroll_to_end()

    def scroll_to_start(self) -> None:
        if self._older or len(self._messages) - len(self._column.views) > _MOST_BUILT_AT_ONCE:
            self.start_requested.emit()
            return
        self.build_whole()
        self.scroll_to(0)

    def build_whole(self) -> None:
        """Build every message that is here."""
        while self._build_older():
            pass

    def hidden_count(self, words: str) -> int:
        if self._older or self._newer:
            self._ask("whole")
        return super().hidden_count(words)

    def missing_words(self) -> str:
        """What a copy of the whole conversation would lack, in a sentence; "" when nothing."""
        if self._older:
            self._ask("whole")
            return tr("Older messages are still being read. Copy again in a moment.")
        if self._newer:
            return tr("Copied without the newest messages. Press End to read them.")
        return ""

    def focus_step(self, view: MessageView | None, step: int) -> None:
        if view is not None and step > 0 and view is self._column.views[-1] and self._newer:
            self._ask("newer")
        super().focus_step(view, step)

    def _set_following(self, following: bool) -> None:
        super()._set_following(following and not self._newer)

    def _build_older(self) -> bool:
        built = super()._build_older()
        self._want_more()
        return built

    def _want_more(self) -> None:
        if self._older and len(self._messages) - len(self._column.views) < _AHEAD:
            self._ask("older")

    def _on_bar_value_changed(self, value: int) -> None:
        super()._on_bar_value_changed(value)
        bar = self.verticalScrollBar()
        if self._newer and not self._arranging and value > bar.maximum() - self.viewport().height():
            self._ask("newer")

    def _ask(self, what: str) -> None:
        """Say once that something is wanted, until it comes."""
        if what in self._asked:
            return
        self._asked |= {what}
        match what:
            case "older":
                self.older_requested.emit()
            case "newer":
                self.newer_requested.emit()
            case _:
                self.whole_requested.emit()
