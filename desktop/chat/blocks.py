"""Content blocks: what a message is made of.

Every block is an immutable value. As plain data a block is a dict whose ``type`` names it;
`to_json` and `from_json` keep every field, and unknown provider content survives as `Opaque`.

A block of a reply may remember the wire protocol it came over (``origin``) and the provider's
own fields (``extra``, a JSON text): only that protocol is sent them back. Both are "" for
what the user or Rivulet made.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec


class Citation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A source that a text names. ``data`` is the provider's JSON for it, verbatim."""

    title: str = ""
    url: str = ""
    #: The words of the source.
    quote: str = ""
    data: str = ""


class Text(msgspec.Struct, frozen=True, tag="text", omit_defaults=True):
    """Prose, as Markdown source."""

    text: str = ""
    citations: tuple[Citation, ...] = ()
    origin: str = ""
    extra: str = ""


class Thinking(msgspec.Struct, frozen=True, tag="thinking", omit_defaults=True):
    """Reasoning that came before or between the text.

    ``signature`` and ``encrypted`` are the provider's own and are sent back bit by bit as they
    came. ``seconds`` is how long this block took to arrive; 0.0 when unknown.
    """

    text: str = ""
    signature: str = ""
    encrypted: str = ""
    seconds: float = 0.0
    origin: str = ""
    extra: str = ""


class ToolCall(msgspec.Struct, frozen=True, tag="tool_call", omit_defaults=True):
    """A request of the model to run a tool.

    ``arguments`` is None until the call is complete, and stays None when ``arguments_text``
    is not a JSON object: such a call is never run.
    """

    id: str = ""
    name: str = ""
    arguments: dict[str, Any] | None = None
    arguments_text: str = ""
    origin: str = ""
    extra: str = ""


class Image(msgspec.Struct, frozen=True, tag="image", omit_defaults=True):
    """Pixels in a known encoding, e.g. ``image/png``.

    ``sha256`` stands for ``data`` that is b"" because it could not be read; "" otherwise.
    """

    media_type: str
    data: bytes
    origin: str = ""
    extra: str = ""
    #: What the user calls it; "" for a picture without a name.
    name: str = ""
    sha256: str = ""


class File(msgspec.Struct, frozen=True, tag="file", omit_defaults=True):
    """An attached document with its name.

    ``text`` is what can be read in it, for models that do not take such files, where ``data``
    is not text itself; ``sha256`` as in `Image`.
    """

    name: str
    media_type: str
    data: bytes
    text: str = ""
    sha256: str = ""


class Refusal(msgspec.Struct, frozen=True, tag="refusal", omit_defaults=True):
    """The model's own words for declining."""

    text: str = ""


class Opaque(msgspec.Struct, frozen=True, tag="opaque", omit_defaults=True):
    """Content that Rivulet does not know, kept to be sent back.

    ``protocol`` is the wire protocol it came over, ``data`` its JSON, verbatim.
    """

    protocol: str
    data: str


class ToolResult(msgspec.Struct, frozen=True, tag="tool_result", omit_defaults=True):
    """What a tool answered to the call ``call_id``."""

    call_id: str
    name: str = ""
    content: tuple[Text | Image | File, ...] = ()
    is_error: bool = False


ContentBlock: TypeAlias = Text | Thinking | ToolCall | ToolResult | Image | File | Refusal | Opaque


#: Building a decoder costs more than decoding a short message with it.
_BLOCKS = msgspec.json.Decoder(tuple[ContentBlock, ...])


def to_json(blocks: tuple[ContentBlock, ...]) -> bytes:
    """Encode blocks as a JSON array; bytes become base64."""
    return msgspec.json.encode(blocks)


def from_json(data: bytes | str) -> tuple[ContentBlock, ...]:
    """Decode what `to_json` made. Raises `msgspec.DecodeError` on anything else."""
    return _BLOCKS.decode(data)


def plain_text(blocks: tuple[ContentBlock, ...]) -> str:
    """The readable text of a message, without thinking, tools and images."""
    made = ""
    before: ContentBlock | None = None
    for block in blocks:
        if isinstance(block, Text | Refusal) and block.text:
            follows = isinstance(before, Text) and isinstance(block, Text)
            if made:
                made += seam(made, block.text) if follows else "\n\n"
            made += block.text
        before = block
    return made


def seam(before: str, after: str) -> str:
    """What stands between two texts that follow each other.

    Mostly nothing: a provider cuts where a source is named, in the middle of a sentence. But
    what ends as a sentence and what begins as one are paragraphs.
    """
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    ends = before[-1] in ".!?:…`|"
    begins = after[0].isupper() or after[0] in "#-*>|`"
    return "\n\n" if ends and begins else ""
