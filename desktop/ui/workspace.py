"""What the window's wishes lead to: conversations are opened, written in and put away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, MessageStatus
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.session.search import Search
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.draft_desk import DraftDesk
from desktop.ui.library_desk import LibraryDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.memory import Memory
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.reply_desk import ReplyDesk
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.search_desk import SearchDesk
from desktop.ui.shelf import Shelf
from desktop.ui.temporary_desk import TemporaryDesk
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript_desk import BUSY, TranscriptDesk
from desktop.ui.unsend_desk import UnsendDesk


class Workspace(QObject):
    """Connects the window to the session. Owns no text and draws nothing."""

    #: The user wants to give a provider (its id, or "") a key.
    provider_requested = Signal(str)
    #: A reply ended, in whatever conversation (its summary, the last message).
    reply_ended = Signal(object, object)
    #: A tool waits for an answer, in whatever conversation (its summary).
    tool_asked = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        search: Search,
        replies: LiveTurns,
        accounts: Accounts,
        tasks: TaskStarter,
        attachments: AttachmentDesk,
        new_transcript: Callable[[], Transcript],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._tasks = tasks
        self._memory = Memory(library)
        self._saved = False
        #: Asked before a message is sent, with what to do if the user is asked and agrees.
        self.may_send: Callable[[Callable[[], object]], bool] = lambda _go_on: True
        self._shelf = Shelf(
            window=window,
            library=library,
            accounts=accounts,
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
        self._current = self._shelf.blank()
        self._current.draft = window.composer.text()
        self.answers = AnswerDesk(
            window=window,
            library=library,
            accounts=accounts,
            run=self._run,
            shown=self._current,
            parent=self,
        )
        self._drafts = DraftDesk(
            composer=window.composer,
            attachments=attachments,
            library=library,
            memory=self._memory,
            run=self._run,
            shown=self._current,
            parent=self,
        )
        self._unsending = UnsendDesk(
            turns=replies,
            drafts=self._drafts,
            begin_anew=self._begin_anew,
            tell=window.notices.show_notice,
            run=self._run,
            parent=self,
        )
        self._connect()
        self._show(self._current)
        if self._current.draft:
            # Typed before anybody listened.
            self._drafts.keep_text()

    # -- the life of the workspace --

    async def restore(self) -> None:
        """After the first paint: bring back what was there when the program ended."""
        recovered = await self._library.recover()
        self._run(self._library.fill_search(), "make older messages ready for searching")
        await self._desk.list_more()
        has_draft = await self._drafts.restore()
        last = await self._memory.last_shown()
        typed = self._window.composer.text()
        if not has_draft and last and not typed and not self._current.busy and self._is_blank():
            await self.show_conversation(last)
        if recovered:
            replies = "A reply was" if recovered == 1 else f"{recovered} replies were"
            self._window.notices.show_notice(
                f"{replies} cut off when Rivulet ended. What had arrived is kept."
            )

    async def save(self) -> None:
        """Before the end: keep the draft, and what was open."""
        self._saved = True
        await self._drafts.save()
        await self._memory.note_shown(self._current)

    # -- intents of the window, and of its actions --

    def new_conversation(self, *, temporary: bool = False) -> None:
        """Show an empty conversation; nothing of a ``temporary`` one is written to the disk."""
        if self._is_blank() and self._current.conversation.temporary == temporary:
            self._window.composer.setFocus()
        else:
            self.end(lambda: self._go_to(self._shelf.blank(temporary=temporary)))

    def keep(self) -> None:
        """Store the temporary conversation that is shown."""
        self._temporary.keep(self._current)

    @property
    def temporary(self) -> bool:
        """Whether nothing of the shown conversation is written to the disk."""
        return self._current.conversation.temporary

    def end(self, act: Callable[[], object]) -> None:
        """Do what ends the shown conversation, unless the user rather keeps what is lost by it."""

        async def ask() -> None:
            if await self._temporary.may_leave(self._current):
                act()

        if self._temporary.would_lose(self._current):
            self._run(ask(), "ask about a temporary conversation")
        else:
            act()

    def stop(self) -> None:
        """Stop the reply that is arriving in the shown conversation, if any."""
        if self._current.worker is not None:
            self._current.worker.stop()

    @property
    def streaming(self) -> bool:
        return self._current.streaming

    @property
    def conversation(self) -> Conversation:
        """The shown one."""
        return self._current.conversation

    def regenerate(self) -> None:
        """Ask again for the last reply of the shown conversation."""
        self._reading.regenerate(self._current)

    def fork(self) -> None:
        """Begin a new conversation with all of the shown one."""
        self._reading.fork(self._current, self._current.conversation.leaf_id)

    def change(self, conversation_id: str, changes: dict[str, object]) -> None:
        """The summary of a conversation was changed elsewhere."""
        self._shelf.change(conversation_id, changes)

    def edit_last(self) -> None:
        """Open the last prompt for changes, at its place."""
        self._reading.edit_last(self._current)

    @property
    def transcript(self) -> Transcript:
        """The messages of the shown conversation."""
        return self._current.transcript

    def hand_out(self, take: Callable[[list[Message], str], object]) -> None:
        """Give all messages of the shown conversation, and its title, to somebody."""
        conversation = self._current.conversation

        async def hand() -> None:
            await self._library.fetch(conversation, conversation.active_ids())
            take(conversation.active_path(), conversation.summary.title)

        self._run(hand(), "read a conversation")

    def shown_summary(self) -> ConversationSummary | None:
        """The shown conversation; None before its first message."""
        return None if self._is_blank() else self._current.conversation.summary

    def list_again(self) -> None:
        """Conversations came in from elsewhere: show them in the sidebar."""
        self._library.imported()
        self._run(self._desk.list_again(), "list conversations")
        self._run(self._shelf.look_again(), "look for what was imported")

    def start_over(self) -> None:
        """The stored conversations are other ones now, or none."""
        self._show(self._shelf.blank())
        self._shelf.drop_all()
        self.list_again()

    def show_neighbour(self, step: int) -> None:
        """Show the next (1) or previous (-1) conversation of the sidebar."""
        self._desk.choose_neighbour(self._current.conversation.id, step)

    def show_number(self, number: int) -> None:
        """Show a conversation of the sidebar, counted from 0."""
        self._desk.choose_number(number)

    # -- wiring --

    def _connect(self) -> None:
        sidebar, composer = self._window.sidebar, self._window.composer
        sidebar.new_requested.connect(self.new_conversation)
        sidebar.conversation_chosen.connect(self._on_sidebar_conversation_chosen)
        self._sending.given_back.connect(self._on_replies_given_back)
        self._sending.posted.connect(self._on_replies_posted)
        self._sending.streaming_changed.connect(self._on_replies_streaming_changed)
        self._sending.ended.connect(self._on_replies_ended)
        self._sending.posted.connect(self._unsending.note_posted)
        self._sending.ended.connect(self._unsending.note_ended)
        self._sending.retitled.connect(self._on_replies_titled)
        self._sending.failed.connect(self._tell)
        self._desk.renamed.connect(self._on_desk_renamed)
        self._desk.put_away.connect(self._on_desk_put_away)
        self._desk.changed.connect(self._shelf.change)
        self._reading.forked.connect(self._on_reading_forked)
        self._desk.brought_back.connect(self._on_desk_brought_back)
        self._temporary.kept.connect(self._on_temporary_kept)
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
        self._window.notices.show_notice(f"{error.message} {error.hint}".strip())

    # -- showing conversations --

    def _is_blank(self) -> bool:
        return len(self._current.conversation) == 0

    def _on_shelf_opened(self, opened: OpenConversation) -> None:
        self._reading.serve(opened)
        opened.transcript.key_requested.connect(self.provider_requested)
        opened.transcript.notice_requested.connect(self._window.notices.show_notice)
        opened.status_changed.connect(self._on_opened_status_changed)
        opened.tool_asked.connect(lambda: self._on_opened_tool_asked(opened))

    async def show_conversation(self, conversation_id: str) -> OpenConversation | None:
        """Show a conversation, open or stored; None when there is none (any more), or the user
        rather stays."""
        opened = await self._shelf.take(conversation_id)
        if opened is None:
            self._window.sidebar.remove(conversation_id)
        elif opened is not self._current:
            if not await self._temporary.may_leave(self._current):
                return None
            self._go_to(opened)
        return opened

    def _go_to(self, opened: OpenConversation) -> None:
        """Show another conversation instead of the present one."""
        left = self._current
        self._drafts.leave()
        self._show(opened)
        if left.conversation.temporary:
            self._shelf.drop(left)

    def _show(self, opened: OpenConversation) -> None:
        self._current = opened
        conversation = opened.conversation
        blank = len(conversation) == 0
        if not blank:
            self._shelf.keep(opened, shown=opened)
        self._window.show_transcript(None if blank else opened.transcript)
        self._show_title()
        self._drafts.show(opened)
        self._window.composer.set_streaming(opened.streaming)
        self._window.composer.set_status(opened.status)
        self._window.composer.setFocus()
        self._window.sidebar.select("" if blank else conversation.id)
        self._shelf.mark_read(conversation.id)
        self.answers.show(opened)

    def _show_title(self) -> None:
        conversation = self._current.conversation
        self._window.set_conversation_title(
            conversation.summary.title, temporary=conversation.temporary
        )

    def _on_opened_tool_asked(self, opened: OpenConversation) -> None:
        """Say so where it cannot be seen."""
        self.tool_asked.emit(opened.conversation.summary)
        if opened is not self._current:
            summary = opened.conversation.summary
            self._window.notices.show_notice(
                f"A tool asks for your consent in “{summary.title}”.",
                action="Show",
                on_action=lambda: self._on_sidebar_conversation_chosen(summary.id),
            )

    def _on_opened_status_changed(self, text: str) -> None:
        if self.sender() is self._current:
            self._window.composer.set_status(text)

    # -- what the sidebar and the library say --

    def _on_sidebar_conversation_chosen(self, conversation_id: str) -> None:
        if conversation_id == self._current.conversation.id:
            self._window.composer.setFocus()
            return

        async def show() -> None:
            await self.show_conversation(conversation_id)

        self._run(show(), "open a conversation")

    def _on_desk_renamed(self, conversation_id: str, title: str) -> None:
        opened = self._shelf.get(conversation_id)
        if opened is not None:
            opened.conversation.retitle(title)
        if conversation_id == self._current.conversation.id:
            self._window.set_conversation_title(title)

    def _on_desk_put_away(self, ids: tuple[str, ...]) -> None:
        if self._current.conversation.id in ids:
            self._show(self._shelf.blank())
        for conversation_id in ids:
            if (opened := self._shelf.get(conversation_id)) is not None:
                self._shelf.drop(opened)

    def _on_reading_forked(self, summary: ConversationSummary) -> None:
        self._window.sidebar.refresh_summary(summary)
        self._window.sidebar.conversation_chosen.emit(summary.id)

    def _on_desk_brought_back(self, conversation_id: str) -> None:
        async def show() -> None:
            await self.show_conversation(conversation_id)
            self._window.sidebar.refresh_summary(self._current.conversation.summary)
            self._window.sidebar.select(self._current.conversation.id)

        self._run(show(), "show a conversation again")

    def _on_temporary_kept(self, opened: OpenConversation) -> None:
        self._window.sidebar.refresh_summary(opened.conversation.summary)
        if opened is self._current:
            self._window.sidebar.select(opened.conversation.id)
            self._show_title()
            self._drafts.keep_text()
            self._drafts.keep_attached()
        self._window.notices.show_notice("The conversation is kept.")

    # -- sending and receiving --

    def take_back(self) -> None:
        """Undo the sending of the last message, if that is not long ago."""
        self._unsending.take_back(self._current)

    def _begin_anew(self, emptied: OpenConversation) -> OpenConversation:
        """A conversation has lost its only message: it has not begun yet."""
        conversation = emptied.conversation
        self._window.sidebar.remove(conversation.id)
        self._shelf.drop(emptied)
        if emptied is self._current:
            blank = self._shelf.blank(temporary=conversation.temporary)
            self._drafts.move_to(blank)
            self._show(blank)
        return self._current

    def submit(self, text: str) -> None:
        """Send a message in the shown conversation, unless a reply is arriving there."""
        opened = self._current
        if opened.busy:
            self._window.notices.show_notice(BUSY)
            return
        if self.may_send(lambda: self.submit(text)):
            self._sending.send(opened, text, attached=self._drafts.take())

    def ask_anew(self, text: str) -> None:
        """Send a message in a new conversation. What is being written elsewhere stays there."""
        opened = self._shelf.blank()
        self._go_to(opened)
        self._sending.send(opened, text)

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

    def _on_replies_posted(self, opened: OpenConversation, typed_here: bool) -> None:
        conversation = opened.conversation
        self._shelf.keep(opened, shown=self._current)
        if not conversation.temporary:
            self._window.sidebar.refresh_summary(conversation.summary)
        if opened is self._current:
            self._window.show_transcript(opened.transcript)
            self._show_title()
            self._window.sidebar.select(conversation.id)
        if typed_here:
            opened.draft = ""
            if opened is self._current:
                opened.transcript.scroll_to_end()
            self._run(self._drafts.sent(opened), "remember what was sent")

    def _on_replies_streaming_changed(self, opened: OpenConversation) -> None:
        if opened is self._current:
            self._window.composer.set_streaming(opened.streaming)
        self._shelf.show_marks()

    def _on_replies_ended(self, opened: OpenConversation, message: Message) -> None:
        self.reply_ended.emit(opened.conversation.summary, message)
        if opened is self._current:
            return
        if opened.conversation.temporary:
            self._shelf.drop(opened)
        elif message.status is not MessageStatus.STOPPED:
            self._shelf.mark_unread(opened.conversation.id)

    def _on_replies_titled(self, conversation: Conversation) -> None:
        summary = conversation.summary
        self._window.sidebar.refresh_summary(summary)
        self._on_desk_renamed(summary.id, summary.title)
