"""A question that stays at the top of the page while it is answered."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

LINE = "A line of the answer.\n\n"


@pytest.fixture
def pinning(theme: ThemeSource, qtbot: QtBot, message: MakeMessage) -> Transcript:
    """A second question was asked; nothing of the answer has come."""
    made = Transcript(theme=theme, open_link=print, pins_question=lambda: True)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_path([message("u0", "First"), message("a0", LINE * 40)])
    _ask(made, message, "u1", "a1")
    return made


def _ask(transcript: Transcript, message: MakeMessage, question: str, reply: str) -> None:
    transcript.add_message(message(question, "And then?"))
    transcript.scroll_to_end()
    transcript.begin_reply(message(reply, status=MessageStatus.STREAMING))
    QTest.qWait(30)


def _stream(transcript: Transcript, lines: int) -> None:
    for _ in range(lines):
        transcript.reply_text("a1", 0, LINE)
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    # However busy the machine is: all of it is shown, and then laid out.
    for _ in range(100):
        if not view.dirty:
            break
        QTest.qWait(30)
    QTest.qWait(60)


def test_the_question_goes_to_the_top_and_stays_there(
    pinning: Transcript, message: MakeMessage
) -> None:
    assert pinning.message_top("u1") == 0
    assert not pinning.latest_button.isVisible()
    for lines in (2, 10, 60):
        _stream(pinning, lines)
        assert pinning.message_top("u1") == 0
    assert pinning.latest_button.isVisible(), "there is more below the page now"
    pinning.reply_finished(message("a1", LINE * 72))
    QTest.qWait(60)
    assert pinning.message_top("u1") == 0


def test_the_end_of_a_short_answer_moves_nothing(pinning: Transcript, message: MakeMessage) -> None:
    _stream(pinning, 2)
    pinning.reply_finished(message("a1", LINE * 2))
    QTest.qWait(60)
    assert pinning.message_top("u1") == 0
    assert not pinning.latest_button.isVisible()
    pinning.resize(700, 500)
    assert pinning.message_top("u1") == 0
    _ask(pinning, message, "u2", "a2")
    assert pinning.message_top("u2") == 0


def test_the_reader_scrolls_away_and_goes_to_the_end(pinning: Transcript) -> None:
    _stream(pinning, 2)
    bar = pinning.verticalScrollBar()
    pinning.scroll_to(bar.value() - 200)
    assert pinning.message_top("u1") == 200
    assert pinning.latest_button.isVisible()
    _stream(pinning, 10)
    assert pinning.message_top("u1") == 200
    pinning.scroll_to_end()
    assert pinning.following
    assert bar.value() == bar.maximum()
    assert pinning.message_top("u1") > 0, "no empty room is left at the end"
    _stream(pinning, 60)
    assert bar.value() == bar.maximum()


def test_a_reader_who_is_elsewhere_is_left_there(pinning: Transcript, message: MakeMessage) -> None:
    pinning.scroll_to_end()
    pinning.scroll_to(100)
    QTest.qWait(100)
    before = pinning.message_top("u1")
    pinning.begin_reply(message("a3", status=MessageStatus.STREAMING))
    QTest.qWait(30)
    assert pinning.message_top("u1") == before


def test_of_a_long_question_the_end_is_shown(pinning: Transcript, message: MakeMessage) -> None:
    pinning.add_message(message("u2", "words that fill lines\n" * 100))
    pinning.scroll_to_end()
    pinning.begin_reply(message("a2", status=MessageStatus.STREAMING))
    view = pinning.view("a2")
    assert view is not None
    assert 0 < pinning.message_top("a2") < pinning.viewport().height()
