"""Which tools there are, and which of them each conversation uses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

import msgspec

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ToolError
from desktop.chat.wording import Sentence, say, say_counted, together
from desktop.storage.state import WindowState
from desktop.tools.mcp.server import McpServer
from desktop.tools.mcp.servers import McpServers
from desktop.tools.tool import Tool
from desktop.tools.tool_box import ToolBox

_CHOICE = msgspec.json.Decoder(tuple[str, ...])


class ToolOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What can be switched on in a conversation: a tool, or all tools of a server.

    ``runs`` is what a server runs, or where it is, whole: to choose it is to agree to that.
    ``tokens`` is about what its definitions cost with every request; None: not known yet.
    """

    key: str
    title: str
    description: str = ""
    runs: str = ""
    tokens: int | None = None
    chosen: bool = False


class ToolShelf:
    """Keeps the choice of tools, by conversation. In a new conversation there are none.

    A server is chosen together with what it runs: after a change of that it has to be chosen
    again. Starts the chosen servers, when a turn begins.
    """

    def __init__(
        self,
        built_in: Sequence[Tool],
        *,
        servers: McpServers,
        state: WindowState,
        tell: Callable[[str], None],
    ) -> None:
        """``tell`` takes a sentence about a server that cannot be used."""
        self._built_in = tuple(built_in)
        self._servers = servers
        self._tell = tell
        self._state = state
        self._choices: dict[str, frozenset[str]] = {}
        #: Keys of servers that changed, of which the user knows.
        self._told_of: set[str] = set()

    async def box(self, conversation: Conversation) -> ToolBox:
        """The tools that a conversation may use."""
        chosen = await self.chosen(conversation)
        own = [tool for tool in self._built_in if tool.definition.name in chosen]
        self._tell_of_changed(chosen)
        found = await asyncio.gather(*map(self._tools_of, await self.servers(conversation)))
        return ToolBox([*own, *(tool for tools in found for tool in tools)])

    async def servers(self, conversation: Conversation) -> list[McpServer]:
        """The servers that a conversation uses. Raises `StorageError`."""
        chosen = await self.chosen(conversation)
        return [server for server in self._offered() if _key(server) in chosen]

    async def offers(self, conversation: Conversation) -> list[ToolOffer]:
        """All that there is, and what of it the conversation uses."""
        chosen = await self.chosen(conversation)
        own = [_offer(tool, chosen) for tool in self._built_in]
        return [*own, *(_server_offer(server, chosen) for server in self._offered())]

    def _offered(self) -> list[McpServer]:
        return [server for server in self._servers.all() if not server.settings.disabled]

    def _tell_of_changed(self, chosen: frozenset[str]) -> None:
        """Nobody agreed to what a server runs now; say so, once for each."""
        for server in self._offered():
            others = {key for key in chosen if key.startswith(f"server:{server.name}:")}
            if others and _key(server) not in chosen and not others <= self._told_of:
                self._told_of |= others
                self._tell(
                    say(
                        "The tool server {name} runs something else than it did when you "
                        "chose it. Choose it again to use it.",
                        name=server.name,
                    )
                )

    async def _tools_of(self, server: McpServer) -> tuple[Tool, ...]:
        """Without a server that fails the turn goes on, and the user is told."""
        try:
            return await server.tools()
        except ToolError as error:
            server.trouble = together(error.message, error.hint)
            self._tell(server.trouble)
            return ()

    async def chosen(self, conversation: Conversation) -> frozenset[str]:
        """The keys of what was switched on. Raises `StorageError`."""
        found = self._choices.get(conversation.id)
        if found is None:
            recalled = _read(await self._state.recall(_name(conversation)))
            # The user may have chosen meanwhile.
            found = self._choices.setdefault(conversation.id, recalled)
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
        # What models read of the tools built in is said to people in their own language.
        description=definition.description
        if tool.server
        else Sentence(definition.description, values={}),
        tokens=definition.tokens,
        chosen=definition.name in chosen,
    )


def _key(server: McpServer) -> str:
    return f"server:{server.name}:{server.settings.print}"


def _server_offer(server: McpServer, chosen: frozenset[str]) -> ToolOffer:
    settings, known = server.settings, server.known
    words = server.trouble
    if not words and known is not None:
        names = ", ".join(tool.definition.name for tool in known)
        words = say_counted("%n tools: {names}", "%n tool: {names}", len(known), names=names)
    return ToolOffer(
        key=_key(server),
        title=server.name,
        description=words,
        runs=say("At {address}", address=settings.words)
        if settings.url
        else say("Runs {command}", command=settings.words),
        tokens=None if known is None else sum(tool.definition.tokens for tool in known),
        chosen=_key(server) in chosen,
    )


def _name(conversation: Conversation) -> str:
    return f"tools of {conversation.id}"


def _read(text: str | None) -> frozenset[str]:
    try:
        return frozenset(_CHOICE.decode(text)) if text else frozenset()
    except msgspec.DecodeError:
        return frozenset()
