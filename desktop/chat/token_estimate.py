"""How many tokens a message will be, about, before a provider has counted it.

No vocabulary is loaded: every model has another one, and none is small. Words, numbers, signs
and line ends are counted as the patterns of byte-pair tokenizers cut them
(https://github.com/openai/tiktoken, ``openai_public.py``); a word of more than six letters
counts for several. Of English, code and JSON the sum is mostly within a fifth of the count; of
other languages within a third. Only for what is shown before sending: a provider's `Usage` is
always better.
"""

from __future__ import annotations

import math
import re
import struct

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.message import Message

#: What a message costs besides its content: its role and the marks around it
#: (https://github.com/openai/openai-cookbook, "How to count tokens").
PER_MESSAGE = 4
#: Characters that are looked at; of longer texts as many, in pieces from all over them.
_LOOKED_AT = 16_384
_PIECE = 1_024
#: Letters that one token has, in a word of the alphabets that tokenizers learn little of.
_LETTERS_OF_OTHERS = 2.6
#: Pixels of one token (https://docs.anthropic.com/en/docs/build-with-claude/vision), and the
#: long edge to which every provider that is known shrinks pictures.
_PIXELS_OF_TOKEN = 750
_LONGEST_EDGE = 1568
_LEAST_OF_IMAGE = 85
#: A page of a PDF is read as text and as a picture: 1,500 to 3,000 tokens each
#: (https://docs.anthropic.com/en/docs/build-with-claude/pdf-support).
_OF_PAGE = 2_000
#: An estimate for pictures whose size is not known.
_OF_UNKNOWN_IMAGE = 1_500
#: Bytes of a scanned or printed page, where the pages cannot be counted.
_BYTES_OF_PAGE = 60_000

_PIECES = re.compile(
    r"(?P<cjk>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff])"
    r"|(?P<latin>[A-Za-z]+)"
    r"|(?P<digits>[0-9]+)"
    r"|(?P<other>[^\W\d_A-Za-z\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+)"
    r"|(?P<lines>\s*\n\s*)"
    r"|(?P<signs>[^\w\s]+|_+)"
)
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def text_tokens(text: str) -> int:
    """About how many tokens a text is. Takes a few milliseconds at most, at any length."""
    if len(text) <= _LOOKED_AT:
        return math.ceil(_counted(text))
    count = _LOOKED_AT // _PIECE
    step = (len(text) - _PIECE) // (count - 1)
    looked_at = sum(_counted(text[n * step : n * step + _PIECE]) for n in range(count))
    return math.ceil(looked_at * len(text) / (count * _PIECE))


def image_tokens(width: int, height: int) -> int:
    """About how many tokens a picture of this many pixels is."""
    if width <= 0 or height <= 0:
        return _OF_UNKNOWN_IMAGE
    shrunk = min(1.0, _LONGEST_EDGE / max(width, height))
    pixels = width * height * shrunk * shrunk
    return max(math.ceil(pixels / _PIXELS_OF_TOKEN), _LEAST_OF_IMAGE)


def pdf_tokens(data: bytes) -> int:
    """About how many tokens a PDF is that a provider reads itself, by its pages."""
    # Pages inside of compressed objects cannot be seen; their size tells a little.
    pages = len(_PAGE.findall(data)) or math.ceil(len(data) / _BYTES_OF_PAGE)
    return pages * _OF_PAGE


def block_tokens(block: ContentBlock) -> int:
    """About how many tokens a block is that is sent as it is."""
    match block:
        case Text(text=text) | Refusal(text=text) | Thinking(text=text):
            return text_tokens(text)
        case ToolCall(name=name, arguments_text=arguments):
            return text_tokens(name) + text_tokens(arguments) + PER_MESSAGE
        case ToolResult(content=content):
            return sum(map(block_tokens, content)) + PER_MESSAGE
        case Image(data=data):
            return image_tokens(*image_size(data))
        case File(name=name, media_type="application/pdf", data=data):
            return pdf_tokens(data) + text_tokens(name)
        case File(name=name, data=data):
            return text_tokens(data.decode("utf-8", "replace")) + text_tokens(name)
        case Opaque(data=source):
            return text_tokens(source)


def message_tokens(message: Message) -> int:
    """About how many tokens a whole message is."""
    return sum(map(block_tokens, message.blocks)) + PER_MESSAGE


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF, WebP or JPEG by its header; (0, 0) where they do not
    stand there."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack_from(">II", data, 16)
        elif data.startswith(b"GIF8"):
            width, height = struct.unpack_from("<HH", data, 6)
        elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            width, height = _webp_size(data)
        elif data.startswith(b"\xff\xd8"):
            width, height = _jpeg_size(data)
        else:
            width, height = 0, 0
    except (struct.error, IndexError):
        return 0, 0
    return int(width), int(height)


def _counted(text: str) -> float:
    tokens = 0.0
    for match in _PIECES.finditer(text):
        length = match.end() - match.start()
        match match.lastgroup:
            case "latin":
                tokens += 1 if length <= 7 else 1 + (length - 7) / 5
            case "digits":
                tokens += math.ceil(length / 3)
            case "other":
                tokens += max(1.0, length / _LETTERS_OF_OTHERS)
            case "signs":
                tokens += max(1.0, length / 2.5)
            case _:
                tokens += 1
    # Text of spaces only, or of marks that belong to no class, is something too.
    return tokens or len(text) / 4


def _webp_size(data: bytes) -> tuple[int, int]:
    """https://developers.google.com/speed/webp/docs/riff_container"""
    match data[12:16]:
        case b"VP8X":
            return (
                int.from_bytes(data[24:27], "little") + 1,
                int.from_bytes(data[27:30], "little") + 1,
            )
        case b"VP8L":
            bits = struct.unpack_from("<I", data, 21)[0]
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header, which has the size (ITU T.81, B.2.2)."""
    place = 2
    while data[place] == 0xFF:
        kind = data[place + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        place += 2 + int(struct.unpack_from(">H", data, place + 2)[0])
    return 0, 0
