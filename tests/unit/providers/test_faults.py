"""Every fault of a server and of the network, against a real server on a real socket."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import socket
import ssl
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.chat.errors import (
    AuthenticationFailed,
    NotAnEventStream,
    Overloaded,
    ProviderUnreachable,
    RateLimited,
    RequestRejected,
    StreamInterrupted,
)
from desktop.chat.events import BlockDelta, WaitStage
from desktop.chat.message import MessageStatus, StopReason
from desktop.settings import Limits, ProviderKind
from tests.scripted_server import (
    DONE,
    Answer,
    Cut,
    Hang,
    Pause,
    Raw,
    Reset,
    ScriptedServer,
    Step,
    chat_chunk,
    chat_chunks,
    message_event,
    message_events,
    response_event,
    response_events,
    sse,
)
from tests.unit.providers.serving import Outcome, ask, provider, request

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
BROKE_OFF = "The reply broke off before its end."
TEXTS = ["Hel", "lo, ", "world"]


def begun(kind: ProviderKind) -> list[Step]:
    """A reply with its text, and without its end."""
    if kind is ProviderKind.ANTHROPIC:
        return message_events(TEXTS, stop=None, end=False)
    if kind is ProviderKind.OPENAI_RESPONSES:
        return response_events(TEXTS, status=None, item_ends=False)
    return chat_chunks(TEXTS, finish=None, done=False)


def whole(kind: ProviderKind) -> list[Step]:
    if kind is ProviderKind.OPENAI_RESPONSES:
        return response_events(TEXTS)
    return message_events(TEXTS) if kind is ProviderKind.ANTHROPIC else chat_chunks(TEXTS)


def run(
    answer: Answer | Sequence[Step],
    kind: ProviderKind = ProviderKind.OPENAI_CHAT,
    limits: Limits | None = None,
    *,
    until_disconnect: bool = False,
    stream: bool = True,
) -> tuple[Outcome, ScriptedServer]:
    """Ask a server that answers so, once."""

    async def main() -> tuple[Outcome, ScriptedServer]:
        async with ScriptedServer() as server:
            given = answer if isinstance(answer, Answer) else Answer(answer)
            server.replies(given)
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind, limits=limits, stream=stream) as it:
                outcome = await ask(it)
                if until_disconnect:
                    await asyncio.wait_for(server.disconnected.wait(), 5)
                return outcome, server

    return asyncio.run(main())


@pytest.mark.parametrize("framing", ["chunked", "length", "close"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_complete_reply(kind: ProviderKind, framing: str) -> None:
    outcome, server = run(Answer(whole(kind), framing=framing), kind)
    assert outcome.error is None
    assert outcome.text == "Hello, world"
    assert outcome.message.status is MessageStatus.COMPLETE
    assert outcome.message.stop_reason is StopReason.END
    assert outcome.message.usage is not None
    assert (outcome.message.usage.input, outcome.message.usage.output) == (5, 7)
    assert [wait.stage for wait in outcome.waits] == [
        WaitStage.PREPARING,
        WaitStage.CONNECTING,
        WaitStage.FIRST_TOKEN,
    ]
    assert len(server.requests) == 1


def test_a_connection_serves_the_next_turn_too() -> None:
    async def main() -> None:
        async with ScriptedServer() as server, provider(server.url + "/v1") as it:
            server.chat(Answer(chat_chunks(TEXTS)))
            for _ in range(3):
                assert (await ask(it)).text == "Hello, world"
            assert len(server.requests) == 3
            assert server.connection_count == 1

    asyncio.run(main())


def ended(kind: ProviderKind) -> list[tuple[list[Step], str]]:
    """Replies that say in one way only that they are complete, and the word they say."""
    if kind is ProviderKind.ANTHROPIC:
        return [
            (message_events(TEXTS, stop=None), ""),
            (message_events(TEXTS, end=False), "end_turn"),
        ]
    if kind is ProviderKind.OPENAI_RESPONSES:
        return [
            (response_events(TEXTS), "completed"),
            (response_events(TEXTS, item_ends=False), "completed"),
            (response_events(TEXTS, status="incomplete"), "incomplete"),
        ]
    return [
        (chat_chunks(TEXTS, finish=None), ""),
        (chat_chunks(TEXTS, done=False), "stop"),
    ]


#: What may follow the end of a reply, and takes nothing from it.
AFTER_THE_END: list[list[Step]] = [
    [],
    [Reset()],
    [Cut()],
    [Hang()],
    [b"data: {nonsense\n\n"],
    [b'data: {"half'],
    [b"data: [DONE]\n\n"],
]


@pytest.mark.parametrize(
    ("kind", "steps", "word"), [(kind, *end) for kind in KINDS for end in ended(kind)]
)
@pytest.mark.parametrize("after", AFTER_THE_END)
def test_a_reply_is_complete_as_soon_as_it_says_so(
    kind: ProviderKind, steps: list[Step], word: str, after: list[Step]
) -> None:
    if (
        any(isinstance(step, Hang) for step in after)
        and word
        and kind is not ProviderKind.OPENAI_RESPONSES
    ):
        after = []  # more may follow here, and it is waited for: 10 seconds
    outcome, _ = run([*steps, *after], kind)
    assert outcome.error is None
    assert outcome.message.status is MessageStatus.COMPLETE
    assert outcome.text == "Hello, world"
    assert outcome.message.stop_word.startswith(word)


@pytest.mark.parametrize("kind", KINDS)
def test_an_end_without_a_reply_is_none(kind: ProviderKind) -> None:
    """Chat Completions' own end is one: some servers send nothing else for an empty reply."""
    end = b"data: [DONE]\n\n"
    if kind is ProviderKind.ANTHROPIC:
        end = message_event("message_stop")
    outcome, _ = run([end], kind)
    assert (outcome.error is None) == (kind is ProviderKind.OPENAI_CHAT)


