"""Temporary conversations in the window: nothing on the disk, nothing lost unasked."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play

#: What is said and answered, and what is typed and not sent: found nowhere on the disk.
SAID, ANSWERED, TYPED = "zebra-question", "quokka-answer", "okapi-draft"


def new_temporary(desk: Desk) -> None:
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_N, shift)


def on_disk(folder: Path, word: str) -> list[Path]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return [file for file in files if word.encode() in file.read_bytes()]


def is_marked(desk: Desk) -> bool:
    labels = desk.window.findChildren(QLabel, "temporaryMark")
    return any(label.isVisible() for label in labels)


def question(desk: Desk) -> QMessageBox | None:
    boxes = desk.window.findChildren(QMessageBox)
    return next((box for box in boxes if box.isVisible()), None)


async def talk(desk: Desk) -> None:
    desk.server.chat(Answer(chat_chunks([ANSWERED])))
    new_temporary(desk)
    await desk.send(SAID)
    await desk.until(lambda: ANSWERED in "".join(desk.texts()), "the reply")
    await asyncio.sleep(0.05)
    QTest.keyClicks(QApplication.focusWidget(), TYPED)
    await asyncio.sleep(0.6)


async def answer(desk: Desk, button: str) -> None:
    await desk.until(lambda: question(desk), "the question")
    box = question(desk)
    assert box is not None
    found = desk.button(button, box)
    assert found is not None
    found.click()
    await desk.until(lambda: question(desk) is None, "the end of the question")


def test_nothing_of_it_is_on_the_disk(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        assert is_marked(desk)
        assert SAID not in desk.window.windowTitle()
        assert desk.window.sidebar.conversation_ids() == []
        desk.server.chat(Answer(chat_chunks([ANSWERED])))
        desk.control_key(Qt.Key.Key_R)
        await desk.until(lambda: len(desk.server.requests) == 2, "another try")
        await desk.until(lambda: ANSWERED in "".join(desk.texts()), "its reply")
        for word in (SAID, ANSWERED, TYPED):
            assert on_disk(tmp_path, word) == []

    play(scene)
    for word in (SAID, ANSWERED, TYPED):
        assert on_disk(tmp_path, word) == []


def test_the_same_words_in_an_ordinary_conversation_are(play: Play, tmp_path: Path) -> None:
    """Or else the test above would say nothing."""

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks([ANSWERED])))
        await desk.send(SAID)
        await desk.until(lambda: ANSWERED in "".join(desk.texts()), "the reply")
        await desk.until(lambda: on_disk(tmp_path, ANSWERED), "the stored reply")

    play(scene)
    assert on_disk(tmp_path, SAID)


@pytest.mark.parametrize("name", ["new", "quit"])
def test_it_is_not_left_unasked(play: Play, tmp_path: Path, name: str) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        desk.window.findChild(QAction, name).trigger()
        await answer(desk, "Stay")
        assert ANSWERED in "".join(desk.texts())
        assert desk.window.composer.text() == TYPED
        desk.window.findChild(QAction, name).trigger()
        await answer(desk, "Discard")
        if name == "new":
            await desk.until(lambda: not is_marked(desk), "a new conversation")
            assert desk.transcript is None
            assert desk.window.composer.text() == ""
            assert desk.window.sidebar.conversation_ids() == []

    play(scene)
    assert on_disk(tmp_path, SAID) == []


def test_keep_makes_it_a_conversation_like_others(play: Play, tmp_path: Path) -> None:
    async def keep(desk: Desk) -> None:
        await talk(desk)
        desk.control_key(Qt.Key.Key_S)
        await desk.until(desk.window.sidebar.conversation_ids, "the conversation in the sidebar")
        assert not is_marked(desk)
        assert desk.window.windowTitle().startswith(SAID)
        desk.window.composer.clear()
        desk.server.chat(Answer(chat_chunks(["More of it"])))
        await desk.send("Go on")
        await desk.until(lambda: "More of it" in "".join(desk.texts()), "the next reply")

    async def look(desk: Desk) -> None:
        await desk.until(lambda: "More of it" in "".join(desk.texts()), "the conversation")
        assert [text for text in desk.texts() if SAID in text or ANSWERED in text]
        assert len(desk.texts()) == 4

    play(keep)
    play(look)


def test_what_cannot_be_kept_says_so(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.control_key(Qt.Key.Key_S)
        assert "kept already" in desk.window.notices.text()
        desk.window.notices.dismiss()
        new_temporary(desk)
        desk.control_key(Qt.Key.Key_S)
        assert "nothing to keep" in desk.window.notices.text()

    play(scene)


def test_leaving_it_ends_the_reply(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer([chat_chunk(ANSWERED), Hang()]))
        new_temporary(desk)
        await desk.send(SAID)
        await desk.until(
            lambda: desk.transcript is not None and desk.transcript.last_reply_text() == ANSWERED,
            "the text",
        )
        desk.control_key(Qt.Key.Key_N)
        await answer(desk, "Discard")
        await desk.until(lambda: desk.server.disconnects, "the disconnect")
        assert not is_marked(desk)

    play(scene)
    assert on_disk(tmp_path, ANSWERED) == []
