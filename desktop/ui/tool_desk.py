"""The choice of tools for the shown conversation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.session.server_offers import ServerOffers
from desktop.session.sign_ins import SignIns
from desktop.session.tool_ledger import ToolLedger
from desktop.session.tool_servers import ToolServers
from desktop.session.tool_shelf import ToolShelf
from desktop.ui.main_window import MainWindow
from desktop.ui.offer_desk import OfferDesk
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.tool_picker import ToolPicker
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import counted, explained, figure, spoken, tr
from desktop.ui.writing_desk import WritingDesk

#: What the keys of tools begin with in the palette.
TOOL = "tool"


class ToolFace(NamedTuple):
    """All that a window needs of the tools."""

    shelf: ToolShelf
    ledger: ToolLedger
    servers: ToolServers
    sign_ins: SignIns
    offers: ServerOffers


class ToolDesk(QObject):
    """Joins the button in the composer, the picker, and what is kept of the choice.

    ``shown`` gives the shown conversation, ``tell`` takes a sentence for the user.
    """

    #: The shown conversation uses other tools now.
    chosen = Signal()

    def __init__(
        self,
        face: ToolFace,
        *,
        theme: ThemeSource,
        tasks: TaskStarter,
        shown: Callable[[], Conversation],
        tell: Callable[[str], None],
        writing: WritingDesk,
        parent: MainWindow,
    ) -> None:
        super().__init__(parent)
        self._shelf = face.shelf
        #: Resources and prompts of the servers.
        self.offers = OfferDesk(
            face.offers,
            writing=writing,
            composer=parent.composer,
            theme=theme,
            tasks=tasks,
            shown=shown,
            tell=tell,
            parent=parent,
        )
        self._theme = theme
        self._tasks = tasks
        self._shown = shown
        self._tell = tell
        self.picker = ToolPicker(theme=theme, parent=parent)
        self.picker.chosen.connect(self._on_picker_chosen)
        self.button = QPushButton()
        self.button.clicked.connect(self.open)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        self._show_chosen(0)

    @property
    def shelf(self) -> ToolShelf:
        """What there is to choose from."""
        return self._shelf

    def open(self) -> None:
        """Let the user choose."""
        self._start(self._open(), "open the tool picker")

    async def entries(self) -> list[Entry]:
        """The tools, for the palette. Raises `StorageError`."""
        return [
            Entry(
                key=f"{TOOL}:{offer.key}",
                kind=EntryKind.TOOL,
                title=visible_controls(spoken(offer.title)),
                detail=visible_controls(offer.runs or spoken(offer.description)),
                checked=offer.chosen,
            )
            for offer in await self._shelf.offers(self._shown())
        ]

    def choose(self, key: str) -> None:
        """A tool was chosen in the palette: it is on from now on, or off again."""
        self._start(self._switch(key.removeprefix(f"{TOOL}:")), "switch a tool")

    def refresh(self) -> None:
        """Another conversation is shown."""
        self._start(self._refresh(), "show the chosen tools")

    async def _open(self) -> None:
        self.picker.set_offers(await self._shelf.offers(self._shown()))
        self.picker.open_at(self.button)

    async def _refresh(self) -> None:
        conversation = self._shown()
        offers = await self._shelf.offers(conversation)
        if conversation is self._shown():
            self._show_chosen(sum(offer.chosen for offer in offers))

    def _on_picker_chosen(self, keys: Iterable[str]) -> None:
        chosen = frozenset(keys)
        self._show_chosen(len(chosen))
        self._start(self._choose(chosen), "keep the choice of tools")

    async def _switch(self, key: str) -> None:
        offers = await self._shelf.offers(self._shown())
        offer = next((offer for offer in offers if offer.key == key), None)
        if offer is None:
            self._tell(tr("That tool is not there any more."))
            return
        chosen = frozenset(o.key for o in offers if o.chosen) ^ {key}
        self._show_chosen(len(chosen))
        await self._choose(chosen)
        words = (
            tr("“{tool}” is not used in this conversation any more.")
            if offer.chosen
            else tr("“{tool}” may be used in this conversation.")
        )
        self._tell(words.format(tool=visible_controls(spoken(offer.title))))

    async def _choose(self, chosen: frozenset[str]) -> None:
        await self._shelf.choose(self._shown(), chosen)
        self.chosen.emit()

    def _show_chosen(self, count: int) -> None:
        if count:
            words = counted("%n tools", "%n tool", count)
            name = tr("Tools in this conversation: {count}").format(count=figure(count))
        else:
            words, name = tr("Tools"), tr("Tools in this conversation: none")
        self.button.setText(words)
        self.button.setAccessibleName(name)

    def _start(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(explained(error))

        self._tasks.start(told(), name)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.button.setFont(theme.small_font())
