"""The boxes of lists, drawn like those of forms."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem


class BoxDelegate(QStyledItemDelegate):
    """Gives the boxes the frame that check boxes have: the style sheet of a list takes it away.

    A list of them has no rule for ``::item:selected`` with a background of its own: Qt would
    draw the frame of the chosen row's box in that, whatever a delegate says.

    Rows are as wide as the list: longer words end in an ellipsis, and are whole in the tooltip.
    """

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        role = QPalette.ColorRole.Window
        # The bytes that it declares are what it refuses.
        of_forms: QPalette = QApplication.palette("QCheckBox")  # type: ignore[call-overload]
        palette: QPalette = option.palette
        palette.setColor(role, of_forms.color(role))
        option.palette = palette
