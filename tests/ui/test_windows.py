"""Several windows: what is done in one shows in the others, and each has what is its own."""

from __future__ import annotations

import asyncio
import gc
import json
import weakref
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.chat.message import MessageStatus
from desktop.runtime.collector import Collector
from desktop.settings import Appearance
from desktop.ui.main_window import MainWindow
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.palette_list import PaletteList
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.sidebar_list import ConversationList
from desktop.ui.transcript.question_card import QuestionCard
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.tool_round_view import ToolRoundView
from desktop.ui.window import Window
from tests.scripted_calls import chat_calls
from tests.scripted_server import Answer, Hang, Pause, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.tool_choice import choose

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


async def talk(desk: Desk, text: str = "Hello", answer: str = "Fine") -> str:
    """Begin a conversation; returns its id."""
    desk.server.chat(Answer(chat_chunks([answer])))
    await desk.send(text)
    await desk.until(lambda: answer in "".join(desk.texts()), "the reply")
    (newest, *_) = desk.window.sidebar.conversation_ids()
    await desk.until(lambda: not desk.live.is_busy(newest), "its end")
    return newest


async def another(desk: Desk, key: Qt.Key = Qt.Key.Key_O) -> Desk:
    """Open one more window by its key: by O, with the conversation that is shown here."""
    desk.go()
    before = len(desk.windows)
    QTest.keyClick(desk.window, key, _CONTROL_ALT)
    other = await desk.beside(before)
    await desk.until(lambda: key != Qt.Key.Key_O or other.texts() == desk.texts(), "the messages")
    await desk.until(other.window.isActiveWindow, "the window in front")
    return other


def growing(desk: Desk) -> str:
    """The text so far of the reply at the end."""
    last = desk.views()[-1:]
    return last[0].source if last and isinstance(last[0], ReplyView) else ""


