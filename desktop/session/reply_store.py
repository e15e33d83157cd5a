"""Where a reply is kept while it grows, and where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop.chat.conversation import ConversationSummary
from desktop.chat.events import ReplyEvent
from desktop.chat.message import Message
from desktop.chat.setup import ConversationSetup


class ReplyStore(Protocol):
    """What sending and receiving need of a store. Every method raises `StorageError`."""

    async def add(
        self,
        summary: ConversationSummary,
        first: Message | None = None,
        *,
        stream: bool = True,
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
    ) -> None: ...

    async def add_message(self, conversation_id: str, message: Message) -> None: ...

    async def start_reply(self, conversation_id: str, message: Message) -> None: ...

    async def append_journal(self, message_id: str, events: list[ReplyEvent]) -> None: ...

    async def finish_reply(self, message: Message) -> None: ...

    async def messages(self, message_ids: Sequence[str]) -> list[Message]: ...


class NoStore:
    """The store of temporary conversations: keeps nothing, so that nothing is on the disk.

    Their messages are all in memory, and never asked for here.
    """

    async def add(
        self,
        summary: ConversationSummary,
        first: Message | None = None,
        *,
        stream: bool = True,
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
    ) -> None: ...

    async def add_message(self, conversation_id: str, message: Message) -> None: ...

    async def start_reply(self, conversation_id: str, message: Message) -> None: ...

    async def append_journal(self, message_id: str, events: list[ReplyEvent]) -> None: ...

    async def finish_reply(self, message: Message) -> None: ...

    async def messages(self, message_ids: Sequence[str]) -> list[Message]:
        if message_ids:
            raise KeyError(message_ids[0])
        return []
