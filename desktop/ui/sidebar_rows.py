"""What stands in the rows of the sidebar, and in what order."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale

from desktop.chat.folders import FolderTree
from desktop.ui.wording import marked, tr

if TYPE_CHECKING:  # the first paint shows no conversation
    from desktop.chat.conversation import ConversationSummary

PINNED, FOLDERS = marked("Pinned"), marked("Folders")
#: The year 2100, in seconds; later times come from a broken clock.
_LATEST = 4_102_444_800.0
#: Folders in folders that are shown.
_DEEPEST = 20


class RowKind(enum.IntEnum):
    HEADING = 0
    CONVERSATION = 1
    FOLDER = 2
    #: More of a folder is to come.
    MORE = 3


class Row(NamedTuple):
    """``key`` is the title of a group, or the id of a conversation or folder."""

    kind: RowKind
    key: str
    #: How many folders it is in.
    depth: int = 0


def by_time(summaries: Iterable[ConversationSummary], *, now: float) -> list[Row]:
    """Conversations below the headings of their times, the newest first."""
    group_of = _Groups(now)
    rows: list[Row] = []
    last = ""
    for summary in _newest_first(summaries):
        group = group_of.title(summary.updated_at)
        if group != last:
            rows.append(Row(RowKind.HEADING, group))
            last = group
        rows.append(Row(RowKind.CONVERSATION, summary.id))
    return rows


def arranged(
    summaries: Iterable[ConversationSummary],
    tree: FolderTree,
    *,
    complete: Collection[str],
    now: float,
) -> list[Row]:
    """All that the list begins with: what is pinned, the folders, and the rest by time.

    ``complete`` are the folders of which there is no more to come.
    """
    filed: dict[str, list[ConversationSummary]] = {}
    loose: list[ConversationSummary] = []
    for summary in summaries:
        if summary.folder_id is not None and summary.folder_id in tree:
            filed.setdefault(summary.folder_id, []).append(summary)
        else:
            loose.append(summary)
    rows: list[Row] = []
    pinned = [summary for summary in loose if summary.pinned]
    if pinned:
        rows.append(Row(RowKind.HEADING, tr(PINNED)))
        rows += (Row(RowKind.CONVERSATION, summary.id) for summary in _newest_first(pinned))
    if len(tree):
        rows.append(Row(RowKind.HEADING, tr(FOLDERS)))
        rows += _in_folders(tree, filed, complete, parent_id=None, depth=0)
    return rows + by_time((summary for summary in loose if not summary.pinned), now=now)


def _in_folders(
    tree: FolderTree,
    filed: dict[str, list[ConversationSummary]],
    complete: Collection[str],
    *,
    parent_id: str | None,
    depth: int,
) -> Iterator[Row]:
    """The folders in a folder, with what is in them if they are expanded.

    The tree is as deep as people make it; one from a file may be deeper than the stack.
    """
    for folder in tree.children(parent_id):
        yield Row(RowKind.FOLDER, folder.id, depth)
        if not folder.expanded:
            continue
        if depth < _DEEPEST:
            yield from _in_folders(tree, filed, complete, parent_id=folder.id, depth=depth + 1)
        inside = filed.get(folder.id, [])
        inside.sort(key=lambda summary: (summary.pinned, summary.updated_at), reverse=True)
        for summary in inside:
            yield Row(RowKind.CONVERSATION, summary.id, depth + 1)
        if folder.id not in complete:
            yield Row(RowKind.MORE, folder.id, depth + 1)


def _newest_first(summaries: Iterable[ConversationSummary]) -> list[ConversationSummary]:
    return sorted(summaries, key=lambda summary: summary.updated_at, reverse=True)


def moved(old: Sequence[Row], new: Sequence[Row]) -> set[Row] | None:
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


def ranges(flags: Sequence[bool]) -> list[tuple[int, int]]:
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
            return tr("Today")
        if seconds >= self._yesterday:
            return tr("Yesterday")
        if seconds >= self._week:
            return tr("Last 7 days")
        day = datetime.fromtimestamp(min(max(seconds, 0.0), _LATEST), UTC).astimezone()
        month = self._locale.standaloneMonthName(day.month)
        if day.year == self._year:
            return month
        return tr("{month} {year}").format(month=month, year=day.year)
