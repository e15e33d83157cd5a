"""Search results as rows: titles first, then messages, the newest on top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.chat.message import Role
from desktop.chat.search_result import Found, SearchResult
from desktop.ui.sidebar_model import one_line
from desktop.ui.wording import listed, marked, tr

AnyIndex = QModelIndex | QPersistentModelIndex

#: True for the title of a group.
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
#: The `Found` of a row; None for a heading.
FOUND_ROLE = Qt.ItemDataRole.UserRole + 10
#: When it was written, in a word or two.
DATE_ROLE = Qt.ItemDataRole.UserRole + 11

#: The years 1970 to 2100, in seconds; other times come from a broken clock.
_TIMES = (0.0, 4_102_444_800.0)
_SPEAKERS = {Role.USER: marked("You: {text}"), Role.ASSISTANT: marked("Reply: {text}")}


_TOOL = marked("Tool: {text}")


class FoundItemModel(QAbstractListModel):
    """Shows one search result. Searches nothing."""

    def __init__(self, parent: QObject, *, clock: Callable[[], float]) -> None:
        super().__init__(parent)
        self._clock = clock
        self._locale = QLocale()
        self._rows: list[str | Found] = []

    def set_result(self, result: SearchResult) -> None:
        self.beginResetModel()
        self._rows = []
        for heading, found in ((tr("Titles"), result.titles), (tr("Messages"), result.messages)):
            if found:
                self._rows += [heading, *found]
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The first row that is not a heading; invalid without one."""
        return self.index(1, 0) if len(self._rows) > 1 else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            if role == HEADING_ROLE:
                return True
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row if shown else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(row.conversation.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == FOUND_ROLE:
                return row
            case _ if role == DATE_ROLE:
                return self._date(row.created_at)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, found: Found) -> str:
        words = [one_line(found.conversation.title), self._date(found.created_at)]
        if found.role is not None:
            said = tr(_SPEAKERS.get(found.role, _TOOL))
            words.append(said.format(text=found.excerpt.text))
        return listed(words)

    def _date(self, seconds: float) -> str:
        first, last = _TIMES
        when = datetime.fromtimestamp(min(max(seconds, first), last), UTC).astimezone()
        now = datetime.fromtimestamp(self._clock(), UTC).astimezone()
        if when.date() == now.date():
            return f"{when:%H:%M}"
        if when.year == now.year:
            form = tr("d MMM", "day and month, as Qt writes formats of dates")
        else:
            form = tr("MMM yyyy", "month and year, as Qt writes formats of dates")
        return self._locale.toString(QDate(when.year, when.month, when.day), form)
