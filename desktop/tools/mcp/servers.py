"""The tool servers of the settings."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping

from desktop.chat.errors import KeyStoreError
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.connection import SignIn
from desktop.tools.mcp.server import McpServer


class McpServers:
    """Keeps one `McpServer` for each that the settings name. Starts none by itself."""

    def __init__(
        self,
        settings: Callable[[], Mapping[str, ToolServer]],
        *,
        environment: Mapping[str, str],
        sign_in: Callable[[str, ToolServer], SignIn | None] = lambda _name, _settings: None,
    ) -> None:
        """``environment`` is that of this program; ``sign_in`` gives a server's credentials."""
        self._settings = settings
        self._environment = environment
        self._sign_in = sign_in
        self._servers: dict[str, McpServer] = {}
        #: Servers that the settings do not name any more, while they end.
        self._ending: set[asyncio.Task[None]] = set()
        #: Called when something of a server became other than it was.
        self.watchers: list[Callable[[], None]] = []

    def all(self) -> list[McpServer]:
        """In the order of the settings. One whose settings changed is another one."""
        wanted = self._settings()
        for name, server in list(self._servers.items()):
            settings = wanted.get(name)
            if settings != server.settings:
                del self._servers[name]
                forget = settings is None or settings.url != server.settings.url
                task = asyncio.create_task(_end(server, forget), name="end a tool server")
                self._ending.add(task)
                task.add_done_callback(self._ending.discard)
        for name, settings in wanted.items():
            if name not in self._servers:
                self._servers[name] = McpServer(
                    name,
                    settings,
                    environment=self._environment,
                    sign_in=self._sign_in(name, settings) if settings.url else None,
                    changed=self._tell,
                )
        return [self._servers[name] for name in wanted]

    def find(self, name: str) -> McpServer | None:
        return next((server for server in self.all() if server.name == name), None)

    async def aclose(self) -> None:
        """End them all, at the same time."""
        ending = [*self._ending, *(server.aclose() for server in self._servers.values())]
        await asyncio.gather(*ending)

    def _tell(self) -> None:
        for watcher in self.watchers:
            watcher()


async def _end(server: McpServer, forget: bool) -> None:
    await server.aclose()
    if forget:
        with contextlib.suppress(KeyStoreError):
            await server.sign_out()
