"""The way back to the newest text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
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

    def place(self, page: QRect, *, column: int, kept_free: Sequence[QRect] = ()) -> None:
        """Above the end of the page; beside or above what must not be covered.

        ``column`` is where the column of messages ends on the right.
        """
        size, gap = self.sizeHint(), self._context.theme.px(12)
        spot = QRect(QPoint(0, 0), size)
        spot.moveCenter(page.center())
        spot.moveBottom(page.bottom() - gap)
        covered = [rect for rect in kept_free if rect.intersects(spot)]
        if covered:
            top = min(rect.top() for rect in covered) - gap - size.height()
            if column + gap + size.width() <= page.right():
                spot.moveLeft(column + gap)
            elif top >= page.top() + gap:
                spot.moveTop(top)
        self.setGeometry(spot)
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
