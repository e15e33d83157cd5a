"""Rivulet's own file of conversations: JSON Lines, with nothing left out.

The first line names the format and its version; then each folder is a line, after the one that it
is in; then each conversation, followed by a line for each of its messages, parents before their
children; the last line counts them. Lines
rather than one JSON array, because a line is the largest thing that must be held in memory on
either side, a file that was cut off is read up to there, and one damaged line costs one message.
``resources/conversations.schema.json`` describes a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import ChatError
from desktop.chat.folders import Folder, tags_in, tidy_folder_name
from desktop.chat.message import Message, MessageStatus
from desktop.chat.setup import ConversationSetup
from desktop.chat.wording import Sentence, say
from desktop.exchange.portion import FolderPortion, Portion, sane_time
from desktop.exchange.report import Report

#: What this Rivulet writes, and the newest that it reads.
VERSION = 1
#: The longest line, in bytes: the largest message that is stored, and what is around it.
MAX_LINE = 68 * 1024 * 1024
#: A portion ends after this many bytes of messages.
_PORTION_BYTES = 2 * 1024 * 1024
_MOST_FOLDERS = 20_000
_MOST_TAGS = 200
_LONGEST_ID = 200
_LONGEST_TITLE = 1000

_BEGIN = b'{"type":"rivulet"'


class Beginning(msgspec.Struct, frozen=True, tag="rivulet"):
    version: int


class FolderLine(msgspec.Struct, frozen=True, kw_only=True, tag="folder", omit_defaults=True):
    """A folder; ``parent_id`` is the one that it is in."""

    id: str
    name: str
    parent_id: str | None = None
    expanded: bool = True


class ConversationLine(
    msgspec.Struct, frozen=True, kw_only=True, tag="conversation", omit_defaults=True
):
    """A conversation without its messages. ``leaf_id`` ends the path that is read.

    ``edits`` are what messages would become that are open for changes, by their ids.
    ``stream`` is false where replies are asked for as a whole.
    """

    id: str
    title: str = ""
    created_at: float
    updated_at: float
    pinned: bool = False
    archived: bool = False
    folder_id: str | None = None
    tags: tuple[str, ...] = ()
    stream: bool = True
    leaf_id: str | None = None
    draft: str = ""
    edits: dict[str, str] = {}
    setup: ConversationSetup = ConversationSetup()


class MessageLine(msgspec.Struct, frozen=True, tag="message"):
    """A message of the conversation whose line came last."""

    message: Message


class Ending(msgspec.Struct, frozen=True, tag="end"):
    """``conversations`` and ``messages`` are how many lines of each kind the file has."""

    conversations: int
    messages: int


_LINE = msgspec.json.Decoder(Beginning | FolderLine | ConversationLine | MessageLine | Ending)


class ArchiveWriter:
    """Makes the lines of a file. Does not write them."""

    def __init__(self) -> None:
        self._conversations = 0
        self._messages = 0

    def beginning(self) -> bytes:
        return _encoded(Beginning(VERSION))

    def folder(self, folder: Folder) -> bytes:
        return _encoded(
            FolderLine(
                id=folder.id,
                name=folder.name,
                parent_id=folder.parent_id,
                expanded=folder.expanded,
            )
        )

    def conversation(
        self,
        summary: ConversationSummary,
        *,
        leaf_id: str | None,
        draft: str,
        edits: Mapping[str, str] = MappingProxyType({}),
        setup: ConversationSetup = ConversationSetup(),  # noqa: B008 - frozen
        stream: bool = True,
    ) -> bytes:
        self._conversations += 1
        return _encoded(
            ConversationLine(
                id=summary.id,
                title=summary.title,
                created_at=summary.created_at,
                updated_at=summary.updated_at,
                pinned=summary.pinned,
                archived=summary.archived,
                folder_id=summary.folder_id,
                tags=summary.tags,
                stream=stream,
                leaf_id=leaf_id,
                draft=draft,
                edits=dict(edits),
                setup=setup,
            )
        )

    def message(self, message: Message) -> bytes:
        self._messages += 1
        return _encoded(MessageLine(message))

    def ending(self) -> bytes:
        return _encoded(Ending(self._conversations, self._messages))


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is one of Rivulet's."""
    return head.startswith(_BEGIN)


