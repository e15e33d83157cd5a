"""Thinking that a model writes into its text, between ``<think>`` and ``</think>``."""

from __future__ import annotations

_OPEN = "<think>"
_CLOSE = "</think>"
#: White space before the opening tag is waited out this far, in characters.
_MAX_BLANK = 64


class ThinkTags:
    """Tells thinking from text at the start of a reply; a later tag is part of the text.

    Feed it every delta until `done`; from then on all that comes is text.
    """

    def __init__(self) -> None:
        self._held = ""
        self._inside = False
        self._closed = False
        self._trim = False
        self.done = False

    def feed(self, delta: str) -> tuple[str, str]:
        """Take new text; give back new thinking and new text. Either may be ""."""
        self._held += delta
        if not self._inside and not self._closed:
            start = self._held.lstrip()
            if _OPEN.startswith(start) and len(self._held) < _MAX_BLANK and start != _OPEN:
                return "", ""
            if not start.startswith(_OPEN):
                self.done = True
                return "", self._take()
            self._inside = self._trim = True
            self._held = start[len(_OPEN) :]
        if self._inside:
            thinking, tag, rest = self._held.partition(_CLOSE)
            if not tag:
                keep = _partial_close(self._held)
                self._held, thinking = self._held[keep:], self._held[:keep]
                return self._trimmed(thinking), ""
            thinking = self._trimmed(thinking)
            self._held, self._inside, self._closed, self._trim = rest, False, True, True
            return thinking, self._after_close()
        return "", self._after_close()

    def flush(self) -> tuple[str, str]:
        """The rest, at the end of the reply."""
        self.done = True
        return (self._take(), "") if self._inside else ("", self._take())

    def _after_close(self) -> str:
        text = self._trimmed(self._take())
        self.done = bool(text)
        return text

    def _take(self) -> str:
        held, self._held = self._held, ""
        return held

    def _trimmed(self, text: str) -> str:
        """Without the line ends that only separate the tag from what follows."""
        if self._trim:
            text = text.lstrip("\r\n")
            self._trim = not text
        return text


def _partial_close(text: str) -> int:
    """Where the beginning of a closing tag starts at the end of ``text``, else its length."""
    for length in range(min(len(_CLOSE) - 1, len(text)), 0, -1):
        if text.endswith(_CLOSE[:length]):
            return len(text) - length
    return len(text)
