"""Real programs between Rivulet and a provider: tinyproxy, nginx, a TLS server of one's own."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.events import BlockDelta, WaitStage
from desktop.settings import ProviderKind
from tests.scripted_server import (
    Answer,
    Pause,
    ScriptedServer,
    Step,
    chat_chunks,
    message_events,
    response_events,
)
from tests.unit.providers.serving import KEY, Outcome, ask, provider, request
from tests.unit.providers.test_faults import self_signed

KINDS = [ProviderKind.OPENAI_CHAT, ProviderKind.OPENAI_RESPONSES, ProviderKind.ANTHROPIC]
_DEBIAN_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=_DEBIAN_PATH)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server program, from when it listens on ``port`` to its end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 20
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if process.poll() is not None or time.monotonic() > until:
                process.kill()
                _, said = process.communicate()
                pytest.fail(f"{command[0]} did not start: {said.decode(errors='replace')[:500]}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


@pytest.fixture
def tinyproxy(tmp_path: Path) -> Iterator[str]:
    """The address of a forward proxy."""
    port = free_port()
    config = tmp_path / "tinyproxy.conf"
    config.write_text(
        f"Port {port}\nListen 127.0.0.1\nTimeout 60\nAllow 127.0.0.1\nMaxClients 20\n"
        f'LogFile "{tmp_path}/tinyproxy.log"\n'
    )
    with running([program("tinyproxy"), "-d", "-c", str(config)], port):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def nginx(folder: Path, upstream: int, *directives: str) -> Iterator[str]:
    """The address of a reverse proxy before ``upstream``."""
    port = free_port()
    config = folder / "nginx.conf"
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log;\nevents {{}}\n"
        f"http {{ access_log off; {temporary}\n"
        f"server {{ listen 127.0.0.1:{port};\n"
        f"location / {{ proxy_pass http://127.0.0.1:{upstream}; proxy_http_version 1.1;\n"
        'proxy_set_header Connection "";\n'
        f"{''.join(f'{directive};' for directive in directives)}\n"
        "} } }\n"
    )
    command = [program("nginx"), "-p", str(folder), "-c", str(config), "-e", f"{folder}/start.log"]
    with running(command, port):
        yield f"http://127.0.0.1:{port}"


def reply(kind: ProviderKind, texts: list[str]) -> list[Step]:
    match kind:
        case ProviderKind.ANTHROPIC:
            return message_events(texts)
        case ProviderKind.OPENAI_RESPONSES:
            return response_events(texts)
        case _:
            return chat_chunks(texts)


def base(url: str, kind: ProviderKind) -> str:
    return url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")


@contextlib.asynccontextmanager
async def scripted(
    kind: ProviderKind, tls: ssl.SSLContext | None = None
) -> AsyncIterator[ScriptedServer]:
    async with ScriptedServer(tls=tls) as server:
        server.replies(Answer(reply(kind, ["Hel", "lo"])))
        yield server


# -- tinyproxy --


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tls", [False, True])
def test_a_reply_through_a_forward_proxy(
    kind: ProviderKind, tls: bool, tinyproxy: str, tmp_path: Path
) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def main() -> list[Outcome]:
        async with scripted(kind, context if tls else None) as server:
            more: dict[str, Any] = {"proxy": tinyproxy, "ca_file": str(certificate)}
            async with provider(base(server.url, kind), kind, **more) as it:
                return [await ask(it), await ask(it)]

    for outcome in asyncio.run(main()):
        assert outcome.error is None
        assert outcome.text == "Hello"
    assert "127.0.0.1" in (tmp_path / "tinyproxy.log").read_text()


def test_a_forward_proxy_that_does_not_reach_the_provider(tinyproxy: str) -> None:
    async def main(url: str) -> Outcome:
        async with provider(url, proxy=tinyproxy) as it:
            return await ask(it)

    outcome = asyncio.run(main("https://nowhere.invalid/v1"))
    assert isinstance(outcome.error, ProviderUnreachable)
    assert outcome.error.layer == "proxy"
    assert "nowhere.invalid" in outcome.error.message


def test_the_proxy_of_the_environment(
    tinyproxy: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only servers on the loopback address go past it."""
    monkeypatch.setenv("HTTP_PROXY", tinyproxy)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        try:
            outward.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            pytest.skip("this computer has no address but the loopback one")
        address = outward.getsockname()[0]

    async def main() -> Outcome:
        async with (
            ScriptedServer(host=address) as server,
            provider(server.url + "/v1") as it,
        ):
            server.chat(Answer(chat_chunks(["Hello"])))
            return await ask(it)

    assert asyncio.run(main()).text == "Hello"
    assert address in (tmp_path / "tinyproxy.log").read_text()


# -- nginx --


