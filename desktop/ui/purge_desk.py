"""Deleting deleted conversations for good, after a question."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from desktop.session.library import Library
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.path_loader import Run
from desktop.ui.question_box import QuestionBox
from desktop.ui.sidebar import Sidebar
from desktop.ui.wording import counted, tr

Ids = tuple[str, ...]


class PurgeDesk(QObject):
    """Asks once, and then removes what the user chose among the deleted conversations."""

    def __init__(
        self,
        *,
        library: Library,
        sidebar: Sidebar,
        notices: NoticeBar,
        run: Run,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._sidebar = sidebar
        self._notices = notices
        self._run = run
        sidebar.purge_requested.connect(self._ask)

    def _ask(self, ids: Ids) -> None:
        summary = self._sidebar.summary(ids[0])
        title = summary.title if summary is not None else ""
        words = counted(
            "Delete %n conversations for good?", "Delete this conversation for good?", len(ids)
        )
        if len(ids) == 1 and title:
            words = tr("Delete “{title}” for good?").format(title=title)
        box = QuestionBox(self._sidebar.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("Delete for good"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        box.setInformativeText(tr("There is no way back but a backup."))
        delete = box.addButton(tr("&Delete for good"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(QMessageBox.StandardButton.Cancel)
        keep.setIcon(QIcon())
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        delete.clicked.connect(lambda: self._run(self._purge(ids), "delete conversations for good"))
        box.open()

    async def _purge(self, ids: Ids) -> None:
        for conversation_id in ids:
            await self._library.purge(conversation_id)
            self._sidebar.remove(conversation_id)
        words = counted(
            "%n conversations deleted for good.", "Conversation deleted for good.", len(ids)
        )
        self._notices.show_notice(words)
