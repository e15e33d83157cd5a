"""Icons: one set of SVG files, drawn in the colours of the theme."""

from __future__ import annotations

import math
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZE = 18
#: About thirty names in four colours of two themes; the oldest go first.
_CACHED = 256


class Icons:
    """Gives icons by name, tinted in one colour.

    ``folder`` holds the SVG files, named ``<name>.svg``. Files are read on first use; a missing
    one raises `FileNotFoundError`, for the set of names is part of the program. Does not follow
    the theme by itself: who shows an icon asks again in the new colour.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._icons: OrderedDict[tuple[str, int, int, bool, int], QIcon] = OrderedDict()

    def icon(
        self, name: str, colour: QColor | str, *, size: int = _SIZE, filled: bool = False
    ) -> QIcon:
        """``size`` is in device independent pixels; ``filled`` paints the inside too."""
        return self._made(name, colour, size, filled, _sharpest_screen())

    def _made(
        self, name: str, colour: QColor | str, size: int, filled: bool, ratio: float
    ) -> QIcon:
        """An icon with pictures for screens up to this device pixel ratio.

        Qt scales the nearest one for ratios between.
        """
        tint = QColor(colour)
        most = max(math.ceil(ratio), 1)
        key = (name, tint.rgba(), size, filled, most)
        icon = self._icons.get(key)
        if icon is None:
            icon = QIcon()
            for pixels in range(1, most + 1):
                icon.addPixmap(self._draw(name, tint, size=size, ratio=pixels, filled=filled))
            self._icons[key] = icon
            if len(self._icons) > _CACHED:
                self._icons.popitem(last=False)
        else:
            self._icons.move_to_end(key)
        return icon

    def pixmap(
        self,
        name: str,
        colour: QColor | str,
        *,
        size: int = _SIZE,
        ratio: float = 1.0,
        filled: bool = False,
    ) -> QPixmap:
        """One picture of ``icon``, for a screen with this device pixel ratio."""
        icon = self._made(name, colour, size, filled, ratio)
        return icon.pixmap(QSize(size, size), ratio)

    def _draw(self, name: str, tint: QColor, *, size: int, ratio: int, filled: bool) -> QPixmap:
        source = self._source(name).replace("currentColor", tint.name())
        if filled:
            source = source.replace('fill="none"', f'fill="{tint.name()}"')
        pixmap = QPixmap(size * ratio, size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(tint.alphaF())
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return self._sources[name]


def _sharpest_screen() -> float:
    return max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
