"""What the command palette offers."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from desktop.ui.wording import marked


class EntryKind(enum.StrEnum):
    """What an entry is; the value heads its group, in English."""

    ACTION = marked("Actions")
    SETTING = marked("Settings")
    ASSISTANT = marked("Assistants")
    PROMPT = marked("Prompts")
    MODEL = marked("Models")
    TOOL = marked("Tools")
    CONVERSATION = marked("Conversations")
    FOLDER = marked("Folders")
    TAG = marked("Tags")


_ICONS = {
    EntryKind.ACTION: "play",
    EntryKind.SETTING: "settings",
    EntryKind.ASSISTANT: "message-square",
    EntryKind.PROMPT: "file-text",
    EntryKind.MODEL: "info",
    EntryKind.TOOL: "settings",
    EntryKind.CONVERSATION: "message-square",
    EntryKind.FOLDER: "folder",
    EntryKind.TAG: "tag",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be chosen.

    ``key`` names it for good: it is remembered between starts. ``detail`` is said beside the
    title and searched too; ``also`` is only searched. ``keys`` is a portable key sequence that
    does the same, or "".
    """

    key: str
    kind: EntryKind
    title: str
    detail: str = ""
    also: str = ""
    keys: str = ""
    checked: bool = False
    #: The name of its own icon, where it has another one than its kind.
    own_icon: str = ""

    @property
    def icon(self) -> str:
        return "check" if self.checked else self.own_icon or _ICONS[self.kind]
