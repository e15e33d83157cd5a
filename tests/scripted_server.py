"""An HTTP server that does exactly what a test tells it to, faults included."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, TypeAlias


@dataclass(frozen=True)
class Pause:
    """Wait so many seconds."""

    seconds: float


class Reset:
    """Break the connection with a TCP reset."""


class Cut:
    """Close the connection here, in the middle of the HTTP message."""


class Hang:
    """Do nothing until the client goes away."""


@dataclass(frozen=True)
class Raw:
    """Bytes that are written as they are, outside of the HTTP framing."""

    data: bytes


@dataclass(frozen=True)
class Gate:
    """Go on when the test sets the event."""

    event: asyncio.Event = field(default_factory=asyncio.Event)


class Note:
    """Write down the time, in `ScriptedServer.notes`."""


Step: TypeAlias = bytes | Pause | Gate | Reset | Cut | Hang | Raw | Note


@dataclass
class Answer:
    """One HTTP answer. ``framing`` is "chunked", "length" or "close"."""

    steps: Sequence[Step] = ()
    status: int = 200
    content_type: str | None = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    framing: str = "chunked"
    #: What happens before the headers.
    before: Sequence[Step] = ()


@dataclass
class Recorded:
    """A request as it arrived. ``at`` is in seconds of `time.monotonic`."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class ScriptedServer:
    """Serves scripted answers on a loopback port. Use as an async context manager.

    ``server.route("POST", "/v1/chat/completions", answer, ...)`` gives the answers in turn,
    the last one for ever. `requests` has every request, `disconnects` the time of each
    connection that the client closed while an answer was on its way; `requested` and
    `disconnected` are set by the first of each. `notes` has the times of the `Note` steps.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._tls = tls
        self._host = host
        self._routes: dict[tuple[str, str], list[Answer]] = {}
        self._models: dict[str, list[Answer]] = {}
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self.requests: list[Recorded] = []
        self.disconnects: list[float] = []
        self.notes: list[float] = []
        self.requested = asyncio.Event()
        self.disconnected = asyncio.Event()
        self.connection_count = 0
        self.port = 0

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://{self._host}:{self.port}"

    def route(self, method: str, path: str, *answers: Answer) -> None:
        self._routes[method, path] = list(answers)

    def chat(self, *answers: Answer) -> None:
        """Answers for chat completions, below ``{url}/v1``."""
        self.route("POST", "/v1/chat/completions", *answers)

    def model(self, name: str, *answers: Answer) -> None:
        """Answers for one model, in whichever protocol and whatever else is asked for."""
        self._models[name] = list(answers)

    def messages(self, *answers: Answer) -> None:
        """Answers for Anthropic's messages."""
        self.route("POST", "/v1/messages", *answers)

    def responses(self, *answers: Answer) -> None:
        """Answers for OpenAI's responses, below ``{url}/v1``."""
        self.route("POST", "/v1/responses", *answers)

    def replies(self, *answers: Answer) -> None:
        """The same answers for all three protocols."""
        self.chat(*answers)
        self.messages(*answers)
        self.responses(*answers)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, self._host, 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        self.connection_count += 1
        try:
            await _Connection(self, reader, writer).serve()
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        except asyncio.CancelledError:
            pass  # the server closes; asyncio would report it
        finally:
            self._connections.discard(task)
            writer.transport.abort()

    def answer_to(self, request: Recorded) -> Answer:
        path = request.path.partition("?")[0]
        answers = self._routes.get((request.method, path))
        if self._models and request.method == "POST":
            answers = self._models.get(request.json.get("model", ""), answers)
        if not answers:
            return Answer([b'{"error": "no such route"}'], 404, "application/json")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def note_disconnect(self) -> None:
        self.disconnects.append(time.monotonic())
        self.disconnected.set()


