"""Resources of tool servers, for a word that begins with ``@``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.chat.conversation import Conversation
from desktop.chat.server_offer import Resource
from desktop.session.server_offers import ServerOffers
from desktop.ui.completion.source import Candidate
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import marked


class ResourceSource:
    """Offers what the servers that the shown conversation uses have to read. Reads nothing."""

    trigger = "@"
    at_start = False
    title = marked("From tool servers")

    def __init__(
        self,
        offers: ServerOffers,
        *,
        shown: Callable[[], Conversation],
        chosen: Callable[[Resource], object],
    ) -> None:
        """``shown`` gives the conversation, ``chosen`` takes what shall be attached."""
        self._offers = offers
        self._shown = shown
        self._chosen = chosen
        self._found: dict[str, Resource] = {}

    async def find(self, query: str) -> Sequence[Candidate]:  # noqa: ARG002 - it is ranked later
        resources = await self._offers.resources(self._shown())
        self._found = {f"{r.server} {r.uri}": r for r in resources}
        return [_candidate(key, resource) for key, resource in self._found.items()]

    def query_words(self, query: str) -> str:
        return query

    def chosen(self, candidate: Candidate) -> str:
        if (resource := self._found.get(candidate.key)) is not None:
            self._chosen(resource)
        return ""


def _candidate(key: str, resource: Resource) -> Candidate:
    picture = resource.media_type.startswith("image/")
    return Candidate(
        key=key,
        title=visible_controls(resource.name),
        detail=visible_controls(f"{resource.server} · {resource.uri}"),
        icon="image" if picture else "file-text",
    )
