"""What a search finds."""

from __future__ import annotations

import msgspec

from desktop.chat.conversation import ConversationSummary
from desktop.chat.excerpts import Excerpt
from desktop.chat.message import Role


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A message that was looked for, or with an empty ``message_id`` a conversation's title.

    ``created_at`` is in seconds since 1970.
    """

    conversation: ConversationSummary
    message_id: str = ""
    role: Role | None = None
    created_at: float
    excerpt: Excerpt


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, the newest first."""

    titles: tuple[Found, ...] = ()
    messages: tuple[Found, ...] = ()
    #: There are older messages that match too.
    more: bool = False
    #: Older messages still wait for being put into the index.
    incomplete: bool = False
