"""Reading what can be read of a damaged database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from desktop.chat.blocks import from_json
from desktop.storage.block_files import digests_in
from desktop.storage.search_index import restart

#: Rows that are read at a time, as long as nothing is in the way.
_CHUNK = 256
#: Row numbers that are tried when nothing tells where a table ends.
_FAR = 1 << 22
#: Reads that may fail, besides two for every row that was read.
_MOST_FAILURES = 20_000

_ORPHANS = """
    INSERT INTO conversations (id, title, created_at, updated_at)
    SELECT conversation_id, 'Recovered conversation', min(created_at), max(created_at)
    FROM messages WHERE conversation_id NOT IN (SELECT id FROM conversations)
    GROUP BY conversation_id
"""
#: A message whose parent is lost continues the message before it.
_PARENTS = """
    UPDATE messages AS m SET parent_id = (
        SELECT id FROM messages AS q
        WHERE q.conversation_id = m.conversation_id AND q.position < m.position
        ORDER BY q.position DESC LIMIT 1
    )
    WHERE parent_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM messages AS p WHERE p.id = m.parent_id
        AND p.conversation_id = m.conversation_id AND p.position < m.position
    )
"""


def salvage(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Put into ``target``, a database of the newest layout, what it lacks and ``source`` has.

    Returns how many messages that were. What cannot be read, or makes no sense, is left out.
    May be called for several sources, the best one first; `mend` comes last.
    """
    _copy(source, target, "conversations", "rowid")
    count = _copy(source, target, "messages", "position")
    for table in ("journal", "state", "draft_attachments", "folders", "tags"):
        _copy_small(source, target, table)
    return count


def mend(target: sqlite3.Connection) -> None:
    """Make whole what was put together: every message in a conversation and below a parent."""
    target.execute(_ORPHANS)
    target.execute(_PARENTS)
    target.execute("DELETE FROM journal WHERE message_id NOT IN (SELECT id FROM messages)")
    _refer(target)
    target.execute("DELETE FROM tags WHERE conversation_id NOT IN (SELECT id FROM conversations)")
    for table, column in (("conversations", "folder_id"), ("folders", "parent_id")):
        target.execute(
            f"UPDATE {table} SET {column} = NULL"  # noqa: S608 - constants
            f" WHERE {column} NOT NULL AND {column} NOT IN (SELECT id FROM folders)"
        )
    restart(target)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, table: str, number: str) -> int:
    columns = _common_columns(source, target, table)
    if not columns:
        return 0
    names = ", ".join(columns)
    select = f"SELECT {names} FROM {table} WHERE {number} BETWEEN ? AND ?"  # noqa: S608 - constants
    places = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - constants
    blocks = columns.index("blocks") if "blocks" in columns else None
    count = 0
    for row in _rows(source, select, _last(source, table, number)):
        if blocks is not None and not _makes_sense(row[blocks]):
            continue
        try:
            count += target.execute(insert, row).rowcount
        except sqlite3.IntegrityError:
            continue  # garbage that looks like a row
    return count


def _refer(target: sqlite3.Connection) -> None:
    """Find again which files the messages need."""
    rows = target.execute(
        "SELECT id, blocks FROM messages WHERE instr(blocks, CAST('\"sha256\"' AS BLOB))"
    )
    for message_id, blocks in rows.fetchall():
        target.executemany(
            "INSERT OR IGNORE INTO attachments VALUES (?, ?)",
            [(message_id, digest) for digest in digests_in(from_json(blocks))],
        )


def _rows(source: sqlite3.Connection, select: str, last: int) -> Iterator[tuple[Any, ...]]:
    """All rows that can be read, by numbers up to ``last``; halves what cannot be read whole.

    Gives up when it meets almost nothing but damage.
    """
    read = failed = 0
    waiting = [(first, first + _CHUNK - 1) for first in range(1, last + 1, _CHUNK)]
    waiting.reverse()
    while waiting:
        first, end = waiting.pop()
        try:
            rows = source.execute(select, (first, end)).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            failed += 1
            if failed > _MOST_FAILURES + 2 * read:
                return
            if first < end:
                middle = (first + end) // 2
                waiting += [(middle + 1, end), (first, middle)]
            continue
        read += len(rows)
        yield from rows


def _last(source: sqlite3.Connection, table: str, number: str) -> int:
    """The last row's number, asked in several ways."""
    for question in (
        f"SELECT max({number}) FROM {table}",  # noqa: S608 - constants
        f"SELECT max({number} + 0) FROM {table} NOT INDEXED",  # noqa: S608 - constants
        f"SELECT max(n) FROM (SELECT {number} AS n FROM {table} ORDER BY id)",  # noqa: S608 - constants
    ):
        try:
            return int(source.execute(question).fetchone()[0] or 0)
        except (sqlite3.DatabaseError, ValueError, TypeError):
            continue
    return _FAR


def _copy_small(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """A table without row numbers: up to its first damaged page."""
    columns = _common_columns(source, target, table)
    if not columns:
        return
    names, places = ", ".join(columns), ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - constants
    try:
        for row in source.execute(f"SELECT {names} FROM {table}"):  # noqa: S608 - constants
            target.execute(insert, row)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return


def _common_columns(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str
) -> list[str]:
    """The columns that both have; none when the layout of the source cannot be read."""
    try:
        there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return []
    here = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
    return [column for column in here if column in there]


def _makes_sense(blocks: Any) -> bool:
    try:
        from_json(blocks)
    except (ValueError, TypeError):
        return False
    return True
