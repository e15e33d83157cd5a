"""The page of what was used: plots, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.durations import duration
from desktop.chat.prices import money
from desktop.chat.usage_report import percentile, today
from desktop.session.usage_reports import Priced
from desktop.ui.answering.context_meter import short
from desktop.ui.answering.usage_plot import Legend, Series, UsagePlot
from desktop.ui.answering.usage_table import UsageTable
from desktop.ui.budget_field import BudgetField
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.dialog_size import fitted
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.moments import day_words
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import counted, figure, marked, sentences, spoken, tr

#: What can be looked at, and how many days that is.
RANGES: tuple[tuple[str, int | None], ...] = (
    (marked("Last 7 days"), 7),
    (marked("Last 30 days"), 30),
    (marked("Last 90 days"), 90),
    (marked("All"), None),
)
_MOST_MODELS = 8
#: Below this width not all fields have room beside each other. Design pixels.
_NARROW_PX = 720


class _Figure:
    """Something that can be plotted."""

    def __init__(
        self,
        name: str,
        value: Callable[[Priced], float | None],
        words: Callable[[float], str],
        *,
        stacked: bool,
    ) -> None:
        self.name, self.value, self.words, self.stacked = name, value, words, stacked


def _speed(part: float, *, first: bool) -> Callable[[Priced], float | None]:
    def value(row: Priced) -> float | None:
        found = percentile(row.day.first_ms if first else row.day.rate, part)
        return None if found is None else found / (1000 if first else 10)

    return value


def tokens_in_short(tokens: float) -> str:
    """950, 4.1k, 4M; in Japanese, which counts by ten thousands, 4,100 and 400万."""
    if QLocale().language() is not QLocale.Language.Japanese:
        return short(round(tokens))
    for unit, sign in ((100_000_000, "億"), (10_000, "万")):
        if tokens >= unit:
            count = tokens / unit
            return f"{figure(count, int(count % 1 > 0))}{sign}"
    return figure(round(tokens))


def _seconds(value: float) -> str:
    return spoken(duration(value, digits=2))


FIGURES = (
    _Figure(
        marked("Tokens"), lambda r: float(r.day.input + r.day.output), tokens_in_short,
        stacked=True,
    ),
    _Figure(marked("Cost"), lambda r: r.cost, lambda v: spoken(money(v)), stacked=True),
    _Figure(
        marked("Seconds to the first token, median"), _speed(0.5, first=True), _seconds,
        stacked=False,
    ),
    _Figure(
        marked("Seconds to the first token, 95th percentile"), _speed(0.95, first=True), _seconds,
        stacked=False,
    ),
    _Figure(
        marked("Tokens per second, median"), _speed(0.5, first=False), figure,
        stacked=False,
    ),
    _Figure(
        marked("Tokens per second, 5th percentile"), _speed(0.05, first=False), figure,
        stacked=False,
    ),
)  # fmt: skip


class UsageDialog(QDialog):
    """Chooses a time and a figure, and shows them. Reads nothing itself."""

    #: The days that shall be shown (int, or None for all).
    range_chosen = Signal(object)
    #: The rows that are shown shall become a file (list of `Priced`).
    export_requested = Signal(object)
    #: US dollars for a month, 0 for no limit (float).
    budget_chosen = Signal(float)

    def __init__(self, icons: Icons, *, theme: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tokens and cost"))
        self.setAccessibleName(tr("Tokens and cost"))
        self._rows: list[Priced] = []
        self._range = ChoiceBox(icons)
        self._range.addItems([tr(name) for name, _ in RANGES])
        self._range.setCurrentIndex(1)
        self._figure = ChoiceBox(icons)
        self._figure.addItems([tr(each.name) for each in FIGURES])
        self._budget = BudgetField()
        self._budget.amount.editingFinished.connect(self._on_budget_editing_finished)
        self._fields = (
            FormField(tr("&Time", "the days that are shown"), self._range),
            FormField(tr("&Figure", "what is plotted"), self._figure),
            self._budget,
        )
        self._sum = QLabel()
        self._plot = UsagePlot()
        self._legend = Legend()
        self._table = UsageTable()
        self._note = QLabel()
        self._export = QPushButton(tr("&Export as CSV…"))
        self._close = QPushButton(tr("&Close"))
        self._column = QVBoxLayout(self)
        self._narrow = False
        self._theme = theme.theme
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def days(self) -> int | None:
        """The time that is chosen."""
        return RANGES[self._range.currentIndex()][1]

    @property
    def sum_words(self) -> str:
        """What is said above the plot."""
        return self._sum.text()

    @property
    def table_rows(self) -> int:
        return self._table.count

    def cell(self, row: int, column: int) -> str:
        """What stands in the table."""
        return self._table.cell(row, column)

    def show_budget(self, budget: float) -> None:
        """The budget as it is set; 0 for none."""
        self._budget.show_budget(budget)

    def show_rows(self, rows: Sequence[Priced], *, this_conversation: str, note: str) -> None:
        """Show what was read; the newest day comes first in the table."""
        self._rows = list(rows)
        self._note.setText(note)
        replies = sum(row.day.replies for row in rows)
        known = sum(row.cost or 0.0 for row in rows)
        unknown = sum(row.day.replies for row in rows if row.cost is None)
        words = counted("%Ln replies, {cost}.", "%Ln reply, {cost}.", replies)
        if unknown:
            words = counted(
                "%Ln replies, {cost}; the price of {unknown} is not known.",
                "%Ln reply, {cost}; the price of {unknown} is not known.",
                replies,
            )
        words = words.format(cost=spoken(money(known)), unknown=figure(unknown))
        self._sum.setText(sentences(words, this_conversation))
        self._table.show_rows(rows)
        self._export.setEnabled(bool(rows))
        self._draw()

    def _draw(self) -> None:
        chosen = FIGURES[self._figure.currentIndex()]
        totals: dict[str, int] = {}
        for row in self._rows:
            used = row.day.input + row.day.output
            totals[row.day.model] = totals.get(row.day.model, 0) + used
        names = sorted(totals, key=lambda name: -totals[name])[:_MOST_MODELS]
        first = min((row.day.day for row in self._rows), default=0)
        last = max((row.day.day for row in self._rows), default=-1)
        if self._rows and self.days is not None:
            # All of the time that was chosen, up to today.
            last = max(last, today())
            first = min(first, last - self.days + 1)
        days = range(first, last + 1)
        values: dict[tuple[str, int], float] = {}
        for row in self._rows:
            value = chosen.value(row)
            if value is not None:
                key = (row.day.model, row.day.day)
                values[key] = values.get(key, 0.0) + value if chosen.stacked else value
        series = [Series(n, [values.get((n, day)) for day in days]) for n in names]
        labels = [day_words(QDate(1970, 1, 1).addDays(day)) for day in days]
        self._plot.show_series(
            series, labels, stacked=chosen.stacked, words=chosen.words, title=tr(chosen.name)
        )
        colours = [self._plot.colour(number) for number in range(len(names))]
        self._legend.show_names(list(map(visible_controls, names)), colours)

    def _build(self) -> None:
        upper = self._upper = QGridLayout()
        self._range.activated.connect(lambda _row: self.range_chosen.emit(self.days))
        self._figure.activated.connect(lambda _row: self._draw())
        for label in (self._sum, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._export.setAutoDefault(False)
        self._export.setToolTip(tooltip(tr("Write this table for spreadsheets")))
        self._export.clicked.connect(lambda: self.export_requested.emit(list(self._rows)))
        self._close.setAutoDefault(False)
        self._close.setToolTip(tooltip(tr("Close"), "Esc"))
        self._close.clicked.connect(self.accept)
        lower = self._lower = QHBoxLayout()
        lower.addWidget(self._export)
        lower.addStretch(0)
        lower.addWidget(self._close)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.addLayout(upper)
        self._page.addWidget(self._sum)
        self._page.addWidget(self._plot, 3)
        self._page.addWidget(self._legend)
        self._page.addWidget(self._table, 2)
        # A low screen has no room for all of it.
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(1)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(area, 1)
        self._column.addLayout(lower)
        self._fit(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW_PX)
        if narrow != self._narrow:
            self._fit(narrow=narrow)

    def _fit(self, *, narrow: bool) -> None:
        """Fields in one row and the note between the buttons, or each with more room."""
        self._narrow = narrow
        time, figure, budget = self._fields
        places = (
            ((time, 0, 0, 1), (budget, 0, 1, 1), (figure, 1, 0, 2))
            if narrow
            else ((time, 0, 0, 1), (figure, 0, 1, 1), (budget, 0, 2, 1))
        )
        for field, row, column, span in places:
            self._upper.removeWidget(field)
            # What is wrong with one leaves the others where they are.
            self._upper.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column, room in enumerate((1, 1, 0) if narrow else (2, 3, 2)):
            self._upper.setColumnStretch(column, room)
        self._column.removeWidget(self._note)
        self._lower.removeWidget(self._note)
        if narrow:
            self._column.insertWidget(1, self._note)
        else:
            self._lower.insertWidget(1, self._note, 1)

    def _on_budget_editing_finished(self) -> None:
        if (budget := self._budget.budget()) is not None:
            self.budget_chosen.emit(budget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_fonts()

    def _set_fonts(self) -> None:
        # A style sheet takes the fonts away from what is polished later.
        self._sum.setFont(self._theme.small_font())
        self._table.setFont(self._theme.small_font())
        self._note.setFont(self._theme.tiny_font())

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        px, palette = theme.px, theme.palette
        self.resize(fitted(self, min(px(1_040), 1_240), min(px(680), 860)))
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        for column in (self._column, self._page):
            column.setSpacing(px(10))
        # Room for the rings of what has the focus.
        self._page.setContentsMargins(px(1), 0, px(1), 0)
        self._table.set_theme(theme)
        self._legend.set_theme(theme)
        for field in self._fields:
            field.set_theme(theme)
        self._range.set_theme(theme)
        self._figure.set_theme(theme)
        self._plot.set_theme(theme)
        self._note.setStyleSheet(f"color: {palette.secondary};")
        for widget in (self._export, self._close):
            widget.setFont(theme.small_font())
        self._set_fonts()
        self._draw()
