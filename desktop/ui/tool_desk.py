"""The choice of tools for the shown conversation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.session.tool_shelf import ToolShelf
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.shortcuts import keys_of, tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.tool_picker import ToolPicker


class ToolDesk(QObject):
    """Joins the button in the composer, the picker and what is kept of the choice.

    ``shown`` gives the shown conversation, ``tell`` takes a sentence for the user.
    """

    def __init__(
        self,
        *,
        shelf: ToolShelf,
        theme: ThemeSource,
        tasks: TaskStarter,
        shown: Callable[[], Conversation],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._tasks = tasks
        self._shown = shown
        self._tell = tell
        self.picker = ToolPicker(theme=theme)
        self.picker.chosen.connect(self._on_picker_chosen)
        self.button = QPushButton()
        self.button.clicked.connect(self.open)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        self._show_chosen(0)

    def open(self) -> None:
        """Let the user choose."""
        self._start(self._open(), "open the tool picker")

    def refresh(self) -> None:
        """Another conversation is shown."""
        self._start(self._refresh(), "show the chosen tools")

    async def _open(self) -> None:
        self.picker.set_offers(await self._shelf.offers(self._shown()))
        self.picker.open_at(self.button)

    async def _refresh(self) -> None:
        conversation = self._shown()
        chosen = await self._shelf.chosen(conversation)
        if conversation is self._shown():
            self._show_chosen(len(chosen))

    def _on_picker_chosen(self, keys: Iterable[str]) -> None:
        chosen = frozenset(keys)
        self._show_chosen(len(chosen))
        self._start(self._shelf.choose(self._shown(), chosen), "keep the choice of tools")

    def _show_chosen(self, count: int) -> None:
        words = "Tools" if not count else "1 tool" if count == 1 else f"{count} tools"
        self.button.setText(words)
        self.button.setAccessibleName(f"Tools in this conversation: {count or 'none'}")
        self.button.setToolTip(tooltip("Tools in this conversation", keys_of("tools")))

    def _start(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(f"{error.message} {error.hint}".strip())

        self._tasks.start(told(), name)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.button.setFont(theme.small_font())
