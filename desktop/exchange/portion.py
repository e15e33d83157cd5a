"""What is read of a file at a time."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable

import msgspec

from desktop.chat.conversation import ConversationSummary
from desktop.chat.folders import Folder
from desktop.chat.message import Message, Role
from desktop.chat.setup import ConversationSetup

_LONGEST_TITLE = 200
_SHORT_TITLE = 60
#: The end of the year 9999, beyond which no calendar goes.
_LATEST = 253_402_300_799.0


class Portion(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation, or a part of a long one: portions of one conversation come in a row.

    ``messages`` come with parents before their children. ``leaf_id`` is the end of the path
    that was read, or None where the file does not say.
    """

    summary: ConversationSummary
    messages: tuple[Message, ...] = ()
    leaf_id: str | None = None
    draft: str = ""
    edits: dict[str, str] = {}
    setup: ConversationSetup = ConversationSetup()
    #: False asks for whole replies.
    stream: bool = True
    is_last: bool = True


class FolderPortion(msgspec.Struct, frozen=True):
    """Folders, parents first; they come before the conversations that are in them."""

    folders: tuple[Folder, ...]


def stable_id(*words: str) -> str:
    """An identity made from what another program calls a thing: the same at each import."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:32]


def tidy_title(title: str) -> str:
    """A title as Rivulet gives them: one line, not too long."""
    return " ".join(title[: 2 * _LONGEST_TITLE].split())[:_LONGEST_TITLE]


def title_from(messages: Iterable[Message]) -> str:
    """For a conversation without a title: the beginning of what the user said first."""
    for message in messages:
        line = next((line for line in message.text.splitlines() if line.strip()), "")
        if message.role is Role.USER and line:
            title = tidy_title(line)
            return title if len(title) <= _SHORT_TITLE else f"{title[: _SHORT_TITLE - 1]}…"
    return ""


def sane_time(seconds: float) -> float:
    """A time that a calendar can show; 0.0 for one that is none."""
    return min(max(seconds, 0.0), _LATEST) if math.isfinite(seconds) else 0.0
