"""What tools did, and what they may do without being asked about."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from desktop.chat.tool_record import CallRecord
from desktop.session.consent import ConsentBroker
from desktop.storage.tool_log import ToolLog

_COLUMNS = (
    "time", "conversation", "server", "tool", "model", "arguments", "decided by", "outcome",
    "seconds",
)  # fmt: skip
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class ToolLedger:
    """For whoever wants to look back, and to take back."""

    def __init__(self, *, log: ToolLog, broker: ConsentBroker) -> None:
        self._log = log
        self._broker = broker

    async def records(self) -> list[CallRecord]:
        """The calls that are written down, the newest first."""
        return (await self._log.records())[::-1]

    async def revoke_all(self) -> int:
        """Ask about everything again; returns how many permissions there were.

        Raises `StorageError` when that could not be written; it holds until the end then.
        """
        return await self._broker.revoke_all()


def as_json_lines(records: Sequence[CallRecord]) -> bytes:
    """One call in each line, with nothing left out."""
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def as_csv(records: Sequence[CallRecord]) -> bytes:
    """For a spreadsheet: nothing in it is a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for record in records:
        cells = (
            datetime.fromtimestamp(record.at, UTC).isoformat(timespec="seconds"),
            record.conversation_id,
            record.server or "Rivulet",
            record.tool,
            record.model,
            msgspec.json.encode(record.arguments).decode(),
            record.decided_by,
            record.outcome,
        )
        safe = (f"'{cell}" if cell.startswith(_FORMULAS) else cell for cell in cells)
        writer.writerow((*safe, record.seconds))
    return file.getvalue().encode("utf-8-sig")
