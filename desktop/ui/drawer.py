"""The sidebar in a window that has no room for it beside the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.ui.sidebar import Sidebar

#: The most that the sidebar takes of the window, beside the page and over it.
_BESIDE, _OVER = 0.45, 0.85
_SHADE = QColor(0, 0, 0, 110)
_SHOWN_OR_HIDDEN = (QEvent.Type.Show, QEvent.Type.Hide)


class Drawer(QObject):
    """Lays the sidebar beside the page, or over it where the window is narrow.

    Over the page it takes the focus when it is opened, and goes when the focus leaves it,
    something was chosen in it, or the page beside it is pressed, which lies in a shade.
    """

    def __init__(self, sidebar: Sidebar, row: QHBoxLayout) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._row = row
        self._over = False
        row.insertWidget(0, sidebar)
        self._shade: _Shade | None = None
        sidebar.installEventFilter(self)
        for chosen in (
            sidebar.conversation_chosen,
            sidebar.found_chosen,
            sidebar.new_requested,
            sidebar.settings_requested,
        ):
            chosen.connect(self._on_sidebar_chosen)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_application_focus_changed)

    def fit(self, width: int, height: int, *, narrow: bool) -> None:
        """The window has this size now."""
        self._over = narrow
        is_beside = self._row.indexOf(self._sidebar) >= 0
        if narrow and is_beside:
            self._row.removeWidget(self._sidebar)
        elif not narrow and not is_beside:
            self._row.insertWidget(0, self._sidebar)
        self._sidebar.set_room(round(width * (_OVER if narrow else _BESIDE)))
        if narrow:
            self._sidebar.setGeometry(0, 0, self._sidebar.width(), height)
            self._sidebar.raise_()
        self._shade_page()

    def open(self, wanted: bool) -> None:
        """Show the sidebar, or hide it."""
        window = self._sidebar.window()
        if self._over and not window.isVisible():
            return
        self._sidebar.setVisible(wanted)
        if wanted and self._over and not self._has(QApplication.focusWidget()):
            self._sidebar.focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHOWN_OR_HIDDEN:
            self._shade_page()
        return super().eventFilter(watched, event)

    def _shade_page(self) -> None:
        page = self._sidebar.parentWidget()
        wanted = self._over and page is not None and not self._sidebar.isHidden()
        if wanted and self._shade is None:
            self._shade = _Shade(page)
            self._shade.pressed.connect(self._sidebar.hide)
        if self._shade is not None:
            self._shade.setVisible(wanted)
            if wanted and page is not None:
                self._shade.setGeometry(page.rect())
                self._shade.stackUnder(self._sidebar)

    def _has(self, widget: QWidget | None) -> bool:
        return widget is not None and self._sidebar.isAncestorOf(widget)

    def _on_sidebar_chosen(self) -> None:
        if self._over:
            self._sidebar.hide()

    def _on_application_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        left = self._has(old) and new is not None and not self._has(new)
        if self._over and left and new is not None and new.window() is self._sidebar.window():
            self._sidebar.hide()


class _Shade(QWidget):
    """Darkens what lies beside the sidebar, so that it does not look like a page that is cut."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), _SHADE)
        painter.end()
