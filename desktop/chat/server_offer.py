"""What a tool server offers besides tools. Pure values."""

from __future__ import annotations

import msgspec

from desktop.chat.blocks import File, Image, Text
from desktop.chat.form import Field
from desktop.chat.message import Role


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """Something to read, by its ``uri``. ``size`` is in bytes; None when it is not said."""

    server: str
    uri: str
    name: str
    description: str = ""
    media_type: str = ""
    size: int | None = None


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """A text that a server writes from ``arguments``."""

    server: str
    name: str
    title: str = ""
    description: str = ""
    arguments: tuple[Field, ...] = ()

    @property
    def label(self) -> str:
        return self.title or self.name


class PromptPart(msgspec.Struct, frozen=True):
    """One message of a prompt that was written."""

    role: Role
    content: Text | Image | File