def test_done_alone_is_a_complete_empty_reply() -> None:
    outcome, _ = run([DONE])
    assert outcome.error is None
    assert outcome.message.status is MessageStatus.COMPLETE


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("end", "framing"),
    [
        ([], "chunked"),
        ([], "close"),
        ([Cut()], "chunked"),
        ([Cut()], "close"),
        ([Cut()], "short"),
        ([Reset()], "chunked"),
        ([Reset()], "close"),
        ([b'data: {"choices":[{"delta":{"content":"lost'], "chunked"),
        ([b'data: {"x":"\xf0\x9f'], "close"),
        ([Raw(b"zz\r\n")], "chunked"),
        ([b"data: {nonsense}\n\n", Hang()], "chunked"),
        ([b'data: {"model":"\xff","type":"\xff"}\n\n', Hang()], "chunked"),
        ([b"data: [1]\n\n", Hang()], "chunked"),
    ],
)
def test_a_cut_reply_is_interrupted_in_the_same_words(
    kind: ProviderKind, end: list[Step], framing: str
) -> None:
    headers = {"Content-Length": "100000"} if framing == "short" else {}
    answer = Answer(
        begun(kind) + end,
        framing="length" if framing == "short" else framing,
        headers=headers,
    )
    outcome, server = run(answer, kind)
    assert isinstance(outcome.error, StreamInterrupted)
    assert outcome.error.message == BROKE_OFF
    assert outcome.error.hint
    assert outcome.error.details
    assert outcome.text == "Hello, world"
    assert outcome.message.status is MessageStatus.INTERRUPTED
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_malformed_bytes_are_kept_in_the_details(kind: ProviderKind) -> None:
    outcome, _ = run([*begun(kind), b'data: {"type": \xff\xfe}\n\n'], kind)
    assert outcome.error is not None
    assert "\\xff\\xfe" in outcome.error.details


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (400, RequestRejected),
        (401, AuthenticationFailed),
        (402, RateLimited),
        (403, AuthenticationFailed),
        (404, RequestRejected),
        (413, RequestRejected),
        (429, RateLimited),
        (500, Overloaded),
        (502, Overloaded),
        (503, Overloaded),
        (529, Overloaded),
    ],
)
@pytest.mark.parametrize("body", [b"", b"<html>no</html>", b'{"error":{"message":"No, thanks"}}'])
def test_statuses(kind: ProviderKind, status: int, expected: type[Exception], body: bytes) -> None:
    content_type = "text/html" if body.startswith(b"<") else "application/json"
    outcome, server = run(Answer([body], status, content_type), kind)
    if status in (401, 403) and body.startswith(b"<"):
        expected = RequestRejected  # a page of something in between, not the provider's words
    assert type(outcome.error) is expected
    assert outcome.error.hint
    assert "html" not in outcome.error.message
    if b"thanks" in body and status != 404:
        assert "No, thanks." in outcome.error.message
    assert len(server.requests) == 1


def test_a_page_for_404_names_the_address() -> None:
    outcome, server = run(Answer([b"<!doctype html>"], 404, "text/html"))
    assert outcome.error is not None
    assert f"{server.url}/v1" in outcome.error.message


