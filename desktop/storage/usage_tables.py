"""What replies used, added up by day and model as they are stored.

Kept by triggers, so that no way into the table of messages is forgotten. What is deleted later was
paid for nevertheless: it stays counted.
"""

from __future__ import annotations

#: Requests with more tokens than these may have another price.
BANDS = (0, 100_000, 200_000, 272_000)

_INPUT = "coalesce(json_extract(u, '$.input'), 0)"
_SPENT = "(json_extract(t, '$.last_token') - json_extract(t, '$.first_token'))"


def _rounded(value: str) -> str:
    """A number to two places, so that equal ones are counted together; whole numbers in."""
    return (
        f"CASE WHEN {value} < 100 THEN {value} WHEN {value} < 1000 THEN {value} / 10 * 10 "
        f"WHEN {value} < 10000 THEN {value} / 100 * 100 ELSE {value} / 1000 * 1000 END"
    )


_CASES = " ".join(f"WHEN {_INPUT} > {size} THEN {size}" for size in reversed(BANDS[1:]))
_BAND = f"CASE {_CASES} ELSE 0 END"
_FIRST_MS = "CAST(json_extract(t, '$.first_token') * 1000 AS INTEGER)"
#: Tenths of a token for each second.
_RATE = f"CAST(json_extract(u, '$.output') * 10 / {_SPENT} AS INTEGER)"

_DAILY = f"""
    INSERT INTO usage_daily
    SELECT CAST(created_at / 86400 AS INTEGER), provider_id, model, {_BAND},
        count(*), sum({_INPUT}),
        sum(coalesce(json_extract(u, '$.cached_input'), 0)),
        sum(coalesce(json_extract(u, '$.output'), 0))
    FROM {{source}} GROUP BY 1, 2, 3, 4
    ON CONFLICT DO UPDATE SET
        replies = replies + excluded.replies, input = input + excluded.input,
        cached = cached + excluded.cached, output = output + excluded.output
"""  # noqa: S608 - made of constants
_SPEED = """
    INSERT INTO usage_speed
    SELECT CAST(created_at / 86400 AS INTEGER), provider_id, model, {kind}, {value}, count(*)
    FROM {source} GROUP BY 1, 2, 3, 5
    ON CONFLICT DO UPDATE SET replies = replies + excluded.replies
"""
_STORED = """
    (SELECT created_at, provider_id, model, CAST(usage AS TEXT) AS u,
        CAST(coalesce(timing, '{{}}') AS TEXT) AS t
    FROM {table} WHERE {rows})
"""
_TIMED = "json_extract(t, '$.first_token') IS NOT NULL"
_RATED = f"{_SPENT} > 0.02 AND json_extract(u, '$.output') > 0"


def _statements(table: str, rows: str) -> tuple[str, ...]:
    source = _STORED.format(table=table, rows=rows)
    # An upsert from a SELECT needs a WHERE, or its ON is taken for that of a join.
    return (
        _DAILY.format(source=f"{source} WHERE 1"),
        _SPEED.format(source=f"{source} WHERE {_TIMED}", kind=0, value=_rounded(_FIRST_MS)),
        _SPEED.format(source=f"{source} WHERE {_RATED}", kind=1, value=_rounded(_RATE)),
    )


_OF_NEW = _statements("messages", "position = NEW.position")
_ALL = _statements("messages", "usage IS NOT NULL AND role = 'assistant'")
_IS_USED = "NEW.usage IS NOT NULL AND NEW.role = 'assistant'"


def _trigger(event: str, when: str) -> str:
    return f"CREATE TRIGGER {event} WHEN {when} BEGIN {'; '.join(_OF_NEW)}; END"


#: A migration.
USAGE: tuple[str, ...] = (
    """
    CREATE TABLE usage_daily (
        day INTEGER NOT NULL, provider_id TEXT NOT NULL, model TEXT NOT NULL,
        band INTEGER NOT NULL, replies INTEGER NOT NULL, input INTEGER NOT NULL,
        cached INTEGER NOT NULL, output INTEGER NOT NULL,
        PRIMARY KEY (day, provider_id, model, band)
    ) STRICT, WITHOUT ROWID
    """,
    # ``kind`` 0: milliseconds to the first token; 1: tenths of a token for each second.
    """
    CREATE TABLE usage_speed (
        day INTEGER NOT NULL, provider_id TEXT NOT NULL, model TEXT NOT NULL,
        kind INTEGER NOT NULL, value INTEGER NOT NULL, replies INTEGER NOT NULL,
        PRIMARY KEY (day, provider_id, model, kind, value)
    ) STRICT, WITHOUT ROWID
    """,
    *_ALL,
    _trigger("usage_added AFTER INSERT ON messages", _IS_USED),
    _trigger("usage_known AFTER UPDATE OF usage ON messages", f"{_IS_USED} AND OLD.usage IS NULL"),
)
