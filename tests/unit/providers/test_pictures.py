"""Pictures from the network: what is fetched, and what never is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from desktop.chat.errors import PictureUnavailable
from desktop.providers.pictures import PictureFetcher, is_public

T = TypeVar("T")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


class _Fetcher(PictureFetcher):
    """Takes one host for public, which is the server of the test."""

    async def resolve(self, host: str, port: int) -> str:
        return "127.0.0.1" if host == "pictures.example" else await super().resolve(host, port)


class _Server:
    """Answers each path with bytes of its own, and keeps what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.port = 0

    def url(self, path: str = "/p.png", host: str = "pictures.example") -> str:
        return f"http://{host}:{self.port}{path}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.requests.append(head)
        answer = self.answers.get(head.split(" ")[1], b"")
        try:
            if answer:
                writer.write(answer)
                await writer.drain()
                writer.close()
            else:
                await reader.read()  # never answers
        except OSError:
            pass
        finally:
            writer.close()


def _head(status: str = "200 OK", kind: str = "image/png", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n{more}\r\n".encode()


def _play(scene: Callable[[_Server], Awaitable[T]]) -> T:
    async def main() -> T:
        made = _Server()
        listening = await asyncio.start_server(made.answer, "127.0.0.1", 0)
        made.port = listening.sockets[0].getsockname()[1]
        async with listening:
            return await scene(made)

    return asyncio.run(main())


def _fetch(answers: dict[str, bytes], path: str = "/p.png") -> tuple[bytes, _Server]:
    async def scene(server: _Server) -> tuple[bytes, _Server]:
        server.answers = {
            key: value.replace(b"PORT", str(server.port).encode()) for key, value in answers.items()
        }
        fetcher = _Fetcher(limit=2.0, max_bytes=100_000)
        return await fetcher.fetch(server.url(path)), server

    return _play(scene)


def _refusal(answers: dict[str, bytes]) -> str:
    with pytest.raises(PictureUnavailable) as told:
        _fetch(answers)
    return told.value.message


def test_a_picture_comes_and_nothing_is_told() -> None:
    body, server = _fetch({"/p.png": _head(more="Set-Cookie: a=b\r\n") + PNG})
    assert body == PNG
    (request,) = server.requests
    lines = {line.partition(":")[0].lower() for line in request.split("\r\n")[1:] if line}
    assert lines == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert f"pictures.example:{server.port}" in request


def test_a_redirect_is_followed_without_cookies() -> None:
    body, server = _fetch(
        {
            "/p.png": _head("302 Found", more="Location: /q.png\r\nSet-Cookie: a=b\r\n"),
            "/q.png": _head() + PNG,
        }
    )
    assert body == PNG
    assert all("cookie" not in request.lower() for request in server.requests)
    assert len(server.requests) == 2


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"])
def test_a_redirect_to_this_computer_is_not_followed(host: str) -> None:
    location = f"Location: http://{host}:PORT/q.png\r\n"

    async def scene(server: _Server) -> None:
        head = _head("302 Found", more=location.replace("PORT", str(server.port)))
        server.answers = {"/p.png": head, "/q.png": _head() + PNG}
        with pytest.raises(PictureUnavailable):
            await _Fetcher(limit=2.0).fetch(server.url())
        assert len(server.requests) == 1

    _play(scene)


def test_redirects_end() -> None:
    assert "without end" in _refusal({"/p.png": _head("302 Found", more="Location: /p.png\r\n")})


def test_what_is_too_large_is_refused_with_and_without_a_length() -> None:
    told = _refusal({"/p.png": _head(more="Content-Length: 100001\r\n") + PNG})
    assert "larger" in told
    assert "larger" in _refusal({"/p.png": _head() + bytes(100_001)})


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/octet-stream", ""])
def test_only_pictures_of_pixels_are_taken(kind: str) -> None:
    assert "sent no picture" in _refusal({"/p.png": _head(kind=kind) + PNG})


def test_what_is_packed_is_refused() -> None:
    assert _refusal({"/p.png": _head(more="Content-Encoding: gzip\r\n") + PNG})


def test_an_error_is_told_by_its_number() -> None:
    assert "404" in _refusal({"/p.png": _head("404 Not Found")})


def test_a_server_that_says_nothing_is_left() -> None:
    async def scene(server: _Server) -> str:
        with pytest.raises(PictureUnavailable) as told:
            await _Fetcher(limit=0.2).fetch(server.url())
        return told.value.message

    assert "0.2 seconds" in _play(scene)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://pictures.example/p.png",
        "data:image/png;base64,AAAA",
        "//pictures.example/p.png",
        "https://user:secret@pictures.example/p.png",
        "http://[::1",
        "http://x:99999/",
        "https:///p.png",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(PictureUnavailable):
        asyncio.run(PictureFetcher(limit=2.0).fetch(url))


def test_nothing_on_this_computer_is_asked() -> None:
    async def scene(server: _Server) -> None:
        for host in ("127.0.0.1", "localhost", "127.1", "0x7f000001"):
            with pytest.raises(PictureUnavailable):
                await PictureFetcher(limit=2.0).fetch(server.url(host=host))
        assert not server.requests

    _play(scene)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "10.0.0.1", "[::1]", "printer.local"])
def test_a_proxy_is_not_asked_for_what_is_local(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(server: _Server) -> None:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
        monkeypatch.setenv("no_proxy", "")
        with pytest.raises(PictureUnavailable):
            await PictureFetcher(limit=2.0).fetch(f"http://{name}/p.png")
        assert not server.requests

    _play(scene)


def test_a_proxy_that_is_set_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(server: _Server) -> bytes:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
        server.answers["http://pictures.example/p.png"] = _head() + PNG
        return await PictureFetcher(limit=2.0).fetch("http://pictures.example/p.png")

    assert _play(scene) == PNG


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("nonsense", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public
