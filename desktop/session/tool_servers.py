"""The tool servers as a person sees them: how they are, what they say, started and stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from desktop.chat.errors import ToolError
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.storage.foreign_servers import ForeignFile, foreign_files, read_foreign
from desktop.tool_settings import ToolServer, ToolServersNotUnderstood, servers_from_elsewhere
from desktop.tools.mcp.server import McpServer, ServerState
from desktop.tools.mcp.servers import McpServers


class ServerStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One server as it stands. ``tools`` and ``tokens`` are None before it was ever asked."""

    name: str
    state: ServerState
    trouble: str = ""
    last_words: str = ""
    #: Somebody is signed in there, or may be.
    signed_in: bool = False
    tools: tuple[str, ...] | None = None
    tokens: int | None = None


class ServerFile(msgspec.Struct, frozen=True, kw_only=True):
    """What another program's file holds, and sentences about what was left out."""

    servers: dict[str, ToolServer]
    left_out: list[str] = []


class ToolServers:
    """Watches over the servers of the settings, and reads those of other programs.

    Reading starts nothing. ``changed`` of `watch` may be called often.
    """

    def __init__(self, servers: McpServers, *, home: Path, environment: Mapping[str, str]) -> None:
        self._servers = servers
        self._home = home
        self._environment = environment

    def watch(self, changed: Callable[[], None]) -> None:
        self._servers.watchers.append(changed)

    def statuses(self) -> list[ServerStatus]:
        """In the order of the settings; ends what these do not name any more."""
        return [_status(server) for server in self._servers.all()]

    async def start(self, name: str) -> None:
        """Start a server, or start it again. Raises `ToolError`."""
        await self._found(name).start()

    async def stop(self, name: str) -> None:
        """End a server; it starts again when a conversation needs it. Raises `ToolError`."""
        await self._found(name).stop()

    async def look_for_sign_ins(self) -> bool:
        """Find out where somebody is signed in, as far as that asks nobody.

        Returns whether more is known now than before.
        """
        return any([await server.look_for_sign_in() for server in self._servers.all()])

    async def sign_out(self, name: str) -> None:
        """Forget who the user is at a server. Raises `ToolError` or `KeyStoreError`."""
        await self._found(name).sign_out()

    async def other_programs(self) -> list[ForeignFile]:
        """Files of other programs that may name servers."""
        return await asyncio.to_thread(foreign_files, self._home, self._environment)

    async def read(self, path: Path) -> ServerFile:
        """The servers that a file names, all of them disabled. Raises `ToolError`."""
        try:
            text = await asyncio.to_thread(read_foreign, path)
            servers, left_out = await asyncio.to_thread(servers_from_elsewhere, text)
        except OSError as error:
            raise ToolError(
                say("{path} cannot be read: {reason}.", path=path, reason=why(error))
            ) from error
        except ToolServersNotUnderstood as error:
            raise ToolError(
                say("{place}: {reason}", place=path.name, reason=error.message)
            ) from error
        except ValueError as error:
            raise ToolError(
                say("{name} is not a file that names tool servers.", name=path.name)
            ) from error
        return ServerFile(servers=servers, left_out=left_out)

    def _found(self, name: str) -> McpServer:
        server = self._servers.find(name)
        if server is None:
            raise ToolError(say("There is no tool server {name} any more.", name=repr(name)))
        return server


def _status(server: McpServer) -> ServerStatus:
    known = server.known
    return ServerStatus(
        name=server.name,
        state=server.state,
        trouble=server.trouble,
        last_words=server.last_words,
        signed_in=bool(server.settings.url) and server.may_be_signed_in,
        tools=None if known is None else tuple(tool.definition.name for tool in known),
        tokens=None if known is None else sum(tool.definition.tokens for tool in known),
    )
