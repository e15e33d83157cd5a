"""The calls of tools, to look back at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.tool_record import CallRecord
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.plain import visible_controls

#: More rows than this are not made; the file has them all.
_MOST_ROWS = 2_000
_COLUMNS = ("Time", "Tool", "Decided by", "Outcome")
_BY = {"user": "you", "permission": "a permission", "read-only": "only reads", "": "nobody"}
_RECORD_ROLE = Qt.ItemDataRole.UserRole + 1


class CallsDialog(QDialog):
    """Lists the calls, the newest first, and shows the chosen one whole. Changes nothing."""

    #: All standing permissions shall be taken back.
    revoke_requested = Signal()

    def __init__(self, *, theme: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Calls of tools")
        self.setAccessibleName("Calls of tools")
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter = QLineEdit()
        self._list = QTreeView()
        self._details = QPlainTextEdit()
        self._revoke = QPushButton("&Take back all permissions")
        self._close = QPushButton("&Close")
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def rows(self) -> int:
        """How many calls the filter lets through."""
        return self._shown.rowCount()

    @property
    def details(self) -> str:
        """The chosen call."""
        return self._details.toPlainText()

    def set_records(self, records: Sequence[CallRecord]) -> None:
        """Show these, the newest first."""
        self._model.removeRows(0, self._model.rowCount())
        for record in records[:_MOST_ROWS]:
            self._model.appendRow(_items(record))
        self._model.setHorizontalHeaderLabels(list(_COLUMNS))
        first = self._shown.index(0, 0)
        self._list.setCurrentIndex(first)
        self._show_details(first)

    def _build(self) -> None:
        self._filter.setPlaceholderText("Filter")
        self._filter.setAccessibleName("Filter the calls")
        self._filter.setToolTip(tooltip("Filter the calls"))
        self._filter.textChanged.connect(self._shown.setFilterFixedString)
        self._list.setModel(self._shown)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName("Calls of tools")
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._list.selectionModel().currentChanged.connect(self._show_details)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName("The chosen call")
        self._details.setPlaceholderText("No tool was called yet.")
        self._revoke.setAutoDefault(False)
        self._revoke.setToolTip(tooltip("Every tool asks again from now on"))
        self._revoke.clicked.connect(self.revoke_requested)
        self._close.setAutoDefault(False)
        self._close.setToolTip(tooltip("Close", "Esc"))
        self._close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addWidget(self._revoke)
        below.addStretch(1)
        below.addWidget(self._close)
        for widget in (self._filter, self._list, self._details):
            self._column.addWidget(widget)
        self._column.setStretch(1, 3)
        self._column.setStretch(2, 1)
        self._column.addLayout(below)

    def _show_details(self, index: QModelIndex) -> None:
        source = index.siblingAtColumn(0).data(_RECORD_ROLE) if index.isValid() else ""
        self._details.setPlainText(source or "")

    def _on_theme_changed(self, theme: Theme) -> None:
        self.resize(min(theme.px(720), 1_000), min(theme.px(560), 800))
        self._column.setSpacing(theme.px(10))
        for widget in (self._filter, self._list, self._revoke, self._close):
            widget.setFont(theme.small_font())
        self._details.setFont(theme.code_font())
        padding = f"padding: {theme.px(3)}px {theme.px(6)}px;"
        size = theme.tiny_font().pointSizeF()
        self._list.setStyleSheet(
            f"QTreeView::item {{ {padding} }}"
            f"QHeaderView::section {{ {padding} border: none; font-size: {size:.1f}pt;"
            f" background: {theme.palette.page}; color: {theme.palette.secondary}; }}"
        )


def _items(record: CallRecord) -> list[QStandardItem]:
    time = datetime.fromtimestamp(record.at).astimezone()
    tool = visible_controls(f"{record.tool} ({record.server or 'Rivulet'})")
    words = (f"{time:%Y-%m-%d %H:%M:%S}", tool, _BY.get(record.decided_by, record.decided_by))
    items = [QStandardItem(text) for text in (*words, record.outcome)]
    source = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    items[0].setData(visible_controls(source), _RECORD_ROLE)
    return items
