"""A picture with round corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPixmap, QTransform


def paint_round(
    painter: QPainter, outline: QRectF, radius: float, pixmap: QPixmap, place: QRectF
) -> None:
    """Paint a picture at a place, as much of it as lies within the rounded outline.

    A clip would leave the corners ragged: it knows no half points.
    """
    picture = QPixmap(pixmap)
    picture.setDevicePixelRatio(1)
    brush = QBrush(picture)
    brush.setTransform(
        QTransform.fromTranslate(place.x(), place.y()).scale(
            place.width() / picture.width(), place.height() / picture.height()
        )
    )
    shape, whole = QPainterPath(), QPainterPath()
    shape.addRoundedRect(outline, radius, radius)
    whole.addRect(place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(shape if place.contains(outline) else shape.intersected(whole), brush)
    painter.restore()
