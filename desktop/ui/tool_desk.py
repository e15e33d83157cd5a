"""The choice of tools for the shown conversation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.session.tool_ledger import ToolLedger
from desktop.session.tool_shelf import ToolShelf
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.tool_picker import ToolPicker


class ToolDesk(QObject):
    """Joins the button in the composer, the picker, what is kept of the choice and of the calls.

    ``shown`` gives the shown conversation, ``tell`` takes a sentence for the user.
    """

    def __init__(
        self,
        *,
        shelf: ToolShelf,
        ledger: ToolLedger,
        theme: ThemeSource,
        tasks: TaskStarter,
        shown: Callable[[], Conversation],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._ledger = ledger
        self._theme = theme
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

    def show_calls(self, parent: QWidget) -> None:
        """Show what tools did, in a dialog above ``parent``."""
        dialog = CallsDialog(theme=self._theme, parent=parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.revoke_requested.connect(lambda: self._start(self._revoke(), "revoke permissions"))
        self._start(self._show_calls(dialog), "show the calls of tools")

    async def _show_calls(self, dialog: CallsDialog) -> None:
        dialog.set_records(await self._ledger.records())
        dialog.open()

    async def _revoke(self) -> None:
        count = await self._ledger.revoke_all()
        self._tell(f"Permissions taken back: {count}." if count else "There were no permissions.")

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

    def _start(self, coro: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                self._tell(f"{error.message} {error.hint}".strip())

        self._tasks.start(told(), name)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.button.setFont(theme.small_font())
