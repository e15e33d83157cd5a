from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Image
from desktop.ui.transcript.cards import PictureCard
from desktop.ui.transcript.picture_card import PictureButton
from desktop.ui.transcript.picture_viewer import PictureViewer
from desktop.ui.transcript.pictures import Pictures, read_picture
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage


def pixels(width: int, height: int, kind: str = "PNG", colour: str = "#c04020") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    buffer.close()
    return bytes(content.data())


def _bomb(width: int, height: int) -> bytes:
    """A small PNG whose header promises many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(10_000)))
        + chunk(b"IEND", b"")
    )


def _card(transcript: Transcript) -> PictureCard:
    return transcript.views[0].findChild(PictureCard)


def _button(transcript: Transcript) -> PictureButton:
    button = _card(transcript).button
    assert button is not None
    return button


def _middle(transcript: Transcript) -> str:
    button = _button(transcript)
    return button.grab().toImage().pixelColor(button.rect().center()).name()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_a_picture_is_painted_without_anything_moving(
    kind: str, transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    block = Image("image/any", pixels(1600, 800, kind, "#2040c0"))
    transcript.show_path([message("a1", block, "below")])
    before = [view.height() for view in transcript.views], _card(transcript).size()
    assert _card(transcript).width() == transcript.views[0].width() - 24
    assert _card(transcript).height() == round(_card(transcript).width() / 2)
    qtbot.waitUntil(lambda: QColor(_middle(transcript)).blue() > 150)
    assert ([view.height() for view in transcript.views], _card(transcript).size()) == before


def test_a_narrow_page_makes_a_picture_smaller(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", Image("image/png", pixels(1600, 800)))])
    transcript.resize(400, 600)
    qtbot.waitUntil(lambda: _button(transcript).width() < 400)
    assert _button(transcript).height() == round(_button(transcript).width() / 2)


def test_a_small_picture_is_not_enlarged(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", Image("image/png", pixels(40, 30)))])
    assert _button(transcript).size() == QSize(40, 30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nothing",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        _bomb(100_000, 100_000),
    ],
)
def test_what_is_no_picture_is_named(
    data: bytes, transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", Image("image/png", data))])
    assert _card(transcript).button is None
    assert _card(transcript).accessibleName().endswith("cannot be shown")


def test_a_damaged_picture_says_so(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", Image("image/bmp", pixels(300, 300, "BMP")[:54]))])
    button = _button(transcript)
    pictures = button._context.pictures
    with qtbot.waitSignal(pictures.ready):
        button.grab()
    shown = pictures.pixmap(button.picture, button._most_pixels())
    assert shown is not None
    assert shown.isNull()


def test_a_turned_photograph_stands_upright() -> None:
    plain = pixels(60, 20, "JPEG")
    exif = (
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00"
        + struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
        + b"\x00\x00\x00\x00"
    )
    turned = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    picture = read_picture(turned)
    assert picture is not None
    assert picture.size == QSize(20, 60)


def test_what_is_decoded_is_kept_within_bounds(qtbot: QtBot) -> None:
    pictures = Pictures()
    content = pixels(2000, 2000)
    for _ in range(8):
        picture = read_picture(content)
        assert picture is not None
        with qtbot.waitSignal(pictures.ready):
            assert pictures.pixmap(picture, picture.size) is None
        assert pictures.pixmap(picture, picture.size) is not None
    assert len(pictures._shown) == 6  # 16 MB each of at most 96


def _open_viewer(transcript: Transcript, qtbot: QtBot) -> PictureViewer:
    button = _button(transcript)
    transcript.activateWindow()
    qtbot.waitUntil(transcript.isActiveWindow)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    viewer = transcript.findChild(PictureViewer)
    assert isinstance(viewer, PictureViewer)
    return viewer


def test_enter_enlarges_and_escape_goes_back(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", Image("image/png", pixels(1600, 800)))])
    viewer = _open_viewer(transcript, qtbot)
    assert viewer.geometry() == transcript.rect()
    assert QApplication.focusWidget() is viewer
    qtbot.waitUntil(
        lambda: viewer.grab().toImage().pixelColor(viewer.rect().center()).name() == "#c04020"
    )
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert QApplication.focusWidget() is _button(transcript)


def test_the_viewer_zooms_within_bounds_and_fits_again(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", Image("image/png", pixels(1600, 800)))])
    viewer = _open_viewer(transcript, qtbot)
    fitting = viewer.zoom
    assert fitting < 1
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.zoom == 1
    for _ in range(40):
        qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom == 8
    for _ in range(40):
        qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.zoom == fitting
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom == fitting


def test_tab_stays_in_the_viewer(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a1", Image("image/png", pixels(1600, 800)))])
    viewer = _open_viewer(transcript, qtbot)
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is viewer or viewer.isAncestorOf(focus)


def test_a_picture_can_be_copied_and_saved(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    data = pixels(50, 40, "JPEG")
    transcript.show_path([message("a1", Image("image/jpeg", data))])
    button = _button(transcript)
    pictures = button._context.pictures
    where = button.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, button.mapToGlobal(QPoint(where))
    )
    QApplication.sendEvent(button, event)
    menu = button.findChild(QMenu)
    acts = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(pictures.notice_requested) as said:
        acts["Copy image"].trigger()
    assert said.args == ["Picture copied."]
    assert QApplication.clipboard().image().size() == QSize(50, 40)
    with qtbot.waitSignal(pictures.save_requested) as saved:
        acts["Save image…"].trigger()
    assert saved.args == [data, "picture.jpg"]
    menu.close()
