"""Server-sent events against the cases of the web platform's tests and of other parsers."""

from __future__ import annotations

import ast
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.errors import StreamInterrupted
from desktop.providers.sse import EventParser, ServerEvent
from tests.unit.providers.corpus import corpus_file, cut


def read(body: bytes, size: int) -> tuple[list[dict[str, Any]], int | None]:
    parser = EventParser()
    events = [event for piece in cut(body, size) for event in parser.feed(piece)]
    return [
        {
            "data": event.data.decode("utf-8", "replace"),
            "event": event.name.decode() or None,
            "id": event.id.decode() or None,
        }
        for event in events
    ], parser.retry


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 4096, 1 << 24])
def test_conforms_at_every_chunk_size(size: int) -> None:
    cases = json.loads(corpus_file("sse-conformance/cases.json").read_text("utf-8"))
    assert len(cases) > 30
    for case in cases:
        if "generate" in case or "Not a parser case" in case.get("note", ""):
            continue
        events, retry = read("".join(case["chunks"]).encode(), size)
        if "sticky id" in case.get("note", ""):
            continue
        expected = [{"event": None, "id": None} | event for event in case["expect"]]
        assert events == expected, case["name"]
        if "retry" in case:
            assert retry == case["retry"], case["name"]


@pytest.mark.parametrize("size", [997, 65536])
def test_generated_cases_of_the_corpus(size: int) -> None:
    cases = json.loads(corpus_file("sse-conformance/cases.json").read_text("utf-8"))
    for case in cases:
        if "generate" not in case:
            continue
        body = str(eval(compile(ast.parse(case["generate"], mode="eval"), "case", "eval")))
        (event,), _ = read(body.encode(), size)
        lines = [line.removeprefix("data:") for line in body.strip("\n").split("\n")]
        assert event["data"] == "\n".join(lines), case["name"]


def test_an_id_stays_until_the_next_one() -> None:
    events, _ = read(b"id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", 5)
    assert [event["id"] for event in events] == ["7", "7", None]


def test_pending_tells_that_the_stream_ends_inside_an_event() -> None:
    parser = EventParser()
    assert parser.feed(b"data: a\n\ndata: b\n") == [ServerEvent(b"a")]
    assert parser.pending
    assert parser.feed(b"\n") == [ServerEvent(b"b")]
    assert not parser.pending


def test_separators_of_other_standards_do_not_end_a_line() -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x0cf"
    assert read(f"data: {text}\n\n".encode(), 3)[0][0]["data"] == text


def test_an_event_over_the_bound_interrupts() -> None:
    parser = EventParser(max_event=1000)
    assert len(parser.feed(b"data: " + b"x" * 900 + b"\n\n")) == 1
    for _ in range(76):
        assert parser.feed(b"data: 123456\n") == []
    with pytest.raises(StreamInterrupted):
        parser.feed(b"data: 123456\n")


def test_time_is_linear_in_a_line_without_an_end() -> None:
    def cost(pieces: int) -> float:
        parser = EventParser()
        begin = time.process_time()
        for _ in range(pieces):
            parser.feed(b"x" * 100)
        return time.process_time() - begin

    cost(1000)
    # Eight times the bytes; quadratic work would take sixty-four times as long.
    assert cost(80_000) < 24 * max(cost(10_000), 0.001)


FIELD = st.sampled_from(["data", "event", "id", "retry", "", "dat", "data ", "DATA"])
VALUE = st.text(st.sampled_from(list("a0 :é\u2028😀\ufeff")), max_size=6)
LINE = st.builds(lambda f, c, v: f + c + v, FIELD, st.sampled_from([":", ": ", ""]), VALUE)
STREAM = st.lists(st.tuples(LINE | st.just(""), st.sampled_from(["\n", "\r", "\r\n"])), max_size=24)


@given(STREAM, st.integers(1, 9), st.booleans())
def test_agrees_with_the_standard_read_line_by_line(
    lines: list[tuple[str, str]], size: int, bom: bool
) -> None:
    body = ("\ufeff" if bom else "") + "".join(line + end for line, end in lines)
    events, _ = read(body.encode(), size)
    assert events == reference(body)


def reference(body: str) -> list[dict[str, Any]]:
    """The standard's algorithm, word by word, for a whole body."""
    text = body.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    events: list[dict[str, Any]] = []
    data, name, last_id = "", "", ""
    for line in text.split("\n")[:-1]:
        if not line:
            if data:
                events.append(
                    {"data": data.removesuffix("\n"), "event": name or None, "id": last_id or None}
                )
            data = name = ""
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            data += value + "\n"
        elif field == "event":
            name = value
        elif field == "id" and "\0" not in value:
            last_id = value
    return events
