"""The window with a real session behind it: a database, a settings file, a server."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
)

from desktop.chat.blocks import Text
from desktop.chat.conversation import new_conversation
from desktop.chat.message import Role
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.ui.found_pane import FoundPane
from desktop.ui.message_editor import MessageEditor
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.ruled_editor import RuledEditor
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.transcript.footer_view import FooterView
from desktop.ui.transcript.message_view import MessageView
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_a_message_is_sent_by_keys_and_its_reply_appears(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Good ", "morning"])))
        await desk.send("Hello")
        await desk.until(lambda: "Good morning" in "".join(desk.texts()), "the reply")
        assert desk.window.windowTitle() == "Hello - Rivulet"
        assert desk.window.composer.text() == ""
        assert desk.window.sidebar.conversation_ids()

    play(scene)


def test_shift_and_tab_lead_from_the_composer_through_the_messages_to_the_header(
    play: Play,
) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Good ", "morning"])))
        await desk.send("Hello")
        await desk.until(lambda: "Good morning" in "".join(desk.texts()), "the reply")
        desk.window.composer.setFocus()
        seen: list[str] = []
        while "Actions of this conversation" not in seen and len(seen) < 20:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            focus = QApplication.focusWidget()
            name = focus.accessibleName()
            seen.append(focus.message.role.value if isinstance(focus, MessageView) else name)
        assert seen[0] == "assistant"
        assert seen[-2:] == ["Conversation", "Actions of this conversation"]

    play(scene)


def test_a_missing_key_is_told_in_the_transcript_and_leads_to_its_field(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await desk.send("Hello")
        await desk.until(lambda: desk.button("Add key"), "the action")
        assert not desk.server.requests
        button = desk.button("Add key")
        assert button is not None
        button.click()
        await desk.until(lambda: desk.window.findChildren(SettingsDialog), "the settings")
        (dialog,) = desk.window.findChildren(SettingsDialog)
        await desk.until(
            lambda: (
                (focus := QApplication.focusWidget()) is not None
                and "key" in focus.accessibleName().lower()
            ),
            "the focus in the key's field",
        )
        dialog.close()

    play(scene, needs_key=True)


def test_settings_edited_by_hand_outlive_a_change_in_the_dialog(play: Play, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"

    async def scene(desk: Desk) -> None:
        desk.control_key(Qt.Key.Key_Comma)
        await desk.until(lambda: desk.window.findChildren(SettingsDialog), "the settings")
        (dialog,) = desk.window.findChildren(SettingsDialog)
        by_hand = '[appearance]\ntheme = "dark"\n[[providers]]'
        file.write_text(file.read_text().replace("[[providers]]", by_hand))
        buttons = dialog.findChildren(QPushButton)
        next(b for b in buttons if b.accessibleName() == "Larger text").click()
        await desk.until(lambda: "zoom = 110" in file.read_text(), "the saved zoom")
        assert 'theme = "dark"' in file.read_text()
        themes = [box for box in dialog.findChildren(QComboBox) if box.findData("dark") >= 0]
        await desk.until(lambda: themes[0].currentData() == "dark", "the theme in the dialog")
        dialog.close()

    play(scene)


def test_retry_keeps_the_first_reply_as_a_version(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["First"])), Answer(chat_chunks(["Second"])))
        await desk.send("Hello")
        await desk.until(lambda: "First" in "".join(desk.texts()), "the reply")
        await desk.until(lambda: not desk.window.composer.text(), "the composer")
        desk.control_key(Qt.Key.Key_R)
        await desk.until(lambda: "Second" in "".join(desk.texts()), "the second reply")
        assert "First" not in "".join(desk.texts())
        assert desk.transcript is not None
        await asyncio.sleep(0.05)
        desk.transcript.version_requested.emit(desk.views()[-1].message.id, 1)
        await desk.until(lambda: "First" in "".join(desk.texts()), "the first version")

    play(scene)


def test_an_edited_message_becomes_a_new_branch(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["One"])), Answer(chat_chunks(["Two"])))
        await desk.send("Hello")
        await desk.until(lambda: "One" in "".join(desk.texts()), "the reply")
        await asyncio.sleep(0.05)
        desk.key(Qt.Key.Key_Up)
        await desk.send(" again")
        await desk.until(lambda: "Two" in "".join(desk.texts()), "the reply to the edit")
        assert len(desk.views()) == 2
        assert "Hello again" in desk.texts()[0]
        sent = [m["content"] for m in desk.server.requests[1].json["messages"]]
        assert sent == ["Hello again"]

    play(scene)


def test_an_edit_that_cannot_be_saved_stays_open(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["One"])))
        await desk.send("Hello")
        await desk.until(lambda: "One" in "".join(desk.texts()), "the reply")
        await asyncio.sleep(0.05)
        desk.key(Qt.Key.Key_Up)
        editor = QApplication.focusWidget()
        assert isinstance(editor, RuledEditor)
        editor.selectAll()
        for _ in range(2):
            QApplication.clipboard().setText("x\n" * 1_000_001)
            desk.control_key(Qt.Key.Key_V)
        editor = QApplication.focusWidget()
        assert isinstance(editor, MessageEditor)
        desk.key(Qt.Key.Key_Return)
        await desk.until(desk.window.notices.text, "the notice")
        assert desk.transcript is not None
        assert len(desk.views()) == 2
        await desk.until(editor.isVisible, "the editor")
        assert len(editor.toPlainText()) == 4_000_004
        desk.key(Qt.Key.Key_Escape)
        assert not editor.isVisible()

    play(scene)


def test_a_failed_post_gives_the_text_back(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.window.composer.submitted.emit("x" * 4_000_001)
        await desk.until(desk.window.notices.text, "the notice")
        assert "4,000,000" in desk.window.notices.text()
        assert desk.window.composer.text() == "x" * 4_000_001
        desk.window.composer.clear()

    play(scene)


def test_enter_while_a_reply_arrives_loses_nothing(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer([chat_chunk("Wait"), Hang()]))
        await desk.send("Hello")
        await desk.until(
            lambda: desk.transcript is not None and desk.transcript.last_reply_text() == "Wait",
            "the text",
        )
        await desk.send("More")
        assert desk.window.composer.text() == "More"
        assert desk.window.notices.text()
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: desk.server.disconnects, "the disconnect")
        await desk.until(lambda: desk.button("Continue"), "the offer to continue")
        assert desk.window.composer.text() == "More"

    play(scene)


def test_a_deleted_conversation_comes_back(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine"])))
        await desk.send("Hello")
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the reply")
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        desk.window.sidebar.delete_requested.emit((conversation_id,))
        await desk.until(lambda: not desk.window.sidebar.conversation_ids(), "the empty list")
        assert desk.transcript is None
        undo = desk.button("Undo")
        assert undo is not None
        undo.click()
        await desk.until(desk.window.sidebar.conversation_ids, "the conversation")
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the reply again")

    play(scene)


def test_the_palette_finds_conversations_actions_models_and_settings(
    play: Play, tmp_path: Path
) -> None:
    async def scene(desk: Desk) -> None:
        def typed(words: str) -> None:
            desk.control_key(Qt.Key.Key_K)
            field = palette.findChild(QLineEdit)
            QTest.keyClicks(field, words)
            QTest.keyClick(field, Qt.Key.Key_Return)

        palette = desk.window.findChild(CommandPalette)
        desk.server.chat(Answer(chat_chunks(["Sunny"])))
        await desk.send("Weather in Lisbon")
        await desk.until(lambda: "Sunny" in "".join(desk.texts()), "the reply")
        typed("new conv")
        await desk.until(lambda: desk.transcript is None, "a new conversation")
        desk.control_key(Qt.Key.Key_K)
        field = palette.findChild(QLineEdit)
        QTest.keyClicks(field, "lisbn")
        rows = palette.findChild(QListView).model()
        await desk.until(
            lambda: rows.rowCount() and "Lisbon" in rows.index(0, 0).data(), "the title"
        )
        QTest.keyClick(field, Qt.Key.Key_Return)
        await desk.until(lambda: "You: Weather in Lisbon" in desk.texts(), "the conversation")
        typed("theme dark")
        await desk.until(lambda: "dark" in (tmp_path / "settings.toml").read_text(), "the theme")
        typed("settings appearance")
        dialog = desk.window.findChild(SettingsDialog)
        assert dialog.isVisible()
        dialog.close()

    play(scene)


def test_drafts_stay_with_their_conversations(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine"])))
        await desk.send("Hello")
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the reply")
        await asyncio.sleep(0.05)
        QTest.keyClicks(QApplication.focusWidget(), "half a question")
        desk.control_key(Qt.Key.Key_N)
        assert desk.window.composer.text() == ""
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        desk.window.sidebar.conversation_chosen.emit(conversation_id)
        await desk.until(desk.window.composer.text, "the draft")
        assert desk.window.composer.text() == "half a question"

    play(scene)


def test_a_narrow_window_gives_its_width_to_the_conversation(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        assert desk.window.sidebar.isVisible()
        desk.window.resize(600, 700)
        await desk.until(lambda: not desk.window.sidebar.isVisible(), "the room")
        desk.window.resize(1200, 700)
        await desk.until(desk.window.sidebar.isVisible, "the sidebar")

    play(scene)


@pytest.mark.parametrize("width", [600, 1200])
def test_a_hidden_sidebar_leaves_a_button_behind(play: Play, width: int) -> None:
    async def scene(desk: Desk) -> None:
        desk.window.resize(width, 700)
        buttons = desk.window.findChildren(QToolButton)
        way_back = next(b for b in buttons if b.accessibleName() == "Show the sidebar")
        if width > 1000:
            assert not way_back.isVisible()
            desk.control_key(Qt.Key.Key_B)
        await desk.until(way_back.isVisible, "the way back")
        assert "Ctrl+B" in way_back.toolTip()
        QTest.mouseClick(way_back, Qt.MouseButton.LeftButton)
        await desk.until(desk.window.sidebar.isVisible, "the sidebar")
        assert not way_back.isVisible()

    play(scene)


def test_the_menu_of_a_conversation_stays_within_the_window(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.window.resize(900, 640)
        button = next(b for b in desk.window.findChildren(QToolButton) if b.menu() is not None)
        menu = button.menu()
        QTimer.singleShot(0, button.showMenu)
        await desk.until(menu.isVisible, "the menu")
        end = button.mapToGlobal(button.rect().bottomRight()).x()
        assert menu.geometry().right() == end
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        await desk.until(lambda: not menu.isVisible(), "the menu to close")

    play(scene)


def test_in_a_narrow_window_the_sidebar_lies_over_the_conversation(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        window, sidebar = desk.window, desk.window.sidebar
        window.resize(480, 700)
        await desk.until(lambda: not sidebar.isVisible(), "the room")
        left, wide = 0, 480
        await desk.until(lambda: window.composer.width() == wide, "its width")
        desk.control_key(Qt.Key.Key_B)
        await desk.until(sidebar.isVisible, "the sidebar")
        assert window.composer.mapTo(window, QPoint(0, 0)).x() == left
        assert window.composer.width() == wide
        assert sidebar.isAncestorOf(QApplication.focusWidget())
        assert sidebar.visibleRegion().boundingRect() == sidebar.rect(), "nothing covers it"
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: not sidebar.isVisible(), "the conversation")
        assert QApplication.focusWidget() is window.composer.editor
        desk.control_key(Qt.Key.Key_B)
        await desk.until(sidebar.isVisible, "the sidebar")
        beside = window.childAt(sidebar.width() + 60, 300)
        QTest.mouseClick(beside, Qt.MouseButton.LeftButton)
        await desk.until(lambda: not sidebar.isVisible(), "the page that was pressed")
        assert window.childAt(300, 300) is not beside, "the shade went with it"
        desk.control_key(Qt.Key.Key_B)
        await desk.until(sidebar.isVisible, "the sidebar")
        new = desk.button("New conversation", sidebar)
        assert new is not None
        QTest.mouseClick(new, Qt.MouseButton.LeftButton)
        await desk.until(lambda: not sidebar.isVisible(), "the new conversation")
        window.resize(1200, 700)
        await desk.until(sidebar.isVisible, "the sidebar beside it")
        assert window.composer.mapTo(window, QPoint(0, 0)).x() == sidebar.width()

    play(scene)


def write_long(tmp_path: Path, count: int) -> None:
    """Store a conversation of so many messages."""

    async def write() -> None:
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        store = ConversationStore(database)
        long = new_conversation("Long")
        await store.add(long.summary)
        for number in range(count):
            role = Role.ASSISTANT if number % 2 else Role.USER
            text = Text(f"Message {number}")
            message = long.new_message(role, (text,), parent_id=long.leaf_id)
            await store.add_message(long.id, message)
        await database.aclose()

    asyncio.run(write())


def test_a_found_message_is_shown_where_it_stands(play: Play, tmp_path: Path) -> None:
    write_long(tmp_path, 400)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine"])))
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(desk.window, Qt.Key.Key_F, control)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        for typed, number in (
            ('"message 77"', 77),
            ('"message 380"', 380),
            ("message 20 role:user", 208),
        ):
            field.setText("")
            QTest.keyClicks(field, typed)
            results = desk.window.sidebar.findChild(FoundPane).findChild(QListView)
            await desk.until(
                lambda results=results, number=number: (
                    results.model().rowCount()
                    and f"Message {number}" in str(results.model().index(1, 0).data(SPOKEN))
                ),
                "the result",
            )
            field.setFocus()
            desk.key(Qt.Key.Key_Return)
            await desk.until(
                lambda number=number: (
                    isinstance(QApplication.focusWidget(), MessageView)
                    and f"Message {number}" in QApplication.focusWidget().accessibleName()
                ),
                "the message with the focus",
            )
            view = QApplication.focusWidget()
            assert view.visibleRegion().boundingRect().height() > 0
        field.setText("role:nobody")
        (words,) = desk.window.sidebar.findChild(FoundPane).findChildren(QLabel)
        await desk.until(lambda: "user" in words.text(), "the explanation")
        # From the middle of a conversation one writes at its end.
        desk.window.composer.setFocus()
        await desk.send("More")
        await desk.until(lambda: "Fine" in "".join(desk.texts()[-1:]), "the reply")
        assert "More" in desk.texts()[-2]
        assert "Message 399" in desk.texts()[-3]

    play(scene)


def test_a_long_conversation_is_shown_in_part_and_sent_whole(play: Play, tmp_path: Path) -> None:
    count = 400
    write_long(tmp_path, count)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Fine"])))
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        desk.window.sidebar.conversation_chosen.emit(conversation_id)
        await desk.until(lambda: f"Message {count - 1}" in "".join(desk.texts()), "the end")
        transcript = desk.transcript
        assert transcript is not None
        for _ in range(count):
            if "Message 0" in "".join(desk.texts()[:1]):
                break
            bar = transcript.verticalScrollBar()
            bar.triggerAction(bar.SliderAction.SliderPageStepSub)
            await asyncio.sleep(0.005)
        assert len(desk.texts()) == count
        desk.window.composer.setFocus()
        await desk.send("More")
        await desk.until(lambda: "Fine" in "".join(desk.texts()), "the reply")
        sent = [m["content"] for m in desk.server.requests[0].json["messages"]]
        assert sent == [*(f"Message {number}" for number in range(count)), "More"]

    play(scene)


def test_a_conversation_is_switched_to_whole_replies_by_hand(play: Play) -> None:
    whole = {"model": "one", "choices": [{"message": {"content": "All"}, "finish_reason": "stop"}]}

    async def scene(desk: Desk) -> None:
        desk.server.chat(
            Answer([json.dumps(whole).encode()], content_type="application/json"),
            Answer(chat_chunks(["Piece"])),
            Answer([json.dumps(whole).encode()], content_type="application/json"),
        )
        action = desk.window.findChild(QAction, "stream")
        assert action.isCheckable()
        assert action.isChecked()
        action.trigger()
        assert "not streamed" in desk.window.notices.text()
        await desk.send("Hello")
        await desk.until(lambda: "All" in "".join(desk.texts()), "the reply")
        await desk.until(lambda: "not streamed" in footer(desk), "the word in the footer")
        assert desk.server.requests[-1].json["stream"] is False
        # Another conversation has a choice of its own.
        desk.control_key(Qt.Key.Key_N)
        await desk.until(action.isChecked, "the new conversation")
        await desk.send("And now?")
        await desk.until(lambda: "Piece" in "".join(desk.texts()), "the second reply")
        assert desk.server.requests[-1].json["stream"] is True
        await desk.until(lambda: "total" in footer(desk), "the footer")
        assert "not streamed" not in footer(desk)
        # The choice is stored, and the model picker shows it.
        first = desk.window.sidebar.conversation_ids()[-1]
        desk.window.sidebar.conversation_chosen.emit(first)
        await desk.until(lambda: not action.isChecked(), "the first conversation")
        desk.button("one", desk.window.composer).click()  # type: ignore[union-attr] # it is there
        await desk.until(lambda: stream_box(desk).isVisible(), "the model picker")
        assert not stream_box(desk).isChecked()
        stream_box(desk).click()
        assert action.isChecked()
        stream_box(desk).window().close()

    def footer(desk: Desk) -> str:
        views = desk.window.findChildren(FooterView)
        return next((v.words for v in reversed(views) if v.isVisible() and v.words), "")

    def stream_box(desk: Desk) -> QPushButton:
        boxes = desk.window.findChildren(QPushButton)
        return next(box for box in boxes if "Stream" in box.text())

    play(scene)


def test_the_choice_of_whole_replies_outlives_the_program(play: Play) -> None:
    async def choose(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["One"])))
        await desk.send("Hello")
        await desk.until(lambda: "One" in "".join(desk.texts()), "the reply")
        desk.window.findChild(QAction, "stream").trigger()

    async def look(desk: Desk) -> None:
        action = desk.window.findChild(QAction, "stream")
        await desk.until(lambda: not action.isChecked(), "the choice")

    play(choose)
    play(look)


async def _choose(desk: Desk, action: str, path: Path, words: str = "") -> None:
    """Take an action of the window that asks for a file, and name it."""
    desk.window.findChild(QAction, action).trigger()
    dialogs = desk.window.findChildren(QFileDialog)
    assert len(dialogs) == 1
    if words:
        chosen = next(shown for shown in dialogs[0].nameFilters() if words in shown)
        dialogs[0].selectNameFilter(chosen)
        dialogs[0].filterSelected.emit(chosen)
    field = dialogs[0].findChild(QLineEdit)
    assert field is not None
    field.setText(str(path))
    dialogs[0].accept()
    await desk.until(lambda: not desk.window.findChildren(QFileDialog), "the dialog to close")


def test_an_open_conversation_shows_what_an_import_brings(play: Play, tmp_path: Path) -> None:
    short, long = tmp_path / "short.jsonl", tmp_path / "long.jsonl"

    async def write(desk: Desk) -> None:
        notices = desk.window.notices
        desk.server.chat(Answer(chat_chunks("Because.")), Answer(chat_chunks("Therefore.")))
        for question, answer, path in (("Why?", "Because.", short), ("So?", "Therefore.", long)):
            await desk.send(question)
            await desk.until(lambda: answer in " ".join(desk.texts()), "the reply")  # noqa: B023
            await _choose(desk, "export", path, "Everything")
            await desk.until(lambda: notices.text() == f"Saved {path}.", "the notice")  # noqa: B023
            notices.dismiss()
            desk.window.composer.setFocus()

    async def read(desk: Desk) -> None:
        await _choose(desk, "import", short)
        await desk.until(desk.window.sidebar.conversation_ids, "the conversation in the sidebar")
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        desk.window.sidebar.conversation_chosen.emit(conversation_id)
        await desk.until(lambda: "Because." in " ".join(desk.texts()), "the conversation")
        assert "Therefore." not in " ".join(desk.texts())
        await _choose(desk, "import", long)
        await desk.until(lambda: "Therefore." in " ".join(desk.texts()), "what was imported")
        # It goes on from there.
        desk.server.chat(Answer(chat_chunks("At last.")))
        desk.window.composer.setFocus()
        await desk.send("And?")
        await desk.until(lambda: "At last." in " ".join(desk.texts()), "the reply")
        assert len(desk.texts()) == 6

    play(write)
    for name in ("rivulet.sqlite3", "rivulet.sqlite3-wal", "rivulet.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    play(read)


def test_a_conversation_is_exported_and_imported_again(play: Play, tmp_path: Path) -> None:
    kept, page = tmp_path / "kept.jsonl", tmp_path / "page.html"

    async def write(desk: Desk) -> None:
        notices = desk.window.notices
        desk.window.findChild(QAction, "export").trigger()
        assert "nothing to export" in notices.text()
        notices.dismiss()
        desk.server.chat(Answer(chat_chunks("Because.")))
        await desk.send("Why?")
        await desk.until(lambda: "Because." in " ".join(desk.texts()), "the reply")
        for path, words in ((kept, "Everything"), (page, "Web page")):
            await _choose(desk, "export", path, words)
            await desk.until(lambda: notices.text() == f"Saved {path}.", "the notice")  # noqa: B023
            notices.dismiss()

    async def read(desk: Desk) -> None:
        listed = desk.window.sidebar.conversation_ids
        assert listed() == []
        await _choose(desk, "import", kept)
        await desk.until(listed, "the conversation in the sidebar")
        assert desk.window.notices.text().startswith("Conversations: 1 added")

    play(write)
    for name in ("rivulet.sqlite3", "rivulet.sqlite3-wal", "rivulet.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    play(read)

    assert "Because." in page.read_text()
