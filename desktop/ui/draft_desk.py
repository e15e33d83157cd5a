"""Drafts: what is typed and attached, kept with its conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.chat.blocks import File, Image
from desktop.session.library import Library
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.composer import Composer
from desktop.ui.memory import Memory
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run


class DraftDesk(QObject):
    """Moves drafts between the composer, the open conversations and the disk.

    Of a temporary conversation nothing reaches the disk. Does not send.
    """

    def __init__(
        self,
        *,
        composer: Composer,
        attachments: AttachmentDesk,
        library: Library,
        memory: Memory,
        run: Run,
        shown: OpenConversation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._attachments = attachments
        self._library = library
        self._memory = memory
        self._run = run
        self._shown = shown
        #: What is attached to drafts and not on the disk yet, by their conversations.
        self._unkept: dict[str, tuple[Image | File, ...]] = {}
        #: Whether the draft of the last time was read; until then nothing is written over it.
        self._restored = False
        composer.draft_changed.connect(self.keep_text)
        attachments.changed.connect(self.keep_attached)

    def show(self, opened: OpenConversation) -> None:
        """Another conversation is shown: its draft stands in the composer now."""
        self._shown = opened
        if self._composer.text() != opened.draft:
            self._composer.set_text(opened.draft)
        self._attachments.swap(opened.attached)
        if len(opened.conversation) and not opened.attached_read:
            self._run(self._read(opened, opened.conversation.id), "read what is attached")

    def leave(self) -> None:
        """Another conversation will be shown: keep what is in the composer for this one."""
        left = self._shown
        self._composer.editor.finish_composition()
        left.draft = self._composer.text()
        left.attached = self._attachments.swap([])
        self._run(self._memory.keep_draft(left, left.draft), "keep the draft")

    def move_to(self, opened: OpenConversation) -> None:
        """What is in the composer belongs to another conversation, shown next."""
        opened.draft = self._composer.text()
        opened.attached = self._attachments.swap([])

    def take(self) -> tuple[Image | File, ...]:
        """The message is sent: empty the composer; returns what goes with the text."""
        blocks = self._attachments.blocks()
        self._composer.clear()
        self._shown.attached = []
        self._attachments.swap(self._shown.attached)
        return blocks

    def give_back(
        self, opened: OpenConversation, text: str, attached: tuple[Image | File, ...]
    ) -> None:
        """A message was not sent: nothing of it is lost."""
        carried = self._attachments.restored(attached)
        if opened is not self._shown:
            opened.draft = text
            opened.attached = carried
            return
        self._composer.set_text(text + self._composer.text())
        opened.attached = carried + self._attachments.swap([])
        self._attachments.swap(opened.attached)
        self.keep_text()
        self.keep_attached()

    async def restore(self) -> bool:
        """After a start: the draft of a conversation that had not begun; whether there was one.

        What was typed or attached since the start follows it. Raises `StorageError`.
        """
        try:
            draft = await self._memory.new_draft()
            attached = await self._library.attached("")
        finally:
            self._restored = True
        shown, typed = self._shown, self._composer.text()
        added = self._attachments.swap([])
        shown.attached = self._attachments.restored(attached) + added
        self._attachments.swap(shown.attached)
        if draft:
            self._composer.set_text("\n".join(filter(None, (draft, typed))))
        if len(shown.conversation):
            # A message was sent already: all this is for the next one.
            await self._memory.forget_new_draft()
            await self._library.save_attached("", ())
        if typed or added or len(shown.conversation):
            self.keep_text()
            self.keep_attached()
        return bool(draft or attached)

    async def sent(self, opened: OpenConversation) -> None:
        """A message is on the disk: its draft is not needed any more. Raises `StorageError`."""
        if opened.conversation.temporary:
            return
        await self._memory.note_sent(opened)
        drafts = [opened.conversation.id]
        if self._restored:
            await self._memory.forget_new_draft()
            drafts.append("")
        for draft in drafts:
            self._unkept.pop(draft, None)
        for draft in drafts:
            await self._library.save_attached(draft, ())
        if opened is self._shown:
            # For the next message, written and attached since then.
            if self._composer.text():
                self.keep_text()
            if self._attachments.blocks():
                self.keep_attached()

    async def save(self) -> None:
        """Before the end. Raises `StorageError`."""
        for key, blocks in tuple(self._unkept.items()):
            await self._library.save_attached(key, blocks)
        await self._memory.keep_draft(self._shown, self._composer.text())

    def keep_text(self) -> None:
        """What is typed has changed."""
        if not self._restored:
            return
        text = self._composer.text()
        self._run(self._memory.keep_draft(self._shown, text), "keep the draft")

    def keep_attached(self) -> None:
        """What is attached has changed. Many changes in a row are kept together."""
        opened = self._shown
        opened.attached_read = True
        if opened.conversation.temporary or not self._restored:
            return
        key = opened.conversation.id if len(opened.conversation) else ""
        waiting = bool(self._unkept)
        self._unkept[key] = self._attachments.blocks()
        if not waiting:
            self._run(self._keep(), "keep what is attached")

    async def _keep(self) -> None:
        while self._unkept:
            key, blocks = next(iter(self._unkept.items()))
            try:
                await self._library.save_attached(key, blocks)
            except BaseException:
                self._unkept.clear()
                raise
            if self._unkept.get(key) is blocks:
                del self._unkept[key]

    async def _read(self, opened: OpenConversation, conversation_id: str) -> None:
        opened.attached_read = True
        blocks = await self._library.attached(conversation_id)
        if not blocks:
            return
        carried = self._attachments.restored(blocks)
        if opened is self._shown:
            opened.attached = carried + self._attachments.swap([])
            self._attachments.swap(opened.attached)
        else:
            opened.attached = carried + opened.attached
