"""A provider that is reached over HTTP, whatever its wire protocol."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TYPE_CHECKING

import msgspec

from desktop.chat.durations import duration
from desktop.chat.events import ReplyEvent, Waiting, WaitSink, WaitStage
from desktop.chat.wording import say
from desktop.providers.batches import Batches
from desktop.providers.exchange import Exchange
from desktop.providers.large_body import Body, attached_bytes
from desktop.providers.model_list import read_models
from desktop.providers.probe import Probe
from desktop.providers.provider import ChatRequest, Endpoint, ModelInfo
from desktop.providers.request_body import shaped
from desktop.providers.stream import RequestBody, StreamReader
from desktop.providers.watchdog import Watchdog
from desktop.providers.whole_reply import read_whole

if TYPE_CHECKING:
    import httpx2

#: Bytes of pictures and files from which on a request is built in a thread.
_LARGE = 500_000


class HttpProvider:
    """One provider of the settings. Sends requests, reads replies.

    What comes back is read here, token by token. Never asks twice: see `retry`.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._settings = exchange.settings
        self._protocol = exchange.protocol
        self._limits = exchange.limits

    @property
    def id(self) -> str:
        return self._settings.id

    @contextlib.asynccontextmanager
    async def stream(
        self, request: ChatRequest, *, progress: WaitSink
    ) -> AsyncIterator[AsyncIterator[ReplyEvent]]:
        exchange = self._exchange
        streamed = request.stream and self._settings.stream
        async with exchange.endpoint(progress) as endpoint:
            await exchange.prepare(endpoint, progress)
            progress(Waiting(WaitStage.CONNECTING))
            reply = _Reply(self, endpoint, progress, streamed=streamed)

            def build() -> Body:
                plain = self._protocol.body(request, endpoint)
                return shaped(plain, request, self._settings, stream=streamed)

            # Long texts take some milliseconds: the window is painted meanwhile.
            large = attached_bytes(request.messages) > _LARGE
            body = await asyncio.to_thread(build) if large else build()
            try:
                response = await reply.open(body)
                async with contextlib.aclosing(reply.events(response)) as events:
                    yield events
            finally:
                await reply.aclose()

    async def list_models(self) -> tuple[ModelInfo, ...]:
        async with self._exchange.endpoint(_ignore) as endpoint:
            body = await self._exchange.fetch(endpoint, self._protocol.models_path)
            try:
                return read_models(body)
            except (msgspec.DecodeError, UnicodeDecodeError):
                raise self._exchange.rejections(endpoint).from_wrong_content(body, "") from None

    async def check(self, model: str = "") -> str:
        return await Probe(self._exchange, self).check(model)

    def batches(self, progress: WaitSink) -> Batches:
        return Batches(self._exchange, progress=progress)

    async def aclose(self) -> None:
        await self._exchange.aclose()

    async def warm(self) -> None:
        """Load the SDK in a thread. Sends nothing and starts no local server."""
        await self._exchange.warm()

    async def connect(self) -> None:
        """Make a connection for the next request, if none is open. Sends nothing."""
        await self._exchange.connect()

    async def retire(self) -> None:
        """Close the connections now, or when the last request that is on its way has ended."""
        await self._exchange.retire()


class _Reply:
    """One request for a reply, from its sending to its last event."""

    def __init__(
        self, provider: HttpProvider, endpoint: Endpoint, progress: WaitSink, *, streamed: bool
    ) -> None:
        self._exchange = exchange = provider._exchange
        self._endpoint = endpoint
        self._progress = progress
        self._streamed = streamed
        limits = exchange.limits
        #: A whole reply begins when it is complete.
        self._seconds = limits.first_byte if streamed else max(limits.first_byte, limits.idle)
        self._decoder = exchange.protocol.decoder()
        self._watchdog = Watchdog(
            notices=(limits.first_notice, limits.second_notice), on_silence=self._on_silence
        )
        self._sent_at: float | None = None
        self._response: httpx2.Response | None = None

    async def open(self, body: Body) -> httpx2.Response:
        self._response = response = await self._exchange.open(
            self._endpoint,
            self._exchange.protocol.reply_path,
            watchdog=self._watchdog,
            body=RequestBody(body, on_sent=self._on_sent),
            seconds=self._seconds,
        )
        return response

    def events(self, response: httpx2.Response) -> AsyncGenerator[ReplyEvent, None]:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        # A server that streams although it was asked not to is read as it answers.
        if self._streamed or kind == "text/event-stream":
            return StreamReader(
                response,
                decoder=self._decoder,
                rejections=self._exchange.rejections(self._endpoint),
                watchdog=self._watchdog,
                idle=self._exchange.limits.idle,
                sent_at=self._sent_at,
                on_held_back=self._on_held_back,
            ).events()
        return self._whole(response)

    async def aclose(self) -> None:
        self._watchdog.close()
        if self._response is not None:
            await self._response.aclose()

    async def _whole(self, response: httpx2.Response) -> AsyncGenerator[ReplyEvent, None]:
        exchange = self._exchange
        body = await exchange.read(self._endpoint, response, self._watchdog, seconds=self._seconds)
        for event in read_whole(
            body,
            kind=exchange.settings.kind,
            decoder=self._decoder,
            rejections=exchange.rejections(self._endpoint),
            content_type=response.headers.get("content-type", ""),
        ):
            yield event

    def _on_sent(self) -> None:
        self._sent_at = asyncio.get_running_loop().time()
        self._watchdog.touch()
        self._watchdog.limit(self._seconds)
        text = "" if self._streamed else say("Waiting for the whole reply")
        self._progress(Waiting(WaitStage.FIRST_TOKEN, text))

    def _on_silence(self, seconds: float) -> None:
        if not self._decoder.has_content:
            if seconds:
                title = self._exchange.settings.title
                text = say(
                    "{title} has not answered for {time}; Esc stops",
                    title=title,
                    time=duration(seconds, digits=None),
                )
                self._progress(Waiting(WaitStage.FIRST_TOKEN, text))
        elif not seconds:
            self._progress(Waiting(WaitStage.STREAMING))
        elif seconds >= self._exchange.limits.second_notice:
            text = say("No text for {time}; Esc stops", time=duration(seconds, digits=None))
            self._progress(Waiting(WaitStage.STREAMING, text))

    def _on_held_back(self, seconds: float) -> None:
        text = say("This reply came all at once, after {time}.", time=duration(seconds, digits=0))
        self._progress(Waiting(WaitStage.BUFFERED, text))


def _ignore(waiting: Waiting) -> None:
    """A `WaitSink` for requests that show no progress."""
