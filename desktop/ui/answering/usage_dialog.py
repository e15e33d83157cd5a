"""The page of what was used: plots, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.durations import duration
from desktop.chat.prices import money
from desktop.chat.usage_report import percentile
from desktop.session.usage_reports import Priced
from desktop.ui.answering.context_meter import short
from desktop.ui.answering.usage_plot import Legend, Series, UsagePlot
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
_HEADS = (
    marked("Day"), marked("Provider"), marked("Model"), marked("Replies"),
    marked("Input tokens"), marked("Cached input tokens"), marked("Output tokens"),
    marked("Cost in USD"), marked("First token p50 in s"), marked("First token p95 in s"),
    marked("Tokens per s p50"), marked("Tokens per s p5"),
)  # fmt: skip
_MOST_MODELS = 8
_LETTERS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_ROWS = 5_000
#: Columns of words; the others hold numbers.
_WORDS = 3
#: The table is never lower.
_TABLE_PX = 120
#: What the style leaves free at both sides of a cell, at any zoom.
_CELL_PX = 3


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


def _seconds(value: float) -> str:
    return spoken(duration(value, digits=2))


FIGURES = (
    _Figure(
        marked("Tokens"), lambda r: float(r.day.input + r.day.output), lambda v: short(round(v)),
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
        self._model = QStandardItemModel(0, len(_HEADS), self)
        self._table = QTableView()
        self._note = QLabel()
        self._export = QPushButton(tr("&Export as CSV…"))
        self._close = QPushButton(tr("&Close"))
        self._column = QVBoxLayout(self)
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
        return self._model.rowCount()

    def cell(self, row: int, column: int) -> str:
        """What stands in the table."""
        return self._model.item(row, column).text()

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
        self._model.removeRows(0, self._model.rowCount())
        for row in sorted(rows, key=lambda r: (-r.day.day, r.day.model))[:_MOST_ROWS]:
            items = [QStandardItem(visible_controls(text)) for text in _cells(row)]
            for item in items[_WORDS:]:
                item.setTextAlignment(_NUMBERS)
            self._model.appendRow(items)
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
        upper = QHBoxLayout()
        for field, room in zip(self._fields, (2, 3, 2), strict=True):
            # What is wrong with one leaves the others where they are.
            upper.addWidget(field, room, Qt.AlignmentFlag.AlignTop)
        self._range.activated.connect(lambda _row: self.range_chosen.emit(self.days))
        self._figure.activated.connect(lambda _row: self._draw())
        for label in (self._sum, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._model.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        for column in range(len(_HEADS)):
            side = _NUMBERS if column >= _WORDS else _LETTERS
            self._model.setHeaderData(
                column, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole
            )
        self._table.setModel(self._model)
        self._table.setAccessibleName(tr("Tokens and cost by day and model"))
        self._table.setToolTip(tooltip(tr("Tokens and cost by day and model")))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._export.setAutoDefault(False)
        self._export.setToolTip(tooltip(tr("Write this table for spreadsheets")))
        self._export.clicked.connect(lambda: self.export_requested.emit(list(self._rows)))
        self._close.setAutoDefault(False)
        self._close.setToolTip(tooltip(tr("Close"), "Esc"))
        self._close.clicked.connect(self.accept)
        lower = QHBoxLayout()
        lower.addWidget(self._export)
        lower.addWidget(self._note, 1)
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

    def _on_budget_editing_finished(self) -> None:
        if (budget := self._budget.budget()) is not None:
            self.budget_chosen.emit(budget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
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
        self._table.setMinimumHeight(px(_TABLE_PX))
        self._legend.set_theme(theme)
        for field in self._fields:
            field.set_theme(theme)
        self._range.set_theme(theme)
        self._figure.set_theme(theme)
        self._plot.set_theme(theme)
        self._note.setStyleSheet(f"color: {palette.secondary};")
        for widget in (self._table, self._export, self._close):
            widget.setFont(theme.small_font())
        size = theme.tiny_font().pointSizeF()
        self._table.setStyleSheet(
            f"QHeaderView::section {{ padding: {px(4)}px {_CELL_PX}px; border: none;"
            f" font-size: {size:.1f}pt; background: {palette.page};"
            f" color: {palette.secondary}; }}"
        )
        self._draw()


def _cells(row: Priced) -> list[str]:
    """What stands below `_HEADS`."""
    day = row.day
    return [
        day_words(QDate(1970, 1, 1).addDays(day.day)),
        day.provider_id,
        day.model,
        *map(figure, (day.replies, day.input, day.cached, day.output)),
        tr("unknown", "a price") if row.cost is None else figure(row.cost, 6),
        *(_part(percentile(day.first_ms, part), 1000, 3) for part in (0.5, 0.95)),
        *(_part(percentile(day.rate, part), 10, 1) for part in (0.5, 0.05)),
    ]


def _part(value: int | None, of: int, places: int) -> str:
    return "" if value is None else figure(value / of, places)
