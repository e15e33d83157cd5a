"""Asking again: when, how often, after how long, and in sight."""

from __future__ import annotations

import asyncio
import contextlib
import email.utils
import time
from collections.abc import AsyncIterator

import pytest

from desktop.chat.errors import Overloaded, ProviderUnreachable, RateLimited, StreamInterrupted
from desktop.chat.events import Waiting, WaitStage
from desktop.providers.retry import RetryingProvider
from desktop.settings import Limits, ProviderKind
from tests.relay import listening
from tests.scripted_server import (
    Answer,
    Hang,
    ScriptedServer,
    chat_chunks,
    message_events,
    response_events,
    sse,
)
from tests.unit.providers.serving import Outcome, ask, provider, request

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
GOOD = {
    ProviderKind.OPENAI_CHAT: Answer(chat_chunks(["Hello"])),
    ProviderKind.OPENAI_RESPONSES: Answer(response_events(["Hello"])),
    ProviderKind.ANTHROPIC: Answer(message_events(["Hello"])),
}
NOT_A_STREAM = "application/json"


class Clock:
    """Sleeps without waiting, and notes for how long."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def refusal(status: int, body: bytes = b"", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer([body], status, NOT_A_STREAM, headers=named)


def run(
    *answers: Answer, kind: ProviderKind = ProviderKind.OPENAI_CHAT, limits: Limits | None = None
) -> tuple[Outcome, ScriptedServer, list[float]]:
    async def main() -> tuple[Outcome, ScriptedServer, list[float]]:
        clock = Clock()
        async with ScriptedServer() as server:
            server.replies(*answers)
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind, limits=limits) as it:
                outcome = await ask(RetryingProvider(it, sleep=clock.sleep))
                return outcome, server, clock.slept

    return asyncio.run(main())


def countdown(outcome: Outcome) -> list[str]:
    return [wait.text for wait in outcome.waits if wait.stage is WaitStage.RETRYING]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rate_limit_is_waited_for_in_sight(kind: ProviderKind) -> None:
    outcome, server, slept = run(refusal(429, retry_after="3"), GOOD[kind], kind=kind)
    assert outcome.text == "Hello"
    assert outcome.error is None
    assert len(server.requests) == 2
    assert sum(slept) == pytest.approx(3)
    assert countdown(outcome) == [
        f"Rate limited: trying again in {seconds} s (1 of 2)" for seconds in (3, 2, 1)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [500, 502, 503, 529])
@pytest.mark.parametrize("body", [b"", b"<html>Bad gateway</html>"])
def test_a_broken_provider_is_asked_three_times_at_most(
    kind: ProviderKind, status: int, body: bytes
) -> None:
    outcome, server, slept = run(refusal(status, body), kind=kind)
    assert isinstance(outcome.error, Overloaded)
    assert outcome.error.hint.startswith("Rivulet tried 3 times. ")
    assert len(server.requests) == 3
    assert len({text[-8:] for text in countdown(outcome)}) == 2
    assert all(text.startswith("The provider is busy") for text in countdown(outcome))
    assert 0 < sum(slept) <= 120
    outcome, server, _ = run(refusal(status, body), refusal(status), GOOD[kind], kind=kind)
    assert outcome.text == "Hello"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("1", 1), ("30", 30), ("60", 60), ("0", 0.5), ("-1", 2), ("inf", 2), ("nan", 2), ("soon", 2)],
)
def test_how_long_a_wait_lasts(header: str, seconds: float) -> None:
    outcome, server, slept = run(refusal(429, retry_after=header), GOOD[KINDS[0]])
    assert outcome.text == "Hello"
    assert sum(slept) == pytest.approx(seconds)
    assert len(server.requests) == 2


def test_a_date_is_a_time_to_wait() -> None:
    date = email.utils.formatdate(time.time() + 20, usegmt=True)
    outcome, _, slept = run(refusal(429, retry_after=date), GOOD[KINDS[0]])
    assert outcome.text == "Hello"
    assert 10 < sum(slept) <= 21


def test_an_overloaded_provider_may_name_its_time_too() -> None:
    outcome, _, slept = run(refusal(503, retry_after="7"), GOOD[KINDS[0]])
    assert outcome.text == "Hello"
    assert sum(slept) == pytest.approx(7)


@pytest.mark.parametrize("kind", KINDS)
def test_more_than_a_minute_is_the_users_to_wait(kind: ProviderKind) -> None:
    outcome, server, slept = run(refusal(429, retry_after="3600"), kind=kind)
    assert isinstance(outcome.error, RateLimited)
    assert "asks to wait 1 hour" in outcome.error.hint
    assert len(server.requests) == 1
    assert slept == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "answer",
    [
        refusal(401),
        refusal(402),
        refusal(403),
        refusal(404),
        refusal(400),
        refusal(413),
        refusal(429, b'{"error": {"type": "insufficient_quota", "message": "No credit"}}'),
        Answer([], 307, None, {"Location": "https://elsewhere.example"}),
        Answer([b"<html>Sign in</html>"], content_type="text/html"),
        Answer([b""]),
    ],
)
def test_what_does_not_get_better_is_not_asked_again(kind: ProviderKind, answer: Answer) -> None:
    outcome, server, slept = run(answer, kind=kind)
    assert outcome.error is not None
    assert "tried" not in outcome.error.hint
    assert len(server.requests) == 1
    assert slept == []


def test_silence_is_not_asked_again() -> None:
    outcome, server, _ = run(Answer(before=[Hang()]), limits=Limits(first_byte=0.1))
    assert isinstance(outcome.error, ProviderUnreachable)
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_again_once_a_reply_has_begun(kind: ProviderKind) -> None:
    busy = sse({"type": "error", "error": {"type": "overloaded_error", "message": "Busy"}})
    steps = [*GOOD[kind].steps[:4], busy]
    outcome, server, _ = run(Answer(steps), kind=kind)
    assert isinstance(outcome.error, StreamInterrupted | Overloaded)
    assert len(server.requests) == 1
    assert outcome.events


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_as_the_first_event_is_like_the_status(kind: ProviderKind) -> None:
    busy = sse({"type": "error", "error": {"type": "overloaded_error", "message": "Busy"}})
    outcome, server, _ = run(Answer([busy]), GOOD[kind], kind=kind)
    assert outcome.text == "Hello"
    assert len(server.requests) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_stopping_ends_a_wait(kind: ProviderKind) -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            answer = refusal(429, retry_after="50")
            server.replies(answer)
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind) as it:
                waiting = asyncio.Event()

                def progress(state: Waiting) -> None:
                    if state.stage is WaitStage.RETRYING:
                        waiting.set()

                async def read() -> None:
                    stream = RetryingProvider(it).stream(request(), progress=progress)
                    async with stream as events:
                        async for _ in events:
                            pass

                reading = asyncio.create_task(read())
                await waiting.wait()
                reading.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await asyncio.wait_for(reading, 5)
                assert len(server.requests) == 1

    asyncio.run(main())


@contextlib.asynccontextmanager
async def closing_server(*, answers_first: bool) -> AsyncIterator[tuple[str, list[str]]]:
    """Answers one request per connection at most, and closes it when the next one comes."""
    seen: list[str] = []
    body = b"".join(step for step in chat_chunks(["Hello"]) if isinstance(step, bytes))
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: {len(body)}"

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answered = not answers_first and not seen
        while True:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = int(lines.partition("content-length:")[2].partition("\r\n")[0])
            await reader.readexactly(length)
            seen.append("closed" if answered else "answered")
            if answered:
                return
            writer.write(head.encode() + b"\r\n\r\n" + body)
            await writer.drain()
            answered = True

    async with listening(serve) as port:
        yield f"http://127.0.0.1:{port}/v1", seen


def test_a_kept_connection_that_was_closed_is_replaced_at_once() -> None:
    async def main() -> None:
        async with closing_server(answers_first=True) as (url, seen), provider(url) as it:
            first, second = await ask(it), await ask(it)
            assert (first.text, second.text) == ("Hello", "Hello")
            assert second.error is None
            assert seen == ["answered", "closed", "answered"]

    asyncio.run(main())


def test_a_new_connection_that_is_closed_is_a_failure() -> None:
    async def main() -> None:
        async with closing_server(answers_first=False) as (url, seen), provider(url) as it:
            outcome = await ask(RetryingProvider(it))
            assert isinstance(outcome.error, ProviderUnreachable)
            assert "without an answer" in outcome.error.message
            assert seen == ["closed"]

    asyncio.run(main())
