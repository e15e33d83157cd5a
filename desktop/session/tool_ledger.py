"""What tools did, and what they may do without being asked about."""

from __future__ import annotations

from desktop.chat.tool_record import CallRecord
from desktop.session.consent import ConsentBroker
from desktop.storage.tool_log import ToolLog


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
