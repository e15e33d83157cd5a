"""Recorded streams of real providers, found through RIVULET_CORPUS."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def corpus_file(name: str) -> Path:
    """A file of the corpus. Skips the test where there is none."""
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS is not set")
    return Path(folder) / name


def recorded(feature: str) -> list[dict[str, Any]]:
    """The manifest's entries that have ``feature`` ("": all); none without a corpus."""
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        return []
    entries = json.loads((Path(folder) / "sse" / "manifest.json").read_text())
    return [entry for entry in entries if not feature or feature in entry["features"]]


def body_of(entry: dict[str, Any]) -> bytes:
    """The recorded body as it went over the wire."""
    data = corpus_file(entry["file"]).read_bytes()
    if entry["form"] == "sse":
        return data
    payloads = [line for line in data.splitlines() if line.strip()]
    if "fmt_chat" in entry["features"]:
        return b"".join(b"data: %b\n\n" % line for line in payloads) + b"data: [DONE]\n\n"
    if "type" not in json.loads(payloads[0]):
        return b"".join(b"data: %b\n\n" % line for line in payloads)
    return b"".join(
        b"event: %b\ndata: %b\n\n" % (json.loads(line)["type"].encode(), line) for line in payloads
    )


def payloads_of(body: bytes) -> Iterator[dict[str, Any]]:
    """The JSON of every event, read in the simplest way: all at once, line by line."""
    for line in body.decode().replace("\r\n", "\n").split("\n"):
        if line.startswith("data:") and line[5:].strip() not in ("", "[DONE]"):
            yield json.loads(line[5:])


def cut(body: bytes, size: int) -> Iterator[bytes]:
    """Pieces of ``size`` bytes; of random sizes up to 300 when it is 0."""
    sizes = random.Random(len(body))
    start = 0
    while start < len(body):
        end = start + (size or sizes.randint(1, 300))
        yield body[start:end]
        start = end