def test_a_key_in_an_error_is_not_repeated() -> None:
    body = b'{"error": {"message": "Incorrect API key: sk-canary-0123456789"}}'
    outcome, _ = run(Answer([body], 401, "application/json"))
    assert outcome.error is not None
    assert "Incorrect API key: …" in outcome.error.message


def test_an_endless_error_page_is_not_read_to_its_end() -> None:
    steps: list[Step] = [b"x" * 60_000] * 200
    outcome, _ = run(Answer([*steps, Hang()], 500, "text/plain"))
    assert isinstance(outcome.error, Overloaded)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (b'{"id": 1}', "application/json", "application/json"),
        (b"<html>Sign in</html>", "text/html; charset=utf-8", "a web page"),
        (b"<html>Sign in</html>", "text/event-stream", "a web page"),
        (b"", "text/event-stream", "nothing"),
        (b": comment\n\n", "text/event-stream", "instead of a reply"),
        (b"plain words", None, "instead of a reply"),
    ],
)
def test_what_is_no_event_stream(
    kind: ProviderKind, body: bytes, content_type: str | None, words: str
) -> None:
    outcome, server = run(Answer([body], content_type=content_type), kind)
    assert isinstance(outcome.error, NotAnEventStream)
    assert words in outcome.error.message
    assert server.url in outcome.error.message
    assert outcome.error.details == body.decode()


def test_a_stream_of_the_wrong_type_is_read_nevertheless() -> None:
    outcome, _ = run(Answer(chat_chunks(TEXTS), content_type="text/plain"))
    assert outcome.text == "Hello, world"
    assert outcome.error is None


def test_an_error_as_json_with_200() -> None:
    body = b'{"error": {"type": "insufficient_quota", "message": "You are out of credit"}}'
    outcome, _ = run(Answer([body], content_type="application/json"))
    assert isinstance(outcome.error, RateLimited)
    assert outcome.error.quota


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize(
    "body", [b'{"error": {"message": "No, thanks"}}', b'{"error": "No, thanks", "code": 7}']
)
def test_words_of_an_error_with_200(kind: ProviderKind, streamed: bool, body: bytes) -> None:
    for whole_body in (body, b"[" + body + b"]"):
        answer = Answer([whole_body], content_type="application/json")
        outcome, _ = run(answer, kind, stream=streamed)
        assert isinstance(outcome.error, RequestRejected)
        assert "No, thanks." in outcome.error.message


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("kind", KINDS)
def test_a_redirect_is_not_followed(kind: ProviderKind, status: int) -> None:
    target = {"Location": "https://user:pass@elsewhere.example/v1"}
    outcome, server = run(Answer([], status, None, headers=target), kind)
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "redirect"
    assert "elsewhere.example" in outcome.error.message
    assert "pass" not in outcome.error.message
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_event_after_text_interrupts_with_its_words(kind: ProviderKind) -> None:
    event = sse({"type": "error", "error": {"type": "overloaded_error", "message": "Busy"}})
    outcome, _ = run([*begun(kind), event], kind)
    assert isinstance(outcome.error, StreamInterrupted)
    assert "Busy." in outcome.error.message
    assert outcome.text == "Hello, world"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("named", [True, False])
def test_an_error_as_the_first_event_is_like_the_http_error(
    kind: ProviderKind, named: bool
) -> None:
    error = {"type": "error", "error": {"type": "rate_limit_error", "message": "Slow down"}}
    outcome, _ = run([sse(error, event="error" if named else "")], kind)
    assert isinstance(outcome.error, RateLimited)
    assert "Slow down." in outcome.error.message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ping", [[], [b": keep-alive\n\n"], [message_event("ping")]])
def test_silence_after_text_ends_at_the_idle_limit(kind: ProviderKind, ping: list[Step]) -> None:
    pings: list[Step] = [step for _ in range(200) for step in (*ping, Pause(0.01))] if ping else []
    steps = [*begun(kind), *pings, Hang()]
    outcome, server = run(steps, kind, Limits(idle=0.2), until_disconnect=True)
    assert isinstance(outcome.error, StreamInterrupted)
    assert "No more text" in outcome.error.message
    assert outcome.text == "Hello, world"
    assert len(server.disconnects) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_silence_before_text(kind: ProviderKind) -> None:
    outcome, _ = run([b": waiting\n\n", Hang()], kind, Limits(idle=0.1))
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "timeout"


@pytest.mark.parametrize("kind", KINDS)
def test_silence_before_the_headers(kind: ProviderKind) -> None:
    silent = Answer(before=[Hang()])
    outcome, server = run(silent, kind, Limits(first_byte=0.1), until_disconnect=True)
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "timeout"
    assert "did not begin to answer within 0.1 seconds" in outcome.error.message
    assert len(server.requests) == 1
    assert len(server.disconnects) == 1


