"""What a provider is sent of the files that messages carry."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from desktop.chat.blocks import ContentBlock, File, Image, Text, ToolResult
from desktop.chat.message import Message
from desktop.settings import ProviderKind, ProviderSettings

PDF = "application/pdf"
_UNKNOWN = "application/octet-stream"
#: Servers of chat completions that read a PDF themselves, whichever the model
#: (https://platform.openai.com/docs/guides/pdf-files, https://openrouter.ai/docs/features/multimodal/pdfs).
_PDF_READERS = ("openai.com", "openrouter.ai")


def takes_pdf(provider: ProviderSettings) -> bool:
    """Whether a PDF can be sent as it is; otherwise its text is."""
    match provider.kind:
        case ProviderKind.ANTHROPIC | ProviderKind.OPENAI_RESPONSES:
            return True
        case ProviderKind.OPENAI_CHAT:
            host = urlsplit(provider.base_url or "https://api.openai.com").hostname or ""
            return any(host == name or host.endswith(f".{name}") for name in _PDF_READERS)
        case _:
            return False


def is_sent_as_text(block: Image | File, provider: ProviderSettings) -> bool:
    """Whether only the text that was found in a document goes out."""
    if not isinstance(block, File) or not block.text:
        return False
    return block.media_type != PDF or not takes_pdf(provider)


def outgoing(messages: Iterable[Message], provider: ProviderSettings) -> list[Message]:
    """The messages with each document as this provider takes it, and words for what is lost."""
    return [_prepared(message, provider) for message in messages]


def _prepared(message: Message, provider: ProviderSettings) -> Message:
    if not any(isinstance(block, Image | File | ToolResult) for block in message.blocks):
        return message
    blocks: list[ContentBlock] = []
    for block in message.blocks:
        if isinstance(block, ToolResult):
            content = tuple(_of_result(_part(part, provider), provider) for part in block.content)
            blocks.append(msgspec.structs.replace(block, content=content))
        elif isinstance(block, Image | File):
            blocks.append(_part(block, provider))
        else:
            blocks.append(block)
    return msgspec.structs.replace(message, blocks=tuple(blocks))


def _of_result(part: Text | Image | File, provider: ProviderSettings) -> Text | Image | File:
    """What a tool brought, or words for what no model reads: it would refuse all of the request."""
    if not isinstance(part, File) or (part.media_type == PDF and takes_pdf(provider)):
        return part
    if part.media_type not in (PDF, _UNKNOWN) and _is_text(part.data):
        return part
    return Text(
        f"[The file {part.name}, {part.media_type}, {len(part.data):,} bytes. The user has it; "
        "you cannot read it.]"
    )


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _part(part: Text | Image | File, provider: ProviderSettings) -> Text | Image | File:
    if isinstance(part, Text):
        return part
    if not part.data and part.sha256:
        what = f"The file {part.name}" if isinstance(part, File) else "A picture"
        return Text(f"[{what} was attached here, but is lost.]")
    if isinstance(part, File) and is_sent_as_text(part, provider):
        return File(part.name, "text/plain", part.text.encode())
    return part
