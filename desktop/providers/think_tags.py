"""Thinking that a model writes into its text, between ``<think>`` and ``</think>``.

Google's models say ``<thought>``, Bedrock's gpt-oss says ``<reasoning>``, Nova ``<thinking>``.
"""

from __future__ import annotations

_OPEN = ("<think>", "<thought>", "<thinking>", "<reasoning>")
#: White space before the opening tag is waited out this far, in characters.
_MAX_BLANK = 64


class ThinkTags:
    """Tells thinking from text at the start of a reply; a later tag is part of the text.

    Feed it every delta until `done`; from then on all that comes is text.
    """

    def __init__(self) -> None:
        self._held = ""
        #: The tag that ends the thinking.
        self._close = ""
        self._inside = False
        self._closed = False
        self._trim = False
        self.done = False

    def feed(self, delta: str) -> tuple[str, str]:
        """Take new text; give back new thinking and new text. Either may be ""."""
        self._held += delta
        if not self._inside and not self._closed:
            start = self._held.lstrip()
            tag = next((tag for tag in _OPEN if start.startswith(tag)), "")
            if not tag:
                may_begin = any(tag.startswith(start) for tag in _OPEN)
                if may_begin and len(self._held) < _MAX_BLANK:
                    return "", ""
                self.done = True
                return "", self._take()
            self._inside = self._trim = True
            self._close = f"</{tag[1:]}"
            self._held = start[len(tag) :]
        if self._inside:
            thinking, tag, rest = self._held.partition(self._close)
            if not tag:
                keep = _partial(self._close, self._held)
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


def _partial(tag: str, text: str) -> int:
    """Where the beginning of a tag starts at the end of ``text``, else its length."""
    for length in range(min(len(tag) - 1, len(text)), 0, -1):
        if text.endswith(tag[:length]):
            return len(text) - length
    return len(text)
