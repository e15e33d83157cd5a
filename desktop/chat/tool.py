"""What is known of a tool before it is called. Pure values."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

#: Characters of JSON to a token, about: what a tool's definition costs in a request.
_PER_TOKEN = 3.5


class ToolHints(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a tool says of itself. A server can lie: hints never allow what nobody chose."""

    #: It changes nothing.
    read_only: bool = False
    #: What it changes may be lost.
    destructive: bool = True
    #: It reaches beyond this computer.
    open_world: bool = True


class ToolDefinition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tool as a model is told of it; ``schema`` is the JSON Schema of its arguments."""

    name: str
    description: str = ""
    schema: dict[str, Any] = {}

    @property
    def tokens(self) -> int:
        """About what the definition costs with every request."""
        return round(len(msgspec.json.encode(self)) / _PER_TOKEN)


def fingerprint(definition: ToolDefinition, title: str, hints: ToolHints) -> str:
    """Changes with everything by which a person, or a model, judges a tool."""
    said = msgspec.json.encode((definition, str(title), hints), order="sorted")
    return hashlib.sha256(said).hexdigest()
