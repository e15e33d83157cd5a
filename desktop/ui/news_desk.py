"""What other windows, and other faces of the program, do with conversations, shown in a window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.message import Message
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurn
from desktop.ui.library_desk import LibraryDesk
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.shelf import Shelf
from desktop.ui.sidebar import Sidebar
from desktop.ui.stage import Stage


class NewsDesk(QObject):
    """Brings the list, the page and what is kept open up to date. Changes no conversation.

    Compares what is stored with what is shown: what this window did itself is there already.
    """

    #: Folders may be other ones.
    folders_changed = Signal()

    def __init__(
        self,
        *,
        library: Library,
        sidebar: Sidebar,
        desk: LibraryDesk,
        shelf: Shelf,
        stage: Stage,
        run: Run,
    ) -> None:
        super().__init__(stage)
        self._library = library
        self._sidebar = sidebar
        self._desk = desk
        self._shelf = shelf
        self._stage = stage
        self._run = run
        #: The conversations to look at, the first to change first; "" for all.
        self._changed: dict[str, None] = {}
        self._looking = False
        library.feed.listen(self)

    def close(self) -> None:
        """Hear of nothing any more."""
        self._library.feed.forget(self)

    # As a `ConversationListener`; what arrives is the matter of `ReplyDesk`

    def message_posted(self, conversation: Conversation, message: Message) -> None: ...

    def turn_began(self, turn: LiveTurn) -> None: ...

    def turn_ended(self, turn: LiveTurn) -> None: ...

    def titled(self, conversation: Conversation) -> None: ...

    def changed(self, conversation_id: str) -> None:
        self._changed[conversation_id] = None
        if not self._looking:
            self._looking = True
            self._run(self._look(), "look what has changed")

    async def _look(self) -> None:
        try:
            while self._changed:
                key = next(iter(self._changed))
                del self._changed[key]
                await (self._look_at(key) if key else self._look_at_all())
        finally:
            self._looking = False

    async def _look_at_all(self) -> None:
        self.folders_changed.emit()
        await self._desk.list_again()
        await self._shelf.look_again()

    async def _look_at(self, key: str) -> None:
        opened = self._shelf.get(key)
        if opened is not None and opened.conversation.temporary:
            return
        summary = await self._library.summary(key)
        opened = self._shelf.get(key)
        if summary is None:
            self._sidebar.remove(key)
        elif summary != self._sidebar.summary(key):
            self._sidebar.refresh_summary(summary)
        if opened is None:
            return
        if summary is None or (summary.archived and not opened.archived):
            self._put_away(opened)
        else:
            await self._refresh(opened, summary)

    def _put_away(self, opened: OpenConversation) -> None:
        if opened is self._stage.shown:
            self._stage.go_to_blank()
        self._shelf.drop(opened)

    async def _refresh(self, opened: OpenConversation, summary: ConversationSummary) -> None:
        opened.archived = summary.archived
        opened.conversation.summary = summary
        await opened.look_again()
        if opened is self._stage.shown:
            self._stage.refresh()
