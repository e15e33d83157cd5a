"""Models that are compared use the tools of the conversation, each in its own column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.chat.tool_record import CallRecord
from desktop.ui.answering.column import Column
from desktop.ui.answering.compare_dialog import CompareDialog
from desktop.ui.transcript.consent_card import ConsentCard
from desktop.ui.transcript.tool_round_view import ToolRoundView
from tests.scripted_calls import chat_calls
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.comparing import check, opened, send
from tests.ui.desk import Desk, Play
from tests.ui.tool_choice import choose, command

SUM = '{"expression": "6 * 7"}'
OTHER_SUM = '{"expression": "5 * 5"}'


async def asked(desk: Desk, *, tools: int = 2) -> CompareDialog:
    """A question that two models answer, with the first tools: the time and the calculator."""
    await choose(desk, tools)
    QTest.keyClicks(QApplication.focusWidget(), "Hello")
    dialog = await opened(desk)
    check(dialog, "test/one", "test/two")
    send(dialog)
    await desk.until(lambda: len(dialog.columns) == 2, "two columns")
    return dialog


def cards(column: Column) -> list[ConsentCard]:
    views = [view for view in column.transcript.views if isinstance(view, ToolRoundView)]
    return [card for view in views for card in view.cards if isinstance(card, ConsentCard)]


def spoken(column: Column) -> list[str]:
    return [view.accessibleName() for view in column.transcript.views]


def records(tmp_path: Path) -> list[CallRecord]:
    lines = (tmp_path / "tool-calls.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=CallRecord) for line in lines]


def sent_by(desk: Desk, model: str) -> list[dict[str, Any]]:
    """The last messages that a model was sent."""
    bodies = [request.json for request in desk.server.requests]
    messages: list[dict[str, Any]] = [b for b in bodies if b["model"] == model][-1]["messages"]
    return messages


def test_each_column_asks_runs_and_answers_and_the_chosen_one_goes_on(
    play: Play, tmp_path: Path
) -> None:
    async def scene(desk: Desk) -> None:
        # Both give their calls the same ids, as some servers do.
        one, two = chat_calls(("calculate", SUM)), chat_calls(("calculate", OTHER_SUM))
        desk.server.model("one", one, Answer(chat_chunks(["It is 42."])))
        desk.server.model("two", two, Answer(chat_chunks(["It is 25."])))
        dialog = await asked(desk)
        first, second = dialog.columns
        await desk.until(lambda: cards(first) and cards(second), "a question in each column")
        for column, model in ((first, "one"), (second, "two")):
            (card,) = cards(column)
            name = card.accessibleName()
            assert name.startswith(f"Allow “{model}” to use “Calculator” of Rivulet?"), name
        assert not any(card.hasFocus() for column in dialog.columns for card in cards(column))
        QTest.keyClick(dialog, Qt.Key.Key_F6)
        command(Qt.Key.Key_A)
        assert cards(second)[0].hasFocus(), "the question of the column with the focus comes first"
        desk.key(Qt.Key.Key_Y)
        await desk.until(lambda: spoken(second)[-1:] == ["Reply: It is 25."], "the second answer")
        assert cards(first), "what was said to one model is not said to the other"
        assert [r.json["model"] for r in desk.server.requests].count("one") == 1
        command(Qt.Key.Key_A)
        desk.key(Qt.Key.Key_N)
        QTest.keyClicks(QApplication.focusWidget(), "Not 1 of these")
        desk.key(Qt.Key.Key_Return)
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "both answers")
        assert [m["content"] for m in sent_by(desk, "two") if m["role"] == "tool"] == ["25"]
        (denied,) = [m["content"] for m in sent_by(desk, "one") if m["role"] == "tool"]
        assert denied.endswith("They say: Not 1 of these")
        assert not first.note
        QTest.keyClick(dialog, Qt.Key.Key_2)
        await desk.until(lambda: "Reply: It is 25." in desk.texts(), "the conversation goes on")
        assert len(desk.views()) == 4
        assert desk.texts()[0] == "You: Hello"
        assert "Calculator" in desk.texts()[2]
        assert desk.texts()[3] == "Reply: It is 25."
        assert desk.views()[1].footer.version == (2, 2)
        await desk.until(desk.window.isActiveWindow, "the window in front")
        desk.server.model("two", Answer(chat_chunks(["More."])))
        desk.window.composer.setFocus()
        await desk.send("And?")
        await desk.until(lambda: "Reply: More." in desk.texts(), "the next reply")
        question, call, result, answer, following = sent_by(desk, "two")
        assert call["tool_calls"][0]["function"] == {"name": "calculate", "arguments": OTHER_SUM}
        assert (result["tool_call_id"], result["content"]) == ("c0", "25")
        assert [m["content"] for m in (question, answer, following)] == [
            "Hello", "It is 25.", "And?",
        ]  # fmt: skip
        # The other one is a version of the first reply, with its call and what came of it.
        desk.views()[1].setFocus()
        desk.key(Qt.Key.Key_BracketLeft)
        await desk.until(lambda: desk.texts()[-1] == "Reply: It is 42.", "the other version")
        assert len(desk.views()) == 4

    play(scene)
    assert sorted((r.model, r.tool, r.outcome, r.decided_by) for r in records(tmp_path)) == [
        ("one", "calculate", "denied", "user"),
        ("two", "calculate", "done", "user"),
    ]


def test_always_in_one_column_holds_in_the_others(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        for model in ("one", "two"):
            again = chat_calls(("current_time", "{}"))
            desk.server.model(model, again, again, Answer(chat_chunks(["Late."])))
        dialog = await asked(desk, tools=1)
        await desk.until(lambda: all(map(cards, dialog.columns)), "a question in each column")
        command(Qt.Key.Key_A)
        desk.key(Qt.Key.Key_A)
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "both answers")
        assert all(spoken(column)[-1] == "Reply: Late." for column in dialog.columns)
        assert not any(map(cards, dialog.columns))

    play(scene)
    assert len(records(tmp_path)) == 4


def test_a_model_that_takes_no_tools_says_so_and_answers_without(play: Play) -> None:
    refusal = {"error": {"message": "registry.example/two does not support tools"}}

    async def scene(desk: Desk) -> None:
        desk.server.model("one", chat_calls(("calculate", SUM)), Answer(chat_chunks(["42."])))
        desk.server.model(
            "two",
            Answer([json.dumps(refusal).encode()], 400, "application/json"),
            Answer(chat_chunks(["About 40."])),
        )
        dialog = await asked(desk)
        first, second = dialog.columns
        await desk.until(lambda: second.can_be_picked, "the answer without tools")
        assert second.note == "This model takes no tools. It answers without them."
        assert spoken(second) == ["Reply: About 40."]
        bodies = [r.json for r in desk.server.requests if r.json["model"] == "two"]
        assert ["tools" in body for body in bodies] == [True, False]
        await desk.until(lambda: cards(first), "the question of the other")
        # Who is picked while another still runs ends the others.
        QTest.keyClick(dialog, Qt.Key.Key_2)
        await desk.until(lambda: desk.texts() == ["You: Hello", "Reply: About 40."], "it goes on")
        assert desk.views()[1].footer.version == (2, 2)
        await desk.until(desk.window.isActiveWindow, "the window in front")

    play(scene)


def test_tools_are_not_sent_to_a_model_that_is_known_to_take_none(
    play: Play, tmp_path: Path
) -> None:
    listed = {"test": [{"id": "two", "parameters": ["temperature"]}]}
    (tmp_path / "models.json").write_text(json.dumps(listed))

    async def scene(desk: Desk) -> None:
        desk.server.model("one", Answer(chat_chunks(["42."])))
        desk.server.model("two", Answer(chat_chunks(["About 40."])))
        dialog = await asked(desk)
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "both answers")
        bodies = [request.json for request in desk.server.requests]
        assert {body["model"]: "tools" in body for body in bodies} == {"one": True, "two": False}
        assert [bool(column.note) for column in dialog.columns] == [False, True]
        QTest.keyClick(dialog, Qt.Key.Key_1)
        await desk.until(lambda: len(desk.views()) == 2, "it goes on")
        await desk.until(desk.window.isActiveWindow, "the window in front")

    play(scene)


def test_escape_stops_all_that_asks_and_all_that_arrives(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.model("one", chat_calls(("calculate", SUM)))
        desk.server.model("two", Answer([chat_chunk("Half"), Hang()]))
        dialog = await asked(desk)
        first, second = dialog.columns
        await desk.until(lambda: cards(first) and spoken(second), "a question and a beginning")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "the end of both")
        await desk.until(lambda: desk.server.disconnects, "a closed connection")
        assert not cards(first)
        assert dialog.isVisible()
        assert len(desk.server.requests) == 2
        QTest.keyClick(dialog, Qt.Key.Key_1)
        await desk.until(lambda: len(desk.views()) == 3, "the stopped call is read on")
        assert "Tool failed: Calculator" in desk.texts()[-1]
        await desk.until(desk.window.isActiveWindow, "the window in front")

    play(scene)
    assert [record.outcome for record in records(tmp_path)] == ["stopped"]
