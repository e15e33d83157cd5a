"""From Stop to the server seeing its connection close, in every state of a reply.

``python -m tests.benchmarks.stop`` prints one line per state. The bare loop beside it is a
task that waits in the same state on a plain asyncio connection, and is cancelled.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median
from typing import Self

from desktop.chat.events import Waiting, WaitSink, WaitStage
from desktop.providers.catalog import Catalog
from desktop.providers.provider import Provider
from desktop.providers.retry import RetryingProvider
from desktop.settings import Limits, ProviderKind, ProviderSettings
from tests.scripted_server import (
    Answer,
    Hang,
    Pause,
    ScriptedServer,
    Step,
    chat_chunk,
    chat_chunks,
)
from tests.unit.providers.serving import FixedEndpoint, request

_PATH = "/v1/chat/completions"
#: Seconds that a state is given to be reached.
_SETTLE = 0.03


@dataclass(frozen=True)
class StopTimes:
    """Seconds from the cancellation to the close, sorted."""

    state: str
    ours: list[float]
    bare: list[float]

    @property
    def p99(self) -> float:
        return self.ours[min(len(self.ours) - 1, int(len(self.ours) * 0.99))]

    @property
    def bare_p99(self) -> float:
        return self.bare[min(len(self.bare) - 1, int(len(self.bare) * 0.99))]


def _answers() -> dict[str, Answer]:
    stream: list[Step] = []
    for _ in range(2_000):
        stream += [chat_chunk("word "), Pause(0.005)]
    begun = chat_chunks(["Hel", "lo"], finish=None, done=False)
    return {
        "headers": Answer(before=[Hang()]),
        "first byte": Answer([b": ping\n\n", Hang()]),
        "streaming": Answer(stream),
        "stalled": Answer([*begun, Hang()]),
        "last event": Answer([*chat_chunks(["Hello"], done=False), Hang()]),
    }


def stop_times(*, repeat: int = 100) -> list[StopTimes]:
    """Measure every state ``repeat`` times, ours and the bare loop in turn."""
    return [_measured(state, answer, repeat) for state, answer in _answers().items()]


def retry_wait_seconds(*, repeat: int = 100) -> list[float]:
    """From Stop to the end of the task, while it waits to ask again; no socket is open."""

    async def work(url: str) -> list[float]:
        async with _Client(url) as provider:
            return sorted([await _cancelled_wait(provider) for _ in range(repeat)])

    answer = Answer([], 429, "application/json", {"Retry-After": "50"})
    with _Served(answer) as served:
        return asyncio.run(work(served.url))


def _measured(state: str, answer: Answer, repeat: int) -> StopTimes:
    async def work(served: _Served) -> tuple[list[float], list[float]]:
        ours, bare = [], []
        async with _Client(served.url) as provider:
            for _ in range(repeat):
                ours.append(await _closing_time(served, lambda: _read(provider, lambda _: None)))
                bare.append(await _closing_time(served, lambda: _read_bare(served.port)))
        return sorted(ours), sorted(bare)

    with _Served(answer) as served:
        return StopTimes(state, *asyncio.run(work(served)))


async def _closing_time(served: _Served, read: Callable[[], Awaitable[None]]) -> float:
    before = len(served.server.disconnects)
    asked = len(served.server.requests)
    task = asyncio.ensure_future(read())
    while len(served.server.requests) == asked:  # noqa: ASYNC110 - another thread appends
        await asyncio.sleep(0.001)
    await asyncio.sleep(_SETTLE)
    began = time.monotonic()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    while len(served.server.disconnects) == before:
        if time.monotonic() - began > 10:
            raise RuntimeError("the server never saw its connection close")
        await asyncio.sleep(0.0005)
    return served.server.disconnects[before] - began


async def _cancelled_wait(provider: Provider) -> float:
    waiting = asyncio.Event()

    def progress(state: Waiting) -> None:
        if state.stage is WaitStage.RETRYING:
            waiting.set()

    task = asyncio.ensure_future(_read(provider, progress))
    await waiting.wait()
    began = time.monotonic()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return time.monotonic() - began


async def _read(provider: Provider, progress: WaitSink) -> None:
    async with RetryingProvider(provider).stream(request(), progress=progress) as events:
        async for _ in events:
            pass


async def _read_bare(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"POST {_PATH} HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        while await reader.read(65536):
            pass
    finally:
        writer.close()


class _Client:
    """A provider at ``url``, its connections closed at the end."""

    def __init__(self, url: str) -> None:
        self._catalog = Catalog(
            endpoints=lambda settings: FixedEndpoint(settings.base_url), limits=Limits()
        )
        self._settings = ProviderSettings(id="p", kind=ProviderKind.OPENAI_CHAT, base_url=url)

    async def __aenter__(self) -> Provider:
        await self._catalog.warm(self._settings)
        return self._catalog.provider(self._settings)

    async def __aexit__(self, *failure: object) -> None:
        await self._catalog.aclose()


class _Served:
    """A scripted server in a thread of its own, so that it sees a close when it happens."""

    def __init__(self, answer: Answer) -> None:
        self.server = ScriptedServer()
        self.server.route("POST", _PATH, answer)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="scripted server")

    @property
    def url(self) -> str:
        return f"{self.server.url}/v1"

    @property
    def port(self) -> int:
        return self.server.port

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.server.__aenter__(), self._loop).result(10)
        return self

    def __exit__(self, *failure: object) -> None:
        closing = self.server.__aexit__(None, None, None)
        asyncio.run_coroutine_threadsafe(closing, self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def main() -> int:
    repeat = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for times in stop_times(repeat=repeat):
        print(
            f"{times.state:12} p99 {times.p99 * 1e3:5.1f}, median {median(times.ours) * 1e3:5.1f};"
            f" bare p99 {times.bare_p99 * 1e3:5.1f}, median {median(times.bare) * 1e3:5.1f} ms"
        )
    waits = retry_wait_seconds(repeat=repeat)
    print(f"{'retry wait':12} max {waits[-1] * 1e3:5.1f} ms, median {median(waits) * 1e3:5.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
