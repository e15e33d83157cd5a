"""Writing a growing reply to disk while it grows."""

from __future__ import annotations

import asyncio
import logging

from desktop.chat.errors import StorageError
from desktop.chat.events import ReplyEvent
from desktop.session.reply_store import ReplyStore

_log = logging.getLogger(__name__)

#: Seconds between two writes: what a crash may cost.
FLUSH_SECONDS = 0.05
#: The same, after a write that failed.
_AGAIN_SECONDS = 1.0


class ReplyJournal:
    """Collects the events of one reply and appends them to the store in batches.

    One write is under way at a time: a slow disk makes larger batches, not more of them. A
    write that fails never stops the stream; ``failure`` holds the reason until one succeeds, and
    the events stay queued for the next write.
    """

    def __init__(self, store: ReplyStore, message_id: str) -> None:
        self._store = store
        self._message_id = message_id
        self._pending: list[ReplyEvent] = []
        self._timer: asyncio.TimerHandle | None = None
        self._write: asyncio.Task[None] | None = None
        self._closed = False
        self.failure: StorageError | None = None

    def append(self, event: ReplyEvent) -> None:
        self._pending.append(event)
        if self._timer is None and self._write is None and not self._closed:
            self._arm()

    async def aclose(self) -> None:
        """Wait for the write under way. What is still pending is left to the final save."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._write is not None:
            await asyncio.shield(self._write)

    def _arm(self) -> None:
        loop = asyncio.get_running_loop()
        delay = _AGAIN_SECONDS if self.failure else FLUSH_SECONDS
        self._timer = loop.call_later(delay, self._flush)

    def _flush(self) -> None:
        self._timer = None
        self._write = asyncio.get_running_loop().create_task(
            self._append(), name=f"journal {self._message_id}"
        )

    async def _append(self) -> None:
        batch, self._pending = self._pending, []
        try:
            await self._store.append_journal(self._message_id, batch)
        except StorageError as error:
            self._pending = batch + self._pending
            if self.failure is None:
                _log.warning("The journal of a reply could not be written: %s", error)
            self.failure = error
        else:
            self.failure = None
        finally:
            self._write = None
            if self._pending and not self._closed:
                self._arm()
