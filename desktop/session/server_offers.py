"""What tool servers offer besides tools, to a conversation that uses them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from desktop.chat.blocks import File, Image, Text
from desktop.chat.conversation import Conversation
from desktop.chat.errors import ToolError
from desktop.chat.form import Value
from desktop.chat.message import Role
from desktop.chat.server_offer import Prompt, PromptPart, Resource
from desktop.chat.wording import say
from desktop.session.tool_shelf import ToolShelf
from desktop.tools.mcp.server import McpServer

T = TypeVar("T")

#: Seconds for a list that is waited for while somebody types, and where nothing else waits.
_SOON, _LATER = 0.3, 20.0


class WrittenPrompt(NamedTuple):
    """A prompt as something to send: its text, and what goes with it."""

    text: str
    attached: tuple[Image | File, ...]


class _Lists(Generic[T]):
    """The lists of some servers, each asked for again when its server says that it changed.

    A list that takes long is used when it has come, the next time.
    """

    def __init__(self, ask: Callable[[McpServer], Awaitable[Sequence[T]]]) -> None:
        self._ask = ask
        self._known: dict[McpServer, tuple[int, Sequence[T]]] = {}
        self._asking: dict[McpServer, asyncio.Task[None]] = {}

    async def of(self, servers: Sequence[McpServer], *, patience: float) -> list[T]:
        """What is known after ``patience`` seconds at most."""
        for gone in [server for server in self._known if server not in servers]:
            del self._known[gone]
        waits = [task for server in servers if (task := self._asked(server)) is not None]
        if waits:
            await asyncio.wait(waits, timeout=patience)
        known = [self._known.get(server) for server in servers]
        return [found for each in known if each is not None for found in each[1]]

    def _asked(self, server: McpServer) -> asyncio.Task[None] | None:
        """What brings the list; None when it is here."""
        known = self._known.get(server)
        if known is not None and known[0] == server.changes:
            return None
        if server not in self._asking:
            task = asyncio.create_task(self._list(server), name=f"list what {server.name} has")
            self._asking[server] = task
            task.add_done_callback(lambda _: self._asking.pop(server, None))
        return self._asking[server]

    async def _list(self, server: McpServer) -> None:
        found: Sequence[T] = ()
        # What is wrong with a server is said on its page, and in the next turn.
        with contextlib.suppress(ToolError):
            found = await self._ask(server)
        self._known[server] = (server.changes, found)


class ServerOffers:
    """Lists and reads the resources and prompts of the servers that a conversation uses.

    Starts such a server if need be. A server that fails offers nothing.
    """

    def __init__(self, shelf: ToolShelf) -> None:
        self._shelf = shelf
        self._resources: _Lists[Resource] = _Lists(McpServer.resources)
        self._prompts: _Lists[Prompt] = _Lists(McpServer.prompts)

    async def resources(self, conversation: Conversation) -> list[Resource]:
        """What can be read, as far as it is known soon. Raises `StorageError`."""
        servers = await self._shelf.servers(conversation)
        return await self._resources.of(servers, patience=_SOON)

    async def read(
        self, conversation: Conversation, resource: Resource
    ) -> tuple[Text | Image | File, ...]:
        """The contents of a resource. Raises `ToolError` or `StorageError`."""
        server = await self._server(conversation, resource.server)
        return await server.read(resource.uri)

    async def prompts(self, conversation: Conversation) -> list[Prompt]:
        """What can be written. Raises `StorageError`."""
        servers = await self._shelf.servers(conversation)
        return await self._prompts.of(servers, patience=_LATER)

    async def write(
        self, conversation: Conversation, prompt: Prompt, values: Mapping[str, Value]
    ) -> WrittenPrompt:
        """Let a server write a prompt. Raises `ToolError` or `StorageError`."""
        server = await self._server(conversation, prompt.server)
        return _as_message(await server.prompt(prompt.name, values))

    async def _server(self, conversation: Conversation, name: str) -> McpServer:
        for server in await self._shelf.servers(conversation):
            if server.name == name:
                return server
        raise ToolError(
            say("This conversation does not use the tool server {name} any more.", name=name)
        )


def _as_message(parts: Sequence[PromptPart]) -> WrittenPrompt:
    """Several messages become one: what would be answered is marked as such."""
    texts, attached = [], []
    for part in parts:
        if isinstance(part.content, Text):
            answer = "Answer: " if part.role is Role.ASSISTANT else ""
            texts.append(f"{answer}{part.content.text}")
        else:
            attached.append(part.content)
    return WrittenPrompt("\n\n".join(texts), tuple(attached))
