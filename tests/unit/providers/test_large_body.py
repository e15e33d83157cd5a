"""Requests that carry pictures and files: base64 is made while they are sent."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from desktop.providers.large_body import Attached, Body, data_url, encoded

#: Around the ends of groups of three bytes, and of pieces.
SIZES = (0, 1, 2, 3, 4, 49_151, 49_152, 49_153, 98_304, 200_000)


@pytest.mark.parametrize("size", SIZES)
def test_bytes_of_any_length_become_base64(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    body = encoded({"a": 1, "data": Attached("", data[:size]), "z": "é"})
    assert json.loads(bytes(body)) == {
        "a": 1,
        "data": base64.b64encode(data[:size]).decode(),
        "z": "é",
    }
    assert len(body) == len(bytes(body))
    assert max(map(len, body.pieces())) <= 65_536


def test_several_stand_each_in_its_place() -> None:
    kinds = ("image/png", "image/jpeg", "image/gif") * 5
    parts = [data_url(kind, bytes([number])) for number, kind in enumerate(kinds)]
    found = json.loads(bytes(encoded({"parts": parts})))["parts"]
    assert found == [
        f"data:{kind};base64,{base64.b64encode(bytes([number])).decode()}"
        for number, kind in enumerate(kinds)
    ]


def test_another_text_around_them_keeps_them() -> None:
    body = encoded({"first": Attached("", b"one"), "second": Attached("", b"two")})
    fields: dict[str, Any] = json.loads(body.text)
    turned = json.dumps({"second": fields["second"], "first": fields["first"]}).encode()
    assert json.loads(bytes(body.with_text(turned))) == {"second": "dHdv", "first": "b25l"}


def test_text_that_is_long_comes_in_pieces() -> None:
    text = b'"' + b"x" * 300_000 + b'"'
    body = Body(text)
    assert b"".join(body.pieces()) == text
    assert max(map(len, body.pieces())) <= 65_536
