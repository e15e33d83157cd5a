"""What the page of the data asks for, done: backups made, restored and removed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from desktop.chat.errors import ChatError
from desktop.session.footprint import FootprintSource
from desktop.session.safekeeping import Backup, Safekeeping
from desktop.settings import BackupSettings
from desktop.ui.data_page import DataPage, day_of
from desktop.ui.delete_all_dialog import DeleteAllDialog
from desktop.ui.question_box import QuestionBox
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import explained, tr


class DataFace(NamedTuple):
    """What the window needs of the data folder."""

    safekeeping: Safekeeping
    footprints: FootprintSource


class DataDesk(QObject):
    """Serves the page of the data. One thing at a time; nothing while a reply is arriving."""

    #: The conversations are other ones now, or none.
    replaced = Signal()

    def __init__(
        self,
        data: DataFace,
        *,
        settings: Callable[[], BackupSettings],
        is_busy: Callable[[], bool],
        tasks: TaskStarter,
        parent: QObject,
    ) -> None:
        """``is_busy`` says whether a reply is arriving anywhere."""
        super().__init__(parent)
        self._safekeeping, self._footprints = data
        self._settings = settings
        self._is_busy = is_busy
        self._tasks = tasks
        self._page: DataPage | None = None
        self._working = False

    def serve(self, page: DataPage) -> None:
        """Listen to the page for as long as it lives."""
        self._page = page
        page.back_up_requested.connect(self._on_page_back_up_requested)
        page.check_requested.connect(self._on_page_check_requested)
        page.restore_requested.connect(self._on_page_restore_requested)
        page.remove_requested.connect(self._on_page_remove_requested)
        page.delete_all_requested.connect(self._on_page_delete_all_requested)

    def refresh(self) -> None:
        """Show what is on the disk now."""
        if self._page is not None and not self._working:
            self._page.tell("")
            self._tasks.start(self._told(self._show()), "look at the data folder")

    async def _show(self) -> str:
        page = self._page
        if page is not None:
            page.set_footprint(await self._footprints.measure())
            page.set_backups(await self._safekeeping.backups())
        return ""

    def _on_page_back_up_requested(self) -> None:
        async def make() -> str:
            made = await self._safekeeping.back_up(self._settings())
            if made is None:
                return tr("The newest backup holds all that is here.")
            return tr("A backup was made, and read back.")

        self._begin(tr("Making a backup…"), make(), "make a backup")

    def _on_page_check_requested(self, backup: Backup) -> None:
        async def check() -> str:
            await self._safekeeping.check(backup)
            return tr("The backup of {day} was read to its end: it is sound.").format(
                day=day_of(backup)
            )

        self._begin(tr("Reading the backup…"), check(), "check a backup")

    def _on_page_restore_requested(self, backup: Backup) -> None:
        async def restore() -> str:
            await self._safekeeping.restore(backup)
            self.replaced.emit()
            return tr("Restored. What was here before is kept as a backup of its own.")

        self._ask(
            tr("Restore the backup of {day}?").format(day=day_of(backup)),
            tr(
                "The conversations will be those of that day. What is here now is set aside as a "
                "backup first."
            ),
            tr("&Restore"),
            lambda: self._begin(tr("Restoring…"), restore(), "restore a backup"),
        )

    def _on_page_remove_requested(self, backup: Backup) -> None:
        async def remove() -> str:
            await self._safekeeping.remove(backup)
            return tr("The backup was removed.")

        self._ask(
            tr("Remove the backup of {day}?").format(day=day_of(backup)),
            tr("It cannot be brought back."),
            tr("Re&move"),
            lambda: self._begin(tr("Removing…"), remove(), "remove a backup"),
        )

    def _on_page_delete_all_requested(self) -> None:
        async def delete(backups_too: bool) -> str:
            clean = await self._safekeeping.delete_all(backups_too=backups_too)
            self.replaced.emit()
            if clean:
                return tr("All conversations were deleted.")
            return tr(
                "All conversations were deleted. Their text leaves the file when the other "
                "program that reads it has ended, and Rivulet too."
            )

        assert self._page is not None
        dialog = DeleteAllDialog(self._page)
        dialog.confirmed.connect(
            lambda backups_too: self._begin(
                tr("Deleting…"), delete(backups_too), "delete everything"
            )
        )
        dialog.open()

    def _ask(self, question: str, more: str, yes: str, act: Callable[[], object]) -> None:
        """Ask, and do it when that is wanted."""
        box = QuestionBox(self._page)
        box.setWindowTitle(tr("Data", "a page of the settings"))
        box.setText(question)
        box.setInformativeText(more)
        do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        for button in box.buttons():
            button.setIcon(QIcon())

        def answer(_result: int) -> None:
            if box.clickedButton() is do:
                act()
            box.deleteLater()

        box.finished.connect(answer)
        box.open()

    def _begin(self, words: str, work: Coroutine[Any, Any, str], name: str) -> None:
        page = self._page
        if page is None or self._working:
            work.close()
        elif self._is_busy():
            work.close()
            page.tell(tr("A reply is arriving. Wait for its end, or stop it."))
        else:
            self._working = True
            page.set_busy(words)
            self._tasks.start(self._told(work, then_show=True), name)

    async def _told(self, work: Coroutine[Any, Any, str], *, then_show: bool = False) -> None:
        page = self._page
        assert page is not None
        try:
            words = await work
            if then_show:
                await self._show()
        except ChatError as error:
            words = explained(error)
        finally:
            if then_show:
                self._working = False
                page.set_busy("")
        page.tell(words)
