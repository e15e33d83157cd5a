"""Icons: every file is drawn, sharp, in the colour that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.ui.icons import Icons

ICONS = Path(__file__).parents[2] / "resources" / "icons"
NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))


def strongest(image: QImage) -> QColor:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_has_the_colour_asked_for(qtbot: QtBot, name: str) -> None:
    colour = strongest(Icons(ICONS).pixmap(name, "#336699", size=24).toImage())
    assert colour.alpha() > 200
    assert abs(colour.red() - 0x33) + abs(colour.green() - 0x66) + abs(colour.blue() - 0x99) < 12


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_an_icon_has_as_many_pixels_as_the_screen(qtbot: QtBot, ratio: float) -> None:
    pixmap = Icons(ICONS).pixmap("search", "#000000", size=16, ratio=ratio)
    assert pixmap.size() == QSize(16, 16) * ratio
    assert pixmap.devicePixelRatio() == ratio


def test_one_icon_has_one_picture_for_a_colour(qtbot: QtBot) -> None:
    icons = Icons(ICONS)
    assert icons.icon("x", "#000000").cacheKey() == icons.icon("x", "#000000").cacheKey()
    assert icons.icon("x", "#000000").cacheKey() != icons.icon("x", "#FFFFFF").cacheKey()


def test_many_colours_do_not_fill_memory(qtbot: QtBot) -> None:
    icons = Icons(ICONS)
    first = icons.icon("x", QColor(0, 0, 0)).cacheKey()
    for shade in range(1, 256):
        icons.icon("x", QColor(shade, 0, 0))
        icons.icon("x", QColor(0, shade, 0))
    assert icons.icon("x", QColor(0, 0, 0)).cacheKey() != first


def test_a_missing_icon_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(ICONS).icon("no-such-icon", "#000000")


def test_the_licence_comes_along() -> None:
    assert "ISC" in (ICONS / "LICENSE").read_text("utf-8")
