"""The ground of a panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui.theme import Theme


def paint_panel(painter: QPainter, rect: QRectF, radius: float, theme: Theme) -> None:
    """Where contrast is high it has an outline: the colour alone would hardly tell it."""
    painter.setBrush(theme.colour("panel"))
    if theme.contrasts:
        painter.setPen(QPen(theme.colour("outline"), 1))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)
