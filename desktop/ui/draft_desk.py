"""Drafts: what is typed, attached and being changed, kept with its conversation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop.chat.blocks import File, Image
from desktop.session.library import Library
from desktop.ui.attachments.attachment import Attachment
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.composer import Composer
from desktop.ui.drafts import NEW, Draft, Drafts
from desktop.ui.edits import EditDesk
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.wording import tr


class DraftDesk(QObject):
    """Moves drafts between the composer of a window and all drafts, and so to the disk.

    The same for messages that are open for changes in their places. Of a temporary conversation
    nothing reaches them. Does not send.
    """

    def __init__(
        self,
        *,
        composer: Composer,
        attachments: AttachmentDesk,
        drafts: Drafts,
        library: Library,
        run: Run,
        shown: OpenConversation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._attachments = attachments
        self._drafts = drafts
        self._library = library
        self._run = run
        self._shown = shown
        #: The conversation whose draft is in the composer; None for a temporary one.
        self._key: str | None = NEW
        self._edits = EditDesk(drafts.edits, run=run, parent=self)
        self._edits.overlooked.connect(self._on_edits_overlooked)
        composer.draft_changed.connect(self.keep_text)
        attachments.changed.connect(self.keep_attached)
        drafts.given_up.connect(self._on_drafts_given_up)

    def show(self, opened: OpenConversation, *, take: bool = True) -> None:
        """Another conversation is shown: its draft stands in the composer now.

        Without ``take`` it begins empty, and its draft stays what it is.
        """
        self._shown = opened
        self._key = key_of(opened)
        draft = Draft()
        if take and self._key is not None:
            draft = self._drafts.take(self._key, self, stored=opened.conversation.draft)
        self._fill(draft)
        self._edits.show(opened)
        if self._key and self._drafts.wants_attached(self._key):
            self._run(self._read(opened, self._key), "read what is attached")

    def leave(self) -> None:
        """Another conversation will be shown: keep what is in the composer for this one."""
        self._edits.leave()
        draft = self._emptied()
        # Not to take it back at once.
        key, self._key = self._key, None
        if key is not None:
            self._drafts.give_up(key, self, draft)
            self._run(self._keep((key,)), "keep the draft")

    def move_to(self, opened: OpenConversation) -> None:
        """What is in the composer belongs to another conversation, shown next."""
        self._edits.leave()
        draft = self._emptied()
        left, self._key = self._key, None
        if left is not None:
            self._drafts.give_up(left, self, Draft())
        if (key := key_of(opened)) is not None:
            self._drafts.add(key, draft)

    def take(self) -> tuple[Image | File, ...]:
        """The message is sent: empty the composer; returns what goes with the text."""
        blocks = self._attachments.blocks()
        self._composer.clear()
        self._attachments.swap([])
        return blocks

    def give_back(
        self, opened: OpenConversation, text: str, attached: tuple[Image | File, ...]
    ) -> None:
        """A message was not sent: nothing of it is lost."""
        carried = self._attachments.restored(attached)
        if opened is not self._shown:
            if (key := key_of(opened)) is not None:
                self._drafts.give_up(key, self, Draft(text, tuple(carried)))
                self._run(self._keep((key,)), "keep the draft")
            return
        self._composer.set_text(text + self._composer.text())
        self._attachments.swap(carried + self._attachments.swap([]))
        self.keep_text()
        self.keep_attached()

    def take_up(self) -> None:
        """After the start: what was written for a new conversation, and what was typed since.

        Where one has begun already, all of it is for the next message.
        """
        draft = self._drafts.take(NEW, self)
        if self._key != NEW:
            self._drafts.give_up(NEW, self, Draft() if self._key else draft)
        if self._key is None or draft == Draft():
            self._note()
            return
        typed, added = self._composer.text(), self._attachments.swap([])
        restored = self._attachments.restored(draft.blocks)
        self._attachments.swap([*draft.attached, *restored, *added])
        if draft.text:
            self._composer.set_text("\n".join(filter(None, (draft.text, typed))))
        self._note()
        self._run(self._keep((NEW, self._key)), "keep the draft")

    def look_again(self) -> None:
        """Take what nobody has, if nothing is in the composer."""
        key = self._key
        if key is None or self._composer.text() or self._attachments.count:
            return
        draft = self._drafts.take(key, self)
        if draft != Draft():
            self._fill(draft)

    def sent(self, opened: OpenConversation) -> None:
        """A message is on the disk: its draft is not needed any more."""
        if opened.conversation.temporary:
            return
        key = opened.conversation.id
        if len(opened.conversation) == 1:
            self._drafts.begin(key)
        if opened is self._shown:
            if self._key == NEW:
                self._drafts.give_up(NEW, self, Draft())
                self._key = key
            # What is in the composer since then is for the next message.
            self._note()
        self._run(self._keep((NEW, key)), "remember what was sent")

    async def save(self) -> None:
        """Before the end. Raises `StorageError`."""
        self._composer.editor.finish_composition()
        await self._edits.save()
        await self._drafts.save()
        if self._key is not None:
            self._note()
            await self._drafts.keep_text(self._key)

    def keep_text(self) -> None:
        if self._key is not None:
            self._drafts.note_text(self._key, self, self._composer.text())
            self._run(self._drafts.keep_text(self._key), "keep the draft")

    def keep_attached(self) -> None:
        """What is attached has changed."""
        if self._key is not None:
            self._drafts.note_attached(self._key, self, self._attachments.blocks())
            self._run(self._drafts.keep_attached(self._key), "keep what is attached")

    def kept(self) -> None:
        """The temporary conversation that is shown is one like others now."""
        self._key = key_of(self._shown)
        self.keep_text()
        self.keep_attached()
        self._edits.kept()

    async def _keep(self, keys: Sequence[str]) -> None:
        for key in keys:
            await self._drafts.keep_text(key)
            await self._drafts.keep_attached(key)

    def _note(self) -> None:
        if self._key is not None:
            self._drafts.note_text(self._key, self, self._composer.text())
            self._drafts.note_attached(self._key, self, self._attachments.blocks())

    def _fill(self, draft: Draft) -> None:
        if self._composer.text() != draft.text:
            self._composer.set_text(draft.text)
        self._attachments.swap([*draft.attached, *self._attachments.restored(draft.blocks)])

    def _emptied(self) -> Draft:
        self._composer.editor.finish_composition()
        attached: list[Attachment] = self._attachments.swap([])
        return Draft(self._composer.text(), tuple(attached))

    async def _read(self, opened: OpenConversation, key: str) -> None:
        blocks = await self._library.attached(key)
        if not blocks:
            return
        if opened is self._shown:
            carried = self._attachments.restored(blocks)
            self._attachments.swap(carried + self._attachments.swap([]))
            self._drafts.note_attached(key, self, self._attachments.blocks())
        else:
            self._drafts.give_up(key, self, Draft(blocks=blocks))

    def _on_drafts_given_up(self, key: str) -> None:
        # What is written for a new conversation waits until one is begun.
        if key and key == self._key:
            self.look_again()

    def _on_edits_overlooked(self) -> None:
        self._composer.notice_requested.emit(tr("An earlier message is still open for changes."))


def key_of(opened: OpenConversation) -> str | None:
    """Where the draft of a conversation is kept; None for a temporary one."""
    if opened.conversation.temporary:
        return None
    return opened.conversation.id if len(opened.conversation) else NEW
