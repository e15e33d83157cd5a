"""A conversation as a tree of messages."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from desktop.chat.blocks import ContentBlock
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.setup import ConversationSetup


class ConversationSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of conversations shows. Times are in seconds since 1970, UTC."""

    id: str
    title: str = ""
    created_at: float
    updated_at: float
    pinned: bool = False
    archived: bool = False
    #: The folder that it is in.
    folder_id: str | None = None
    tags: tuple[str, ...] = ()


def new_id() -> str:
    """A random identity for a message or conversation."""
    return uuid.uuid4().hex


class Conversation:
    """Messages as a tree, and the path through it that is being read.

    An edited message and a regenerated reply become a new version beside the old one: nothing
    is ever replaced by its successor. Of a long conversation the whole tree is known, but only
    some of its messages are loaded. Does not save itself, nor load what is missing.
    """

    def __init__(
        self,
        summary: ConversationSummary,
        messages: Iterable[Message] = (),
        *,
        leaf_id: str | None = None,
        draft: str = "",
        edits: Mapping[str, str] | None = None,
        stream: bool = True,
        temporary: bool = False,
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
        tree: Iterable[tuple[str, str | None]] = (),
    ) -> None:
        """``messages`` come with parents before their children, versions in their order.

        ``tree`` names messages that are not loaded, by id and parent, in the same order.
        """
        self.summary = summary
        self.draft = draft
        #: False asks for whole replies.
        self.stream = stream
        #: Nothing of it is written to the disk.
        self.temporary = temporary
        self.setup = setup
        #: All messages: their parents, in the order they were added.
        self._parents: dict[str, str | None] = {}
        self._children: dict[str | None, list[str]] = {}
        #: Those that are loaded.
        self._messages: dict[str, Message] = {}
        self._leaf_id: str | None = None
        #: What messages would become that are open for changes, by their ids.
        self.edits: dict[str, str] = {}
        self._plant(list(tree))
        for message in messages:
            self.add(message)
        if leaf_id in self._parents:
            self._leaf_id = leaf_id
        self.edits.update((key, text) for key, text in (edits or {}).items() if key in self)

    @property
    def id(self) -> str:
        return self.summary.id

    @property
    def leaf_id(self) -> str | None:
        """The last message of the active path."""
        return self._leaf_id

    def __len__(self) -> int:
        return len(self._parents)

    def __contains__(self, message_id: str) -> bool:
        return message_id in self._parents

    def ids(self) -> list[str]:
        """All messages, loaded or not, in the order they were added."""
        return list(self._parents)

    def __iter__(self) -> Iterator[Message]:
        """Those that are loaded."""
        return iter(self._messages.values())

    def message(self, message_id: str) -> Message:
        """Raises KeyError for a message of another conversation, or one that is not loaded."""
        return self._messages[message_id]

    def missing(self, message_ids: Iterable[str]) -> list[str]:
        """Which of these messages are not loaded."""
        return [message_id for message_id in message_ids if message_id not in self._messages]

    def hold(self, messages: Iterable[Message]) -> None:
        """Take messages that were loaded; a message that is here already stays as it is."""
        for message in messages:
            if self._parents[message.id] != message.parent_id:
                raise ValueError(f"message {message.id} cannot move in the tree")
            self._messages.setdefault(message.id, message)

    def add(self, message: Message) -> None:
        """Hang a message below its parent and make it the end of the active path."""
        self._hang(message.id, message.parent_id)
        self._messages[message.id] = message

    def _plant(self, tree: list[tuple[str, str | None]]) -> None:
        """Hang many messages at once; quickly where each continues the one before it."""
        ids = [message_id for message_id, _ in tree]
        parents = dict(tree)
        if len(parents) == len(tree) and list(parents.values()) == [None, *ids][: len(ids)]:
            self._parents = parents
            self._children = {parent_id: [message_id] for message_id, parent_id in tree}
            self._leaf_id = ids[-1] if ids else None
            return
        for message_id, parent_id in tree:
            self._hang(message_id, parent_id)

    def _hang(self, message_id: str, parent_id: str | None) -> None:
        if message_id in self._parents:
            raise ValueError(f"message {message_id} is already in the conversation")
        if parent_id is not None and parent_id not in self._parents:
            raise ValueError(f"message {message_id} has no parent in the conversation")
        self._parents[message_id] = parent_id
        self._children.setdefault(parent_id, []).append(message_id)
        self._leaf_id = message_id

    def update(self, message: Message) -> None:
        """Put a newer state of a message in its place. The tree does not change."""
        if self._parents[message.id] != message.parent_id:
            raise ValueError(f"message {message.id} cannot move in the tree")
        self._messages[message.id] = message

    def discard(self, message_id: str, *, leaf_id: str | None) -> None:
        """Take back a message without children that could not be saved."""
        self._messages.pop(message_id, None)
        self._children[self._parents.pop(message_id)].remove(message_id)
        self._leaf_id = leaf_id

    def take_back(self, message_id: str) -> list[str]:
        """Remove a message and all below it; returns their ids, children before parents.

        The path then leads to the newest of its other versions, or ends above it.
        """
        removed = [message_id]
        for gone in removed:
            removed += self._children.get(gone, ())
        parent = self._parents[message_id]
        removed.reverse()
        for gone in removed:
            self._messages.pop(gone, None)
            self._children.pop(gone, None)
            self._children[self._parents.pop(gone)].remove(gone)
            self.edits.pop(gone, None)
        self._leaf_id = parent
        if others := self._children.get(parent):
            self.select(others[-1])
        return removed

    def retitle(self, title: str) -> None:
        self.summary = msgspec.structs.replace(self.summary, title=title)

    def touch(self) -> None:
        """Note that the conversation was used now."""
        self.summary = msgspec.structs.replace(self.summary, updated_at=time.time())

    def parent_of(self, message_id: str) -> str | None:
        return self._parents[message_id]

    def active_ids(self) -> list[str]:
        """The active path, from the first message to the leaf."""
        return self.ids_to(self._leaf_id)

    def ids_to(self, message_id: str | None) -> list[str]:
        """The path from the first message to this one."""
        path: list[str] = []
        while message_id is not None:
            path.append(message_id)
            message_id = self._parents[message_id]
        path.reverse()
        return path

    def active_path(self) -> list[Message]:
        """The active path up to the leaf, as far back as it is loaded without a gap."""
        return self.path_to(self._leaf_id)

    def path_to(self, message_id: str | None) -> list[Message]:
        """The path to a message, as far back from there as it is loaded without a gap."""
        path: list[Message] = []
        while message_id is not None and message_id in self._messages:
            path.append(self._messages[message_id])
            message_id = self._parents[message_id]
        path.reverse()
        return path

    def versions(self, message_id: str) -> tuple[str, ...]:
        """A message and its alternatives, oldest first."""
        return tuple(self._children[self._parents[message_id]])

    def select(self, message_id: str) -> None:
        """Make the active path go through a message, down to its newest descendant."""
        if message_id not in self._parents:
            raise KeyError(message_id)
        leaf = message_id
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


def new_conversation(title: str = "", *, temporary: bool = False) -> Conversation:
    now = time.time()
    return Conversation(
        ConversationSummary(id=new_id(), title=title, created_at=now, updated_at=now),
        temporary=temporary,
    )
