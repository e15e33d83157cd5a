"""Reading a file of conversations, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from desktop.chat.errors import ChatError
from desktop.chat.wording import Listed, say
from desktop.exchange.archive import MAX_LINE, is_archive, read_archive
from desktop.exchange.chatgpt import read_chatgpt
from desktop.exchange.claude import read_claude
from desktop.exchange.json_elements import JsonElements
from desktop.exchange.loose_json import fields_of, mended
from desktop.exchange.media import Assets, no_assets
from desktop.exchange.portion import FolderPortion, Portion
from desktop.exchange.report import Report
from desktop.exchange.zip_file import ZipExport, is_zip

#: The largest conversation of another program, in bytes of JSON.
MAX_CONVERSATION = 64 * 1024 * 1024
_CHUNK = 1024 * 1024
_HEAD = 64


def read_conversations(file: BinaryIO, report: Report) -> Iterator[Portion | FolderPortion]:
    """The conversations in an open file: Rivulet's own, or an export of ChatGPT or Claude.

    Holds one conversation at a time. What cannot be read is noted in ``report``, and the rest
    is read. Raises `ChatError` where nothing can be, OSError where the disk fails. Writes
    nothing and fetches nothing.
    """
    head = file.read(_HEAD)
    file.seek(0)
    if is_archive(head):
        yield from read_archive(_lines(file), report)
    elif is_zip(head):
        yield from _read_zip(ZipExport(file, report), report)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        yield from read_exported(iter(lambda: file.read(_CHUNK), b""), report)
    else:
        raise ChatError(
            say("This is no file of conversations that Rivulet can read."),
            say(
                "It reads its own exports, and the data exports of ChatGPT and Claude as a ZIP "
                "file or as conversations.json."
            ),
        )


def read_exported(
    chunks: Iterable[bytes], report: Report, assets: Assets = no_assets
) -> Iterator[Portion | FolderPortion]:
    """The conversations in the JSON of a ChatGPT or Claude export."""
    elements = JsonElements(report, limit=MAX_CONVERSATION).split(chunks)
    for number, element in enumerate(elements, start=1):
        fields = fields_of(element)
        if fields is None:
            fields = fields_of(mended(element))
        if fields is None:
            report.note(
                say("Conversations that are damaged"), say("number {number}", number=str(number))
            )
        elif "mapping" in fields:
            yield from read_chatgpt(fields, report, assets)
        elif "chat_messages" in fields:
            yield from read_claude(fields, report)
        else:
            named = Listed(tuple(sorted(fields)[:4]))
            report.note(
                say("Entries that are no conversation"),
                say("number {number}: {named}", number=str(number), named=named),
            )


def _read_zip(export: ZipExport, report: Report) -> Iterator[Portion | FolderPortion]:
    for chunks in export.conversation_files():
        yield from read_exported(chunks, report, export.asset)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long to be held."""
    while line := file.readline(MAX_LINE):
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None
