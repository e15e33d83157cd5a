"""Files that tools brought, on their way to a model."""

from __future__ import annotations

import pytest

from desktop.chat.blocks import File, Image, Text, ToolResult
from desktop.chat.message import Message, Role
from desktop.session.outgoing import outgoing
from desktop.settings import ProviderKind, ProviderSettings

PNG = Image("image/png", b"\x89PNG")
NOTE = File("a.md", "text/markdown", b"# Note")
PDF = File("a.pdf", "application/pdf", b"%PDF-1.7 \xff")


def sent(*content: Text | Image | File, kind: ProviderKind) -> tuple[Text | Image | File, ...]:
    result = ToolResult("c1", "read", content)
    message = Message(id="t", role=Role.TOOL, created_at=0.0, blocks=(result,))
    provider = ProviderSettings(id="p", kind=kind)
    [made] = outgoing([message], provider)
    [block] = made.blocks
    assert isinstance(block, ToolResult)
    return block.content


@pytest.mark.parametrize(
    "file",
    [
        File("sound.wav", "audio/wav", b"RIFF\xff\x00"),
        File("a.gz", "application/gzip", b"\x1f\x8b\x00"),
        File("blob", "application/octet-stream", b"text all the same"),
    ],
)
@pytest.mark.parametrize("kind", [ProviderKind.ANTHROPIC, ProviderKind.OPENAI_RESPONSES])
def test_what_no_model_reads_is_told_of_and_not_sent(file: File, kind: ProviderKind) -> None:
    [part] = sent(file, kind=kind)
    assert isinstance(part, Text)
    assert f"[The file {file.name}, {file.media_type}, " in part.text


def test_what_a_model_reads_is_sent() -> None:
    assert sent(PNG, NOTE, PDF, kind=ProviderKind.ANTHROPIC) == (PNG, NOTE, PDF)
