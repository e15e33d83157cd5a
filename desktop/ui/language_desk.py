"""Another language of the interface, from the next start on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.settings import Language, Settings
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.wording import tr

#: Seconds: it is read when the dialog of the settings is closed.
_SECONDS = 60.0


class LanguageDesk(QObject):
    """Says that a language holds after a restart, and offers one.

    ``end`` does what ends the program, unless the user rather stays; ``notices`` are those of the
    window to say it in.
    """

    #: The program shall end and start again.
    restart_requested = Signal()

    def __init__(
        self,
        spoken: Language,
        *,
        notices: Callable[[], NoticeBar],
        end: Callable[[Callable[[], object]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._spoken = self._chosen = spoken
        self._notices = notices
        self._end = end

    def serve(self, dialog: SettingsDialog) -> None:
        """Let the page of looks offer the same."""
        dialog.appearance.set_spoken(self._spoken)
        dialog.appearance.restart_requested.connect(dialog.accept)
        dialog.appearance.restart_requested.connect(self._restart)

    def apply(self, settings: Settings) -> None:
        """Tell when the language is another one than that of the window."""
        chosen = settings.appearance.language
        if chosen is self._chosen:
            return
        self._chosen = chosen
        words = tr("The language changes when Rivulet starts again.")
        if chosen is not self._spoken:
            self._notices().show_notice(
                words, action=tr("Restart now"), on_action=self._restart, seconds=_SECONDS
            )
        elif self._notices().text() == words:
            self._notices().dismiss()

    def _restart(self) -> None:
        self._end(self.restart_requested.emit)
