"""The built-in model as its users see it: leased while needed, started and stopped by itself."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.wording import say
from desktop.local_model.child import LocalAddress, ModelChild, serve_command
from desktop.local_model.weights import locate_weights, model_name

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from pathlib import Path

__all__ = ["LocalAddress", "LocalModelServer"]

_START_SECONDS: Final = 60.0


class LocalModelServer:
    """Runs the child program while somebody holds a lease, and ``idle_seconds`` longer.

    Concurrent leases share one child and one start; a child that died is replaced on the next
    lease. Does not speak to the model: a reply that a crash cuts off is the provider's to
    report. Belongs to one event loop.

    ``model_path``: a GGUF file, or None for the one that was installed with Rivulet.
    ``command``: the child program without its options. ``threads`` and ``context`` (tokens):
    0 lets the child choose. ``environment``: where the child's few variables come from.
    """

    def __init__(
        self,
        *,
        model_path: Path | None,
        idle_seconds: float = 600,
        start_seconds: float = _START_SECONDS,
        command: Sequence[str] | None = None,
        threads: int = 0,
        context: int = 0,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._model_path = model_path
        self._idle_seconds = idle_seconds
        self._start_seconds = start_seconds
        self._command = command
        self._options = ("--threads", str(threads), "--context", str(context))
        self._environment = environment
        self._child: ModelChild | None = None
        self._starting: asyncio.Task[ModelChild] | None = None
        self._stopping: asyncio.Task[None] | None = None
        self._idle_timer: asyncio.TimerHandle | None = None
        self._leases = 0
        self._listeners: list[Callable[[str], None]] = []
        self._stage = ""
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._child.pid if self._child and self._child.running else None

    @asynccontextmanager
    async def lease(self, progress: Callable[[str], None]) -> AsyncIterator[LocalAddress]:
        """The address of a model that answers, good until the block is left.

        ``progress`` gets short sentences while the model starts, and nothing when it runs
        already. Raises ProviderUnreachable.
        """
        self._leases += 1
        self._cancel_idle_timer()
        try:
            child = await self._answering_child(progress)
            yield child.address
        finally:
            self._leases -= 1
            self._await_next_lease()

    async def aclose(self) -> None:
        """End the child for good; running replies break off. May be called again."""
        self._closed = True
        self._cancel_idle_timer()
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.wait([self._starting])
        if self._stopping is not None:
            await asyncio.wait([self._stopping])
        if self._child is not None:
            await self._child.stop()
            self._child = None

    async def _answering_child(self, progress: Callable[[str], None]) -> ModelChild:
        if self._closed:
            raise ProviderUnreachable(
                say("The built-in model has been shut down."),
                say("Start Rivulet again."),
                layer="process",
            )
        if self._starting is None:
            self._stage = ""
            self._starting = asyncio.create_task(self._start(), name="local-model-start")
            self._starting.add_done_callback(self._on_starting_done)
        elif self._stage:
            progress(self._stage)
        starting = self._starting
        self._listeners.append(progress)
        try:
            # The start belongs to all who wait for it: one who stops waiting leaves it alone.
            await asyncio.wait([starting])
        finally:
            self._listeners.remove(progress)
        if starting.cancelled():
            raise ProviderUnreachable(
                say("The built-in model was shut down while it was starting."), layer="process"
            )
        return starting.result()

    async def _start(self) -> ModelChild:
        """Return the running child if it still answers, else a new one."""
        if self._child is not None:
            if await self._child.answers():
                return self._child
            await self._child.stop()
            self._child = None
        path = locate_weights(self._model_path)
        name = model_name(path)
        spoken = name.replace("-", " ")
        if self._model_path:
            self._tell(say("Starting {name}", name=spoken))
        else:
            self._tell(say("Starting the built-in model"))
        command = self._command or serve_command()
        self._child = await ModelChild.start(
            [*command, "--model", str(path), *self._options],
            model=name,
            limit=self._start_seconds,
            progress=lambda done: self._tell(_stage(spoken, done)),
            environment=os.environ if self._environment is None else self._environment,
        )
        return self._child

    def _tell(self, sentence: str) -> None:
        self._stage = sentence
        for progress in list(self._listeners):
            progress(sentence)

    def _on_starting_done(self, starting: asyncio.Task[ModelChild]) -> None:
        self._starting = None
        if not starting.cancelled():
            starting.exception()  # everybody who waited may have left: then nobody asks for it
        self._await_next_lease()

    def _await_next_lease(self) -> None:
        """Nobody holds a lease: stop the child later, unless somebody comes."""
        if self._leases or self._closed or self._starting or self._child is None:
            return
        self._cancel_idle_timer()
        loop = asyncio.get_running_loop()
        self._idle_timer = loop.call_later(self._idle_seconds, self._on_idle)

    def _on_idle(self) -> None:
        self._idle_timer = None
        if self._child is not None:
            # The next lease finds it ending, and waits for the end before it starts another.
            self._stopping = asyncio.create_task(self._child.stop(), name="local-model-idle-stop")

    def _cancel_idle_timer(self) -> None:
        if self._idle_timer is not None:
            self._idle_timer.cancel()
            self._idle_timer = None


def _stage(name: str, done: float) -> str:
    percent = round(done * 100)
    if percent < 100:
        return say("Loading {name} ({percent} %)", name=name, percent=percent)
    return say("Preparing {name}", name=name)
