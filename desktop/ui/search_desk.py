"""What is typed into the search field, searched for; what is chosen there, shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from desktop.chat.errors import SearchNotUnderstood
from desktop.session.library import Library
from desktop.session.search import Search
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.sidebar import Sidebar
from desktop.ui.wording import spoken

#: Shows a conversation; None when it does not exist any more.
Show = Callable[[str], Awaitable[OpenConversation | None]]


class SearchDesk(QObject):
    """Searches at every key, and opens conversations at the message that was found."""

    def __init__(
        self,
        *,
        search: Search,
        library: Library,
        sidebar: Sidebar,
        show: Show,
        run: Run,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._library = library
        self._sidebar = sidebar
        self._show = show
        self._run = run
        sidebar.search_changed.connect(self._on_sidebar_search_changed)
        sidebar.found_chosen.connect(self._on_sidebar_found_chosen)
        if sidebar.search_text():
            # Typed before anybody listened.
            self._on_sidebar_search_changed(sidebar.search_text())

    def _on_sidebar_search_changed(self, text: str) -> None:
        self._run(self._find(text), "search")

    async def _find(self, text: str) -> None:
        try:
            result = await self._search.find(text)
        except SearchNotUnderstood as error:
            self._sidebar.show_search_hint(spoken(error.message))
            return
        if text != self._sidebar.search_text():
            return
        if result is None:
            self._sidebar.show_search_hint("")
        else:
            self._sidebar.show_found(result)

    def _on_sidebar_found_chosen(self, conversation_id: str, message_id: str) -> None:
        self._run(self._open(conversation_id, message_id), "open a search result")

    async def _open(self, conversation_id: str, message_id: str) -> None:
        opened = await self._show(conversation_id)
        if opened is None or message_id not in opened.conversation:
            return
        if message_id not in opened.conversation.active_ids() and not opened.busy:
            await self._library.select(opened.conversation, message_id)
            opened.show_path()
        if message_id in opened.conversation.active_ids():
            await opened.show_message(message_id)
