"""What is done in the window before the program behind it is ready."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.open_conversation import OpenConversation
from desktop.ui.shelf import Shelf
from desktop.ui.shell import Shell
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play

#: Known before: what is sent early may have left before a scene begins.
FINE = Answer(chat_chunks(["Fine"]))


def write(shell: Shell, text: str) -> None:
    """With an Enter for each line end."""
    editor = shell.window.composer.editor
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)


async def look_on(_desk: Desk) -> None:
    """Do nothing: what counts is before it, or after."""


def test_the_start_opens_no_other_window(play: Play, qapp: QApplication) -> None:
    """It would have the keys that are typed meanwhile."""

    class Windows(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if (
                event.type() == QEvent.Type.Show
                and isinstance(watched, QWidget)
                and watched.isWindow()
            ):
                seen.append(repr(watched))
            return False

    seen: list[str] = []
    windows = Windows()
    play(look_on, early=lambda _shell: qapp.installEventFilter(windows))
    qapp.removeEventFilter(windows)
    assert seen == []


def test_what_is_typed_after_an_early_enter_stays(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the reply")
        assert "You: At once" in desk.texts()
        assert desk.window.composer.text() == "and then"

    play(scene, early=lambda shell: write(shell, "At once\nand then"), answers=[FINE])


def test_a_second_early_message_waits_in_the_composer(play: Play) -> None:
    def early(shell: Shell) -> None:
        write(shell, "One\nTwo\n")
        told.append(shell.window.notices.isVisible())

    async def scene(desk: Desk) -> None:
        await desk.until(lambda: "You: One" in desk.texts(), "the first message")
        assert desk.window.composer.text() == "Two"

    told: list[bool] = []
    play(scene, early=early, answers=[FINE])
    assert told == [True]


@pytest.mark.parametrize(("typed", "left"), [("new", "old\nnew"), ("Hello\n", "old")])
def test_what_is_typed_early_does_not_take_the_place_of_a_draft(
    play: Play, typed: str, left: str
) -> None:
    async def draft(desk: Desk) -> None:
        QTest.keyClicks(desk.window.composer.editor, "old")

    async def look(desk: Desk) -> None:
        await desk.until(lambda: desk.window.composer.text() == left, "the draft")
        await desk.until(lambda: "Hello" not in typed or "Fine" in "".join(desk.texts()), "a reply")

    async def look_again(desk: Desk) -> None:
        await desk.until(lambda: desk.window.composer.text() == left, "the draft")

    play(draft)
    play(look, early=lambda shell: write(shell, typed), answers=[FINE])
    play(look_again)


def test_what_is_typed_while_the_last_conversation_is_read_stays(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def talk(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine"])))
        await desk.send("Hello")
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the reply")

    async def look(desk: Desk) -> None:
        assert desk.window.composer.text() == "w"
        desk.key(Qt.Key.Key_X)
        assert desk.window.composer.text() == "wx"
        assert desk.texts() == []

    async def take_while_typing(shelf: Shelf, conversation_id: str) -> OpenConversation | None:
        QTest.keyClicks(QApplication.focusWidget(), "w")
        return await take(shelf, conversation_id)

    take = Shelf.take
    play(talk)
    monkeypatch.setattr(Shelf, "take", take_while_typing)
    play(look)
