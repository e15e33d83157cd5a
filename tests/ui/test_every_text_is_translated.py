"""Every text of the interface goes through a translator, wherever it is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.settings_dialog import PAGES
from tests.scripted_calls import chat_calls
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play
from tests.ui.marked_words import mark_everything, unmark, unmarked, untranslated
from tests.ui.tool_choice import choose
from tests.ui.walk import own_items, said, send, settled, walk_actions, walk_page, walk_sidebar

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
        found = Found()
        await walk_page(desk, page, found.look)
        found.report()

    play(scene)


def test_in_the_sidebar_and_its_menus(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["αβγ"])))
        await send(desk, "αβγ")
        await desk.until(lambda: "αβγ" in said(desk), "the reply")
        found = Found()
        await walk_sidebar(desk, found.look)
        found.report()

    play(scene)


def test_in_whatever_an_action_opens(play: Play, tmp_path: Path) -> None:
    own_items(tmp_path)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["αβγ"])))
        await send(desk, "αβγ")
        await desk.until(lambda: "αβγ" in said(desk), "the reply")
        found = Found()
        await walk_actions(desk, found.look)
        found.report()

    play(scene)
