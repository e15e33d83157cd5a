"""What helps to write a message: words are completed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.session.file_finder import FileFinder
from desktop.ui.completion.completer import Completer
from desktop.ui.completion.file_source import FileSource
from desktop.ui.icons import Icons
from desktop.ui.main_window import MainWindow
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import ThemeSource


class WritingDesk(QObject):
    """Joins the composer with what helps in it. Does not send.

    Another thing is offered while a word is typed by ``completer.add_source``.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        files: FileFinder,
        theme: ThemeSource,
        icons: Icons,
        tasks: TaskStarter,
    ) -> None:
        super().__init__(window)
        composer = window.composer
        self.completer = Completer(
            composer.editor, above=composer.panel, theme=theme, icons=icons, tasks=tasks
        )
        self.completer.add_source(FileSource(files, chosen=files.shown))
        self.completer.notice_requested.connect(window.notices.show_notice)
