"""The text of office documents: Word, Excel, PowerPoint (ECMA-376) and OpenDocument (OASIS).

Their XML is read as a stream, and no more of it than a limit allows: what libraries for these
formats unpack is bounded by nothing, and a file of some kilobytes can hold gigabytes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.etree import ElementTree

from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import say

#: Characters of text that are taken from one document.
MOST_TEXT = 1_000_000
#: Bytes of XML that are unpacked for them, of one document.
_MOST_UNPACKED = 200_000_000
_CHUNK = 65_536
_NUMBER = re.compile(r"\d+")
_CELL = re.compile(r"([A-Z]{1,3})\d+")
#: Empty cells that are written between two others, rather than only told.
_MOST_EMPTY = 40


def office_text(data: bytes, name: str) -> str:
    """What can be read in a document, as far as `MOST_TEXT` goes; tables with tabs between cells.

    Raises `AttachmentRefused` for one that is damaged, encrypted, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return _joined(_lines(_Parts(container)))
    except _TooMuch as error:
        raise AttachmentRefused(
            say(
                "{name} unpacks to more than {size} MB.",
                name=name,
                size=_MOST_UNPACKED // 1_000_000,
            ),
            say("It was not read. Attach a smaller part of it."),
        ) from error
    except RuntimeError as error:
        raise AttachmentRefused(
            say("{name} is encrypted.", name=name),
            say("Save a copy without a password, then attach that."),
        ) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        KeyError,
        ValueError,
        EOFError,
        OSError,
        NotImplementedError,
    ) as error:
        raise AttachmentRefused(
            say("{name} is damaged and cannot be read.", name=name), details=str(error)
        ) from error


class _TooMuch(Exception):
    """The document unpacks to more than is allowed."""


