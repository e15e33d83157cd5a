"""What arrives in whatever conversation, for all windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError, StorageError
from desktop.chat.events import ReplyEvent, Waiting
from desktop.chat.message import Message, MessageStatus
from desktop.session.feed import ConversationFeed
from desktop.session.live_turns import LiveTurn, LiveTurns
from desktop.session.tool_calls import CallStage, CallState


class Arrivals(QObject):
    """Knows where replies arrive and which of them nobody has seen. Shows none.

    ``is_shown`` says whether a window shows the conversation with an id.
    """

    #: Another set of conversations streams, or is unread.
    marks_changed = Signal()
    #: A reply ended (the summary of its conversation, the last message).
    ended = Signal(object, object)
    #: A tool waits for an answer (the summary of the conversation).
    asked = Signal(object)

    def __init__(
        self,
        live: LiveTurns,
        *,
        feed: ConversationFeed,
        is_shown: Callable[[str], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._is_shown = is_shown
        self._unread: set[str] = set()
        self._marked: frozenset[str] = frozenset()
        feed.listen(self)

    @property
    def streaming(self) -> frozenset[str]:
        """The conversations in which a reply arrives."""
        return self._live.ids()

    @property
    def unread(self) -> frozenset[str]:
        """Those with a reply that ended where no window showed it."""
        return frozenset(self._unread)

    def mark_read(self, conversation_id: str) -> None:
        """A window shows it now."""
        if conversation_id in self._unread:
            self._unread.remove(conversation_id)
            self.marks_changed.emit()

    # As a `ConversationListener`

    def message_posted(self, conversation: Conversation, message: Message) -> None:
        """Nothing arrives yet."""

    def turn_began(self, turn: LiveTurn) -> None:
        turn.watch(_Watcher(self, turn.conversation))
        self.marks_changed.emit()

    def turn_ended(self, turn: LiveTurn) -> None:  # noqa: ARG002 - it is none of those that run
        self.marks_changed.emit()

    def titled(self, conversation: Conversation) -> None:
        """A title is not read."""

    def changed(self, conversation_id: str) -> None:  # noqa: ARG002 - of whatever conversation
        """Models that are compared may have begun, or ended."""
        if self.streaming != self._marked:
            self._marked = self.streaming
            self.marks_changed.emit()

    def turn_over(self, conversation: Conversation, message: Message) -> None:
        """A reply ended."""
        conversation_id = conversation.id
        seen = self._is_shown(conversation_id) or message.status is MessageStatus.STOPPED
        if not seen and not conversation.temporary:
            self._unread.add(conversation_id)
            self.marks_changed.emit()
        self.ended.emit(conversation.summary, message)


class _Watcher:
    """The `TurnWatcher` that hears of ends and questions."""

    def __init__(self, arrivals: Arrivals, conversation: Conversation) -> None:
        self._arrivals = arrivals
        self._conversation = conversation

    def reply_started(self, message: Message) -> None: ...

    def reply_waiting(self, waiting: Waiting) -> None: ...

    def reply_event(self, event: ReplyEvent) -> None: ...

    def reply_not_saved(self, failure: StorageError) -> None: ...

    def reply_ended(self, message: Message) -> None: ...

    def tools_started(self, message: Message, calls: tuple[CallState, ...]) -> None: ...

    def call_changed(
        self,
        message_id: str,  # noqa: ARG002 - the protocol's
        index: int,  # noqa: ARG002
        state: CallState,
    ) -> None:
        if state.stage is CallStage.ASKING:
            self._arrivals.asked.emit(self._conversation.summary)

    def tools_ended(self, message: Message) -> None: ...

    def turn_finished(self, message: Message) -> None:
        self._arrivals.turn_over(self._conversation, message)

    def turn_not_started(self, error: ChatError | None) -> None: ...
