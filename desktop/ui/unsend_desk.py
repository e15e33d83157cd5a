"""Undoing that a message was sent, while that is still worth something."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.chat.message import Message
from desktop.session.live_turns import LiveTurns
from desktop.ui.draft_desk import DraftDesk
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.reply_desk import attachments
from desktop.ui.shortcuts import key_words
from desktop.ui.wording import tr

#: Seconds after the end of the reply.
_WINDOW = 10.0


class UnsendDesk(QObject):
    """Takes a message back: stops its reply, removes both, and puts its words and attachments
    back into the composer.

    Possible until the reply is complete, and some seconds longer. The provider has read it.
    """

    def __init__(
        self,
        *,
        turns: LiveTurns,
        drafts: DraftDesk,
        begin_anew: Callable[[OpenConversation], OpenConversation],
        tell: Callable[[str], None],
        run: Run,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``begin_anew`` replaces a conversation whose only message is gone by an empty one."""
        super().__init__(parent)
        self._turns = turns
        self._drafts = drafts
        self._begin_anew = begin_anew
        self._tell = tell
        self._run = run
        self._clock = clock
        #: The message that was sent last, and when its reply ended, by conversation.
        self._sent: dict[str, tuple[str, float | None]] = {}

    def note_posted(self, opened: OpenConversation, typed_here: bool) -> None:
        """A message stands at the end of the conversation."""
        conversation = opened.conversation
        leaf = conversation.leaf_id
        self._sent.pop(conversation.id, None)
        # A version beside another one was not written in the composer.
        if typed_here and leaf is not None and len(conversation.versions(leaf)) == 1:
            self._sent[conversation.id] = (leaf, None)

    def note_ended(self, opened: OpenConversation, _message: Message) -> None:
        """The reply is there, or was stopped."""
        sent = self._sent.get(opened.conversation.id)
        if sent is not None:
            self._sent[opened.conversation.id] = (sent[0], self._clock())

    def take_back(self, opened: OpenConversation) -> None:
        """Take back what was sent last in a conversation, or say why not."""
        sent = self._sent.get(opened.conversation.id)
        if sent is None or opened.posting:
            self._tell(tr("There is nothing to take back."))
        elif sent[1] is not None and self._clock() - sent[1] > _WINDOW:
            self._tell(
                tr("The message was answered a while ago. {key} edits it in its place.").format(
                    key=key_words("Up")
                )
            )
        else:
            del self._sent[opened.conversation.id]
            self._run(self._take_back(opened, sent[0]), "take a message back")

    async def _take_back(self, opened: OpenConversation, message_id: str) -> None:
        conversation = opened.conversation
        message = conversation.message(message_id)
        await self._turns.take_back(conversation, message_id)
        if len(conversation):
            opened.show_path()
        else:
            opened = self._begin_anew(opened)
        self._drafts.give_back(opened, message.text, attachments(message))
        self._tell(tr("The message was taken back."))
