"""Small controls that the transcript's views share."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

_CONFIRM_MS = 1_500


class WordButton(QPushButton):
    """A button that is one quiet word. ``name`` is what screen readers and tooltips say."""

    def __init__(self, word: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._word = word
        self.setProperty("look", "word")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def confirm(self, word: str) -> None:
        """Say for a moment that it is done."""
        self.setText(word)
        QTimer.singleShot(_CONFIRM_MS, self, self._on_confirmed)

    def _on_confirmed(self) -> None:
        self.setText(self._word)


class PlainLabel(QLabel):
    """A label that never takes its text for markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_colour(self, colour: QColor) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), colour)
        self.setPalette(palette)
