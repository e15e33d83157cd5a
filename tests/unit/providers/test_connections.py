"""Connections: kept, made in advance, through proxies, with certificates of one's own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.events import WaitStage
from desktop.providers.catalog import Catalog
from desktop.settings import Limits, ProviderKind, ProviderSettings
from tests.relay import listening, relay
from tests.scripted_server import (
    Answer,
    Hang,
    Pause,
    ScriptedServer,
    Step,
    chat_chunk,
    chat_chunks,
    message_events,
    response_events,
)
from tests.unit.providers.serving import FixedEndpoint, ask, provider
from tests.unit.providers.test_faults import self_signed

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
TEXTS = ["Hel", "lo"]


def serve(server: ScriptedServer, kind: ProviderKind) -> str:
    server.chat(Answer(chat_chunks(TEXTS)))
    server.responses(Answer(response_events(TEXTS)))
    server.messages(Answer(message_events(TEXTS)))
    return server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")


@contextlib.asynccontextmanager
async def catalog(limits: Limits | None = None) -> AsyncIterator[Catalog]:
    it = Catalog(
        endpoints=lambda settings: FixedEndpoint(settings.base_url), limits=limits or Limits()
    )
    try:
        yield it
    finally:
        await it.aclose()


def settings(url: str, kind: ProviderKind = KINDS[0], **more: Any) -> ProviderSettings:
    return ProviderSettings(id="p", kind=kind, name="Testing", base_url=url, **more)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tls", [False, True])
def test_two_turns_share_a_connection_made_in_advance(
    kind: ProviderKind, tls: bool, tmp_path: Path
) -> None:
    async def main() -> None:
        certificate = self_signed(tmp_path)
        context = None
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        async with ScriptedServer(tls=context) as server, catalog() as it:
            here = settings(serve(server, kind), kind, ca_file=str(certificate))
            await it.connect(here)
            assert server.requests == []
            for _ in range(2):
                outcome = await ask(it.provider(here))
                assert outcome.error is None
                assert outcome.text == "Hello"
                await it.connect(here)  # there is one: nothing happens
            assert len(server.requests) == 2
            assert server.connection_count == 1

    asyncio.run(main())


def test_a_request_waits_for_the_connection_that_is_being_made() -> None:
    async def main() -> None:
        async with ScriptedServer() as server, catalog() as it:
            here = settings(serve(server, KINDS[0]))
            await it.warm(here)
            connecting = asyncio.create_task(it.connect(here))
            assert (await ask(it.provider(here))).text == "Hello"
            await connecting
            assert server.connection_count == 1

    asyncio.run(main())


def test_a_connection_that_ended_before_its_first_request_is_replaced() -> None:
    async def main() -> None:
        async with ScriptedServer() as server:
            serve(server, KINDS[0])

            async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                pass

            async with catalog() as it:
                async with listening(hang_up) as port:
                    here = settings(f"http://127.0.0.1:{port}/v1")
                    await it.connect(here)
                await asyncio.sleep(0.05)
                async with listening(lambda r, w: relay(r, w, server.port), port=port):
                    outcome = await ask(it.provider(here))
                    assert outcome.error is None
                    assert outcome.text == "Hello"

    asyncio.run(main())


@pytest.mark.parametrize(
    "url", ["https://nowhere.invalid/v1", "http://127.0.0.1:9/v1", "https://exa mple:99999/", ""]
)
def test_connecting_in_advance_never_fails(url: str) -> None:
    async def main() -> None:
        async with catalog(Limits(connect=2)) as it:
            await it.connect(settings(url or "not an address"))

    asyncio.run(main())


def test_other_limits_hold_for_the_next_request() -> None:
    async def main() -> None:
        async with ScriptedServer() as server, catalog() as it:
            server.chat(Answer(before=[Hang()]))
            here = settings(server.url + "/v1")
            it.set_limits(Limits(first_byte=0.1))
            outcome = await ask(it.provider(here))
            assert outcome.error is not None
            assert "within 0.1 seconds" in outcome.error.message

    asyncio.run(main())


# -- proxies and certificates --


@contextlib.asynccontextmanager
async def socks_proxy() -> AsyncIterator[tuple[str, list[str]]]:
    """A SOCKS5 proxy that connects everything to this computer; notes the names asked for."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        await reader.readexactly(count)
        writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        if kind == 1:
            name = socket.inet_ntoa(await reader.readexactly(4))
        else:
            name = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        asked.append(name)
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await relay(reader, writer, port)

    async with listening(serve) as port:
        yield f"socks5://127.0.0.1:{port}", asked


def test_a_provider_behind_a_socks_proxy_of_its_own() -> None:
    async def main() -> None:
        async with ScriptedServer() as server, socks_proxy() as (proxy, asked), catalog() as it:
            serve(server, KINDS[0])
            here = settings(f"http://provider.example:{server.port}/v1", proxy=proxy)
            await it.connect(here)
            for _ in range(2):
                assert (await ask(it.provider(here))).text == "Hello"
            assert asked == ["provider.example"]  # the name is looked up by the proxy

    asyncio.run(main())


