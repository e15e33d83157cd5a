"""Characters beyond the 16-bit plane that a server cut in two, between one delta and the next.

Such a server writes ``\\ud83d`` at the end of one event and ``\\ude00`` at the beginning of a
later one. Neither is text, so each half travels as a private character of its own until it
meets the other half.
"""

from __future__ import annotations

import re

from desktop.chat.events import BlockDelta, BlockFinished, ReplyEvent

#: An escape of one UTF-16 code unit, as a pair or alone; a backslash that is escaped itself
#: is matched first, so that it begins no escape.
_UNITS = re.compile(
    rb"\\\\|(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
#: Added to the number of a half, it gives the private character that stands for it.
_PRIVATE = 0x100000
_HIGH, _LOW = "\U0010d800-\U0010dbff", "\U0010dc00-\U0010dfff"
_HALVES = re.compile(f"([{_HIGH}])([{_LOW}])|[{_HIGH}{_LOW}]")
_LOST = "\ufffd"


def without_halves(data: bytes) -> bytes:
    """JSON whose escapes of half characters are replaced by U+FFFD."""
    return _UNITS.sub(lambda found: b"\\ufffd" if found[2] else found[0], data)


def marked(data: bytes) -> bytes:
    """JSON whose escapes of half characters can be read.

    In its ``delta`` they become private characters, for `HalfCharacters`; they have no other
    half anywhere else.
    """
    start = data.find(b'"delta"')
    if start < 0:
        return without_halves(data)
    return without_halves(data[:start]) + _UNITS.sub(_private, data[start:])


def mended(text: str) -> str:
    """Text with halves that meet put together, and the others replaced by U+FFFD."""
    return _HALVES.sub(_joined, text)


class HalfCharacters:
    """Puts the halves together that `marked` left in the deltas of one reply.

    Works on the events in ``out``. ``seen`` is to be set when there was a half: until then
    there is nothing to do, and no delta pays for it.
    """

    def __init__(self, out: list[ReplyEvent]) -> None:
        self._out = out
        self.seen = False
        #: By the index of the block: the half that its text ended in.
        self._held: dict[int, str] = {}

    def join(self, begin: int) -> None:
        """Mend the events from number ``begin`` on, which are new."""
        new = self._out[begin:]
        del self._out[begin:]
        for event in new:
            if isinstance(event, BlockDelta):
                self._add(event)
                continue
            if isinstance(event, BlockFinished) and self._held.pop(event.index, ""):
                self._out.append(BlockDelta(event.index, _LOST))
            self._out.append(event)

    def _add(self, delta: BlockDelta) -> None:
        index = delta.index
        text = self._held.pop(index, "") + delta.text
        if text and "\U0010d800" <= text[-1] <= "\U0010dbff":
            self._held[index] = text[-1]
            text = text[:-1]
        if text:
            self._out.append(BlockDelta(index, mended(text)))


def _private(found: re.Match[bytes]) -> bytes:
    if not found[2]:
        return found[0]
    return chr(_PRIVATE + int(found[2].removeprefix(b"\\u"), base=16)).encode()


def _joined(found: re.Match[str]) -> str:
    if not found[1]:
        return _LOST
    high, low = ord(found[1]) - _PRIVATE, ord(found[2]) - _PRIVATE
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
