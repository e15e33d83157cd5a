"""Which conversation is shown, and how another one takes its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import ConversationSummary
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.draft_desk import DraftDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.shelf import Shelf
from desktop.ui.temporary_desk import TemporaryDesk


class Stage(QObject):
    """Puts conversations into the window, one at a time, each with its draft.

    Sends nothing. A temporary conversation is left only when its user agrees.
    """

    #: Another conversation is shown (its id).
    changed = Signal(str)

    def __init__(
        self,
        *,
        window: MainWindow,
        shelf: Shelf,
        drafts: DraftDesk,
        temporary: TemporaryDesk,
        answers: AnswerDesk,
        run: Run,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._shelf = shelf
        self._drafts = drafts
        self._temporary = temporary
        self._answers = answers
        self._run = run
        self._shown = answers.opened
        self.show(self._shown)

    @property
    def shown(self) -> OpenConversation:
        return self._shown

    @property
    def is_blank(self) -> bool:
        """Whether the shown conversation has not begun."""
        return len(self._shown.conversation) == 0

    @property
    def summary(self) -> ConversationSummary | None:
        """Of the shown conversation; None before its first message."""
        return None if self.is_blank else self._shown.conversation.summary

    def show(self, opened: OpenConversation, *, take_draft: bool = True) -> None:
        """Show a conversation. What is in the composer is not kept: see `go_to`."""
        self._shown = opened
        conversation = opened.conversation
        blank = self.is_blank
        if not blank:
            self._shelf.keep(opened, shown=opened)
        self._window.show_transcript(None if blank else opened.transcript)
        self.show_title()
        self._drafts.show(opened, take=take_draft)
        self._window.composer.set_streaming(opened.streaming)
        self._window.composer.set_status(opened.status)
        self._window.composer.setFocus()
        self._window.sidebar.select("" if blank else conversation.id)
        self._answers.show(opened)
        self.changed.emit(conversation.id)

    def show_title(self) -> None:
        conversation = self._shown.conversation
        self._window.set_conversation_title(
            conversation.summary.title, temporary=conversation.temporary
        )

    def refresh(self) -> None:
        """What is known of the shown conversation is different."""
        self.show_title()
        self._answers.show(self._shown)

    def go_to(self, opened: OpenConversation, *, take_draft: bool = True) -> None:
        """Show another conversation instead of the present one.

        Without ``take_draft`` the composer is empty then.
        """
        left = self._shown
        self._drafts.leave()
        self.show(opened, take_draft=take_draft)
        if left.conversation.temporary or not len(left.conversation):
            self._shelf.drop(left)

    def close(self) -> None:
        """The window goes, and with it what is in it: here is what is not."""
        if self.is_blank:
            self._shelf.drop(self._shown)

    async def open(
        self, conversation_id: str, *, unless: Callable[[], bool] = lambda: False
    ) -> OpenConversation | None:
        """Show a conversation, open or stored; None when there is none (any more), or the user
        rather stays, or, when it is read, ``unless``."""
        opened = await self._shelf.take(conversation_id)
        if opened is None:
            self._window.sidebar.remove(conversation_id)
        elif opened is not self._shown:
            if unless() or not await self._temporary.may_leave(self._shown):
                self._shelf.put_back(opened)
                return None
            self.go_to(opened)
        return opened

    def choose(self, conversation_id: str) -> None:
        """Show a conversation of the list; the one that is shown gets the focus."""
        if conversation_id == self._shown.conversation.id:
            self._window.composer.setFocus()
            return

        async def show() -> None:
            await self.open(conversation_id)

        self._run(show(), "open a conversation")

    def end(self, act: Callable[[], object]) -> None:
        """Do what ends the shown conversation, unless the user rather keeps what is lost by it."""

        async def ask() -> None:
            if await self._temporary.may_leave(self._shown):
                act()

        if self._temporary.would_lose(self._shown):
            self._run(ask(), "ask about a temporary conversation")
        else:
            act()

    def empty(self) -> None:
        """Show a conversation that has not begun; the one before is gone, with its draft."""
        self.show(self._shelf.blank())

    def go_to_blank(self) -> None:
        """Show a conversation that has not begun."""
        self.go_to(self._shelf.blank())

    def begin_anew(self, emptied: OpenConversation) -> OpenConversation:
        """A conversation has lost its only message: it has not begun yet.

        Returns the conversation that is shown then.
        """
        conversation = emptied.conversation
        self._window.sidebar.remove(conversation.id)
        self._shelf.drop(emptied)
        if emptied is self._shown:
            blank = self._shelf.blank(temporary=conversation.temporary)
            self._drafts.move_to(blank)
            self.show(blank)
        return self._shown
