"""Titles of conversations."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, MessageStatus, Role
from desktop.providers.complete import complete
from desktop.providers.provider import ChatRequest
from desktop.providers.retry import RetryingProvider
from desktop.settings import ModelRef, Settings
from desktop.storage.conversations import ConversationStore

if TYPE_CHECKING:
    from desktop.session.replies import ProviderSource

#: Characters of an automatic title.
LONGEST_TITLE = 60
#: How much of each message the model gets to read, in characters.
_EXCERPT = 2_000
_ORDER = (
    "Name this conversation in three to six words, in its own language. Answer with the name "
    "only: no quotation marks, no full stop."
)


class Titles:
    """Names a conversation after its first reply, if the user chose a model for that.

    Never changes a title that the user gave, and never fails: a conversation that is not named
    keeps its first line. A provider that is busy is asked again, quietly: nobody waits.
    """

    def __init__(
        self,
        *,
        store: ConversationStore,
        catalog: ProviderSource,
        settings: Callable[[], Settings],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._catalog = catalog
        self._settings = settings
        self._sleep = sleep

    async def name(self, conversation: Conversation) -> str:
        """The new title, stored already; "" when the old one stays."""
        settings = self._settings()
        model = ModelRef.parse(settings.title_model)
        provider = settings.provider(model.provider_id) if model else None
        path = conversation.active_path()
        if model is None or provider is None or not _is_first_round(path):
            return ""
        # One message, so that no model mistakes the conversation for its own.
        spoken = "\n\n".join(f"{message.role}: {message.text[:_EXCERPT]}" for message in path)
        asked = Message(
            id="title", role=Role.USER, blocks=(Text(f"{spoken}\n\n{_ORDER}"),), created_at=0.0
        )
        try:
            reply = await complete(
                RetryingProvider(self._catalog.provider(provider), sleep=self._sleep),
                ChatRequest(model=model.model, messages=(asked,)),
            )
            title = tidy(reply.text)
            if title and await self._store.rename(conversation.id, title, by_user=False):
                conversation.retitle(title)
                return title
        except ChatError:
            pass  # the first line is a title too
        return ""


def _is_first_round(path: list[Message]) -> bool:
    return (
        len(path) == 2
        and path[-1].role is Role.ASSISTANT
        and path[-1].status is MessageStatus.COMPLETE
        and bool(path[-1].text)
    )


def tidy(text: str) -> str:
    """A model's answer as a title: one line, without the marks that models put around it."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    line = lines[0] if lines else ""
    line = re.sub(r"^(title|name)\s*:\s*", "", line.lstrip("#*-> "), flags=re.IGNORECASE)
    line = " ".join(line.strip("*_`\"'“”„«» ").rstrip(".").split())
    return shortened(line)


def first_line(text: str) -> str:
    """A title from a message: its first line with words, shortened at a word."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    return shortened(line.lstrip("#>*- ") or line)


def shortened(line: str) -> str:
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    head, space, _ = cut.rpartition(" ")
    return f"{head if space and len(head) > LONGEST_TITLE // 2 else cut}…"
