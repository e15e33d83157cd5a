"""Every text of the interface goes through a translator, wherever it is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QPushButton, QWidget

from desktop.chat import assistant, prompt
from desktop.chat.assistant import Assistant
from desktop.chat.prompt import Prompt
from desktop.ui.settings_dialog import PAGES, SettingsDialog
from tests.scripted_calls import chat_calls
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.marked_words import mark_everything, unmark, unmarked, untranslated
from tests.ui.tool_choice import choose

#: Not opened here: the first three leave the window, the last ends it.
_LEFT_OUT = {"print", "browser", "screenshot", "quit"}

#: Not pressed: these two would start the built-in model and end the dialog.
_NOT_PRESSED = ("Test", "Close")

#: Everything that a message can be made of, in a language that is not that of the code.
_EVERYTHING = """\
# αβγ

αβγ [δεζ](http://127.0.0.1:9/) `δεζ`[^1]

- [x] αβγ

| α | β |
|---|---|
| γ | δ |

```αβ
γδε
```

$$αβ$$

![αβγ](http://127.0.0.1:9/α.png)

> αβγ

[^1]: δεζ
"""


@pytest.fixture(autouse=True)
def marks(qapp: QApplication) -> Iterator[None]:
    marks = mark_everything(qapp)
    yield
    unmark(marks)


class Found:
    """Texts that nobody translates, each with the place where it was seen first."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], str] = {}

    def look(self, window: QWidget, where: str) -> None:
        for what, text in untranslated(window):
            self._first.setdefault((what, text), where)

    def report(self) -> None:
        lines = [
            f"{where}: {what}: {text!r} ({unmarked(text)!r})"
            for (what, text), where in self._first.items()
        ]
        assert not lines, "not translated:\n" + "\n".join(sorted(lines))


def windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


async def settled(desk: Desk) -> None:
    for _ in range(5):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


async def send(desk: Desk, text: str) -> None:
    """As if it was pasted: keys of tests know Latin letters only."""
    desk.window.activateWindow()
    desk.window.composer.setFocus()
    desk.window.composer.set_text(text)
    await settled(desk)
    desk.key(Qt.Key.Key_Return)
    await settled(desk)


def said(desk: Desk) -> str:
    return " ".join(desk.texts())


def test_in_the_window_and_its_messages(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        found = Found()
        found.look(desk.window, "empty window")
        thinking = [chat_chunk(reasoning_content="αβγ"), *chat_chunks([_EVERYTHING])]
        desk.server.chat(Answer(thinking))
        await send(desk, "αβγ")
        await desk.until(lambda: "δεζ" in said(desk), "the reply")
        await settled(desk)
        found.look(desk.window, "reply")
        desk.server.chat(Answer(status=400))
        await send(desk, "βγδ")
        await desk.until(lambda: desk.views() and desk.button("Retry"), "a failure")
        found.look(desk.window, "failed reply")
        desk.server.chat(Answer([chat_chunk("γδε"), Hang()]))
        await send(desk, "γδε")
        await desk.until(lambda: len(desk.server.requests) == 3, "half a reply")
        await asyncio.sleep(0.3)
        found.look(desk.window, "reply that arrives")
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: not desk.button("Stop"), "its end")
        found.look(desk.window, "stopped reply")
        found.report()

    play(scene)


def test_in_tools_that_ask(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        call = chat_calls(("calculate", '{"expression": "6 * 7"}'), ("current_time", "{}"))
        desk.server.chat(call, Answer(chat_chunks(["αβγ"])))
        await choose(desk, 2)
        await send(desk, "αβγ")
        await desk.until(lambda: desk.button("⟦Deny"), "a question")
        found = Found()
        found.look(desk.window, "question")
        found.report()

    play(scene)


@pytest.mark.parametrize("page", PAGES)
def test_on_each_page_of_the_settings_and_behind_its_buttons(play: Play, page: str) -> None:
    async def scene(desk: Desk) -> None:
        trigger(desk, "settings")
        dialog = desk.window.findChild(SettingsDialog)
        assert isinstance(dialog, SettingsDialog)
        dialog.show_page(page)
        await settled(desk)
        found = Found()
        found.look(dialog, page)
        shown = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        for button in shown:
            words = button.text()
            if (
                not button.isVisible()
                or not button.isEnabled()
                or any(w in words for w in _NOT_PRESSED)
            ):
                continue
            button.click()
            await settled(desk)
            for window in windows():
                found.look(window, f"{page}, {words}")
                if window not in (desk.window, dialog):
                    window.close()
            if not dialog.isVisible():
                trigger(desk, "settings")
                dialog.show_page(page)
            await settled(desk)
        found.report()

    play(scene)


def test_in_the_sidebar_and_its_menus(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["αβγ"])))
        await send(desk, "αβγ")
        await desk.until(lambda: "αβγ" in said(desk), "the reply")
        found = Found()
        sidebar = desk.window.sidebar
        view = sidebar.findChild(QAbstractItemView)
        assert view is not None
        trigger(desk, "new-folder")
        await settled(desk)
        found.look(desk.window, "new folder")
        desk.key(Qt.Key.Key_Escape)
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            QTest.mouseClick(
                view.viewport(), Qt.MouseButton.RightButton, pos=view.visualRect(index).center()
            )
            await settled(desk)
            for window in windows():
                found.look(window, f"menu of row {row}")
                if isinstance(window, QMenu):
                    window.close()
        view.setFocus()
        for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_Delete):
            view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
            QTest.keyClick(view, key)
            await settled(desk)
            found.look(desk.window, f"key {key.name}")
        found.report()

    play(scene)


def trigger(desk: Desk, name: str) -> None:
    action = desk.window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def test_in_whatever_an_action_opens(play: Play, tmp_path: Path) -> None:
    write(tmp_path / "assistants.json", assistant.KIND, Assistant(id="α", name="αβγ"))
    write(tmp_path / "prompts.json", prompt.KIND, Prompt(id="α", name="αβγ", text="{{δεζ}}"))

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["αβγ"])))
        await send(desk, "αβγ")
        await desk.until(lambda: "αβγ" in said(desk), "the reply")
        found = Found()
        names = [a.objectName() for a in desk.window.findChildren(QAction) if a.objectName()]
        for name in dict.fromkeys(names):
            if name in _LEFT_OUT or name[-1] in "23456789":  # one conversation is enough
                continue
            action = desk.window.findChild(QAction, name)
            if action is None or not action.isEnabled():
                continue
            action.trigger()
            await settled(desk)
            for window in windows():
                found.look(window, name)
                if window is not desk.window:
                    window.close()
            desk.window.activateWindow()
            await settled(desk)
        found.report()

    play(scene)


def write(path: Path, kind: str, *items: Assistant | Prompt) -> None:
    path.write_bytes(msgspec.json.encode({"type": kind, "version": 1, "items": items}))
