"""What going through the gateway costs, against asking the provider directly.

    python -m tests.benchmarks.gateway

Provider and gateway are processes of their own; direct and forwarded requests take turns.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx2
import psutil

from tests.benchmarks import decode
from tests.benchmarks.table import Row, ms, print_head, print_rows

_ROOT = Path(__file__).parents[2]
_BURST, _PACED, _SHORT = 10_000, 600, 20
_PAIRS = 200
_BODY = {"stream": True, "messages": [{"role": "user", "content": "Count"}]}


class _Served(NamedTuple):
    """A gateway that runs, and the program that may use it."""

    url: str
    token: str
    process: psutil.Process


def measure() -> list[Row]:
    """All rows of this module."""
    with (
        decode._server() as provider,
        tempfile.TemporaryDirectory() as folder,
        _gateway(provider, Path(folder)) as served,
    ):
        added = asyncio.run(_added_first_bytes(provider, served))
        rows = [
            Row(
                "time to the first byte, added by the gateway, 99 of 100",
                ms(added[int(len(added) * 0.99)]),
                "5 ms",
                f"median {ms(added[len(added) // 2])} of {len(added)} pairs",
            )
        ]
        for pace, count in (("burst", _BURST), ("paced", _PACED)):
            ours = min(asyncio.run(_cpu_per_token(served, pace, count)) for _ in range(2))
            bare = min(decode._run(provider, "openai", pace, count).per_chunk for _ in (0, 1))
            rows.append(
                Row(
                    f"CPU per token of the gateway, {pace} / loop of openai",
                    f"{ours / bare:.2f}",
                    "1.0",
                    f"{ours * 1e6:.0f} us / {bare * 1e6:.0f} us",
                )
            )
    return rows


@contextlib.contextmanager
def _gateway(provider: str, folder: Path) -> Iterator[_Served]:
    (folder / "settings.toml").write_text(
        '[[providers]]\nid = "up"\nkind = "openai-chat"\nneeds_key = false\n'
        f'base_url = "{provider}/v1"\n'
    )
    command = [sys.executable, "-m", "desktop", "gateway", "--data-dir", str(folder)]
    made = subprocess.run(
        [*command, "--new-client", "bench"], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    with subprocess.Popen(
        [*command, "--port", "0"], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            url = process.stdout.readline().split()[-1].rstrip(".")
            yield _Served(url, made.stdout.strip(), psutil.Process(process.pid))
        finally:
            process.terminate()


async def _added_first_bytes(provider: str, served: _Served) -> list[float]:
    """The difference in every pair, sorted."""
    direct = f"{provider}/v1/chat/completions"
    forwarded = f"{served.url}/v1/chat/completions"
    model = f"burst/{_SHORT}"
    added = []
    async with httpx2.AsyncClient(trust_env=False) as http:
        for number in range(_PAIRS + 10):
            without = await _first_byte(http, direct, "none", model)
            through = await _first_byte(http, forwarded, served.token, f"up/{model}")
            if number >= 10:
                added.append(through - without)
            await asyncio.sleep(0.01)
    return sorted(added)


async def _first_byte(http: httpx2.AsyncClient, url: str, token: str, model: str) -> float:
    began = time.perf_counter()
    took = 0.0
    headers = {"Authorization": f"Bearer {token}"}
    async with http.stream("POST", url, json=_BODY | {"model": model}, headers=headers) as reply:
        async for _ in reply.aiter_raw():
            took = took or time.perf_counter() - began
    return took


async def _cpu_per_token(served: _Served, pace: str, count: int) -> float:
    before = served.process.cpu_times()
    headers = {"Authorization": f"Bearer {served.token}"}
    url = f"{served.url}/v1/chat/completions"
    body = _BODY | {"model": f"up/{pace}/{count}"}
    seen = 0
    async with (
        httpx2.AsyncClient(trust_env=False, timeout=None) as http,
        http.stream("POST", url, json=body, headers=headers) as reply,
    ):
        async for piece in reply.aiter_raw():
            seen += piece.count(b'"delta":{"content"')
    assert seen >= count * 0.9, seen
    after = served.process.cpu_times()
    return (after.user + after.system - before.user - before.system) / seen


if __name__ == "__main__":
    print_head()
    print_rows(measure())
