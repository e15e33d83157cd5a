"""The layout of the database, as numbered steps.

A database's ``user_version`` counts the steps it has taken. A step, once released, is never
edited: a change of the layout is a new step at the end.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from desktop.chat.errors import DatabaseForeign, DatabaseTooNew
from desktop.chat.wording import say
from desktop.storage.copies import write_copy
from desktop.storage.transactions import transaction
from desktop.storage.usage_tables import USAGE

#: Marks the file as Rivulet's (``PRAGMA application_id``): "Rivu" in ASCII.
APPLICATION_ID = 0x52697675

#: One migration is the statements that take a database one version further.
Migration = tuple[str, ...]

_FIRST: Migration = (
    """
    CREATE TABLE conversations (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        title_by_user INTEGER NOT NULL DEFAULT 0,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        pinned INTEGER NOT NULL DEFAULT 0,
        archived INTEGER NOT NULL DEFAULT 0,
        deleted_at REAL,
        leaf_id TEXT,
        draft TEXT NOT NULL DEFAULT '',
        system_prompt TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    # The order of the sidebar, so that its first page is read without sorting.
    """
    CREATE INDEX conversations_listed
        ON conversations (archived, pinned, updated_at, id) WHERE deleted_at IS NULL
    """,
    "CREATE INDEX conversations_deleted ON conversations (deleted_at) WHERE deleted_at NOT NULL",
    # ``position`` is the rowid: the order of insertion, and what the index below sorts by.
    # ``blocks`` comes last: SQLite then reads the other columns without its pages.
    """
    CREATE TABLE messages (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        parent_id TEXT,
        role TEXT NOT NULL,
        status TEXT NOT NULL,
        created_at REAL NOT NULL,
        provider_id TEXT NOT NULL DEFAULT '',
        model TEXT NOT NULL DEFAULT '',
        stop_reason TEXT,
        stop_word TEXT NOT NULL DEFAULT '',
        usage BLOB,
        timing BLOB,
        failure BLOB,
        blocks BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX messages_conversation ON messages (conversation_id)",
    "CREATE INDEX messages_streaming ON messages (status) WHERE status = 'streaming'",
    """
    CREATE TABLE journal (
        message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        events BLOB NOT NULL,
        PRIMARY KEY (message_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE state (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

#: The tree of a conversation is read from an index, without a look at its messages.
_TREE: Migration = (
    """
    CREATE INDEX messages_tree ON messages (conversation_id, position, id, parent_id)
    """,
    "DROP INDEX messages_conversation",
)

#: Which words stand where. Filled later, in slices: see `desktop.storage.search_index`.
_SEARCH: Migration = (
    *(
        f"""
        CREATE VIRTUAL TABLE {table} USING fts5 (
            text, parts, content = '', columnsize = 0, prefix = '2 3 4',
            tokenize = 'unicode61 remove_diacritics 2'
        )
        """
        for table in ("message_search", "title_search")
    ),
    """
    INSERT INTO state
        SELECT 'search-left', CAST(position AS TEXT) FROM messages ORDER BY position DESC LIMIT 1
    """,
    """
    INSERT INTO state
        SELECT 'search-titles-left', CAST(rowid AS TEXT) FROM conversations
        ORDER BY rowid DESC LIMIT 1
    """,
)

#: Whether a conversation is streamed, and what a provider wants back beside a message's blocks.
_WIRE: Migration = (
    "ALTER TABLE conversations ADD COLUMN stream INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE messages ADD COLUMN extra TEXT NOT NULL DEFAULT ''",
)

#: Which files messages and drafts need: those of pictures and documents lie beside the database.
#: Older messages have theirs in their blocks until they are written again.
_FILES: Migration = (
    """
    CREATE TABLE attachments (
        message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (message_id, sha256)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX attachments_files ON attachments (sha256)",
    # ``draft`` is the conversation's id; "" is the conversation that has not begun.
    """
    CREATE TABLE draft_attachments (
        draft TEXT NOT NULL,
        position INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        block BLOB NOT NULL,
        PRIMARY KEY (draft, position)
    ) STRICT, WITHOUT ROWID
    """,
)

#: How a conversation is answered; what of its messages is sent, and what in their place.
_SETUP: Migration = (
    "ALTER TABLE conversations ADD COLUMN setup TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN mark TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN summary TEXT NOT NULL DEFAULT ''",
)

#: Folders within folders, and tags. ``folded`` is what names are compared by.
_ORDER: Migration = (
    """
    CREATE TABLE folders (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        parent_id TEXT,
        expanded INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE tags (
        conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        folded TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (conversation_id, folded)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tags_folded ON tags (folded, name)",
    "ALTER TABLE conversations ADD COLUMN folder_id TEXT",
    # The orders of the sidebar again: each folder is a list of its own.
    "DROP INDEX conversations_listed",
    """
    CREATE INDEX conversations_listed
        ON conversations (archived, folder_id, pinned, updated_at, id) WHERE deleted_at IS NULL
    """,
    """
    CREATE INDEX conversations_archived
        ON conversations (updated_at, id) WHERE archived = 1 AND deleted_at IS NULL
    """,
)

#: Words are taken apart in another way: the index is filled again.
_WORDS: Migration = (
    *(
        f"INSERT INTO {table} ({table}) VALUES ('delete-all')"  # noqa: S608 - constants
        for table in ("message_search", "title_search")
    ),
    "DELETE FROM state WHERE key IN ('search-left', 'search-titles-left')",
    *_SEARCH[-2:],
)

#: The order of all conversations, in whatever folder they are.
_EVERYWHERE: Migration = (
    """
    CREATE INDEX conversations_everywhere
        ON conversations (pinned, updated_at, id) WHERE archived = 0 AND deleted_at IS NULL
    """,
)

#: Messages that are open for changes: what they would become, by their ids, as JSON.
_EDITS: Migration = ("ALTER TABLE conversations ADD COLUMN edits TEXT NOT NULL DEFAULT ''",)

MIGRATIONS: tuple[Migration, ...] = (
    *(_FIRST, _TREE, _SEARCH, _WIRE, _FILES, _SETUP, _ORDER, _WORDS, _EVERYWHERE),
    USAGE,
    _EDITS,
    # Kana and letters of half and full width are taken alike.
    _WORDS,
)


def version_of(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def check_origin(connection: sqlite3.Connection, *, path: Path, newest: int) -> None:
    """Raises `DatabaseTooNew` or, for a database of another program, `DatabaseForeign`."""
    version = version_of(connection)
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (application or version or tables):
        raise DatabaseForeign(
            say("The file {path} is a database of another program.", path=path),
            say("It is kept as it is. Move it away, or choose another data folder."),
        )
    if version > newest:
        raise DatabaseTooNew(
            say("The database {path} was written by a newer Rivulet.", path=path),
            say("Update Rivulet, or choose another data folder. The database is kept as it is."),
            details=f"version {version}, known up to {newest}",
        )


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Bring a database to the newest version, each step in a transaction of its own.

    An older database is copied to a file beside it first; without a sound copy nothing is
    changed. ``connection`` must be in autocommit mode. Another program may do the same at the
    same time: then each step is taken by one of them.
    """
    if 0 < version_of(connection) < len(migrations):
        _keep_copy(connection, path, newest=len(migrations))
    for number in range(version_of(connection), len(migrations)):
        with transaction(connection):
            if version_of(connection) > number:
                continue
            for statement in migrations[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _keep_copy(connection: sqlite3.Connection, path: Path, *, newest: int) -> None:
    """Copy an older database while nobody else can write it, such as by taking a step."""
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    timeout = connection.execute("PRAGMA busy_timeout").fetchone()[0] / 1000
    with contextlib.closing(sqlite3.connect(file, timeout=timeout, isolation_level=None)) as guard:
        guard.execute("BEGIN IMMEDIATE")
        version = version_of(connection)
        if version < newest:
            write_copy(connection, path.with_name(f"{path.name}.version-{version}.backup"))
        guard.rollback()
