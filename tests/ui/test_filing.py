"""Folders, tags, forks and the other lists in the window, down to the disk."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from desktop.chat.scope import Scope, ScopeKind
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.palette_list import MATCH_ROLE
from desktop.ui.question_box import QuestionBox
from desktop.ui.sidebar_list import ConversationList
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def talk(desk: Desk, text: str) -> str:
    """Begin a conversation; returns its id."""
    known = set(desk.window.sidebar.conversation_ids())
    desk.server.chat(Answer(chat_chunks([f"To {text}"])))
    desk.control_key(Qt.Key.Key_N)
    await desk.send(text)
    await desk.until(lambda: f"To {text}" in "".join(desk.texts()), "the reply")
    await asyncio.sleep(0.05)
    (added,) = set(desk.window.sidebar.conversation_ids()) - known
    return added


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, modifiers)


def palette(desk: Desk) -> CommandPalette | None:
    return next((p for p in desk.window.findChildren(CommandPalette) if p.isVisible()), None)


async def choose(desk: Desk, text: str, *, close: bool = False) -> None:
    """Type into the palette that opens, take what is on top, and wait until that is done."""
    await desk.until(lambda: palette(desk), "the palette")
    shown = palette(desk)
    assert shown is not None
    field = shown.findChild(QLineEdit)
    QTest.keyClicks(field, text)
    await asyncio.sleep(0.05)
    QTest.keyClick(field, Qt.Key.Key_Return)
    if close:
        await desk.until(lambda: not field.text(), "what comes of it")
        QTest.keyClick(shown, Qt.Key.Key_Escape)
    await desk.until(lambda: palette(desk) is None, "the end of the palette")


def icons(desk: Desk) -> list[str]:
    """Those of what the palette offers."""
    shown = palette(desk)
    assert shown is not None
    model = shown.findChild(QListView).model()
    matches = [model.index(row, 0).data(MATCH_ROLE) for row in range(model.rowCount())]
    return [match.entry.icon for match in matches if match is not None]


def rows(desk: Desk) -> list[str]:
    model = desk.window.sidebar.findChild(ConversationList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


async def shows(desk: Desk, *wanted: str) -> None:
    """Wait until these rows are listed, and no others."""
    for _ in range(500):
        if rows(desk) == list(wanted):
            return
        await asyncio.sleep(0.01)
    assert rows(desk) == list(wanted)


async def undo(desk: Desk) -> None:
    await desk.until(lambda: desk.button("Undo"), "the offer")
    button = desk.button("Undo")
    assert button is not None
    button.click()


def test_a_conversation_moves_into_a_new_folder_and_back(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk, "One")
        press(desk, Qt.Key.Key_M, _CONTROL)
        await choose(desk, "Work")
        await desk.until(lambda: rows(desk)[:3] == ["Folders", "Work", "One"], "the folder")
        desk.server.chat(Answer(chat_chunks(["More"])))
        desk.window.composer.setFocus()
        await desk.send("Again")
        await desk.until(lambda: "More" in "".join(desk.texts()), "the reply")
        assert rows(desk)[:3] == ["Folders", "Work", "One"]
        await undo(desk)
        await shows(desk, "Folders", "Work", "Today", "One")

    play(scene)


def test_a_folder_is_made_named_deleted_and_brought_back_by_keys(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        key = await talk(desk, "One")
        press(desk, Qt.Key.Key_D, _CONTROL | _SHIFT)
        view = desk.window.sidebar.findChild(ConversationList)
        await desk.until(lambda: view.viewport().findChild(QLineEdit), "the editor")
        editor = view.viewport().findChild(QLineEdit)
        QTest.keyClicks(editor, "Home")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await desk.until(lambda: "Home" in rows(desk), "the name")
        (folder,) = desk.window.sidebar.folders
        desk.window.sidebar.put_requested.emit((key,), folder.id)
        await shows(desk, "Folders", "Home", "One")
        view.make_current(view.model().index(1, 0))
        QTest.keyClick(view, Qt.Key.Key_Delete)
        await shows(desk, "Today", "One")
        await undo(desk)
        await shows(desk, "Folders", "Home", "One")
        QTest.keyClick(view, Qt.Key.Key_Up)
        view.make_current(view.model().index(1, 0))
        QTest.keyClick(view, Qt.Key.Key_Left)
        await shows(desk, "Folders", "Home")
        desk.window.sidebar.scope_requested.emit(Scope())
        await asyncio.sleep(0.1)
        assert rows(desk) == ["Folders", "Home"]

    play(scene)


def test_tags_are_given_and_taken_and_make_a_list(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        first = await talk(desk, "One")
        await talk(desk, "Two")
        sidebar = desk.window.sidebar
        sidebar.conversation_chosen.emit(first)
        await desk.until(lambda: "To One" in "".join(desk.texts()), "the first one")
        press(desk, Qt.Key.Key_T, _CONTROL)
        await choose(desk, "urgent", close=True)
        summary = sidebar.summary(first)
        assert summary is not None
        assert summary.tags == ("urgent",)
        press(desk, Qt.Key.Key_H, _CONTROL | _SHIFT)
        await choose(desk, "urgent")
        await shows(desk, "Today", "One")
        press(desk, Qt.Key.Key_T, _CONTROL)
        await choose(desk, "urgent", close=True)
        await shows(desk)
        press(desk, Qt.Key.Key_H, _CONTROL | _SHIFT)
        await choose(desk, "all")
        await shows(desk, "Today", "Two", "One")

    play(scene)


def test_what_is_archived_or_deleted_is_found_again(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        first, second = await talk(desk, "One"), await talk(desk, "Two")
        sidebar = desk.window.sidebar
        sidebar.archive_requested.emit((first,))
        sidebar.delete_requested.emit((second,))
        await shows(desk)
        for word, row, icon in (
            ("archived", "One", "archive"),
            ("recently", "Two", "trash-2"),
        ):
            press(desk, Qt.Key.Key_H, _CONTROL | _SHIFT)
            await desk.until(lambda: palette(desk), "the palette")
            assert icon in icons(desk)
            await choose(desk, word)
            await shows(desk, "Today", row)
            view = sidebar.findChild(ConversationList)
            view.make_current(view.model().index(1, 0))
            QTest.keyClick(view, Qt.Key.Key_A)
            await shows(desk)
        assert sidebar.scope == Scope(ScopeKind.DELETED)
        desk.window.notices.dismiss()
        await desk.until(lambda: desk.button("Show"), "the offer")
        show = desk.button("Show")
        assert show is not None
        show.click()
        await desk.until(lambda: sorted(rows(desk)) == ["One", "Today", "Two"], "both")

    play(scene)


def test_one_is_deleted_for_good_after_a_question(play: Play) -> None:
    async def answer(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press Delete on the only row, and a key of the question."""
        view = desk.window.sidebar.findChild(ConversationList)
        view.make_current(view.model().index(1, 0))
        QTest.keyClick(view, Qt.Key.Key_Delete)
        await desk.until(lambda: desk.window.findChild(QuestionBox), "the question")
        box = desk.window.findChild(QuestionBox)
        assert isinstance(box, QuestionBox)
        assert box.text() == "Delete “Two” for good?"
        await desk.until(box.isActiveWindow, "the question in front")
        QTest.keyClick(box, key, modifiers)
        await desk.until(lambda: not desk.window.findChild(QuestionBox), "its end")

    async def scene(desk: Desk) -> None:
        first, second = await talk(desk, "One"), await talk(desk, "Two")
        desk.window.sidebar.delete_requested.emit((second,))
        await shows(desk, "Today", "One")
        press(desk, Qt.Key.Key_H, _CONTROL | _SHIFT)
        await choose(desk, "recently")
        await shows(desk, "Today", "Two")
        await answer(desk, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        await shows(desk, "Today", "Two")
        await answer(desk, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
        await shows(desk)
        await desk.library.restore(second)
        assert await desk.library.summary(second) is None
        assert await desk.library.summary(first) is not None

    play(scene)


def test_several_are_deleted_at_once_and_brought_back(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        ids = (await talk(desk, "One"), await talk(desk, "Two"))
        desk.window.sidebar.delete_requested.emit(ids)
        await shows(desk)
        assert desk.transcript is None
        await undo(desk)
        await shows(desk, "Today", "Two", "One")

    play(scene)


def test_a_pin_outlives_the_next_message(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        key = await talk(desk, "One")
        desk.window.sidebar.pin_requested.emit((key,), True)
        await asyncio.sleep(0.1)
        desk.server.chat(Answer(chat_chunks(["More"])))
        desk.window.composer.setFocus()
        await desk.send("Again")
        await desk.until(lambda: "More" in "".join(desk.texts()), "the reply")
        assert rows(desk) == ["Pinned", "One"]

    play(scene)


def test_a_message_is_forked_by_its_key(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        key = await talk(desk, "One")
        desk.server.chat(Answer(chat_chunks(["Later"])))
        desk.window.composer.setFocus()
        await desk.send("Again")
        await desk.until(lambda: "Later" in "".join(desk.texts()), "the reply")
        reply = desk.views()[1]
        reply.setFocus()
        QTest.keyClick(reply, Qt.Key.Key_F)
        await desk.until(lambda: "Fork of One" in rows(desk), "the fork")
        await desk.until(lambda: len(desk.views()) == 2, "its messages")
        assert "To One" in desk.texts()[1]
        desk.window.sidebar.conversation_chosen.emit(key)
        await desk.until(lambda: len(desk.views()) == 4, "the other one, as it was")

    play(scene)
