"""Sending messages and receiving replies, for whichever conversation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.chat.blocks import File, Image
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, Role
from desktop.session.turns import Turns
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.reply_worker import ReplyWorker, TaskStarter

_CONTINUE = "Continue exactly where you stopped."


class ReplyDesk(QObject):
    """Runs the replies of all open conversations. Shows only what their transcripts show."""

    #: A message is on disk and in its transcript (OpenConversation).
    posted = Signal(object)
    #: A message could not be sent (OpenConversation, its text, the id of the edited message).
    given_back = Signal(object, str, str)
    #: A reply begins or has ended (OpenConversation).
    streaming_changed = Signal(object)
    #: A reply has ended (OpenConversation, Message).
    ended = Signal(object, object)
    #: A conversation was given a title by a model (OpenConversation).
    titled = Signal(object)
    #: Something went wrong beside the transcript (ChatError).
    failed = Signal(object)

    def __init__(
        self,
        *,
        replies: Turns,
        tasks: TaskStarter,
        run: Callable[[Coroutine[Any, Any, None], str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._replies = replies
        self._tasks = tasks
        self._run = run

    def send(self, opened: OpenConversation, text: str, *, editing: str = "") -> None:
        """Post a message, in place of the one with the id ``editing`` if that is not "", and
        ask for the reply. The conversation must not be busy."""
        opened.posting = True
        opened.show_end()
        self._run(self._send(opened, text, editing), "send a message")

    def ask(self, opened: OpenConversation, parent_id: str) -> None:
        """Ask the conversation's model for a reply to a message."""
        opened.show_end()
        worker = ReplyWorker(replies=self._replies, tasks=self._tasks, parent=opened)
        opened.attach(worker)
        worker.finished.connect(lambda message: self._on_worker_ended(opened, message))
        worker.failed.connect(lambda message: self._on_worker_ended(opened, message))
        worker.not_started.connect(lambda error: self._on_worker_not_started(opened, error))
        worker.not_saved.connect(self.failed)
        worker.start(opened.conversation, parent_id=parent_id, model=opened.model)
        self.streaming_changed.emit(opened)

    def retry(self, opened: OpenConversation, message_id: str) -> None:
        """Ask again for a reply; the earlier one becomes a version."""
        message = opened.conversation.message(message_id)
        if message.role is Role.ASSISTANT and message.parent_id is not None and not opened.busy:
            opened.show_end()
            opened.transcript.remove_from(message_id)
            self.ask(opened, message.parent_id)

    def go_on(self, opened: OpenConversation, message_id: str) -> None:
        """Ask for the rest of a reply that was cut off; only for the last message."""
        if opened.conversation.leaf_id == message_id and not opened.busy:
            self.send(opened, _CONTINUE)

    async def _send(self, opened: OpenConversation, text: str, editing: str) -> None:
        conversation = opened.conversation
        edited = conversation.message(editing) if editing else None
        parent = edited.parent_id if edited else conversation.leaf_id
        try:
            message = await self._replies.post(
                conversation, text, parent_id=parent, attached=attachments(edited)
            )
        except BaseException:
            self.given_back.emit(opened, text, editing)
            raise
        finally:
            opened.posting = False
        if edited is not None:
            opened.show_path()
        else:
            opened.transcript.add_message(message)
        conversation.touch()
        self.posted.emit(opened)
        self.ask(opened, message.id)

    def _on_worker_ended(self, opened: OpenConversation, message: Message) -> None:
        self.streaming_changed.emit(opened)
        self.ended.emit(opened, message)
        self._run(self._name(opened), "name a conversation")

    async def _name(self, opened: OpenConversation) -> None:
        if await self._replies.name(opened.conversation):
            self.titled.emit(opened)

    def _on_worker_not_started(self, opened: OpenConversation, error: ChatError) -> None:
        opened.worker = None
        opened.set_status("")
        self.streaming_changed.emit(opened)
        self.failed.emit(error)


def attachments(message: Message | None) -> tuple[Image | File, ...]:
    """What an edited message carries besides its text: it goes on to the new version."""
    blocks = message.blocks if message is not None else ()
    return tuple(block for block in blocks if isinstance(block, Image | File))
