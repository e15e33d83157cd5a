"""Sidebar, shelf and page kept alike, whatever becomes of a conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.message import Message
from desktop.ui.draft_desk import DraftDesk
from desktop.ui.library_desk import LibraryDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.reply_desk import ReplyDesk
from desktop.ui.shelf import Shelf
from desktop.ui.stage import Stage
from desktop.ui.temporary_desk import TemporaryDesk
from desktop.ui.transcript_desk import TranscriptDesk
from desktop.ui.wording import tr


class Listing(QObject):
    """Shows everywhere what became of conversations. Changes none itself."""

    def __init__(
        self, *, window: MainWindow, shelf: Shelf, stage: Stage, drafts: DraftDesk, run: Run
    ) -> None:
        super().__init__(stage)
        self._window = window
        self._shelf = shelf
        self._stage = stage
        self._drafts = drafts
        self._run = run

    def follow_library(
        self, desk: LibraryDesk, reading: TranscriptDesk, temporary: TemporaryDesk
    ) -> None:
        """Hear of conversations that are renamed, put away, brought back, forked and kept."""
        desk.renamed.connect(self._on_desk_renamed)
        desk.put_away.connect(self._on_desk_put_away)
        desk.changed.connect(self._shelf.change)
        desk.brought_back.connect(self._on_desk_brought_back)
        reading.forked.connect(self._on_reading_forked)
        temporary.kept.connect(self._on_temporary_kept)

    def follow_replies(self, sending: ReplyDesk) -> None:
        """Hear of messages that are posted, and of replies that arrive and end."""
        sending.posted.connect(self._on_replies_posted)
        sending.noted.connect(self._on_replies_noted)
        sending.streaming_changed.connect(self._on_replies_streaming_changed)
        sending.ended.connect(self._on_replies_ended)
        sending.retitled.connect(self._on_replies_titled)

    def _on_desk_renamed(self, conversation_id: str, title: str) -> None:
        opened = self._shelf.get(conversation_id)
        if opened is not None:
            opened.conversation.retitle(title)
        if conversation_id == self._stage.shown.conversation.id:
            self._window.set_conversation_title(title)

    def _on_desk_put_away(self, ids: tuple[str, ...]) -> None:
        if self._stage.shown.conversation.id in ids:
            self._stage.go_to_blank()
        for conversation_id in ids:
            if (opened := self._shelf.get(conversation_id)) is not None:
                self._shelf.drop(opened)

    def _on_desk_brought_back(self, conversation_id: str) -> None:
        async def show() -> None:
            await self._stage.open(conversation_id)
            shown = self._stage.shown.conversation
            self._window.sidebar.refresh_summary(shown.summary)
            self._window.sidebar.select(shown.id)

        self._run(show(), "show a conversation again")

    def _on_reading_forked(self, summary: ConversationSummary) -> None:
        self._window.sidebar.refresh_summary(summary)
        self._window.sidebar.conversation_chosen.emit(summary.id)

    def _on_temporary_kept(self, opened: OpenConversation) -> None:
        self._window.sidebar.refresh_summary(opened.conversation.summary)
        if opened is self._stage.shown:
            self._window.sidebar.select(opened.conversation.id)
            self._stage.show_title()
            self._drafts.kept()
            self._stage.changed.emit(opened.conversation.id)
        self._window.notices.show_notice(tr("The conversation is kept."))

    def _on_replies_posted(self, opened: OpenConversation, typed_here: bool) -> None:
        conversation = opened.conversation
        shown = opened is self._stage.shown
        self._shelf.keep(opened, shown=self._stage.shown)
        if not conversation.temporary:
            self._window.sidebar.refresh_summary(conversation.summary)
        if shown:
            self._window.show_transcript(opened.transcript)
            self._stage.show_title()
            self._window.sidebar.select(conversation.id)
            # One that had not begun is to be shown at the next start.
            self._stage.changed.emit(conversation.id)
        if typed_here:
            if shown:
                opened.transcript.scroll_to_end()
            self._drafts.sent(opened)

    def _on_replies_noted(self, conversation: Conversation) -> None:
        if not conversation.temporary:
            self._window.sidebar.refresh_summary(conversation.summary)

    def _on_replies_streaming_changed(self, opened: OpenConversation) -> None:
        if opened is self._stage.shown:
            self._window.composer.set_streaming(opened.streaming)

    def _on_replies_ended(self, opened: OpenConversation, _message: Message) -> None:
        if opened.conversation.temporary and opened is not self._stage.shown:
            self._shelf.drop(opened)

    def _on_replies_titled(self, conversation: Conversation) -> None:
        summary = conversation.summary
        self._window.sidebar.refresh_summary(summary)
        self._on_desk_renamed(summary.id, summary.title)
