"""What a file is, by its first bytes and its name."""

from __future__ import annotations

import enum
import io
import zipfile
import zlib

import msgspec

from desktop.chat.wording import Sentence, say


class DocumentKind(enum.StrEnum):
    PICTURE = "picture"
    PDF = "pdf"
    OFFICE = "office"
    TEXT = "text"
    UNKNOWN = "unknown"


class FileKind(msgspec.Struct, frozen=True):
    """``media_type`` is as registered with IANA; "" where nothing is known."""

    kind: DocumentKind
    media_type: str = ""
    #: For an unknown kind: what is wrong with the file, and what helps.
    words: str = ""


_OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_TEXTS = {
    "md": "text/markdown",
    "markdown": "text/markdown",
    "csv": "text/csv",
    "html": "text/html",
    "htm": "text/html",
    "xml": "text/xml",
    "svg": "image/svg+xml",
    "json": "application/json",
}
_ARCHIVE = say("{name} is an archive. Unpack it and attach what is in it.")
_VIDEO = say("{name} is a video. Videos cannot be attached yet.")
_PROGRAM = say("{name} is a program, not a document.")
_UNREADABLE = {
    b"\xd0\xcf\x11\xe0": say(
        "{name} is in the old format of Microsoft Office. Save it as .docx, .xlsx or .pptx, "
        "then attach that."
    ),
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
    b"ID3": say("{name} is a sound. Sounds cannot be attached yet."),
    b"OggS": say("{name} is a sound or a video. Neither can be attached yet."),
    b"\x1a\x45\xdf\xa3": _VIDEO,
    b"\x7fELF": _PROGRAM,
    b"MZ": _PROGRAM,
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
#: A text may begin with anything; this much of it is looked at.
_HEAD = 65_536


def kind_of(name: str, data: bytes) -> FileKind:
    """What the file is; the name only tells kinds of text from each other."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return FileKind(DocumentKind.PDF, "application/pdf")
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return FileKind(DocumentKind.PICTURE)
    if data[4:8] == b"ftyp":
        words = _VIDEO
        if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
            words = say(
                "{name} is a picture in a format that cannot be read here. Save it as JPEG or PNG."
            )
        return _unknown(words, name)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(name, data)
    for magic, words in _UNREADABLE.items():
        if data.startswith(magic):
            return _unknown(words, name)
    if text_of(data[:_HEAD], cut=len(data) > _HEAD) is None:
        words = say(
            "{name} is of a kind that cannot be read. Text, pictures, PDF and office documents can."
        )
        return _unknown(words, name)
    ending = name.rpartition(".")[2].casefold()
    return FileKind(DocumentKind.TEXT, _TEXTS.get(ending, "text/plain"))


def text_of(data: bytes, *, cut: bool = False) -> str | None:
    """The text of a file; None for what is not text. ``cut``: its end may be in a character."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data[: len(data) & ~1].decode(encoding, "replace")
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if cut and error.start > len(data) - 4:
            return data[: error.start].decode("utf-8-sig")
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in data[:_HEAD])
    # Western text of older programs: few signs, no controls.
    return None if controls else data.decode("cp1252", "replace")


def _unknown(words: Sentence, name: str) -> FileKind:
    return FileKind(DocumentKind.UNKNOWN, words=words.of(name=name))


def _zipped(name: str, data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
            for part, media_type in _OFFICE.items():
                if part in names:
                    return FileKind(DocumentKind.OFFICE, media_type)
            if "mimetype" in names and "content.xml" in names:
                with container.open("mimetype") as declared:
                    media_type = declared.read(200).decode("ascii", "replace").strip()
                if media_type.startswith(_OPEN_DOCUMENT):
                    return FileKind(DocumentKind.OFFICE, media_type)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError):
        return _unknown(say("{name} is damaged and cannot be read."), name)
    return _unknown(_ARCHIVE, name)
