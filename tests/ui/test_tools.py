"""Tools in the window, by keys: chosen, asked about, run, stored."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView

from desktop.chat.form import Form
from desktop.chat.tool_record import CallRecord
from desktop.session.consent import Question
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.transcript.consent_card import ConsentCard
from desktop.ui.transcript.tool_round_view import ToolRoundView
from tests.scripted_calls import chat_calls as calls
from tests.scripted_server import Answer, Hang, Pause, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.tool_choice import choose, command


def cards(desk: Desk) -> list[ConsentCard]:
    rounds = [view for view in desk.views() if isinstance(view, ToolRoundView)]
    return [card for view in rounds for card in view.cards if isinstance(card, ConsentCard)]


#: What is asked by a tool that may not run, or by its server within a call.
ASKED = (
    "A tool asks for your consent",
    "A tool has questions for you",
    "A tool asks you to open a page",
)


def shown_words(desk: Desk) -> list[str]:
    labels = desk.window.composer.findChildren(QLabel)
    return [label.accessibleName() for label in labels if label.isVisible()]


TWO = calls(("calculate", '{"expression": "6 * 7"}'), ("current_time", '{"timezone": "UTC"}'))


def test_a_tool_is_switched_on_and_off_in_the_palette(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        palette = desk.window.findChild(CommandPalette)
        rows = palette.findChild(QListView).model()

        async def switch(now: str) -> None:
            desk.control_key(Qt.Key.Key_K)
            QTest.keyClicks(palette.findChild(QLineEdit), "calculator")
            await desk.until(
                lambda: rows.rowCount() and rows.index(0, 0).data() == "Calculator", "the tool"
            )
            QTest.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
            await desk.until(lambda: desk.button(now), "the number of tools")

        await switch("1 tool")
        notices = desk.window.notices
        await desk.until(lambda: "“Calculator” may be used" in notices.text(), "the notice")
        desk.server.chat(calls(("calculate", '{"expression": "6 * 7"}')), Answer(chat_chunks("42")))
        desk.window.composer.setFocus()
        await desk.send("What is six times seven?")
        await desk.until(lambda: cards(desk), "the question")
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: desk.button("Send"), "the end")
        await switch("Tools")

    play(scene)


def test_two_tools_by_keys_from_the_choice_to_the_answer(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(TWO, Answer(chat_chunks(["It is ", "42."])))
        assert desk.button("Tools") is not None
        await choose(desk, 2)
        assert desk.button("2 tools") is not None
        await desk.send("What is six times seven?")
        await desk.until(lambda: len(cards(desk)) == 2, "two questions")
        # Whoever goes on typing answers nothing.
        assert not any(card.hasFocus() for card in cards(desk))
        command(Qt.Key.Key_A)
        assert cards(desk)[0].hasFocus()
        desk.key(Qt.Key.Key_Y)
        assert cards(desk)[0].hasFocus()
        desk.key(Qt.Key.Key_N)
        QTest.keyClicks(QApplication.focusWidget(), "I have a watch")
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: "It is 42." in "".join(desk.texts()), "the answer")
        await desk.until(lambda: desk.window.composer.isAncestorOf(QApplication.focusWidget()), "f")
        first, second = [request.json for request in desk.server.requests]
        names = [tool["function"]["name"] for tool in first["tools"]]
        assert sorted(names) == ["calculate", "current_time"]
        results = [m for m in second["messages"] if m["role"] == "tool"]
        assert [result["tool_call_id"] for result in results] == ["c0", "c1"]
        assert results[0]["content"] == "42"
        assert results[1]["content"].endswith("They say: I have a watch")
        # Another conversation has none; this one keeps its own.
        desk.control_key(Qt.Key.Key_N)
        await desk.until(lambda: desk.button("Tools"), "no tools in a new conversation")

    play(scene)
    lines = (tmp_path / "tool-calls.jsonl").read_bytes().splitlines()
    records = [msgspec.json.decode(line, type=CallRecord) for line in lines]
    assert sorted((record.tool, record.outcome) for record in records) == [
        ("calculate", "done"),
        ("current_time", "denied"),
    ]
    assert json.loads(lines[0])["arguments"]


def test_always_is_asked_once(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        again = calls(("current_time", "{}"))
        desk.server.chat(again, again, Answer(chat_chunks(["Late."])))
        await choose(desk, 1)
        await desk.send("When?")
        await desk.until(lambda: cards(desk), "a question")
        command(Qt.Key.Key_A)
        desk.key(Qt.Key.Key_A)
        await desk.until(lambda: "Late." in "".join(desk.texts()), "the answer")
        assert len(desk.server.requests) == 3
        assert "is_error" not in str(desk.server.requests[2].json)

    play(scene)


def test_a_permission_can_be_taken_back_where_the_calls_are_shown(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        again = calls(("current_time", "{}"))
        late = Answer(chat_chunks(["Late."]))
        desk.server.chat(again, late, again, late)
        await choose(desk, 1)
        await desk.send("When?")
        await desk.until(lambda: cards(desk), "a question")
        command(Qt.Key.Key_A)
        desk.key(Qt.Key.Key_A)
        await desk.until(lambda: "Late." in "".join(desk.texts()), "the answer")
        desk.control_key(Qt.Key.Key_Comma)
        await desk.until(lambda: desk.window.findChild(SettingsDialog), "the settings")
        settings = desk.window.findChild(SettingsDialog)
        assert isinstance(settings, SettingsDialog)
        settings.show_page("Tools")
        await desk.until(lambda: desk.button("permissions…"), "the page")
        press(desk, "permissions…")
        await desk.until(lambda: desk.button("Take back"), "the calls")
        dialog = desk.window.findChild(CallsDialog)
        assert isinstance(dialog, CallsDialog)
        assert '"tool": "current_time"' in dialog.details
        press(desk, "Take back")
        await desk.until(desk.window.notices.text, "a notice")
        assert desk.window.notices.text() == "Permissions taken back: 1."
        dialog.accept()
        settings.accept()
        desk.window.activateWindow()
        await desk.until(desk.window.isActiveWindow, "the window in front")
        desk.window.composer.setFocus()
        await desk.send("And now?")
        await desk.until(lambda: cards(desk), "a question again")

    play(scene)


def press(desk: Desk, words: str) -> None:
    button = desk.button(words)
    assert button is not None
    button.click()


def test_escape_stops_a_turn_that_asks(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(calls(("current_time", "{}")), Answer([Hang()]))
        await choose(desk, 1)
        await desk.send("When?")
        await desk.until(lambda: cards(desk), "a question")
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: not cards(desk), "the end of the question")
        await desk.until(lambda: desk.button("Send"), "the end of the turn")
        assert len(desk.server.requests) == 1
        assert "Tool failed: Date and time" in desk.texts()[-1]

    play(scene)


def test_a_question_elsewhere_is_told_with_the_way_there(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        answer = calls(("current_time", "{}"))
        answer.before = [Pause(0.3)]
        desk.server.chat(answer, Answer(chat_chunks(["Late."])))
        await choose(desk, 1)
        await desk.send("When?")
        await desk.until(lambda: desk.server.requests, "the request")
        desk.control_key(Qt.Key.Key_N)
        await desk.until(desk.window.notices.text, "a notice")
        assert "A tool waits for your answer in “When?”" in desk.window.notices.text()
        button = desk.button("Show", desk.window.notices)
        assert button is not None
        button.click()
        await desk.until(lambda: cards(desk), "the question")
        # What a server asks within a call is no question of consent.
        (running,) = desk.live.ids()
        turn = desk.live.of(running)
        assert turn is not None
        state = turn.calls[0]
        forms = Form(server="desk"), Form(server="desk", url="https://example.org/")
        questions = state.question, *(Question(form=form) for form in forms)
        for question, words in zip(questions, ASKED, strict=True):
            changed = msgspec.structs.replace(state, question=question)
            turn.call_changed(turn.calls_id, 0, changed)
            await desk.until(lambda words=words: words in shown_words(desk), words)
        turn.call_changed(turn.calls_id, 0, state)

    play(scene)
