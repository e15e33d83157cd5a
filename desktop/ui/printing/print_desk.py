"""Printing a conversation, and exporting it as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QDate, QIODevice, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from desktop.chat.message import Message
from desktop.ui.file_names import file_name
from desktop.ui.file_saver import FileSaver
from desktop.ui.printing.pages import ConversationPages, Steps
from desktop.ui.printing.paper import Paper, set_page
from desktop.ui.printing.press import Press
from desktop.ui.printing.print_text import print_theme
from desktop.ui.transcript.formulas import Formulas
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.wording import figure, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: Dots per inch of a PDF.
_RESOLUTION = 600
#: A bound on memory and patience; nobody prints more of one conversation.
_MOST_PAGES = 5_000
#: Milliseconds before the progress is shown.
_PATIENCE = 600


class PrintDesk(QObject):
    """Asks where to, makes the pages in the background of the window, and says how it went.

    One at a time: a second wish while pages are being made is refused with a sentence.
    """

    #: How it went, in a sentence.
    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        files: FileSaver,
        pictures: Pictures,
        region: Callable[[], QLocale] = QLocale.system,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._pictures = pictures
        self._region = region
        self._job: _Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def export(self, messages: Sequence[Message], title: str) -> None:
        """Ask for a file and make a PDF there."""
        if self._may_begin(messages):
            name = file_name(title, "pdf", otherwise=tr("Conversation"))
            self._files.choose(name, lambda path: self.export_to(path, messages, title))

    def export_to(self, path: Path, messages: Sequence[Message], title: str) -> None:
        if not self._may_begin(messages):
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_RESOLUTION)
        writer.setTitle(title)
        writer.setCreator("Rivulet")
        set_page(writer, metric=self._is_metric())

        def done() -> None:
            buffer.close()
            self._files.write(path, bytes(buffer.data().data()))

        self._begin(writer, messages, title, done)

    def print(self, messages: Sequence[Message], title: str) -> None:
        """Ask for a printer and print."""
        if not self._may_begin(messages):
            return
        # Slow to import, and rarely wanted.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_page(printer, metric=self._is_metric())
        printer.setDocName(title)
        printer.setCreator("Rivulet")
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def decided(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self._print_on(printer, messages, title)

        dialog.finished.connect(decided)
        # `open` of the base class: that of QPrintDialog wants the name of a slot.
        QDialog.open(dialog)

    def cancel(self) -> None:
        """Leave the pages that are being made."""
        if self._job is not None:
            self._job.cancel()
            self._end(tr("Cancelled: nothing was printed or saved."))

    def _print_on(self, printer: QPrinter, messages: Sequence[Message], title: str) -> None:
        self._begin(printer, messages, title, lambda: self.told.emit(tr("Sent to the printer.")))

    def _begin(
        self,
        device: QPagedPaintDevice,
        messages: Sequence[Message],
        title: str,
        done: Callable[[], None],
    ) -> None:
        theme = print_theme()
        today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
        try:
            paper = Paper(device, theme=theme, title=title or tr("Conversation"), right=today)
        except OSError:
            self.told.emit(tr("Nothing was printed: the printer does not take pages."))
            return
        formulas = Formulas()
        pages = ConversationPages(paper, theme=theme, formulas=formulas)
        job = _Job(
            pages,
            paper,
            messages,
            device=device,
            pictures=self._pictures,
            formulas=formulas,
            parent=self,
        )
        formulas.setParent(job)
        self._job = job
        progress = QProgressDialog(
            tr("Making pages…"), tr("Cancel"), 0, len(messages), self._window
        )
        progress.setMinimumDuration(_PATIENCE)
        progress.setAutoReset(False)
        progress.canceled.connect(self.cancel)
        job.destroyed.connect(progress.deleteLater)
        job.advanced.connect(progress.setValue)
        job.finished.connect(lambda: self._on_job_finished(done))
        progress.setValue(0)

    def _on_job_finished(self, done: Callable[[], None]) -> None:
        cut = self._job is not None and self._job.cut
        words = tr("Only the first {most} pages were made.").format(most=figure(_MOST_PAGES))
        self._end(words if cut else "")
        done()

    def _end(self, words: str) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        if words:
            self.told.emit(words)

    def _may_begin(self, messages: Sequence[Message]) -> bool:
        if self.busy:
            self.told.emit(tr("Pages are being made already."))
        elif not messages:
            self.told.emit(tr("There is nothing to print in this conversation yet."))
        return bool(messages) and not self.busy

    def _is_metric(self) -> bool:
        return self._region().measurementSystem() is QLocale.MeasurementSystem.MetricSystem


class _Job(QObject):
    """The pages of one conversation while they are made."""

    #: So many messages are on paper.
    advanced = Signal(int)
    #: The last page is complete.
    finished = Signal()

    def __init__(
        self,
        pages: ConversationPages,
        paper: Paper,
        messages: Sequence[Message],
        *,
        device: QPagedPaintDevice,
        pictures: Pictures,
        formulas: Formulas,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.cut = False
        self._pages = pages
        self._paper = paper
        #: Lives as long as it is painted on.
        self._device = device
        self._press = Press(
            self._steps(messages), pictures=pictures, formulas=formulas, parent=self
        )
        self._press.finished.connect(self._on_press_finished)

    def cancel(self) -> None:
        self._press.cancel()
        self._paper.finish()

    def _steps(self, messages: Sequence[Message]) -> Steps:
        for number, message in enumerate(messages):
            self.advanced.emit(number)
            if self._paper.pages >= _MOST_PAGES:
                self.cut = True
                return
            yield from self._pages.steps([message])

    def _on_press_finished(self) -> None:
        self._paper.finish()
        self.finished.emit()
