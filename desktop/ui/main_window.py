"""The window: where the parts are, and nothing of what they do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.composer import Composer
from desktop.ui.drawer import Drawer
from desktop.ui.empty_state import EmptyState
from desktop.ui.header import Header
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.sidebar import Sidebar
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import marked, tr

if TYPE_CHECKING:  # the window is painted before there is a transcript
    from desktop.ui.transcript.transcript import Transcript

TITLE = "Rivulet"
_TEMPORARY = marked("Temporary conversation")
#: Below this width, in logical pixels, the sidebar lies over the conversation.
_NARROW = 720
_SHOWN_OR_HIDDEN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class MainWindow(QMainWindow):
    """Lays out sidebar, header, transcript and composer.

    Never closes by itself: ``close_requested`` asks the program to end, which hides it.
    """

    #: The user wants to close the window.
    close_requested = Signal()
    #: The temporary conversation that is shown shall be stored.
    keep_requested = Signal()
    #: The page of the gateway shall be shown.
    gateway_requested = Signal()

    def __init__(
        self,
        *,
        sidebar: Sidebar,
        composer: Composer,
        notices: NoticeBar,
        empty_state: EmptyState,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap,
    ) -> None:
        super().__init__()
        self.sidebar = sidebar
        self.composer = composer
        self.notices = notices
        self.empty_state = empty_state
        self._sidebar_wanted = True
        self._views = _Views()
        self._views.addWidget(empty_state)
        # The composer needs the room more than what stands above it.
        self._views.setMinimumSize(1, 1)
        self._header = Header(keys, icons)
        self._header.keep_requested.connect(self.keep_requested)
        self._header.gateway_requested.connect(self.gateway_requested)
        self._header.sidebar_requested.connect(self.toggle_sidebar)
        sidebar.installEventFilter(self)
        self._column = QWidget()
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._build()
        self.set_conversation_title("")
        self.resize(QSize(1240, 860).boundedTo(self.screen().availableGeometry().size()))
        self.setMinimumSize(400, 360)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def show_transcript(self, transcript: Transcript | None) -> None:
        """Put a conversation into the page; None shows the empty state."""
        if transcript is not None and self._views.indexOf(transcript) < 0:
            self._views.addWidget(transcript)
            QWidget.setTabOrder(self._header.last_stop, transcript)
        self._views.setCurrentWidget(transcript or self.empty_state)

    def drop_transcript(self, transcript: Transcript) -> None:
        """Take a conversation's view away for good."""
        self._views.removeWidget(transcript)
        transcript.deleteLater()

    def set_conversation_title(self, title: str, *, temporary: bool = False) -> None:
        """Name the conversation that is shown; a ``temporary`` one has no name of its own."""
        shown = tr(_TEMPORARY) if temporary else title
        self._header.set_title(shown, temporary=temporary)
        self.empty_state.set_temporary(temporary)
        self.setWindowTitle(f"{shown} - {TITLE}" if shown else TITLE)

    def set_gateway(self, address: str, running: int) -> None:
        """Mark that other programs may use the models, at an address; "" takes the mark away."""
        self._header.set_gateway(address, running)

    def add_to_header(self, widget: QWidget) -> None:
        """Put something small beside the title; it may hide and show itself."""
        self._header.add(widget)

    def set_conversation_actions(self, actions: Iterable[QAction]) -> None:
        """What the menu beside the title offers."""
        self._header.set_actions(list(actions))

    def toggle_sidebar(self) -> None:
        self.set_sidebar_wanted(not self.sidebar.isVisibleTo(self))

    def set_sidebar_wanted(self, wanted: bool) -> None:
        """Show or hide the sidebar, whatever the width, until the width changes."""
        self._sidebar_wanted = wanted
        self._drawer.open(wanted)

    def raise_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def geometry_text(self) -> str:
        """Size and place, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        """Go where `geometry_text` says, as far as the screens allow."""
        self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What hides the sidebar leaves a way back to it."""
        if watched is self.sidebar and event.type() in _SHOWN_OR_HIDDEN:
            self._header.set_sidebar_hidden(self.sidebar.isHidden())
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_narrow = 0 < event.oldSize().width() < _NARROW
        narrow = event.size().width() < _NARROW
        self._drawer.fit(event.size().width(), event.size().height(), narrow=narrow)
        if narrow != was_narrow:
            self.sidebar.setVisible(self._sidebar_wanted and not narrow)

    def _build(self) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._header)
        page.addWidget(self._views, 1)
        page.addWidget(self.notices)
        page.addWidget(self.composer)
        self._column.setLayout(page)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._column, 1)
        self._drawer = Drawer(self.sidebar, row)
        centre = QWidget()
        centre.setObjectName("page")
        centre.setLayout(row)
        self.setCentralWidget(centre)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._header.set_theme(theme)


class _Views(QStackedWidget):
    """Gives way to what is below it, where a window is too low for both."""

    def hasHeightForWidth(self) -> bool:
        # Else a layout goes by the words in it, whatever the least height that was set.
        return False
