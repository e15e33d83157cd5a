"""What is typed and attached and not sent, conversation by conversation, for all windows."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.chat.blocks import File, Image
from desktop.session.library import Library
from desktop.ui.attachments.attachment import Attachment
from desktop.ui.edits import Edits

_NEW_DRAFT = "new-draft"
#: The key of what is written for a conversation that has not begun.
NEW = ""

Blocks = tuple[Image | File, ...]


class Draft(NamedTuple):
    """``blocks`` were attached before the start; ``attached`` are on the screen, or were."""

    text: str = ""
    attached: tuple[Attachment, ...] = ()
    blocks: Blocks = ()

    def after(self, other: Draft) -> Draft:
        """Both, ``other`` first."""
        return Draft(
            "\n\n".join(text for text in (other.text, self.text) if text.strip())
            or other.text
            or self.text,
            (*other.attached, *self.attached),
            (*other.blocks, *self.blocks),
        )


class _Held(NamedTuple):
    """What a window has in its composer."""

    text: str = ""
    blocks: Blocks = ()


class Drafts(QObject):
    """Gives each draft to one window at a time.

    A window *takes* the draft of the conversation that it shows, and has it alone until it gives
    it up. What another window writes for the same conversation meanwhile is that window's own;
    given up, it stands after what nobody has. On the disk stands all of it, one after the other:
    nothing that was typed is lost. By ids, and `NEW` for all that has not begun. Temporary
    conversations are not asked about here.
    """

    #: A window gave up what it had (the key).
    given_up = Signal(str)

    def __init__(self, library: Library, *, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        #: What is open for changes in its place.
        self.edits = Edits(library, parent=self)
        #: What no window has.
        self._free: dict[str, Draft] = {}
        self._held: dict[str, dict[object, _Held]] = {}
        #: Those that were asked for: from then on this knows better than the disk.
        self._known: set[str] = {NEW}
        self._read: set[str] = {NEW}
        self._unkept: set[str] = set()
        #: Until then what is on the disk for a new conversation must not be written over.
        self._restored = False

    def start_over(self) -> None:
        """What is stored is something else now."""
        self.edits.start_over()
        self._free.clear()
        self._held.clear()
        self._unkept.clear()
        self._known, self._read, self._restored = {NEW}, {NEW}, False

    async def restore(self) -> None:
        """After a start: what was written for a new conversation.

        Raises `StorageError`.
        """
        text = await self._library.recall(_NEW_DRAFT) or ""
        blocks = await self._library.attached(NEW)
        self._restored = True
        self.add(NEW, Draft(text, blocks=blocks))
        await self.keep_text(NEW)
        await self.keep_attached(NEW)

    def take(self, key: str, owner: object, *, stored: str = "") -> Draft:
        """What nobody has; ``owner`` has it now. ``stored`` is the text on the disk, for who asks
        first."""
        draft = self._free.pop(key, Draft())
        if key not in self._known:
            self._known.add(key)
            draft = draft.after(Draft(stored))
        self.note_text(key, owner, draft.text)
        blocks = (*(a.block for a in draft.attached if a.block is not None), *draft.blocks)
        self.note_attached(key, owner, blocks)
        return draft

    def begin(self, key: str) -> None:
        """A conversation is stored now: nothing of its draft was there before."""
        self._known.add(key)
        self._read.add(key)

    def wants_attached(self, key: str) -> bool:
        """Whether what is attached has to be read from the disk, which the caller does then."""
        wanted = key not in self._read
        self._read.add(key)
        return wanted

    def add(self, key: str, draft: Draft) -> None:
        """Nobody has this, and the next one takes it."""
        if draft != Draft():
            self._free[key] = draft.after(self._free.get(key, Draft()))

    def give_up(self, key: str, owner: object, draft: Draft) -> None:
        """``owner`` goes elsewhere and leaves this."""
        self._held.get(key, {}).pop(owner, None)
        self.add(key, draft)
        if draft != Draft():
            self.given_up.emit(key)

    def note_text(self, key: str, owner: object, text: str) -> None:
        """``owner`` has this text now."""
        held = self._held.setdefault(key, {})
        held[owner] = held.get(owner, _Held())._replace(text=text)

    def note_attached(self, key: str, owner: object, blocks: Blocks) -> None:
        """``owner`` has this attached now."""
        held = self._held.setdefault(key, {})
        held[owner] = held.get(owner, _Held())._replace(blocks=blocks)

    async def keep_text(self, key: str) -> None:
        """Write the text down. Raises `StorageError`."""
        if key == NEW and not self._restored:
            return
        free = self._free.get(key, Draft()).text
        texts = [free, *(held.text for held in self._held.get(key, {}).values())]
        text = "\n\n".join(text for text in texts if text)
        if key == NEW:
            await self._library.remember(_NEW_DRAFT, text)
        else:
            await self._library.save_draft(key, text)

    async def keep_attached(self, key: str) -> None:
        """Write down what is attached; many changes in a row are kept together.

        Raises `StorageError`.
        """
        if key == NEW and not self._restored:
            return
        waiting = bool(self._unkept)
        self._unkept.add(key)
        if not waiting:
            await self.save()

    async def save(self) -> None:
        """Write down what is not yet. Raises `StorageError`."""
        while self._unkept:
            key = next(iter(self._unkept))
            blocks = self._blocks(key)
            try:
                await self._library.save_attached(key, blocks)
            except BaseException:
                self._unkept.clear()
                raise
            if self._blocks(key) == blocks:
                self._unkept.discard(key)

    def _blocks(self, key: str) -> Blocks:
        free = self._free.get(key, Draft())
        found = [a.block for a in free.attached if a.block is not None]
        held = self._held.get(key, {}).values()
        return (*found, *free.blocks, *(block for each in held for block in each.blocks))
