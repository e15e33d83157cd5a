"""A message that is open for changes stays so, whatever becomes of its window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.ruled_editor import RuledEditor
from desktop.ui.transcript.user_view import UserView
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.test_windows import another, talk

_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(desk: Desk) -> str | None:
    """What a message would become that is open for changes."""
    views = (view for view in desk.views() if isinstance(view, UserView))
    return next((view.edited_text for view in views if view.editing), None)


async def change(desk: Desk, words: str) -> None:
    """Open the last prompt by Up and write on."""
    desk.go()
    desk.key(Qt.Key.Key_Up)
    assert isinstance(QApplication.focusWidget(), RuledEditor)
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_it_is_open_again_when_its_conversation_is(play: Play) -> None:
    async def first(desk: Desk) -> None:
        key = await talk(desk, "Hello")
        await change(desk, " you")
        desk.go()
        desk.control_key(Qt.Key.Key_N)
        await desk.until(lambda: not desk.texts(), "another conversation")
        desk.window.sidebar.conversation_chosen.emit(key)
        await desk.until(lambda: opened(desk) == "Hello you", "what was open")
        assert QApplication.focusWidget() is desk.window.composer.editor
        # What was typed before is undone as ever.
        desk.key(Qt.Key.Key_Up)
        desk.control_key(Qt.Key.Key_Z)
        assert opened(desk) == "Hello"
        QTest.keyClicks(QApplication.focusWidget(), " all")

    async def later(desk: Desk) -> None:
        await desk.until(lambda: opened(desk) == "Hello all", "what was open at the end")
        desk.server.chat(Answer(chat_chunks(["Better"])))
        desk.go()
        desk.key(Qt.Key.Key_Up)
        desk.control_key(Qt.Key.Key_Z)
        assert opened(desk) == "Hello"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, _CONTROL_SHIFT)
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: "Better" in "".join(desk.texts()), "the answer")
        assert opened(desk) is None
        assert desk.texts()[0] == "You: Hello all"

    async def at_last(desk: Desk) -> None:
        await desk.until(lambda: "Better" in "".join(desk.texts()), "the conversation")
        assert opened(desk) is None

    play(first)
    play(later)
    play(at_last)


def test_left_by_escape_it_is_not_open_again(play: Play) -> None:
    async def first(desk: Desk) -> None:
        await talk(desk, "Hello")
        await change(desk, " you")
        desk.key(Qt.Key.Key_Escape)
        assert opened(desk) is None

    async def later(desk: Desk) -> None:
        await desk.until(lambda: desk.texts()[:1] == ["You: Hello"], "the conversation")
        assert opened(desk) is None

    play(first)
    play(later)


def test_it_moves_to_the_window_that_opens_it_and_outlives_one_that_closes(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "Hello")
        other = await another(desk)
        await change(desk, " here")
        # The same message, opened in the other window: one text, open there alone.
        await change(other, " and there")
        assert opened(other) == "Hello here and there"
        assert opened(desk) is None
        # A window that closes leaves it to one that shows the conversation.
        other.window.close()
        await desk.until(lambda: len(desk.windows) == 1, "the end of the window")
        await desk.until(lambda: opened(desk) == "Hello here and there", "the text")

    play(scene)


def test_it_is_carried_into_windows_that_are_built_anew(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "Hello")
        await change(desk, " you")
        await desk.windows.build_anew()
        fresh = await desk.beside(0)
        await fresh.until(lambda: opened(fresh) == "Hello you", "the text in the new window")

    play(scene)


def test_a_path_that_is_drawn_anew_has_it_open_still(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        key = await talk(desk, "Hello")
        other = await another(desk)
        # Two versions of the reply.
        desk.server.chat(Answer(chat_chunks(["Splendid"])))
        desk.go()
        desk.control_key(Qt.Key.Key_R)
        await other.until(lambda: "Splendid" in "".join(other.texts()), "the other try")
        await desk.until(lambda: not desk.live.is_busy(key), "its end")
        await change(desk, " you")
        transcript = other.transcript
        assert transcript is not None
        transcript.version_requested.emit(other.views()[1].message.id, 1)
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the first try")
        assert opened(desk) == "Hello you"
        editor = QApplication.focusWidget()
        await desk.until(lambda: isinstance(QApplication.focusWidget(), RuledEditor), "the focus")
        assert editor is not None

    play(scene)
