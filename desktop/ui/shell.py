"""The window as it is first seen: complete to look at and to type into, not yet connected."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.ui.composer import Composer
from desktop.ui.empty_state import EmptyState
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.sidebar import Sidebar
from desktop.ui.theme import ThemeSource
from desktop.ui.translations import Translations
from desktop.ui.wording import tr

#: Milliseconds that the first paint may take before the start goes on without it.
_FIRST_PAINT_MS = 500


class Dress(NamedTuple):
    """What all windows wear and listen to."""

    theme: ThemeSource
    icons: Icons
    keys: Keymap


def new_sidebar(dress: Dress) -> Sidebar:
    """The sidebar of a window to be."""
    theme, icons, keys = dress
    return Sidebar(theme=theme, icons=icons, keys=keys)


def new_composer(dress: Dress, settings: Settings) -> Composer:
    """The composer of a window to be."""
    theme, icons, keys = dress
    return Composer(theme=theme, icons=icons, send_key=settings.send_key, keys=keys)


def new_window(
    dress: Dress,
    settings: Settings,
    *,
    sidebar: Sidebar | None = None,
    composer: Composer | None = None,
) -> MainWindow:
    """A window that nobody listens to yet; its largest parts may have been made before."""
    theme, icons, keys = dress
    window = MainWindow(
        sidebar=sidebar or new_sidebar(dress),
        composer=composer or new_composer(dress, settings),
        notices=NoticeBar(theme=theme),
        empty_state=EmptyState(theme=theme, keys=keys),
        theme=theme,
        icons=icons,
        keys=keys,
    )
    window.set_sidebar_wanted(settings.appearance.sidebar)
    return window


class Shell(QObject):
    """Builds and paints the window before anything else is imported.

    Keeps what is sent in the meantime until `take_submitted`. Knows no session.
    """

    def __init__(
        self, app: QApplication, *, resources: Path, settings: Settings, geometry: str
    ) -> None:
        super().__init__()
        self._submitted = ""
        self._pasted: list[QMimeData] = []
        #: The window was closed before anybody could act on it.
        self.close_wanted = False
        self.translations = Translations(app, resources / "translations")
        self.translations.speak(settings.appearance.language)
        theme = ThemeSource(
            choice=settings.appearance.theme, zoom=settings.appearance.zoom, parent=self
        )
        theme.wear(settings.appearance)
        theme.apply(app)
        self.translations.changed.connect(theme.follow_language)
        self.dress = Dress(
            theme,
            Icons(resources / "icons"),
            Keymap(chosen=settings.keys, vim=settings.vim_keys, parent=self),
        )
        self.window = new_window(self.dress, settings)
        self.window.restore_geometry_text(geometry)
        self.window.composer.submitted.connect(self._on_composer_submitted)
        self.window.composer.editor.take_in = self._keep_pasted
        self.window.close_requested.connect(self._on_window_close_requested)

    def show(self) -> None:
        """Show the window and return when it is painted."""
        waiting = QEventLoop()
        first_paint = _FirstPaint(self.window)
        first_paint.seen.connect(waiting.quit)
        QTimer.singleShot(_FIRST_PAINT_MS, waiting, waiting.quit)
        self.window.show()
        self.window.composer.setFocus()
        waiting.exec()

    def serve_while(self, thread: QThread) -> None:
        """Keep the window alive until a thread has ended."""
        self._meet_classes()
        waiting = QEventLoop()
        thread.finished.connect(waiting.quit)
        thread.start()
        waiting.exec()
        thread.wait()

    def _meet_classes(self) -> None:
        """Let PySide make the classes that the window will ask for, before another thread does.

        PySide 6.11 makes a class when a program first meets it, and crashes when two threads meet
        it at the same time. A widget that Qt made itself lets it make those of all widgets, for
        it looks for the one that fits.
        """
        self.window.composer.editor.viewport()
        QGuiApplication.inputMethod()

    def take_submitted(self) -> str:
        """The message that was sent, or ""; from now on somebody else listens."""
        self.window.composer.submitted.disconnect(self._on_composer_submitted)
        return self._submitted

    def take_pasted(self) -> list[QMimeData]:
        """Pictures and files that were pasted so far."""
        return self._pasted

    def _keep_pasted(self, source: QMimeData) -> bool:
        """Hold what is no text until somebody can attach it."""
        kept = QMimeData()
        if any(url.isLocalFile() for url in source.urls()):
            kept.setUrls(source.urls())
        elif source.hasImage() and not source.hasText():
            kept.setImageData(source.imageData())
        else:
            return False
        self._pasted.append(kept)
        return True

    def _on_window_close_requested(self) -> None:
        self.close_wanted = True

    def _on_composer_submitted(self, text: str) -> None:
        if self._submitted:
            self.window.notices.show_notice(
                tr("Your message is about to be sent. Send the next one after its reply.")
            )
            return
        self._submitted = text
        self.window.composer.clear()


class _FirstPaint(QObject):
    """Notices the first paint of a widget."""

    seen = Signal()

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.seen.emit()
        return False
