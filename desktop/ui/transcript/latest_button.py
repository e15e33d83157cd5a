"""The way back to the newest text."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.wording import counted, tr


class LatestButton(QPushButton):
    """Floats above the end of the page while the reader is elsewhere. Counts new messages."""

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

    def place(self, page: QRect) -> None:
        size = self.sizeHint()
        x = page.center().x() - size.width() // 2
        self.setGeometry(
            x,
            page.bottom() - size.height() - self._context.theme.px(12),
            size.width(),
            size.height(),
        )
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
