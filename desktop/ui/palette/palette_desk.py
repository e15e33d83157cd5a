"""What the command palette offers in this window, and what choosing there does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import ChatError, SearchNotUnderstood
from desktop.chat.scope import Scope, ScopeKind
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.session.search import Search
from desktop.settings import ModelRef
from desktop.ui.actions import Actions
from desktop.ui.keymap import Keymap
from desktop.ui.model_desk import ModelDesk
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.palette.settings_entries import SettingsEntries
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import listed, tr

_RECENT = "palette-recent"
_MOST_RECENT = 20
#: Conversations are looked up in the database from this many letters on.
_SHORTEST_SEARCH = 2
#: Actions that make no sense here: they are about the palette, or about what has the focus.
_LEFT_OUT = ("palette", "escape", "conversation-")

_ACTION, _MODEL, _CONVERSATION = "action:", "model:", "conversation:"


class Source(Protocol):
    """Offers what has to be asked for first: tools, and prompts of tool servers."""

    async def entries(self) -> list[Entry]:
        """May take as long as a server takes. Raises `ChatError`."""

    def choose(self, key: str) -> None: ...


class PaletteDesk(QObject):
    """Gathers the entries, does what is chosen, and remembers it."""

    def __init__(
        self,
        palette: CommandPalette,
        *,
        shortcuts: Actions,
        keys: Keymap,
        models: ModelDesk,
        settings: SettingsEntries,
        accounts: Accounts,
        library: Library,
        search: Search,
        tasks: TaskStarter,
        current_model: Callable[[], ModelRef],
        set_model: Callable[[ModelRef], object],
        show_conversation: Callable[[str], object],
        show_apart: Callable[[str], object],
        sources: Mapping[str, Source],
    ) -> None:
        """``show_apart`` shows a conversation in a new window; ``sources`` are there by the
        beginning of their keys, up to the colon, the quickest first."""
        super().__init__(palette)
        self._palette = palette
        self._shortcuts = shortcuts
        self._keys = keys
        self._models = models
        self._settings = settings
        self._accounts = accounts
        self._library = library
        self._search = search
        self._tasks = tasks
        self._current_model = current_model
        self._set_model = set_model
        self._show_conversation = show_conversation
        self._show_apart = show_apart
        self._sources = sources
        self._recent: list[str] = []
        #: More that is offered, by the beginning of its keys.
        self._more: dict[str, tuple[Callable[[], Iterable[Entry]], Callable[[str], object]]] = {}
        palette.chosen.connect(self._on_palette_chosen)
        palette.opens_apart = True
        palette.chosen_apart.connect(self._on_palette_chosen_apart)
        palette.typed.connect(self._on_palette_typed)

    def add(
        self,
        kind: str,
        entries: Callable[[], Iterable[Entry]],
        choose: Callable[[str], object],
    ) -> None:
        """Offer something else: ``entries`` have keys like ``kind:name``, ``choose`` is given
        the name of the one that was chosen."""
        self._more[kind] = (entries, choose)

    async def restore(self) -> None:
        """After a start: what was chosen last. Raises `StorageError`."""
        try:
            keys = json.loads(await self._library.recall(_RECENT) or "[]")
        except ValueError:
            keys = []
        if isinstance(keys, list):
            self._recent = [key for key in keys if isinstance(key, str)][:_MOST_RECENT]

    def show(self) -> None:
        """Open the palette at once; what has to be read comes in a moment later."""
        self._palette.open_with(self._at_hand(), recent=self._recent)
        self._tasks.start(self._complete(), "fill the palette")

    async def _complete(self) -> None:
        models = [
            Entry(
                key=f"{_MODEL}{choice.ref}",
                kind=EntryKind.MODEL,
                title=choice.label,
                detail=listed(filter(None, (choice.provider_title, choice.state))),
                checked=choice.ref == self._current_model(),
            )
            for choice in await self._models.choices()
        ]
        try:
            summaries = await self._library.summaries(scope=Scope(ScopeKind.EVERYWHERE))
        except ChatError:
            # The sidebar has said so.
            summaries = []
        settings = self._settings.places()
        entries = [*self._at_hand(), *settings, *models, *map(_conversation, summaries)]
        self._palette.set_entries(entries)
        for source in self._sources.values():
            try:
                more = await source.entries()
            except ChatError:
                continue  # as above
            if more:
                entries += more
                self._palette.set_entries(entries)

    def _at_hand(self) -> list[Entry]:
        more = [entry for entries, _ in self._more.values() for entry in entries()]
        return [*self._actions(), *more, *self._settings.entries(self._accounts.settings)]

    def _actions(self) -> Iterator[Entry]:
        for shortcut in self._keys.table:
            if shortcut.local or shortcut.name.startswith(_LEFT_OUT):
                continue
            action: QAction = self._shortcuts.action(shortcut.name)
            if action.isEnabled():
                yield Entry(
                    key=f"{_ACTION}{shortcut.name}",
                    kind=EntryKind.ACTION,
                    title=shortcut.words,
                    detail="" if shortcut.group in shortcut.text else tr(shortcut.group),
                    also=shortcut.english,
                    keys="".join(self._keys.keys(shortcut.name)[:1]),
                    checked=action.isChecked(),
                )

    def _on_palette_typed(self, text: str) -> None:
        if len(text.strip()) >= _SHORTEST_SEARCH:
            self._tasks.start(self._find(text), "look for conversations")

    async def _find(self, text: str) -> None:
        try:
            result = await self._search.find(text)
        except SearchNotUnderstood:
            return
        except ChatError:
            # What the palette has is still there; the search in the sidebar tells of failures.
            return
        if result is not None:
            titles = [_conversation(found.conversation) for found in result.titles]
            self._palette.set_found(text, titles)

    def _on_palette_chosen_apart(self, key: str) -> None:
        """In a new window, where that makes sense."""
        kind, _, name = key.partition(":")
        if f"{kind}:" == _CONVERSATION:
            self._show_apart(name)
        else:
            self._on_palette_chosen(key)

    def _on_palette_chosen(self, key: str) -> None:
        self._recent = [key, *(k for k in self._recent if k != key)][:_MOST_RECENT]
        self._tasks.start(self._remember(), "remember what was chosen")
        kind, _, name = key.partition(":")
        match f"{kind}:":
            case "action:":
                self._shortcuts.action(name).trigger()
            case "model:":
                ref = ModelRef.parse(name)
                if ref is not None:
                    self._set_model(ref)
            case "conversation:":
                self._show_conversation(name)
            case _ if kind in self._sources:
                self._sources[kind].choose(key)
            case _ if kind in self._more:
                self._more[kind][1](name)
            case _:
                self._settings.choose(key)

    async def _remember(self) -> None:
        try:
            await self._library.remember(_RECENT, json.dumps(self._recent))
        except ChatError:
            # Not worth a notice: it only orders a list.
            return


def _conversation(summary: ConversationSummary) -> Entry:
    return Entry(
        key=f"{_CONVERSATION}{summary.id}",
        kind=EntryKind.CONVERSATION,
        title=summary.title or tr("New conversation"),
        detail=tr("archived", "a conversation") if summary.archived else "",
    )