@pytest.mark.parametrize("step", [Cut(), Reset()])
@pytest.mark.parametrize("kind", KINDS)
def test_a_connection_that_closes_before_the_headers(kind: ProviderKind, step: Step) -> None:
    outcome, server = run(Answer(before=[step]), kind)
    assert isinstance(outcome.error, ProviderUnreachable)
    assert "without an answer" in outcome.error.message
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_slow_readers_are_not_the_providers_fault(kind: ProviderKind) -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            server.replies(Answer(whole(kind)))
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with (
                provider(url, kind, limits=Limits(idle=0.05)) as it,
                it.stream(request(), progress=lambda waiting: None) as events,
            ):
                texts = []
                async for event in events:
                    if isinstance(event, BlockDelta):
                        texts.append(event.text)
                        await asyncio.sleep(0.1)
                assert "".join(texts) == "Hello, world"

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["headers", "first byte", "text", "last event"])
def test_stopping_closes_the_socket(kind: ProviderKind, where: str) -> None:
    answer = {
        "headers": Answer(before=[Hang()]),
        "first byte": Answer([Hang()]),
        "text": Answer([*begun(kind), Hang()]),
        "last event": Answer([*whole(kind), Hang()]),
    }[where]

    async def main() -> None:
        async with ScriptedServer() as server:
            server.replies(answer)
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind) as it:
                reading = asyncio.create_task(ask(it))
                await server.requested.wait()
                await asyncio.sleep(0.05)
                reading.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await reading
                assert reading.cancelled()
                await asyncio.wait_for(server.disconnected.wait(), 5)

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_leaving_the_context_closes_the_socket(kind: ProviderKind) -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            server.replies(Answer([*begun(kind), Hang()]))
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind) as it:
                async with it.stream(request(), progress=lambda waiting: None) as events:
                    await anext(events)
                await asyncio.wait_for(server.disconnected.wait(), 5)

    asyncio.run(main())


def test_connection_refused_names_the_address() -> None:
    async def main() -> Outcome:
        async with ScriptedServer() as server:
            url = server.url
        async with provider(url + "/v1") as it:
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "connect"
    assert "Nothing answers at http://127.0.0.1:" in outcome.error.message
    assert "Start the server" in outcome.error.hint


@pytest.mark.parametrize("kind", KINDS)
def test_a_host_that_swallows_what_it_is_sent(kind: ProviderKind) -> None:
    """A listening socket with a full queue takes no connection and refuses none."""

    async def main() -> Outcome:
        with contextlib.ExitStack() as sockets:
            full = sockets.enter_context(socket.socket())
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            for _ in range(8):
                filler = sockets.enter_context(socket.socket())
                filler.setblocking(False)
                filler.connect_ex(full.getsockname())
            await asyncio.sleep(0.05)
            url = f"http://127.0.0.1:{full.getsockname()[1]}/v1"
            async with provider(url, kind, limits=Limits(connect=0.3)) as it:
                return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "timeout"
    assert "did not answer within 0.3 seconds" in outcome.error.message
    assert outcome.error.hint


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_name(kind: ProviderKind) -> None:
    async def main() -> Outcome:
        async with provider("https://nowhere.invalid/v1", kind, limits=Limits(connect=20)) as it:
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "dns"
    assert "nowhere.invalid" in outcome.error.message


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_that_is_down(kind: ProviderKind, monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> Outcome:
        async with ScriptedServer() as server:
            proxy = server.url
        monkeypatch.setenv("HTTPS_PROXY", proxy.replace("//", "//user:pass@"))
        async with provider("https://api.example.invalid/v1", kind) as it:
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "proxy"
    assert "127.0.0.1" in outcome.error.message
    assert "pass" not in outcome.error.message + outcome.error.details


def test_a_proxy_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://127.0.0.1:1")

    async def main() -> Outcome:
        async with provider("https://api.example.invalid/v1") as it:
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "proxy"


def test_this_computer_is_reached_past_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    outcome, _ = run(chat_chunks(TEXTS))
    assert outcome.text == "Hello, world"


def test_an_address_that_is_none() -> None:
    async def main() -> Outcome:
        async with provider("https://exa mple:99999/v1") as it:
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert "exa mple" in outcome.error.message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("streamed", [True, False])
def test_a_network_that_asks_to_sign_in_first(kind: ProviderKind, streamed: bool) -> None:
    """A captive portal answers in the place of the provider, with a page or a way to one."""
    page = Answer([b"<!DOCTYPE html><title>Wi-Fi</title>"], 200, "text/html", framing="length")
    outcome, server = run(page, kind, stream=streamed)
    assert isinstance(outcome.error, NotAnEventStream)
    assert "a web page" in outcome.error.message
    assert "sign in" in outcome.error.hint
    assert "Wi-Fi" in outcome.error.details
    assert len(server.requests) == 1
    elsewhere = Answer([], 302, None, headers={"Location": "http://login.portal.example/"})
    outcome, server = run(elsewhere, kind, stream=streamed)
    assert isinstance(outcome.error, ProviderUnreachable)
    assert "login.portal.example" in outcome.error.message
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_self_signed_certificate(kind: ProviderKind, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))

    async def main() -> Outcome:
        async with ScriptedServer(tls=context) as server, provider(server.url, kind) as it:
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "tls"
    assert "127.0.0.1" in outcome.error.message


