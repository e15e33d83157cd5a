"""Searching all messages, beside the thread that writes them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.chat.blocks import from_json, plain_text
from desktop.chat.excerpts import excerpt
from desktop.chat.message import Role
from desktop.chat.search import SearchQuery, Term
from desktop.chat.search_result import Found, SearchResult
from desktop.chat.search_words import signed, spaced
from desktop.storage.daemon_thread import DaemonThread
from desktop.storage.failures import damaged, storage_error
from desktop.storage.rows import SELECT_SUMMARY, SUMMARY, SUMMARY_COLUMNS, summary_from_row

_MOST_TITLES = 10
#: Pages of the index kept in memory, in KiB.
_CACHE_KIB = 16 * 1024

#: What would end a text in quotation marks.
_UNQUOTED = {ord('"'): " ", 0: " "}
_IS_READY = "SELECT 1 FROM sqlite_schema WHERE name = 'title_search'"
#: A joined table is looked up for each row of the one before it, in this order.
_CONVERSATION = "CROSS JOIN conversations c ON c.id = m.conversation_id AND c.deleted_at IS NULL"
_MESSAGE = f"SELECT {SUMMARY}, m.id, m.role, m.created_at, m.blocks FROM"
_BY_WORDS = (
    f"{_MESSAGE} message_search s CROSS JOIN messages m ON m.position = s.rowid {_CONVERSATION} "
    "WHERE message_search MATCH ? {filters} ORDER BY s.rowid DESC LIMIT ?"
)
_BY_FILTERS = (
    f"{_MESSAGE} messages m {_CONVERSATION} WHERE 1 {{filters}} ORDER BY m.position DESC LIMIT ?"
)
_BY_TITLE = (
    f"SELECT {SUMMARY} FROM "  # noqa: S608 - made of constants
    "title_search s CROSS JOIN conversations c ON c.rowid = s.rowid "
    "WHERE title_search MATCH ? AND c.deleted_at IS NULL {places} ORDER BY s.rowid DESC LIMIT ?"
)
#: Conversations by where they are put alone.
_BY_PLACES = (
    f"{SELECT_SUMMARY} WHERE c.deleted_at IS NULL {{places}} ORDER BY c.updated_at DESC LIMIT ?"
)
_TAGGED = "c.id IN (SELECT conversation_id FROM tags WHERE folded {})"
#: A folder, by the beginning of its name, and all that are in it.
_WITHIN = """
    c.folder_id IN (
        WITH RECURSIVE inside (id) AS (
            SELECT id FROM folders WHERE folded {}
            UNION SELECT f.id FROM folders f JOIN inside ON f.parent_id = inside.id
        )
        SELECT id FROM inside
    )
