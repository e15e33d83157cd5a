"""Draws resources/rivulet.svg as PNG, ICO and ICNS files beside it.

    .venv/bin/python packaging/icons.py

Both containers hold PNG images as they are, so Qt's renderer is all it takes.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Apple's types for PNG data; the second of a pair is the same picture for a dense screen.
ICNS_TYPES = (
    ("icp4", 16),
    ("icp5", 32),
    ("ic11", 32),
    ("ic12", 64),
    ("ic07", 128),
    ("ic08", 256),
    ("ic13", 256),
    ("ic09", 512),
    ("ic14", 512),
)


def draw(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG", 0):  # type: ignore[call-overload] # the stub wants bytes
        raise OSError("Qt could not write a PNG image")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Microsoft's icon container: a directory of 16-byte entries, then the images."""
    offset = 6 + 16 * len(ICO_SIZES)
    directory = [struct.pack("<HHH", 0, 1, len(ICO_SIZES))]
    for size in ICO_SIZES:
        byte = size % 256  # 256 is written as 0
        length = len(pictures[size])
        directory.append(struct.pack("<BBBBHHII", byte, byte, 0, 0, 1, 32, length, offset))
        offset += length
    return b"".join([*directory, *(pictures[size] for size in ICO_SIZES)])


def icns(pictures: dict[int, bytes]) -> bytes:
    """Apple's icon container: a header, then images, each with its type and length."""
    entries = [
        kind.encode() + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_TYPES
    ]
    body = b"".join(entries)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(RESOURCES / "rivulet.svg"))
    pictures = {size: draw(renderer, size) for size in PNG_SIZES}
    for size, picture in pictures.items():
        (RESOURCES / f"rivulet-{size}.png").write_bytes(picture)
    (RESOURCES / "rivulet.ico").write_bytes(ico(pictures))
    (RESOURCES / "rivulet.icns").write_bytes(icns(pictures))
    application.quit()


if __name__ == "__main__":
    main()
