"""One page of a list of conversations."""

from __future__ import annotations

import sqlite3

from desktop.chat.conversation import ConversationSummary
from desktop.chat.scope import Scope, ScopeKind
from desktop.storage.rows import SELECT_SUMMARY, summary_from_row

_BY_TIME = ("(c.updated_at, c.id)", "c.updated_at DESC, c.id DESC")
_TAGGED = f"""
    {SELECT_SUMMARY.replace("FROM conversations c", "FROM tags t CROSS JOIN conversations c")}
    ON c.id = t.conversation_id
    WHERE t.folded = ? AND c.archived = 0 AND c.deleted_at IS NULL
"""


def select_page(
    connection: sqlite3.Connection,
    scope: Scope,
    *,
    limit: int,
    after: ConversationSummary | None,
) -> list[ConversationSummary]:
    """In a folder and in all of them pinned ones come first; then the most recently changed ones.

    ``after`` is the last summary of the page before.
    """
    values: list[str | float | None] = []
    keys, order = _BY_TIME
    match scope.kind:
        case ScopeKind.FOLDER:
            # What an index has the beginnings of: a page is read without sorting.
            select = (
                f"{SELECT_SUMMARY} WHERE c.deleted_at IS NULL AND c.archived = 0"
                " AND c.folder_id IS ?"
            )
            values.append(scope.key or None)
            keys = "(c.pinned, c.updated_at, c.id)"
            order = f"c.pinned DESC, {order}"
        case ScopeKind.EVERYWHERE:
            # SQLite would rather sort all of them.
            select = (
                f"{SELECT_SUMMARY} INDEXED BY conversations_everywhere"
                " WHERE c.archived = 0 AND c.deleted_at IS NULL"
            )
            keys = "(c.pinned, c.updated_at, c.id)"
            order = f"c.pinned DESC, {order}"
        case ScopeKind.TAG:
            select = _TAGGED
            values.append(scope.key.casefold())
        case ScopeKind.ARCHIVED:
            select = f"{SELECT_SUMMARY} WHERE c.archived = 1 AND c.deleted_at IS NULL"
        case _:
            # Without what is not whole yet: see `UnseenConversation`.
            select = f"{SELECT_SUMMARY} WHERE c.deleted_at NOT NULL AND c.leaf_id NOT NULL"
    if after is not None:
        last: list[str | float | None] = [after.updated_at, after.id]
        if scope.kind in (ScopeKind.FOLDER, ScopeKind.EVERYWHERE):
            last.insert(0, after.pinned)
        select += f" AND {keys} < ({', '.join('?' * len(last))})"
        values += last
    rows = connection.execute(f"{select} ORDER BY {order} LIMIT ?", [*values, limit])
    return [summary_from_row(row) for row in rows]
