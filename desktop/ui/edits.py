"""Messages that are open for changes, kept with their conversations, for all windows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.chat.conversation import Conversation
from desktop.session.library import Library
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run


class Edits(QObject):
    """Lets a message be open for changes in one window at a time.

    Opened in another one, it moves there with its text. Those of a window that goes elsewhere
    are for whoever shows their conversation next. Of temporary conversations nothing reaches
    the disk.
    """

    #: A message is open in another window now (its id, who has it).
    moved = Signal(str, object)
    #: What a window had open in a conversation (its id) is free.
    given_up = Signal(str)

    def __init__(self, library: Library, *, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        #: Who has which message open, by its id.
        self._owners: dict[str, object] = {}

    def start_over(self) -> None:
        """What is stored is something else now."""
        self._owners.clear()

    def take_free(self, conversation: Conversation, owner: object) -> dict[str, str]:
        """What nobody has open in a conversation; ``owner`` has it now."""
        free = {k: text for k, text in conversation.edits.items() if k not in self._owners}
        self._owners.update(dict.fromkeys(free, owner))
        return free

    def take(self, message_id: str, owner: object) -> None:
        """``owner`` opens a message, wherever it was open before."""
        before = self._owners.get(message_id, owner)
        self._owners[message_id] = owner
        if before is not owner:
            self.moved.emit(message_id, owner)

    def note(self, conversation: Conversation, owner: object, texts: Mapping[str, str]) -> bool:
        """``owner`` has this open in a conversation, and no more; returns whether that is news."""
        before = dict(conversation.edits)
        for message_id in before:
            if message_id not in texts and self._owners.get(message_id) is owner:
                del conversation.edits[message_id], self._owners[message_id]
        conversation.edits.update(texts)
        self._owners.update(dict.fromkeys(texts, owner))
        return conversation.edits != before

    def give_up(self, conversation: Conversation, owner: object) -> None:
        """``owner`` shows the conversation no longer."""
        left = [key for key in conversation.edits if self._owners.get(key) is owner]
        for message_id in left:
            del self._owners[message_id]
        if left:
            self.given_up.emit(conversation.id)

    async def keep(self, conversation: Conversation) -> None:
        """Write down what is open. Raises `StorageError`."""
        await self._library.save_edits(conversation)


class EditDesk(QObject):
    """Moves what is open for changes between the transcript that is shown and `Edits`."""

    #: Something is open that the reader may not see.
    overlooked = Signal()

    def __init__(self, edits: Edits, *, run: Run, parent: QObject) -> None:
        super().__init__(parent)
        self._edits = edits
        self._run = run
        self._shown: OpenConversation | None = None
        edits.moved.connect(self._on_edits_moved)
        edits.given_up.connect(self._on_edits_given_up)

    def show(self, opened: OpenConversation) -> None:
        """Another conversation is shown: what is open in it is open again."""
        self._disconnect()
        self._shown = opened
        opened.transcript.edits.begun.connect(self._on_begun)
        opened.transcript.edits.changed.connect(self.keep)
        self._take_free(opened)

    def leave(self) -> None:
        """Another conversation will be shown: others may go on with what is open."""
        if self._shown is None:
            return
        opened = self._shown
        self._disconnect()
        open_edits = opened.transcript.edits
        open_edits.finish()
        texts = open_edits.texts()
        self._edits.note(opened.conversation, self, texts)
        for message_id in texts:
            open_edits.close(message_id)
        if texts:
            self._run(self._edits.keep(opened.conversation), "keep what is open for changes")
        self._edits.give_up(opened.conversation, self)

    def keep(self) -> None:
        """What is open is another."""
        if self._shown is not None and self._note(self._shown):
            self._run(self._edits.keep(self._shown.conversation), "keep what is open for changes")

    def kept(self) -> None:
        """The temporary conversation that is shown is one like others now."""
        if self._shown is not None:
            self._note(self._shown)
            self._run(self._edits.keep(self._shown.conversation), "keep what is open for changes")

    async def save(self) -> None:
        """Before the end. Raises `StorageError`."""
        if self._shown is not None:
            self._shown.transcript.edits.finish()
            self._note(self._shown)
            await self._edits.keep(self._shown.conversation)

    def _disconnect(self) -> None:
        if self._shown is not None:
            open_edits, self._shown = self._shown.transcript.edits, None
            if isValid(open_edits):
                open_edits.begun.disconnect(self._on_begun)
                open_edits.changed.disconnect(self.keep)

    def _note(self, opened: OpenConversation) -> bool:
        return self._edits.note(opened.conversation, self, opened.transcript.edits.texts())

    def _take_free(self, opened: OpenConversation) -> None:
        texts = self._edits.take_free(opened.conversation, self)
        opened.transcript.edits.open(texts)
        # What is open at the end cannot be overlooked.
        if not texts.keys() <= set(opened.conversation.active_ids()[-2:]):
            self.overlooked.emit()

    def _on_begun(self, message_id: str) -> None:
        assert self._shown is not None
        self._edits.take(message_id, self)
        if (text := self._shown.conversation.edits.get(message_id)) is not None:
            self._shown.transcript.edits.open({message_id: text})

    def _on_edits_moved(self, message_id: str, owner: object) -> None:
        if owner is self or self._shown is None:
            return
        open_edits = self._shown.transcript.edits
        open_edits.finish()
        if (text := open_edits.texts().get(message_id)) is not None:
            self._shown.conversation.edits[message_id] = text
            open_edits.close(message_id)

    def _on_edits_given_up(self, conversation_id: str) -> None:
        if self._shown is not None and self._shown.conversation.id == conversation_id:
            self._take_free(self._shown)