def through_nginx(folder: Path, kind: ProviderKind, *directives: str) -> tuple[Outcome, float]:
    """The outcome, and what part of the time had passed when the first text came."""

    async def main() -> tuple[Outcome, float]:
        async with ScriptedServer() as server:
            server.replies(Answer(slow(kind)))
            with nginx(folder, server.port, *directives) as url:
                async with provider(base(url, kind), kind) as it:
                    outcome = await ask(it)
                    begun = time.monotonic()
                    first = 0.0
                    async with it.stream(request(), progress=lambda _: None) as events:
                        async for event in events:
                            if isinstance(event, BlockDelta) and not first:
                                first = time.monotonic() - begun
                    return outcome, first / (time.monotonic() - begun)

    return asyncio.run(main())


def slow(kind: ProviderKind) -> list[Step]:
    steps: list[Step] = []
    for step in reply(kind, [f"word{n} " for n in range(60)]):
        steps += [step, Pause(0.04)]
    return steps


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("buffering", ["on", "off"])
def test_nginx_that_hands_on_what_it_gets(
    kind: ProviderKind, buffering: str, tmp_path: Path
) -> None:
    outcome, part = through_nginx(tmp_path, kind, f"proxy_buffering {buffering}")
    assert outcome.error is None
    assert outcome.text.endswith("word59 ")
    assert part < 0.5
    assert [wait for wait in outcome.waits if wait.stage is WaitStage.BUFFERED] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nginx_that_holds_replies_back_is_noticed(kind: ProviderKind, tmp_path: Path) -> None:
    """Its compression waits for a full buffer or for the end, whatever is said of buffering."""
    directives = ("gzip on", "gzip_types *", "gzip_proxied any", "gzip_min_length 1")
    outcome, part = through_nginx(tmp_path, kind, *directives)
    assert outcome.error is None
    assert outcome.text.endswith("word59 ")
    assert part > 0.9
    (notice,) = [wait for wait in outcome.waits if wait.stage is WaitStage.BUFFERED]
    assert "all at once" in notice.text


def test_nginx_without_its_upstream(tmp_path: Path) -> None:
    async def main() -> Outcome:
        with nginx(tmp_path, free_port()) as url:
            async with provider(base(url, KINDS[0])) as it:
                return await ask(it)

    outcome = asyncio.run(main())
    assert outcome.error is not None
    assert "HTTP 502" in outcome.error.message


# -- the probe, in a terminal --


def probe(folder: Path, settings: str) -> subprocess.CompletedProcess[str]:
    (folder / "settings.toml").write_text(settings)
    command = [sys.executable, "-m", "desktop", "probe", "it", "--data-dir", str(folder)]
    environment = {"PATH": _DEBIAN_PATH, "HOME": str(folder), "IT_KEY": KEY}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def provider_table(url: str, more: str = "") -> str:
    return (
        f'[[providers]]\nid = "it"\nkind = "openai-chat"\nname = "It"\nbase_url = "{url}"\n'
        f'api_key_env = "IT_KEY"\nmodels = ["m"]\n{more}\n'
    )


@pytest.mark.parametrize(
    ("url", "more", "layer"),
    [
        ("https://nowhere.invalid/v1", "", "DNS"),
        ("https://nowhere.invalid/v1", 'proxy = "http://127.0.0.1:9"', "Proxy"),
        ("http://127.0.0.1:9/v1", "", "Connection"),
        ("https://nowhere.invalid/v1", 'ca_file = "/nowhere.pem"', "TLS"),
    ],
)
def test_the_probe_names_the_layer_that_fails(
    url: str, more: str, layer: str, tmp_path: Path
) -> None:
    told = probe(tmp_path, provider_table(url, more))
    assert told.returncode == 1
    assert told.stderr.startswith(f"{layer}: ")
    assert told.stdout == ""
    assert KEY not in told.stderr


def test_the_probe_tells_tls_key_and_model_apart(tmp_path: Path) -> None:
    certificate = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listed = b'{"data": [{"id": "m"}]}'
    other = b'{"data": [{"id": "n"}]}'
    refused = b'{"error": {"message": "Bad key"}}'

    async def main() -> list[subprocess.CompletedProcess[str]]:
        results = []
        async with ScriptedServer(tls=context) as server:
            url = server.url + "/v1"
            trusted = f'ca_file = "{certificate}"'
            for status, body, more in (
                (200, listed, ""),
                (401, refused, trusted),
                (200, other, trusted),
                (200, listed, trusted),
            ):
                answer = Answer([body], status, "application/json")
                server.route("GET", "/v1/models", answer)
                table = provider_table(url, more)
                results.append(await asyncio.to_thread(probe, tmp_path, table))
        return results

    tls, key, model, good = asyncio.run(main())
    assert [result.returncode for result in (tls, key, model, good)] == [1, 1, 1, 0]
    assert tls.stderr.startswith("TLS: ")
    assert key.stderr.startswith("Authentication: ")
    assert model.stderr.startswith("Model: ")
    assert good.stdout == "Connected to It: 1 model, m is available.\n"
