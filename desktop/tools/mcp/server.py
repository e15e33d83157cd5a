"""One tool server: started when it is first needed, and given up when it fails."""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import Mapping
from typing import Any

from desktop.chat.errors import ToolError
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.child import ServerChild
from desktop.tools.mcp.content import outcome_of
from desktop.tools.mcp.server_tool import ServerTool, readable_tool
from desktop.tools.tool import ToolOutcome

_log = logging.getLogger(__name__)

#: Seconds until a server has to be ready; it may be downloaded first.
START_LIMIT = 60.0
#: Seconds for the list of its tools.
_LIST_LIMIT = 15.0
_MOST_TOOLS = 200
_MOST_PAGES = 20


class McpServer:
    """Talks to one server. Whatever goes wrong there is a `ToolError` here, and nothing else.

    The connection lives in a task of its own. A server that has ended is started again when a
    tool of it is wanted.
    """

    def __init__(
        self,
        name: str,
        settings: ToolServer,
        *,
        environment: Mapping[str, str],
        start_limit: float = START_LIMIT,
    ) -> None:
        self.name = name
        self.settings = settings
        self._environment = environment
        self._start_limit = start_limit
        self._lock = asyncio.Lock()
        self._client: Any = None
        self._owner: asyncio.Task[None] | None = None
        self._ending = asyncio.Event()
        self._child: ServerChild | None = None
        #: Why it could not be used the last time; "" when it could.
        self.trouble = ""
        #: What it offered last; None before it was ever asked.
        self.known: tuple[ServerTool, ...] | None = None

    @property
    def running(self) -> bool:
        broken = self._child is not None and self._child.ended.is_set()
        return self._client is not None and not broken

    @property
    def last_words(self) -> str:
        """What it wrote besides messages, the end of it."""
        return self._child.last_words if self._child is not None else ""

    async def tools(self) -> tuple[ServerTool, ...]:
        """What it offers now. Starts it if need be. Raises `ToolError`."""
        client = await self._connected()
        try:
            async with asyncio.timeout(_LIST_LIMIT):
                found = await _listed(client)
        except Exception as error:
            raise self._failure("did not say which tools it has", error) from error
        self.known = tuple(
            ServerTool(self, *read) for raw in found if (read := readable_tool(raw)) is not None
        )
        self.trouble = ""
        return self.known

    async def call(self, tool: str, arguments: dict[str, Any]) -> ToolOutcome:
        """Run one of its tools. Raises `ToolError`; cancelling tells the server too."""
        client = await self._connected()
        try:
            return outcome_of(await client.call_tool(tool, arguments))
        except Exception as error:
            raise self._failure(f"failed in {tool}", error) from error

    async def aclose(self) -> None:
        """End it, and all that it started."""
        if self._owner is not None:
            self._ending.set()
            await asyncio.wait({self._owner})

    async def _connected(self) -> Any:
        async with self._lock:
            if not self.running:
                await self._start()
            return self._client

    async def _start(self) -> None:
        await self.aclose()
        # The package takes more than a second to import: not where windows are drawn.
        await asyncio.to_thread(_import_package)
        self._ending = asyncio.Event()
        ready: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._owner = asyncio.create_task(self._own(ready), name=f"tool server {self.name}")
        try:
            async with asyncio.timeout(self._start_limit):
                self._client = await asyncio.shield(ready)
        except TimeoutError as error:
            self._owner.cancel()
            await asyncio.wait({self._owner})
            raise ToolError(
                f"The tool server {self.name} was not ready within {self._start_limit:g} seconds.",
                details=self.last_words,
            ) from error
        except BaseException:
            self._owner.cancel()
            await asyncio.wait({self._owner})
            raise

    async def _own(self, ready: asyncio.Future[Any]) -> None:
        """Hold the connection: it has to be left in the task that entered it."""
        try:
            async with self._new_client() as client:
                ready.set_result(client)
                await self._until_end()
                self._client = None
        except BaseException as error:  # noqa: BLE001 - as above; the package raises groups
            failure = self._failure("cannot be used", error)
            if not ready.done():
                ready.set_exception(failure)
                # Nobody may be waiting any more.
                ready.exception()
            elif not isinstance(error, asyncio.CancelledError):
                _log.warning("%s", failure)
        finally:
            self._client = None

    async def _until_end(self) -> None:
        """Return when the server is not wanted any more, or says nothing any more."""
        events = [self._ending, *([self._child.ended] if self._child is not None else [])]
        waits = [asyncio.create_task(event.wait()) for event in events]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _new_client(self) -> Any:
        import mcp  # noqa: PLC0415 - slow: on first use only

        settings = self.settings
        if settings.url:
            from mcp.client.streamable_http import streamable_http_client  # noqa: PLC0415 - as above

            self._child = None
            return mcp.Client(streamable_http_client(settings.url), cache=None)
        self._child = ServerChild(settings, self._environment)
        return mcp.Client(self._child.streams(), cache=None)

    def _failure(self, what: str, error: BaseException) -> ToolError:
        cause = _first(error)
        if isinstance(cause, ToolError):
            return cause
        if isinstance(cause, TimeoutError):
            reason = "it did not answer in time"
        else:
            reason = str(cause) or type(cause).__name__
        if self._child is not None and self._child.fault:
            reason = self._child.fault
        words = self.last_words.rsplit("\n", 1)[-1][:300]
        said = f"It said last: {words}" if words else ""
        return ToolError(
            f"The tool server {self.name} {what}: {reason[:500].rstrip('.')}.",
            said,
            details=self.last_words,
        )


def _import_package() -> None:
    for name in ("mcp", "mcp.client.streamable_http", "mcp_types"):
        importlib.import_module(name)


async def _listed(client: Any) -> list[Any]:
    found: list[Any] = []
    cursor = None
    for _ in range(_MOST_PAGES):
        page = await client.list_tools(cursor=cursor)
        found += page.tools
        cursor = page.next_cursor
        if not cursor or len(found) >= _MOST_TOOLS:
            break
    return found[:_MOST_TOOLS]


def _first(error: BaseException) -> BaseException:
    """The failure itself, out of the groups that it came in."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
