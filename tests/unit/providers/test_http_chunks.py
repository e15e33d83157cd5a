"""Merged chunks say the same to an HTTP library as the chunks that were sent."""

from __future__ import annotations

from collections.abc import Iterator

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.providers.http_chunks import ChunkMerger

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunk(data: bytes) -> bytes:
    return b"%X\r\n%b\r\n" % (len(data), data)


def cut(data: bytes, sizes: list[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes * (len(data) // sum(sizes) + 1):
        if start < len(data):
            yield data[start : start + size]
            start += size


def understood(pieces: list[bytes]) -> tuple[bytes, str, int]:
    """What h11 makes of an answer: its body, how it ended, and in how many parts it came."""
    client = h11.Connection(h11.CLIENT)
    client.send(h11.Request(method="GET", target="/", headers=[("Host", "x")]))
    client.send(h11.EndOfMessage())
    body, parts = b"", 0
    try:
        for piece in [*pieces, b""]:
            client.receive_data(piece)
            while (event := client.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
                if isinstance(event, h11.Data):
                    body += bytes(event.data)
                    parts += 1
                elif isinstance(event, h11.EndOfMessage):
                    return body, f"complete, then {client.trailing_data[0]!r}", parts
    except h11.RemoteProtocolError:
        return body, "broken", parts
    return body, "cut", parts


def merged(pieces: list[bytes]) -> list[bytes]:
    """As a connection hands them on: never an empty read before the end."""
    merger = ChunkMerger()
    return [given_back for piece in pieces if (given_back := merger.feed(piece))]


chunks = st.lists(st.binary(min_size=1, max_size=40).map(chunk), max_size=8).map(b"".join)
ends = st.sampled_from(
    [b"0\r\n\r\n", b"", b"0\r\n", b"5", b"5\r\nab", b"0\r\nX-T: 1\r\n\r\n", b"00\r\n\r\nrest"]
)
heads = st.sampled_from(
    [
        HEAD,
        b"HTTP/1.1 100 Continue\r\n\r\n" + HEAD,
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD,
        HEAD.replace(b"Transfer-Encoding: chunked", b"transfer-encoding:Chunked"),
        HEAD.replace(b"Transfer-Encoding: chunked", b"Content-Length: 30"),
        HEAD.replace(b"Transfer-Encoding: chunked", b"X-Note: transfer-encoding: chunked"),
        HEAD.replace(b"Transfer-Encoding: chunked\r\n", b""),
    ]
)
oddities = st.sampled_from(
    [
        b"",
        b"3;a=b\r\nabc\r\n",
        b"3 \r\nabc\r\n",
        b"1_0\r\nabc\r\n",
        b"+3\r\nabc\r\n",
        b"-1\r\n",
        b"zz\r\n",
        b"3\r\nabcd\r\n",
        b"3\nabc\n",
        b"\r\n",
        b"ffffffffffffffffffffffff\r\n",
    ]
)
answers = st.tuples(heads, chunks, oddities, chunks, ends).map(b"".join)


@given(answers, st.lists(st.integers(1, 90)))
def test_any_answer_in_any_pieces_means_the_same(answer: bytes, sizes: list[int]) -> None:
    pieces = list(cut(answer, sizes or [1000]))
    plain, theirs = understood(pieces), understood(merged(pieces))
    if plain[1] == "broken":
        # What came before the fault may have been handed on in another portion.
        assert theirs[1] == "broken"
        assert plain[0].startswith(theirs[0]) or theirs[0].startswith(plain[0])
    else:
        assert theirs[:2] == plain[:2]
    assert theirs[2] <= plain[2] + 1


def test_the_chunks_of_one_read_become_one() -> None:
    events = [b"data: %d\n\n" % number for number in range(500)]
    body = b"".join(map(chunk, events)) + b"0\r\n\r\n"
    assert understood(merged([HEAD, body])) == (b"".join(events), "complete, then b''", 1)


def test_a_chunk_is_handed_on_before_it_is_whole() -> None:
    merger = ChunkMerger()
    assert merger.feed(HEAD) == HEAD
    begun = b"400\r\ndata: {"
    assert merger.feed(chunk(b"a") + chunk(b"b") + begun) == chunk(b"ab") + begun
    assert merger.feed(b'"more') == b'"more'


def test_the_next_answer_on_the_connection_is_merged_too() -> None:
    merger = ChunkMerger()
    for _ in range(3):
        merger.restart()
        answer = HEAD + chunk(b"one") + chunk(b"two") + b"0\r\n\r\n"
        assert merger.feed(answer) == HEAD + chunk(b"onetwo") + b"0\r\n\r\n"


def test_an_answer_cut_before_its_end_is_clean_for_the_next() -> None:
    merger = ChunkMerger()
    assert merger.feed(HEAD + b"4") == HEAD
    merger.restart()
    assert merger.feed(HEAD + chunk(b"a")) == HEAD + chunk(b"a")


@pytest.mark.parametrize("noise", [b"\x05\x00", b"x" * 200_000, b"HTTP/1.0 200 OK\r\n\r\nabc"])
def test_what_is_no_such_answer_passes(noise: bytes) -> None:
    assert b"".join(merged(list(cut(noise, [1000])))) == noise
