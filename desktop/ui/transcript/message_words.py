"""How often words stand in messages that are not built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.chat.blocks import Text, Thinking, ToolCall, ToolResult
from desktop.chat.message import Message
from desktop.ui.transcript.word_match import count_in_source, folded, has_markup, shown_words


class MessageWords:
    """Counts words by the sources of messages, and keeps what it needs to count again.

    What a reader would have to unfold is counted too. Knows no Qt.
    """

    def __init__(self) -> None:
        self._counted = ""
        #: How often the words last counted stand in each message.
        self._counts: dict[str, int] = {}
        #: What each message shows, folded.
        self._shown: dict[str, str] = {}

    def count(self, messages: Iterable[Message], words: str) -> int:
        """About how often words stand in some messages."""
        needle = folded(words)
        if needle != self._counted:
            self._counted, self._counts = needle, {}
        total = 0
        for message in messages:
            known = self._counts.get(message.id)
            if known is None:
                known = self._counts[message.id] = self._count(message, needle)
            total += known
        return total

    def forget(self) -> None:
        """Nothing is looked for any more."""
        self._counted, self._counts = "", {}
        self._shown.clear()

    def _count(self, message: Message, needle: str) -> int:
        if has_markup(needle):
            exact = sum(folded(text).count(needle) for text in _unfolded(message))
            return count_in_source(message.text, needle) + exact
        shown = self._shown.get(message.id)
        if shown is None:
            texts = [shown_words(message.text), *map(folded, _unfolded(message))]
            shown = self._shown[message.id] = "\0".join(texts)
        return shown.count(needle)


def _unfolded(message: Message) -> Iterator[str]:
    """What the views of a message show when they are unfolded, about."""
    for block in message.blocks:
        match block:
            case Thinking(text=text) | ToolCall(arguments_text=text) if text:
                yield text
            case ToolResult(content=content):
                yield from (part.text for part in content if isinstance(part, Text))
