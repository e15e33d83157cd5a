"""Pictures as they go out: upright, small enough, and nothing but pixels."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage

from desktop.chat.errors import AttachmentRefused
from desktop.settings import ProviderKind
from desktop.ui.attachments.picture_intake import (
    longest_edge,
    take_image,
    take_picture,
    thumbnail_of,
)


def picture(width: int, height: int) -> QImage:
    """Red above, blue below."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for y in range(height // 2, height):
        for x in range(width):
            image.setPixelColor(x, y, QColor("blue"))
    return image


def encoded(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)
    return bytes(buffer.data().data())


def with_exif(jpeg: bytes, *, orientation: int) -> bytes:
    """The same file as a camera writes it: turned, and with the place where it was taken."""
    place = b"GPS 52.5200 N 13.4050 E"
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack("<HHII", 0x010E, 2, len(place), 38)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + place
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def test_a_photograph_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    taken = take_picture(
        with_exif(encoded(picture(60, 40), "JPEG"), orientation=6), "photo.jpg", edge=2048
    )
    assert (taken.size.width(), taken.size.height()) == (40, 60)
    assert b"GPS" not in taken.block.data
    assert b"Exif" not in taken.block.data
    again = QImage.fromData(taken.block.data)
    # What was above is at the right after a quarter turn.
    assert again.pixelColor(36, 30).red() > 200
    assert again.pixelColor(4, 30).blue() > 200


def test_texts_in_a_png_are_left_out() -> None:
    image = picture(20, 20)
    image.setText("Author", "somebody")
    image.setText("Location", "at home")
    data = encoded(image, "PNG")
    chunk = b"tEXtComment\0secret place"
    extra = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = data[:33] + extra + data[33:]
    assert b"secret" in data
    taken = take_picture(data, "a.png", edge=2048)
    assert taken.block.media_type == "image/png"
    for word in (b"somebody", b"at home", b"secret"):
        assert word not in taken.block.data
    assert QImage.fromData(taken.block.data).textKeys() == []


def test_a_large_picture_is_made_as_small_as_its_provider_would() -> None:
    data = encoded(picture(4000, 100), "PNG")
    for kind, edge in ((ProviderKind.ANTHROPIC, 1568), (ProviderKind.OPENAI_CHAT, 2048)):
        taken = take_picture(data, "wide.png", edge=longest_edge(kind))
        assert taken.size.width() == edge
        assert QImage.fromData(taken.block.data).width() == edge


def test_a_small_picture_keeps_every_pixel() -> None:
    image = picture(30, 20)
    taken = take_image(image, "small.png", edge=2048)
    again = QImage.fromData(taken.block.data).convertToFormat(image.format())
    assert again == image
    assert (taken.thumbnail.width(), taken.thumbnail.height()) == (30, 20)


def test_transparency_survives_where_it_can() -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    taken = take_image(image, "clear.png", edge=2048)
    assert QImage.fromData(taken.block.data).pixelColor(5, 5).alpha() == 0


def test_a_picture_that_stays_too_large_becomes_a_jpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.attachments.picture_intake._MOST_BYTES", 600)
    taken = take_image(picture(200, 200), "big.png", edge=2048)
    assert taken.block.media_type == "image/jpeg"


def test_a_picture_on_a_dense_screen_is_taken_with_all_its_pixels() -> None:
    image = picture(40, 40)
    image.setDevicePixelRatio(2.0)
    assert QImage.fromData(take_image(image, "s.png", edge=2048).block.data).width() == 40


def test_a_damaged_picture_is_refused_in_words() -> None:
    data = b"\x89PNG\r\n\x1a\n and nothing more"
    with pytest.raises(AttachmentRefused, match=r"bad\.png is damaged"):
        take_picture(data, "bad.png", edge=2048)
    assert thumbnail_of(data).isNull()
