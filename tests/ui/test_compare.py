"""One message to several models, side by side, by keys."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QTabBar

from tests.scripted_server import Answer, Gate, Hang, chat_chunk, chat_chunks
from tests.ui.comparing import ALT, CONTROL, check, opened, send
from tests.ui.desk import Desk, Play
from tests.ui.test_windows import another, talk


def test_two_models_answer_and_one_goes_on(play: Play, tmp_path: Path) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["From one."])), Answer(chat_chunks(["From two."])))
        QTest.keyClicks(QApplication.focusWidget(), "Hello")
        dialog = await opened(desk)
        check(dialog, "test/one", "test/two")
        send(dialog)
        await desk.until(lambda: len(dialog.columns) == 2, "two columns")
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "both replies")
        hints = "".join(label.text() for label in dialog.findChildren(QLabel))
        assert "1 or 2 continues with a reply" in hints
        bodies = [r.json for r in desk.server.requests]
        assert {body["model"] for body in bodies} == {"one", "two"}
        assert bodies[0]["messages"] == bodies[1]["messages"]
        assert bodies[0]["messages"] == [{"role": "user", "content": "Hello"}]
        for column in dialog.columns:
            view = list(column.transcript.views)[-1]
            assert "5 → 7 tokens" in view.footer.words
        second = dialog.columns[1].message
        assert second is not None
        seen: list[list[str]] = []
        dialog.finished.connect(lambda _: seen.append(desk.texts()))
        QTest.keyClick(dialog, Qt.Key.Key_2)
        shown = ["You: Hello", f"Reply: {second.text}"]
        await desk.until(lambda: desk.texts() == shown, "the conversation goes on")
        await desk.until(lambda: seen == [shown], "no other reply to be seen before")
        assert desk.views()[1].footer.version == (2, 2)
        await desk.until(lambda: desk.button("two"), "the model that goes on")
        desk.server.chat(Answer(chat_chunks(["More."])))
        await desk.until(desk.window.isActiveWindow, "the window in front")
        desk.window.composer.setFocus()
        await desk.send("And?")
        await desk.until(lambda: "Reply: More." in desk.texts(), "the next reply")
        sent = [m["content"] for m in desk.server.requests[-1].json["messages"]]
        assert sent == ["Hello", second.text, "And?"]

    play(scene)


def test_escape_stops_all_and_what_arrived_is_kept(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer([chat_chunk("Half"), Hang()]))
        QTest.keyClicks(QApplication.focusWidget(), "Hello")
        dialog = await opened(desk)
        check(dialog, "test/one", "test/two")
        send(dialog)
        await desk.until(
            lambda: (
                dialog.columns
                and all(
                    "Half" in "".join(v.spoken_name() for v in c.transcript.views)
                    for c in dialog.columns
                )
            ),
            "the beginning of both",
        )
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "the end of both")
        assert dialog.isVisible()
        await desk.until(lambda: len(desk.server.disconnects) == 2, "two closed connections")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(
            lambda: [view.footer.version for view in desk.views()[1:]] == [(1, 2)],
            "the first is read on",
        )

    play(scene)


def test_an_error_stays_in_its_column(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(
            Answer(chat_chunks(["Fine."])), Answer([b'{"error": {"message": "No."}}'], status=400)
        )
        QTest.keyClicks(QApplication.focusWidget(), "Hello")
        dialog = await opened(desk)
        check(dialog, "test/one", "test/two")
        send(dialog)
        await desk.until(lambda: len(desk.server.requests) == 2, "both requests")
        await desk.until(
            lambda: sum(c.can_be_picked for c in dialog.columns) == 1
            and all(c.message is not None and c.message.status != "streaming"
                    for c in dialog.columns),
            "one reply and one failure",
        )  # fmt: skip
        failed = next(c for c in dialog.columns if not c.can_be_picked)
        notice = list(failed.transcript.views)[-1].notice  # type: ignore[attr-defined]
        assert notice is not None
        # Where there is no room for all of them, their tabs say so.
        tabs = dialog.findChild(QTabBar)
        place = dialog.columns.index(failed)
        await desk.until(lambda: tabs.tabText(place).endswith("failed"), "a mark on its tab")
        assert not tabs.tabText(1 - place).endswith("failed")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await desk.until(lambda: desk.texts()[-1:] == ["Reply: Fine."], "the good one is read")

    play(scene)


def test_no_more_than_four_and_nothing_without_a_message(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, CONTROL | ALT)
        await desk.until(lambda: "Write a message first" in desk.window.notices.text(), "why")

    play(scene)


def test_what_is_chosen_stays_in_sight_of_the_search(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        QTest.keyClicks(QApplication.focusWidget(), "Hi")
        dialog = await opened(desk)
        check(dialog, "test/one")
        models = dialog.findChild(QListWidget)
        assert isinstance(models, QListWidget)
        QTest.keyClicks(dialog.focusWidget(), "two")
        rows = [models.item(row) for row in range(models.count())]
        assert [row.text() for row in rows if not row.isHidden()] == ["test/one", "test/two"]
        check(dialog, "test/two")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Backspace)
        QTest.keyClicks(dialog.focusWidget(), "o")
        assert [row.text() for row in rows if not row.isHidden()] == ["test/two"]
        assert models.currentItem().text() == "test/two"
        dialog.reject()

    play(scene)


def test_another_window_says_that_models_are_compared_and_stops_them(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        other = await another(desk)
        composer = other.window.composer

        def status() -> set[str]:
            return {label.accessibleName() for label in composer.findChildren(QLabel)}

        desk.go()
        desk.server.chat(Answer([chat_chunk("Half"), Hang()]))
        QTest.keyClicks(QApplication.focusWidget(), "And now?")
        dialog = await opened(desk)
        check(dialog, "test/one", "test/two")
        send(dialog)
        await desk.until(lambda: len(desk.server.requests) == 3, "both requests")
        await other.until(lambda: other.button("Stop"), "word of it in the other window")
        assert "Several models are answering, to be compared" in status()
        assert other.texts()[-1] == "You: And now?"
        other.go()
        # What is typed there is not sent into it, and not lost.
        await other.send("Wait")
        assert composer.text() == "Wait"
        composer.clear()
        other.key(Qt.Key.Key_Escape)
        await desk.until(lambda: all(c.can_be_picked for c in dialog.columns), "the end of both")
        await other.until(lambda: not other.button("Stop"), "the end in the other window")
        assert "Several models are answering, to be compared" not in status()
        second = dialog.columns[1].message
        assert second is not None
        dialog.activateWindow()
        QTest.keyClick(dialog, Qt.Key.Key_2)
        last = f"Reply: {second.text}"
        await other.until(lambda: other.texts()[-1:] == [last], "the choice")

    play(scene)


def test_models_that_are_compared_go_on_when_their_window_goes(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        await talk(desk)
        go_on = asyncio.Event()
        rest = Answer([chat_chunk("Whole"), Gate(go_on), *chat_chunks([" reply"])])
        desk.server.chat(rest, rest)
        QTest.keyClicks(QApplication.focusWidget(), "And now?")
        dialog = await opened(desk)
        check(dialog, "test/one", "test/two")
        send(dialog)
        await desk.until(lambda: len(desk.server.requests) == 3, "both requests")
        await desk.windows.build_anew()
        fresh = await desk.beside(0)
        await fresh.until(lambda: fresh.button("Stop"), "word of it in the new window")
        go_on.set()
        await fresh.until(lambda: "Reply: Whole reply" in fresh.texts(), "the first reply")
        assert not fresh.button("Stop")
        assert fresh.views()[-1].footer.version == (1, 2)

    play(scene)
