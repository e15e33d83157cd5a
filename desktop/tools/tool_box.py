"""The tools of a conversation, under names that a model can call them by."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

import msgspec

from desktop.chat.tool import ToolDefinition
from desktop.chat.tool_words import BETWEEN
from desktop.tools.tool import Tool

#: What every provider takes as the name of a tool.
_LONGEST_NAME = 64
_REFUSED = re.compile(r"[^A-Za-z0-9_-]")
#: Names that two tools would share are told apart by this many letters.
_MARK = 6


class ToolBox:
    """Finds a tool by the name that a model knows it by.

    A tool of a server is called ``server__tool``, so that two servers may have one of the same
    name; the names do not depend on which other tools there are, unless they would be the same.
    """

    def __init__(self, tools: Iterable[Tool] = ()) -> None:
        self._tools: dict[str, Tool] = {}
        for tool in tools:
            self._tools[self._free_name(tool)] = tool

    def __len__(self) -> int:
        return len(self._tools)

    def __iter__(self) -> Iterator[Tool]:
        return iter(self._tools.values())

    @property
    def names(self) -> list[str]:
        return list(self._tools)

    def find(self, name: str) -> Tool | None:
        return self._tools.get(name)

    def definitions(self) -> tuple[ToolDefinition, ...]:
        """What a model is told of them."""
        return tuple(
            msgspec.structs.replace(tool.definition, name=name)
            for name, tool in self._tools.items()
        )

    def _free_name(self, tool: Tool) -> str:
        name = called(tool)
        if name not in self._tools:
            return name
        number = 2
        while (other := _marked(name, f"{tool.server} {number}")) in self._tools:
            number += 1
        return other


def called(tool: Tool) -> str:
    """The name of a tool for models."""
    own = tool.definition.name
    whole = own if not tool.server else f"{tool.server}{BETWEEN}{own}"
    name = _REFUSED.sub("_", whole)
    # What had to be changed may have lost what told it apart.
    return name if name == whole and len(name) <= _LONGEST_NAME else _marked(name, whole)


def _marked(name: str, whole: str) -> str:
    mark = hashlib.sha256(whole.encode()).hexdigest()[:_MARK]
    return f"{name[: _LONGEST_NAME - _MARK - 1]}_{mark}"
