"""What other programs asked for through the gateway, as long as Rivulet runs."""

from __future__ import annotations

import enum
from collections.abc import Callable

import msgspec

from desktop.chat.message import Timing, Usage

#: Requests that are remembered; the oldest ended ones go first.
MOST_ENTRIES = 500


class ForwardStatus(enum.StrEnum):
    RUNNING = "running"
    COMPLETE = "complete"
    #: It broke off, or never began to answer.
    FAILED = "failed"
    #: Cancelled in Rivulet.
    CANCELLED = "cancelled"
    #: The client closed the connection.
    LEFT = "left"


class Forward(msgspec.Struct, frozen=True, kw_only=True):
    """One request as it stands. ``started_at`` is in seconds since 1970, UTC."""

    id: str
    client_id: str
    client: str
    #: The protocol that the client speaks, in words.
    protocol: str
    #: ``provider-id/model-id``.
    model: str
    started_at: float
    status: ForwardStatus = ForwardStatus.RUNNING
    timing: Timing = Timing()
    usage: Usage | None = None
    #: What went wrong, as a sentence.
    failure: str = ""


class ForwardLog:
    """Remembers requests in memory only: no text of them, and nothing on disk.

    Listeners hear of each request that begins, has its first token, or ends.
    """

    def __init__(self) -> None:
        self._entries: dict[str, Forward] = {}
        self._cancels: dict[str, Callable[[], None]] = {}
        self._listeners: list[Callable[[], None]] = []

    @property
    def entries(self) -> tuple[Forward, ...]:
        """The newest first."""
        return tuple(reversed(self._entries.values()))

    @property
    def running(self) -> int:
        return len(self._cancels)

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` on the loop whenever something changed."""
        self._listeners.append(listener)

    def begin(self, entry: Forward, cancel: Callable[[], None]) -> None:
        self._entries[entry.id] = entry
        self._cancels[entry.id] = cancel
        self._forget_oldest()
        self._tell()

    def change(self, entry: Forward) -> None:
        """Replace the entry of this id."""
        if entry.status is not ForwardStatus.RUNNING:
            self._cancels.pop(entry.id, None)
        if entry.id in self._entries:
            self._entries[entry.id] = entry
        self._tell()

    def cancel(self, forward_id: str) -> None:
        """End a request; nothing happens to one that has ended."""
        if (cancel := self._cancels.get(forward_id)) is not None:
            cancel()

    def cancel_all(self, client_id: str = "") -> None:
        """End all requests, or those of one client."""
        for entry in self.entries:
            if not client_id or entry.client_id == client_id:
                self.cancel(entry.id)

    def _forget_oldest(self) -> None:
        while len(self._entries) > MOST_ENTRIES:
            ended = next((key for key in self._entries if key not in self._cancels), None)
            if ended is None:
                return
            del self._entries[ended]

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
