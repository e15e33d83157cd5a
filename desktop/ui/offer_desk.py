"""Resources and prompts of tool servers in the window: attached, and put into the message."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import File, Image, Text
from desktop.chat.conversation import Conversation
from desktop.chat.errors import AttachmentRefused, ChatError
from desktop.chat.form import Value
from desktop.chat.server_offer import Prompt, Resource
from desktop.chat.wording import say
from desktop.session.server_offers import ServerOffers
from desktop.ui.completion.resource_source import ResourceSource
from desktop.ui.composer import Composer
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.prompt_dialog import PromptDialog
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import explained, tr
from desktop.ui.writing_desk import WritingDesk

#: What the keys of prompts begin with in the palette.
PROMPT = "server-prompt"


class OfferDesk(QObject):
    """Offers resources behind ``@`` and prompts in the palette, for the shown conversation.

    ``shown`` gives that, ``tell`` takes a sentence for the user.
    """

    def __init__(
        self,
        offers: ServerOffers,
        *,
        writing: WritingDesk,
        composer: Composer,
        theme: ThemeSource,
        tasks: TaskStarter,
        shown: Callable[[], Conversation],
        tell: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._offers = offers
        self._attachments = writing.attachments
        self._unfinished = writing.unfinished
        self._composer = composer
        self._theme = theme
        self._tasks = tasks
        self._shown = shown
        self._tell = tell
        self._window = parent
        self._prompts: dict[str, Prompt] = {}
        writing.completer.add_source(ResourceSource(offers, shown=shown, chosen=self._attach))

    async def entries(self) -> list[Entry]:
        """The prompts, for the palette. Raises `StorageError`."""
        prompts = await self._offers.prompts(self._shown())
        self._prompts = {f"{PROMPT}:{p.server}:{p.name}": p for p in prompts}
        return [
            Entry(
                key=key,
                kind=EntryKind.PROMPT,
                title=visible_controls(prompt.label),
                detail=visible_controls(f"{prompt.server} {prompt.description}".strip()),
            )
            for key, prompt in self._prompts.items()
        ]

    def choose(self, key: str) -> None:
        """A prompt was chosen in the palette."""
        prompt = self._prompts.get(key)
        if prompt is None:
            self._tell(tr("This conversation does not use the server of that prompt."))
        elif not prompt.arguments:
            self._on_dialog_filled(prompt, {})
        else:
            dialog = PromptDialog(prompt, theme=self._theme.theme, parent=self._window)
            dialog.filled.connect(self._on_dialog_filled)
            begun = self._unfinished.begun(key)
            dialog.follow(begun, lambda: self._unfinished.touch(key, begun))
            dialog.finished.connect(lambda: self._unfinished.forget(key))
            dialog.open()

    def _on_dialog_filled(self, prompt: Prompt, values: Mapping[str, Value]) -> None:
        self._run(self._write(prompt, values), "write a prompt")

    async def _write(self, prompt: Prompt, values: Mapping[str, Value]) -> None:
        written = await self._offers.write(self._shown(), prompt, values)
        before = self._composer.text().rstrip()
        self._composer.set_text("\n\n".join(filter(None, (before, written.text))))
        for block in written.attached:
            self._add(block)
        self._composer.setFocus()

    def _attach(self, resource: Resource) -> None:
        self._run(self._read(resource), "read a resource")

    async def _read(self, resource: Resource) -> None:
        parts = await self._offers.read(self._shown(), resource)
        for part in parts:
            if isinstance(part, Text):
                raise AttachmentRefused(
                    say("{name} cannot be read: it is broken.", name=resource.name)
                )
            self._add(part)
        if not parts:
            self._tell(tr("{name} is empty.").format(name=resource.name))

    def _add(self, block: Image | File) -> None:
        name = block.name or f"picture.{block.media_type.rpartition('/')[2]}"
        self._attachments.add_bytes(name, block.data)

    def _run(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(explained(error))

        self._tasks.start(told(), name)
