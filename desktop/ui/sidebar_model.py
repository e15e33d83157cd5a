"""The conversations of the sidebar as rows: grouped by time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

if TYPE_CHECKING:  # the first paint shows no conversation
    from desktop.chat.conversation import ConversationSummary


AnyIndex = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole + 1
#: True for the title of a group.
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
STREAMING_ROLE = Qt.ItemDataRole.UserRole + 3
UNREAD_ROLE = Qt.ItemDataRole.UserRole + 4

UNTITLED = "New conversation"
#: A row shows some forty letters; laying out a whole pasted page as a title would be slow.
_MAX_TITLE = 300
#: The year 2100, in seconds; later times come from a broken clock.
_LATEST = 4_102_444_800.0


def one_line(title: str) -> str:
    """A title as the list shows it."""
    return " ".join(title[: _MAX_TITLE * 4].split())[:_MAX_TITLE] or UNTITLED


class _Row(NamedTuple):
    """``key`` is the conversation's id, or the group's title."""

    heading: bool
    key: str


class SidebarItemModel(QAbstractListModel):
    """Turns summaries into rows, newest first below the heading of their group.

    Rows that stay keep their identity through every change, and with it selection, scroll
    position and an open editor. Does not load, save or rename anything.
    """

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._summaries: dict[str, ConversationSummary] = {}
        self._titles: dict[str, str] = {}
        self._rows: list[_Row] = []
        self._places: dict[str, int] = {}
        self._streaming: frozenset[str] = frozenset()
        self._unread: frozenset[str] = frozenset()

    def set_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        self._summaries = {summary.id: summary for summary in summaries}
        self._titles = {key: one_line(s.title) for key, s in self._summaries.items()}
        self.regroup()
        self._repaint(list(self._places))

    def add_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Add conversations, or put their newer state in their place."""
        added = list(summaries)
        for summary in added:
            self._summaries[summary.id] = summary
            self._titles[summary.id] = one_line(summary.title)
        self.regroup()
        self._repaint(summary.id for summary in added)

    def summary_count(self) -> int:
        """Listed or archived."""
        return len(self._summaries)

    def remove(self, conversation_id: str) -> None:
        self._summaries.pop(conversation_id, None)
        self._titles.pop(conversation_id, None)
        self.regroup()

    def set_marks(self, streaming: Iterable[str], unread: Iterable[str]) -> None:
        before = self._streaming | self._unread
        self._streaming, self._unread = frozenset(streaming), frozenset(unread)
        self._repaint(before | self._streaming | self._unread)

    def summary(self, conversation_id: str) -> ConversationSummary | None:
        return self._summaries.get(conversation_id)

    def index_of(self, conversation_id: str) -> QModelIndex:
        """An invalid index when the conversation is not in the list."""
        place = self._places.get(conversation_id)
        return QModelIndex() if place is None else self.index(place, 0)

    def conversation_ids(self) -> list[str]:
        """As listed, from top to bottom."""
        return [row.key for row in self._rows if not row.heading]

    def regroup(self) -> None:
        """Bring the rows up to date, also after midnight."""
        self._change_rows(self._grouped())

    # Qt's side

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        heading, key = self._rows[index.row()]
        if role == HEADING_ROLE:
            return heading
        if heading:
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return key if shown else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles[key]
            case Qt.ItemDataRole.EditRole:
                return self._summaries[key].title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join([self._titles[key], *self._states(key)])
            case _ if role == ID_ROLE:
                return key
            case _ if role == STREAMING_ROLE:
                return key in self._streaming
            case _ if role == UNREAD_ROLE:
                return key in self._unread
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _states(self, key: str) -> list[str]:
        words = []
        if self._summaries[key].pinned:
            words.append("pinned")
        if key in self._streaming:
            words.append("a reply is arriving")
        if key in self._unread:
            words.append("unread")
        return words

    def _repaint(self, keys: Iterable[str]) -> None:
        places = [self._places[key] for key in keys if key in self._places]
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), 0))

    def _grouped(self) -> list[_Row]:
        shown = [s for s in self._summaries.values() if not s.archived]
        shown.sort(key=lambda s: (s.pinned, s.updated_at), reverse=True)
        group_of = _Groups(self._clock())
        rows: list[_Row] = []
        last = ""
        for summary in shown:
            group = "Pinned" if summary.pinned else group_of.title(summary.updated_at)
            if group != last:
                rows.append(_Row(True, group))
                last = group
            rows.append(_Row(False, summary.id))
        return rows

    def _change_rows(self, rows: list[_Row]) -> None:
        """Go from the present rows to ``rows`` by removing and inserting ranges."""
        if rows == self._rows:
            return
        moved = _moved(self._rows, rows)
        if moved is None:
            self.beginResetModel()
            self._set_rows(rows)
            self.endResetModel()
            return
        wanted = set(rows) - moved
        for first, last in reversed(_ranges([row not in wanted for row in self._rows])):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set_rows(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        present = set(self._rows)
        for first, last in _ranges([row not in present for row in rows]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._set_rows(self._rows[:first] + rows[first : last + 1] + self._rows[first:])
            self.endInsertRows()

    def _set_rows(self, rows: list[_Row]) -> None:
        self._rows = rows
        self._places = {row.key: place for place, row in enumerate(rows) if not row.heading}


def _moved(old: Sequence[_Row], new: Sequence[_Row]) -> set[_Row] | None:
    """Which row changed its place among those that stay: none, one, or None for many."""
    in_new, in_old = set(new), set(old)
    before = [row for row in old if row in in_new]
    after = [row for row in new if row in in_old]
    if before == after:
        return set()
    first = next(i for i, row in enumerate(before) if row != after[i])
    for row in (before[first], after[first]):
        if [r for r in before if r != row] == [r for r in after if r != row]:
            return {row}
    return None


def _ranges(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last place of each run of true flags."""
    runs: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if not flag:
            continue
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


class _Groups:
    """Names the group of a time, as seen from ``now``."""

    def __init__(self, now: float) -> None:
        midnight = (
            datetime.fromtimestamp(now, UTC)
            .astimezone()
            .replace(hour=0, minute=0, second=0, microsecond=0)
        )
        self._year = midnight.year
        self._today = midnight.timestamp()
        self._yesterday = (midnight - timedelta(days=1)).timestamp()
        self._week = (midnight - timedelta(days=7)).timestamp()
        self._locale = QLocale()

    def title(self, seconds: float) -> str:
        if seconds >= self._today:
            return "Today"
        if seconds >= self._yesterday:
            return "Yesterday"
        if seconds >= self._week:
            return "Last 7 days"
        day = datetime.fromtimestamp(min(max(seconds, 0.0), _LATEST), UTC).astimezone()
        month = self._locale.standaloneMonthName(day.month)
        return month if day.year == self._year else f"{month} {day.year}"
