"""A transcript that has only a part of its path."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.chat.message import Message
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage


class Path:
    """A hundred and fifty messages, brought to the transcript when it asks for them."""

    def __init__(self, transcript: Transcript, message: MakeMessage) -> None:
        self.all = [message(f"a{n}", f"Number {n} of the path.\n\nMore.") for n in range(150)]
        self.transcript = transcript
        self.asked: list[str] = []
        transcript.older_requested.connect(lambda: self._bring("older", 20))
        transcript.whole_requested.connect(lambda: self._bring("whole", 150))
        transcript.newer_requested.connect(self._bring_newer)

    def show(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.transcript.show_path(self.all[first:last], older=first, newer=len(self.all) - last)

    def shown(self) -> list[str]:
        return [view.message.id for view in self.transcript.views]

    def _bring(self, what: str, count: int) -> None:
        self.asked.append(what)
        before, self.first = self.first, max(self.first - count, 0)
        older: list[Message] = self.all[self.first : before]
        QTest.qWait(1)
        self.transcript.add_older(older, older=self.first)

    def _bring_newer(self) -> None:
        before, self.last = self.last, min(self.last + 10, len(self.all))
        QTest.qWait(1)
        self.transcript.add_newer(self.all[before : self.last], newer=len(self.all) - self.last)


@pytest.fixture
def path(transcript: Transcript, message: MakeMessage) -> Path:
    return Path(transcript, message)


def test_older_messages_come_as_the_reader_goes_up_and_nothing_moves(
    path: Path, qtbot: QtBot
) -> None:
    transcript = path.transcript
    path.show(120, 150)
    assert transcript.following
    for _ in range(60):
        qtbot.keyClick(transcript, Qt.Key.Key_PageUp)
        top = transcript.message_at_top()
        QTest.qWait(2)
        assert transcript.message_at_top() is top
    qtbot.keyClick(transcript, Qt.Key.Key_Home)
    assert path.shown() == [message.id for message in path.all]
    assert path.first == 0


def test_in_the_middle_the_end_of_what_is_here_is_not_followed(path: Path, qtbot: QtBot) -> None:
    transcript = path.transcript
    path.show(40, 70)
    assert transcript.focus_message("a50")
    assert not transcript.following
    assert transcript.latest_button.isVisible()
    view = transcript.view("a50")
    assert view is not None
    assert view.hasFocus()
    for _ in range(80):
        qtbot.keyClick(transcript, Qt.Key.Key_PageDown)
        QTest.qWait(2)
    assert path.shown()[-1] == "a149"
    assert transcript.newer == 0
    qtbot.keyClick(transcript, Qt.Key.Key_End)
    assert transcript.following


def test_the_end_is_asked_for_from_the_middle(path: Path, qtbot: QtBot) -> None:
    path.show(40, 70)
    with qtbot.waitSignal(path.transcript.end_requested):
        qtbot.mouseClick(path.transcript.latest_button, Qt.MouseButton.LeftButton)


def test_keys_go_on_past_the_last_message_that_is_here(path: Path, qtbot: QtBot) -> None:
    transcript = path.transcript
    path.show(40, 70)
    transcript.focus_message("a69")
    for _ in range(4):
        view = transcript.views[-1]
        transcript.focus_step(view, 1)
        QTest.qWait(2)
    assert path.last > 70


def test_what_is_not_here_is_found_too(path: Path) -> None:
    path.show(120, 150)
    path.transcript.open_find()
    path.transcript.find_bar.words_changed.emit("of the path")
    QTest.qWait(30)
    assert "whole" in path.asked
    assert path.transcript.hidden_count("of the path") + len(path.shown()) == 150


def test_a_failed_wish_is_told_again(path: Path, transcript: Transcript, qtbot: QtBot) -> None:
    asked: list[None] = []
    transcript.older_requested.disconnect()
    transcript.older_requested.connect(lambda: asked.append(None))
    path.show(120, 150)
    before = len(asked)
    transcript.add_older((), older=120)
    for _ in range(40):
        qtbot.keyClick(transcript, Qt.Key.Key_PageUp)
    assert len(asked) == before + 1
