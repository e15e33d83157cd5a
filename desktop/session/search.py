"""Finding messages in all conversations."""

from __future__ import annotations

from desktop.chat.search import parse_search
from desktop.chat.search_result import SearchResult
from desktop.storage.message_search import MessageSearch

#: Messages that a search shows.
MOST_FOUND = 50


class Search:
    """Searches by what a user typed. The next search ends the one before it."""

    def __init__(self, messages: MessageSearch) -> None:
        self._messages = messages

    async def find(self, text: str) -> SearchResult | None:
        """None when there is nothing to look for, or another search came between.

        Raises `SearchNotUnderstood` and `StorageError`.
        """
        self._messages.cancel()
        query = parse_search(text)
        if query.empty:
            return None
        return await self._messages.find(query, limit=MOST_FOUND)