"""


class MessageSearch:
    """Finds messages by what stands in them, in a thread and over a connection of its own.

    One search at a time: a new one ends the one under way, which then gives None. Writes
    nothing; a database that is not there yet is an empty one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = DaemonThread("search")
        self._turn = 0
        # Opened and closed in the thread; only `interrupt` is called from outside.
        self._connection: sqlite3.Connection | None = None

    async def find(self, query: SearchQuery, *, limit: int) -> SearchResult | None:
        """The newest ``limit`` messages; None when another search came between.

        Raises `StorageError`.
        """
        self.cancel()
        turn = self._turn
        return await self._thread.call(lambda: self._find(turn, query, limit))

    def cancel(self) -> None:
        """End the search under way, if any."""
        self._turn += 1
        connection = self._connection
        if connection is not None:
            # It may be closed at this moment: then there is nothing to interrupt.
            with contextlib.suppress(sqlite3.ProgrammingError):
                connection.interrupt()

    async def aclose(self) -> None:
        self.cancel()
        await self._thread.call(self._close)
        self._thread.stop()

    def _find(self, turn: int, query: SearchQuery, limit: int) -> SearchResult | None:
        if turn != self._turn:
            return None
        try:
            connection = self._opened()
            if connection is None:
                return SearchResult(incomplete=True)
            return self._found(connection, turn, query, limit)
        except sqlite3.Error as error:
            if turn != self._turn:
                return None
            failure = storage_error(error, self._path)
            if failure is None:
                raise
            raise failure from error
        except ValueError as error:
            raise damaged(self._path, str(error)) from error

    def _found(
        self, connection: sqlite3.Connection, turn: int, query: SearchQuery, limit: int
    ) -> SearchResult | None:
        match = " AND ".join(_matching(term) for term in query.terms)
        places, within = _places(query)
        titles: list[Found] = []
        if not query.of_messages:
            if match:
                by_title = _BY_TITLE.format(places=places)
                rows = connection.execute(by_title, [match, *within, _MOST_TITLES])
            else:
                rows = connection.execute(_BY_PLACES.format(places=places), [*within, limit + 1])
            for row in rows:
                summary = summary_from_row(row)
                text = excerpt(summary.title, query.terms)
                if text.marks or not match:
                    titles.append(
                        Found(conversation=summary, created_at=summary.updated_at, excerpt=text)
                    )
        if turn != self._turn:
            return None
        if not match and not query.of_messages:
            return SearchResult(titles=tuple(titles[:limit]), more=len(titles) > limit)
        filters, values = _filters(query)
        filters, values = filters + places, [*values, *within]
        statement = (_BY_WORDS if match else _BY_FILTERS).format(filters=filters)
        rows = connection.execute(statement, [*([match] if match else []), *values, limit + 1])
        messages = [self._message(row, query) for row in self._while(turn, rows)]
        left = connection.execute("SELECT 1 FROM state WHERE key = 'search-left'").fetchone()
        if turn != self._turn:
            return None
        return SearchResult(
            titles=tuple(titles),
            messages=tuple(messages[:limit]),
            more=len(messages) > limit,
            incomplete=left is not None,
        )

    def _while(self, turn: int, rows: sqlite3.Cursor) -> Iterator[Any]:
        for row in rows:
            if turn != self._turn:
                return
            yield row

    def _message(self, row: Any, query: SearchQuery) -> Found:
        message_id, role, created_at, blocks = row[SUMMARY_COLUMNS:]
        return Found(
            conversation=summary_from_row(row),
            message_id=message_id,
            role=Role(role),
            created_at=created_at,
            # What a user wrote is shown as it was typed.
            excerpt=excerpt(
                plain_text(from_json(blocks)),
                query.terms,
                markdown=Role(role) is Role.ASSISTANT,
            ),
        )

    def _opened(self) -> sqlite3.Connection | None:
        """None as long as the database has no index."""
        if self._connection is None and self._path.exists():
            connection = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
            )
            try:
                connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                ready = connection.execute(_IS_READY).fetchone()
            except BaseException:
                connection.close()
                raise
            if ready:
                self._connection = connection
            else:
                connection.close()
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _matching(term: Term) -> str:
    """An expression of FTS5; everything that was typed stands in quotation marks."""
    star = " *" if term.prefix and len(term.text) > 1 else ""
    words = (
        (signed(term.text) or spaced(term.text))
        .encode("utf-8", "replace")
        .decode()
        .translate(_UNQUOTED)
    )
    return f'"{words}"{star}'


def _places(query: SearchQuery) -> tuple[str, list[Any]]:
    """Conditions on where a conversation is put."""
    conditions, values = "", []
    for statement, terms in ((_TAGGED, query.tags), (_WITHIN, query.folders)):
        for term in terms:
            wanted = term.text.encode("utf-8", "replace").decode()
            if term.prefix:
                conditions += f" AND {statement.format('>= ? AND folded < ?')}"
                values += [wanted, f"{wanted}\U0010ffff"]
            else:
                conditions += f" AND {statement.format('= ?')}"
                values.append(wanted)
    return conditions, values


def _filters(query: SearchQuery) -> tuple[str, list[Any]]:
    conditions, values = "", []
    for condition, value in (
        ("m.role = ?", query.role and str(query.role)),
        ("instr(lower(m.model), ?)", query.model),
        ("m.created_at >= ?", query.after),
        ("m.created_at < ?", query.before),
    ):
        if value is not None and value != "":
            conditions += f" AND {condition}"
            values.append(value)
    return conditions, values
