"""Asking again, where that may help and costs nothing."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final, TypeVar

from desktop.chat.durations import duration
from desktop.chat.errors import Overloaded, ProviderError, RateLimited
from desktop.chat.events import ReplyEvent, Waiting, WaitSink, WaitStage
from desktop.chat.model import ModelInfo
from desktop.chat.wording import Sentence, say, say_counted, together
from desktop.providers.error_body import retry_after
from desktop.providers.provider import ChatRequest, Provider
from desktop.providers.transport_faults import rejection_in

#: How often a request is sent again, and the longest wait before that, in seconds.
MAX_RETRIES: Final = 2
LONGEST_WAIT: Final = 60.0
#: Seconds to wait where the provider names no time.
_WAITS = (2.0, 8.0)
_SHORTEST_WAIT = 0.5

T = TypeVar("T")


class RetryingProvider:
    """A provider that sends a request again when the provider was busy.

    Only before the first event of a reply, at most twice, and in sight: ``progress`` hears the
    seconds count down. Everything else goes straight through. Cancelling ends a wait at once.
    """

    def __init__(
        self, provider: Provider, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._provider = provider
        self._sleep = sleep

    @property
    def id(self) -> str:
        return self._provider.id

    @contextlib.asynccontextmanager
    async def stream(
        self, request: ChatRequest, *, progress: WaitSink
    ) -> AsyncIterator[AsyncIterator[ReplyEvent]]:
        for attempt in range(MAX_RETRIES + 1):
            async with contextlib.AsyncExitStack() as stack:
                failure: ProviderError
                try:
                    events = await stack.enter_async_context(
                        self._provider.stream(request, progress=progress)
                    )
                    first = await anext(events, None)
                except ProviderError as error:
                    failure = error
                else:
                    yield events if first is None else _Resumed(first, events)
                    return
            await _wait_or_raise(failure, attempt, progress, self._sleep)

    async def list_models(self) -> tuple[ModelInfo, ...]:
        return await self._provider.list_models()

    async def check(self, model: str = "") -> str:
        return await self._provider.check(model)

    async def aclose(self) -> None:
        await self._provider.aclose()


async def retried(
    ask: Callable[[], Awaitable[T]],
    *,
    progress: WaitSink,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> T:
    """What ``ask`` gives, by the rules of `RetryingProvider`: for answers that are no replies."""
    for attempt in range(MAX_RETRIES + 1):
        try:
            return await ask()
        except ProviderError as failure:
            await _wait_or_raise(failure, attempt, progress, sleep)
    raise AssertionError("the last failure is raised")


async def _wait_or_raise(
    failure: ProviderError,
    attempt: int,
    progress: WaitSink,
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    """Count down to the next attempt, in sight; raise the failure when there is none."""
    seconds = wait_before_retry(failure, attempt)
    if seconds is None:
        raise _told(failure, attempt)
    while seconds > 0:
        left = math.ceil(seconds)
        if isinstance(failure, RateLimited):
            text = say("Rate limited: trying again in {time} ({number} of {most})")
        else:
            text = say("The provider is busy: trying again in {time} ({number} of {most})")
        text = text.of(time=duration(left, digits=0), number=attempt + 1, most=MAX_RETRIES)
        progress(Waiting(WaitStage.RETRYING, text))
        # To the next whole second.
        step = seconds - (left - 1)
        await sleep(step)
        seconds -= step


class _Resumed:
    """An iterator whose first event was taken already."""

    def __init__(self, first: ReplyEvent, events: AsyncIterator[ReplyEvent]) -> None:
        self._first: ReplyEvent | None = first
        self._next = events.__anext__

    def __aiter__(self) -> _Resumed:
        return self

    def __anext__(self) -> Awaitable[ReplyEvent]:
        return self._next() if self._first is None else self._take()

    async def _take(self) -> ReplyEvent:
        first, self._first = self._first, None
        assert first is not None
        return first


def wait_before_retry(failure: ProviderError, attempt: int) -> float | None:
    """Seconds to wait before the retry number ``attempt`` (from 0); None: do not retry.

    The provider's own wish counts if it names a time; a wish for more than a minute is the
    user's to decide on.
    """
    match failure:
        case RateLimited(quota=False):
            wish = failure.retry_after
        case Overloaded():
            rejection = rejection_in(failure)
            wish = retry_after(rejection.headers) if rejection is not None else None
        case _:
            return None
    if attempt >= MAX_RETRIES or (wish is not None and wish > LONGEST_WAIT):
        return None
    return _WAITS[attempt] if wish is None else max(wish, _SHORTEST_WAIT)


def _told(failure: ProviderError, attempt: int) -> ProviderError:
    """The failure, with what was tried and how long the provider wants to be left alone."""
    if attempt:
        tried = say_counted("Rivulet tried %n times.", "Rivulet tried %n time.", attempt + 1)
        failure.hint = together(tried, failure.hint)
    wish = failure.retry_after if isinstance(failure, RateLimited) else None
    if wish is not None and wish > LONGEST_WAIT and not attempt:
        failure.hint = together(_wish(wish), failure.hint)
    return failure


def _wish(seconds: float) -> Sentence:
    if seconds >= 86_400:
        return say_counted(
            "The provider asks to wait %n days.",
            "The provider asks to wait %n day.",
            math.ceil(seconds / 86_400),
        )
    if seconds >= 3600:
        return say_counted(
            "The provider asks to wait %n hours.",
            "The provider asks to wait %n hour.",
            math.ceil(seconds / 3600),
        )
    return say_counted(
        "The provider asks to wait %n minutes.",
        "The provider asks to wait %n minute.",
        math.ceil(seconds / 60),
    )