def test_https_to_a_plain_server() -> None:
    async def main() -> Outcome:
        async with (
            ScriptedServer() as server,
            provider(server.url.replace("http:", "https:")) as it,
        ):
            return await ask(it)

    outcome = asyncio.run(main())
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "tls"
    assert "http://" in outcome.error.hint


@pytest.mark.parametrize("kind", KINDS)
def test_tls_that_breaks_in_the_middle_of_a_reply(
    kind: ProviderKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def main(end: Step) -> Outcome:
        async with ScriptedServer(tls=context) as server:
            server.replies(Answer([*begun(kind), end]))
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind) as it:
                return await ask(it)

    for end in (Cut(), Reset()):
        outcome = asyncio.run(main(end))
        assert isinstance(outcome.error, StreamInterrupted)
        assert outcome.error.message == BROKE_OFF
        assert outcome.text == "Hello, world"


def delta(kind: ProviderKind, text: str) -> bytes:
    """One more piece of a reply that has begun."""
    if kind is ProviderKind.ANTHROPIC:
        piece = {"type": "text_delta", "text": text}
        return message_event("content_block_delta", index=0, delta=piece)
    if kind is ProviderKind.OPENAI_RESPONSES:
        place = {"output_index": 0, "content_index": 0}
        return response_event("output_text.delta", delta=text, **place)
    return chat_chunk(text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_over_the_bound_is_cut_off(kind: ProviderKind) -> None:
    steps: list[Step] = [delta(kind, "x" * 1_000_000)] * 70
    outcome, _ = run([*begun(kind), *steps], kind)
    assert isinstance(outcome.error, StreamInterrupted)
    assert "64 MiB" in outcome.error.message
    assert 60 < len(outcome.text) / 1_000_000 < 68
    assert outcome.message.status is MessageStatus.INTERRUPTED


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_reply_over_the_bound_is_cut_off(kind: ProviderKind) -> None:
    steps: list[Step] = [b"{" + b" " * 1_000_000] * 70
    outcome, _ = run(Answer(steps, content_type="application/json"), kind, stream=False)
    assert isinstance(outcome.error, StreamInterrupted)
    assert "64 MiB" in outcome.error.message


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_over_the_bound_is_cut_off(kind: ProviderKind) -> None:
    """Of an event of 64 MiB no more is kept than the bound."""
    steps: list[Step] = [b"x" * 1024 * 1024] * 64
    tracemalloc.start()
    try:
        outcome, _ = run([*begun(kind), b"data: ", *steps, Hang()], kind)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(outcome.error, StreamInterrupted)
    assert "16 MiB" in outcome.error.message
    assert outcome.text == "Hello, world"
    assert peak < 40 * 1024 * 1024


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_without_an_end_is_waited_for_and_lost(kind: ProviderKind) -> None:
    steps: list[Step] = [b"x" * 1_000_000] * 10
    outcome, _ = run([*begun(kind), b"data: ", *steps], kind)
    assert isinstance(outcome.error, StreamInterrupted)
    assert outcome.error.message == BROKE_OFF
    assert outcome.text == "Hello, world"


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_small_pieces_are_one_reply(kind: ProviderKind) -> None:
    burst = delta(kind, "x") * 1000
    outcome, _ = run([*begun(kind), *[burst] * 100, *whole(kind)[-2:]], kind)
    assert outcome.error is None
    assert outcome.text.endswith("x" * 100_000)


def self_signed(folder: Path, *, days: int = 1) -> Path:
    """A certificate for this computer that nobody signed, with its key, in one file.

    It ends in so many ``days``.
    """
    pytest.importorskip("cryptography")
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=9))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "self-signed.pem"
    path.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path