def test_a_reply_grows_in_both_windows_and_is_stopped_from_the_other(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        other = await another(desk)
        desk.server.chat(Answer([chat_chunk("It grows"), Pause(0.2), chat_chunk(" on"), Hang()]))
        desk.go()
        await desk.send("More")
        await desk.until(lambda: growing(desk) == "It grows on", "the text here")
        await desk.until(lambda: growing(other) == "It grows on", "the text there")
        other.go()
        other.key(Qt.Key.Key_Escape)
        for place in (desk, other):
            await place.until(
                lambda: place.views()[-1].message.status is MessageStatus.STOPPED,  # noqa: B023
                "the end",
            )
            assert growing(place) == "It grows on"
            assert not place.window.composer.text()

    play(scene)


def test_a_window_that_comes_late_shows_what_has_arrived_and_what_comes(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        go_on = Pause(1.5)
        desk.server.chat(Answer([chat_chunk("Begun **"), go_on, *chat_chunks(["well** done"])]))
        await desk.send("Hello")
        await desk.until(lambda: growing(desk) == "Begun **", "the beginning")
        other = await another(desk)
        assert growing(other) == "Begun **"
        await other.until(lambda: growing(other) == "Begun **well** done", "the rest")
        await desk.until(lambda: growing(desk) == "Begun **well** done", "the rest here")

    play(scene)


def test_what_is_done_in_one_window_shows_in_the_other(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        key = await talk(desk)
        other = await another(desk)
        other.window.sidebar.rename_requested.emit(key, "Another name")
        await desk.until(lambda: "Another name" in desk.window.windowTitle(), "the title")
        summary = desk.window.sidebar.summary(key)
        assert summary is not None
        assert summary.title == "Another name"
        # An edit, and the way back to the version before.
        desk.server.chat(Answer(chat_chunks(["Better"])))
        desk.views()[0].setFocus()
        transcript = desk.transcript
        assert transcript is not None
        transcript.edited.emit(desk.views()[0].message.id, "Hello again")
        await other.until(lambda: "Better" in "".join(other.texts()), "the other version")
        assert other.texts() == desk.texts()
        await desk.until(lambda: not desk.live.is_busy(key), "its end")
        transcript.version_requested.emit(desk.views()[0].message.id, 1)
        await other.until(lambda: "Fine" in "".join(other.texts()), "the first version")
        # Another try.
        other.server.chat(Answer(chat_chunks(["Splendid"])))
        other.go()
        other.control_key(Qt.Key.Key_R)
        await desk.until(lambda: "Splendid" in "".join(desk.texts()), "the other try")
        await desk.until(lambda: desk.texts() == other.texts(), "the same in both")
        await desk.until(lambda: not desk.live.is_busy(key), "its end")
        other.window.sidebar.delete_requested.emit((key,))
        await desk.until(lambda: desk.texts() == [] and other.texts() == [], "its end")
        assert desk.window.sidebar.conversation_ids() == []

    play(scene)


def test_each_window_has_a_draft_of_its_own_and_none_is_lost(play: Play) -> None:
    async def write(desk: Desk) -> None:
        await talk(desk)
        QTest.keyClicks(desk.window.composer.editor, "here")
        other = await another(desk)
        assert other.window.composer.text() == ""
        QTest.keyClicks(other.window.composer.editor, "there")
        assert desk.window.composer.text() == "here"
        # What a window leaves goes to one that shows the conversation and has nothing.
        desk.window.composer.clear()
        other.control_key(Qt.Key.Key_N)
        await desk.until(lambda: desk.window.composer.text() == "there", "the draft")
        other.control_key(Qt.Key.Key_1)
        await other.until(other.texts, "the conversation again")
        assert other.window.composer.text() == ""
        QTest.keyClicks(other.window.composer.editor, "too")
        other.control_key(Qt.Key.Key_W)
        await desk.until(lambda: len(desk.windows) == 1, "the end of the window")
        assert desk.window.composer.text() == "there"

    async def read(desk: Desk) -> None:
        await desk.until(desk.texts, "the conversation")
        assert sorted(desk.window.composer.text().split("\n\n")) == ["there", "too"]

    play(write)
    play(read)


def test_a_window_is_closed_alone_and_its_reply_goes_on(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        other = await another(desk, Qt.Key.Key_N)
        assert other.texts() == []
        desk.server.chat(Answer([chat_chunk("It"), Pause(0.5), *chat_chunks([" ends"])]))
        other.go()
        await other.send("Go on")
        await other.until(lambda: growing(other) == "It", "the beginning")
        (key, *_) = desk.window.sidebar.conversation_ids()
        other.control_key(Qt.Key.Key_W)
        await desk.until(lambda: len(desk.windows) == 1, "the end of the window")
        assert desk.window.isVisible()
        await desk.until(lambda: not desk.live.is_busy(key), "the end of the reply")
        conversation = await desk.library.open(key)
        assert conversation is not None
        await desk.library.fetch(conversation, conversation.active_ids())
        assert conversation.active_path()[-1].text == "It ends"
        item = desk.window.sidebar.findChild(ConversationList).model()
        assert "unread" in item.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    play(scene)


def test_closed_windows_leave_nothing_behind(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        made = weakref.WeakSet[Window]()
        for _ in range(3):
            other = await another(desk)
            made.add(list(desk.windows)[1])
            other.go()
            other.control_key(Qt.Key.Key_W)
            await desk.until(lambda: len(desk.windows) == 1, "the end of the window")
        del other
        await desk.until(lambda: len(_windows()) == 1, "the end of its widgets")
        # Nobody who is gone hears of what changes.
        for window in desk.windows:
            window._commons.dress.theme.wear(Appearance(zoom=130))
        await asyncio.sleep(0.1)
        await desk.until(lambda: gc.collect() >= 0 and not made, "the end of all that served it")

    play(scene)


def test_a_closed_window_leaves_nothing_even_when_it_was_set_aside(
    play: Play, qapp: QApplication
) -> None:
    def widgets() -> Counter[str]:
        return Counter(type(widget).__name__ for widget in QApplication.allWidgets())

    async def scene(desk: Desk) -> None:
        collector = qapp.findChild(Collector)
        desk.windows.closed.connect(collector.look_at_all)
        await talk(desk)
        made = weakref.WeakSet[Window]()
        before: Counter[str] = Counter()
        for _ in range(3):
            other = await another(desk)
            made.add(list(desk.windows)[1])
            gc.freeze()  # as it is when much is imported
            other.go()
            other.control_key(Qt.Key.Key_W)
            del other
            await desk.until(lambda: len(desk.windows) == 1, "the end of the window")
            await desk.until(lambda: not made, "the end of all that served it")
            # The first one may have made what all share.
            before = before or widgets()
            await desk.until(lambda: not widgets() - before, "the end of its widgets")  # noqa: B023

    play(scene)


def test_a_question_stands_in_both_windows_and_is_answered_once(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        asks = chat_calls(("current_time", "{}"))
        desk.server.chat(asks, Answer(chat_chunks(["It is late."])))
        await choose(desk, 1)
        await desk.send("When?")
        await desk.until(lambda: cards(desk), "the question")
        # One window is there late; it has the question too, and answers it.
        other = await another(desk)
        await other.until(lambda: cards(other), "the question there")
        other.go()
        QTest.keyClick(other.window, Qt.Key.Key_A, _CONTROL_SHIFT)
        other.key(Qt.Key.Key_Y)
        for place in (desk, other):
            await place.until(lambda: "It is late." in "".join(place.texts()), "the answer")  # noqa: B023
            assert cards(place) == []
        assert len(desk.server.requests) == 2

    play(scene)


def test_a_conversation_of_the_palette_is_opened_apart(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "Zebras")
        desk.control_key(Qt.Key.Key_N)
        await desk.until(lambda: desk.texts() == [], "an empty conversation")
        desk.control_key(Qt.Key.Key_K)
        palette = QApplication.activePopupWidget()
        assert isinstance(palette, CommandPalette)
        await asyncio.sleep(0.2)
        QTest.keyClicks(QApplication.focusWidget(), "Zebras")
        found = palette.findChild(PaletteList)
        await desk.until(lambda: found.currentIndex().data() == "Zebras", "the conversation")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _SHIFT)
        other = await desk.beside()
        await other.until(lambda: "You: Zebras" in other.texts(), "the conversation in it")
        assert desk.texts() == []

    play(scene)


def cards(desk: Desk) -> list[QuestionCard]:
    rounds = [view for view in desk.views() if isinstance(view, ToolRoundView)]
    return [card for view in rounds for card in view.cards]


def _windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]


def test_windows_are_open_again_at_the_next_start(play: Play) -> None:
    async def first(desk: Desk) -> None:
        await talk(desk, "One")
        other = await another(desk, Qt.Key.Key_N)
        other.go()
        await talk(other, "Two")

    async def second(desk: Desk) -> None:
        other = await desk.beside()
        await desk.until(lambda: "You: One" in desk.texts(), "the first conversation")
        await other.until(lambda: "You: Two" in other.texts(), "the second one")

    play(first)
    play(second)


def test_what_is_open_is_written_down_as_it_changes(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        other = await another(desk, Qt.Key.Key_N)
        other.go()
        key = await talk(other)
        for _ in range(500):
            stored = json.loads(await desk.library.recall("open-windows") or "[]")
            if [place[0] for place in stored] == ["", key]:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(stored)

    play(scene)


def test_the_settings_are_open_once_and_outlive_their_window(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        other = await another(desk)
        other.go()
        other.control_key(Qt.Key.Key_Comma)
        (dialog,) = _dialogs()
        assert dialog.parentWidget() is other.window
        desk.control_key(Qt.Key.Key_Comma)
        assert _dialogs() == [dialog]
        dialog.accept()
        other.go()
        other.control_key(Qt.Key.Key_W)
        await desk.until(lambda: len(_windows()) == 1, "the end of the window")
        desk.go()
        desk.control_key(Qt.Key.Key_Comma)
        (again,) = _dialogs()
        assert again.parentWidget() is desk.window
        again.accept()

    play(scene)


def _dialogs() -> list[SettingsDialog]:
    shown = QApplication.topLevelWidgets()
    return [d for d in shown if isinstance(d, SettingsDialog) and d.isVisible()]


def test_all_windows_are_built_anew_while_a_reply_arrives(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        other = await another(desk, Qt.Key.Key_N)
        QTest.keyClicks(other.window.composer.editor, "a thought")
        other.control_key(Qt.Key.Key_Comma)
        (dialog,) = _dialogs()
        dialog.accept()
        desk.server.chat(Answer([chat_chunk("It"), Pause(1.5), *chat_chunks([" ends"])]))
        desk.go()
        await desk.send("More")
        await desk.until(lambda: growing(desk) == "It", "the beginning")
        old = desk.window
        await desk.windows.build_anew()
        assert len(desk.windows) == 2
        new, beside = await desk.beside(0), await desk.beside(1)
        assert new.window is not old
        assert growing(new).startswith("It")
        assert beside.window.composer.text() == "a thought"
        new.go()
        new.control_key(Qt.Key.Key_Comma)
        (again,) = _dialogs()
        assert again is not dialog
        again.accept()
        await new.until(lambda: growing(new) == "It ends", "the rest")

    play(scene)
