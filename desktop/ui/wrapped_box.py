"""A check box whose words may take several lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
#: Letters that a line has at least.
_SHORTEST = 12


class WrappedBox(QCheckBox):
    """Breaks its words where the room ends. Qt's own cuts them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = self._words(QRect(0, 0, width, 10_000))
        return max(words.height(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = self._beside() + self.fontMetrics().averageCharWidth() * _SHORTEST
        return QSize(min(least, super().sizeHint().width()), super().sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= super().sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        first = QRect(0, 0, self.width(), super().sizeHint().height())
        words, option.text = option.text, ""
        option.rect = first
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        place = self._words(self.rect())
        painter.setPen(option.palette.color(self.foregroundRole()))
        self.style().drawItemText(
            painter, place, _FLAGS, option.palette, self.isEnabled(), words, self.foregroundRole()
        )
        painter.end()

    def _beside(self) -> int:
        """What the box itself takes."""
        return (
            super().sizeHint().width()
            - self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        )

    def _words(self, rect: QRect) -> QRect:
        """Where the words stand in a place."""
        metrics, beside = self.fontMetrics(), self._beside()
        room = QRect(beside, 0, max(1, rect.width() - beside), rect.height())
        found = metrics.boundingRect(room, _FLAGS, self.text())
        above = max(0, (super().sizeHint().height() - metrics.height()) // 2)
        return QRect(beside, above, room.width(), found.height() + above)
