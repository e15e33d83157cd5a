"""What helps to write a message: things are attached, and words are completed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from desktop.chat.errors import ChatError
from desktop.session.attaching import Attaching
from desktop.session.file_finder import FileFinder
from desktop.session.spelling import Spelling
from desktop.settings import ProviderSettings
from desktop.ui.attachments.attachment_desk import AttachmentDesk
from desktop.ui.completion.completer import Completer
from desktop.ui.completion.file_source import FileSource
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.main_window import MainWindow
from desktop.ui.markdown_aids import make_code, make_link, surround
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.spelling.spelling_desk import SpellingDesk
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.unfinished import Unfinished


class WritingDesk(QObject):
    """Joins the composer with what helps in it. Does not send.

    Another thing is offered while a word is typed by ``completer.add_source``.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        files: FileFinder,
        attaching: Attaching,
        spelling: Spelling,
        unfinished: Unfinished,
        provider: Callable[[], ProviderSettings | None],
        takes_pictures: Callable[[], Awaitable[bool]],
        pictures: Pictures,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap,
        tasks: TaskStarter,
    ) -> None:
        """As of `AttachmentDesk`."""
        super().__init__(window)
        composer = window.composer
        self._composer = composer
        self._files = files
        #: Of what is written in forms.
        self.unfinished = unfinished
        self._tasks = tasks
        self.attachments = AttachmentDesk(
            window,
            composer,
            attaching=attaching,
            provider=provider,
            takes_pictures=takes_pictures,
            pictures=pictures,
            theme=theme,
            icons=icons,
            keys=keys,
            tasks=tasks,
        )
        self.spelling = SpellingDesk(composer.editor, spelling=spelling, theme=theme, tasks=tasks)
        self.spelling.notice_requested.connect(window.notices.show_notice)
        self.completer = Completer(
            composer.editor, above=composer.panel, theme=theme, icons=icons, tasks=tasks
        )
        self.completer.add_source(FileSource(files, chosen=self._attach))
        self.completer.notice_requested.connect(window.notices.show_notice)
        self.attachments.notice_requested.connect(window.notices.show_notice)
        self.attachments.file_taken.connect(self._on_attachments_file_taken)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the composer's shortcuts do, by their names."""
        editor = self._composer.editor
        return {
            "attach": self.attachments.choose_files,
            "spelling": self.spelling.correct,
            "screenshot": self.attachments.take_screenshot,
            "bold": lambda: surround(editor, "**", "**"),
            "italic": lambda: surround(editor, "*", "*"),
            "code": lambda: make_code(editor),
            "link": lambda: make_link(editor, QGuiApplication.clipboard().text()[:2_000]),
        }

    def serve(self, dialog: SettingsDialog) -> None:
        """Let the settings show what can be checked, and why nothing is."""

        def show() -> None:
            spelling = self.spelling.spelling
            dialog.appearance.set_spelling(
                spelling.languages, language=spelling.language, reason=spelling.reason
            )

        show()
        self.spelling.changed.connect(show)
        self.spelling.prepare()
        dialog.finished.connect(
            lambda _: self.spelling.changed.disconnect(show),
            Qt.ConnectionType.SingleShotConnection,  # it may be told more than once
        )

    def _attach(self, path: str) -> str:
        self.attachments.add_files([path])
        return ""

    def _on_attachments_file_taken(self, path: str) -> None:
        async def note() -> None:
            try:
                await self._files.note_used(path)
            except ChatError:
                return  # what was used last is a comfort

        self._tasks.start(note(), "remember a file")
