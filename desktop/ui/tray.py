"""The icon in the tray of the desktop."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.ui.wording import tr


class Tray(QObject):
    """An icon with a menu, where the desktop has a tray. Shows and hides no window.

    ``actions`` are its own from then on.
    """

    #: The window is wanted, in front.
    show_requested = Signal()

    def __init__(self, icon: QIcon, actions: list[QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._show = QAction(tr("Show Rivulet"), self)
        self._show.triggered.connect(self.show_requested)
        self._menu.addAction(self._show)
        for action in actions:
            action.setParent(self)
            self._menu.addAction(action)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip("Rivulet")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_icon_activated)

    @staticmethod
    def is_available() -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def shown(self) -> bool:
        return self._icon.isVisible()

    def set_shown(self, shown: bool) -> None:
        """Show the icon, where there is a tray."""
        self._icon.setVisible(shown and self.is_available())

    def close(self) -> None:
        """Take the icon away at the end."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _on_icon_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.show_requested.emit()
