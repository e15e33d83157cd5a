"""The field of the monthly budget."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.wording import tr

_MOST = 1_000_000


class BudgetField(FormField):
    """Dollars a month; nothing typed is no budget."""

    def __init__(self, *, note: str = "") -> None:
        self._amount = QLineEdit()
        self._amount.setPlaceholderText(tr("None", "no budget"))
        self._amount.setToolTip(tooltip(tr("Asks before a message is sent once this is spent")))
        super().__init__(
            tr("Monthly &budget in USD"), self._amount, note=note, setting="monthly_budget"
        )

    @property
    def amount(self) -> QLineEdit:
        return self._amount

    def show_budget(self, budget: float) -> None:
        """The budget as it is set; 0 for none. What is being typed stays."""
        if not self._amount.hasFocus():
            text = f"{budget:g}".replace(".", QLocale().decimalPoint())
            self._amount.setText(text if budget else "")

    def budget(self) -> float | None:
        """What is typed; None, and said so below it, when that is no number of dollars."""
        text = self._amount.text().strip().lstrip("$").replace(",", ".")
        try:
            budget = float(text or 0)
        except ValueError:
            budget = -1.0
        good = 0 <= budget < _MOST
        self.set_error("" if good else tr("Write a number of dollars, or nothing."))
        return budget if good else None
