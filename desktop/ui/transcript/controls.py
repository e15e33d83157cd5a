"""Small controls that the transcript's views share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolTip, QWidget

from desktop.ui.shortcuts import tooltip

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

    def set_danger(self, danger: bool) -> None:
        """Have the word in the colour of what went wrong, or in its own again."""
        if danger != bool(self.property("danger")):
            self.setProperty("danger", danger)
            # A style sheet looks at properties once.
            self.style().unpolish(self)
            self.style().polish(self)

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
        self._colour = QColor()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour
        palette = self.palette()
        palette.setColor(self.foregroundRole(), colour)
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A new style sheet brings the first palette back that was ever set.
        changed = self.palette().color(self.foregroundRole()) != self._colour
        if event.type() is QEvent.Type.PaletteChange and self._colour.isValid() and changed:
            self.set_colour(self._colour)


class LineLabel(PlainLabel):
    """One line, which is cut visibly where there is no room for it, and whole in its tooltip."""

    @property
    def shown(self) -> str:
        """As much of the text as there is room for."""
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), elide, self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), self.shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(
                event.globalPos(), tooltip(self.text()) if self.shown != self.text() else "", self
            )
            return True
        return super().event(event)
