"""The conversations that are open: on screen, streaming, or kept ready."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import Conversation, new_conversation
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.settings import ModelRef
from desktop.ui.arrivals import Arrivals
from desktop.ui.main_window import MainWindow
from desktop.ui.open_conversation import OpenConversation, OpenConversations
from desktop.ui.path_loader import Run
from desktop.ui.transcript.transcript import Transcript


class Shelf(QObject):
    """Takes conversations out of the library and puts them away again.

    Marks in the sidebar which of them stream or hold something unread. Shows none itself.
    """

    #: A conversation has now a transcript, to be listened to (OpenConversation).
    opened = Signal(object)
    #: A conversation came out of the library: something may be arriving in it.
    taken = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        accounts: Accounts,
        arrivals: Arrivals,
        run: Run,
        new_transcript: Callable[[], Transcript],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._library = library
        self._accounts = accounts
        self._run = run
        self._new_transcript = new_transcript
        self._open = OpenConversations()
        self._arrivals = arrivals
        arrivals.marks_changed.connect(self._show_marks)

    def blank(self, *, temporary: bool = False) -> OpenConversation:
        """A conversation that is not on disk before its first message, or never."""
        conversation = new_conversation(temporary=temporary)
        return self._opened(conversation, self._accounts.default_model())

    def get(self, conversation_id: str) -> OpenConversation | None:
        """A conversation that is open."""
        return self._open.get(conversation_id)

    async def take(self, conversation_id: str) -> OpenConversation | None:
        """A conversation, open or stored; None when there is none (any more)."""
        opened = self._open.get(conversation_id)
        if opened is not None:
            return opened
        conversation = await self._library.open(conversation_id)
        if conversation is None:
            return None
        # Somebody else may have opened it meanwhile.
        opened = self._open.get(conversation_id)
        if opened is None:
            opened = self._opened(conversation, self._accounts.model_of(conversation))
            opened.show_path()
            self.taken.emit(opened)
        return opened

    async def look_again(self) -> None:
        """Show what an import brought to conversations that are open and at rest."""
        for opened in list(self._open):
            conversation = opened.conversation
            if opened.busy or opened.transcript.editing or conversation.temporary:
                continue
            fresh = await self._library.open(conversation.id)
            if fresh is not None and fresh is not opened.conversation and not opened.busy:
                await opened.take(fresh)

    def hold(self, conversation: Conversation) -> OpenConversation:
        """Open a conversation that is not stored."""
        opened = self._opened(conversation, self._accounts.model_of(conversation))
        opened.show_path()
        self.taken.emit(opened)
        return opened

    def keep(self, opened: OpenConversation, *, shown: OpenConversation) -> None:
        """Note that a conversation was used now; others may have to go for it."""
        for dropped in self._open.keep(opened, shown=shown):
            self._window.drop_transcript(dropped.transcript)

    def put_back(self, opened: OpenConversation) -> None:
        """What was taken is not shown after all. What arrives in it goes on."""
        if self._open.get(opened.conversation.id) is not opened:
            opened.let_go()
            self._window.drop_transcript(opened.transcript)

    def drop(self, opened: OpenConversation) -> None:
        """Stop what arrives in a conversation, or else keep it open no longer."""
        if opened.worker is not None:
            opened.worker.stop()
        elif not opened.posting:
            self._open.remove(opened.conversation.id)
            self._window.drop_transcript(opened.transcript)

    def change(self, conversation_id: str, changes: dict[str, object]) -> None:
        """Let a conversation that is open know what is different in its summary."""
        opened = self._open.get(conversation_id)
        if opened is not None:
            conversation = opened.conversation
            conversation.summary = msgspec.structs.replace(conversation.summary, **changes)

    def drop_all(self) -> None:
        """Keep nothing open: what is open is not stored any more. No reply may be arriving."""
        for opened in tuple(self._open):
            self.drop(opened)

    def close(self) -> None:
        """Hear of no turn any more; all of them go on."""
        for opened in self._open:
            opened.let_go()

    def _show_marks(self) -> None:
        self._window.sidebar.set_marks(self._arrivals.streaming, self._arrivals.unread)

    def _opened(self, conversation: Conversation, model: ModelRef) -> OpenConversation:
        transcript = self._new_transcript()
        opened = OpenConversation(
            conversation,
            transcript=transcript,
            model=model,
            fetch=self._library.fetch,
            run=self._run,
        )
        opened.setParent(transcript)
        self.opened.emit(opened)
        return opened
