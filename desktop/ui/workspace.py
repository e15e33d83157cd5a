"""What the window's wishes lead to: conversations are opened, written in and put away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.errors import ChatError
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.session.search import Search
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.arrivals import Arrivals
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.draft_desk import DraftDesk
from desktop.ui.drafts import NEW, Draft, Drafts
from desktop.ui.library_desk import LibraryDesk
from desktop.ui.listing import Listing
from desktop.ui.main_window import MainWindow
from desktop.ui.news_desk import NewsDesk
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.reply_desk import ReplyDesk
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.search_desk import SearchDesk
from desktop.ui.shelf import Shelf
from desktop.ui.stage import Stage
from desktop.ui.temporary_desk import TemporaryDesk
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript_desk import BUSY, TranscriptDesk
from desktop.ui.unsend_desk import UnsendDesk
from desktop.ui.wording import explained, tr


class Workspace(QObject):
    """Connects the window to the session. Owns no text and draws nothing."""

    #: The user wants to give a provider (its id, or "") a key.
    provider_requested = Signal(str)
    #: Another conversation is shown (its id).
    shown_changed = Signal(str)

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        search: Search,
        replies: LiveTurns,
        accounts: Accounts,
        tasks: TaskStarter,
        arrivals: Arrivals,
        drafts: Drafts,
        attachments: AttachmentDesk,
        new_transcript: Callable[[], Transcript],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._tasks = tasks
        self._saved = False
        self._shelf = Shelf(
            window=window,
            library=library,
            accounts=accounts,
            arrivals=arrivals,
            run=self._run,
            new_transcript=new_transcript,
            parent=self,
        )
        self._shelf.opened.connect(self._on_shelf_opened)
        self._desk = LibraryDesk(
            library=library,
            sidebar=window.sidebar,
            notices=window.notices,
            run=self._run,
            parent=self,
        )
        self._searching = SearchDesk(
            search=search,
            library=library,
            sidebar=window.sidebar,
            show=self.show_conversation,
            run=self._run,
            parent=self,
        )
        self._sending = ReplyDesk(
            replies=replies, feed=library.feed, shelf=self._shelf, run=self._run, parent=self
        )
        self._reading = TranscriptDesk(
            library=library,
            sending=self._sending,
            notices=window.notices,
            run=self._run,
            parent=self,
        )
        self._temporary = TemporaryDesk(window=window, library=library, run=self._run, parent=self)
        blank = self._shelf.blank()
        # Typed before anybody listened.
        typed = window.composer.text()
        drafts.add(NEW, Draft(typed))
        self.answers = AnswerDesk(
            window=window,
            library=library,
            accounts=accounts,
            run=self._run,
            shown=blank,
            parent=self,
        )
        self._drafts = DraftDesk(
            composer=window.composer,
            attachments=attachments,
            drafts=drafts,
            library=library,
            run=self._run,
            shown=blank,
            parent=self,
        )
        self._stage = Stage(
            window=window,
            shelf=self._shelf,
            drafts=self._drafts,
            temporary=self._temporary,
            answers=self.answers,
            run=self._run,
            parent=self,
        )
        self._listing = Listing(
            window=window,
            shelf=self._shelf,
            stage=self._stage,
            drafts=self._drafts,
            run=self._run,
        )
        self._news = NewsDesk(
            library=library,
            sidebar=window.sidebar,
            desk=self._desk,
            shelf=self._shelf,
            stage=self._stage,
            run=self._run,
        )
        #: Folders may be other ones.
        self.folders_changed = self._news.folders_changed
        self._unsending = UnsendDesk(
            turns=replies,
            drafts=self._drafts,
            begin_anew=self._stage.begin_anew,
            tell=window.notices.show_notice,
            run=self._run,
            parent=self,
        )
        self._connect()
        if typed:
            self._drafts.keep_text()

    # -- the life of the workspace --

    async def restore(self, conversation_id: str) -> None:
        """After the first paint: list the conversations, and show the one that was shown."""
        await self._desk.list_more()
        if not conversation_id:
            self._drafts.take_up()
        elif self._is_untouched():
            # What is typed while it is read belongs to a new conversation.
            await self._stage.open(conversation_id, unless=lambda: not self._is_untouched())

    def _is_untouched(self) -> bool:
        """Whether nothing was done since the start."""
        typed = self._window.composer.text()
        return not typed and not self._stage.shown.busy and self._stage.is_blank

    async def save(self) -> None:
        """Before the end: keep the draft. Nothing is begun any more."""
        self._saved = True
        await self._drafts.save()

    def leave(self) -> None:
        """Leave the draft to other windows."""
        self._drafts.leave()

    def close(self) -> None:
        """The window is gone: hear of nothing any more. What arrives goes on."""
        self.leave()
        self._sending.close()
        self._news.close()
        self._shelf.close()
        self._stage.close()

    # -- intents of the window, and of its actions --

    def new_conversation(self, *, temporary: bool = False) -> None:
        """Show an empty conversation; nothing of a ``temporary`` one is written to the disk."""
        if self._stage.is_blank and self._stage.shown.conversation.temporary == temporary:
            self._window.composer.setFocus()
        else:
            self.end(lambda: self._stage.go_to(self._shelf.blank(temporary=temporary)))

    def keep(self) -> None:
        """Store the temporary conversation that is shown."""
        self._temporary.keep(self._stage.shown)

    @property
    def temporary(self) -> bool:
        """Whether nothing of the shown conversation is written to the disk."""
        return self._stage.shown.conversation.temporary

    def end(self, act: Callable[[], object]) -> None:
        """Do what ends the shown conversation, unless the user rather keeps what is lost by it."""
        self._stage.end(act)

    def stop(self) -> None:
        """Stop the reply that is arriving in the shown conversation, if any."""
        self._sending.stop(self._stage.shown)

    @property
    def streaming(self) -> bool:
        return self._stage.shown.streaming

    @property
    def conversation(self) -> Conversation:
        """The shown one."""
        return self._stage.shown.conversation

    def regenerate(self) -> None:
        """Ask again for the last reply of the shown conversation."""
        self._reading.regenerate(self._stage.shown)

    def fork(self) -> None:
        """Begin a new conversation with all of the shown one."""
        self._reading.fork(self._stage.shown, self._stage.shown.conversation.leaf_id)

    def change(self, conversation_id: str, changes: dict[str, object]) -> None:
        """The summary of a conversation was changed elsewhere."""
        self._shelf.change(conversation_id, changes)

    def edit_last(self) -> None:
        """Open the last prompt for changes, at its place."""
        self._reading.edit_last(self._stage.shown)

    @property
    def transcript(self) -> Transcript:
        """The messages of the shown conversation."""
        return self._stage.shown.transcript

    def shown_summary(self) -> ConversationSummary | None:
        """The shown conversation; None before its first message."""
        return self._stage.summary

    def list_again(self) -> None:
        """Conversations came in from elsewhere, or are elsewhere in the list."""
        self._library.imported()

    def start_over(self) -> None:
        """The stored conversations are other ones now, or none."""
        self._stage.empty()
        self._shelf.drop_all()
        self._window.sidebar.set_summaries(())

    @property
    def lists(self) -> LibraryDesk:
        """What is listed in the sidebar."""
        return self._desk

    # -- wiring --

    def _connect(self) -> None:
        sidebar, composer = self._window.sidebar, self._window.composer
        sidebar.new_requested.connect(self.new_conversation)
        sidebar.conversation_chosen.connect(self._stage.choose)
        self._listing.follow_library(self._desk, self._reading, self._temporary)
        self._listing.follow_replies(self._sending)
        self._stage.changed.connect(self.shown_changed)
        self._sending.given_back.connect(self._on_replies_given_back)
        self._sending.posted.connect(self._unsending.note_posted)
        self._sending.ended.connect(self._unsending.note_ended)
        self._sending.failed.connect(self._tell)
        self._window.keep_requested.connect(self.keep)
        composer.submitted.connect(self.submit)
        composer.stop_requested.connect(self.stop)
        composer.editor.take_back_requested.connect(self.take_back)
        composer.notice_requested.connect(self._window.notices.show_notice)
        composer.edit_last_requested.connect(self.edit_last)

    @property
    def sending(self) -> ReplyDesk:
        """Posts messages and asks for replies."""
        return self._sending

    def take_draft(self) -> tuple[Image | File, ...]:
        """Empty the composer; returns what was attached there."""
        return self._drafts.take()

    @property
    def run(self) -> Run:
        """Starts a use case; its failure becomes a notice. Nothing starts after `save`."""
        return self._run

    def _run(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        """Start a use case; its failure becomes a notice. Nothing starts after `save`."""
        if self._saved:
            coro.close()
            return

        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(error)

        self._tasks.start(told(), name)

    def _tell(self, error: ChatError) -> None:
        self._window.notices.show_notice(explained(error))

    # -- showing conversations --

    def _on_shelf_opened(self, opened: OpenConversation) -> None:
        self._reading.serve(opened)
        opened.transcript.key_requested.connect(self.provider_requested)
        opened.transcript.notice_requested.connect(self._window.notices.show_notice)
        opened.status_changed.connect(self._on_opened_status_changed)
        opened.transcript.all_answered.connect(self._window.composer.setFocus)

    async def show_conversation(self, conversation_id: str) -> OpenConversation | None:
        """Show a conversation, open or stored; None when there is none (any more), or the user
        rather stays."""
        return await self._stage.open(conversation_id)

    def _on_opened_status_changed(self, text: str) -> None:
        if self.sender() is self._stage.shown:
            self._window.composer.set_status(text)

    # -- sending and receiving --

    def take_back(self) -> None:
        """Undo the sending of the last message, if that is not long ago."""
        self._unsending.take_back(self._stage.shown)

    def submit(self, text: str) -> None:
        """Send a message in the shown conversation, unless a reply is arriving there."""
        opened = self._stage.shown
        if opened.busy:
            self._window.notices.show_notice(tr(BUSY))
            return
        if self._sending.may_send(lambda: self.submit(text)):
            self._sending.send(opened, text, attached=self._drafts.take())

    def submit_early(self, text: str) -> None:
        """Send what was sent before there was anybody to do it. What was typed since stays."""
        composer = self._window.composer
        since = composer.text()
        composer.set_text(text)
        self.submit(text)
        composer.set_text("\n".join(filter(None, (composer.text(), since))))

    def ask_anew(self, text: str) -> None:
        """Send a message in a new conversation. What is being written elsewhere stays there."""
        opened = self._shelf.blank()
        self._stage.go_to(opened, take_draft=False)
        self._sending.send(opened, text)

    def carry_on(self, conversation: Conversation) -> None:
        """Show a conversation that is not stored."""
        self._stage.go_to(self._shelf.hold(conversation))

    def choose(self, conversation_id: str) -> None:
        """Show a conversation of the list."""
        self._stage.choose(conversation_id)

    @property
    def stored_id(self) -> str:
        """The id of the shown conversation; "" when it has not begun, or is temporary."""
        summary = self._stage.summary
        return "" if summary is None or self.temporary else summary.id

    def opened(self, conversation_id: str) -> OpenConversation | None:
        """A conversation that is open in this window."""
        return self._shelf.get(conversation_id)

    def _on_replies_given_back(
        self,
        opened: OpenConversation,
        text: str,
        editing: str,
        attached: tuple[Image | File, ...],
    ) -> None:
        """What was typed goes back where it was; nothing of it is lost."""
        if editing:
            opened.transcript.edit_message(editing, text)
        else:
            self._drafts.give_back(opened, text, attached)
