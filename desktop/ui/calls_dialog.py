"""The calls of tools, to look back at."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.tool_record import CallRecord
from desktop.ui.choice_box import ArrowBox
from desktop.ui.composition import Composition
from desktop.ui.dialog_size import fitted
from desktop.ui.flow_row import FlowRow
from desktop.ui.moments import moment_words
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import figure, marked, tr

#: More rows than this are not made; an export has them all.
_MOST_ROWS = 2_000
_CELL_PX = 3
_COLUMNS = (marked("Time"), marked("Tool"), marked("Decided by"), marked("Outcome"))
_TOOL = 1
_BY = {
    "user": marked("you"),
    "permission": marked("a permission"),
    "read-only": marked("only reads"),
    "": marked("nobody"),
}
#: As they are written down, and in words.
_OUTCOMES = {
    "done": marked("done"),
    "failed": marked("failed"),
    "denied": marked("denied"),
    "stopped": marked("stopped"),
    "not run": marked("not run"),
}
_RECORD_ROLE = Qt.ItemDataRole.UserRole + 1


class CallsDialog(QDialog):
    """Lists the calls, the newest first, and shows the chosen one whole. Changes nothing."""

    #: All standing permissions shall be taken back.
    revoke_requested = Signal()
    #: The calls that are let through (list of CallRecord), and as what: "csv" or "jsonl".
    export_requested = Signal(object, str)

    def __init__(self, *, theme: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Calls of tools"))
        self.setAccessibleName(tr("Calls of tools"))
        self._records: list[tuple[CallRecord, str]] = []
        self._found: list[CallRecord] = []
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self._filter = QLineEdit()
        self._outcome = ArrowBox()
        self._server = ArrowBox()
        self._list = QTreeView()
        self._count = QLabel()
        self._details = QPlainTextEdit()
        self._csv = QPushButton(tr("Export as CS&V…"))
        self._jsonl = QPushButton(tr("Export as &JSON Lines…"))
        self._revoke = QPushButton(tr("&Take back all permissions"))
        self._close = QPushButton(tr("&Close"))
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def rows(self) -> int:
        """How many calls the filter lets through."""
        return len(self._found)

    @property
    def details(self) -> str:
        """The chosen call."""
        return self._details.toPlainText()

    def set_records(self, records: Sequence[CallRecord]) -> None:
        """Show these, the newest first."""
        self._records = [(record, _words_of(record).casefold()) for record in records]
        chosen = self._server.currentData()
        blocked = self._server.blockSignals(True)
        self._server.clear()
        self._server.addItem(tr("Any server"), None)
        for server in sorted({record.server for record in records}):
            self._server.addItem(visible_controls(server) or "Rivulet", server)
        self._server.setCurrentIndex(max(self._server.findData(chosen), 0))
        self._server.blockSignals(blocked)
        self._fill()

    def _build(self) -> None:
        self._filter.setPlaceholderText(tr("Filter: a tool, an argument, a date"))
        self._filter.textChanged.connect(self._fill)
        Composition(self._filter)
        self._outcome.addItem(tr("Any outcome"), "")
        for outcome, words in _OUTCOMES.items():
            self._outcome.addItem(tr(words), outcome)
        self._outcome.currentIndexChanged.connect(self._fill)
        self._server.currentIndexChanged.connect(self._fill)
        for control, words in (
            (self._filter, tr("Filter the calls")),
            (self._outcome, tr("Only calls that ended so")),
            (self._server, tr("Only calls of this server")),
            (self._list, tr("Calls of tools")),
            (self._details, tr("The chosen call")),
        ):
            control.setAccessibleName(words)
            control.setToolTip(tooltip(words))
        self._list.setModel(self._model)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self._list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Names are cut before a column is out of sight.
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TOOL, QHeaderView.ResizeMode.Stretch)
        self._list.selectionModel().currentChanged.connect(self._show_details)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        for button, words, key in (
            (self._csv, tr("Save the calls that are listed, for a spreadsheet"), ""),
            (self._jsonl, tr("Save the calls that are listed, with nothing left out"), ""),
            (self._revoke, tr("Every tool asks again from now on"), ""),
            (self._close, tr("Close"), "Esc"),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(words, key))
        self._csv.clicked.connect(lambda: self.export_requested.emit(list(self._found), "csv"))
        self._jsonl.clicked.connect(lambda: self.export_requested.emit(list(self._found), "jsonl"))
        self._revoke.clicked.connect(self.revoke_requested)
        self._close.clicked.connect(self.accept)
        above = FlowRow(self._filter, self._server, self._outcome, growing=self._filter)
        below = QHBoxLayout()
        below.addLayout(FlowRow(self._revoke, self._csv, self._jsonl), 1)
        below.addWidget(self._close, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(above)
        for widget in (self._list, self._count, self._details):
            self._column.addWidget(widget)
        self._column.setStretch(1, 3)
        self._column.setStretch(3, 1)
        self._column.addLayout(below)

    def _fill(self) -> None:
        """List what the filter lets through."""
        wanted = self._filter.text().casefold().split()
        outcome, server = self._outcome.currentData(), self._server.currentData()
        self._found = [
            record
            for record, text in self._records
            if (not outcome or record.outcome == outcome)
            and (server is None or record.server == server)
            and all(word in text for word in wanted)
        ]
        self._model.removeRows(0, self._model.rowCount())
        for record in self._found[:_MOST_ROWS]:
            self._model.appendRow(_items(record))
        self._model.setHorizontalHeaderLabels([tr(words) for words in _COLUMNS])
        count, more = len(self._found), len(self._found) - _MOST_ROWS
        words = (
            tr("{count} of {all} calls; the first {listed} are listed")
            if more > 0
            else tr("{count} of {all} calls")
        )
        self._count.setText(
            words.format(
                count=figure(count), all=figure(len(self._records)), listed=figure(_MOST_ROWS)
            )
        )
        words = tr("No call fits.") if self._records else tr("No tool was called yet.")
        self._details.setPlaceholderText(words)
        self._csv.setEnabled(count > 0)
        self._jsonl.setEnabled(count > 0)
        first = self._model.index(0, 0)
        self._list.setCurrentIndex(first)
        self._show_details(first)

    def _show_details(self, index: QModelIndex) -> None:
        source = index.siblingAtColumn(0).data(_RECORD_ROLE) if index.isValid() else ""
        self._details.setPlainText(source or "")

    def _on_theme_changed(self, theme: Theme) -> None:
        self.resize(fitted(self, min(theme.px(820), 1_100), min(theme.px(600), 850)))
        self._column.setSpacing(theme.px(10))
        for widget in (
            *(self._filter, self._server, self._outcome, self._list),
            *(self._csv, self._jsonl, self._revoke, self._close),
        ):
            widget.setFont(theme.small_font())
        for box in (self._outcome, self._server):
            box.set_theme(theme)
        self._count.setFont(theme.tiny_font())
        self._count.setStyleSheet(f"color: {theme.palette.secondary};")
        self._details.setFont(theme.code_font())
        # The style leaves some room of its own beside what stands in a cell.
        upright, side = theme.px(3), theme.px(6)
        padding = f"padding: {upright}px {side}px;"
        above = f"padding: {upright}px {side + _CELL_PX}px;"
        size = theme.tiny_font().pointSizeF()
        self._list.setStyleSheet(
            f"QTreeView::item {{ {padding} }}"
            f"QHeaderView::section {{ {above} border: none; font-size: {size:.1f}pt;"
            f" background: {theme.palette.page}; color: {theme.palette.secondary}; }}"
        )


def _words_of(record: CallRecord) -> str:
    """What a filter looks in."""
    source = msgspec.json.encode(record.arguments).decode()
    where = (record.tool, record.server or "Rivulet", record.model)
    return " ".join((_time(record), *where, _outcome_of(record), source))


def _outcome_of(record: CallRecord) -> str:
    return tr(_OUTCOMES[record.outcome]) if record.outcome in _OUTCOMES else record.outcome


def _time(record: CallRecord) -> str:
    return moment_words(record.at)


def _items(record: CallRecord) -> list[QStandardItem]:
    tool = visible_controls(f"{record.tool} ({record.server or 'Rivulet'})")
    decided = tr(_BY[record.decided_by]) if record.decided_by in _BY else record.decided_by
    items = [QStandardItem(text) for text in (_time(record), tool, decided, _outcome_of(record))]
    source = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    items[_TOOL].setToolTip(tooltip(tool))
    items[0].setData(visible_controls(source), _RECORD_ROLE)
    return items