def test_no_proxy_means_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")

    async def failing_layer(proxy: str) -> str:
        url = "https://nowhere.invalid/v1"
        async with provider(url, limits=Limits(connect=10), proxy=proxy) as it:
            error = (await ask(it)).error
            assert isinstance(error, ProviderUnreachable)
            return error.layer

    assert asyncio.run(failing_layer("")) == "proxy"
    assert asyncio.run(failing_layer("none")) == "dns"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_of_the_provider_that_is_down_is_named(scheme: str) -> None:
    async def main() -> None:
        proxy = f"{scheme}://user:secret-word@127.0.0.1:9"
        async with provider("https://provider.example/v1", proxy=proxy) as it:
            error = (await ask(it)).error
            assert isinstance(error, ProviderUnreachable)
            assert error.layer == "proxy"
            assert "127.0.0.1:9" in error.message
            assert "secret-word" not in f"{error.message}{error.hint}{error.details}"

    asyncio.run(main())


def test_an_extra_certificate_is_trusted_for_its_provider_only(tmp_path: Path) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def main() -> None:
        async with ScriptedServer(tls=context) as server, catalog() as it:
            url = serve(server, KINDS[0])
            outcome = await ask(it.provider(settings(url, ca_file=str(certificate))))
            assert outcome.text == "Hello"
            strict = ProviderSettings(id="q", kind=KINDS[0], base_url=url)
            error = (await ask(it.provider(strict))).error
            assert isinstance(error, ProviderUnreachable)
            assert error.layer == "tls"

    asyncio.run(main())


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_certificate_file_that_cannot_be_used(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)

    async def main() -> None:
        async with provider("https://provider.example/v1", ca_file=str(path)) as it:
            error = (await ask(it)).error
            assert isinstance(error, ProviderUnreachable)
            assert error.layer == "tls"
            assert "ca.pem" in error.message

    asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_an_expired_certificate(kind: ProviderKind, tmp_path: Path) -> None:
    certificate = self_signed(tmp_path, days=-1)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def main() -> None:
        async with (
            ScriptedServer(tls=context) as server,
            provider(server.url, kind, ca_file=str(certificate)) as it,
        ):
            error = (await ask(it)).error
            assert isinstance(error, ProviderUnreachable)
            assert error.layer == "tls"
            assert "expired" in error.message

    asyncio.run(main())


def test_stopping_while_the_connection_is_made() -> None:
    async def main() -> None:
        hello, gone = asyncio.Event(), asyncio.Event()

        async def never_greet(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
            while await reader.read(65536):
                hello.set()
            gone.set()

        async with (
            listening(never_greet) as port,
            provider(f"https://127.0.0.1:{port}/v1", limits=Limits(connect=60)) as it,
        ):
            asking = asyncio.create_task(ask(it))
            await hello.wait()
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
            await asyncio.wait_for(gone.wait(), 5)

    asyncio.run(main())


# -- silence, and replies that were held back --


def waits(steps: list[Step] | Answer, stage: WaitStage, limits: Limits) -> list[str]:
    async def main() -> list[str]:
        async with ScriptedServer() as server:
            server.chat(steps if isinstance(steps, Answer) else Answer(steps))
            async with provider(server.url + "/v1", limits=limits) as it:
                outcome = await ask(it)
                return [wait.text for wait in outcome.waits if wait.stage is stage]

    return asyncio.run(main())


def test_a_server_that_does_not_answer_is_told_of_twice() -> None:
    limits = Limits(first_byte=0.6, first_notice=0.1, second_notice=0.3)
    told = waits(Answer(before=[Hang()]), WaitStage.FIRST_TOKEN, limits)
    assert told == [
        "",
        "Testing has not answered for 0.1 s; Esc stops",
        "Testing has not answered for 0.3 s; Esc stops",
    ]


def test_headers_and_pings_do_not_count_as_an_answer() -> None:
    limits = Limits(idle=0.6, first_notice=0.2, second_notice=5)
    steps: list[Step] = [b": ping\n\n", Pause(0.1)] * 8
    told = waits([*steps, Hang()], WaitStage.FIRST_TOKEN, limits)
    assert told == ["", "Testing has not answered for 0.2 s; Esc stops"]


def test_silence_after_text_is_told_of_every_time_and_taken_back() -> None:
    limits = Limits(first_notice=0.1, second_notice=0.2)
    steps: list[Step] = [chat_chunk("a"), Pause(0.6), chat_chunk("b"), Pause(0.6)]
    told = waits([*steps, *chat_chunks(["c"])], WaitStage.STREAMING, limits)
    assert told == ["No text for 0.2 s; Esc stops", ""] * 2


def held_back(seconds: float) -> Answer:
    whole = b"".join(step for step in chat_chunks(["word "] * 50) if isinstance(step, bytes))
    return Answer([whole], before=[Pause(seconds)])


def test_a_reply_that_came_all_at_once_is_told_of() -> None:
    assert waits(held_back(2.1), WaitStage.BUFFERED, Limits()) == [
        "This reply came all at once, after 2 s."
    ]


def test_a_quick_reply_is_not_suspected() -> None:
    assert waits(held_back(0.1), WaitStage.BUFFERED, Limits()) == []
