"""What the reader asks for in a transcript, done: another try, the rest, an edit, a version."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.chat.message import Role
from desktop.session.library import Library
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.reply_desk import ReplyDesk
from desktop.ui.wording import marked, tr

BUSY = marked("A reply is still arriving: press Esc to stop it, then send.")


class TranscriptDesk(QObject):
    """Serves the transcripts of all open conversations, each in its own conversation."""

    #: A new conversation began with messages of another one (ConversationSummary).
    forked = Signal(object)

    def __init__(
        self,
        *,
        library: Library,
        sending: ReplyDesk,
        notices: NoticeBar,
        run: Run,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._sending = sending
        self._notices = notices
        self._run = run

    def serve(self, opened: OpenConversation) -> None:
        """Listen to the transcript of a conversation for as long as it lives."""
        transcript = opened.transcript
        transcript.retry_requested.connect(lambda key: self._sending.retry(opened, key))
        transcript.continue_requested.connect(lambda key: self._sending.go_on(opened, key))
        transcript.edited.connect(lambda key, text: self._edit(opened, key, text))
        transcript.fork_requested.connect(lambda key: self.fork(opened, key))
        transcript.version_requested.connect(lambda key, n: self._show_version(opened, key, n))

    def regenerate(self, opened: OpenConversation) -> None:
        """Ask again for the last reply of a conversation."""
        path = opened.conversation.active_path()
        if path and path[-1].role is Role.ASSISTANT:
            self._sending.retry(opened, path[-1].id)
        elif path and not opened.busy:
            self._sending.ask(opened, path[-1].id)

    def fork(self, opened: OpenConversation, message_id: str | None) -> None:
        """Begin a new conversation with all up to a message."""
        conversation = opened.conversation
        if conversation.temporary:
            self._notices.show_notice(
                tr("A temporary conversation has to be kept before it is forked.")
            )
        elif message_id is None:
            self._notices.show_notice(tr("There is nothing to fork in this conversation yet."))
        elif opened.busy and message_id == conversation.leaf_id:
            self._notices.show_notice(tr("Wait for the end of the reply, or press Esc to stop it."))
        else:
            self._run(self._fork(opened, message_id), "fork a conversation")

    async def _fork(self, opened: OpenConversation, message_id: str) -> None:
        naming = tr("Fork of {title}", "the title of a conversation")
        self.forked.emit(await self._library.fork(opened.conversation, message_id, naming=naming))
        self._notices.show_notice(tr("This is the fork. The other conversation stays as it was."))

    def edit_last(self, opened: OpenConversation) -> None:
        """Open the last prompt for changes, at its place."""
        for message in reversed(opened.conversation.active_path()):
            if message.role is Role.USER:
                opened.transcript.edit_message(message.id)
                return

    def _edit(self, opened: OpenConversation, message_id: str, text: str) -> None:
        if opened.busy:
            opened.transcript.edit_message(message_id, text)
            self._notices.show_notice(tr(BUSY))
        else:
            self._sending.send(opened, text, editing=message_id)

    def _show_version(self, opened: OpenConversation, message_id: str, number: int) -> None:
        versions = opened.conversation.versions(message_id)
        if opened.busy or not 1 <= number <= len(versions):
            return

        async def select() -> None:
            chosen = versions[number - 1]
            await self._library.select(opened.conversation, chosen)
            await opened.show_version(chosen, instead_of=message_id)

        self._run(select(), "show another version")
