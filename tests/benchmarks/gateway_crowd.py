"""Many programs that use the gateway of the window at once."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from typing import NamedTuple

from tests.benchmarks.app_runs import Bench, cpu
from tests.benchmarks.smooth import pinging
from tests.benchmarks.table import Row, ms
from tests.end2end.app_driver import ROOT, wait_for
from tests.end2end.served import served
from tests.scripted_server import Answer, Pause, Step, chat_chunks

_STREAMS = 200
#: Tokens of each reply, and how many come in a second.
_TOKENS = 60
_RATE = 5


class _Read(NamedTuple):
    """What came of one stream: its tokens, its seconds, and whether it ended as it should."""

    tokens: int
    seconds: float
    whole: bool


def gateway_crowd(bench: Bench) -> list[Row]:
    """Every token arrives, none waits for the others, and the window answers meanwhile."""
    steps: list[Step] = []
    for chunk in chat_chunks([f"token{number} " for number in range(_TOKENS)]):
        steps += [chunk, Pause(1 / _RATE)]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = bench.data_folder()
    command = [sys.executable, "-m", "desktop", "gateway", "--data-dir", str(data)]
    made = subprocess.run(
        [*command, "--new-client", "bench"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    token = made.stdout.strip()
    with served() as server:
        server.chat(Answer(chat_chunks(["warm"])), Answer(steps))
        settings = f"\n[gateway]\nenabled = true\nport = {port}\n"
        with bench.app(server, data=data, settings=settings) as (app, _):
            wait_for("the gateway", lambda: _listens(port))
            # The first request imports the provider's package.
            asyncio.run(_one(port, token, 0))
            began, spent = time.monotonic(), cpu(app)
            with pinging(app, bench.environment()) as pings:
                streams = asyncio.run(_all(port, token))
            passed = time.monotonic() - began
            spent = (cpu(app) - spent) / passed
    answers = pings.since(began)
    lost = sum(_TOKENS - stream.tokens for stream in streams)
    broken = sum(not stream.whole for stream in streams)
    times = sorted(stream.seconds for stream in streams)
    what = f"{_STREAMS} streams through the gateway at once, {_RATE} tokens a second each"
    return [
        Row(f"{what}: tokens lost", f"{lost}", "0", f"of {_STREAMS * _TOKENS:,}; {broken} broken"),
        Row(
            f"{what}: the slowest stream / the fastest",
            f"{times[-1] / times[0]:.2f}",
            "1.1",
            f"{times[-1]:.1f} s / {times[0]:.1f} s",
        ),
        Row(
            f"{what}: answer to a ping, 99 of 100",
            ms(answers[int(len(answers) * 0.99)]),
            "50 ms",
            f"median {ms(answers[len(answers) // 2])}, longest {ms(answers[-1])}; "
            f"{spent * 100:.0f} % of a core",
        ),
    ]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def _all(port: int, token: str) -> list[_Read]:
    return await asyncio.gather(*(_one(port, token, number) for number in range(_STREAMS)))


async def _one(port: int, token: str, number: int) -> _Read:
    # Models do not speak in step.
    await asyncio.sleep(number / _STREAMS / _RATE)
    body = json.dumps({"stream": True, "messages": [{"role": "user", "content": "Count"}]})
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
    )
    began = time.monotonic()
    text = await reader.read()
    writer.close()
    whole = b"data: [DONE]" in text
    return _Read(text.count(b'"content":"token'), time.monotonic() - began, whole)
