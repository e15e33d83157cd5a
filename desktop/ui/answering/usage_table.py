"""The table of what was used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.chat.usage_report import percentile
from desktop.session.usage_reports import Priced
from desktop.ui.moments import day_words
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import figure, marked, tr

#: In two lines where that is narrower: each translation breaks where its language can.
_HEADS = (
    marked("Day"), marked("Provider"), marked("Model"), marked("Replies"),
    marked("Input\ntokens"), marked("Cached\ninput tokens"), marked("Output\ntokens"),
    marked("Cost\nin USD"), marked("First token\np50 in s"), marked("First token\np95 in s"),
    marked("Tokens per s\np50"), marked("Tokens per s\np5"),
)  # fmt: skip
#: Columns of words, of which these have names of any length; the others hold numbers.
_WORDS, _PROVIDER, _MODEL = 3, 1, 2
#: Columns of names get what the numbers leave, and at least this. Design pixels.
_SHORTEST_PX = {_PROVIDER: 90, _MODEL: 130}
#: Left out one after the other where there is no room for all: files have them still.
_LESS = (5, 9, 11, 8, 10, _PROVIDER, 3, 4)
_LETTERS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_ROWS = 5_000
#: The table is never lower.
_LOWEST_PX = 120
_CELL_PX = 3
#: What the style leaves free beside the text of a cell, at any zoom.
_MARGIN = 3


class _Head(QHeaderView):
    """Measured with the letters that it is drawn with, where Qt takes larger and bold ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.letters = QFont()
        #: What is left free beside the words, in pixels.
        self.room = 0

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        width = QFontMetrics(self.letters).size(0, words).width() + self.room
        return QSize(width, super().sectionSizeFromContents(logicalIndex).height())


class UsageTable(QTableView):
    """A row for each model of a day, the newest day first.

    Long names are cut, and whole in a tooltip, so that every number has its room. Where that is
    not enough, columns are left out: the cost is not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(0, len(_HEADS), self)
        self._rows.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        for column in range(len(_HEADS)):
            side = _NUMBERS if column >= _WORDS else _LETTERS
            self._rows.setHeaderData(
                column, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole
            )
        self._theme: Theme | None = None
        self._fitting = False
        #: How wide columns of numbers are, when they are shown.
        self._wide: dict[int, int] = {}
        self.setModel(self._rows)
        self.setAccessibleName(tr("Tokens and cost by day and model"))
        self.setToolTip(tooltip(tr("Tokens and cost by day and model")))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self._head = head = _Head(self)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalHeader(head)
        for column in _SHORTEST_PX:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.sectionResized.connect(self._on_head_section_resized)

    @property
    def count(self) -> int:
        return self._rows.rowCount()

    def cell(self, row: int, column: int) -> str:
        """What stands in the table."""
        return self._rows.item(row, column).text()

    def show_rows(self, rows: Sequence[Priced]) -> None:
        self._rows.removeRows(0, self._rows.rowCount())
        for row in sorted(rows, key=lambda r: (-r.day.day, r.day.model))[:_MOST_ROWS]:
            items = [QStandardItem(visible_controls(text)) for text in _cells(row)]
            for item in items[_WORDS:]:
                item.setTextAlignment(_NUMBERS)
            for column in _SHORTEST_PX:
                items[column].setToolTip(tooltip(items[column].text()))
            self._rows.appendRow(items)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        px, palette = theme.px, theme.palette
        self.setMinimumHeight(px(_LOWEST_PX))
        self.setFont(theme.small_font())
        self._head.letters = theme.tiny_font()
        self._head.room = 2 * (px(_CELL_PX) + _MARGIN)
        size = self._head.letters.pointSizeF()
        self.setStyleSheet(
            f"QTableView::item {{ padding: 0 {px(_CELL_PX)}px; }}"
            f"QHeaderView::section {{ padding: {px(4)}px {px(_CELL_PX) + _MARGIN}px; border: none;"
            f" font-size: {size:.1f}pt; background: {palette.page};"
            f" color: {palette.secondary}; }}"
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._theme is not None:
            # The letters that it was measured with are gone.
            self._head.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
            self._fit()

    def _on_head_section_resized(self, column: int) -> None:
        if column not in _SHORTEST_PX:
            self._fit()

    def _fit(self) -> None:
        """Share among the names what the numbers leave, but no more than they need."""
        if self._theme is None or self._fitting:
            return
        head = self._head
        self._fitting = True
        self._leave_out(self._theme)
        self._fitting = False
        others = (head.sectionSize(n) for n in range(len(_HEADS)) if n not in _SHORTEST_PX)
        left = self.viewport().width() - sum(others)
        for column, shortest in _SHORTEST_PX.items():
            wanted = max(self.sizeHintForColumn(column), head.sectionSizeHint(column))
            # The names of models are the longer ones: they get the rest.
            room = left - (self._theme.px(_SHORTEST_PX[_MODEL]) if column == _PROVIDER else 0)
            head.resizeSection(column, min(wanted, max(room, self._theme.px(shortest))))
            left -= head.sectionSize(column)

    def _leave_out(self, theme: Theme) -> None:
        head = self._head
        for n in range(len(_HEADS)):
            if n in _SHORTEST_PX:
                self._wide[n] = theme.px(_SHORTEST_PX[n])
            elif not head.isSectionHidden(n):
                self._wide[n] = head.sectionSize(n)
        shown = set(self._wide)
        for n in _LESS:
            if sum(self._wide[m] for m in shown) <= self.viewport().width():
                break
            shown.discard(n)
        for n in _LESS:
            if self.isColumnHidden(n) is (n in shown):
                self.setColumnHidden(n, n not in shown)


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
