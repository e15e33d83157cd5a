"""The sources that a reply names, numbered. Knows no Qt but for what a link may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop.chat.blocks import Citation
from desktop.ui.transcript.links import is_openable

#: More marks than this at one place say nothing any more.
_MOST_MARKS = 3
_UNSAFE = frozenset("<>()[]`\\")


@dataclass(frozen=True, slots=True)
class Source:
    """``host`` and ``url`` are "" for what has no address that can be opened."""

    title: str
    host: str = ""
    url: str = ""
    quote: str = ""


class Sources:
    """Gives each source one number, in the order in which they are named."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self.all: list[Source] = []

    def add(self, citations: Sequence[Citation]) -> list[int]:
        """The numbers of these sources, each once."""
        numbers: dict[int, None] = {}
        for citation in citations:
            key = (citation.url, "" if citation.url else citation.title or citation.quote)
            if not any(key):
                continue
            if key not in self._numbers:
                self.all.append(_source(citation))
                self._numbers[key] = len(self.all)
            numbers[self._numbers[key]] = None
        return list(numbers)

    def marks(self, numbers: Sequence[int], *, after: str) -> str:
        """Markdown for numbers behind a text; "" where they would break it, or be too many."""
        if not after or after[-1] == "\n" or after.count("```") % 2 or len(numbers) > _MOST_MARKS:
            return ""
        return "".join(self._mark(number) for number in numbers)

    def _mark(self, number: int) -> str:
        url = self.all[number - 1].url
        if not url or _UNSAFE.intersection(url):
            return f" \\[{number}\\]"
        return f" [\\[{number}\\]](<{url}>)"


def _source(citation: Citation) -> Source:
    url = citation.url if is_openable(citation.url) else ""
    host = ""
    if url:
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            url = ""
    title = " ".join(citation.title.split()) or host or " ".join(citation.quote.split())[:120]
    return Source(title or citation.url[:200], host, url, citation.quote)
