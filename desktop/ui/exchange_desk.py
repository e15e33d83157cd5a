"""Export and import of conversations: where to, from where, and how it went."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import ChatError
from desktop.exchange.documents import DocumentKind
from desktop.exchange.report import Report
from desktop.session.exports import Exporter
from desktop.session.imports import Importer
from desktop.ui.file_names import file_name
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.question_box import QuestionBox
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import (
    counted,
    explained,
    figure,
    language,
    marked,
    sentences,
    spoken,
    tr,
)

#: What the file dialog offers, by the end of the name. Only the first keeps everything.
_FILTERS = {
    "jsonl": marked("Everything, for import (*.jsonl)"),
    "md": marked("Markdown (*.md)"),
    "html": marked("Web page (*.html)"),
    "txt": marked("Text (*.txt)"),
}
#: After so many conversations the progress is shown again.
_SHOWN = 20
#: Steps of the bar of an import.
_WHOLE = 1000
_EXPORTING = marked("Exporting all conversations…")
_IMPORTED = marked("Conversations (*.jsonl *.json *.zip)")
#: Milliseconds before a progress window appears.
_PATIENCE = 600


class ExchangeDesk(QObject):
    """Asks for a file, lets the session do the work, and tells. One thing at a time."""

    #: Conversations came in that are not listed yet.
    imported = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        exporter: Exporter,
        importer: Importer,
        notices: NoticeBar,
        tasks: TaskStarter,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._exporter = exporter
        self._importer = importer
        self._notices = notices
        self._tasks = tasks
        self._progress: QProgressDialog | None = None

    def export(self, summary: ConversationSummary | None) -> None:
        """Ask where a conversation shall be written, in the form that is chosen there."""
        if summary is None:
            self._notices.show_notice(tr("There is nothing to export in this conversation yet."))
            return
        dialog = self._dialog(
            tr("Export the conversation"), [tr(words) for words in _FILTERS.values()]
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("jsonl")
        dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(_suffix_of(words)))
        dialog.selectFile(file_name(summary.title, "jsonl", otherwise="conversation"))
        dialog.fileSelected.connect(
            lambda path: self._begin_export(
                _with_suffix(Path(path), _suffix_of(dialog.selectedNameFilter())), summary.id
            )
        )
        dialog.open()

    def export_all(self) -> None:
        """Ask where all conversations shall be written."""
        dialog = self._dialog(tr("Export all conversations"), [tr(_FILTERS["jsonl"])])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile(
            file_name(tr("Rivulet conversations"), "jsonl", otherwise="conversations")
        )
        dialog.fileSelected.connect(
            lambda path: self._begin(
                tr(_EXPORTING), self._export_all(Path(path)), "export all conversations"
            )
        )
        dialog.open()

    def choose_files(self) -> None:
        """Ask which files shall be imported."""
        dialog = self._dialog(tr("Import conversations"), [tr(_IMPORTED), tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self._begin_import([Path(p) for p in paths]))
        dialog.open()

    def _dialog(self, title: str, filters: list[str]) -> QFileDialog:
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(self._window, title, QStandardPaths.writableLocation(kind))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(filters)
        return dialog

    def _begin_export(self, path: Path, conversation_id: str) -> None:
        self._begin(tr("Exporting…"), self._export(path, conversation_id), "export a conversation")

    def _begin_import(self, paths: Sequence[Path]) -> None:
        self._begin(tr("Importing conversations…"), self._import(paths), "import conversations")

    def _begin(self, words: str, work: Coroutine[Any, Any, None], name: str) -> None:
        if self._progress is not None:
            work.close()
            self._notices.show_notice(tr("An export or import is under way already."))
            return
        progress = QProgressDialog(words, tr("Cancel"), 0, 0, self._window)
        progress.setMinimumDuration(_PATIENCE)
        progress.setValue(0)
        self._progress = progress
        task = self._tasks.start(self._told(work), name)
        progress.canceled.connect(task.cancel)
        task.add_done_callback(lambda _: self._end(progress))

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except ChatError as error:
            self._notices.show_notice(explained(error))
        except asyncio.CancelledError:
            self._notices.show_notice(tr("Cancelled. What was read before is kept."))
            raise

    def _end(self, progress: QProgressDialog) -> None:
        self._progress = None
        progress.deleteLater()

    async def _export(self, path: Path, conversation_id: str) -> None:
        suffix = path.suffix[1:].lower()
        if suffix in [kind.value for kind in DocumentKind]:
            kind = DocumentKind(suffix)
            await self._exporter.document(
                path,
                conversation_id=conversation_id,
                kind=kind,
                in_words=spoken,
                language=language(),
            )
        else:
            await self._exporter.archive(path, conversation_id=conversation_id)
        self._notices.show_notice(tr("Saved {path}.").format(path=path))

    async def _export_all(self, path: Path) -> None:
        if self._progress is not None:
            self._progress.setMaximum(await self._exporter.count())
        count = await self._exporter.archive(path, on_progress=self._show_exported)
        self._notices.show_notice(
            counted(
                "Saved {path}: %Ln conversations.", "Saved {path}: %Ln conversation.", count
            ).format(path=path)
        )

    async def _import(self, paths: Sequence[Path]) -> None:
        try:
            report = await self._importer.run(paths, on_progress=self._show_progress)
        finally:
            self.imported.emit()
        first, *notes = map(spoken, report.sentences())
        if notes:
            self._notices.show_notice(
                sentences(first, tr("Not all was read.")),
                action=tr("Details…"),
                on_action=lambda: self._show_report(report),
            )
        else:
            self._notices.show_notice(first)

    def _show_progress(self, count: int, part: float) -> None:
        if self._progress is not None:
            # The bar that is full goes.
            self._progress.setMaximum(_WHOLE)
            self._progress.setValue(min(round(part * _WHOLE), _WHOLE - 1))
            self._progress.setLabelText(
                tr("Importing conversations… {count}").format(count=figure(count))
            )

    def _show_exported(self, count: int) -> None:
        if self._progress is not None and count % _SHOWN == 0:
            self._progress.setLabelText(f"{tr(_EXPORTING)} {figure(count)}")
            self._progress.setValue(min(count, self._progress.maximum() - 1))

    def _show_report(self, report: Report) -> None:
        first, *notes = map(spoken, report.sentences())
        box = QuestionBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("What was not imported as it is"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(first)
        box.setInformativeText("\n".join(notes))
        box.open()


def _suffix_of(words: str) -> str:
    return next((suffix for suffix, shown in _FILTERS.items() if tr(shown) == words), "jsonl")


def _with_suffix(path: Path, suffix: str) -> Path:
    """The chosen form decides, unless the name has the end of another one."""
    if path.suffix[1:].lower() == suffix:
        return path
    if path.suffix[1:].lower() in _FILTERS and suffix == "jsonl":
        return path
    return path.with_suffix(f".{suffix}") if path.suffix == ".jsonl" else path
