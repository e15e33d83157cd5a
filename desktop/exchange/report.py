"""What an import or export says of itself in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce

from desktop.chat.wording import say

#: Examples kept of each thing that was not read.
_EXAMPLES = 3
#: Different things that are told apart; what a hostile file adds is counted with the last one.
_MOST_NOTES = 60
_LONGEST = 120
_REST = say("Other things")


@dataclass(slots=True)
class Note:
    """Something that was not taken as it is: how often, and the first places."""

    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """Counts what came in and notes, by reason, what did not. Grows only to a fixed size."""

    added: int = 0
    extended: int = 0
    unchanged: int = 0
    messages: int = 0
    notes: dict[str, Note] = field(default_factory=dict)

    @property
    def conversations(self) -> int:
        """How many were read."""
        return self.added + self.extended + self.unchanged

    def note(self, reason: str, example: str = "", *, count: int = 1) -> None:
        """Count something that was not taken as it is. ``reason`` is a phrase in the plural."""
        reason = _line(reason)
        if reason not in self.notes and len(self.notes) >= _MOST_NOTES:
            reason = _REST
        note = self.notes.setdefault(reason, Note())
        note.count += count
        if example and len(note.examples) < _EXAMPLES:
            note.examples.append(_line(example))

    def sentences(self) -> list[str]:
        """The report as lines of text: first what came in, then each note."""
        counts = say(
            "Conversations: {added} added, {extended} extended, {unchanged} already here. "
            "Messages added: {messages}.",
            added=self.added,
            extended=self.extended,
            unchanged=self.unchanged,
            messages=self.messages,
        )
        return [counts, *(_sentence(reason, note) for reason, note in self.notes.items())]


def _sentence(reason: str, note: Note) -> str:
    if not note.examples:
        return say("{reason}: {count}", reason=reason, count=note.count)
    examples = reduce(
        lambda first, second: say("{first}; {second}", first=first, second=second), note.examples
    )
    return say("{reason}: {count} ({examples})", reason=reason, count=note.count, examples=examples)


def _line(text: str) -> str:
    """One printable line: what a file says must not steer a terminal."""
    plain = "".join(char if char.isprintable() else " " for char in text[: 2 * _LONGEST])
    plain = " ".join(plain.split())
    if plain == text and len(text) <= _LONGEST:
        return text  # a sentence remembers what it was made of
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
