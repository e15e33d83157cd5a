"""The conversations of the sidebar as rows: in folders, and grouped by time."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.chat.folders import Folder, FolderTree
from desktop.chat.scope import Scope, ScopeKind
from desktop.ui.sidebar_rows import Row, RowKind, arranged, by_time, moved, ranges
from desktop.ui.wording import listed, marked, tr

if TYPE_CHECKING:  # the first paint shows no conversation
    from desktop.chat.conversation import ConversationSummary

AnyIndex = QModelIndex | QPersistentModelIndex

#: The id of a conversation; None for what is none.
ID_ROLE = Qt.ItemDataRole.UserRole + 1
#: A `RowKind`.
KIND_ROLE = Qt.ItemDataRole.UserRole + 2
STREAMING_ROLE = Qt.ItemDataRole.UserRole + 3
UNREAD_ROLE = Qt.ItemDataRole.UserRole + 4
#: The id of a folder; None for what is none.
FOLDER_ROLE = Qt.ItemDataRole.UserRole + 5
DEPTH_ROLE = Qt.ItemDataRole.UserRole + 6
EXPANDED_ROLE = Qt.ItemDataRole.UserRole + 7
TAGS_ROLE = Qt.ItemDataRole.UserRole + 8
#: Whether a row is one of several that something shall be done with.
MARKED_ROLE = Qt.ItemDataRole.UserRole + 9

UNTITLED = marked("New conversation")
#: A row shows some forty letters; laying out a whole pasted page as a title would be slow.
_MAX_TITLE = 300


def one_line(title: str) -> str:
    """A title as the list shows it."""
    return " ".join(title[: _MAX_TITLE * 4].split())[:_MAX_TITLE] or tr(UNTITLED)


class SidebarItemModel(QAbstractListModel):
    """Turns folders and summaries into rows, newest first below the heading of their group.

    Rows that stay keep their identity through every change, and with it selection, scroll
    position and an open editor. Does not load, save or rename anything.
    """

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._scope = Scope()
        self._tree = FolderTree()
        self._complete: set[str] = set()
        self._summaries: dict[str, ConversationSummary] = {}
        self._titles: dict[str, str] = {}
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._streaming: frozenset[str] = frozenset()
        self._unread: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()

    @property
    def scope(self) -> Scope:
        return self._scope

    @property
    def tree(self) -> FolderTree:
        return self._tree

    def set_scope(self, scope: Scope) -> None:
        """Show another list; it is empty until something is added."""
        self._scope = scope
        self._complete.clear()
        self.set_summaries(())

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

    def set_folders(self, tree: FolderTree) -> None:
        self._tree = tree
        self.regroup()
        self._repaint(list(self._places))

    def set_complete(self, folder_id: str) -> None:
        """There is no more in this folder than was added."""
        self._complete.add(folder_id)
        self.regroup()

    def forget_complete(self) -> None:
        """There may be more in any folder than was added."""
        self._complete.clear()
        self.regroup()

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
        changed = before | self._streaming | self._unread
        folders = {s.folder_id for key in changed if (s := self._summaries.get(key)) is not None}
        above = {f.id for folder_id in folders for f in self._tree.path(folder_id)}
        self._repaint(changed | above)

    @property
    def marked(self) -> frozenset[str]:
        """Those of several that something shall be done with."""
        return self._marked

    def set_marked(self, conversation_ids: Iterable[str]) -> None:
        before, self._marked = self._marked, frozenset(conversation_ids)
        self._repaint(before ^ self._marked)

    def summary(self, conversation_id: str) -> ConversationSummary | None:
        return self._summaries.get(conversation_id)

    def index_of(self, key: str) -> QModelIndex:
        """An invalid index when the conversation or folder is not in the list."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.index(place, 0)

    def row_key(self, index: AnyIndex) -> str:
        """What a row is about: a conversation, a folder, a title."""
        return self._rows[index.row()].key

    def conversation_ids(self) -> list[str]:
        """As listed, from top to bottom."""
        return [row.key for row in self._rows if row.kind is RowKind.CONVERSATION]

    def regroup(self) -> None:
        """Bring the rows up to date, also after midnight."""
        self._change_rows(self._arranged())

    # Qt's side

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == KIND_ROLE:
            return row.kind
        if role == DEPTH_ROLE:
            return row.depth
        match row.kind:
            case RowKind.CONVERSATION:
                return self._conversation_data(row.key, role)
            case RowKind.FOLDER:
                folder = self._tree.get(row.key)
                return None if folder is None else self._folder_data(folder, role)
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        words = tr("More…") if row.kind is RowKind.MORE else row.key
        return words if shown else None

    def _conversation_data(self, key: str, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles[key]
            case Qt.ItemDataRole.EditRole:
                return self._summaries[key].title
            case Qt.ItemDataRole.AccessibleTextRole:
                return listed([self._titles[key], *self._states(key)])
            case _ if role == ID_ROLE:
                return key
            case _ if role == STREAMING_ROLE:
                return key in self._streaming
            case _ if role == UNREAD_ROLE:
                return key in self._unread
            case _ if role == TAGS_ROLE:
                return self._summaries[key].tags
            case _ if role == MARKED_ROLE:
                return key in self._marked
        return None

    def _folder_data(self, folder: Folder, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return folder.name
            case Qt.ItemDataRole.AccessibleTextRole:
                name = tr("Folder {name}").format(name=folder.name)
                fold = tr("open", "a folder") if folder.expanded else tr("closed", "a folder")
                return listed([name, fold, *self._states_within(folder)])
            case _ if role == FOLDER_ROLE:
                return folder.id
            case _ if role == EXPANDED_ROLE:
                return folder.expanded
            case _ if role == STREAMING_ROLE:
                return not folder.expanded and self._is_within(folder, self._streaming)
            case _ if role == UNREAD_ROLE:
                return not folder.expanded and self._is_within(folder, self._unread)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        match self._rows[index.row()].kind:
            case RowKind.HEADING:
                return Qt.ItemFlag.NoItemFlags
            case RowKind.MORE:
                return plain
        return plain | Qt.ItemFlag.ItemIsEditable

    def _states(self, key: str) -> list[str]:
        words = []
        if self._summaries[key].pinned:
            words.append(tr("pinned", "a conversation"))
        if key in self._streaming:
            words.append(tr("a reply is arriving"))
        if key in self._unread:
            words.append(tr("unread", "a conversation"))
        if key in self._marked:
            words.append(tr("marked", "a conversation"))
        folder = self._tree.label(self._summaries[key].folder_id)
        if folder:
            words.append(tr("in {folder}", "a conversation").format(folder=folder))
        words += (tr("tag {tag}").format(tag=tag) for tag in self._summaries[key].tags)
        return words

    def _states_within(self, folder: Folder) -> list[str]:
        words = []
        if self._folder_data(folder, STREAMING_ROLE):
            words.append(tr("a reply is arriving in it"))
        if self._folder_data(folder, UNREAD_ROLE):
            words.append(tr("something in it is unread"))
        return words

    def _is_within(self, folder: Folder, keys: Collection[str]) -> bool:
        """Whether one of these conversations is in a folder, or in one that is in it."""
        found = (self._summaries.get(key) for key in keys)
        return any(
            folder in self._tree.path(summary.folder_id) for summary in found if summary is not None
        )

    def _repaint(self, keys: Iterable[str]) -> None:
        places = [self._places[key] for key in keys if key in self._places]
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), 0))

    def _arranged(self) -> list[Row]:
        now, summaries = self._clock(), self._summaries.values()
        match self._scope.kind:
            case ScopeKind.FOLDER:
                shown = [summary for summary in summaries if not summary.archived]
                return arranged(shown, self._tree, complete=self._complete, now=now)
            case ScopeKind.ARCHIVED:
                shown = [summary for summary in summaries if summary.archived]
            case ScopeKind.TAG:
                tag = self._scope.key.casefold()
                shown = [
                    summary
                    for summary in summaries
                    if not summary.archived and tag in map(str.casefold, summary.tags)
                ]
            case _:
                shown = list(summaries)
        return by_time(shown, now=now)

    def _change_rows(self, rows: list[Row]) -> None:
        """Go from the present rows to ``rows`` by removing and inserting ranges."""
        if rows == self._rows:
            return
        went = moved(self._rows, rows)
        if went is None:
            self.beginResetModel()
            self._set_rows(rows)
            self.endResetModel()
            return
        wanted = set(rows) - went
        for first, last in reversed(ranges([row not in wanted for row in self._rows])):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set_rows(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        present = set(self._rows)
        for first, last in ranges([row not in present for row in rows]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._set_rows(self._rows[:first] + rows[first : last + 1] + self._rows[first:])
            self.endInsertRows()

    def _set_rows(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {
            row.key: place
            for place, row in enumerate(rows)
            if row.kind in (RowKind.CONVERSATION, RowKind.FOLDER)
        }
