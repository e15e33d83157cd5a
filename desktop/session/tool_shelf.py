"""Which tools there are, and which of them each conversation uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from desktop.chat.conversation import Conversation
from desktop.storage.state import WindowState
from desktop.tools.tool import Tool
from desktop.tools.tool_box import ToolBox

_CHOICE = msgspec.json.Decoder(tuple[str, ...])


class ToolOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What can be switched on in a conversation: a tool, or all tools of a server.

    ``tokens`` is about what its definitions cost with every request; None: not known yet.
    """

    key: str
    title: str
    description: str = ""
    tokens: int | None = None
    chosen: bool = False


class ToolShelf:
    """Keeps the choice of tools, by conversation. In a new conversation there are none."""

    def __init__(self, built_in: Sequence[Tool], *, state: WindowState) -> None:
        self._built_in = tuple(built_in)
        self._state = state
        self._choices: dict[str, frozenset[str]] = {}

    async def box(self, conversation: Conversation) -> ToolBox:
        """The tools that a conversation may use."""
        chosen = await self.chosen(conversation)
        return ToolBox(tool for tool in self._built_in if tool.definition.name in chosen)

    async def offers(self, conversation: Conversation) -> list[ToolOffer]:
        """All that there is, and what of it the conversation uses."""
        chosen = await self.chosen(conversation)
        return [_offer(tool, chosen) for tool in self._built_in]

    async def chosen(self, conversation: Conversation) -> frozenset[str]:
        """The keys of what was switched on. Raises `StorageError`."""
        found = self._choices.get(conversation.id)
        if found is None:
            found = _read(await self._state.recall(_name(conversation)))
            self._choices[conversation.id] = found
        return found

    async def choose(self, conversation: Conversation, keys: Iterable[str]) -> None:
        """Switch on these and nothing else; holds from the next turn on.

        Raises `StorageError` when it could not be saved; it holds nevertheless.
        """
        chosen = frozenset(keys)
        self._choices[conversation.id] = chosen
        if conversation.temporary:
            return
        text = msgspec.json.encode(sorted(chosen)).decode()
        await self._state.remember(_name(conversation), text)


def _offer(tool: Tool, chosen: frozenset[str]) -> ToolOffer:
    definition = tool.definition
    return ToolOffer(
        key=definition.name,
        title=tool.title or definition.name,
        description=definition.description,
        tokens=definition.tokens,
        chosen=definition.name in chosen,
    )


def _name(conversation: Conversation) -> str:
    return f"tools of {conversation.id}"


def _read(text: str | None) -> frozenset[str]:
    try:
        return frozenset(_CHOICE.decode(text)) if text else frozenset()
    except msgspec.DecodeError:
        return frozenset()
