"""The calls of tools as files."""

from __future__ import annotations

import csv
import io

import msgspec

from desktop.chat.tool_record import CallRecord
from desktop.session.tool_ledger import as_csv, as_json_lines

RECORDS = [
    CallRecord(
        at=0.0,
        conversation_id="c",
        server="=HYPERLINK(1)",
        tool="write, it",
        model="small",
        arguments={"text": 'a "word"\n', "n": 1},
        decided_by="user",
        outcome="done",
        seconds=0.5,
    ),
    CallRecord(at=1.5, conversation_id="c", server="", tool="clock", outcome="not run"),
]


def test_json_lines_leave_nothing_out() -> None:
    lines = as_json_lines(RECORDS).splitlines()
    assert [msgspec.json.decode(line, type=CallRecord) for line in lines] == RECORDS


def test_csv_is_read_by_spreadsheets_and_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(RECORDS).decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["time", "conversation", "server", "tool"]
    assert rows[1] == [
        "1970-01-01T00:00:00+00:00",
        "c",
        "'=HYPERLINK(1)",
        "write, it",
        "small",
        '{"text":"a \\"word\\"\\n","n":1}',
        "user",
        "done",
        "0.5",
    ]
    assert rows[2][2:4] == ["Rivulet", "clock"]
