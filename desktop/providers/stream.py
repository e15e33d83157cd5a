"""Reading one streamed reply: the code that runs for every token of every provider."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import TYPE_CHECKING

import msgspec

from desktop.chat.errors import ProviderError, ProviderUnreachable, StreamInterrupted
from desktop.chat.events import ReplyEvent
from desktop.chat.wording import say
from desktop.providers.decoder import ErrorEvent, ReplyDecoder
from desktop.providers.large_body import Body
from desktop.providers.rejections import Rejections
from desktop.providers.sse import EventParser, ServerEvent
from desktop.providers.transport_faults import broke_off, read_faults
from desktop.providers.watchdog import TimeLimitReached, Watchdog

if TYPE_CHECKING:
    import httpx2

#: The largest reply, in bytes.
MAX_REPLY = 64 * 1024 * 1024
#: Seconds to wait, after the reply said why it stops, for its usage and for its end.
_AFTER_FINISH = 10.0
#: Seconds to wait for the end of the body after the last event. It nearly always comes at
#: once, and having read it keeps the connection for the next turn.
_AFTER_END = 0.2
#: A reply was held back on its way when so many events came in few reads, after so many
#: seconds, and within this part of the time that had passed.
_HELD_EVENTS, _HELD_READS, _HELD_SECONDS, _HELD_PART = 20, 4, 2.0, 0.05
#: How much is read of an answer that is no event stream, in bytes.
_MAX_WRONG = 64 * 1024


class RequestBody:
    """The bytes of a request, in pieces, so that the write limit is one of progress.

    Calls ``on_sent`` when all of it was handed to the connection. May be sent again.
    """

    def __init__(self, body: Body, *, on_sent: Callable[[], None]) -> None:
        self._body = body
        self._on_sent = on_sent
        self.length = len(body)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for number, piece in enumerate(self._body.pieces()):
            if number:
                # A connection that takes all at once would not let go of the thread in between.
                await asyncio.sleep(0)
            yield piece
        self._on_sent()


class StreamReader:
    """Reads the body of one 2xx answer into `ReplyEvent`s.

    Does not open and does not close the response. ``idle`` is how many seconds may pass
    without content; comments and pings do not count as content.
    """

    def __init__(
        self,
        response: httpx2.Response,
        *,
        decoder: ReplyDecoder,
        rejections: Rejections,
        watchdog: Watchdog,
        idle: float,
        sent_at: float | None = None,
        on_held_back: Callable[[float], None] | None = None,
    ) -> None:
        """``sent_at`` is when the request was sent, in the loop's time. ``on_held_back`` hears,
        before the end of a reply, that it came all at once after so many seconds."""
        self._response = response
        self._decoder = decoder
        self._rejections = rejections
        self._watchdog = watchdog
        self._idle = idle
        self._clock = asyncio.get_running_loop().time
        self._sent_at = self._clock() if sent_at is None else sent_at
        self._on_held_back = on_held_back
        #: Of the reads with something to show: when the first one was, and how many there are.
        self._began_at = 0.0
        self._reads = 0
        self._events = 0
        #: The beginning of the body, until it proves to be an event stream.
        self._head = bytearray()

    async def events(self) -> AsyncGenerator[ReplyEvent, None]:
        """The events of the reply, up to `ReplyFinished`.

        Raises `NotAnEventStream`, `StreamInterrupted`, or what an error event means.
        """
        faults = read_faults()
        decoder, watchdog = self._decoder, self._watchdog
        feed, decode, out = EventParser(error_field=True).feed, decoder.decode, decoder.out
        failure: ProviderError | None = None
        reported = False
        received = phase = 0
        limits = (self._idle, _AFTER_FINISH, _AFTER_END)
        watchdog.limit(self._idle)
        async with contextlib.aclosing(self._body()) as pieces:
            next_piece = pieces.__anext__
            if self._is_wrong_content():
                raise await self._wrong_content(pieces)
            while failure is None:
                try:
                    with watchdog:
                        piece = await next_piece()
                except StopAsyncIteration:
                    break
                except TimeLimitReached:
                    failure = self._silence()
                    break
                except faults as error:
                    failure = broke_off(f"{type(error).__name__}: {error}")
                    break
                received += len(piece)
                if not decoder.valid:
                    self._head += piece[: _MAX_WRONG - len(self._head)]
                event = None
                try:
                    for event in feed(piece):
                        decode(event)
                except ErrorEvent as error:
                    failure = self._reported(error)
                    reported = True
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    failure = self._malformed(error, event)
                except StreamInterrupted as error:
                    failure = error
                if received > MAX_REPLY:
                    failure = _too_long()
                if out and phase < 2:
                    watchdog.touch()
                if phase != (phase := decoder.complete + decoder.ended):
                    watchdog.limit(limits[phase])
                if out:
                    if not self._reads:
                        self._began_at = self._clock()
                    self._reads += 1
                    self._events += len(out)
                    for reply_event in out:
                        yield reply_event
                    out.clear()
        if decoder.complete and not reported:
            # Whatever broke after the stop reason took nothing from the reply.
            decoder.finish()
            self._tell_held_back()
            for reply_event in out:
                yield reply_event
            return
        raise failure or self._end()

    def _body(self) -> AsyncGenerator[bytes, None]:
        response = self._response
        # Most servers compress no stream; then there is a layer less to go through.
        is_plain = response.headers.get("content-encoding", "identity").lower() == "identity"
        return response.aiter_raw() if is_plain else response.aiter_bytes()

    def _tell_held_back(self) -> None:
        waited = self._began_at - self._sent_at
        took = self._clock() - self._began_at
        if (
            self._on_held_back is not None
            and self._events >= _HELD_EVENTS
            and self._reads * _HELD_READS <= self._events
            and waited >= _HELD_SECONDS
            and took <= waited * _HELD_PART
        ):
            self._on_held_back(waited)

    def _is_wrong_content(self) -> bool:
        """Some servers send an event stream as text/plain, or without a type: let them."""
        kind = self._content_type().partition(";")[0].strip().lower()
        return kind.endswith(("/json", "+json", "/html", "+xml", "/xml"))

    def _content_type(self) -> str:
        return self._response.headers.get("content-type", "")

    async def _wrong_content(self, pieces: AsyncIterator[bytes]) -> ProviderError:
        self._watchdog.limit(_AFTER_FINISH)
        with contextlib.suppress(TimeLimitReached, *read_faults()):
            while len(self._head) < _MAX_WRONG:
                try:
                    with self._watchdog:
                        self._head += await anext(pieces)
                except StopAsyncIteration:
                    break
        return self._rejections.from_wrong_content(bytes(self._head), self._content_type())

    def _end(self) -> ProviderError:
        """The body ended, and the reply did not."""
        if not self._decoder.valid:
            return self._rejections.from_wrong_content(bytes(self._head), self._content_type())
        return broke_off("The connection was closed before the last event.")

    def _silence(self) -> ProviderError:
        if not self._decoder.has_content:
            return ProviderUnreachable(
                say(
                    "{title} sent no text for {seconds} seconds.",
                    title=self._rejections.title,
                    seconds=self._idle,
                ),
                say("Retry, or choose another model."),
                layer="timeout",
            )
        return StreamInterrupted(
            say(
                "No more text came for {seconds} seconds, so the reply was ended.",
                seconds=self._idle,
            ),
            say("Continue asks for the rest; Retry asks for a new reply."),
        )

    def _reported(self, error: ErrorEvent) -> ProviderError:
        meaning = self._rejections.from_event(error.body)
        if not self._decoder.has_content:
            return meaning
        return StreamInterrupted(
            meaning.message,
            say("Continue asks for the rest; Retry asks for a new reply."),
            details=meaning.details,
        )

    def _malformed(self, error: Exception, event: ServerEvent | None) -> ProviderError:
        if not self._decoder.valid:
            return self._end()
        data = event.data[:200] if event is not None else b""
        return broke_off(self._rejections.hide(f"{error}\n{data!r}"))


def _too_long() -> StreamInterrupted:
    return StreamInterrupted(
        say("The reply is longer than {size} MiB and was cut off.", size=MAX_REPLY >> 20),
        say("Ask for a shorter one."),
    )
