"""A conversation as a tree of messages."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator

import msgspec

from desktop.chat.blocks import ContentBlock
from desktop.chat.message import Message, MessageStatus, Role


class ConversationSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of conversations shows. Times are in seconds since 1970, UTC."""

    id: str
    title: str = ""
    created_at: float
    updated_at: float
    pinned: bool = False
    archived: bool = False


def new_id() -> str:
    """A random identity for a message or conversation."""
    return uuid.uuid4().hex


class Conversation:
    """Messages as a tree, and the path through it that is being read.

    An edited message and a regenerated reply become a new version beside the old one: nothing
    is ever replaced by its successor. Does not save itself.
    """

    def __init__(
        self,
        summary: ConversationSummary,
        messages: Iterable[Message] = (),
        *,
        leaf_id: str | None = None,
        draft: str = "",
    ) -> None:
        """``messages`` come with parents before their children, versions in their order."""
        self.summary = summary
        self.draft = draft
        self._messages: dict[str, Message] = {}
        self._children: dict[str | None, list[str]] = {}
        self._leaf_id: str | None = None
        for message in messages:
            self.add(message)
        if leaf_id in self._messages:
            self._leaf_id = leaf_id

    @property
    def id(self) -> str:
        return self.summary.id

    @property
    def leaf_id(self) -> str | None:
        """The last message of the active path."""
        return self._leaf_id

    def __len__(self) -> int:
        return len(self._messages)

    def __contains__(self, message_id: str) -> bool:
        return message_id in self._messages

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages.values())

    def message(self, message_id: str) -> Message:
        """Raises KeyError for a message of another conversation."""
        return self._messages[message_id]

    def add(self, message: Message) -> None:
        """Hang a message below its parent and make it the end of the active path."""
        if message.id in self._messages:
            raise ValueError(f"message {message.id} is already in the conversation")
        if message.parent_id is not None and message.parent_id not in self._messages:
            raise ValueError(f"message {message.id} has no parent in the conversation")
        self._messages[message.id] = message
        self._children.setdefault(message.parent_id, []).append(message.id)
        self._leaf_id = message.id

    def update(self, message: Message) -> None:
        """Put a newer state of a message in its place. The tree does not change."""
        if self._messages[message.id].parent_id != message.parent_id:
            raise ValueError(f"message {message.id} cannot move in the tree")
        self._messages[message.id] = message

    def discard(self, message_id: str, *, leaf_id: str | None) -> None:
        """Take back a message without children that could not be saved."""
        message = self._messages.pop(message_id)
        self._children[message.parent_id].remove(message_id)
        self._leaf_id = leaf_id

    def retitle(self, title: str) -> None:
        self.summary = msgspec.structs.replace(self.summary, title=title)

    def touch(self) -> None:
        """Note that the conversation was used now."""
        self.summary = msgspec.structs.replace(self.summary, updated_at=time.time())

    def active_path(self) -> list[Message]:
        """From the first message to the leaf."""
        return self.path_to(self._leaf_id)

    def path_to(self, message_id: str | None) -> list[Message]:
        path: list[Message] = []
        while message_id is not None:
            message = self._messages[message_id]
            path.append(message)
            message_id = message.parent_id
        path.reverse()
        return path

    def versions(self, message_id: str) -> tuple[str, ...]:
        """A message and its alternatives, oldest first."""
        return tuple(self._children[self._messages[message_id].parent_id])

    def select(self, message_id: str) -> None:
        """Make the active path go through a message, down to its newest descendant."""
        leaf = self._messages[message_id].id
        while children := self._children.get(leaf):
            leaf = children[-1]
        self._leaf_id = leaf

    def new_message(
        self,
        role: Role,
        blocks: tuple[ContentBlock, ...] = (),
        *,
        parent_id: str | None,
        status: MessageStatus = MessageStatus.COMPLETE,
        provider_id: str = "",
        model: str = "",
    ) -> Message:
        """Make a message and add it below ``parent_id``."""
        message = Message(
            id=new_id(),
            parent_id=parent_id,
            role=role,
            blocks=blocks,
            status=status,
            created_at=time.time(),
            provider_id=provider_id,
            model=model,
        )
        self.add(message)
        return message


def new_conversation(title: str = "") -> Conversation:
    now = time.time()
    return Conversation(
        ConversationSummary(id=new_id(), title=title, created_at=now, updated_at=now)
    )
