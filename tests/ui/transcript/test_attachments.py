"""Pictures and files of a question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import File, Image
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.file_card import FileCard
from desktop.ui.transcript.file_viewer import FileViewer
from desktop.ui.transcript.picture_card import PictureButton
from desktop.ui.transcript.transcript import Transcript
from tests.ui.transcript.conftest import MakeMessage
from tests.ui.transcript.test_pictures import pixels


def _card(transcript: Transcript) -> FileCard:
    return transcript.views[0].findChild(FileCard)


def test_pictures_are_small_and_stand_beside_one_another(
    transcript: Transcript, message: MakeMessage
) -> None:
    pictures = [Image("image/png", pixels(1600, 1200, "PNG", "#2040c0")) for _ in range(2)]
    transcript.show_path([message("u1", *pictures, "What is it?")])
    first, second = transcript.views[0].findChildren(PictureButton)
    assert first.height() <= 180
    assert first.width() <= 240
    cards = first.parentWidget(), second.parentWidget()
    assert cards[0].y() == cards[1].y()
    assert cards[0].geometry().right() < cards[1].x()


def test_a_picture_stays_within_the_corners_of_its_frame(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("u1", Image("image/png", pixels(400, 300, "PNG", "#0000c0")))])
    (button,) = transcript.views[0].findChildren(PictureButton)

    def blue(x: int, y: int) -> int:
        colour = button.grab().toImage().pixelColor(x, y)
        # The frame is of another colour where the pointer is above it.
        return int(colour.blue() - max(colour.red(), colour.green()))

    qtbot.waitUntil(lambda: blue(button.width() // 2, button.height() // 2) > 150)
    assert max(blue(x, 0) for x in range(12)) < 30


def test_on_a_narrow_page_they_stand_below_one_another(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.resize(420, 600)
    files = [File(f"a long name of file number {n}.pdf", "application/pdf", b"") for n in (1, 2)]
    transcript.show_path([message("u1", *files)])
    first, second = transcript.views[0].findChildren(FileCard)
    assert first.geometry().bottom() < second.y()
    assert first.x() >= 0


def test_enter_shows_a_file_of_text(
    transcript: Transcript,
    message: MakeMessage,
    qtbot: QtBot,
    theme: ThemeSource,
    qapp: QApplication,
) -> None:
    theme.apply(qapp)
    transcript.show_path([message("u1", File("notes.md", "text/markdown", "# Ägypten\n".encode()))])
    assert _card(transcript).accessibleName() == "notes.md, 11 B"
    QTest.keyClick(_card(transcript), Qt.Key.Key_Return)
    viewer = transcript.window().findChild(FileViewer)
    qtbot.waitExposed(viewer)
    assert viewer.text == "# Ägypten\n"
    assert viewer.windowTitle() == "notes.md"
    (size,) = viewer.findChildren(QLabel)
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        shown = size.palette().color(size.foregroundRole())
        assert shown == theme.theme.colour("secondary")
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: transcript.window().findChild(FileViewer) is None)


def test_other_files_are_saved_under_a_name_without_folders(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    block = File("../../\u202eevil\0.tar.gz", "application/gzip", b"\0\1\2")
    transcript.show_path([message("u1", block)])
    card = _card(transcript)
    with qtbot.waitSignal(card._context.pictures.save_requested) as saved:
        card.click()
    content, name = saved.args
    assert content == b"\0\1\2"
    assert name == "evil.tar.gz"


def test_only_the_beginning_of_a_large_file_is_shown(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("u1", File("log.txt", "text/plain", b"line\n" * 200_000))])
    _card(transcript).show_file()
    viewer = transcript.window().findChild(FileViewer)
    assert len(viewer.text) == 400_000
    viewer.close()
