"""What is sent, as the window shows it and lets it be chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui.answering.context_panel import ContextPanel
from desktop.ui.choice_box import ChoiceBox
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play


def meter(desk: Desk) -> str:
    found = desk.window.findChild(QPushButton, "contextMeter")
    assert isinstance(found, QPushButton)
    return found.text().strip() if found.isVisible() else ""


def focus(desk: Desk, number: int) -> None:
    desk.views()[number].setFocus()


def press(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


async def talk(desk: Desk, *texts: str) -> None:
    desk.server.chat(Answer(chat_chunks(["Fine."])))
    for count, text in enumerate(texts, start=1):
        desk.window.composer.setFocus()
        await desk.send(text)
        await desk.until(
            lambda n=count: len(desk.views()) == 2 * n and desk.views()[-1].footer.words,
            "the reply",
        )
        await ended(desk)


async def ended(desk: Desk) -> None:
    """Wait for the end of the reply, and until the next message may be sent."""
    await desk.until(lambda: "→" in desk.views()[-1].footer.words, "its end")
    await desk.until(lambda: not desk.window.composer._streaming, "the composer")


def test_the_meter_measures_what_is_typed_and_what_was_counted(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await desk.until(lambda: meter(desk) == "0 tokens" or "0" in meter(desk), "the meter")
        QTest.keyClicks(QApplication.focusWidget(), "one two three four")
        await desk.until(lambda: meter(desk) == "≈ 4 tokens", "the draft in it")
        desk.window.composer.clear()
        await talk(desk, "Hello")
        await desk.until(lambda: meter(desk) == "12 tokens", "5 in and 7 out, as counted")
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        QTest.keyClick(desk.window.composer, Qt.Key.Key_X, chord)
        await desk.until(lambda: desk.window.findChild(ContextPanel), "a panel")
        panel = desk.window.findChild(ContextPanel)
        assert isinstance(panel, ContextPanel)
        await desk.until(panel.isVisible, "the panel")
        assert "Conversation: 12" in panel.lines
        assert "The model can read: not known" in panel.lines
        rule = panel.findChild(ChoiceBox)
        assert rule.width() >= rule.whole_width(), "what is chosen is read whole"
        QTest.keyClick(panel, Qt.Key.Key_Escape)

    play(scene)


def test_messages_are_excluded_and_pinned_by_keys(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "First", "Second")
        focus(desk, 0)
        press(desk, Qt.Key.Key_X)
        await desk.until(desk.views()[0].graphicsEffect, "a dimmed message")
        focus(desk, 1)
        press(desk, Qt.Key.Key_P)
        await desk.until(lambda: desk.views()[1].message.mark == "pinned", "a pinned one")
        assert desk.views()[1].footer.mark == "pinned: always sent"
        await talk_more(desk, "Third", 3)
        sent = [m["content"] for m in desk.server.requests[-1].json["messages"]]
        assert "First" not in sent
        assert sent[-1] == "Third"
        focus(desk, 0)
        press(desk, Qt.Key.Key_X)
        await desk.until(lambda: desk.views()[0].graphicsEffect() is None, "it is back")
        await talk_more(desk, "Fourth", 4)
        sent = [m["content"] for m in desk.server.requests[-1].json["messages"]]
        assert sent[0] == "First"

    play(scene)


async def talk_more(desk: Desk, text: str, number: int) -> None:
    desk.window.composer.setFocus()
    await desk.send(text)
    await desk.until(lambda: len(desk.views()) == 2 * number, "the reply")
    await ended(desk)
