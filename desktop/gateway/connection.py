"""One connection of a client, with every wait and every number bounded."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

#: Connections at once. One more, and the one that has been idle for longest is closed.
MAX_CONNECTIONS = 300
#: Seconds for the head of a request, from its first byte or from the connection's.
HEAD_SECONDS = 10.0
#: Seconds for which a client may leave a full buffer unread.
STALL_SECONDS = 120.0


class BoundedConnection(H11Protocol):
    """uvicorn's connection, which by itself waits for ever for a head and for a reader."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._head_limit: asyncio.TimerHandle | None = None
        self._stall_limit: asyncio.TimerHandle | None = None
        self._idle_since = self.loop.time()

    @property
    def is_idle(self) -> bool:
        """True while no request is being answered."""
        cycle = cast("RequestResponseCycle | None", self.cycle)  # as it is at first
        return cycle is None or cycle.response_complete

    def connection_made(  # type: ignore[override] # as uvicorn declares it
        self, transport: asyncio.Transport
    ) -> None:
        super().connection_made(transport)
        if len(self.connections) > MAX_CONNECTIONS:
            self._make_room()
        self._limit_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_limits()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.is_idle and not self.transport.is_closing():
            self._limit_head()

    def handle_events(self) -> None:
        super().handle_events()
        if not self.is_idle and self._head_limit is not None:
            self._head_limit.cancel()
            self._head_limit = None

    def on_response_complete(self) -> None:
        self._idle_since = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall_limit = self.loop.call_later(STALL_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stall_limit is not None:
            self._stall_limit.cancel()
            self._stall_limit = None

    def _limit_head(self) -> None:
        if self._head_limit is None:
            self._head_limit = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _make_room(self) -> None:
        idle = [
            connection
            for connection in self.connections
            if isinstance(connection, BoundedConnection) and connection.is_idle
        ]
        oldest = min(idle, key=lambda connection: connection._idle_since)
        oldest.transport.abort()

    def _forget_limits(self) -> None:
        for limit in (self._head_limit, self._stall_limit):
            if limit is not None:
                limit.cancel()
