"""The page of what was used, and the budget for a month."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from desktop.chat.prices import money
from desktop.session.usage_reports import Priced, UsageReports
from desktop.settings import Settings
from desktop.ui.icons import Icons
from desktop.ui.path_loader import Run
from desktop.ui.question_box import QuestionBox
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import spoken, tr

if TYPE_CHECKING:
    from desktop.ui.answering.usage_dialog import UsageDialog


class UsageDesk(QObject):
    """Shows the page, writes the CSV, and asks once when the month's budget is spent."""

    #: A sentence for the user.
    told = Signal(str)

    def __init__(
        self,
        *,
        reports: UsageReports,
        settings: Callable[[], Settings],
        change: Callable[[Callable[[Settings], Settings]], Awaitable[None]],
        about_shown: Callable[[], str],
        own_prices: Path,
        theme: ThemeSource,
        icons: Icons,
        run: Run,
        parent: QWidget,
    ) -> None:
        """``about_shown`` says what the shown conversation cost."""
        super().__init__(parent)
        self._reports = reports
        self._settings = settings
        self._change = change
        self._about_shown = about_shown
        self._own_prices = own_prices
        self._theme = theme
        self._icons = icons
        self._run = run
        self._window = parent
        self._dialog: UsageDialog | None = None

    def open(self) -> None:
        """Show what was used."""
        from desktop.ui.answering.usage_dialog import UsageDialog  # noqa: PLC0415 - rarely opened

        if self._dialog is None:
            self._dialog = UsageDialog(self._icons, theme=self._theme, parent=self._window)
            self._dialog.range_chosen.connect(
                lambda days: self._run(self._show(days), "add up what was used")
            )
            self._dialog.export_requested.connect(self._choose_file)
            self._dialog.budget_chosen.connect(self._on_dialog_budget_chosen)
        self._run(self._show(self._dialog.days), "add up what was used")

    def refresh_spent(self) -> None:
        """A reply has ended: what the month cost may be more now."""
        # Also without a budget: one that is set now holds for the next message.
        self._run(self._count_month(), "add up the month")

    def let_pass(self, go_on: Callable[[], object]) -> bool:
        """Whether a message may be sent. False: the user is asked, once for each start of the
        program, and ``go_on`` is called if they want to."""
        budget = self._settings().monthly_budget
        if not budget or self._reports.agreed == budget or self._reports.spent < budget:
            return True
        box = QuestionBox(QApplication.activeModalWidget() or self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Monthly budget"))
        words = tr("This month's budget of {budget} is spent: {spent}.")
        box.setText(
            words.format(budget=spoken(money(budget)), spent=spoken(money(self._reports.spent)))
        )
        box.setInformativeText(
            tr("Messages can still be sent. You are asked once, until Rivulet is started again.")
        )
        send = box.addButton(tr("&Send anyway"), QMessageBox.ButtonRole.AcceptRole)
        # Who pressed Enter twice has not agreed.
        box.setDefaultButton(box.addButton(tr("&Do not send"), QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(
            lambda button: self._agree(budget, go_on) if button is send else None
        )
        box.open()
        return False

    def _agree(self, budget: float, go_on: Callable[[], object]) -> None:
        self._reports.agreed = budget
        go_on()

    async def _count_month(self) -> None:
        self._reports.spent = await self._reports.spent_this_month()

    async def _show(self, days: int | None) -> None:
        rows = await self._reports.read(days=days)
        assert self._dialog is not None
        self._dialog.show_budget(self._settings().monthly_budget)
        self._dialog.show_rows(
            rows,
            this_conversation=self._about_shown(),
            note=tr("Days are counted in UTC. Prices of your own: {path}").format(
                path=self._own_prices
            ),
        )
        if not self._dialog.isVisible():
            self._dialog.open()

    def _on_dialog_budget_chosen(self, budget: float) -> None:
        if budget == self._settings().monthly_budget:
            return

        async def change() -> None:
            await self._change(lambda s: msgspec.structs.replace(s, monthly_budget=budget))
            await self._count_month()

        self._run(change(), "set the budget")

    def _choose_file(self, rows: Sequence[Priced]) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._dialog, tr("Export as CSV"), place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([tr("Table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("rivulet-usage.csv")
        dialog.fileSelected.connect(
            lambda path: self._run(self._export(Path(path), rows), "export what was used")
        )
        dialog.open()

    async def _export(self, path: Path, rows: Sequence[Priced]) -> None:
        await self._reports.export(path, rows)
        self.told.emit(tr("Saved {path}.").format(path=path))
