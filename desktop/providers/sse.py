"""Server-sent events from bytes, as the WHATWG HTML standard defines them.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from __future__ import annotations

import msgspec

from desktop.chat.errors import StreamInterrupted
from desktop.chat.wording import say

_BOM = b"\xef\xbb\xbf"


class ServerEvent(msgspec.Struct, frozen=True, gc=False):
    """One event. The fields are UTF-8 as it came; ``name`` is b"" for an unnamed event."""

    data: bytes
    name: bytes = b""
    #: The last event id so far, b"" when there was none.
    id: bytes = b""


class EventParser:
    """Cuts a stream of bytes into events, however the bytes are cut into reads.

    Does no I/O and does not decode the text. Takes time linear in the bytes. An event that
    the stream ends in is not given out, as the standard says; `pending` tells of it.
    """

    #: The largest event, in bytes.
    MAX_EVENT = 16 * 1024 * 1024

    def __init__(self, *, max_event: int = MAX_EVENT, error_field: bool = False) -> None:
        """``error_field``: read a field ``error`` as the data of an event of that name. It is in
        no standard; llama.cpp tells so why it breaks off."""
        self._max_event = max_event
        self._error_field = error_field
        #: The event that is not at its end yet, with line ends made LF.
        self._tail = bytearray()
        self._at_start = True
        self._after_cr = False
        self._last_id = b""
        #: The reconnection time that the server asked for, in milliseconds.
        self.retry: int | None = None

    @property
    def pending(self) -> bool:
        """True inside an event: a stream must not end here."""
        return bool(self._tail.strip(b"\n"))

    def feed(self, piece: bytes) -> list[ServerEvent]:
        """Take the next bytes; give back the events that end in them.

        Raises `StreamInterrupted` when an event grows past the bound.
        """
        if self._after_cr or b"\r" in piece:
            piece = self._with_line_feeds(piece)
        tail = self._tail
        if self._at_start:
            tail += piece
            if _BOM.startswith(tail[:3]) and len(tail) < 3:
                return []
            self._at_start = False
            piece = bytes(tail.removeprefix(_BOM))
            tail.clear()
        if tail:
            # The blank line may begin with the last byte that came before.
            searched = len(tail) - 1
            tail += piece
            end = tail.rfind(b"\n\n", searched)
            if end < 0:
                self._check_size()
                return []
            whole = bytes(tail[:end])
            del tail[: end + 2]
        else:
            # An event's first line end may be the second half of a blank line: skip it.
            end = piece.rfind(b"\n\n")
            if end < 0:
                tail += piece.lstrip(b"\n")
                self._check_size()
                return []
            whole = piece[:end]
            if end + 2 < len(piece):
                tail += piece[end + 2 :]
        events: list[ServerEvent] = []
        for block in whole.split(b"\n\n"):
            # The two forms that almost every event has; the rest takes the long way.
            lines = block.count(b"\n")
            if lines == 0 and block.startswith(b"data: "):
                events.append(ServerEvent(block[6:], b"", self._last_id))
            elif lines == 1 and block.startswith(b"event: "):
                first, _, second = block.partition(b"\n")
                if second.startswith(b"data: "):
                    events.append(ServerEvent(second[6:], first[7:], self._last_id))
                else:
                    self._read_block(block, events)
            else:
                self._read_block(block, events)
        self._check_size()
        return events

    def _check_size(self) -> None:
        if len(self._tail) > self._max_event:
            size = self._max_event // (1024 * 1024)
            raise StreamInterrupted(
                say(
                    "The provider sent an event of more than {size} MiB, so the reply was cut off.",
                    size=size,
                ),
                say("Retry asks again."),
                details=repr(bytes(self._tail[:200])),
            )

    def _with_line_feeds(self, piece: bytes) -> bytes:
        """Turn CRLF and CR into LF. A CR ends its line at once; the LF after it is dropped."""
        if not piece:
            return piece
        ends_in_cr = piece.endswith(b"\r")
        if self._after_cr and piece.startswith(b"\n"):
            piece = piece[1:]
        self._after_cr = ends_in_cr
        return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _read_block(self, block: bytes, events: list[ServerEvent]) -> None:
        name = error = b""
        data: list[bytes] = []
        for line in block.split(b"\n"):
            field, colon, value = line.partition(b":")
            if not field:
                continue  # a blank line or a comment
            if colon and value.startswith(b" "):
                value = value[1:]
            if field == b"data":
                data.append(value)
            elif field == b"event":
                name = value
            elif field == b"id":
                if b"\0" not in value:
                    self._last_id = value
            elif field == b"retry" and value.isdigit():
                self.retry = int(value[:18])
            elif field == b"error" and self._error_field:
                error = value
        if error and not data:
            name, data = b"error", [error]
        if data:
            events.append(ServerEvent(b"\n".join(data), name, self._last_id))
