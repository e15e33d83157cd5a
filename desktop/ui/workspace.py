"""What the window's wishes lead to: conversations are opened, written in and put away."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import Conversation, ConversationSummary, new_conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, MessageStatus
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.session.replies import Replies
from desktop.session.search import Search
from desktop.settings import ModelRef
from desktop.ui.library_desk import LibraryDesk
from desktop.ui.main_window import MainWindow
from desktop.ui.memory import Memory
from desktop.ui.open_conversation import OpenConversation, OpenConversations
from desktop.ui.reply_desk import ReplyDesk
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.search_desk import SearchDesk
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript_desk import BUSY, TranscriptDesk


class Workspace(QObject):
    """Connects the window to the session. Owns no text and draws nothing."""

    #: The user wants to give a provider (its id, or "") a key.
    provider_requested = Signal(str)
    #: The model of the shown conversation changed (ModelRef).
    model_changed = Signal(object)
    #: Whether replies in the shown conversation are streamed (bool).
    stream_changed = Signal(bool)

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        search: Search,
        replies: Replies,
        accounts: Accounts,
        tasks: TaskStarter,
        new_transcript: Callable[[], Transcript],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._accounts = accounts
        self._tasks = tasks
        self._new_transcript = new_transcript
        self._memory = Memory(library)
        self._open = OpenConversations()
        self._unread: set[str] = set()
        self._saved = False
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
        self._sending = ReplyDesk(replies=replies, tasks=tasks, run=self._run, parent=self)
        self._reading = TranscriptDesk(
            library=library,
            sending=self._sending,
            notices=window.notices,
            run=self._run,
            parent=self,
        )
        self._current = self._blank()
        self._current.draft = window.composer.text()
        self._connect()
        self._show(self._current)
        if self._current.draft:
            # Typed before anybody listened.
            self._on_composer_draft_changed()

    # -- the life of the workspace --

    async def restore(self) -> None:
        """After the first paint: bring back what was there when the program ended."""
        recovered = await self._library.recover()
        self._run(self._library.fill_search(), "make older messages ready for searching")
        await self._desk.list_more()
        draft = await self._memory.new_draft()
        last = await self._memory.last_shown()
        composer = self._window.composer
        if draft and not composer.text():
            composer.set_text(draft)
        elif last and not composer.text() and not self._current.busy and self._is_blank():
            await self.show_conversation(last)
        if recovered:
            replies = "A reply was" if recovered == 1 else f"{recovered} replies were"
            self._window.notices.show_notice(
                f"{replies} cut off when Rivulet ended. What had arrived is kept."
            )

    async def save(self) -> None:
        """Before the end: keep the draft, and what was open."""
        self._saved = True
        await self._memory.keep_draft(self._current, self._window.composer.text())
        await self._memory.note_shown(self._current)

    # -- intents of the window, and of its actions --

    def new_conversation(self) -> None:
        if not self._is_blank():
            self._leave_current()
            self._show(self._blank())
        self._window.composer.setFocus()

    def stop(self) -> None:
        """Stop the reply that is arriving in the shown conversation, if any."""
        if self._current.worker is not None:
            self._current.worker.stop()

    @property
    def streaming(self) -> bool:
        return self._current.streaming

    @property
    def model(self) -> ModelRef:
        return self._current.model

    def set_model(self, model: ModelRef) -> None:
        """Let another model answer in the shown conversation from now on."""
        self._current.model = model
        self._show_model()

    @property
    def stream(self) -> bool:
        """Whether replies in the shown conversation are streamed."""
        return self._current.conversation.stream

    def set_stream(self, stream: bool) -> None:
        """Let the replies in the shown conversation be streamed from now on, or come whole."""
        conversation = self._current.conversation
        if stream != conversation.stream:
            self._run(self._library.set_stream(conversation, stream), "switch streaming")
            self.stream_changed.emit(stream)
            self._window.notices.show_notice(
                "Replies in this conversation are streamed."
                if stream
                else "Replies in this conversation come whole from now on, not streamed."
            )

    def settings_applied(self) -> None:
        """A conversation that has not begun takes the new default model."""
        if self._is_blank():
            self._current.model = self._accounts.default_model()
        self._show_model()

    def regenerate(self) -> None:
        """Ask again for the last reply of the shown conversation."""
        self._reading.regenerate(self._current)

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
        self._run(self._desk.list_again(), "list conversations")

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
        self._sending.titled.connect(self._on_replies_titled)
        self._sending.failed.connect(self._tell)
        self._desk.renamed.connect(self._on_desk_renamed)
        self._desk.put_away.connect(self._on_desk_put_away)
        self._desk.brought_back.connect(self._on_desk_brought_back)
        composer.submitted.connect(self.submit)
        composer.stop_requested.connect(self.stop)
        composer.draft_changed.connect(self._on_composer_draft_changed)
        composer.typing_started.connect(self._on_composer_typing_started)
        composer.notice_requested.connect(self._window.notices.show_notice)
        composer.edit_last_requested.connect(self.edit_last)

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

    def _blank(self) -> OpenConversation:
        """A conversation that is not on disk before its first message."""
        return self._opened(new_conversation(), self._accounts.default_model())

    def _is_blank(self) -> bool:
        return len(self._current.conversation) == 0

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
        self._reading.serve(opened)
        transcript.key_requested.connect(self.provider_requested)
        transcript.notice_requested.connect(self._window.notices.show_notice)
        opened.status_changed.connect(self._on_opened_status_changed)
        return opened

    async def show_conversation(self, conversation_id: str) -> OpenConversation | None:
        """Show a conversation, open or stored; None when there is none (any more)."""
        opened = self._open.get(conversation_id)
        if opened is None:
            conversation = await self._library.open(conversation_id)
            if conversation is None:
                self._window.sidebar.remove(conversation_id)
                return None
            # Somebody else may have opened it meanwhile.
            opened = self._open.get(conversation_id)
            if opened is None:
                opened = self._opened(conversation, self._accounts.model_of(conversation))
                opened.show_path()
        if opened is not self._current:
            self._leave_current()
            self._show(opened)
        return opened

    def _show(self, opened: OpenConversation) -> None:
        self._current = opened
        conversation = opened.conversation
        blank = len(conversation) == 0
        if not blank:
            self._keep_open(opened)
        self._window.show_transcript(None if blank else opened.transcript)
        self._window.set_conversation_title(conversation.summary.title)
        if self._window.composer.text() != opened.draft:
            self._window.composer.set_text(opened.draft)
        self._window.composer.set_streaming(opened.streaming)
        self._window.composer.set_status(opened.status)
        self._window.composer.setFocus()
        self._unread.discard(conversation.id)
        self._window.sidebar.select("" if blank else conversation.id)
        self._show_marks()
        self._show_model()

    def _keep_open(self, opened: OpenConversation) -> None:
        for dropped in self._open.keep(opened, shown=self._current):
            self._window.drop_transcript(dropped.transcript)

    def _leave_current(self) -> None:
        left = self._current
        left.draft = self._window.composer.text()
        self._run(self._memory.keep_draft(left, left.draft), "keep the draft")

    def _show_model(self) -> None:
        self._window.composer.set_model(self._current.model.model)
        self.model_changed.emit(self._current.model)
        self.stream_changed.emit(self.stream)

    def _show_marks(self) -> None:
        streaming = {o.conversation.id for o in self._open if o.streaming}
        self._window.sidebar.set_marks(streaming, self._unread)

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
        opened = self._open.get(conversation_id)
        if opened is not None:
            opened.conversation.retitle(title)
        if conversation_id == self._current.conversation.id:
            self._window.set_conversation_title(title)

    def _on_desk_put_away(self, conversation_id: str) -> None:
        opened = self._open.get(conversation_id)
        if opened is not None and opened.worker is not None:
            opened.worker.stop()
        if conversation_id == self._current.conversation.id:
            self._show(self._blank())
        if opened is not None and not opened.busy:
            self._open.remove(conversation_id)
            self._window.drop_transcript(opened.transcript)

    def _on_desk_brought_back(self, conversation_id: str) -> None:
        async def show() -> None:
            await self.show_conversation(conversation_id)
            self._window.sidebar.update_summary(self._current.conversation.summary)
            self._window.sidebar.select(self._current.conversation.id)

        self._run(show(), "show a conversation again")

    # -- sending and receiving --

    def submit(self, text: str) -> None:
        """Send a message in the shown conversation, unless a reply is arriving there."""
        opened = self._current
        if opened.busy:
            self._window.notices.show_notice(BUSY)
            return
        self._window.composer.clear()
        self._sending.send(opened, text)

    def _on_replies_given_back(self, opened: OpenConversation, text: str, editing: str) -> None:
        """What was typed goes back where it was; nothing of it is lost."""
        if editing:
            opened.transcript.edit_message(editing, text)
        elif opened is self._current:
            self._window.composer.set_text(text + self._window.composer.text())
        else:
            opened.draft = text

    def _on_replies_posted(self, opened: OpenConversation) -> None:
        opened.draft = ""
        conversation = opened.conversation
        self._keep_open(opened)
        self._window.sidebar.update_summary(conversation.summary)
        if opened is self._current:
            self._window.show_transcript(opened.transcript)
            self._window.set_conversation_title(conversation.summary.title)
            self._window.sidebar.select(conversation.id)
            opened.transcript.scroll_to_end()
        self._run(self._memory.note_sent(opened), "remember what was sent")

    def _on_replies_streaming_changed(self, opened: OpenConversation) -> None:
        if opened is self._current:
            self._window.composer.set_streaming(opened.streaming)
        self._show_marks()

    def _on_replies_ended(self, opened: OpenConversation, message: Message) -> None:
        if opened is not self._current and message.status is not MessageStatus.STOPPED:
            self._unread.add(opened.conversation.id)
            self._show_marks()

    def _on_replies_titled(self, opened: OpenConversation) -> None:
        summary = opened.conversation.summary
        self._window.sidebar.update_summary(summary)
        self._on_desk_renamed(summary.id, summary.title)

    def _on_composer_typing_started(self) -> None:
        self._run(self._accounts.connect(self._current.model), "connect in advance")

    def _on_composer_draft_changed(self) -> None:
        text = self._window.composer.text()
        self._run(self._memory.keep_draft(self._current, text), "keep the draft")
