"""What the window remembers of a session: drafts, and what was open."""

from __future__ import annotations

from desktop.session.library import Library
from desktop.ui.open_conversation import OpenConversation

_LAST_CONVERSATION = "last-conversation"
_NEW_DRAFT = "new-draft"


class Memory:
    """Keeps drafts with their conversations, and one for the conversation not yet begun.

    Remembers nothing of temporary ones. Every method raises `StorageError`.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    async def keep_draft(self, opened: OpenConversation, text: str) -> None:
        """Keep what is typed."""
        opened.draft = text
        if opened.conversation.temporary:
            return
        if len(opened.conversation):
            await self._library.save_draft(opened.conversation.id, text)
        else:
            await self._library.remember(_NEW_DRAFT, text)

    async def note_sent(self, opened: OpenConversation) -> None:
        """A message is on disk: its draft is not needed any more."""
        await self.keep_draft(opened, "")
        await self.note_shown(opened)

    async def forget_new_draft(self) -> None:
        """What was typed into a conversation that had not begun belongs to one that has."""
        await self._library.remember(_NEW_DRAFT, "")

    async def note_shown(self, opened: OpenConversation) -> None:
        """Reopen this conversation at the next start; none if it has not begun."""
        conversation = opened.conversation
        stored = len(conversation) and not conversation.temporary
        shown = conversation.id if stored else ""
        await self._library.remember(_LAST_CONVERSATION, shown)

    async def new_draft(self) -> str:
        """What was typed into a conversation that had not begun."""
        return await self._library.recall(_NEW_DRAFT) or ""

    async def last_shown(self) -> str:
        """The conversation that was open at the end; "" for none."""
        return await self._library.recall(_LAST_CONVERSATION) or ""
