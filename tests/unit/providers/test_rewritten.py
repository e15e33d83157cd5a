"""A recorded stream, written in another way that says the same, is the same message."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from desktop.replay import Replay, as_plain
from tests.unit.providers.corpus import body_of, recorded
from tests.unit.providers.test_corpus import DECODERS

#: The name of an event, if it has one, and its data.
Events = list[tuple[bytes, bytes]]
#: The longest stream that is rewritten, in bytes.
LONGEST = 60_000


def read(body: bytes) -> Events:
    """The events, read in the simplest way: all at once."""
    events = []
    for block in body.replace(b"\r\n", b"\n").split(b"\n\n"):
        fields = [line.partition(b":")[::2] for line in block.split(b"\n")]
        data = [value.removeprefix(b" ") for name, value in fields if name == b"data"]
        name = next((value.strip() for name, value in fields if name == b"event"), b"")
        if data:
            events.append((name, b"\n".join(data)))
    return events


def written(
    events: Events, *, line_end: bytes = b"\n", space: bytes = b" ", between: bytes = b""
) -> bytes:
    body = b""
    for name, data in events:
        lines = [b"event:" + space + name] if name else []
        lines += [b"data:" + space + line for line in data.split(b"\n")]
        body += line_end.join([*lines, b"", b""]) + between
    return body


def changed(change: Callable[[bytes, Any], bytes]) -> Callable[[Events], bytes]:
    """Each event's JSON written anew, by its name and its value."""

    def rewrite(events: Events) -> bytes:
        return written(
            [
                (name, data if data == b"[DONE]" else change(name, json.loads(data)))
                for name, data in events
            ]
        )

    return rewrite


def dumped(value: Any, **options: Any) -> bytes:
    return json.dumps(value, **options).encode()


def backwards(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: backwards(value[name]) for name in reversed(value)}
    return [backwards(item) for item in value] if isinstance(value, list) else value


def without_type(name: bytes, value: Any) -> bytes:
    if name and value.get("type") == name.decode():
        del value["type"]
    return dumped(value)


REWRITES: dict[str, Callable[[Events], bytes]] = {
    "CRLF": lambda events: written(events, line_end=b"\r\n"),
    "CR": lambda events: written(events, line_end=b"\r"),
    "no space": lambda events: written(events, space=b""),
    "comments": lambda events: written(events, between=b": keep-alive\n\n"),
    "ids": lambda events: written(events, between=b"id: 5\nretry: 10\n\n"),
    "pings": lambda events: written(events, between=b'event: ping\ndata: {"type": "ping"}\n\n'),
    "a mark at the start": lambda events: b"\xef\xbb\xbf" + written(events),
    "DONE": lambda events: written([*events, (b"", b"[DONE]")]),
    "no names": lambda events: written([(b"", data) for _, data in events]),
    "no types": changed(without_type),
    "ASCII": changed(lambda _, value: dumped(value)),
    "many lines": changed(lambda _, value: dumped(value, indent=1, ensure_ascii=False)),
    "backwards": changed(lambda _, value: dumped(backwards(value))),
    "new fields": changed(lambda _, value: dumped(value | {"x_new": None, "x_more": {"a": [1]}})),
}


def plain(feature: str, body: bytes) -> Any:
    return json.loads(
        msgspec.json.encode(as_plain(Replay(DECODERS[feature](), iter([body])).message()))
    )


@pytest.mark.parametrize(
    ("feature", "entry"),
    [
        pytest.param(feature, entry, id=entry["file"])
        for feature in DECODERS
        for entry in recorded(feature)
        if entry["bytes"] <= LONGEST
    ],
)
def test_a_stream_written_in_another_way(feature: str, entry: dict[str, Any]) -> None:
    body = body_of(entry)
    expected, events = plain(feature, body), read(body)
    for name, rewrite in REWRITES.items():
        assert plain(feature, rewrite(events)) == expected, name
