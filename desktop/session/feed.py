"""What happens to conversations, told to every face of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.chat.conversation import Conversation
from desktop.chat.message import Message

if TYPE_CHECKING:
    from desktop.session.live_turns import LiveTurn


class ConversationListener(Protocol):
    """Told on the loop, in order, at once. Temporary conversations are told of too."""

    def message_posted(self, conversation: Conversation, message: Message) -> None:
        """A message of the user is stored and stands at the end of the active path."""

    def turn_began(self, turn: LiveTurn) -> None:
        """A model was asked for a reply, of which nothing has arrived."""

    def turn_ended(self, turn: LiveTurn) -> None:
        """Nothing arrives any more; what did is stored."""

    def titled(self, conversation: Conversation) -> None:
        """A model gave it a title."""

    def changed(self, conversation_id: str) -> None:
        """Its place in the list, its title or its active path; "": of any conversation."""


class ConversationFeed:
    """Passes on to all listeners what one face of the program did."""

    def __init__(self) -> None:
        self._listeners: list[ConversationListener] = []

    def listen(self, listener: ConversationListener) -> None:
        self._listeners.append(listener)

    def forget(self, listener: ConversationListener) -> None:
        self._listeners.remove(listener)

    def message_posted(self, conversation: Conversation, message: Message) -> None:
        for listener in tuple(self._listeners):
            listener.message_posted(conversation, message)

    def turn_began(self, turn: LiveTurn) -> None:
        for listener in tuple(self._listeners):
            listener.turn_began(turn)

    def turn_ended(self, turn: LiveTurn) -> None:
        for listener in tuple(self._listeners):
            listener.turn_ended(turn)

    def titled(self, conversation: Conversation) -> None:
        for listener in tuple(self._listeners):
            listener.titled(conversation)

    def changed(self, conversation_id: str) -> None:
        for listener in tuple(self._listeners):
            listener.changed(conversation_id)
