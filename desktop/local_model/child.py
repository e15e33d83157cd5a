"""One run of the child program, seen from Rivulet's side."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

import desktop
from desktop.chat.errors import ProviderUnreachable
from desktop.chat.wording import say
from desktop.local_model.announcement import KEY_VARIABLE, Announcement

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable, Mapping, Sequence

#: The model's threads sleep while they wait for one another. By default they spin, and where
#: other programs want the cores as well, spinning threads keep out the one that is waited for:
#: with both cores of a machine busy, 3 to 7 tokens a second instead of 20 to 30.
_WAITING: Final = {"OMP_WAIT_POLICY": "passive"}
#: All that the child gets to see of Rivulet's environment: no key of any provider is here.
_PASSED_ON: Final = (
    "PATH", "HOME", "USERPROFILE", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH",
    "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "PYTHONPATH",
)  # fmt: skip
#: What is kept of the child's standard error, in bytes.
_LAST_WORDS: Final = 8192
#: How long each of the three ways to end the child may take, in seconds.
_PATIENCE: Final = 1.0


class LocalAddress(msgspec.Struct, frozen=True):
    """Where the model answers. ``base_url`` ends in ``/v1``."""

    base_url: str
    api_key: str
    model: str
    #: Size of the context in tokens.
    context: int

    def __repr__(self) -> str:
        return f"LocalAddress({self.base_url!r}, model={self.model!r})"


def serve_command() -> list[str]:
    """How this installation starts the child program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "serve-model"]
    return [sys.executable, "-P", "-m", "desktop", "serve-model"]


class ModelChild:
    """Starts the child program, reads what it announces, ends it.

    Does not restart it and does not know who uses it.
    """

    def __init__(self, process: Process, *, key: str, model: str) -> None:
        self._process = process
        self._key = key
        self._model = model
        self._last_words = bytearray()
        self._readers = [asyncio.create_task(self._keep_last_words(), name="local-model-stderr")]
        self._ending: asyncio.Task[None] | None = None
        self._address: LocalAddress | None = None

    @classmethod
    async def start(
        cls,
        command: Sequence[str],
        *,
        model: str,
        limit: float,
        progress: Callable[[float], None],
        environment: Mapping[str, str],
    ) -> ModelChild:
        """Return when the model answers. ``limit`` is in seconds.

        Raises ProviderUnreachable. However this ends early, cancelled too, the child is gone.
        """
        key = secrets.token_urlsafe(32)
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=_child_environment(environment) | {KEY_VARIABLE: key},
                # No console window on Windows.
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise _failure(
                say("The program that runs the built-in model could not be started."),
                say("Reinstall Rivulet."),
                str(error),
            ) from error
        child = cls(process, key=key, model=model)
        try:
            async with asyncio.timeout(limit):
                await child._await_ready(progress)
        except TimeoutError as error:
            await child.stop()
            raise _failure(
                say("{model} was not ready within {seconds} seconds.", model=model, seconds=limit),
                say("Try again when the computer is less busy, or choose a smaller model."),
                child.last_words,
            ) from error
        except BaseException:
            await child.stop()
            raise
        return child

    @property
    def address(self) -> LocalAddress:
        assert self._address is not None, "the child has announced its address"
        return self._address

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def last_words(self) -> str:
        """The end of the child's standard error."""
        return self._last_words.decode("utf-8", "replace").replace(self._key, "…").strip()

    @property
    def running(self) -> bool:
        """False as soon as it was told to end, or is known to have ended."""
        return self._ending is None and self._process.returncode is None

    async def answers(self) -> bool:
        """False when the child has died, even a moment ago; a busy child counts as answering.

        A connection alone proves nothing: while a process dies the system still accepts for it.
        """
        if not self.running:
            return False
        host, _, port = self.address.base_url.removesuffix("/v1").rpartition("/")[2].partition(":")
        writer = None
        try:
            async with asyncio.timeout(_PATIENCE):
                reader, writer = await asyncio.open_connection(host, int(port))
                writer.write(f"GET /health HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
                return bool(await reader.read(1))
        except TimeoutError:
            return self.running
        except OSError:
            return False
        finally:
            if writer is not None:
                writer.transport.abort()

    async def stop(self) -> None:
        """End the child; returns when it is gone. May be called again, and be cancelled."""
        if self._ending is None:
            self._ending = asyncio.create_task(self._end(), name="local-model-end")
        await asyncio.shield(self._ending)

    async def _await_ready(self, progress: Callable[[float], None]) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            try:
                said = msgspec.json.decode(line, type=Announcement)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
            if (failure := said.failure) is not None:
                await self.stop()
                details = f"{failure.details}\n{self.last_words}".strip()
                raise _failure(failure.sentence, failure.hint_sentence, details)
            if said.progress is not None:
                progress(said.progress)
            if said.ready:
                self._address = LocalAddress(
                    base_url=f"{said.ready}/v1",
                    api_key=self._key,
                    model=self._model,
                    context=said.context,
                )
                self._readers.append(
                    asyncio.create_task(self._discard_output(), name="local-model-stdout")
                )
                return
        await self.stop()
        raise _failure(
            say(
                "{model} ended while it was starting (exit code {code}).",
                model=self._model,
                code=str(self._process.returncode),
            ),
            say("There may be too little memory: choose a smaller model, or try again."),
            self.last_words,
        )

    async def _keep_last_words(self) -> None:
        assert self._process.stderr is not None
        while piece := await self._process.stderr.read(_LAST_WORDS):
            self._last_words += piece
            del self._last_words[:-_LAST_WORDS]

    async def _discard_output(self) -> None:
        assert self._process.stdout is not None
        while await self._process.stdout.read(_LAST_WORDS):
            pass

    async def _end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        for force in (self._process.terminate, self._process.kill):
            if await self._has_ended():
                break
            with contextlib.suppress(ProcessLookupError):
                force()
        await self._process.wait()
        # The pipes are at their end now, unless a stranger inherited them.
        _, open_ended = await asyncio.wait(self._readers, timeout=_PATIENCE)
        for reader in open_ended:
            reader.cancel()

    async def _has_ended(self) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._process.wait()
        except TimeoutError:
            return False
        return True


def _child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    passed = _WAITING | {name: environment[name] for name in _PASSED_ON if name in environment}
    root = Path(desktop.__file__).parent.parent
    if not getattr(sys, "frozen", False) and root.name not in {"site-packages", "dist-packages"}:
        # From a checkout the child finds the package whatever the current folder is.
        known = passed.get("PYTHONPATH")
        passed["PYTHONPATH"] = f"{root}{os.pathsep}{known}" if known else str(root)
    return passed


def _failure(message: str, hint: str, details: str) -> ProviderUnreachable:
    return ProviderUnreachable(message, hint, details=details, layer="process")
