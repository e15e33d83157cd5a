"""Earlier prompts, brought back into the composer."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.chat.errors import StorageError
from desktop.session.library import Library
from desktop.ui.composer import Composer
from desktop.ui.path_loader import Run
from desktop.ui.transcript.announcer import announce

_HISTORY = "prompt-history"
_MOST = 100
#: Characters of one that is remembered.
_LONGEST = 8_000


class SentPrompts:
    """What was sent, in whatever window."""

    def __init__(self, library: Library) -> None:
        self._library = library
        #: The oldest first.
        self.all: list[str] = []

    async def restore(self) -> None:
        """After a start: what was sent before it. Raises `StorageError`."""
        try:
            known = json.loads(await self._library.recall(_HISTORY) or "[]")
        except ValueError:
            known = []
        if isinstance(known, list):
            kept = [prompt for prompt in known if isinstance(prompt, str)]
            self.all = [*kept, *self.all][-_MOST:]

    async def start_over(self) -> None:
        """What is stored is something else now: forget what was sent before."""
        self.all = []
        await self.restore()

    async def add(self, text: str) -> None:
        """The newest."""
        self.all = [*(p for p in self.all if p != text), text][-_MOST:]
        try:
            await self._library.remember(_HISTORY, json.dumps(self.all))
        except StorageError:
            return  # a comfort: what was sent is in its conversation


class PromptHistory(QObject):
    """Steps through what was sent before, in whichever conversation, like a shell does.

    What is being written stays the newest step. While it is stepped through, Up in the first
    line and Down in the last one go on. Of temporary conversations nothing is remembered.
    """

    def __init__(
        self,
        composer: Composer,
        *,
        sent: SentPrompts,
        temporary: Callable[[], bool],
        run: Run,
    ) -> None:
        super().__init__(composer)
        self._composer = composer
        self._sent = sent
        self._temporary = temporary
        self._run = run
        #: The one that is shown, counted from the newest; 0 is what is being written.
        self._place = 0
        self._written = ""
        composer.submitted.connect(self._on_composer_submitted)
        composer.editor.textChanged.connect(self._on_editor_text_changed)
        composer.editor.installEventFilter(self)

    def step(self, back: int) -> None:
        """Show an earlier prompt (1), or a later one (-1)."""
        place = min(max(self._place + back, 0), len(self._sent.all))
        if place == self._place:
            return
        if self._place == 0:
            self._written = self._composer.text()
        self._place = place
        self._composer.set_text(self._sent.all[-place] if place else self._written)
        self._composer.setFocus()
        announce(self._composer, self._composer.text()[:200])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            self._place
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            cursor = self._composer.editor.textCursor()
            if event.key() == Qt.Key.Key_Up and cursor.blockNumber() == 0:
                self.step(1)
                return True
            last = self._composer.editor.document().blockCount() - 1
            if event.key() == Qt.Key.Key_Down and cursor.blockNumber() == last:
                self.step(-1)
                return True
        return super().eventFilter(watched, event)

    def _on_editor_text_changed(self) -> None:
        """The user changes it: from here on it is what is being written."""
        self._place = 0

    def _on_composer_submitted(self, text: str) -> None:
        self._place = 0
        if self._temporary() or not text.strip() or len(text) > _LONGEST:
            return
        self._run(self._sent.add(text), "remember a prompt")
