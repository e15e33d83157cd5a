"""What the command palette offers."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class EntryKind(enum.StrEnum):
    """What an entry is; the value heads its group."""

    ACTION = "Actions"
    SETTING = "Settings"
    MODEL = "Models"
    CONVERSATION = "Conversations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be chosen.

    ``key`` names it for good: it is remembered between starts. ``detail`` is said beside the
    title and searched too; ``keys`` is a portable key sequence that does the same, or "".
    """

    key: str
    kind: EntryKind
    title: str
    detail: str = ""
    keys: str = ""
    checked: bool = False
