"""Who is kept out, and what nobody can do to the gateway."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import socket
from pathlib import Path

import httpx2
import psutil
import pytest

from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.unit.gateway.running import ORIGIN, Running, running

ROUTES = ["/", "/v1/models", "/v1/chat/completions", "/v1/nothing", "/../etc/passwd"]
HELLO = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}


async def raw(run: Running, data: bytes) -> bytes:
    """What the gateway answers to these bytes, up to its closing or its last word."""
    reader, writer = await asyncio.open_connection("127.0.0.1", run.port)
    answer = b""
    try:
        with contextlib.suppress(ConnectionError):
            writer.write(data)
            await writer.drain()
        with contextlib.suppress(ConnectionError, TimeoutError):
            async with asyncio.timeout(3):
                while piece := await reader.read(65536):
                    answer += piece
                    if b"\r\n\r\n" in answer:
                        break
    finally:
        writer.close()
    return answer


def status_of(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d+) ", answer)
    assert found, answer[:200]
    return int(found[1])


async def assert_alive(run: Running) -> None:
    run.upstream.chat(Answer(chat_chunks(["Hello"])))
    made = await run.post("/v1/chat/completions", HELLO | {"stream": True})
    assert made.status_code == 200
    assert made.text.endswith("data: [DONE]\n\n")


@pytest.mark.parametrize("route", ROUTES)
def test_another_host_is_misdirected_on_every_route(route: str, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            token = f"Authorization: Bearer {run.token}\r\n"
            port = run.port
            for host in (
                "evil.example",
                f"evil.example:{port}",
                f"0.0.0.0:{port}",
                "127.0.0.1",
                f"127.0.0.1:{port + 1}",
                f"localhost.evil.example:{port}",
                f"[::]:{port}",
                "",
            ):
                line = f"Host: {host}\r\n"
                head = f"GET {route} HTTP/1.1\r\n{line}{token}\r\n"
                assert status_of(await raw(run, head.encode())) == 421, host
            # HTTP/1.0 knows no Host.
            head = f"GET {route} HTTP/1.0\r\n{token}\r\n"
            assert status_of(await raw(run, head.encode())) == 421
            two = f"GET {route} HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil\r\n{token}\r\n"
            assert status_of(await raw(run, two.encode())) in (400, 421)

    asyncio.run(main())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_names_of_this_computer_are_right(host: str, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            head = (
                f"GET /v1/models HTTP/1.1\r\nHost: {host}:{run.port}\r\n"
                f"Authorization: Bearer {run.token}\r\n\r\n"
            )
            assert status_of(await raw(run, head.encode())) == 200

    asyncio.run(main())


def test_only_loopback_is_listened_on(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            sockets = [
                connection.laddr.ip
                for connection in psutil.Process().net_connections("tcp")
                if connection.status == psutil.CONN_LISTEN and connection.laddr.port == run.port
            ]
            assert set(sockets) <= {"127.0.0.1", "::1"}
            assert "127.0.0.1" in sockets

    asyncio.run(main())


def test_small_pieces_are_not_held_back(tmp_path: Path) -> None:
    """Nagle's algorithm and a client's late acknowledgement would make 40 ms of it."""

    async def main() -> None:
        async with running(tmp_path) as run:
            _, writer = await asyncio.open_connection("127.0.0.1", run.port)
            assert status_of(await raw(run, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")) == 421
            server = run.gateway._server
            assert server is not None
            assert server._server is not None
            connections = list(server._server.server_state.connections)
            assert connections
            for connection in connections:
                accepted = connection.transport.get_extra_info("socket")
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            writer.close()

    asyncio.run(main())


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "file://", "http://localhost"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_pages_elsewhere_are_forbidden(origin: str, method: str, tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, httpx2.AsyncClient(trust_env=False) as http:
            for route in ROUTES[:4]:
                made = await http.request(
                    method, run.url + route, headers=run.headers | {"Origin": origin}
                )
                assert made.status_code == 403
                assert "access-control-allow-origin" not in made.headers

    asyncio.run(main())


def test_a_page_that_was_allowed_and_our_own_get_through(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, httpx2.AsyncClient(trust_env=False) as http:
            asked = await http.options(
                f"{run.url}/v1/chat/completions",
                headers={"Origin": ORIGIN, "Access-Control-Request-Method": "POST"},
            )
            assert asked.status_code == 204
            assert asked.headers["access-control-allow-origin"] == ORIGIN
            run.upstream.chat(Answer(chat_chunks(["Hello"])))
            made = await run.post("/v1/chat/completions", HELLO, Origin=ORIGIN)
            assert made.status_code == 200
            assert made.headers["access-control-allow-origin"] == ORIGIN
            own = await run.post("/v1/chat/completions", HELLO, Origin=run.url)
            assert own.status_code == 200
            assert "access-control-allow-origin" not in own.headers
            # The origin alone opens nothing.
            bare = await http.get(f"{run.url}/v1/models", headers={"Origin": ORIGIN})
            assert bare.status_code == 401

    asyncio.run(main())


def test_there_is_one_way_to_show_a_token(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, httpx2.AsyncClient(trust_env=False) as http:
            url, token = f"{run.url}/v1/models", run.token
            right: list[dict[str, str]] = [
                {"Authorization": f"Bearer {token}"},
                {"authorization": f"bearer {token}"},
                {"X-Api-Key": token},
                {"X-Api-Key": token, "Authorization": f"Bearer {token}"},
            ]
            for headers in right:
                assert (await http.get(url, headers=headers)).status_code == 200
            wrong: list[dict[str, str]] = [
                {},
                {"Authorization": ""},
                {"Authorization": token},
                {"Authorization": f"Basic {token}"},
                {"Authorization": f"Bearer {token}x"},
                {"Authorization": f"Bearer {token[:-1]}"},
                {"Authorization": "Bearer " + "x" * 20_000},
                {"X-Api-Key": "wrong", "Authorization": f"Bearer {token}"},
                {"Cookie": f"token={token}"},
                {"Api-Key": token},
                {"Proxy-Authorization": f"Bearer {token}"},
            ]
            for headers in wrong:
                assert (await http.get(url, headers=headers)).status_code == 401, headers
            for query in ("token", "key", "api_key", "access_token", "x-api-key"):
                assert (await http.get(f"{url}?{query}={token}")).status_code == 401

    asyncio.run(main())


def test_access_that_was_taken_away_is_gone_at_once(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, httpx2.AsyncClient(trust_env=False) as http:
            url = f"{run.url}/v1/models"
            assert (await http.get(url, headers=run.headers)).status_code == 200
            (client,) = await run.access.clients()
            await run.access.remove(client.id)
            assert (await http.get(url, headers=run.headers)).status_code == 401

    asyncio.run(main())


def test_a_form_of_a_page_is_no_request(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
                made = await run.post("/v1/chat/completions", HELLO, **{"Content-Type": kind})
                assert made.status_code == 415
            assert run.upstream.requests == []

    asyncio.run(main())


def test_paths_lead_nowhere_else(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            for path in (
                "//v1/models",
                "/v1/models/",
                "/v1/../v1/models",
                "/v1/%2e%2e/models",
                "/V1/models",
                "/v1/models%00",
                "/etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%5c..%5cwindows",
                "http://evil.example/v1/models",
                "*",
            ):
                head = (
                    f"GET {path} HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
                    f"Authorization: Bearer {run.token}\r\n\r\n"
                )
                assert status_of(await raw(run, head.encode())) in (400, 404), path
            for method in ("GET", "PUT", "DELETE", "HEAD", "TRACE"):
                head = (
                    f"{method} /v1/chat/completions HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
                    f"Authorization: Bearer {run.token}\r\n\r\n"
                )
                assert status_of(await raw(run, head.encode())) == 405, method
            assert run.upstream.requests == []
            await assert_alive(run)

    asyncio.run(main())


def test_a_huge_body_is_refused_and_not_kept(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            head = (
                f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
                f"Authorization: Bearer {run.token}\r\nContent-Type: application/json\r\n"
            )
            claimed = f"{head}Content-Length: 1073741824\r\n\r\n"
            assert status_of(await raw(run, claimed.encode())) == 413
            # Without a length it is counted: a gigabyte, as far as it is taken.
            before = psutil.Process().memory_info().rss
            reader, writer = await asyncio.open_connection("127.0.0.1", run.port)
            writer.write(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
            piece = b"100000\r\n" + b" " * 2**20 + b"\r\n"
            sent = 0
            with contextlib.suppress(ConnectionError):
                for _ in range(1024):
                    writer.write(piece)
                    await writer.drain()
                    sent += 1
            assert sent < 200
            answer = b""
            with contextlib.suppress(ConnectionError):
                answer = await reader.read(65536)
            assert not answer or status_of(answer) == 413
            writer.close()
            assert psutil.Process().memory_info().rss - before < 200 * 2**20
            await assert_alive(run)

    asyncio.run(main())


def test_a_slow_body_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.gateway.body.BODY_SECONDS", 0.2)

    async def main() -> None:
        async with running(tmp_path) as run:
            head = (
                f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
                f"Authorization: Bearer {run.token}\r\nContent-Type: application/json\r\n"
                "Content-Length: 1000\r\n\r\n{"
            )
            assert status_of(await raw(run, head.encode())) == 408
            await assert_alive(run)

    asyncio.run(main())


def test_a_slow_head_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.gateway.connection.HEAD_SECONDS", 0.2)

    async def main() -> None:
        async with running(tmp_path) as run:
            reader, writer = await asyncio.open_connection("127.0.0.1", run.port)
            with contextlib.suppress(ConnectionError):
                for letter in b"GET /v1/models HTTP/1.1\r\n" * 100:
                    writer.write(bytes([letter]))
                    await writer.drain()
                    await asyncio.sleep(0.01)
                    if reader.at_eof():
                        break
            with contextlib.suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()
            await assert_alive(run)

    asyncio.run(main())


def test_ten_thousand_headers_are_too_many(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            head = f"GET /v1/models HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
            head += "".join(f"X-{number}: value\r\n" for number in range(10_000))
            answer = await raw(run, head.encode() + b"\r\n")
            assert not answer or status_of(answer) in (400, 431)
            await assert_alive(run)

    asyncio.run(main())


def test_five_hundred_idle_connections_keep_nobody_out(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run, contextlib.AsyncExitStack() as closing:
            for _ in range(500):
                _, writer = await asyncio.open_connection("127.0.0.1", run.port)
                closing.callback(writer.close)
            await assert_alive(run)

    asyncio.run(main())


def test_a_reader_that_stops_holds_the_provider_back(tmp_path: Path) -> None:
    """What the provider sends meanwhile is not collected here."""

    async def main() -> None:
        async with running(tmp_path) as run:
            piece = chat_chunk("x" * 100_000)
            run.upstream.chat(Answer([*[piece] * 600, Hang()]))
            body = b'{"stream":true,"messages":[{"role":"user","content":"x"}]}'
            reader, writer = await asyncio.open_connection("127.0.0.1", run.port, limit=1024)
            before = psutil.Process().memory_info().rss
            writer.write(
                f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:{run.port}\r\n"
                f"Authorization: Bearer {run.token}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            await reader.read(100)
            await asyncio.sleep(1)
            assert psutil.Process().memory_info().rss - before < 40 * 2**20
            await assert_alive(run)
            writer.transport.abort()
            await asyncio.wait_for(run.upstream.disconnected.wait(), 5)

    asyncio.run(main())


def test_a_token_is_on_the_disk_as_a_digest_only(tmp_path: Path) -> None:
    async def main() -> None:
        async with running(tmp_path) as run:
            text = (tmp_path / "clients.json").read_text()
            assert "tests" in text
            assert run.token not in text
            assert run.token.removeprefix("sk-rivulet-") not in text
            if os.name == "posix":
                assert (tmp_path / "clients.json").stat().st_mode & 0o777 == 0o600

    asyncio.run(main())
