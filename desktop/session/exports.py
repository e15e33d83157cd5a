"""Writing conversations into files."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Self

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.folders import Folder
from desktop.chat.message import Message, MessageStatus
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.exchange.archive import ArchiveWriter
from desktop.exchange.documents import (
    Document,
    DocumentKind,
    InWords,
    MarkdownDocument,
    TextDocument,
)
from desktop.storage.conversations import ConversationStore
from desktop.storage.transfer import ConversationTransfer

#: Ids and messages that are read at a time.
_IDS = 500
_MESSAGES = 16
#: Bytes that are collected before they are written.
_BUFFER = 1024 * 1024


class Exporter:
    """Writes conversations as they are stored. A file appears when it is complete, not before.

    A reply that still grows is left out: it is not the message that it will be.
    """

    def __init__(self, store: ConversationStore, transfer: ConversationTransfer) -> None:
        self._store = store
        self._transfer = transfer

    async def count(self) -> int:
        """How many conversations `archive` would write. Raises `StorageError`."""
        return await self._transfer.count()

    async def archive(
        self,
        path: Path,
        *,
        conversation_id: str | None = None,
        on_progress: Callable[[int], object] = lambda _: None,
    ) -> int:
        """Write one conversation or, by default, all of them; returns how many.

        ``on_progress`` hears how many were written. Raises `ChatError`.
        """
        count = 0
        ids = self._ids() if conversation_id is None else _only(conversation_id)
        async with _NewFile(path) as file:
            writer = ArchiveWriter()
            await file.write(writer.beginning())
            for folder in await self._folders(conversation_id):
                await file.write(writer.folder(folder))
            async for found in ids:
                conversation = await self._store.load(found, newest=1)
                if conversation is None and conversation_id is not None:
                    raise _missing(found)
                if conversation is not None:
                    await self._archive(conversation, writer, file)
                    count += 1
                    on_progress(count)
            await file.write(writer.ending())
        return count

    async def document(
        self,
        path: Path,
        *,
        conversation_id: str,
        kind: DocumentKind,
        in_words: InWords = str,
        language: str = "en",
    ) -> None:
        """Write what is read of a conversation for other readers. Raises `ChatError`.

        ``in_words`` says a sentence in their ``language``; it is called in another thread.
        """
        async with _NewFile(path) as file:
            conversation = await self._store.load(conversation_id, newest=1)
            if conversation is None:
                raise _missing(conversation_id)
            document = await asyncio.to_thread(_new_document, kind, in_words, language)
            await file.write(_encoded(document.beginning(conversation.summary)))
            async for message in self._messages(conversation.active_ids()):
                # A reply may be long, and what makes HTML of it is not fast.
                await file.write(_encoded(await asyncio.to_thread(document.message, message)))
            await file.write(_encoded(document.ending()))

    async def _archive(
        self, conversation: Conversation, writer: ArchiveWriter, file: _NewFile
    ) -> None:
        leaf_id, draft = conversation.leaf_id, conversation.draft
        if leaf_id is not None and _is_growing(conversation.message(leaf_id)):
            leaf_id = conversation.parent_of(leaf_id)
        await file.write(
            writer.conversation(
                conversation.summary,
                leaf_id=leaf_id,
                draft=draft,
                edits=conversation.edits,
                stream=conversation.stream,
                setup=conversation.setup,
            )
        )
        async for message in self._messages(conversation.ids()):
            await file.write(writer.message(message))

    async def _folders(self, conversation_id: str | None) -> list[Folder]:
        """All folders, or those that one conversation is in."""
        tree = await self._transfer.folders()
        if conversation_id is None:
            return list(tree)
        conversation = await self._store.load(conversation_id, newest=1)
        return tree.path(conversation.summary.folder_id) if conversation else []

    async def _messages(self, ids: list[str]) -> AsyncIterator[Message]:
        """These messages in their order, a few in memory at a time."""
        for start in range(0, len(ids), _MESSAGES):
            for message in await self._store.messages(ids[start : start + _MESSAGES]):
                if not _is_growing(message):
                    yield message

    async def _ids(self) -> AsyncIterator[str]:
        after = ""
        while page := await self._transfer.ids(after=after, limit=_IDS):
            for found in page:
                yield found
            after = page[-1]


class _NewFile:
    """A file under a name of its own until it is whole. Only its user can read it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft: Path | None = None
        self._file: IO[bytes] | None = None
        self._waiting = bytearray()

    async def __aenter__(self) -> Self:
        try:
            await asyncio.to_thread(self._open)
        except OSError as error:
            raise self._failure(error) from error
        return self

    async def write(self, content: bytes) -> None:
        self._waiting += content
        if len(self._waiting) >= _BUFFER:
            await self._flush()

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                await self._flush()
                await asyncio.to_thread(self._finish)
        except OSError as error:
            raise self._failure(error) from error
        finally:
            self._discard()

    async def _flush(self) -> None:
        content, self._waiting = self._waiting, bytearray()
        try:
            assert self._file is not None
            await asyncio.to_thread(self._file.write, content)
        except OSError as error:
            raise self._failure(error) from error

    def _open(self) -> None:
        folder = self._path.absolute().parent
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{self._path.name[:60]}.")
        self._draft = Path(name)
        self._file = os.fdopen(descriptor, "wb")

    def _finish(self) -> None:
        assert self._file is not None
        assert self._draft is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._draft.replace(self._path)
        self._draft = None

    def _discard(self) -> None:
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
            if self._draft is not None:
                self._draft.unlink()

    def _failure(self, error: OSError) -> ChatError:
        return ChatError(
            say("{path} cannot be written: {reason}.", path=self._path, reason=why(error)),
            say("Choose another place, or free some space."),
        )


def _is_growing(message: Message) -> bool:
    return message.status is MessageStatus.STREAMING


def _new_document(kind: DocumentKind, in_words: InWords, language: str) -> Document:
    match kind:
        case DocumentKind.MARKDOWN:
            return MarkdownDocument(in_words=in_words)
        case DocumentKind.TEXT:
            return TextDocument(in_words=in_words)
        case DocumentKind.HTML:
            from desktop.exchange.html_document import HtmlDocument  # noqa: PLC0415 - only here

            return HtmlDocument(in_words=in_words, language=language)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


async def _only(conversation_id: str) -> AsyncIterator[str]:
    yield conversation_id


def _missing(conversation_id: str) -> ChatError:
    return ChatError(
        say("There is no conversation {conversation_id}.", conversation_id=conversation_id)
    )
