"""The way back to the newest text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.wording import counted, tr

#: Above it, in design pixels; what is below the page keeps its own distance.
_GAP = 4


class LatestButton(QPushButton):
    """Stands below the page while the reader is not at its end. Counts new messages.

    The room below the page is kept for it at all times: it covers nothing, and nothing moves
    when it comes or goes.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._count = 0
        self.setToolTip(tr("To the newest message (End)"))
        self.restyle()
        self.hide()
        self._name()

    @property
    def count(self) -> int:
        return self._count

    def add(self, messages: int = 1) -> None:
        self._count += messages
        self._name()

    def reset(self) -> None:
        self._count = 0
        self._name()

    def strip(self) -> int:
        """The height of the room that it needs below the page."""
        self.ensurePolished()
        return self.sizeHint().height() + self._context.theme.px(_GAP)

    def place(self, page: QRect) -> None:
        """Into the room below the page, in its middle."""
        size = self.sizeHint()
        x = page.center().x() - size.width() // 2
        self.setGeometry(QRect(QPoint(x, page.bottom() + self._context.theme.px(_GAP)), size))
        self.raise_()

    def restyle(self) -> None:
        self.setFont(self._context.theme.small_font())

    def _name(self) -> None:
        count = self._count
        if count:
            self.setText(counted("%n new · Latest ↓", "%n new · Latest ↓", count))
            name = counted("To the newest message, %n new", "To the newest message, %n new", count)
        else:
            self.setText(tr("Latest ↓"))
            name = tr("To the newest message")
        self.setAccessibleName(name)
        self.adjustSize()
