"""What stands above the conversation: its title, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import tooltip
from desktop.ui.sidebar_row import IconButton
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

#: Below this width there is no room for a mark beside the title.
_MARKED = 520


class Header(QFrame):
    """The title of the conversation, above it; of a temporary one, that it is one."""

    keep_requested = Signal()
    gateway_requested = Signal()
    #: The sidebar is hidden, and wanted.
    sidebar_requested = Signal()

    def __init__(self, keys: Keymap, icons: Icons) -> None:
        super().__init__()
        self._sidebar = IconButton("panel-left", icons=icons)
        self._sidebar.setObjectName("sidebarShower")
        self._sidebar.setAccessibleName(tr("Show the sidebar"))
        keys.tip(self._sidebar, tr("Show the sidebar"), "sidebar")
        self._sidebar.clicked.connect(self.sidebar_requested)
        self._sidebar.hide()
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
        row.addWidget(self._sidebar)
        row.addWidget(self._label, 1)
        row.addWidget(self._gateway, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._keep)
        row.addWidget(self._more)
        self._label.installEventFilter(self)
        self.setFixedHeight(46)
        self.setObjectName("header")

    def set_title(self, title: str, *, temporary: bool) -> None:
        self._title = title
        named = tr("Conversation: {title}").format(title=title)
        self._label.setAccessibleName(named if title else tr("New conversation"))
        self._keep.setVisible(temporary)
        self._elide()

    def set_sidebar_hidden(self, hidden: bool) -> None:
        self._sidebar.setVisible(hidden)
        self._row.setContentsMargins(8 if hidden else 20, 0, 14, 0)
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
        self._sidebar.set_theme(theme)
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
            f"QLabel#temporaryMark {{ color: {palette.accent}; border: 1px solid {palette.accent};"
            f" border-radius: {theme.px(6)}px; padding: {theme.px(4)}px {theme.px(8)}px; }}"
            "QToolButton#sidebarShower { padding: 0; }"
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
        # It has what the others leave.
        room = self._label.width()
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
