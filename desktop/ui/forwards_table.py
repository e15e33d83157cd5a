"""What other programs asked for: a table that grows while it is looked at."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.durations import duration
from desktop.chat.prices import PriceOf, money, no_price
from desktop.session.forward_log import Forward, ForwardStatus
from desktop.settings import ModelRef
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import figure, marked, spoken, tr

#: Rows on show; the log remembers more.
_MOST_ROWS = 100
_HEIGHT_PX = 180
_ID = Qt.ItemDataRole.UserRole
_COLUMNS = (
    marked("Time"),
    marked("Client"),
    marked("Model"),
    marked("Status"),
    marked("First token"),
    marked("Last token"),
    marked("Tokens in, out"),
    marked("Cost"),
)
_CLIENT, _MODEL = 1, 2
#: Names of clients are cut behind this. Design pixels.
_CLIENT_PX = 100
_STATUS = {
    ForwardStatus.RUNNING: marked("running"),
    ForwardStatus.COMPLETE: marked("complete"),
    ForwardStatus.FAILED: marked("failed"),
    ForwardStatus.CANCELLED: marked("cancelled here"),
    ForwardStatus.LEFT: marked("client left"),
}


class ForwardsTable(QWidget):
    """Lists requests, the newest first. The selection stays with its request."""

    #: The id of a request that shall end.
    cancel_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._price: PriceOf = no_price
        self._forwards: tuple[Forward, ...] = ()
        self._client_width = _CLIENT_PX
        self._header_font = QFont()
        self._rows = QTreeWidget()
        self._rows.setHeaderLabels([tr(words) for words in _COLUMNS])
        self._rows.setRootIsDecorated(False)
        self._rows.setUniformRowHeights(True)
        self._rows.setAllColumnsShowFocus(True)
        self._rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self._rows.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        # Names are cut before a column is out of sight.
        header.setSectionResizeMode(_MODEL, QHeaderView.ResizeMode.Stretch)
        self._cancel = QPushButton(tr("Cancel request"))
        self._cancel.setAutoDefault(False)
        self._cancel.setEnabled(False)
        self._field = FormField(
            tr("&Requests"),
            self._rows,
            note=tr("Since Rivulet was started. No text of them is kept."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._cancel.clicked.connect(self._on_cancel)
        self._rows.itemSelectionChanged.connect(self._on_selection_changed)

    def set_price(self, price: PriceOf) -> None:
        """What models cost, from the next change on."""
        self._price = price

    def set_forwards(self, forwards: tuple[Forward, ...]) -> None:
        shown = forwards[:_MOST_ROWS]
        if [f.id for f in shown] != [f.id for f in self._forwards]:
            self._fill(shown)
        else:
            for number, (old, new) in enumerate(zip(self._forwards, shown, strict=True)):
                if old != new and (row := self._rows.topLevelItem(number)) is not None:
                    self._write(row, new)
        self._forwards = shown
        self._on_selection_changed()

    def set_theme(self, theme: Theme) -> None:
        self._field.set_theme(theme)
        self._cancel.setFont(theme.small_font())
        self._client_width = theme.px(_CLIENT_PX)
        self._header_font = theme.tiny_font()
        self._rows.header().setFont(self._header_font)
        self._rows.setFixedHeight(theme.px(_HEIGHT_PX))
        self._rows.setStyleSheet(
            f"QTreeView::item {{ padding: {theme.px(3)}px {theme.px(4)}px; }}"
            "QHeaderView { background: transparent; border: none; }"
            f"QHeaderView::section {{ background: transparent; color: {theme.palette.secondary};"
            f" border: none; border-bottom: 1px solid {theme.palette.border};"
            f" padding: {theme.px(4)}px {theme.px(4)}px {theme.px(4)}px {theme.px(7)}px; }}"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet above takes the fonts away from what is polished later.
        self._rows.header().setFont(QFont())
        self._rows.header().setFont(self._header_font)

    def _fill(self, shown: tuple[Forward, ...]) -> None:
        selected = self._selected()
        self._rows.clear()
        for forward in shown:
            row = QTreeWidgetItem(self._rows)
            row.setData(0, _ID, forward.id)
            self._write(row, forward)
            if forward.id == selected:
                self._rows.setCurrentItem(row)

    def _write(self, row: QTreeWidgetItem, forward: Forward) -> None:
        _write(row, forward, self._price)
        right = Qt.TextElideMode.ElideRight
        shown = self._rows.fontMetrics().elidedText(forward.client, right, self._client_width)
        row.setText(_CLIENT, shown)
        row.setToolTip(_CLIENT, tooltip(forward.client))
        row.setData(_CLIENT, Qt.ItemDataRole.AccessibleTextRole, forward.client)

    def _selected(self) -> str:
        rows = self._rows.selectedItems()
        return rows[0].data(0, _ID) if rows else ""

    def _on_cancel(self) -> None:
        self.cancel_requested.emit(self._selected())

    def _on_selection_changed(self) -> None:
        selected = self._selected()
        running = [f for f in self._forwards if f.status is ForwardStatus.RUNNING]
        self._cancel.setEnabled(any(forward.id == selected for forward in running))


def _write(row: QTreeWidgetItem, forward: Forward, price: PriceOf) -> None:
    usage, timing = forward.usage, forward.timing
    tokens = "" if usage is None else f"{_number(usage.input)} → {_number(usage.output)}"
    ended = forward.status is not ForwardStatus.RUNNING
    words = (
        time.strftime("%H:%M:%S", time.localtime(forward.started_at)),
        forward.client,
        model.model if (model := ModelRef.parse(forward.model)) else forward.model,
        tr(_STATUS[forward.status]),
        _seconds(timing.first_token),
        _seconds(timing.last_token) if ended else "",
        tokens,
        _cost(forward, price),
    )
    for column, text in enumerate(words):
        row.setText(column, text)
    row.setToolTip(_MODEL, tooltip(forward.model))
    row.setToolTip(3, spoken(forward.failure) or forward.protocol)


def _cost(forward: Forward, price: PriceOf) -> str:
    """ "" as long as nothing is known of the tokens."""
    model = ModelRef.parse(forward.model)
    if forward.usage is None or model is None:
        return ""
    known = price(model.provider_id, model.model)
    cost = None if known is None else known.cost(forward.usage)
    if known is not None and known.is_free:
        return tr("free", "a price")
    return tr("unknown", "a price") if cost is None else spoken(money(cost))


def _number(count: int | None) -> str:
    return "?" if count is None else figure(count)


def _seconds(value: float | None) -> str:
    return "" if value is None else spoken(duration(value, digits=2))
