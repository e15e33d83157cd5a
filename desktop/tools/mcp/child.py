"""A tool server as a child process: its messages, its last words, its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.chat.errors import ToolError
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.guard import Guard
from desktop.tools.mcp.http_client import filled
from desktop.tools.mcp.last_words import LastWords

if TYPE_CHECKING:
    from asyncio.subprocess import Process

    from mcp.client._transport import TransportStreams

#: All that a server gets to see of the environment: no key of any provider is here.
_PASSED_ON = (
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "LANG", "LC_ALL", "LC_CTYPE", "TZ",
    "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_DATA_HOME", "SYSTEMROOT", "COMSPEC",
    "PATHEXT", "USERNAME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMFILES",
)  # fmt: skip
#: Of one message, in bytes.
MOST_BYTES = 8 * 1024 * 1024
_PIECE = 65_536
#: Lines that are no messages, after which a server counts as broken.
_MOST_GARBAGE = 1_000
#: Messages of less are read where they come in, in bytes; larger ones in a thread.
_SMALL = 64 * 1024
#: Messages taken before everything else has its turn.
_IN_A_ROW = 32
#: How long each of the ways to end a server may take, in seconds.
_PATIENCE = 1.0


class ServerChild:
    """Runs one server process and carries messages to and from it. Knows no tools.

    What the server writes that is no message ends up in ``words``, with its standard error.
    """

    def __init__(
        self, settings: ToolServer, environment: Mapping[str, str], words: LastWords
    ) -> None:
        """``environment`` is that of this program, of which a server sees little."""
        self._settings = settings
        self._environment = environment
        self._words = words
        #: Why the server was given up; "" while it was not.
        self.fault = ""
        #: Nothing more comes from it.
        self.ended = asyncio.Event()

    @contextlib.asynccontextmanager
    async def streams(self) -> AsyncIterator[TransportStreams]:
        """Start the server; it and all that it started are gone when this is left.

        Raises `ToolError` when it cannot be started.
        """
        import anyio  # noqa: PLC0415 - with the package mcp, on first use

        process = await self._start()
        try:
            guard = await Guard.over(process.pid)
        except BaseException:
            _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
            raise
        into: Any
        inbox: Any
        outbox: Any
        out_of: Any
        into, inbox = anyio.create_memory_object_stream(0)
        outbox, out_of = anyio.create_memory_object_stream(0)
        tasks = [
            asyncio.create_task(self._read(process, into), name="tool server stdout"),
            asyncio.create_task(_write(process, out_of, into), name="tool server stdin"),
            asyncio.create_task(self._listen(process), name="tool server stderr"),
        ]
        try:
            yield inbox, outbox
        finally:
            ending = asyncio.create_task(_end(process, guard, tasks), name="end a tool server")
            await asyncio.shield(ending)
            for stream in (into, inbox, outbox, out_of):
                stream.close()

    async def _start(self) -> Process:
        settings = self._settings
        try:
            return await asyncio.create_subprocess_exec(
                settings.command,
                *settings.args,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=server_environment(settings, self._environment),
                cwd=settings.cwd or None,
                limit=MOST_BYTES,
                # A group of its own, to be ended as a whole.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except FileNotFoundError as error:
            if settings.cwd and error.filename == settings.cwd:
                raise ToolError(
                    say(
                        "The folder {cwd}, in which {command} is to run, is not there.",
                        cwd=repr(settings.cwd),
                        command=repr(settings.command),
                    )
                ) from error
            raise ToolError(
                say("The command “{command}” was not found.", command=settings.command),
                say("Install it, or write where it is with its whole path."),
            ) from error
        except (OSError, ValueError) as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            raise ToolError(
                say(
                    "{command} cannot be started: {reason}.",
                    command=repr(settings.command),
                    reason=reason,
                )
            ) from error

    async def _read(self, process: Process, into: Any) -> None:
        assert process.stdout is not None
        garbage = count = 0
        with contextlib.suppress(*_closed()):
            try:
                while line := await process.stdout.readline():
                    count += 1
                    if count % _IN_A_ROW == 0:
                        await asyncio.sleep(0)
                    small = len(line) < _SMALL
                    message = _message(line) if small else await asyncio.to_thread(_message, line)
                    if message is not None:
                        await into.send(message)
                        continue
                    garbage += bool(line.strip())
                    self._words.add(line)
                    if garbage > _MOST_GARBAGE:
                        self.fault = say("It writes what is not a message, without end")
                        break
            except ValueError:
                self.fault = say("It sent a message of more than {size} MiB", size=MOST_BYTES >> 20)
            finally:
                into.close()
                self.ended.set()

    async def _listen(self, process: Process) -> None:
        assert process.stderr is not None
        while piece := await process.stderr.read(_PIECE):
            self._words.add(piece)
            await asyncio.sleep(0)


def server_environment(settings: ToolServer, environment: Mapping[str, str]) -> dict[str, str]:
    """What a server gets to see. A value ``$NAME`` of the settings stands for a variable."""
    passed = {name: environment[name] for name in _PASSED_ON if name in environment}
    return passed | filled(settings.env, environment)


def _message(line: bytes) -> Any:
    """The line as a message; None when it is none."""
    from mcp.shared.message import SessionMessage  # noqa: PLC0415 - slow: on first use only
    from mcp_types import jsonrpc_message_adapter  # noqa: PLC0415 - as above

    try:
        parsed = jsonrpc_message_adapter.validate_json(_without_output_schemas(line), by_name=False)
    except ValueError:
        return None
    return SessionMessage(parsed)


def _without_output_schemas(line: bytes) -> bytes:
    """The package would hold results against them, with whatever patterns a stranger wrote."""
    if b'"outputSchema"' not in line:
        return line
    value = msgspec.json.decode(line)
    match value:
        case {"result": {"tools": list(tools)}}:
            for tool in tools:
                if isinstance(tool, dict):
                    tool.pop("outputSchema", None)
    return msgspec.json.encode(value)


async def _write(process: Process, out_of: Any, into: Any) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError, *_closed()):
        async for message in out_of:
            text = message.message.model_dump_json(by_alias=True, exclude_unset=True)
            process.stdin.write(text.encode() + b"\n")
            await process.stdin.drain()
    # Whoever waits for an answer hears that none comes.
    into.close()


def _closed() -> tuple[type[Exception], ...]:
    import anyio  # noqa: PLC0415 - with the package mcp, on first use

    return (anyio.ClosedResourceError, anyio.BrokenResourceError)


async def _end(process: Process, guard: Guard, tasks: list[asyncio.Task[None]]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        if await _has_ended(process):
            break
        _signal(process, number)
    # What the server started may outlive it.
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    await process.wait()
    await guard.dismiss()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=_PATIENCE)
    # A stranger that inherited a pipe would keep it open.
    process._transport.close()  # type: ignore[attr-defined]  # there is no other way to it


async def _has_ended(process: Process) -> bool:
    # Not wait() alone: that would wait for whoever inherited the pipes, too.
    try:
        async with asyncio.timeout(_PATIENCE):
            while process.returncode is None:  # noqa: ASYNC110 - there is no event for it
                await asyncio.sleep(0.01)
    except TimeoutError:
        return False
    return True


def _signal(process: Process, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, number)
        elif process.returncode is None:
            process.terminate()
