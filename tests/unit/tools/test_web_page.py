"""Pages as text, and addresses that nothing is fetched from."""

from __future__ import annotations

import asyncio

import pytest

from desktop.chat.blocks import Text
from desktop.chat.errors import ToolError
from desktop.providers.page_fetcher import PageFetcher
from desktop.tools.builtin.html_text import text_of_html
from desktop.tools.builtin.web_page import WebPage

PAGE = """<html><head><title>T</title><style>p{}</style></head><body>
<h1>News &amp; more</h1><p>First   <b>line</b>
goes on.<script>alert("no")</script></p><ul><li>one</li><li>two</li></ul>
<p>See <a href="https://example.org/x">here</a> or <a href="javascript:y">there</a>.</p>
<table><tr><th>a</th><td>1</td></tr></table></body></html>"""


def test_the_words_of_a_page() -> None:
    assert text_of_html(PAGE) == (
        "# News & more\n\nFirst line goes on.\n\n- one\n\n- two\n\n"
        "See here (https://example.org/x) or there.\n\n| a | 1"
    )


@pytest.mark.parametrize("source", ["", "<", "<<<>>>", "<p" * 1_000, "<script>x", "a</script>b"])
def test_broken_pages_are_read_as_far_as_they_go(source: str) -> None:
    assert isinstance(text_of_html(source), str)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:11434/api/tags",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://me@example.org/",
        "javascript:alert(1)",
    ],
)
def test_nothing_is_fetched_from_this_computer_and_its_network(url: str) -> None:
    with pytest.raises(ToolError):
        asyncio.run(WebPage(PageFetcher(limit=5.0).get).run({"url": url}))


class _Local(PageFetcher):
    """Takes one host for public, which is the server of the test."""

    async def resolve(self, host: str, port: int) -> str:
        return "127.0.0.1" if host == "pages.example" else await super().resolve(host, port)


def served(answers: dict[str, bytes]) -> str:
    """What the tool says of the page ``/`` of a server with these answers."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        writer.write(b"HTTP/1.1 " + answers[head.split(" ")[1]])
        await writer.drain()
        writer.close()

    async def main() -> str:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server:
            tool = WebPage(_Local(limit=5.0).get)
            [part] = (await tool.run({"url": f"http://pages.example:{port}/"})).content
            assert isinstance(part, Text)
            return part.text.replace(str(port), "PORT")

    return asyncio.run(main())


def test_a_page_comes_with_its_address() -> None:
    latin = b"200 OK\r\nContent-Type: text/html; charset=latin-1\r\n\r\n<p>caf\xe9</p>"
    moved = b"302 Found\r\nLocation: /moved\r\nContent-Length: 0\r\n\r\n"
    assert served({"/": moved, "/moved": latin}) == "http://pages.example:PORT/moved\n\ncafé"


def test_a_redirect_to_this_computer_is_refused() -> None:
    moved = b"302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(ToolError, match="is not on the internet"):
        served({"/": moved})


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ToolError, match="sent no page"):
        served({"/": b"200 OK\r\nContent-Type: application/zip\r\n\r\nPK"})


def test_what_is_alike_is_the_host() -> None:
    tool = WebPage(PageFetcher().get)
    assert tool.alike({"url": "https://Example.org/a?b"}) == "pages of example.org"
    assert tool.alike({"url": "http://[broken"}) == ""
