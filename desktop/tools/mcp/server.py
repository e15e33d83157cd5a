"""One tool server: started when it is first needed, and given up when it fails."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from desktop.chat.blocks import File, Image, Text
from desktop.chat.errors import ToolError
from desktop.chat.form import Value
from desktop.chat.server_offer import Prompt, PromptPart, Resource
from desktop.chat.wording import Sentence, say, together
from desktop.tool_settings import ToolServer
from desktop.tools.caller import NOBODY, Caller, Progress
from desktop.tools.mcp.connection import Connection, SignIn
from desktop.tools.mcp.content import outcome_of, read_block
from desktop.tools.mcp.last_words import LastWords
from desktop.tools.mcp.offers import listed, readable_prompt, readable_resource, written
from desktop.tools.mcp.questions import Questions
from desktop.tools.mcp.server_tool import ServerTool, readable_tool
from desktop.tools.tool import ToolOutcome

T = TypeVar("T")

#: Seconds until a server has to be ready; it may be downloaded first.
START_LIMIT = 60.0
#: Seconds for a list, or for something to read.
_READ_LIMIT = 30.0
#: Seconds in which a server has to answer after a call of it was stopped.
_HEARING = 3.0
#: Of JSON-RPC: there is no such method, the arguments are wrong; above the second, what servers
#: say for themselves.
_ANSWERS, _OURS = (-32601, -32602, -32002), -32000
_MOST_LOGGED = 1_000
_MOST_PROGRESS_WORDS = 200


class ServerState(enum.StrEnum):
    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    FAILED = "failed"


class McpServer:
    """Talks to one server. Whatever goes wrong there is a `ToolError` here, and nothing else.

    A server that has ended is started again when something of it is wanted. ``changed`` is
    called when its state, its words or what it offers became other ones.
    """

    def __init__(
        self,
        name: str,
        settings: ToolServer,
        *,
        environment: Mapping[str, str],
        start_limit: float = START_LIMIT,
        sign_in: SignIn | None = None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self.settings = settings
        self._environment = environment
        self._start_limit = start_limit
        self._sign_in = sign_in
        self._changed = changed
        self._lock = asyncio.Lock()
        self._connection: Connection | None = None
        self._beginning: Connection | None = None
        self._looks: set[asyncio.Task[None]] = set()
        self._questions = Questions(name)
        self._words = LastWords(changed)
        #: Why it could not be used the last time; "" when it could.
        self.trouble = ""
        #: What it offered last; None before it was ever asked.
        self.known: tuple[ServerTool, ...] | None = None
        #: How often it said that what it offers has changed, or was started anew.
        self.changes = 0

    @property
    def running(self) -> bool:
        return self._connection is not None and self._connection.usable

    @property
    def state(self) -> ServerState:
        if self._beginning is not None:
            return ServerState.STARTING
        if self.running:
            return ServerState.RUNNING
        return ServerState.FAILED if self.trouble else ServerState.STOPPED

    @property
    def last_words(self) -> str:
        """What it wrote besides messages, and what it logged: the end of it."""
        return str(self._words)

    async def tools(self) -> tuple[ServerTool, ...]:
        """What it offers now. Starts it if need be. Raises `ToolError`."""

        async def ask(client: Any) -> tuple[ServerTool, ...]:
            if client.server_capabilities.tools is None:
                return ()
            found = await listed(client.list_tools, "tools")
            read = [readable_tool(raw) for raw in found]
            return tuple(ServerTool(self, *tool) for tool in read if tool is not None)

        self.known = await self._asked(
            ask, say("The tool server {name} did not say which tools it has: {reason}.")
        )
        self._changed()
        return self.known

    async def resources(self) -> tuple[Resource, ...]:
        """What it has to read. Starts it if need be. Raises `ToolError`."""

        async def ask(client: Any) -> tuple[Resource, ...]:
            if client.server_capabilities.resources is None:
                return ()
            found = await listed(client.list_resources, "resources")
            return tuple(readable_resource(self.name, raw) for raw in found)

        return await self._asked(
            ask, say("The tool server {name} did not say which resources it has: {reason}.")
        )

    async def read(self, uri: str) -> tuple[Text | Image | File, ...]:
        """The contents of a resource. Raises `ToolError`."""

        async def ask(client: Any) -> tuple[Text | Image | File, ...]:
            found = await client.read_resource(uri)
            return tuple(read_block(contents) for contents in found.contents)

        return await self._asked(
            ask, say("The tool server {name} could not read {uri}: {reason}.", uri=uri)
        )

    async def prompts(self) -> tuple[Prompt, ...]:
        """The prompts that it writes. Starts it if need be. Raises `ToolError`."""

        async def ask(client: Any) -> tuple[Prompt, ...]:
            if client.server_capabilities.prompts is None:
                return ()
            found = await listed(client.list_prompts, "prompts")
            return tuple(readable_prompt(self.name, raw) for raw in found)

        return await self._asked(
            ask, say("The tool server {name} did not say which prompts it has: {reason}.")
        )

    async def prompt(self, name: str, arguments: Mapping[str, Value]) -> tuple[PromptPart, ...]:
        """Let it write a prompt. Raises `ToolError`."""

        async def ask(client: Any) -> tuple[PromptPart, ...]:
            words = {key: str(value) for key, value in arguments.items()}
            return written(await client.get_prompt(name, words))

        return await self._asked(
            ask,
            say("The tool server {name} did not write the prompt {prompt}: {reason}.", prompt=name),
        )

    async def call(
        self, tool: str, arguments: dict[str, Any], caller: Caller = NOBODY
    ) -> ToolOutcome:
        """Run one of its tools. Raises `ToolError`; cancelling tells the server too."""
        connection = await self._connected()

        async def tell(done: float, total: float | None, message: str | None) -> None:
            words = (message or "")[:_MOST_PROGRESS_WORDS]
            caller.progressed(Progress(done, total, words))

        with self._questions.asked_in_a_call_of(caller) as given_up:
            call = asyncio.ensure_future(
                connection.client.call_tool(tool, arguments, progress_callback=tell)
            )
            try:
                await asyncio.wait({call, given_up}, return_when=asyncio.FIRST_COMPLETED)
                if given_up.done():
                    given_up.result()
                return outcome_of(call.result())
            except Exception as error:
                what = say("The tool server {name} failed in {tool}: {reason}.", tool=tool)
                raise await self._failed(connection, what, error) from error
            finally:
                if not call.done():
                    call.cancel()
                    await asyncio.wait({call})
                    self._look_after(connection)

    async def start(self) -> None:
        """Start it, or restart it. Raises `ToolError`."""
        await self.stop()
        await self.tools()

    async def stop(self) -> None:
        """End it, and all that it started; it is started again when it is needed."""
        if self._beginning is not None:
            await self._beginning.aclose()
        async with self._lock:
            await self._drop()
            self.trouble = ""
        self._changed()

    @property
    def may_be_signed_in(self) -> bool:
        """False where nobody is signed in for sure."""
        return self._sign_in is not None and self._sign_in.signed_in is not False

    async def look_for_sign_in(self) -> bool:
        """Find out once whether somebody is signed in, as far as that asks nobody.

        Returns whether that is known now, and was not before.
        """
        return self._sign_in is not None and await self._sign_in.look()

    async def sign_out(self) -> None:
        """Forget who the user is there. Raises `KeyStoreError`."""
        if self._sign_in is not None:
            await self.stop()
            await self._sign_in.forget()

    async def aclose(self) -> None:
        """End it for good."""
        for look in self._looks:
            look.cancel()
        if self._beginning is not None:
            await self._beginning.aclose()
        await self._drop()

    # -- what the server says without being asked --

    async def on_log(self, params: Any) -> None:
        said = params.data if isinstance(params.data, str) else repr(params.data)
        logger = f"{params.logger}: " if params.logger else ""
        self._words.add_line(f"[{params.level}] {logger}{said}"[:_MOST_LOGGED])

    async def on_message(self, message: Any) -> None:
        # A notification of the older protocol, or an event of the newer.
        if "ListChanged" in type(message).__name__:
            self.changes += 1
            self._changed()

    async def on_question(self, context: Any, params: Any) -> Any:  # noqa: ARG002 - as declared
        return await self._questions.ask(params)

    def _look_after(self, connection: Connection) -> None:
        """A call was stopped. A server that is deaf since then still runs it: it has to end."""

        async def look() -> None:
            try:
                async with asyncio.timeout(_HEARING):
                    await connection.client.list_tools()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the server's
                if connection is self._connection and not _is_answer(error):
                    self._words.add_line("[Rivulet] It did not hear that a call was stopped.")
                    await self._drop()
                    self._changed()

        if connection.usable and not self.settings.url:
            task = asyncio.create_task(look(), name=f"look after {self.name}")
            self._looks.add(task)
            task.add_done_callback(self._looks.discard)

    # -- the connection --

    async def _asked(self, ask: Callable[[Any], Awaitable[T]], complaint: Sentence) -> T:
        connection = await self._connected()
        try:
            async with asyncio.timeout(_READ_LIMIT):
                answer = await ask(connection.client)
        except Exception as error:
            raise await self._failed(connection, complaint, error) from error
        self.trouble = ""
        return answer

    async def _failed(self, connection: Connection, what: Sentence, error: Exception) -> ToolError:
        failure = connection.failure(what, error)
        if self.settings.url and connection is self._connection and not _is_answer(error):
            # The other end may have forgotten this session: the next call begins another.
            await self._drop()
        if not self.running:
            self.trouble = together(failure.message, failure.hint)
        self._changed()
        return failure

    async def _connected(self) -> Connection:
        async with self._lock:
            if self._connection is None or not self._connection.usable:
                await self._drop()
                await self._start()
            assert self._connection is not None
            return self._connection

    async def _start(self) -> None:
        connection = Connection(
            self.name,
            self.settings,
            environment=self._environment,
            words=self._words,
            ears=self,
            sign_in=self._sign_in,
        )
        self._words.clear()
        self._beginning = connection
        self._changed()
        try:
            await connection.open(self._start_limit)
            self._connection = connection
            self.changes += 1
            self.trouble = ""
        except ToolError as error:
            self.trouble = together(error.message, error.hint)
            raise
        finally:
            self._beginning = None
            self._changed()

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.aclose()


def _is_answer(error: Exception) -> bool:
    """Whether it is a server's own word, and not that of a connection that broke."""
    from mcp.shared.exceptions import MCPError  # noqa: PLC0415 - slow: on first use only

    return isinstance(error, MCPError) and (error.code in _ANSWERS or error.code > _OURS)
