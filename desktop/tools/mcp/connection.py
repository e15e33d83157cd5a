"""One connection to a tool server, from its beginning to its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final, Protocol

from desktop.chat.errors import ToolError
from desktop.chat.wording import Sentence, say
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.child import ServerChild
from desktop.tools.mcp.http_client import http_client, prepare
from desktop.tools.mcp.last_words import LastWords

_log = logging.getLogger(__name__)

#: Servers that are asked for log messages are asked for these and what is worse.
_LEVEL: Final = "info"


class Ears(Protocol):
    """Hears what a server says without being asked."""

    async def on_log(self, params: Any) -> None: ...

    async def on_message(self, message: Any) -> None: ...

    async def on_question(self, context: Any, params: Any) -> Any: ...


class SignIn(Protocol):
    """Gives the HTTP client of a server its credentials."""

    @property
    def waiting(self) -> bool:
        """A person is signing in just now: time does not count."""

    @property
    def signed_in(self) -> bool | None:
        """Whether there are credentials; None while that is not known."""

    async def look(self) -> bool:
        """Find out once whether there are credentials, as far as that asks nobody.

        Returns whether that is known now, and was not before.
        """

    async def auth(self) -> Any:
        """An ``httpx2.Auth``."""

    async def forget(self) -> None:
        """Sign out. Raises `KeyStoreError`."""


class Connection:
    """Starts a server, or calls it, and holds the line in a task of its own.

    Is used once: a server that has ended gets another one.
    """

    def __init__(
        self,
        name: str,
        settings: ToolServer,
        *,
        environment: Mapping[str, str],
        words: LastWords,
        ears: Ears,
        sign_in: SignIn | None,
    ) -> None:
        self._name = name
        self._settings = settings
        self._environment = environment
        self._words = words
        self._ears = ears
        self._sign_in = sign_in
        self._owner: asyncio.Task[None] | None = None
        self._ending = asyncio.Event()
        self._child: ServerChild | None = None
        #: A ``mcp.Client``; None before and after.
        self.client: Any = None

    @property
    def usable(self) -> bool:
        broken = self._child is not None and self._child.ended.is_set()
        return self.client is not None and not broken

    async def open(self, limit: float) -> None:
        """Returns when the server is ready, within ``limit`` seconds. Raises `ToolError`."""
        await asyncio.to_thread(prepare)
        ready: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._owner = asyncio.create_task(self._own(ready), name=f"tool server {self._name}")
        given_up = asyncio.create_task(self._ending.wait())
        try:
            await self._begun(ready, given_up, limit)
        except BaseException:
            self._owner.cancel()
            await asyncio.wait({self._owner})
            raise
        finally:
            given_up.cancel()

    async def _begun(
        self, ready: asyncio.Future[Any], given_up: asyncio.Task[Any], limit: float
    ) -> None:
        first = asyncio.FIRST_COMPLETED
        while not (await asyncio.wait({ready, given_up}, timeout=limit, return_when=first))[0]:
            if self._sign_in is None or not self._sign_in.waiting:
                raise ToolError(
                    say(
                        "The tool server {name} was not ready within {seconds} seconds.",
                        name=self._name,
                        seconds=limit,
                    ),
                    details=str(self._words),
                )
        if given_up.done():
            raise ToolError(
                say("The tool server {name} was stopped before it was ready.", name=self._name)
            )
        ready.result()

    async def aclose(self) -> None:
        """End the server, and all that it started."""
        if self._owner is not None:
            self._ending.set()
            await asyncio.wait({self._owner})

    async def ended(self) -> None:
        """Returns when it is over, for whatever reason."""
        if self._owner is not None:
            await asyncio.wait({self._owner})

    def failure(self, what: Sentence, error: BaseException) -> ToolError:
        """What went wrong, with the server's own words.

        ``what`` is a sentence with fields for the ``name`` of the server and the ``reason``.
        """
        cause = _first(error)
        if isinstance(cause, ToolError):
            return cause
        if isinstance(cause, TimeoutError):
            reason: str = say("it did not answer in time")
        else:
            reason = (str(cause) or type(cause).__name__)[:500].rstrip(".")
        if self._child is not None and self._child.fault:
            reason = self._child.fault
        words = self._words.last[:300]
        return ToolError(
            what.of(name=self._name, reason=reason),
            say("It said last: {words}", words=words) if words else "",
            details=str(self._words),
        )

    async def _own(self, ready: asyncio.Future[Any]) -> None:
        """Hold the connection: it has to be left in the task that entered it."""
        try:
            async with self._entered() as client:
                self.client = client
                listening = asyncio.create_task(self._listen(client), name="listen to a server")
                ready.set_result(client)
                try:
                    await self._until_end()
                finally:
                    self.client = None
                    listening.cancel()
                    # Whatever broke it broke the connection, too.
                    await asyncio.gather(listening, return_exceptions=True)
        except BaseException as error:  # noqa: BLE001 - as above; the package raises groups
            failure = self.failure(say("The tool server {name} cannot be used: {reason}."), error)
            if not ready.done():
                ready.set_exception(failure)
                # Nobody may be waiting any more.
                ready.exception()
            elif not isinstance(error, asyncio.CancelledError):
                _log.warning("%s", failure)
        finally:
            self.client = None

    @contextlib.asynccontextmanager
    async def _entered(self) -> AsyncIterator[Any]:
        import mcp  # noqa: PLC0415 - slow: on first use only

        ears = self._ears
        async with contextlib.AsyncExitStack() as stack:
            if self._settings.url:
                from mcp.client.streamable_http import (  # noqa: PLC0415 - as above
                    streamable_http_client,
                )

                auth = await self._sign_in.auth() if self._sign_in is not None else None
                http = http_client(self._settings, self._environment, auth)
                await stack.enter_async_context(http)
                streams: Any = streamable_http_client(self._settings.url, http_client=http)
            else:
                self._child = ServerChild(self._settings, self._environment, self._words)
                streams = self._child.streams()
            client = mcp.Client(
                streams,
                cache=None,
                logging_callback=ears.on_log,
                log_level=_LEVEL,
                message_handler=ears.on_message,
                elicitation_callback=ears.on_question,
            )
            yield await stack.enter_async_context(client)

    async def _listen(self, client: Any) -> None:
        """Ask for log messages, and to be told of changes, in the way of either protocol."""
        import mcp_types as types  # noqa: PLC0415 - slow: on first use only
        from mcp.shared.exceptions import MCPError  # noqa: PLC0415 - as above

        offers = client.server_capabilities
        with contextlib.suppress(MCPError, TimeoutError, RuntimeError):
            if client.protocol_version not in _modern_versions():
                if offers.logging is not None:
                    wanted = types.SetLevelRequestParams(level=_LEVEL)
                    request = types.SetLevelRequest(params=wanted)
                    await client.session.send_request(request, types.EmptyResult)
                return
            kinds = {
                f"{kind}_list_changed": bool(offer is not None and offer.list_changed)
                for kind in ("tools", "prompts", "resources")
                for offer in [getattr(offers, kind)]
            }
            if any(kinds.values()):
                async with client.listen(**kinds) as subscription:
                    async for event in subscription:
                        await self._ears.on_message(event)

    async def _until_end(self) -> None:
        """Return when the server is not wanted any more, or says nothing any more."""
        events = [self._ending, *([self._child.ended] if self._child is not None else [])]
        waits = [asyncio.create_task(event.wait()) for event in events]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def _modern_versions() -> Any:
    from mcp_types.version import MODERN_PROTOCOL_VERSIONS  # noqa: PLC0415 - slow: on first use

    return MODERN_PROTOCOL_VERSIONS


def _first(error: BaseException) -> BaseException:
    """The failure itself, out of the groups that it came in."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
