"""Temporary conversations: kept by wish, and lost by wish only."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from desktop.session.library import Library
from desktop.ui.main_window import MainWindow
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.question_box import QuestionBox
from desktop.ui.transcript_desk import BUSY
from desktop.ui.wording import marked, tr

_QUESTION = marked("Leave the temporary conversation?")
_CONSEQUENCE = marked("Nothing of it is on the disk. When you leave it, it is gone.")


class TemporaryDesk(QObject):
    """Stores a temporary conversation when that is asked for, and asks before one is lost."""

    #: A temporary conversation is stored now, and like any other (OpenConversation).
    kept = Signal(object)

    def __init__(self, *, window: MainWindow, library: Library, run: Run, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._library = library
        self._run = run
        self._question: QMessageBox | None = None

    def would_lose(self, opened: OpenConversation) -> bool:
        """Whether something is gone when this conversation is left."""
        typed = self._window.composer.text().strip()
        return opened.conversation.temporary and (len(opened.conversation) > 0 or bool(typed))

    def keep(self, opened: OpenConversation) -> None:
        """Store a temporary conversation."""
        if not opened.conversation.temporary:
            self._window.notices.show_notice(tr("This conversation is kept already."))
        elif not len(opened.conversation):
            self._window.notices.show_notice(
                tr("There is nothing to keep in this conversation yet.")
            )
        elif opened.busy:
            self._window.notices.show_notice(tr(BUSY))
        else:
            self._run(self._keep(opened), "keep a temporary conversation")

    async def may_leave(self, opened: OpenConversation) -> bool:
        """Ask what shall become of a conversation, if it is one to be lost; False: stay.

        Raises `StorageError` when it should be kept and cannot.
        """
        if not self.would_lose(opened):
            return True
        match await self._answer(can_keep=len(opened.conversation) > 0 and not opened.busy):
            case QMessageBox.StandardButton.Save:
                await self._keep(opened)
                return True
            case QMessageBox.StandardButton.Discard:
                return True
            case _:
                return False

    async def _keep(self, opened: OpenConversation) -> None:
        # Whatever was sent meanwhile would not be stored.
        opened.posting = True
        try:
            await self._library.keep(opened.conversation)
        finally:
            opened.posting = False
        self.kept.emit(opened)

    async def _answer(self, *, can_keep: bool) -> QMessageBox.StandardButton:
        """What the user chooses; Cancel while the question is asked already."""
        buttons = QMessageBox.StandardButton
        if self._question is not None:
            self._question.activateWindow()
            return buttons.Cancel
        box = QuestionBox(self._window)
        box.setWindowTitle(tr("Temporary conversation"))
        box.setText(tr(_QUESTION))
        box.setInformativeText(tr(_CONSEQUENCE))
        if can_keep:
            box.addButton(buttons.Save).setText(tr("&Keep it"))
        box.addButton(buttons.Discard).setText(tr("&Discard it"))
        box.addButton(buttons.Cancel).setText(tr("&Stay"))
        for button in box.buttons():
            button.setIcon(QIcon())
        box.setDefaultButton(buttons.Cancel)
        chosen: asyncio.Future[QMessageBox.StandardButton] = (
            asyncio.get_running_loop().create_future()
        )

        def choose(_result: int) -> None:
            if not chosen.done():
                chosen.set_result(box.standardButton(box.clickedButton()))

        box.finished.connect(choose)
        self._question = box
        box.open()
        try:
            return await chosen
        finally:
            self._question = None
            box.hide()
            box.deleteLater()
