"""Taking conversations in from files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop.chat.errors import ChatError
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.exchange.portion import FolderPortion, Portion
from desktop.exchange.report import Report
from desktop.storage.transfer import ConversationTransfer, Merged


class Importer:
    """Reads files in a thread and stores what is in them, a portion at a time.

    May be cancelled at any point: what is stored stays, and a second import adds the rest.
    Never starts, fetches or writes anything but the conversations.
    """

    def __init__(self, transfer: ConversationTransfer) -> None:
        self._transfer = transfer

    async def run(
        self,
        paths: Sequence[Path],
        *,
        on_progress: Callable[[int, float], object] = lambda _count, _part: None,
    ) -> Report:
        """Import these files; ``on_progress`` hears how many conversations were read, and which
        part of the files, from 0 to 1.

        A file that cannot be read is noted, and the others are read. Raises `StorageError`.
        """
        report = Report()
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        try:
            sizes = await asyncio.wrap_future(executor.submit(lambda: [*map(_size, paths)]))
            reading = _Reading(sum(sizes))
            for path, size in zip(paths, sizes, strict=True):
                reading.at = 0
                await self._import(path, report, executor, reading, on_progress)
                reading.before += size
            await self._transfer.settle()
        finally:
            executor.shutdown(wait=False)
        return report

    async def _import(
        self,
        path: Path,
        report: Report,
        executor: ThreadPoolExecutor,
        reading: _Reading,
        on_progress: Callable[[int, float], object],
    ) -> None:
        portions = _portions(path, report, reading)
        merging = _Merging(self._transfer, report)
        try:
            while True:
                step = executor.submit(next, portions, None)
                portion = await asyncio.wrap_future(step)
                if portion is None:
                    break
                if isinstance(portion, FolderPortion):
                    await self._transfer.add_folders(portion.folders)
                    continue
                await merging.take(portion)
                on_progress(report.conversations, reading.part)
        finally:
            # In the same thread, after the step that may be under way.
            executor.submit(portions.close)


class _Reading:
    """How far the reading of several files has come, in bytes."""

    def __init__(self, total: int) -> None:
        self._total = total
        #: Of the files that are read.
        self.before = 0
        #: In the one that is being read. Set in the thread that reads.
        self.at = 0

    @property
    def part(self) -> float:
        return min((self.before + self.at) / self._total, 1.0) if self._total else 0.0


class _Merging:
    """Stores the portions of one file and counts what became of them."""

    def __init__(self, transfer: ConversationTransfer, report: Report) -> None:
        self._transfer = transfer
        self._report = report
        self._conversation_id = ""
        self._names: dict[str, str | None] = {}
        self._created = False
        self._added = 0

    async def take(self, portion: Portion) -> None:
        if portion.summary.id != self._conversation_id:
            self._begin(portion.summary.id)
        merged = await self._transfer.merge(
            portion.summary,
            portion.messages,
            names=self._names,
            draft=portion.draft,
            edits=portion.edits,
            setup=portion.setup,
            stream=portion.stream,
            leaf_id=portion.leaf_id,
            is_last=portion.is_last,
        )
        self._count(merged, portion.summary.title)
        if portion.is_last:
            self._end()

    def _begin(self, conversation_id: str) -> None:
        self._conversation_id = conversation_id
        self._names = {}
        self._created = False
        self._added = 0

    def _count(self, merged: Merged, title: str) -> None:
        report = self._report
        self._created |= merged.created
        self._added += merged.added
        report.messages += merged.added
        if merged.differing:
            report.note(
                say("Messages that differ from those here: both are kept"),
                title,
                count=merged.differing,
            )
        if merged.too_large:
            report.note(say("Messages too large to be stored"), title, count=merged.too_large)

    def _end(self) -> None:
        if self._created:
            self._report.added += 1
        elif self._added:
            self._report.extended += 1
        else:
            self._report.unchanged += 1
        self._conversation_id = ""


def _size(path: Path) -> int:
    """In bytes; 0 for what cannot be read, which is told when it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _portions(
    path: Path, report: Report, reading: _Reading
) -> Generator[Portion | FolderPortion, None, None]:
    """What is in a file; what keeps it from being read is noted, with its name."""
    from desktop.exchange.sources import read_conversations  # noqa: PLC0415 - few ever import

    try:
        if path.exists() and not path.is_file():
            report.note(say("Paths that are no files"), str(path))
            return
        with path.open("rb") as file:
            for portion in read_conversations(file, report):
                reading.at = file.tell()
                yield portion
    except OSError as error:
        failed = say("{place}: {reason}", place=path, reason=why(error))
        report.note(say("Files that cannot be read"), failed)
    except ChatError as error:
        report.note(
            say("Files that are not imported"),
            say("{place}: {reason}", place=path.name, reason=error.message),
        )
