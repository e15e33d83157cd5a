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
        self, paths: Sequence[Path], *, on_progress: Callable[[int], object] = lambda _: None
    ) -> Report:
        """Import these files; ``on_progress`` hears how many conversations were read.

        A file that cannot be read is noted, and the others are read. Raises `StorageError`.
        """
        report = Report()
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        try:
            for path in paths:
                await self._import(path, report, executor, on_progress)
            await self._transfer.settle()
        finally:
            executor.shutdown(wait=False)
        return report

    async def _import(
        self,
        path: Path,
        report: Report,
        executor: ThreadPoolExecutor,
        on_progress: Callable[[int], object],
    ) -> None:
        portions = _portions(path, report)
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
                on_progress(report.conversations)
        finally:
            # In the same thread, after the step that may be under way.
            executor.submit(portions.close)


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


def _portions(path: Path, report: Report) -> Generator[Portion | FolderPortion, None, None]:
    """What is in a file; what keeps it from being read is noted, with its name."""
    from desktop.exchange.sources import read_conversations  # noqa: PLC0415 - few ever import

    try:
        if path.exists() and not path.is_file():
            report.note(say("Paths that are no files"), str(path))
            return
        with path.open("rb") as file:
            yield from read_conversations(file, report)
    except OSError as error:
        failed = say("{place}: {reason}", place=path, reason=why(error))
        report.note(say("Files that cannot be read"), failed)
    except ChatError as error:
        report.note(
            say("Files that are not imported"),
            say("{place}: {reason}", place=path.name, reason=error.message),
        )
