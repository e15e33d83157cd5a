"""Rows of lists that have a name and, in a second line, what is to be said of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme import SECONDARY

AnyIndex = QModelIndex | QPersistentModelIndex
#: The second line, of the first.
_SMALLER = 12 / 13


class TwoLineDelegate(QStyledItemDelegate):
    """Draws the last line of a text of several smaller, and in the colour of what is said aside.

    The rest, and how high a row is, is left to the style.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        name, end, _ = option.text.rpartition("\N{LINE SEPARATOR}")
        if end:
            # A line is kept free for it.
            option.text = f"{name}{end}\N{NO-BREAK SPACE}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        _, end, words = str(index.data(Qt.ItemDataRole.DisplayRole) or "").rpartition("\n")
        if not end:
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        style = row.widget.style()
        element = QStyle.SubElement.SE_ItemViewItemText
        side = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, row, row.widget) + 1
        place: QRect = style.subElementRect(element, row, row.widget).adjusted(side, 0, -side, 0)
        metrics, flags = QFontMetrics(row.font), int(Qt.TextFlag.TextWordWrap)
        all_lines = metrics.boundingRect(place, flags, row.text.replace("\N{LINE SEPARATOR}", "\n"))
        line, below = metrics.height(), (place.height() - all_lines.height()) // 2
        font = QFont(row.font)
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        painter.save()
        painter.setFont(font)
        painter.setPen(QApplication.palette().color(SECONDARY))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(
            QRect(place.left(), place.bottom() + 1 - below - line, place.width(), line),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            shown,
        )
        painter.restore()
