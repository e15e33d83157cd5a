"""Estimates of tokens, against counts of real tokenizers."""

from __future__ import annotations

import struct
import time

import pytest

from desktop.chat.blocks import ContentBlock, File, Image, Text, ToolCall, ToolResult
from desktop.chat.message import Message, Role
from desktop.chat.token_estimate import (
    PER_MESSAGE,
    block_tokens,
    image_size,
    image_tokens,
    message_tokens,
    pdf_tokens,
    text_tokens,
)

_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 1568, 784) + b"\x08\x06\0\0\0"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # Counted with o200k_base, the vocabulary of OpenAI's models since 2024.
        ("The quick brown fox jumps over the lazy dog.", 10),
        ("Hello, world!", 4),
        ("def add(a, b):\n    return a + b\n", 13),
        ("1234567890", 4),
        ("こんにちは世界", 7),
    ],
)
def test_short_texts_are_near_the_count(text: str, counted: int) -> None:
    assert abs(text_tokens(text) - counted) <= max(2, counted // 3)


def test_nothing_is_nothing_and_spaces_are_little() -> None:
    assert text_tokens("") == 0
    assert 0 < text_tokens("    ") <= 2


def test_a_long_text_is_estimated_from_pieces_of_it() -> None:
    line = "A producer that awaits `put()` then pauses by itself when the consumer lags.\n"
    one, many = text_tokens(line * 100), text_tokens(line * 40_000)
    assert many == pytest.approx(one * 400, rel=0.05)


def test_a_long_text_takes_no_longer_than_a_short_one() -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        text_tokens(text)
        return time.process_time() - began

    text = "words and more words, " * 3_000
    short = min(seconds(text[:16_384]) for _ in range(5))
    long = min(seconds(text * 60) for _ in range(5))
    assert long < 5 * short


def test_pictures_are_counted_as_they_are_shrunk() -> None:
    assert image_tokens(750, 1000) == 1000
    assert image_tokens(1568, 1568) == image_tokens(9000, 9000)
    assert image_tokens(8, 8) == 85
    assert image_tokens(0, 0) == 1_500


def test_the_size_of_a_picture_is_read_from_its_header() -> None:
    jpeg = (
        b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08"
        + struct.pack(">HH", 480, 640)
        + bytes(10)
    )
    webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\x01\x00" + b"\xff\x00\x00"
    gif = b"GIF89a" + struct.pack("<HH", 12, 34)
    assert image_size(_PNG) == (1568, 784)
    assert image_size(jpeg) == (640, 480)
    assert image_size(webp) == (512, 256)
    assert image_size(gif) == (12, 34)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", _PNG[:18], b"\xff\xd8\xff", b"\xff\xd8\xff\xe0"]
)
def test_a_damaged_header_has_no_size(data: bytes) -> None:
    assert image_size(data) == (0, 0)


def test_a_pdf_counts_by_its_pages() -> None:
    three = b"%PDF-1.4 /Type /Pages /Type /Page /Type/Page\n/Type /Page "
    assert pdf_tokens(three) == 6_000
    assert pdf_tokens(b"%PDF-1.7" + bytes(600_000)) == 22_000


def test_a_message_is_the_sum_of_its_blocks() -> None:
    blocks: tuple[ContentBlock, ...] = (
        Image("image/png", _PNG),
        File("notes.txt", "text/plain", b"Some words in a file."),
        Text("What is this?"),
        ToolCall("1", "search", arguments_text='{"words": "river"}'),
        ToolResult("1", "search", (Text("Found nothing."),)),
    )
    message = Message(id="1", role=Role.USER, blocks=blocks, created_at=0.0)
    assert message_tokens(message) == sum(map(block_tokens, blocks)) + PER_MESSAGE
    assert block_tokens(blocks[0]) == image_tokens(1568, 784)
    assert block_tokens(blocks[1]) > text_tokens("Some words in a file.")
