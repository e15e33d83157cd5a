"""How large a dialog begins."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

#: What the frame of a window takes of the screen.
_FRAME = QSize(40, 60)


def fitted(dialog: QWidget, width: int, height: int) -> QSize:
    """This size, or what the screen has room for."""
    return QSize(width, height).boundedTo(dialog.screen().availableSize() - _FRAME)
