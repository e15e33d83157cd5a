"""One request and its answer, whatever it asks for."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.chat.errors import ProviderError, ProviderUnreachable, StreamInterrupted
from desktop.chat.events import Waiting, WaitSink, WaitStage
from desktop.chat.wording import say
from desktop.providers.client import Connections
from desktop.providers.large_body import Body
from desktop.providers.provider import Endpoint, EndpointSource
from desktop.providers.rejections import Rejections
from desktop.providers.stream import RequestBody
from desktop.providers.transport_faults import no_answer, read_faults, was_closed_while_idle
from desktop.providers.watchdog import TimeLimitReached, Watchdog
from desktop.providers.wire import WireProtocol
from desktop.settings import Limits, ProviderSettings

if TYPE_CHECKING:
    import httpx2

#: Asks an SDK for the response itself, its body unread.
_UNREAD = {"X-Stainless-Raw-Response": "stream"}
#: The largest answer that is read as a whole, in bytes.
MAX_ANSWER = 64 * 1024 * 1024


class Upload(NamedTuple):
    """A file to send as a form, beside other fields of it."""

    name: str
    content: bytes
    media_type: str
    fields: Mapping[str, str]


class Exchange:
    """Sends the requests of one provider. Every failure is a `ProviderError`.

    The vendor's SDK builds, signs and sends. Sends a request again only in one case: a kept
    connection turned out to be closed.
    """

    def __init__(
        self,
        settings: ProviderSettings,
        *,
        protocol: WireProtocol,
        endpoints: EndpointSource,
        connections: Connections,
        limits: Limits,
    ) -> None:
        self.settings = settings
        self.protocol = protocol
        self.limits = limits
        self._endpoints = endpoints
        self._connections = connections
        self._in_use = 0
        self._retired = False

    @contextlib.asynccontextmanager
    async def endpoint(self, progress: WaitSink) -> AsyncIterator[Endpoint]:
        """Where to send to, kept up meanwhile."""
        self._in_use += 1
        try:
            async with self._endpoints.open(progress) as endpoint:
                yield endpoint
        finally:
            self._in_use -= 1
            if self._retired and not self._in_use:
                await self.aclose()

    async def prepare(self, endpoint: Endpoint, progress: WaitSink) -> None:
        """Import and build what the first request needs."""
        if not self._connections.is_ready(endpoint):
            progress(Waiting(WaitStage.PREPARING))
        await self._connections.client(endpoint)

    async def warm(self) -> None:
        """Load the SDK in a thread. Sends nothing and starts no local server."""
        await self._connections.client(Endpoint(self.settings.base_url))

    async def connect(self) -> None:
        """Make a connection for the next request, if none is open. Sends nothing."""
        await self._connections.warm(Endpoint(self.settings.base_url))

    def rejections(self, endpoint: Endpoint) -> Rejections:
        return Rejections(
            title=self.settings.title,
            address=self.protocol.base_url(endpoint),
            secret=endpoint.api_key,
            protocol=self.protocol.name,
        )

    async def fetch(
        self,
        endpoint: Endpoint,
        path: str,
        *,
        body: bytes | Upload | None = None,
        seconds: float | None = None,
        most: int = MAX_ANSWER,
    ) -> bytes:
        """The whole body of a 2xx answer to a GET, or to a POST of ``body``.

        ``seconds`` may pass until it is there; the first-byte limit when not given. It has
        ``most`` bytes.
        """
        seconds = self.limits.first_byte if seconds is None else seconds
        watchdog = Watchdog()
        watchdog.limit(seconds)
        sent = RequestBody(Body(body), on_sent=lambda: None) if isinstance(body, bytes) else body
        response: httpx2.Response | None = None
        try:
            response = await self.open(
                endpoint, path, watchdog=watchdog, body=sent, seconds=seconds
            )
            return await self.read(endpoint, response, watchdog, seconds=seconds, most=most)
        finally:
            watchdog.close()
            if response is not None:
                await response.aclose()

    async def open(
        self,
        endpoint: Endpoint,
        path: str,
        *,
        watchdog: Watchdog,
        body: RequestBody | Upload | None = None,
        seconds: float | None = None,
    ) -> httpx2.Response:
        """Send a request and wait for the headers of a 2xx answer."""
        reused = False
        while True:
            try:
                return await self._send(endpoint, path, watchdog, body)
            except Exception as error:
                if not reused and was_closed_while_idle(error):
                    reused = True
                    continue
                failure = self._failure(error, endpoint, seconds)
                if failure is None:
                    raise  # a bug, not a failure of the provider
                raise failure from error

    async def read(
        self,
        endpoint: Endpoint,
        response: httpx2.Response,
        watchdog: Watchdog,
        *,
        seconds: float,
        most: int = MAX_ANSWER,
    ) -> bytes:
        """The body of an answer, of ``most`` bytes."""
        rejections = self.rejections(endpoint)
        body = bytearray()
        try:
            async with contextlib.aclosing(response.aiter_bytes()) as pieces:
                with watchdog:
                    async for piece in pieces:
                        body += piece
                        if len(body) > most:
                            raise _too_long(most)
        except TimeLimitReached:
            raise self._no_answer_in_time(rejections, seconds) from None
        except read_faults() as error:
            raise ProviderUnreachable(
                say("{address} broke off its answer.", address=rejections.address),
                say("Retry in a moment."),
                details=f"{type(error).__name__}: {error}",
            ) from error
        return bytes(body)

    async def retire(self) -> None:
        """Close the connections now, or when the last request that is on its way has ended."""
        self._retired = True
        if not self._in_use:
            await self.aclose()

    async def aclose(self) -> None:
        await self._connections.aclose()

    async def _send(
        self,
        endpoint: Endpoint,
        path: str,
        watchdog: Watchdog,
        body: RequestBody | Upload | None,
    ) -> httpx2.Response:
        client = await self._connections.client(endpoint)
        import httpx2  # noqa: PLC0415 - slow, and loaded by then

        headers: dict[str, Any] = dict(_UNREAD)
        if not endpoint.api_key:
            headers["Authorization"] = self.protocol.no_header()
        options: Any = {"headers": headers}
        with watchdog:
            if body is None:
                return await client.get(path, cast_to=httpx2.Response, options=options)
            if isinstance(body, Upload):
                headers["Content-Type"] = "multipart/form-data"
                return await client.post(
                    path,
                    cast_to=httpx2.Response,
                    body=dict(body.fields),
                    files=[("file", (body.name, body.content, body.media_type))],
                    options=options,
                )
            # The length keeps the body from being sent in HTTP chunks, which some
            # servers do not take.
            headers["Content-Length"] = str(body.length)
            return await client.post(path, cast_to=httpx2.Response, content=body, options=options)

    def _failure(
        self, error: Exception, endpoint: Endpoint, seconds: float | None
    ) -> ProviderError | None:
        rejections = self.rejections(endpoint)
        if isinstance(error, TimeLimitReached):
            return self._no_answer_in_time(rejections, seconds or self.limits.first_byte)
        return no_answer(
            error,
            rejections=rejections,
            proxy=self._connections.proxy_of(endpoint),
            connect_limit=self.limits.connect,
        )

    def _no_answer_in_time(self, rejections: Rejections, seconds: float) -> ProviderUnreachable:
        return ProviderUnreachable(
            say(
                "{title} did not begin to answer within {seconds} seconds.",
                title=rejections.title,
                seconds=seconds,
            ),
            say("Retry, or choose another model."),
            layer="timeout",
        )


def _too_long(most: int) -> StreamInterrupted:
    return StreamInterrupted(
        say("The answer is longer than {size} MiB and was cut off.", size=most >> 20),
        say("Ask for a shorter one."),
    )
