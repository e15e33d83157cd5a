"""Controls in a row that goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowRow(QLayout):
    """Lays widgets out from the beginning of the line, each as large as it wants to be.

    ``growing`` is the widget that gets what its line leaves.
    """

    def __init__(self, *widgets: QWidget, growing: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._growing = growing
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(_height(line) for line in self._lines(width)) + self._gaps(width)

    def sizeHint(self) -> QSize:
        """All in one line."""
        line = self._shown()
        width = sum(item.sizeHint().width() for item in line)
        return QSize(width + self.spacing() * max(0, len(line) - 1), _height(line))

    def minimumSize(self) -> QSize:
        """The widest of all in a line of its own; how high that is depends on the width."""
        line = self._shown()
        return QSize(max((_least(item) for item in line), default=0), _height(line))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top, right_to_left = rect.top(), self._is_mirrored()
        for line in self._lines(rect.width()):
            height, widths = _height(line), self._widths(line, rect.width())
            left = 0
            for item, width in zip(line, widths, strict=True):
                size = QSize(width, min(item.sizeHint().height(), height))
                place = rect.width() - left - width if right_to_left else left
                item.setGeometry(QRect(QPoint(rect.left() + place, top), size))
                left += width + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and wanted <= left:
                lines[-1].append(item)
            else:
                lines.append([item])
                left = width
            left -= wanted + self.spacing()
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        widths = [min(item.sizeHint().width(), width) for item in line]
        rest = width - sum(widths) - self.spacing() * (len(line) - 1)
        for place, item in enumerate(line):
            if self._growing is not None and item.widget() is self._growing:
                widths[place] += rest
        return widths

    def _gaps(self, width: int) -> int:
        return self.spacing() * max(0, len(self._lines(width)) - 1)

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isRightToLeft()


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)


def _least(item: QLayoutItem) -> int:
    """How narrow it may become."""
    return item.minimumSize().width()
