"""What every tool offers, wherever it runs."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from desktop.chat.blocks import File, Image, Text
from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.tools.caller import NOBODY, Caller


class ToolOutcome(msgspec.Struct, frozen=True):
    """What a tool answered: what the model reads, and whether it went wrong."""

    content: tuple[Text | Image | File, ...] = ()
    is_error: bool = False


def says(words: str, *, is_error: bool = False) -> ToolOutcome:
    """An outcome of one text."""
    return ToolOutcome((Text(words),), is_error)


class Tool(Protocol):
    """One tool. Is run with arguments that fit its schema, and only with consent."""

    @property
    def server(self) -> str:
        """Who runs it, as a person knows it."""

    @property
    def title(self) -> str:
        """What it is called among people; "" when its name must do."""

    @property
    def definition(self) -> ToolDefinition:
        """As its server describes it; the name may stand for other tools elsewhere."""

    @property
    def hints(self) -> ToolHints: ...

    @property
    def alone(self) -> bool:
        """Whether its calls wait for each other."""

    def alike(self, arguments: dict[str, Any]) -> str:
        """In words, which other calls are of the same kind ("files in /x"); "" for none."""

    async def run(self, arguments: dict[str, Any], caller: Caller = NOBODY) -> ToolOutcome:
        """Do it. ``caller`` hears how far it is, and can be asked.

        Raises `ToolError` with a sentence; cancelling ends it and all it started.
        """
