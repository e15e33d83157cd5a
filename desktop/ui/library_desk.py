"""What the sidebar asks for, done: listing, renaming, pinning, putting away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import ConversationSummary
from desktop.chat.scope import Scope, ScopeKind
from desktop.session.library import PAGE, Library
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.path_loader import Run
from desktop.ui.purge_desk import PurgeDesk
from desktop.ui.sidebar import Sidebar
from desktop.ui.wording import counted, tr

Ids = tuple[str, ...]


class LibraryDesk(QObject):
    """Keeps the sidebar and the library alike. Opens no conversation itself."""

    #: A conversation got another title (its id, the title).
    renamed = Signal(str, str)
    #: Something else of a conversation is different (its id, the fields of its summary).
    changed = Signal(str, dict)
    #: Conversations were archived or deleted (their ids).
    put_away = Signal(object)
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
        #: Of each folder that was asked for, the last conversation that was listed.
        self._last_within: dict[str, ConversationSummary] = {}
        self._listing: set[str] = set()
        self._purging = PurgeDesk(
            library=library, sidebar=sidebar, notices=notices, run=run, parent=self
        )
        sidebar.more_requested.connect(self._on_sidebar_more_requested)
        sidebar.folder_more_requested.connect(self._on_sidebar_folder_more_requested)
        sidebar.scope_requested.connect(self._on_sidebar_scope_requested)
        sidebar.rename_requested.connect(self._on_sidebar_rename_requested)
        sidebar.pin_requested.connect(self._on_sidebar_pin_requested)
        sidebar.archive_requested.connect(self._on_sidebar_archive_requested)
        sidebar.delete_requested.connect(self._on_sidebar_delete_requested)
        sidebar.bring_back_requested.connect(self._on_sidebar_bring_back_requested)

    async def list_more(self) -> None:
        """Show one more page of conversations, until all are shown."""
        if self._all_listed:
            return
        scope, after = self._sidebar.scope, self._last_listed
        page = await self._library.summaries(after=after, scope=scope)
        if scope != self._sidebar.scope or after is not self._last_listed:
            return
        if not page:
            self._all_listed = True
            if after is None:
                self._sidebar.say_nothing_is_here()
            return
        self._last_listed = page[-1]
        self._sidebar.add_summaries(page)

    async def list_again(self) -> None:
        """Show what is stored now, from the top."""
        self._begin_anew()
        scope = self._sidebar.scope
        page = await self._library.summaries(scope=scope)
        if scope == self._sidebar.scope:
            # Of folders something may have been listed meanwhile.
            self._begin_anew()
            self._last_listed = page[-1] if page else None
            self._sidebar.set_summaries(page)
            self._sidebar.forget_complete()

    async def _list_folder(self, folder_id: str) -> None:
        """Show one more page of a folder."""
        if folder_id in self._listing:
            return
        self._listing.add(folder_id)
        try:
            after = self._last_within.get(folder_id)
            page = await self._library.summaries(after=after, scope=Scope(key=folder_id))
        finally:
            self._listing.discard(folder_id)
        if not self._sidebar.scope.whole or after is not self._last_within.get(folder_id):
            return
        if page:
            self._last_within[folder_id] = page[-1]
        if len(page) < PAGE:
            self._sidebar.set_complete(folder_id)
        self._sidebar.add_summaries(page)

    def _begin_anew(self) -> None:
        self._last_listed, self._all_listed = None, False
        self._last_within.clear()

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

    def _on_sidebar_folder_more_requested(self, folder_id: str) -> None:
        self._run(self._list_folder(folder_id), "list the conversations of a folder")

    def _on_sidebar_scope_requested(self, scope: Scope) -> None:
        self._begin_anew()
        self._sidebar.set_scope(scope)
        self._run(self.list_more(), "list conversations")

    def _on_sidebar_rename_requested(self, conversation_id: str, title: str) -> None:
        async def rename() -> None:
            await self._library.rename(conversation_id, title)
            self.renamed.emit(conversation_id, title)

        self._run(rename(), "rename a conversation")

    def _on_sidebar_pin_requested(self, ids: Ids, pinned: bool) -> None:
        async def pin() -> None:
            for conversation_id in ids:
                await self._library.pin(conversation_id, pinned)
                self.changed.emit(conversation_id, {"pinned": pinned})

        self._run(pin(), "pin a conversation")

    def _on_sidebar_archive_requested(self, ids: Ids) -> None:
        words = counted("%n conversations archived.", "Conversation archived.", len(ids))
        self._put_away(ids, words, self._archive, self._unarchive)

    def _on_sidebar_delete_requested(self, ids: Ids) -> None:
        async def restore(conversation_id: str) -> None:
            await self._library.restore(conversation_id)

        words = counted("%n conversations deleted.", "Conversation deleted.", len(ids))
        self._put_away(ids, words, self._library.delete, restore)

    def _on_sidebar_bring_back_requested(self, ids: Ids) -> None:
        archived = self._sidebar.scope.kind is ScopeKind.ARCHIVED

        async def bring_back() -> None:
            for conversation_id in ids:
                await (self._unarchive if archived else self._library.restore)(conversation_id)
                self._sidebar.remove(conversation_id)
            self._notices.show_notice(
                counted("%n conversations brought back.", "Conversation brought back.", len(ids)),
                action=tr("Show") if len(ids) == 1 else "",
                on_action=lambda: self._show(ids[0]),
            )

        self._run(bring_back(), "bring conversations back")

    def _show(self, conversation_id: str) -> None:
        if not self._sidebar.scope.whole:
            self._on_sidebar_scope_requested(Scope())
        self._sidebar.conversation_chosen.emit(conversation_id)

    async def _archive(self, conversation_id: str) -> None:
        await self._library.archive(conversation_id, True)
        self.changed.emit(conversation_id, {"archived": True})

    async def _unarchive(self, conversation_id: str) -> None:
        await self._library.archive(conversation_id, False)
        self.changed.emit(conversation_id, {"archived": False})

    def _put_away(
        self,
        ids: Ids,
        words: str,
        act: Callable[[str], Coroutine[Any, Any, None]],
        undo: Callable[[str], Coroutine[Any, Any, None]],
    ) -> None:
        """Take conversations out of the list, say so, and offer to bring them back."""
        scope = self._sidebar.scope

        async def bring_back() -> None:
            for conversation_id in ids:
                await undo(conversation_id)
            if len(ids) == 1 and scope.whole and self._sidebar.scope.whole:
                self.brought_back.emit(ids[0])
            else:
                await self.list_again()

        async def put_away() -> None:
            for conversation_id in ids:
                await act(conversation_id)
                self._sidebar.remove(conversation_id)
            self.put_away.emit(ids)
            self._notices.show_notice(
                words,
                action=tr("Undo"),
                on_action=lambda: self._run(bring_back(), "bring conversations back"),
            )

        self._run(put_away(), "put conversations away")
