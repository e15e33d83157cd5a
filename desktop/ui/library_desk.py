"""What the sidebar asks for, done: listing, renaming, pinning, putting away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import ConversationSummary
from desktop.session.library import Library
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.path_loader import Run
from desktop.ui.sidebar import Sidebar


class LibraryDesk(QObject):
    """Keeps the sidebar and the library alike. Opens no conversation itself."""

    #: A conversation got another title (its id, the title).
    renamed = Signal(str, str)
    #: A conversation was archived or deleted (its id).
    put_away = Signal(str)
    #: A conversation came back from there (its id).
    brought_back = Signal(str)

    def __init__(
        self,
        *,
        library: Library,
        sidebar: Sidebar,
        notices: NoticeBar,
        run: Run,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._sidebar = sidebar
        self._notices = notices
        self._run = run
        self._last_listed: ConversationSummary | None = None
        self._all_listed = False
        sidebar.more_requested.connect(self._on_sidebar_more_requested)
        sidebar.rename_requested.connect(self._on_sidebar_rename_requested)
        sidebar.pin_requested.connect(self._on_sidebar_pin_requested)
        sidebar.archive_requested.connect(self._on_sidebar_archive_requested)
        sidebar.delete_requested.connect(self._on_sidebar_delete_requested)

    async def list_more(self) -> None:
        """Show one more page of conversations, until all are shown."""
        if self._all_listed:
            return
        page = await self._library.summaries(after=self._last_listed)
        if not page:
            self._all_listed = True
            return
        self._last_listed = page[-1]
        self._sidebar.add_summaries(page)

    async def list_again(self) -> None:
        """Show what is stored now, from the top."""
        self._last_listed, self._all_listed = None, False
        page = await self._library.summaries()
        self._last_listed = page[-1] if page else None
        self._sidebar.set_summaries(page)

    def choose_neighbour(self, conversation_id: str, step: int) -> None:
        """Choose the next (1) or previous (-1) row of the list, around its ends."""
        ids = self._sidebar.conversation_ids()
        if conversation_id in ids:
            self.choose_number((ids.index(conversation_id) + step) % len(ids))
        else:
            self.choose_number(0)

    def choose_number(self, number: int) -> None:
        """Choose a row of the list, counted from 0, if there is one."""
        ids = self._sidebar.conversation_ids()
        if number < len(ids):
            self._sidebar.conversation_chosen.emit(ids[number])

    def _on_sidebar_more_requested(self) -> None:
        self._run(self.list_more(), "list conversations")

    def _on_sidebar_rename_requested(self, conversation_id: str, title: str) -> None:
        async def rename() -> None:
            await self._library.rename(conversation_id, title)
            self.renamed.emit(conversation_id, title)

        self._run(rename(), "rename a conversation")

    def _on_sidebar_pin_requested(self, conversation_id: str, pinned: bool) -> None:
        async def pin() -> None:
            await self._library.pin(conversation_id, pinned)

        self._run(pin(), "pin a conversation")

    def _on_sidebar_archive_requested(self, conversation_id: str) -> None:
        async def archive(archived: bool) -> None:
            await self._library.archive(conversation_id, archived)

        self._put_away(
            conversation_id, "Conversation archived.", lambda: archive(True), lambda: archive(False)
        )

    def _on_sidebar_delete_requested(self, conversation_id: str) -> None:
        self._put_away(
            conversation_id,
            "Conversation deleted.",
            lambda: self._library.delete(conversation_id),
            lambda: self._library.restore(conversation_id),
        )

    def _put_away(
        self,
        conversation_id: str,
        text: str,
        act: Callable[[], Coroutine[Any, Any, None]],
        undo: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        """Take a conversation out of the list, with the offer to bring it back."""

        async def bring_back() -> None:
            await undo()
            self.brought_back.emit(conversation_id)

        async def put_away() -> None:
            await act()
            self._sidebar.remove(conversation_id)
            self.put_away.emit(conversation_id)
            self._notices.show_notice(
                text,
                action="Undo",
                on_action=lambda: self._run(bring_back(), "bring a conversation back"),
            )

        self._run(put_away(), "put a conversation away")
