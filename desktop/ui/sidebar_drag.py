"""What is dragged in the sidebar, beside the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import Theme

_WIDEST_PX = 220


class DragLabel(QLabel):
    """A title that follows the pointer. Moved by its owner."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._widest = _WIDEST_PX
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QPoint, words: str) -> None:
        """``place`` is on the screen."""
        window = self.window()
        if self.parentWidget() is not window:
            # Over all of the window: what it is dragged out of may be too small for it.
            self.setParent(window)
        self.show()
        self.raise_()
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._widest)
        self.setText(shown)
        self.adjustSize()
        self.move(window.mapFromGlobal(place) + QPoint(12, 8))

    def set_theme(self, theme: Theme) -> None:
        palette, px = theme.palette, theme.px
        self._widest = px(_WIDEST_PX)
        self.setFont(theme.ui_font(13))
        self.setStyleSheet(
            f"background: {palette.panel}; color: {palette.text};"
            f" border: 1px solid {palette.outline}; border-radius: {px(8)}px;"
            f" padding: {px(4)}px {px(10)}px;"
        )
