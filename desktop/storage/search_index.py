"""The full-text index: which words stand in which messages and titles.

The index holds no text, so a row is taken out by saying again what went in; `_entry` must
give the same for the same message, always. Messages that were there before the index are put
in by `fill`, newest first: those up to the position in the state ``search-left`` are not in it.
"""

from __future__ import annotations

import sqlite3

from desktop.chat.blocks import from_json, plain_text
from desktop.chat.search_words import humps, spaced

#: Characters of one message that can be found; a longer one is found by its beginning.
_MAX_CHARACTERS = 1_000_000
#: What `fill` takes on at a time: messages, and bytes of them. A few milliseconds of work.
_SLICE = 100
_SLICE_BYTES = 500_000
_TITLES = 1_000

_ADD = "INSERT INTO {} (rowid, text, parts) VALUES (?, ?, ?)"
_REMOVE = "INSERT INTO {0} ({0}, rowid, text, parts) VALUES ('delete', ?, ?, ?)"


def message_added(connection: sqlite3.Connection, position: int, text: str) -> None:
    """A message was stored. Streaming ones have no text yet."""
    _write(connection, _ADD, "message_search", position, text)


def message_changed(
    connection: sqlite3.Connection, position: int, *, before: str, after: str
) -> None:
    """A message got another text."""
    if before != after and position > _left(connection, "search-left"):
        _write(connection, _REMOVE, "message_search", position, before)
        _write(connection, _ADD, "message_search", position, after)


def conversation_added(connection: sqlite3.Connection, conversation_id: str, title: str) -> None:
    _write(connection, _ADD, "title_search", _number(connection, conversation_id), title)


def title_changed(
    connection: sqlite3.Connection, conversation_id: str, *, before: str, after: str
) -> None:
    number = _number(connection, conversation_id)
    if before != after and number > _left(connection, "search-titles-left"):
        _write(connection, _REMOVE, "title_search", number, before)
        _write(connection, _ADD, "title_search", number, after)


def message_removed(connection: sqlite3.Connection, position: int, blocks: bytes) -> None:
    """A stored message goes from its table."""
    if position > _left(connection, "search-left"):
        _write(connection, _REMOVE, "message_search", position, text_of(blocks))


def conversation_removed(connection: sqlite3.Connection, conversation_id: str) -> None:
    """Take a title out of the index, before its conversation goes from its table."""
    row = connection.execute(
        "SELECT rowid, title FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    if row is not None and row[0] > _left(connection, "search-titles-left"):
        _write(connection, _REMOVE, "title_search", row[0], row[1])


def restart(connection: sqlite3.Connection) -> None:
    """Empty the index and have `fill` begin anew."""
    for table, key, number, of in (
        ("message_search", "search-left", "position", "messages"),
        ("title_search", "search-titles-left", "rowid", "conversations"),
    ):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - constants
        last = connection.execute(f"SELECT max({number}) FROM {of}").fetchone()[0]  # noqa: S608 - constants
        connection.execute("DELETE FROM state WHERE key = ?", (key,))
        if last:
            connection.execute("INSERT INTO state VALUES (?, ?)", (key, str(last)))


def fill(connection: sqlite3.Connection) -> int:
    """Put a slice of what was there before the index into it. Returns how much is left."""
    left = _left(connection, "search-titles-left")
    if left:
        rows = connection.execute(
            "SELECT rowid, title FROM conversations WHERE rowid <= ? ORDER BY rowid DESC LIMIT ?",
            (left, _TITLES),
        ).fetchall()
        for number, title in rows:
            _write(connection, _ADD, "title_search", number, title)
        _set_left(connection, "search-titles-left", rows[-1][0] - 1 if rows else 0)
    left = _left(connection, "search-left")
    if not left:
        return _left(connection, "search-titles-left")
    size, last = 0, 0
    messages = connection.execute(
        "SELECT position, blocks FROM messages WHERE position <= ? ORDER BY position DESC LIMIT ?",
        (left, _SLICE),
    )
    for position, blocks in messages:
        _write(connection, _ADD, "message_search", position, text_of(blocks))
        last, size = position, size + len(blocks)
        if size > _SLICE_BYTES:
            break
    messages.close()
    left = max(last - 1, 0)
    _set_left(connection, "search-left", left)
    return left + _left(connection, "search-titles-left")


def text_of(blocks: bytes) -> str:
    """What can be found of a stored message; "" of a damaged one."""
    try:
        return plain_text(from_json(blocks))
    except ValueError:
        return ""


def _write(
    connection: sqlite3.Connection, statement: str, table: str, number: int, text: str
) -> None:
    if text:
        text = text[:_MAX_CHARACTERS]
        connection.execute(statement.format(table), (number, spaced(text), humps(text)))


def _number(connection: sqlite3.Connection, conversation_id: str) -> int:
    row = connection.execute(
        "SELECT rowid FROM conversations WHERE id = ?", (conversation_id,)
    ).fetchone()
    return 0 if row is None else int(row[0])


def _left(connection: sqlite3.Connection, key: str) -> int:
    row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    return 0 if row is None else int(row[0])


def _set_left(connection: sqlite3.Connection, key: str, left: int) -> None:
    if left > 0:
        connection.execute("UPDATE state SET value = ? WHERE key = ?", (str(left), key))
    else:
        connection.execute("DELETE FROM state WHERE key = ?", (key,))