class _Connection:
    """One client connection, with its own reading so that a disconnect is seen at once."""

    def __init__(
        self, server: ScriptedServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._server = server
        self._reader = reader
        self._writer = writer
        self._buffer = bytearray()
        self._gone = asyncio.Event()
        self._more = asyncio.Event()

    async def serve(self) -> None:
        pump = asyncio.create_task(self._pump())
        leaving = asyncio.create_task(self._gone.wait())
        tasks: list[asyncio.Task[object]] = [pump, leaving]
        try:
            while (request := await self._read_request()) is not None:
                self._server.requests.append(request)
                self._server.requested.set()
                answering = asyncio.create_task(self._answer(self._server.answer_to(request)))
                tasks = [pump, leaving, answering]
                await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
                if not answering.done():
                    self._server.note_disconnect()
                    return
                if isinstance(answering.exception(), ConnectionError):
                    self._server.note_disconnect()
                if not answering.result() or request.headers.get("connection") == "close":
                    return
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _pump(self) -> None:
        try:
            while data := await self._reader.read(65536):
                self._buffer += data
                self._more.set()
        except (ConnectionError, ssl.SSLError):
            pass
        self._gone.set()
        self._more.set()

    async def _read_request(self) -> Recorded | None:
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            if self._buffer.startswith(b"\x16"):  # TLS, where none is spoken
                self._writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
                await self._writer.drain()
                return None
            if not await self._wait():
                return None
        lines = self._buffer[:end].decode("latin-1").split("\r\n")
        method, path, _ = lines[0].split(" ")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines[1:])
        }
        length = int(headers.get("content-length", "0"))
        while len(self._buffer) < end + 4 + length:
            if not await self._wait():
                return None
        body = bytes(self._buffer[end + 4 : end + 4 + length])
        del self._buffer[: end + 4 + length]
        return Recorded(method, path, headers, body, time.monotonic())

    async def _wait(self) -> bool:
        if self._gone.is_set():
            return False
        self._more.clear()
        await self._more.wait()
        return not self._gone.is_set() or bool(self._buffer)

    async def _answer(self, answer: Answer) -> bool:
        """Send the answer; False when the connection is at its end."""
        if not await self._take(answer.before, chunked=False):
            return False
        head = [f"HTTP/1.1 {answer.status} Scripted"]
        headers = dict(answer.headers)
        if answer.content_type is not None:
            headers["Content-Type"] = answer.content_type
        if answer.framing == "chunked":
            headers["Transfer-Encoding"] = "chunked"
        elif answer.framing == "length":
            size = sum(len(step) for step in answer.steps if isinstance(step, bytes))
            headers.setdefault("Content-Length", str(size))
        else:
            headers["Connection"] = "close"
        head += [f"{name}: {value}" for name, value in headers.items()]
        self._writer.write("\r\n".join([*head, "", ""]).encode("latin-1"))
        chunked = answer.framing == "chunked"
        if not await self._take(answer.steps, chunked=chunked):
            return False
        if chunked:
            self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()
        if answer.framing == "close":
            self._writer.close()
            return False
        return True

    async def _take(self, steps: Iterable[Step], *, chunked: bool) -> bool:
        for step in steps:
            match step:
                case bytes() if step:
                    framed = b"%x\r\n%b\r\n" % (len(step), step) if chunked else step
                    self._writer.write(framed)
                    await self._writer.drain()
                case Raw(data):
                    self._writer.write(data)
                    await self._writer.drain()
                case Pause(seconds):
                    await asyncio.sleep(seconds)
                case Gate(event):
                    await event.wait()
                case Note():
                    self._server.notes.append(time.monotonic())
                case Hang():
                    await self._gone.wait()
                    self._server.note_disconnect()
                    return False
                case Cut():
                    self._writer.close()
                    return False
                case Reset():
                    # What was sent must arrive before the reset does.
                    await asyncio.sleep(0.05)
                    raw = self._writer.get_extra_info("socket")
                    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self._writer.transport.abort()
                    return False
        return True


def sse(*payloads: object, event: str = "") -> bytes:
    """Server-sent events of JSON payloads; a str is sent as it is."""
    head = f"event: {event}\n" if event else ""
    return "".join(
        f"{head}data: {p if isinstance(p, str) else json.dumps(p)}\n\n" for p in payloads
    ).encode()


DONE = b"data: [DONE]\n\n"


def chat_chunk(text: str | None = None, *, finish: str | None = None, **delta: object) -> bytes:
    """One chunk of a chat completion."""
    if text is not None:
        delta["content"] = text
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return sse({"id": "c", "object": "chat.completion.chunk", "model": "m", "choices": [choice]})


def chat_chunks(
    texts: Iterable[str], *, finish: str | None = "stop", done: bool = True
) -> list[Step]:
    """A whole chat completion, one HTTP chunk per text."""
    steps: list[Step] = [chat_chunk("", role="assistant")]
    steps += [chat_chunk(text) for text in texts]
    if finish is not None:
        usage = {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}
        steps.append(chat_chunk(finish=finish))
        steps.append(sse({"object": "chat.completion.chunk", "choices": [], "usage": usage}))
    if done:
        steps.append(DONE)
    return steps


def message_event(kind: str, **fields: object) -> bytes:
    """One event of an Anthropic message."""
    return sse({"type": kind, **fields}, event=kind)


def message_events(
    texts: Iterable[str], *, stop: str | None = "end_turn", end: bool = True
) -> list[Step]:
    """A whole Anthropic message of one text block."""
    message = {"model": "m", "content": [], "usage": {"input_tokens": 5, "output_tokens": 1}}
    steps: list[Step] = [
        message_event("message_start", message=message),
        message_event("content_block_start", index=0, content_block={"type": "text", "text": ""}),
        message_event("ping"),
    ]
    steps += [
        message_event("content_block_delta", index=0, delta={"type": "text_delta", "text": text})
        for text in texts
    ]
    if stop is not None:
        steps.append(message_event("content_block_stop", index=0))
        steps.append(
            message_event("message_delta", delta={"stop_reason": stop}, usage={"output_tokens": 7})
        )
    if end:
        steps.append(message_event("message_stop"))
    return steps


def response_event(kind: str, **fields: object) -> bytes:
    """One event of an OpenAI response."""
    return sse({"type": f"response.{kind}", **fields}, event=f"response.{kind}")


def response_events(
    texts: Iterable[str], *, status: str | None = "completed", item_ends: bool = True
) -> list[Step]:
    """A whole OpenAI response of one text; without its last event for no ``status``."""
    texts = list(texts)
    place = {"output_index": 0, "content_index": 0, "item_id": "i"}
    item: dict[str, Any] = {"type": "message", "id": "i", "role": "assistant", "content": []}
    part = {"type": "output_text", "text": "", "annotations": []}
    whole = {**item, "content": [{**part, "text": "".join(texts)}]}
    response: dict[str, Any] = {"id": "r", "object": "response", "model": "m", "output": []}
    steps: list[Step] = [
        response_event("created", response={**response, "status": "in_progress"}),
        response_event("output_item.added", output_index=0, item=item),
        response_event("content_part.added", **place, part=part),
    ]
    steps += [response_event("output_text.delta", **place, delta=text) for text in texts]
    if item_ends:
        steps.append(response_event("output_text.done", **place, text="".join(texts)))
        steps.append(response_event("output_item.done", output_index=0, item=whole))
    if status is not None:
        end: dict[str, Any] = {"status": status, "output": [whole], "error": None}
        end["usage"] = {"input_tokens": 5, "output_tokens": 7, "total_tokens": 12}
        steps.append(response_event(status, response={**response, **end}))
    return steps