class _Parts:
    """The parts of a document, and how much of them may still be unpacked."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        self._left = _MOST_UNPACKED
        self.names = container.namelist()

    def numbered(self, pattern: str) -> list[str]:
        """The names that fit, by their number."""
        found = [name for name in self.names if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: int(_NUMBER.findall(name)[-1]))

    def events(self, name: str) -> Iterator[_Event]:
        """The starts, ends and texts of a part, in their order; nothing of it is kept."""
        events = _Events()
        parser = ElementTree.XMLParser(target=events)  # noqa: S314 - `_Events.doctype` refuses entities
        with self._container.open(name) as part:
            for piece in self._pieces(part):
                parser.feed(piece)
                yield from events.take()
        parser.close()
        yield from events.take()

    def _pieces(self, part: IO[bytes]) -> Iterator[bytes]:
        while piece := part.read(_CHUNK):
            self._left -= len(piece)
            if self._left < 0:
                raise _TooMuch
            yield piece


class _Event(NamedTuple):
    """``kind`` is start, end or text; ``tag`` is a name without its namespace."""

    kind: str
    tag: str = ""
    text: str = ""
    attributes: dict[str, str] = {}  # noqa: RUF012 - never changed


class _Events:
    """Takes what a parser sees, for somebody who asks for it in between."""

    def __init__(self) -> None:
        self._seen: list[_Event] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._seen.append(_Event("start", _local(tag), "", attributes))

    def end(self, tag: str) -> None:
        self._seen.append(_Event("end", _local(tag)))

    def data(self, text: str) -> None:
        self._seen.append(_Event("text", "", text))

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """No office program writes one; entities that grow without end begin with it."""
        raise ValueError("a document type")

    def close(self) -> None:
        """Called by the parser."""

    def take(self) -> list[_Event]:
        seen, self._seen = self._seen, []
        return seen


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _joined(lines: Iterator[str]) -> str:
    taken: list[str] = []
    size = 0
    for line in lines:
        taken.append(line)
        size += len(line) + 1
        if size > MOST_TEXT:
            break
    return re.sub(r"\n{3,}", "\n\n", "\n".join(taken)).strip()[:MOST_TEXT]


def _lines(parts: _Parts) -> Iterator[str]:
    if "word/document.xml" in parts.names:
        for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
            if name in parts.names:
                yield from _paragraphs(parts, name)
    elif "xl/workbook.xml" in parts.names:
        yield from _workbook(parts)
    elif "ppt/presentation.xml" in parts.names:
        for number, name in enumerate(parts.numbered(r"ppt/slides/slide\d+\.xml"), 1):
            yield f"\n## Slide {number}\n"
            yield from _paragraphs(parts, name)
        for number, name in enumerate(parts.numbered(r"ppt/notesSlides/notesSlide\d+\.xml"), 1):
            yield f"\n## Notes {number}\n"
            yield from _paragraphs(parts, name)
    else:
        yield from _open_document(parts)


def _paragraphs(parts: _Parts, name: str) -> Iterator[str]:
    """Runs of text below ``p``; a row of a table is one line."""
    line: list[str] = []
    cells: list[str] | None = None
    reading = False
    for event in parts.events(name):
        match event:
            case _Event("text", text=text):
                if reading:
                    line.append(text)
            case _Event("start", "t"):
                reading = True
            case _Event("end", "t"):
                reading = False
            case _Event("start", "tr"):
                cells = []
            case _Event("end", "tab"):
                line.append("\t")
            case _Event("end", "br" | "cr"):
                line.append("\n")
            case _Event("end", "p") if cells is None:
                yield "".join(line)
                line = []
            case _Event("end", "p"):
                line.append(" ")
            case _Event("end", "tc") if cells is not None:
                cells.append("".join(line).strip())
                line = []
            case _Event("end", "tr") if cells is not None:
                yield "\t".join(cells)
                cells = None


def _workbook(parts: _Parts) -> Iterator[str]:
    shared = _shared_strings(parts) if "xl/sharedStrings.xml" in parts.names else []
    titles = [
        event.attributes.get("name", "")
        for event in parts.events("xl/workbook.xml")
        if event.kind == "start" and event.tag == "sheet"
    ]
    for number, name in enumerate(parts.numbered(r"xl/worksheets/sheet\d+\.xml")):
        title = titles[number] if number < len(titles) else f"Sheet {number + 1}"
        yield f"\n## {title}\n"
        yield from _sheet(parts, name, shared)


def _shared_strings(parts: _Parts) -> list[str]:
    """The texts that cells name by their numbers, as far as they can be of use."""
    shared: list[str] = []
    pieces: list[str] = []
    reading, size = False, 0
    for event in parts.events("xl/sharedStrings.xml"):
        match event:
            case _Event("text", text=text):
                if reading:
                    pieces.append(text)
            case _Event("start", "t"):
                reading = True
            case _Event("end", "t"):
                reading = False
            case _Event("end", "si"):
                shared.append("".join(pieces))
                size += len(shared[-1])
                pieces = []
                if size > 4 * MOST_TEXT:
                    break
    return shared


def _sheet(parts: _Parts, name: str, shared: list[str]) -> Iterator[str]:
    cells: list[str] = []
    value: list[str] = []
    kind, column, reading = "", 0, False
    for event in parts.events(name):
        match event:
            case _Event("text", text=text):
                if reading:
                    value.append(text)
            case _Event("start", "row"):
                cells = []
            case _Event("start", "c"):
                kind = event.attributes.get("t", "")
                column = _column(event.attributes.get("r", ""), len(cells))
                value = []
            case _Event("start", "v" | "t"):
                reading = True
            case _Event("end", "v" | "t"):
                reading = False
            case _Event("end", "c"):
                cells += [""] * min(max(column - len(cells), 0), _MOST_EMPTY)
                cells.append(_cell("".join(value), kind, shared).replace("\n", " "))
            case _Event("end", "row"):
                if any(cells):
                    yield "\t".join(cells)


def _cell(value: str, kind: str, shared: list[str]) -> str:
    if kind == "s":
        number = int(value) if value.isdecimal() else -1
        return shared[number] if 0 <= number < len(shared) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return value


def _column(place: str, otherwise: int) -> int:
    """The number of a cell's column from its name, such as ``AB12``."""
    found = _CELL.fullmatch(place)
    if found is None:
        return otherwise
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _open_document(parts: _Parts) -> Iterator[str]:
    """Text, tables and slides of OpenDocument: text stands between elements too."""
    line: list[str] = []
    cells: list[str] | None = None
    depth = skipped = 0
    for event in parts.events("content.xml"):
        match event:
            case _Event("text", text=text):
                if depth and not skipped:
                    line.append(text)
            case _Event("start", "p" | "h"):
                depth += 1
            case _Event("start", "annotation"):
                skipped += 1
            case _Event("end", "annotation"):
                skipped -= 1
            case _Event("start", "s"):
                line.append(" ")
            case _Event("start", "tab"):
                line.append("\t")
            case _Event("start", "line-break"):
                line.append("\n")
            case _Event("start", "table" | "page"):
                if title := _named(event.attributes):
                    yield f"\n## {title}\n"
            case _Event("start", "table-row"):
                cells = []
            case _Event("end", "p" | "h"):
                depth -= 1
                if cells is not None or skipped:
                    line.append(" ")
                else:
                    yield "".join(line)
                    line = []
            case _Event("end", "table-cell") if cells is not None:
                cells.append("".join(line).strip())
                line = []
            case _Event("end", "table-row") if cells is not None:
                if any(cells):
                    yield "\t".join(cells)
                cells = None


def _named(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith("}name")), "")
