"""Sending messages and receiving replies, for whichever conversation."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, Role
from desktop.session.feed import ConversationFeed
from desktop.session.live_turns import LiveTurn, LiveTurns
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.reply_worker import ReplyWorker
from desktop.ui.shelf import Shelf
from desktop.ui.wording import tr

_CONTINUE = "Continue exactly where you stopped."


class ReplyDesk(QObject):
    """Sends and asks for all open conversations, and shows in their transcripts what comes.

    What another face of the program sends is shown all the same.
    """

    #: A message is on disk and in its transcript (OpenConversation, whether it was typed here).
    posted = Signal(object, bool)
    #: A message was stored in a conversation that is not open here (Conversation).
    noted = Signal(object)
    #: A message could not be sent (OpenConversation, its text, the id of the edited message,
    #: what was attached).
    given_back = Signal(object, str, str, object)
    #: A reply begins or has ended (OpenConversation).
    streaming_changed = Signal(object)
    #: A reply has ended (OpenConversation, Message).
    ended = Signal(object, object)
    #: A conversation was given a title by a model (Conversation).
    retitled = Signal(object)
    #: Something went wrong beside the transcript (ChatError).
    failed = Signal(object)

    def __init__(
        self,
        *,
        replies: LiveTurns,
        feed: ConversationFeed,
        shelf: Shelf,
        run: Callable[[Coroutine[Any, Any, None], str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._replies = replies
        self._shelf = shelf
        self._run = run
        #: Asked before a model is, with what to do if the user is asked and agrees.
        self.may_send: Callable[[Callable[[], object]], bool] = lambda _go_on: True
        #: Where the window itself is sending, before that is stored.
        self._posting: dict[str, OpenConversation] = {}
        self._feed = feed
        feed.listen(self)
        shelf.taken.connect(self._on_shelf_taken)

    def close(self) -> None:
        """Hear of nothing any more."""
        self._feed.forget(self)

    def send(
        self,
        opened: OpenConversation,
        text: str,
        *,
        editing: str = "",
        attached: tuple[Image | File, ...] = (),
    ) -> None:
        """Post a message, in place of the one with the id ``editing`` if that is not "", and
        ask for the reply. The conversation must not be busy. What may not be sent (yet) is given
        back."""
        again = functools.partial(self.send, opened, text, editing=editing, attached=attached)
        if not self.may_send(again):
            self.given_back.emit(opened, text, editing, attached)
            return
        opened.posting = True
        opened.paint_pause.begin()
        opened.show_end()
        self._run(self._send(opened, text, editing, attached), "send a message")

    def stop(self, opened: OpenConversation) -> None:
        """Stop what is arriving in a conversation, if anything."""
        if opened.worker is not None:
            opened.worker.stop()
        elif (comparison := self._replies.comparison(opened.conversation.id)) is not None:
            comparison.stop()

    def ask(self, opened: OpenConversation, parent_id: str) -> None:
        """Ask the conversation's model for a reply to a message, if the user does not mind."""
        if self.may_send(lambda: self.ask(opened, parent_id)):
            self._begin(opened, parent_id)

    def _begin(self, opened: OpenConversation, parent_id: str) -> None:
        try:
            self._replies.begin(opened.conversation, parent_id=parent_id, model=opened.model)
        except ChatError as error:  # somebody else asked a moment ago
            self.failed.emit(error)

    def retry(self, opened: OpenConversation, message_id: str) -> None:
        """Ask again for a reply; the earlier one becomes a version."""
        message = opened.conversation.message(message_id)
        if message.role is Role.ASSISTANT and message.parent_id is not None and not opened.busy:
            self.ask(opened, message.parent_id)

    def go_on(self, opened: OpenConversation, message_id: str) -> None:
        """Ask for the rest of a reply that was cut off; only for the last message."""
        last = opened.conversation.leaf_id == message_id and not opened.busy
        if last and self.may_send(lambda: self.go_on(opened, message_id)):
            self.send(opened, _CONTINUE)

    async def _send(
        self,
        opened: OpenConversation,
        text: str,
        editing: str,
        attached: tuple[Image | File, ...],
    ) -> None:
        message = await self.post(opened, text, editing=editing, attached=attached)
        self._begin(opened, message.id)

    async def post(
        self,
        opened: OpenConversation,
        text: str,
        *,
        editing: str = "",
        attached: tuple[Image | File, ...] = (),
    ) -> Message:
        """Store a message and show it; what cannot be sent is given back. Asks nobody."""
        conversation = opened.conversation
        edited = conversation.message(editing) if editing else None
        parent = edited.parent_id if edited else conversation.leaf_id
        self._posting[conversation.id] = opened
        try:
            return await self._replies.post(
                conversation, text, parent_id=parent, attached=attached or attachments(edited)
            )
        except BaseException:
            self.given_back.emit(opened, text, editing, attached)
            raise
        finally:
            del self._posting[conversation.id]
            opened.posting = False

    # As a `ConversationListener`

    def message_posted(self, conversation: Conversation, message: Message) -> None:
        typed_here = conversation.id in self._posting
        opened = self._posting.get(conversation.id) or self._shelf.get(conversation.id)
        if opened is None:
            self.noted.emit(conversation)
            return
        if opened.transcript.newer or len(conversation.versions(message.id)) > 1:
            opened.show_path()
        elif not opened.transcript.has(message.id):  # the path may have been drawn anew meanwhile
            opened.transcript.add_message(message)
        self.posted.emit(opened, typed_here)

    def turn_began(self, turn: LiveTurn) -> None:
        opened = self._shelf.get(turn.conversation.id)
        if opened is None:
            return
        opened.show_end()
        path = turn.conversation.active_ids()
        if turn.parent_id in path[:-1]:
            opened.transcript.remove_from(path[path.index(turn.parent_id) + 1])
        self._follow(opened, ReplyWorker(turn, parent=opened), begin=opened.attach)

    def _on_shelf_taken(self, opened: OpenConversation) -> None:
        """A turn may be under way already, or several."""
        self._show_comparison(opened)
        turn = self._replies.of(opened.conversation.id)
        if turn is not None:
            self._follow(opened, ReplyWorker(turn, parent=opened), begin=opened.join)

    def _follow(
        self,
        opened: OpenConversation,
        worker: ReplyWorker,
        *,
        begin: Callable[[ReplyWorker], None],
    ) -> None:
        """Show a turn; that it ended is told when that is shown."""
        begin(worker)
        worker.finished.connect(lambda message: self._on_worker_ended(opened, message))
        worker.failed.connect(lambda message: self._on_worker_ended(opened, message))
        worker.not_started.connect(lambda error: self._on_worker_not_started(opened, error))
        worker.not_saved.connect(self.failed)
        self.streaming_changed.emit(opened)

    def turn_ended(self, turn: LiveTurn) -> None:
        """The worker says so, with the message."""

    def titled(self, conversation: Conversation) -> None:
        self.retitled.emit(conversation)

    def changed(self, conversation_id: str) -> None:
        """`NewsDesk` looks at the rest of that."""
        if (opened := self._shelf.get(conversation_id)) is not None:
            self._show_comparison(opened)

    def _show_comparison(self, opened: OpenConversation) -> None:
        comparing = self._replies.comparison(opened.conversation.id) is not None
        if comparing != opened.comparing:
            opened.comparing = comparing
            opened.set_status(
                tr("Several models are answering, to be compared") if comparing else ""
            )
            self.streaming_changed.emit(opened)

    def _on_worker_ended(self, opened: OpenConversation, message: Message) -> None:
        self.streaming_changed.emit(opened)
        self.ended.emit(opened, message)

    def _on_worker_not_started(self, opened: OpenConversation, error: ChatError | None) -> None:
        opened.worker = None
        opened.set_status("")
        self.streaming_changed.emit(opened)
        if error is not None:
            self.failed.emit(error)


def attachments(message: Message | None) -> tuple[Image | File, ...]:
    """What an edited message carries besides its text: it goes on to the new version."""
    blocks = message.blocks if message is not None else ()
    return tuple(block for block in blocks if isinstance(block, Image | File))
