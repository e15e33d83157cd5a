"""Where the things come from that complete a word in the composer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that can be chosen.

    ``key`` is for its source; ``detail`` is said beside the title and searched too, ``also`` is
    only searched; ``icon`` is the name of one in ``resources/icons``.
    """

    key: str
    title: str
    detail: str = ""
    also: str = ""
    icon: str = "file"
    keys: str = ""
    checked: bool = False


class CompletionSource(Protocol):
    """Offers things for a word that begins with ``trigger``.

    Add it with `Completer.add_source`; several sources may share a trigger.
    """

    #: One character, typed at the beginning of a word.
    trigger: str
    #: Only the first word of a message is completed.
    at_start: bool
    #: What the things are, in the plural, in English: it heads them in the list.
    title: str

    async def find(self, query: str) -> Sequence[Candidate]:
        """What may be meant by ``query``, the word so far without its trigger.

        A few hundred at most: they are ranked by ``query_words`` afterwards, and those that do
        not fit are left out; without such words the order stays. Nothing may block. Raises
        `ChatError`.
        """

    def query_words(self, query: str) -> str:
        """What of the query is looked for in titles and details: mostly all of it."""

    def chosen(self, candidate: Candidate) -> str:
        """One was chosen. Returns what takes the place of the word, "" for nothing.

        A text that begins with the trigger and does not end with a space is completed further.
        """
