"""The window: where the parts are, and nothing of what they do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.composer import Composer
from desktop.ui.drawer import Drawer
from desktop.ui.empty_state import EmptyState
from desktop.ui.keymap import Keymap
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.shortcuts import tooltip
from desktop.ui.sidebar import Sidebar
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import marked, tr

if TYPE_CHECKING:  # the window is painted before there is a transcript
    from desktop.ui.transcript.transcript import Transcript

TITLE = "Rivulet"
_TEMPORARY = marked("Temporary conversation")
#: Below this width, in logical pixels, the sidebar lies over the conversation.
_NARROW = 720
#: Below this width the header has no room for a mark beside the title.
_MARKED = 520


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
        keys: Keymap,
    ) -> None:
        super().__init__()
        self.sidebar = sidebar
        self.composer = composer
        self.notices = notices
        self.empty_state = empty_state
        self._sidebar_wanted = True
        self._views = QStackedWidget()
        self._views.addWidget(empty_state)
        # The composer needs the room more than what stands above it.
        self._views.setMinimumSize(1, 1)
        self._header = _Header(keys)
        self._header.keep_requested.connect(self.keep_requested)
        self._header.gateway_requested.connect(self.gateway_requested)
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


class _Header(QFrame):
    """The title of the conversation, above it; of a temporary one, that it is one."""

    keep_requested = Signal()
    gateway_requested = Signal()

    def __init__(self, keys: Keymap) -> None:
        super().__init__()
        self._title = ""
        self._gateway = QToolButton()
        self._gateway.setObjectName("gatewayMark")
        self._gateway.clicked.connect(self.gateway_requested)
        self._gateway.hide()
        self._mark = QLabel(tr("not on the disk"))
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.setObjectName("temporaryMark")
        self._keep = QPushButton(tr("Keep", "a temporary conversation"))
        self._keep.setAccessibleName(tr("Keep this conversation"))
        keys.tip(self._keep, tr("Store this conversation"), "keep")
        self._keep.clicked.connect(self.keep_requested)
        self._mark.hide()
        self._keep.hide()
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setObjectName("conversationTitle")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._more = QToolButton()
        self._more.setText("⋯")
        self._more.setProperty("look", "quiet")
        self._more.setAccessibleName(tr("Actions of this conversation"))
        self._more.setToolTip(tr("Actions of this conversation"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.hide()
        self._added: list[QWidget] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 14, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._gateway, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._keep)
        row.addWidget(self._more)
        self.setFixedHeight(46)
        self.setObjectName("header")

    def set_title(self, title: str, *, temporary: bool) -> None:
        self._title = title
        named = tr("Conversation: {title}").format(title=title)
        self._label.setAccessibleName(named if title else tr("New conversation"))
        self._keep.setVisible(temporary)
        self._elide()

    def set_gateway(self, address: str, running: int) -> None:
        shown = tr("● Gateway · {count}") if running else tr("● Gateway")
        self._gateway.setText(shown.format(count=running))
        words = (
            tr("Other programs may use the models at {address}; requests that run: {count}")
            if running
            else tr("Other programs may use the models at {address}")
        ).format(address=address, count=running)
        self._gateway.setAccessibleName(words)
        self._gateway.setToolTip(tooltip(words))
        self._gateway.setVisible(bool(address))
        self._elide()

    @property
    def last_stop(self) -> QWidget:
        """Where Tab stops last."""
        return self._more

    def add(self, widget: QWidget) -> None:
        self._added.append(widget)
        self._row.insertWidget(self._row.count() - 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        QWidget.setTabOrder((self._keep, *self._added)[-2], widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands beside the title takes room from it."""
        shown = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize)
        if event.type() in shown:
            self._elide()
        return super().eventFilter(watched, event)

    def set_actions(self, actions: list[QAction]) -> None:
        menu = _MenuBelow(self._more)
        menu.addActions(actions)
        self._more.setMenu(menu)
        self._more.show()

    def set_theme(self, theme: Theme) -> None:
        font = theme.ui_font()
        font.setPixelSize(round(14 * theme.zoom / 100))
        font.setWeight(font.Weight.DemiBold)
        self._label.setFont(font)
        palette = theme.palette
        self._mark.setFont(theme.small_font())
        self._keep.setFont(theme.small_font(semibold=True))
        self._gateway.setFont(theme.small_font())
        self.setStyleSheet(
            f"QFrame#header {{ border: none; border-bottom: 1px solid {palette.border}; }}"
            f"QLabel#temporaryMark {{ color: {palette.accent}; border: 1px dashed {palette.accent};"
            f" border-radius: {theme.px(6)}px; padding: {theme.px(2)}px {theme.px(8)}px; }}"
            f"QToolButton#gatewayMark {{ color: {palette.accent}; background: transparent;"
            " border: 2px solid transparent; }"
            f"QToolButton#gatewayMark:hover {{ background: {palette.hover}; }}"
            f"QToolButton#gatewayMark:focus {{ border-color: {palette.accent}; }}"
        )
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        # In a narrow window the title has to say it alone.
        self._mark.setVisible(not self._keep.isHidden() and self.width() >= _MARKED)
        shown = (self._gateway, self._mark, self._keep, *self._added, self._more)
        beside = [w.sizeHint().width() + 12 for w in shown if not w.isHidden()]
        room = max(0, self.width() - 40 - sum(beside))
        metrics = self._label.fontMetrics()
        self._label.setText(
            metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room) if room else ""
        )


class _MenuBelow(QMenu):
    """The menu of a button at the right edge: it ends where its button ends."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        self._button = button

    def showEvent(self, event: QShowEvent) -> None:
        end = self._button.mapToGlobal(self._button.rect().bottomRight()).x()
        self.move(end - self.width() + 1, self.y())
        super().showEvent(event)
