"""A tool call of a chat completion, on its way."""

from __future__ import annotations

import uuid

from desktop.chat.reply import parse_arguments
from desktop.providers.chat_shapes import Function


class Call:
    """What is known of one call. Its arguments go out as they come; here they are kept only to
    tell one call from the next."""

    __slots__ = ("block_index", "extra", "id", "is_named", "name", "pieces")

    def __init__(self, block_index: int, call_id: str, name: str) -> None:
        self.block_index = block_index
        #: The server's own, or one of ours until it says one.
        self.id = call_id or f"call_{uuid.uuid4().hex}"
        self.is_named = bool(call_id)
        self.name = name
        self.extra = ""
        self.pieces: list[str] = []

    def is_another(self, call_id: str | None, function: Function) -> bool:
        """Whether a delta belongs to another call than this one, in whose place it came.

        Google gives every parallel call the index 0, and used to give them no ids.
        """
        if not function.name or not self.name:
            return False
        if call_id and self.is_named:
            return call_id != self.id
        if not function.arguments:
            return False  # some servers repeat the name, also at the end
        arguments = "".join(self.pieces)
        return bool(arguments.strip()) and parse_arguments(arguments) is not None
