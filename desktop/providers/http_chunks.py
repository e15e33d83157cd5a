"""The chunks of an HTTP/1.1 answer, made fewer.

https://www.rfc-editor.org/rfc/rfc9112#section-7.1
"""

from __future__ import annotations

import enum
import re

_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[ \t]*chunked[ \t]*\r\n", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/1\.1 (\d)")
#: The longest head that is looked at, and the longest line that can announce a chunk, in bytes.
_MAX_HEAD, _MAX_SIZE_LINE = 64 * 1024, 16


class _Where(enum.Enum):
    HEAD = enum.auto()
    CHUNKS = enum.auto()
    #: What comes now is handed on as it is.
    REST = enum.auto()


class ChunkMerger:
    """Joins the chunks that came in one read, so that the HTTP library handles one, not many.

    A server that streams sends each event as a chunk of its own, and a library takes longer
    for a chunk than for all the text in it. Feed it what a connection receives, and hand on
    what it gives back: the same answer, in chunks cut elsewhere. Waits for nothing but the
    rest of a line that announces a chunk. Whatever is not plain chunks is handed on as it is.
    """

    def __init__(self) -> None:
        self._where = _Where.HEAD
        self._head = bytearray()
        #: Bytes that are still to come of the chunk that was announced last, with its line end.
        self._left = 0
        #: The beginning of a line that announces a chunk.
        self._line = b""

    def restart(self) -> None:
        """A request goes out: what comes now is the head of its answer."""
        self._where = _Where.HEAD
        self._head.clear()
        self._left = 0
        self._line = b""

    def feed(self, piece: bytes) -> bytes:
        """May give back nothing, for a few bytes that mean nothing yet."""
        if self._where is _Where.CHUNKS:
            return self._merge(piece)
        if self._where is _Where.HEAD:
            return self._look_at_head(piece)
        return piece

    def _look_at_head(self, piece: bytes) -> bytes:
        head = self._head
        searched = max(len(head) - 3, 0)
        before = len(head)
        head += piece
        while (end := head.find(b"\r\n\r\n", searched)) >= 0:
            status = _STATUS.match(head)
            if status is not None and status[1] == b"1":
                # A provisional answer; the final one follows.
                before -= end + 4
                searched = 0
                del head[: end + 4]
                continue
            is_chunked = status is not None and _CHUNKED.search(head, 0, end + 4)
            self._where = _Where.CHUNKS if is_chunked else _Where.REST
            head.clear()
            body = end + 4 - before
            return piece[:body] + self.feed(piece[body:])
        if len(head) > _MAX_HEAD:
            self._where = _Where.REST
            head.clear()
        return piece

    def _merge(self, piece: bytes) -> bytes:
        if self._line:
            piece = self._line + piece
            self._line = b""
        position = self._left
        size = len(piece)
        if position >= size:
            self._left = position - size
            return piece
        first = position
        merged: list[bytes] = []
        self._left = 0
        while position < size:
            end = piece.find(b"\r\n", position, position + _MAX_SIZE_LINE)
            if end < 0 and size - position < _MAX_SIZE_LINE:
                self._line = piece[position:]
                return piece[:first] + _joined(merged)
            word = piece[position:end]
            if end < 0 or not word.isalnum():
                break  # an extension, or no chunk at all
            try:
                count = int(word, 16)
            except ValueError:
                break
            stop = end + 2 + count
            if count and stop + 2 > size:
                self._left = stop + 2 - size
                return piece[:first] + _joined(merged) + piece[position:]
            if count == 0 or piece[stop : stop + 2] != b"\r\n":
                break
            merged.append(piece[end + 2 : stop])
            position = stop + 2
        else:
            return piece if len(merged) < 2 else piece[:first] + _joined(merged)
        # The last chunk, or something else: the library is to see it.
        self._where = _Where.REST
        return piece[:first] + _joined(merged) + piece[position:]


def _joined(chunks: list[bytes]) -> bytes:
    if not chunks:
        return b""
    data = b"".join(chunks)
    return b"%x\r\n%b\r\n" % (len(data), data)
