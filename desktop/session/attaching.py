"""Taking files into a message: read, recognised, and their text found."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop.chat.blocks import File
from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import Decimals, say
from desktop.documents.kind import DocumentKind, FileKind, kind_of, text_of
from desktop.storage.daemon_thread import DaemonThread
from desktop.storage.file_intake import read_whole, remove_with_folder

__all__ = ["Attaching", "DocumentKind", "TakenDocument", "TakenFile"]

T = TypeVar("T")

#: Of one file: pictures are made smaller afterwards, other files go as they are.
MOST_BYTES = 40_000_000
_MOST_DOCUMENT = 24_000_000
_MOST_TEXT_BYTES = 4_000_000
#: Seconds for one file.
_PATIENCE = 40.0
_LONGEST_NAME = 160


class TakenFile(msgspec.Struct, frozen=True):
    """A file that was read."""

    name: str
    data: bytes
    kind: FileKind

    @property
    def is_picture(self) -> bool:
        return self.kind.kind is DocumentKind.PICTURE


class TakenDocument(msgspec.Struct, frozen=True):
    """A document as it goes with a message, and what is to be said of it."""

    file: File
    remark: str = ""


class Attaching:
    """Reads files and finds the text in them, in a thread of its own, one after the other.

    Does not decode pictures. What takes too long is given up, and its thread with it.
    """

    def __init__(self) -> None:
        self._thread = DaemonThread("attachments")

    async def read(self, path: Path, *, remove: bool = False) -> TakenFile:
        """Read a file; ``remove`` it and its folder, which holds nothing else, afterwards.

        Raises `AttachmentRefused`.
        """

        def work() -> TakenFile:
            data = read_whole(path, most=MOST_BYTES)
            if remove:
                remove_with_folder(path)
            return _taken(path.name, data)

        return await self._call(path.name, work)

    async def take(self, name: str, data: bytes) -> TakenFile:
        """The same for bytes that are here already."""
        return await self._call(name, lambda: _taken(name, data))

    async def document(self, taken: TakenFile) -> TakenDocument:
        """What is no picture, with its text. Raises `AttachmentRefused`."""
        return await self._call(taken.name, lambda: _document(taken))

    def stop(self) -> None:
        """End the thread; does not wait for it."""
        self._thread.stop()

    async def _call(self, name: str, work: Callable[[], T]) -> T:
        try:
            return await asyncio.wait_for(self._thread.call(work), _PATIENCE)
        except TimeoutError as error:
            self._thread.stop()
            self._thread = DaemonThread("attachments")
            raise AttachmentRefused(
                say(
                    "{name} took longer than {seconds} seconds to read.",
                    name=name,
                    seconds=_PATIENCE,
                ),
                say("It was given up. Attach a smaller part of it."),
            ) from error


def tidy_name(name: str) -> str:
    """A file's name in one line, without what could make it look like another."""
    kept = "".join(
        letter if unicodedata.category(letter)[0] != "C" else " "
        for letter in name.replace("\\", "/").rpartition("/")[2]
    )
    return " ".join(kept.split())[-_LONGEST_NAME:] or "file"


def _taken(name: str, data: bytes) -> TakenFile:
    name = tidy_name(name)
    if not data:
        raise AttachmentRefused(say("{name} is empty.", name=name))
    kind = kind_of(name, data)
    if kind.kind is DocumentKind.UNKNOWN:
        raise AttachmentRefused(kind.words)
    return TakenFile(name, data, kind)


def _document(taken: TakenFile) -> TakenDocument:
    name, data, media_type = taken.name, taken.data, taken.kind.media_type
    if taken.kind.kind is DocumentKind.TEXT:
        return _text_document(name, data, media_type)
    if len(data) > _MOST_DOCUMENT:
        raise AttachmentRefused(
            say(
                "{name} has {size} MB; {most} MB can be attached.",
                name=name,
                size=Decimals(len(data) / 1e6, 1),
                most=round(_MOST_DOCUMENT / 1e6),
            )
        )
    # Here, and not above: a window in which nothing is attached does without.
    from desktop.documents.office import MOST_TEXT, office_text  # noqa: PLC0415 - not for pictures
    from desktop.documents.pdf import pdf_text  # noqa: PLC0415 - the same

    if taken.kind.kind is DocumentKind.PDF:
        found = pdf_text(data, name)
        remark = ""
        if found.read < found.pages and found.text:
            remark = say(
                "Of {name}, the text of the first {count} pages was read.",
                name=name,
                count=found.read,
            )
        return TakenDocument(File(name, media_type, data, text=found.text), remark)
    text = office_text(data, name)
    if not text:
        raise AttachmentRefused(say("There is no text in {name}.", name=name))
    remark = (
        say("Of {name}, the first {count} characters were read.", name=name, count=MOST_TEXT)
        if len(text) >= MOST_TEXT
        else ""
    )
    return TakenDocument(File(name, media_type, data, text=text), remark)


def _text_document(name: str, data: bytes, media_type: str) -> TakenDocument:
    if len(data) > _MOST_TEXT_BYTES:
        raise AttachmentRefused(
            say(
                "{name} has {size} MB of text; {most} MB can be attached.",
                name=name,
                size=Decimals(len(data) / 1e6, 1),
                most=round(_MOST_TEXT_BYTES / 1e6),
            ),
            say("Attach the part of it that matters."),
        )
    text = text_of(data)
    if text is None:
        raise AttachmentRefused(
            say("{name} is not text all the way, and cannot be read.", name=name)
        )
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise AttachmentRefused(say("There is no text in {name}.", name=name))
    return TakenDocument(File(name, media_type, text.encode()))
