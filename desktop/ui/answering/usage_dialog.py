"""The page of what was used: plots, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.prices import money
from desktop.chat.usage_report import HEADER, DayOfModel, percentile, row_of
from desktop.session.usage_reports import Priced
from desktop.ui.answering.context_meter import short
from desktop.ui.answering.usage_plot import Series, UsagePlot
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.plain import visible_controls

#: What can be looked at, and how many days that is.
RANGES: tuple[tuple[str, int | None], ...] = (
    ("Last 7 days", 7),
    ("Last 30 days", 30),
    ("Last 90 days", 90),
    ("All", None),
)
_MOST_MODELS = 8
_MOST_ROWS = 5_000


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
        counted = row.day.first_ms if first else row.day.rate
        found = percentile(counted, part)
        return None if found is None else found / (1000 if first else 10)

    return value


FIGURES = (
    _Figure(
        "Tokens", lambda r: float(r.day.input + r.day.output), lambda v: short(round(v)),
        stacked=True,
    ),
    _Figure("Cost", lambda r: r.cost, money, stacked=True),
    _Figure(
        "Seconds to the first token, median", _speed(0.5, first=True), lambda v: f"{v:.2f} s",
        stacked=False,
    ),
    _Figure(
        "Seconds to the first token, 95th percentile", _speed(0.95, first=True),
        lambda v: f"{v:.2f} s", stacked=False,
    ),
    _Figure(
        "Tokens per second, median", _speed(0.5, first=False), lambda v: f"{v:.0f}",
        stacked=False,
    ),
    _Figure(
        "Tokens per second, 5th percentile", _speed(0.05, first=False), lambda v: f"{v:.0f}",
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
        self.setWindowTitle("Tokens and cost")
        self.setAccessibleName("Tokens and cost")
        self._rows: list[Priced] = []
        self._range = ChoiceBox(icons)
        self._range.addItems([name for name, _ in RANGES])
        self._range.setCurrentIndex(1)
        self._figure = ChoiceBox(icons)
        self._figure.addItems([figure.name for figure in FIGURES])
        self._budget = QLineEdit()
        self._budget.setPlaceholderText("None")
        self._budget.setToolTip(tooltip("Asks before a message is sent once this is spent"))
        self._budget.editingFinished.connect(self._on_budget_editing_finished)
        self._fields = (
            FormField("&Time", self._range),
            FormField("&Figure", self._figure),
            FormField("&Monthly budget in USD", self._budget),
        )
        self._sum = QLabel()
        self._plot = UsagePlot()
        self._legend = QHBoxLayout()
        self._model = QStandardItemModel(0, len(HEADER), self)
        self._table = QTableView()
        self._note = QLabel()
        self._export = QPushButton("&Export as CSV…")
        self._close = QPushButton("&Close")
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

    def show_budget(self, budget: float) -> None:
        """The budget as it is set; 0 for none."""
        if not self._budget.hasFocus():
            self._budget.setText(f"{budget:g}" if budget else "")

    def show_rows(self, rows: Sequence[Priced], *, this_conversation: str, note: str) -> None:
        """Show what was read; the newest day comes first in the table."""
        self._rows = list(rows)
        self._note.setText(note)
        replies = sum(row.day.replies for row in rows)
        known = sum(row.cost or 0.0 for row in rows)
        unknown = sum(row.day.replies for row in rows if row.cost is None)
        words = f"{'1 reply' if replies == 1 else f'{replies:,} replies'}, {money(known)}"
        if unknown:
            words += f"; the price of {unknown:,} is not known"
        self._sum.setText(f"{words}.  {this_conversation}")
        self._model.removeRows(0, self._model.rowCount())
        for row in sorted(rows, key=lambda r: (-r.day.day, r.day.model))[:_MOST_ROWS]:
            texts = row_of(row.day, row.cost)
            items = [QStandardItem(visible_controls(text)) for text in texts]
            for item in items[3:]:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if row.cost is None:
                items[7].setText("unknown")
            self._model.appendRow(items)
        self._export.setEnabled(bool(rows))
        self._draw()

    def _draw(self) -> None:
        figure = FIGURES[self._figure.currentIndex()]
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
            value = figure.value(row)
            if value is not None:
                key = (row.day.model, row.day.day)
                values[key] = values.get(key, 0.0) + value if figure.stacked else value
        series = [Series(n, [values.get((n, day)) for day in days]) for n in names]
        labels = [_date(day) for day in days]
        self._plot.show_series(
            series, labels, stacked=figure.stacked, words=figure.words, title=figure.name
        )
        while (item := self._legend.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, name in enumerate(names):
            label = QLabel(f"■ {visible_controls(name)}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"color: {self._plot.colour(number).name()};")
            label.setFont(self._theme.tiny_font())
            self._legend.addWidget(label)
        self._legend.addStretch(1)

    def _build(self) -> None:
        upper = QHBoxLayout()
        for field in self._fields:
            upper.addWidget(field, 1)
        self._range.activated.connect(lambda _row: self.range_chosen.emit(self.days))
        self._figure.activated.connect(lambda _row: self._draw())
        for label in (self._sum, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._model.setHorizontalHeaderLabels([word[:1].upper() + word[1:] for word in HEADER])
        self._table.setModel(self._model)
        self._table.setAccessibleName("Tokens and cost by day and model")
        self._table.setToolTip(tooltip("Tokens and cost by day and model"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._export.setAutoDefault(False)
        self._export.setToolTip(tooltip("Write this table for spreadsheets"))
        self._export.clicked.connect(lambda: self.export_requested.emit(list(self._rows)))
        self._close.setAutoDefault(False)
        self._close.setToolTip(tooltip("Close", "Esc"))
        self._close.clicked.connect(self.accept)
        lower = QHBoxLayout()
        lower.addWidget(self._export)
        lower.addWidget(self._note, 1)
        lower.addWidget(self._close)
        self._column.addLayout(upper)
        self._column.addWidget(self._sum)
        self._column.addWidget(self._plot, 3)
        self._column.addLayout(self._legend)
        self._column.addWidget(self._table, 2)
        self._column.addLayout(lower)

    def _on_budget_editing_finished(self) -> None:
        text = self._budget.text().strip().lstrip("$").replace(",", ".")
        try:
            budget = float(text or 0)
        except ValueError:
            budget = -1.0
        good = 0 <= budget < 1_000_000
        self._fields[2].set_error("" if good else "Write a number of dollars, or nothing.")
        if good:
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
        self.resize(min(px(860), 1_200), min(px(680), 860))
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(10))
        self._legend.setSpacing(px(14))
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
            f"QTableView {{ border: 1px solid {palette.border}; }}"
            f"QHeaderView::section {{ padding: {px(4)}px {px(6)}px; border: none;"
            f" font-size: {size:.1f}pt; background: {palette.page};"
            f" color: {palette.secondary}; }}"
        )
        self._draw()


def _date(day: int) -> str:
    return DayOfModel(day=day, provider_id="", model="", replies=0, bands=()).date.isoformat()
