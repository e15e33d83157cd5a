"""The user's conversations: listing, opening, renaming, removing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

import msgspec

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation, ConversationSummary, new_conversation
from desktop.chat.message import Role
from desktop.chat.scope import Scope
from desktop.chat.setup import ConversationSetup
from desktop.session.feed import ConversationFeed
from desktop.session.titles import first_line
from desktop.storage.conversations import ConversationStore
from desktop.storage.state import WindowState

#: Rows that a list of conversations asks for at a time.
PAGE = 60
#: Messages that an opened conversation holds from the start: more than a page shows.
NEWEST = 40
#: Seconds between two steps of work that nobody waits for.
_BETWEEN_SLICES = 0.02
#: Seconds after which a deleted conversation cannot be brought back.
_KEEP_DELETED = 7 * 24 * 3600.0
#: Characters of a title.
_LONGEST_TITLE = 200
_FORK = "Fork of {title}"


class Library:
    """All conversations on disk. Every method raises `StorageError` when the disk says no.

    Says on its feed what was changed. A conversation that somebody holds open is the same
    object for everybody else.
    """

    def __init__(self, store: ConversationStore, state: WindowState) -> None:
        self._store = store
        self._state = state
        self.feed = ConversationFeed()
        self._held: WeakValueDictionary[str, Conversation] = WeakValueDictionary()

    async def recover(self) -> int:
        """After a start: close the replies that a crash left open. Returns how many."""
        recovered = await self._store.recover()
        await self._store.purge_deleted(older_than_seconds=_KEEP_DELETED)
        return len(recovered)

    async def fill_search(self) -> None:
        """Let messages be found that are older than the search; leaves room for other work."""
        left = 1
        while left:
            left = await self._store.fill_search()
            await asyncio.sleep(_BETWEEN_SLICES)

    async def summaries(
        self,
        *,
        after: ConversationSummary | None = None,
        scope: Scope = Scope(),  # noqa: B008 - frozen
    ) -> list[ConversationSummary]:
        """One page, after the last one of the page before: pinned first, then the newest."""
        return await self._store.summaries(limit=PAGE, after=after, scope=scope)

    async def open(self, conversation_id: str) -> Conversation | None:
        """A conversation with the newest of its messages; `fetch` brings the others.

        None when it does not exist (any more).
        """
        loaded = await self._store.load(conversation_id, newest=NEWEST)
        if loaded is None:
            return None
        held = self._held.get(conversation_id)
        # An import may have brought more; nobody else adds messages behind its back.
        if held is None or len(held) < len(loaded):
            if held is not None:
                # Of these memory knows more than the disk.
                loaded.edits = held.edits
            self._held[conversation_id] = loaded
            return loaded
        held.summary, held.draft = loaded.summary, loaded.draft
        return held

    async def summary(self, conversation_id: str) -> ConversationSummary | None:
        """As it is stored now; None when it does not exist (any more)."""
        loaded = await self._store.load(conversation_id, newest=1)
        return None if loaded is None else loaded.summary

    def adopt(self, conversation: Conversation) -> None:
        """Open this one from now on for whoever asks for its id, as long as somebody holds it."""
        if not conversation.temporary:
            self._held[conversation.id] = conversation

    def imported(self) -> None:
        """Conversations came in from elsewhere."""
        self.feed.changed("")

    async def fetch(self, conversation: Conversation, message_ids: Sequence[str]) -> None:
        """Let a conversation hold these of its messages."""
        missing = conversation.missing(message_ids)
        if missing:
            conversation.hold(await self._store.messages(missing))

    async def rename(self, conversation_id: str, title: str) -> None:
        tidy = " ".join(title.split())[:_LONGEST_TITLE]
        await self._store.rename(conversation_id, tidy, by_user=True)
        self.feed.changed(conversation_id)

    async def pin(self, conversation_id: str, pinned: bool) -> None:
        await self._store.set_pinned(conversation_id, pinned)
        self.feed.changed(conversation_id)

    async def archive(self, conversation_id: str, archived: bool) -> None:
        await self._store.set_archived(conversation_id, archived)
        self.feed.changed(conversation_id)

    async def delete(self, conversation_id: str) -> None:
        """Take a conversation out of sight. `restore` brings it back for seven days."""
        await self._store.delete(conversation_id)
        self.feed.changed(conversation_id)

    async def purge(self, conversation_id: str) -> None:
        """Remove a deleted conversation for good."""
        await self._store.purge(conversation_id)
        self.feed.changed(conversation_id)

    async def restore(self, conversation_id: str) -> None:
        await self._store.restore(conversation_id)
        self.feed.changed(conversation_id)

    async def select(self, conversation: Conversation, message_id: str) -> None:
        """Make a version the one that is read and continued."""
        conversation.select(message_id)
        await self.fetch(conversation, conversation.active_ids()[-NEWEST:])
        if conversation.leaf_id is not None:
            await self._store.set_leaf(conversation.id, conversation.leaf_id)
        self.feed.changed(conversation.id)

    async def set_stream(self, conversation: Conversation, stream: bool) -> None:
        """Let replies in a conversation be streamed, or come whole."""
        conversation.stream = stream
        await self._store.set_stream(conversation.id, stream)
        self.feed.changed(conversation.id)

    async def set_up(self, conversation: Conversation, setup: ConversationSetup) -> None:
        """Let a conversation be answered otherwise from now on."""
        conversation.setup = setup
        await self._store.set_setup(conversation.id, setup)
        self.feed.changed(conversation.id)

    async def keep(self, conversation: Conversation) -> None:
        """Store a temporary conversation, titled by its first line: it is one like others then.

        No reply may be arriving in it.
        """
        asked = next((m for m in conversation.active_path() if m.role is Role.USER), None)
        before = conversation.summary.title
        conversation.retitle(first_line(asked.text if asked else ""))
        try:
            await self._store.add_whole(conversation)
        except BaseException:
            conversation.retitle(before)
            raise
        conversation.temporary = False
        self.adopt(conversation)
        self.feed.changed(conversation.id)

    async def fork(
        self, conversation: Conversation, message_id: str, *, naming: str = _FORK
    ) -> ConversationSummary:
        """Begin a new conversation with the path up to a message, attachments included.

        ``naming`` makes its ``{title}``.
        """
        before, _, after = naming.partition("{title}")
        title = conversation.summary.title.removeprefix(before).removesuffix(after)
        summary = msgspec.structs.replace(
            new_conversation(f"{before}{title}{after}"[:_LONGEST_TITLE]).summary,
            folder_id=conversation.summary.folder_id,
            tags=conversation.summary.tags,
        )
        await self._store.add_fork(
            summary,
            conversation.ids_to(message_id),
            stream=conversation.stream,
            setup=conversation.setup,
        )
        self.feed.changed(summary.id)
        return summary

    async def take_back(self, conversation: Conversation, message_id: str) -> None:
        """Remove a message and all below it for good, and the conversation with its last one."""
        removed = conversation.take_back(message_id)
        if not conversation.temporary:
            await self._store.remove_messages(
                conversation.id, removed, leaf_id=conversation.leaf_id
            )
        await self.fetch(conversation, conversation.active_ids()[-NEWEST:])
        self.feed.changed(conversation.id)

    async def save_draft(self, conversation_id: str, text: str) -> None:
        """Keep what is typed but not sent; "" forgets it."""
        await self._store.save_draft(conversation_id, text)

    async def save_edits(self, conversation: Conversation) -> None:
        """Keep what is open for changes in a conversation. Does nothing for one not stored."""
        if not conversation.temporary:
            await self._store.save_edits(conversation.id, conversation.edits)

    async def save_attached(self, conversation_id: str, attached: tuple[Image | File, ...]) -> None:
        """Keep what is attached to a message that is not sent; "" stands for a conversation that
        has not begun."""
        await self._store.keep_attached(conversation_id, attached)

    async def attached(self, conversation_id: str) -> tuple[Image | File, ...]:
        """What `save_attached` kept."""
        return await self._store.attached(conversation_id)

    async def remember(self, key: str, value: str) -> None:
        """Keep a small fact about the window."""
        await self._state.remember(key, value)

    async def recall(self, key: str) -> str | None:
        return await self._state.recall(key)
