"""What reading a reply costs, against the loops of the vendors' own packages.

    python -m tests.benchmarks.decode

Every client and the server are processes of their own; a client reads one reply to warm up,
then prints what the next one cost, over the same connection. The ratios compare clients of one
run.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tests.benchmarks.table import Row, print_head, print_rows
from tests.benchmarks.tokens import tokens

_BURST = 10_000
_PACED = 600
_LONG = 100_000
#: Chunks in a second, where they are paced.
_RATE = 200
_ROUNDS = {"burst": 3, "paced": 2}
_KEY = "none"
#: What is compared with which protocol of ours. The last one makes a message, as we do; the
#: two before only count.
_PAIRS = (("openai", "chat"), ("anthropic", "messages"), ("anthropic.stream", "messages"))


@dataclass(frozen=True)
class Cost:
    """What one reply cost: seconds of CPU, and growth of the process in bytes."""

    cpu: float
    chunks: int
    memory: int

    @property
    def per_chunk(self) -> float:
        return self.cpu / self.chunks


def measure() -> list[Row]:
    """All rows of this module."""
    rows: list[Row] = []
    with _server() as url:
        for vendor, protocol in _PAIRS:
            for pace, count, target in (("burst", _BURST, "0.2"), ("paced", _PACED, "0.6")):
                ours, theirs = _least(url, protocol, vendor, pace=pace, count=count)
                rows.append(
                    Row(
                        f"CPU per chunk, {protocol}, {pace} / loop of {vendor}",
                        f"{ours.per_chunk / theirs.per_chunk:.2f}",
                        target,
                        f"{ours.per_chunk * 1e6:.0f} us / {theirs.per_chunk * 1e6:.0f} us",
                    )
                )
        long = _run(url, "chat", "burst", _LONG)
        size = sum(len(text.encode()) for text in tokens(_LONG))
        rows.append(
            Row(
                "memory of a reply of 100,000 chunks / its text",
                f"{long.memory / size:.1f}",
                "-",
                f"{long.memory / 1e6:.1f} MB / {size / 1e6:.1f} MB",
            )
        )
    return rows


def _least(url: str, ours: str, theirs: str, *, pace: str, count: int) -> tuple[Cost, Cost]:
    """The cheapest of a few rounds, the two in turn: noise only adds."""
    rounds = [
        (_run(url, ours, pace, count), _run(url, theirs, pace, count)) for _ in range(_ROUNDS[pace])
    ]
    return min((r[0] for r in rounds), key=_cpu), min((r[1] for r in rounds), key=_cpu)


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _run(url: str, client: str, pace: str, count: int) -> Cost:
    words = ["-m", "tests.benchmarks.decode", client, url, f"{pace}/{count}"]
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, *words], cwd=root, capture_output=True, check=True)
    return Cost(**json.loads(done.stdout))


@contextlib.contextmanager
def _server() -> Iterator[str]:
    words = [sys.executable, "-m", "tests.benchmarks.decode", "serve"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


# The server: http://127.0.0.1:PORT/{v1/chat/completions,v1/messages}. What is called a model in
# the request says how it answers: {burst,paced}/COUNT.


async def _serve() -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    async with server:
        await server.serve_forever()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length:")[2].partition("\r\n")[0] or 0)
            asked = json.loads(await reader.readexactly(length))
            pace, _, count = asked["model"].partition("/")
            events = _events(head.split(" ")[1], int(count))
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                b"transfer-encoding: chunked\r\n\r\n"
            )
            begin = time.monotonic()
            for number, event in enumerate(events):
                if pace == "paced" and (wait := begin + number / _RATE - time.monotonic()) > 0:
                    await asyncio.sleep(wait)
                writer.write(b"%x\r\n%b\r\n" % (len(event), event))
                if pace == "paced" or number % 100 == 0:
                    await writer.drain()
            writer.write(b"0\r\n\r\n")
            await writer.drain()
    writer.close()


def _events(path: str, count: int) -> Iterator[bytes]:
    texts = tokens(count)
    if path.endswith("messages"):
        message: dict[str, Any] = {"id": "msg_1", "type": "message", "role": "assistant"}
        message |= {"content": [], "model": "m", "stop_reason": None, "stop_sequence": None}
        usage = {"input_tokens": 5, "output_tokens": 1}
        yield _event(type="message_start", message=message | {"usage": usage})
        block = {"type": "text", "text": ""}
        yield _event(type="content_block_start", index=0, content_block=block)
        for text in texts:
            delta = {"type": "text_delta", "text": text}
            yield _event(type="content_block_delta", index=0, delta=delta)
        yield _event(type="content_block_stop", index=0)
        stop = {"stop_reason": "end_turn", "stop_sequence": None}
        yield _event(type="message_delta", delta=stop, usage={"output_tokens": count})
        yield _event(type="message_stop")
        return
    for text in texts:
        choice = {"index": 0, "delta": {"content": text}, "logprobs": None, "finish_reason": None}
        yield _chunk(choices=[choice])
    yield _chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])
    usage = {"prompt_tokens": 5, "completion_tokens": count, "total_tokens": count + 5}
    yield _chunk(choices=[], usage=usage)
    yield b"data: [DONE]\n\n"


def _chunk(**fields: Any) -> bytes:
    head: dict[str, Any] = {"id": "chatcmpl-1", "object": "chat.completion.chunk"}
    head |= {"created": 1_770_000_000, "model": "m", "system_fingerprint": "fp_1"}
    return b"data: " + json.dumps(head | fields).encode() + b"\n\n"


def _event(**fields: Any) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (fields["type"].encode(), json.dumps(fields).encode())


# The clients


async def _read(client: str, url: str, model: str) -> None:
    count = int(model.partition("/")[2])
    async with _loop(client, url) as once:
        await once("burst/500")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        before = time.process_time()
        chunks = await once(model)
        cpu = time.process_time() - before
    assert chunks == count, (chunks, count)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) * 1024
    print(json.dumps({"cpu": cpu, "chunks": chunks, "memory": grown}))


@contextlib.asynccontextmanager
async def _loop(client: str, url: str) -> AsyncIterator[Any]:
    """A coroutine function that reads one reply of a model and counts its chunks."""
    if client == "openai":
        import openai

        async with openai.AsyncOpenAI(base_url=f"{url}/v1", api_key=_KEY) as sdk:

            async def openai_loop(model: str) -> int:
                said: Any = [{"role": "user", "content": "Count"}]
                stream = await sdk.chat.completions.create(model=model, messages=said, stream=True)
                chunks = 0
                async for chunk in stream:
                    if chunk.choices and chunk.choices[0].delta.content:
                        chunks += 1
                return chunks

            yield openai_loop
    elif client == "anthropic":
        import anthropic

        async with anthropic.AsyncAnthropic(base_url=url, api_key=_KEY) as sdk_:

            async def anthropic_loop(model: str) -> int:
                said: Any = [{"role": "user", "content": "Count"}]
                stream = await sdk_.messages.create(
                    model=model, messages=said, max_tokens=1000, stream=True
                )
                chunks = 0
                async for event in stream:
                    if event.type == "content_block_delta" and event.delta.type == "text_delta":
                        chunks += 1
                return chunks

            yield anthropic_loop
    elif client == "anthropic.stream":
        import anthropic

        async with anthropic.AsyncAnthropic(base_url=url, api_key=_KEY) as sdk__:

            async def helper_loop(model: str) -> int:
                said: Any = [{"role": "user", "content": "Count"}]
                chunks = 0
                async with sdk__.messages.stream(model=model, messages=said, max_tokens=1000) as it:
                    async for event in it:
                        if event.type == "text":
                            chunks += 1
                return chunks

            yield helper_loop
    else:
        async with _our_loop(client, url) as our_loop:
            yield our_loop


@contextlib.asynccontextmanager
async def _our_loop(client: str, url: str) -> AsyncIterator[Any]:
    from desktop.chat.events import BlockDelta
    from desktop.chat.message import Message, MessageStatus, Role
    from desktop.chat.reply import ReplyBuilder
    from desktop.settings import ProviderKind
    from tests.unit.providers.serving import provider, request

    kind = ProviderKind.ANTHROPIC if client == "messages" else ProviderKind.OPENAI_CHAT
    address = url if client == "messages" else f"{url}/v1"
    async with provider(address, kind, key=_KEY) as it:

        async def loop(model: str) -> int:
            builder = ReplyBuilder(Message(id="1", role=Role.ASSISTANT, created_at=0.0))
            chunks = 0
            asked = msgspec.structs.replace(request(), model=model)
            async with it.stream(asked, progress=lambda _: None) as events:
                async for event in events:
                    if isinstance(builder.apply(event), BlockDelta):
                        chunks += 1
            assert builder.message(MessageStatus.COMPLETE).text
            return chunks

        yield loop


def main(words: list[str]) -> None:
    if words[:1] == ["serve"]:
        asyncio.run(_serve())
    elif words:
        asyncio.run(_read(*words))
    else:
        print_head()
        print_rows(measure())


if __name__ == "__main__":
    main(sys.argv[1:])