def read_archive(
    lines: Iterable[bytes | None], report: Report
) -> Iterator[Portion | FolderPortion]:
    """The folders and conversations of a file; ``None`` stands for a line that is too long.

    Raises `ChatError` for a file of a newer version.
    """
    reader = _ArchiveReader(report)
    for number, line in enumerate(lines, start=1):
        yield from reader.take(line, number)
    yield from reader.finish()


class _ArchiveReader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._open: ConversationLine | None = None
        self._known: set[str] = set()
        self._waiting: list[Message] = []
        self._size = 0
        self._lines = [0, 0]
        self._folders: list[Folder] = []
        self._ended = False

    def take(self, line: bytes | None, number: int) -> Iterator[Portion | FolderPortion]:
        if line is None:
            self._report.note(say("Lines longer than any message"), _place(number))
            return
        try:
            record = _LINE.decode(line)
        except (ValueError, RecursionError):
            if line.strip():
                self._report.note(say("Lines that are damaged"), _place(number))
            return
        match record:
            case Beginning(version):
                if version > VERSION:
                    raise ChatError(
                        say("The file was written by a newer Rivulet."),
                        say("Update Rivulet to import it."),
                    )
            case FolderLine():
                self._take_folder(record, number)
            case ConversationLine():
                yield from self._close()
                self._begin(record, number)
            case MessageLine(message):
                yield from self._add(message, len(line), number)
            case Ending():
                self._ended = True
                if self._lines != [record.conversations, record.messages]:
                    reason = say("Files that do not hold all that they held")
                    self._report.note(reason, _place(number))

    def finish(self) -> Iterator[Portion | FolderPortion]:
        yield from self._close()
        if not self._ended:
            self._report.note(say("Files that end too early"))

    def _take_folder(self, record: FolderLine, number: int) -> None:
        name = tidy_folder_name(record.name)
        if not _is_id(record.id) or not name or len(self._folders) >= _MOST_FOLDERS:
            self._report.note(say("Folders that are damaged, or too many"), _place(number))
        else:
            self._folders.append(
                Folder(
                    id=record.id,
                    name=name,
                    parent_id=record.parent_id,
                    expanded=record.expanded,
                )
            )

    def _begin(self, record: ConversationLine, number: int) -> None:
        self._lines[0] += 1
        if not _is_id(record.id):
            self._report.note(say("Conversations without a usable id"), _place(number))
        else:
            self._open = record
            self._known = set()

    def _add(self, message: Message, size: int, number: int) -> Iterator[Portion]:
        self._lines[1] += 1
        if self._open is None or not _is_id(message.id):
            self._report.note(say("Messages without a conversation or a usable id"), _place(number))
            return
        if message.parent_id is not None and message.parent_id not in self._known:
            reason = say("Messages whose parent is missing: they begin a branch")
            self._report.note(reason, _place(number))
            message = msgspec.structs.replace(message, parent_id=None)
        if message.status is MessageStatus.STREAMING:
            message = msgspec.structs.replace(message, status=MessageStatus.INTERRUPTED)
        if sane_time(message.created_at) != message.created_at:
            message = msgspec.structs.replace(message, created_at=sane_time(message.created_at))
        self._known.add(message.id)
        self._waiting.append(message)
        self._size += size
        if self._size >= _PORTION_BYTES:
            yield self._portion(self._open, is_last=False)

    def _close(self) -> Iterator[Portion | FolderPortion]:
        if self._folders:
            yield FolderPortion(tuple(self._folders))
            self._folders = []
        if self._open is not None:
            yield self._portion(self._open, is_last=True)
        self._open = None

    def _portion(self, record: ConversationLine, *, is_last: bool) -> Portion:
        messages, self._waiting, self._size = tuple(self._waiting), [], 0
        return Portion(
            summary=ConversationSummary(
                id=record.id,
                title=record.title[:_LONGEST_TITLE],
                created_at=sane_time(record.created_at),
                updated_at=sane_time(record.updated_at),
                pinned=record.pinned,
                archived=record.archived,
                folder_id=record.folder_id,
                tags=tags_in(",".join(record.tags[:_MOST_TAGS])),
            ),
            stream=record.stream,
            messages=messages,
            leaf_id=record.leaf_id,
            draft=record.draft,
            edits=record.edits,
            setup=record.setup,
            is_last=is_last,
        )


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_ID


def _encoded(line: msgspec.Struct) -> bytes:
    return msgspec.json.encode(line) + b"\n"


def _place(number: int) -> Sentence:
    return say("line {number}", number=str(number))
